"""The register of another day, or with another knowledge: those people, in the order the shelf would have them in.

Whoever is asked for by name alone is found on the shelf, or by name; only the rows that are shown are worked out. For
anything else every row is worked out that was another on that day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from habeas.desk.shelves.atlas import Where, WorkedOut
from habeas.desk.shelves.models import MoveOnShelf, PersonOnShelf, StayOnShelf
from habeas.desk.shelves.rows import (
    folded_once,
    headline,
    keys_of_column,
    moves_on_shelf,
    on_shelf,
    row_of,
    stays_on_shelf,
)
from habeas.desk.shelves.spelling import folded
from habeas.identity.alike import Keys, keys_of
from habeas.register.about import About
from habeas.register.people import row
from habeas.register.stays import been
from habeas.register.turns import NEVER

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


def whereabouts(about: About, day: date, shelf: str | None) -> WorkedOut:
    """Everybody of that day, where they were said to be, and between which places they were said to be moved."""
    worked = list(_others(about, day, shelf))
    said_of = [(item, been(about, row_of(item.row, day))) for item in worked]
    stays = [stay for item, said in said_of for stay in stays_on_shelf(said, item)]
    moves = [move for item, said in said_of for move in moves_on_shelf(said, item)]
    kept = {item.number: item for item in _same(day, shelf)} if shelf is not None else {}
    if shelf is not None:
        stays += _kept(StayOnShelf.objects.filter(person__view=shelf), kept)
        moves += _kept(MoveOnShelf.objects.filter(person__view=shelf), kept)
    return WorkedOut((*kept.values(), *worked), tuple(stays), tuple(moves))


def _kept(rows: QuerySet[Where], people: Mapping[int, PersonOnShelf]) -> Iterator[Where]:
    """Those rows of the shelf that are of people whose row was the same on that day."""
    for one in rows.iterator():
        if one.person_id in people:
            one.person = people[one.person_id]
            yield one


def _all(about: About, day: date, shelf: str | None) -> Iterator[PersonOnShelf]:
    if shelf is not None:
        yield from _same(day, shelf)
    yield from _others(about, day, shelf)


def _same(day: date, shelf: str) -> QuerySet[PersonOnShelf]:
    """Those whose row was on that day what it is now."""
    return listed(shelf, day).filter(_since(day)).defer("row", "keys")


def _others(about: About, day: date, shelf: str | None) -> Iterator[PersonOnShelf]:
    """The rest, worked out."""
    ids: Iterable[str] = about.people(day)
    if shelf is not None:
        ids = listed(shelf, day).exclude(_since(day)).values_list("person", flat=True)
    return (_worked(about, id_, day) for id_ in ids)


def _since(day: date) -> Q:
    return Q(same_since__isnull=True) | Q(same_since__lte=day)


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
