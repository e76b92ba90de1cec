"""What a visitor asks of the map and the time line, and what they can ask: filters, in addresses and in forms.

What cannot be read in an address is left out, and the page says so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from habeas.desk.opened import Desk
from habeas.desk.pages import past
from habeas.desk.pages.addresses import page_in
from habeas.desk.pages.moments import Moment
from habeas.desk.pages.register import Choice, choices
from habeas.desk.pictures.maps import shown_at
from habeas.desk.shelves.atlas import Filter, OnShelf, Tables
from habeas.desk.shelves.rows import name_of
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.register.stays import NOWHERE
from habeas.statements.mention import Kind
from habeas.wording.status import STATUS

UNSAID = "unsaid"
"""Asks for people of whom nobody said where."""
AS_DRAWN = "at:"
"""Before a place: only what is drawn as that very place, not what lies in it and is drawn by itself."""
MOST_CHOICES = 200
"""Places, and bodies, that one can choose from: those of most people."""
WHICH = {"last": mark("The last said"), "ever": mark("All that were said")}


@dataclass(frozen=True)
class Asked:
    """What was asked for, as it stands in an address."""

    words: str
    status: str
    place: str
    body: str
    first: date | None
    last: date | None
    which: str
    page: int
    usual: str
    errors: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked for beside what one sees without asking."""
        return bool(self.fields.keys() - {"which"})

    @property
    def asks_where(self) -> bool:
        """Whether anything is asked for beside who they are."""
        return bool(self.fields.keys() - {"q", "status"})

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the address that are filled; `which` only where it is not the usual."""
        found = {
            "q": self.words, "status": self.status, "place": self.place, "body": self.body,
            "from": self.first.isoformat() if self.first else "", "to": self.last.isoformat() if self.last else "",
            "which": self.which if self.which != self.usual else "",
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}

    def address(self, when: Moment, **other: str) -> str:
        """The query that asks for the same with other fields, at the same moment; `which` always stands in it."""
        fields = self.fields | {"which": self.which} | other
        query = urlencode({name: value for name, value in fields.items() if value})
        return "?" + "&".join(part for part in (query, when.query) if part)


@dataclass(frozen=True)
class Choices:
    """What the form of the filters offers."""

    statuses: tuple[Choice, ...]
    places: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    which: tuple[Choice, ...]


def asked_for(query: QueryDict, about: About, usual: str) -> Asked:
    """Read what is asked for; `usual` is the `which` of a page that is asked for nothing."""
    errors = list[str]()
    first, last = (_day(query.get(name, ""), errors) for name in ("from", "to"))
    if first and last and first > last:
        first, last = last, first
    number = query.get("page", "1")
    which = query.get("which", "")
    return Asked(
        words=query.get("q", "").strip(),
        status=query.get("status", "") if query.get("status") in STATUS else "",
        place=_place(about, query.get("place", ""), errors),
        body=_body(about, query.get("body", ""), errors),
        first=first,
        last=last,
        which=which if which in WHICH else usual,
        page=page_in(number),
        usual=usual,
        errors=tuple(errors),
    )


def filter_of(asked: Asked, about: About, tables: Tables) -> Filter:
    """The same, as it is asked of the tables."""
    return Filter(
        words=asked.words,
        status=asked.status,
        places=_places(asked.place, about, tables),
        body=asked.body,
        runs=_run_by(asked.body, about, tables) if asked.body else frozenset(),
        first=asked.first,
        last=asked.last,
        only_last=asked.which == "last" or asked.place == UNSAID,
    )


def tables_of(here: Desk, about: About, when: Moment, shelf: str) -> Tables:
    """What is asked, at a moment: the shelf, or what is worked out for another day or another knowledge."""
    if when.is_now:
        return OnShelf(shelf)
    on_shelf = shelf if when.known_on is None and when.as_of <= when.today else None
    return here.whereabouts_on(about, when.as_of, lambda: past.whereabouts(about, when.as_of, on_shelf))


def choices_for(asked: Asked, about: About, tables: Tables) -> Choices:
    """What the form offers, the places and bodies of most people first among those that are offered."""
    return Choices(
        statuses=choices({"": mark("Everyone")} | STATUS, asked.status),
        places=_place_choices(asked, about, tables),
        bodies=_body_choices(asked, about, tables),
        which=choices(WHICH, asked.which),
    )


def _place_choices(asked: Asked, about: About, tables: Tables) -> tuple[Choice, ...]:
    counted = Counter[str]()
    for place, number in tables.places().items():
        for one in (place, *about.sites.lies_in(place)) if place else ():
            counted[one] += number
    wanted = [place for place, _number in counted.most_common(MOST_CHOICES)]
    chosen = asked.place.removeprefix(AS_DRAWN)
    if chosen and chosen != UNSAID and chosen not in wanted:
        wanted.append(chosen)
    named = sorted(
        ((_with_around(about, place), place) for place in wanted), key=lambda one: one[0].casefold()
    )
    found = [
        Choice("", _("Anywhere"), not asked.place),
        Choice(UNSAID, _("Nobody said where"), asked.place == UNSAID),
    ]
    if asked.place.startswith(AS_DRAWN):
        found.append(
            Choice(asked.place, _("{place}, as on the map").format(place=name_of(about, chosen)), True)
        )
    return (*found, *(Choice(place, name, place == asked.place) for name, place in named))


def _body_choices(asked: Asked, about: About, tables: Tables) -> tuple[Choice, ...]:
    counted = tables.bodies()
    for place, number in tables.places().items():
        for running in about.sites.running(place) if place else ():
            counted[running.who] += number
    wanted = [body for body, _number in counted.most_common(MOST_CHOICES) if body in about.who.members]
    if asked.body and asked.body not in wanted:
        wanted.append(asked.body)
    named = sorted(((name_of(about, body), body) for body in wanted), key=lambda one: one[0].casefold())
    return (
        Choice("", _("Anybody"), not asked.body),
        *(Choice(one, name, one == asked.body) for name, one in named),
    )


def _with_around(about: About, place: str) -> str:
    """A place with what it lies in: a name alone tells no cellar from another."""
    around = [name_of(about, one) for one in about.sites.lies_in(place)]
    name = name_of(about, place)
    return f"{name} ({', '.join(around)})" if around else name


def _place(about: About, asked: str, errors: list[str]) -> str:
    """A place as it stands in an address: an older id of it leads to it."""
    if asked in ("", UNSAID):
        return asked
    prefix = AS_DRAWN if asked.startswith(AS_DRAWN) else ""
    place = about.who.of.get(asked.removeprefix(AS_DRAWN), "")
    if place and about.known.mentions[place].kind is Kind.PLACE:
        return prefix + place
    errors.append(_("The place that was asked for is not known here; people at any place are shown."))
    return ""


def _body(about: About, asked: str, errors: list[str]) -> str:
    body = about.who.of.get(asked, "")
    if asked and (not body or about.known.mentions[body].kind not in (Kind.PERSON, Kind.GROUP, Kind.BODY)):
        errors.append(_("Whoever was asked for is not known here; people held by anybody are shown."))
        return ""
    return body


def _places(asked: str, about: About, tables: Tables) -> frozenset[str] | None:
    """The places that are meant: a place and all that is said to lie in it."""
    if not asked:
        return None
    if asked == UNSAID:
        return frozenset({NOWHERE})
    if asked.startswith(AS_DRAWN):
        place = asked.removeprefix(AS_DRAWN)
        return frozenset({place, *(one for one in tables.places() if one and shown_at(about, one) == place)})
    return frozenset(about.sites.within([asked]))


def _run_by(body: str, about: About, tables: Tables) -> frozenset[str]:
    """The places that a body is said to run or guard."""
    places: Iterable[str] = (place for place in tables.places() if place)
    return frozenset(place for place in places if any(one.who == body for one in about.sites.running(place)))


def _day(text: str, errors: list[str]) -> date | None:
    text = text.strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        wrong = _("“{text}” is not a day; write it like 2022-07-21. It was left out.")
        errors.append(wrong.format(text=text[:40]))
        return None
