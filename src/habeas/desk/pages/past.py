"""The register of another day, or with another knowledge: those people, in the order the shelf would have them in.

Whoever is asked for by name alone is found on the shelf, or by name; only the rows that are shown are worked out. For
anything else every row is worked out that was another on that day.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import folded_once, headline, keys_of_column, on_shelf
from habeas.desk.shelves.spelling import folded
from habeas.identity.alike import Keys, keys_of
from habeas.register.about import About
from habeas.register.people import row
from habeas.register.turns import Turns

NEVER = Turns(None, None, None)
BY_NAME = ("name", "order")
"""Orders that do not change with the day."""


def listed(shelf: str, day: date) -> QuerySet[PersonOnShelf]:
    """Those of a shelf who were on the register on a day that is not after its own."""
    return PersonOnShelf.objects.filter(view=shelf, listed__lte=day)


def keys_on_shelf(shelf: str, day: date) -> Mapping[str, Keys]:
    """What their names are found by."""
    return {person: keys_of_column(text) for person, text in listed(shelf, day).values_list("person", "keys")}


def keys_then(about: About, day: date) -> Mapping[str, Keys]:
    """What everybody's names are found by who was on the register, with another knowledge."""
    return {id_: keys_of(about.known, about.who.members[id_]) for id_ in about.people(day)}


def worked_out(
    about: About, day: date, shelf: str | None, words: str, status: str, sort: str
) -> list[PersonOnShelf]:
    """The rows of that day, filtered and sorted; `shelf` is one with the same knowledge, if there is one."""
    asked = folded(words).split()
    if sort in BY_NAME and not asked and not status and shelf is None:
        rows = [_by_name(about, id_, day) for id_ in about.people(day)]
    else:
        rows = [
            item
            for item in _all(about, day, shelf)
            if all(word in item.search for word in asked) and (not status or f"|{status}|" in item.statuses)
        ]
    return sorted(rows, key=lambda item: (_sort_key(item, sort), item.sort_name, item.person))


def _all(about: About, day: date, shelf: str | None) -> Iterator[PersonOnShelf]:
    if shelf is None:
        yield from (_worked(about, id_, day) for id_ in about.people(day))
        return
    same = Q(same_since__isnull=True) | Q(same_since__lte=day)
    yield from listed(shelf, day).filter(same).defer("row", "keys")
    for id_ in listed(shelf, day).exclude(same).values_list("person", flat=True):
        yield _worked(about, id_, day)


def _worked(about: About, id_: str, day: date) -> PersonOnShelf:
    return on_shelf(about, row(about, id_, day), NEVER)


def _by_name(about: About, id_: str, day: date) -> PersonOnShelf:
    """Somebody with no more than what the order by name needs."""
    names = list(dict.fromkeys(about.known.mentions[member].name for member in about.who.members[id_]))
    name = headline(names)
    if not name[:1].isupper():
        # Somebody may have said what they are called.
        return _worked(about, id_, day)
    heard = about.known.noted[id_]
    return PersonOnShelf(
        person=id_, name=name, sort_name=folded_once(name), noted=heard.number,
        heard_at=int(heard.at.timestamp() * 1000),
    )  # fmt: skip


def _sort_key(item: PersonOnShelf, sort: str) -> tuple[bool, date, date, int, int]:
    """The same order as on the shelf."""
    match sort:
        case "order":
            return (False, date.min, date.min, item.heard_at, item.noted)
        case "since":
            return (item.since is None, item.since or date.min, date.min, 0, 0)
        case "proof":
            return (item.proof_from is not None, item.proof_from or date.min, item.proof_to or date.min, 0, 0)
        case "voices":
            return (False, date.min, date.min, -item.voices, 0)
        case _:
            return (False, date.min, date.min, 0, 0)
