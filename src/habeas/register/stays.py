"""Where one person was said to be, place by place, and between which places they were said to be moved: what a map and
a time line of many people are made of. Read off the statements a row of the register rests on; nothing is put together.

A stay is all that is said of one place. Everybody has one that is the last, be it without a place.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.at_place import where
from habeas.register.people import PersonRow
from habeas.register.status import UNKNOWN
from habeas.register.value import is_fact
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Detained, HeldAt, Moved
from habeas.statements.known import Statement
from habeas.statements.mention import Kind, Party

NOWHERE = ""
"""The place of a stay of which nobody said where."""


class SaidStay(Struct, frozen=True):
    """A place (a cluster, or NOWHERE) at which the person was said to be; the first and last day on which some
    statement may say so (None: no bound is known); who is said to have held them there. `is_last`: they may be there
    as of the row's day, or were there last before nobody knew."""

    place: str
    first: date | None
    last: date | None
    by: tuple[str, ...]
    is_last: bool


class SaidMove(Struct, frozen=True):
    """The person was said to be moved from one place (a cluster) to another on some day from `first` to `last`, by
    whom."""

    start: str
    end: str
    first: date | None
    last: date | None
    by: tuple[str, ...]


class Been(Struct, frozen=True):
    """Where somebody was said to be, in the order in which it was said, and between which places to be moved."""

    stays: tuple[SaidStay, ...]
    moves: tuple[SaidMove, ...]

    @property
    def first(self) -> date | None:
        """The first day of all of it; None where no day is known."""
        days = (one.first for said in (self.stays, self.moves) for one in said)
        return min((day for day in days if day), default=None)


class _Said:
    """What is gathered of one stay or move."""

    def __init__(self) -> None:
        self.spans: list[tuple[date | None, date | None]] = []
        self.by: dict[str, None] = {}

    def add(self, about: About, statement: Statement) -> None:
        span = about.timeline.bounds(statement)
        # Without a first day, it had been so by the day it was said; when before that, nobody says.
        self.spans.append((span.earliest or span.latest, span.latest))
        self.by.update(dict.fromkeys(about.named(_by(statement.fact.claim))))

    @property
    def first(self) -> date | None:
        return min((first for first, _ in self.spans if first), default=None)

    @property
    def last(self) -> date | None:
        lasts = [last for _, last in self.spans]
        return None if None in lasts else max((last for last in lasts if last), default=None)


def been(about: About, row: PersonRow) -> Been:
    """Where the person of a row was said to be."""
    facts = [one for id_ in row.statements if is_fact(one := about.known.statements[id_])]
    return Been(_stays(about, row, facts), _moves(about, facts))


def _stays(about: About, row: PersonRow, facts: list[Statement]) -> tuple[SaidStay, ...]:
    last = {one.value: one for one in (*row.places, *row.last_places) if one.value != UNKNOWN}
    found: dict[str, _Said] = {}
    for statement in facts:
        for place in _places(about, statement.fact.claim):
            found.setdefault(place, _Said()).add(about, statement)
    for place, value in last.items():
        if place not in found:
            # One of two places is an answer, and no stay at either by itself.
            said = found[place] = _Said()
            for id_ in value.because:
                said.add(about, about.known.statements[id_])
    if not last:
        found.setdefault(NOWHERE, _Said())
    return tuple(
        SaidStay(
            place, said.first, said.last, tuple(said.by), place in last or (place == NOWHERE and not last)
        )
        for place, said in found.items()
    )


def _moves(about: About, facts: list[Statement]) -> tuple[SaidMove, ...]:
    found: dict[tuple[str, str], _Said] = {}
    for statement in facts:
        claim = statement.fact.claim
        if not isinstance(claim, Moved):
            continue
        for start in _sure(about, claim.from_):
            for end in _sure(about, claim.to):
                found.setdefault((start, end), _Said()).add(about, statement)
    return tuple(
        SaidMove(start, end, said.first, said.last, tuple(said.by)) for (start, end), said in found.items()
    )


def _places(about: About, claim: Claim) -> Iterable[str]:
    places = _sure(about, where(claim))
    if not places and isinstance(claim, HeldAt | Detained):
        return (NOWHERE,)
    return places


def _sure(about: About, party: Party | None) -> tuple[str, ...]:
    """The places of a party: of one of two, none."""
    if party is None or not party.all:
        return ()
    return tuple(one for one in about.named(party) if about.known.mentions[one].kind is Kind.PLACE)


def _by(claim: Claim) -> Party | None:
    return claim.by if isinstance(claim, HeldAt | Detained | Moved) else None
