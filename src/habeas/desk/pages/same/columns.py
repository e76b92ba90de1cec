"""People side by side, row by row: what each is called, when they were born, where they were held; what agrees."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.urls import reverse

from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.namesakes import tell_apart
from habeas.desk.pages.same.weighing import said_of
from habeas.identity.candidates import Gathered, Open
from habeas.identity.linkage import FieldAgreement
from habeas.identity.linkage.people import Days
from habeas.language import gettext as _
from habeas.language import mark
from habeas.names import parse
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.wording import dates

A_FEW = 6
"""Facts shown of each."""
SIGNS = {"agrees": "=", "differs": "≠", "": ""}
SAID = {"agrees": mark("agrees"), "differs": mark("differs"), "": ""}
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("Name"), ("family name", "given name", "second given name", "sex")),
    (mark("Patronymic"), ("patronymic",)),
    (mark("Also called"), ("call sign",)),
    (mark("Born"), ("birth",)),
    (mark("Unit"), ("unit",)),
    (mark("Home"), ("place",)),
    (mark("Relatives"), ("relatives",)),
    (mark("Held at"), ("held at",)),
    (mark("Taken"), ("taken",)),
    (mark("Photos"), ("photos",)),
    (mark("Said in"), ()),
    (mark("Last said"), ()),
)
"""The rows, each with the fields of linking that speak of it."""


@dataclass(frozen=True)
class Words:
    """Where one is spoken of: the source, and the way to the words."""

    title: str
    link: str


@dataclass(frozen=True)
class Column:
    """One of those who are compared."""

    id: str
    name: str
    told_apart: str
    link: str
    sources: tuple[Words, ...]
    facts: tuple[FactLine, ...]
    more: int


@dataclass(frozen=True)
class Row:
    """One row: what each has there, and whether that agrees (a sign and a word)."""

    heading: str
    cells: tuple[str, ...]
    how: str
    sign: str
    said: str


def columns(about: About, open_: Open, group: Iterable[str]) -> tuple[Column, ...]:
    """Those who are compared, one a column."""
    return tuple(_column(about, id_) for id_ in group)


def rows(about: About, open_: Open, group: tuple[str, ...]) -> tuple[Row, ...]:
    """What is said of each, row by row; rows in which nobody has anything are left out."""
    people = [open_.people[id_] for id_ in group]
    compared = [found.fields for a, b in combinations(group, 2) if (found := open_.pair(a, b)) is not None]
    made: list[Row] = []
    for heading, fields in ROWS:
        cells = tuple(_CELLS[heading](about, one) for one in people)
        if any(cells):
            how = _how(compared, fields) if sum(map(bool, cells)) > 1 else ""
            made.append(Row(_(heading), cells, how, SIGNS[how], _(SAID[how]) if how else ""))
    return tuple(made)


def _how(compared: list[tuple[FieldAgreement, ...]], fields: tuple[str, ...]) -> str:
    """What differs between any two differs; what agrees between all agrees."""
    said = [said_of(one for one in pair if one.field in fields) for pair in compared]
    if "differs" in said:
        return "differs"
    return "agrees" if said and "" not in said else ""


def _column(about: About, id_: str) -> Column:
    known = about.known
    statements = about.about(id_)
    return Column(
        id=id_,
        name=known.mentions[id_].name,
        told_apart=tell_apart(known, id_),
        link=reverse("person", args=[id_]),
        sources=tuple(_spoken_of(known, about.who.members[id_])),
        facts=tuple(fact_line(known, one) for one in statements[-A_FEW:]),
        more=max(0, len(statements) - A_FEW),
    )


def _spoken_of(known: Known, members: Iterable[str]) -> Iterator[Words]:
    """The sources that speak of somebody, each once, with the way to where it does."""
    seen: set[str] = set()
    for id_ in members:
        mention = known.mentions[id_]
        if mention.source not in seen:
            seen.add(mention.source)
            address = reverse("reader", args=[mention.source])
            if mention.passages:
                address += f"?name={id_}#name-{mention.passages[0].start}"
            yield Words(known.sources[mention.source].title, address)


def _name(about: About, one: Gathered) -> str:
    return " / ".join(one.names)


def _patronymic(about: About, one: Gathered) -> str:
    found = (parsed.patronymic.written for name in one.names if (parsed := parse(name)).patronymic)
    return " / ".join(dict.fromkeys(found))


def _born(about: About, one: Gathered) -> str:
    return _days(one.person.born)


def _days(span: Days | None) -> str:
    first, last = span or (None, None)
    if first and last and first == last:
        return dates.day(first)
    if first and last:
        return _("{first} to {last}").format(first=dates.day(first), last=dates.day(last))
    if first:
        return _("{day} or later").format(day=dates.day(first))
    return _("{day} or earlier").format(day=dates.day(last)) if last else ""


def _last_said(about: About, one: Gathered) -> str:
    told = [statement.told_by for statement in about.about(one.id)]
    return dates.day(max(told)) if told else ""


def _photos(about: About, one: Gathered) -> str:
    return str(len(one.person.photos)) if one.person.photos else ""


def _said_in(about: About, one: Gathered) -> str:
    known = about.known
    sources = dict.fromkeys(known.mentions[id_].source for id_ in about.who.members[one.id])
    return " / ".join(known.sources[id_].title for id_ in sources)


_CELLS: dict[str, Callable[[About, Gathered], str]] = {
    "Name": _name,
    "Patronymic": _patronymic,
    "Also called": lambda about, one: " / ".join(one.called),
    "Born": _born,
    "Unit": lambda about, one: " / ".join(one.person.units),
    "Home": lambda about, one: " / ".join(one.person.places),
    "Relatives": lambda about, one: " / ".join(one.person.relatives),
    "Held at": lambda about, one: " / ".join(one.person.held),
    "Taken": lambda about, one: _days(one.person.taken),
    "Photos": _photos,
    "Said in": _said_in,
    "Last said": _last_said,
}
