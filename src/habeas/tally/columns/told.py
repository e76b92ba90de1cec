"""Statements that people are counted by, as rows: what is said, from which day on, by whom, of whom and where.

Only what is asserted as done has a row. Rows are in the order of the record, new ones last; what went out of force
keeps its row and is not `alive`.
"""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.register.about import is_custody
from habeas.register.at_place import PRESENT, where
from habeas.register.index import subjects
from habeas.statements.chain import Chain
from habeas.statements.claims.base import Claim
from habeas.statements.known import Statement
from habeas.tally.columns.names import Bools, Ints
from habeas.tally.conditions import CUSTODY
from habeas.timeline.events import may_be_tied
from habeas.timeline.said import days, is_fact

HELD, REFUSED, PRESENT_THERE, MEMBER = 1, 2, 4, 8
"""What a row says of people: that they were held, that they refused, were at a place, are of a group."""
Days = NDArray[np.int32]
Told = tuple[str, tuple[tuple[tuple[str, ...], bool], ...]]
"""By whom something is told, as it was written: the source, and each link's members, whether it was all of them."""
NOBODY: tuple[tuple[str, ...], bool] = ((), False)


class Row(Struct, frozen=True, gc=False):
    """One statement: `first` is the first day of which it can speak, `told` the day by which it had been said (both
    as ordinals); `is_open`: its first day may turn out earlier by what else is said."""

    what: int
    first: int
    told: int
    is_open: bool
    has_teller: bool


def what_is_said(claim: Claim) -> int:
    """What a claim says of people that they are counted by; 0 for nothing."""
    name, found = claim.name(), 0
    if name == "refused":
        found = REFUSED
    elif name == "belongs_to":
        found = MEMBER
    elif name in CUSTODY and is_custody(claim):
        found = HELD
    if name in PRESENT:
        there = where(claim)
        found |= PRESENT_THERE if there is not None and there.all else 0
    return found


def row(statement: Statement, what: int) -> Row:
    """The row of a statement."""
    span, fact, chain = days(statement), statement.fact, statement.telling.chain
    first = span.earliest or span.latest
    return Row(
        what=what,
        first=first.toordinal() if first else 0,
        told=statement.told_by.toordinal(),
        is_open=span.earliest is None and may_be_tied(fact),
        has_teller=bool(chain) and chain[0].who is not None,
    )


def told(source: str, chain: Chain) -> Told:
    """By whom something is told."""
    return source, tuple((link.who.members, bool(link.who.all)) if link.who else NOBODY for link in chain)


class Rows:
    """The rows, column by column. `subject_row` and `subject` are pairs: a row is about a mention (by its rank);
    `place_row` and `place` likewise. `chain` is the number of `chains` by which it is told."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.chains: list[Chain] = []
        self.chain_sources: list[str] = []
        self._numbers: dict[Told, int] = {}
        self.what: Ints = np.zeros(0, np.int32)
        self.first: Days = np.zeros(0, np.int32)
        self.told: Days = np.zeros(0, np.int32)
        self.is_open: Bools = np.zeros(0, bool)
        self.has_teller: Bools = np.zeros(0, bool)
        self.chain: Ints = np.zeros(0, np.int32)
        self.alive: Bools = np.zeros(0, bool)
        self.subject_row: Ints = np.zeros(0, np.int32)
        self.subject: Ints = np.zeros(0, np.int32)
        self.place_row: Ints = np.zeros(0, np.int32)
        self.place: Ints = np.zeros(0, np.int32)
        self._place_of: dict[str, int] | None = None

    def with_more(self, statements: Iterable[Statement], rank: Mapping[str, int], gone: set[str]) -> "Rows":
        """The rows of these statements after all others, and without those that are gone. These stay as they are."""
        made = Rows()
        made.ids, made._numbers = list(self.ids), self._numbers
        # Chains are only ever added, so that states share them.
        made.chains, made.chain_sources = self.chains, self.chain_sources
        rows, chains = list[Row](), list[int]()
        subject, place = _Pairs(), _Pairs()
        for statement in statements:
            claim = statement.fact.claim
            what = what_is_said(claim) if is_fact(statement) else 0
            if not what:
                continue
            number = len(made.ids)
            made.ids.append(statement.id)
            rows.append(row(statement, what))
            chains.append(made._chain(statement))
            subject.add(number, subjects(claim), rank)
            there = where(claim)
            place.add(number, there.members if there is not None and there.all else (), rank)
        for name in Row.__struct_fields__:
            column = getattr(self, name)
            more = np.fromiter((getattr(one, name) for one in rows), column.dtype, len(rows))
            setattr(made, name, np.concatenate((column, more)))
        made.chain = np.concatenate((self.chain, np.array(chains, np.int32)))
        made.alive = np.concatenate((self.alive, np.ones(len(rows), bool)))
        made.subject_row, made.subject = subject.after(self.subject_row, self.subject)
        made.place_row, made.place = place.after(self.place_row, self.place)
        if gone:
            made.alive[list(made.numbers_of(gone))] = False
        return made

    def numbers_of(self, ids: Iterable[str]) -> Iterator[int]:
        """The numbers of the rows of these statements, of those that have one."""
        if self._place_of is None or len(self._place_of) != len(self.ids):
            self._place_of = {id_: number for number, id_ in enumerate(self.ids)}
        return (number for id_ in ids if (number := self._place_of.get(id_)) is not None)

    def _chain(self, statement: Statement) -> int:
        by = told(statement.source.id, statement.telling.chain)
        number = self._numbers.setdefault(by, len(self.chains))
        if number == len(self.chains):
            self.chains.append(statement.telling.chain)
            self.chain_sources.append(statement.source.id)
        return number


class _Pairs:
    """Pairs of a row and a mention, as they come."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._mentions: list[int] = []

    def add(self, number: int, ids: Iterable[str], rank: Mapping[str, int]) -> None:
        for id_ in ids:
            if (place := rank.get(id_)) is not None:
                self._rows.append(number)
                self._mentions.append(place)

    def after(self, rows: Ints, mentions: Ints) -> tuple[Ints, Ints]:
        return (
            np.concatenate((rows, np.array(self._rows, np.int32))),
            np.concatenate((mentions, np.array(self._mentions, np.int32))),
        )
