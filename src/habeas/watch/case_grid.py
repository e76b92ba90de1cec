"""The case grid: what is known, claimed and asked of each thing that a State must record and tell of those it holds
(ICPPED art. 17(3) and 18(1)). Which claims speak for which is data, `case_grid.toml`.

Invariant: "known" is what somebody named says, never more; what an authority says is its claim; a denial is a denial.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import has_teller, is_fact
from habeas.statements.claims.authorities import AnswerKind, AskedItem
from habeas.statements.claims.base import Claim
from habeas.statements.telling import Polarity, Stage
from habeas.timeline.part import Part
from habeas.watch.authorities.approaches import Answer, Approach
from habeas.watch.concerning import Concerning, concerning, told_by_authority
from habeas.watch.feeds import Feed

RULES = Path(__file__).with_suffix(".toml")


class CellState(StrEnum):
    """What can be said of one thing; several may hold at once, the first is what a cell shows first.

    `known`: somebody named says it. `claimed`: an authority does. `denied`: somebody says that it is not so.
    `refused`: asked, and an authority would not say. `no_answer`: asked, and no answer to it is known. `unnamed`: said,
    with nobody named as saying so. `not_asked`: no authority was asked about it, as far as we know. `not_said`: of what
    authorities cannot be asked by article 18(1), nothing is said.
    """

    KNOWN = "known"
    CLAIMED = "claimed"
    DENIED = "denied"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNNAMED = "unnamed"
    NOT_ASKED = "not_asked"
    NOT_SAID = "not_said"


class CellPart(Struct, frozen=True):
    """One state of a cell, and the ids of the statements that give it."""

    state: CellState
    because: tuple[str, ...] = ()


class Cell(Struct, frozen=True, kw_only=True):
    """One thing that must be recorded or told: `code` is its article ("17_3_b"), with every state that holds."""

    code: str
    parts: tuple[CellPart, ...]

    @property
    def state(self) -> CellState:
        """What is shown first."""
        return self.parts[0].state


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What belongs in a cell: the items asked about, the claims that speak for it; `denied`, if it is denied when it is
    denied that the person is held at all."""

    code: str
    items: tuple[AskedItem, ...]
    fed_by: tuple[Feed, ...]
    denied: bool = False

    def takes(self, claim: Claim) -> bool:
        """Whether a claim speaks for this cell."""
        return any(feed.takes(claim) for feed in self.fed_by)


@cache
def rules() -> tuple[Rule, ...]:
    """All cells in the order of the articles. Raises msgspec.ValidationError if the file is not in order."""
    return msgspec.convert(tomllib.loads(RULES.read_text(encoding="utf-8"))["cell"], tuple[Rule, ...])


def case_grid(about: About, person: str, as_of: date) -> tuple[Cell, ...]:
    """The grid of one person (a cluster) as of a day."""
    case = concerning(about, person, as_of)
    return tuple(_cell(about, rule, case) for rule in rules())


def _cell(about: About, rule: Rule, case: Concerning) -> Cell:
    found: dict[CellState, dict[str, None]] = {}
    for state, because in _states(about, rule, case):
        found.setdefault(state, {}).update(dict.fromkeys(because))
    if not any(_asks(rule, one) for one in case.approaches):
        if rule.items:
            found[CellState.NOT_ASKED] = {}
        elif not found:
            found[CellState.NOT_SAID] = {}
    parts = tuple(CellPart(state, tuple(found[state])) for state in CellState if state in found)
    return Cell(code=rule.code, parts=parts)


def _states(about: About, rule: Rule, case: Concerning) -> Iterator[tuple[CellState, tuple[str, ...]]]:
    for part in (*case.parts, *case.around):
        state = _said(about, part, case.holders) if rule.takes(part.statement.fact.claim) else None
        if state is not None:
            yield state, part.because
    for one in case.approaches:
        for answer in one.answers:
            if (state := _answered(rule, one, answer)) is not None:
                yield state, (*one.because[:1], answer.statement, *one.through)
        if _asks(rule, one) and not one.answers:
            yield CellState.NO_ANSWER, (*one.because, *one.through)


def _said(about: About, part: Part, holders: frozenset[str]) -> CellState | None:
    """What a statement makes of a cell: who says so decides."""
    fact = part.statement.fact
    if fact.polarity is Polarity.DENIES and fact.stage in (None, Stage.DONE):
        return CellState.DENIED
    if not is_fact(part.statement):
        return None
    if not has_teller(part.statement):
        return CellState.UNNAMED
    return CellState.CLAIMED if told_by_authority(about, part.statement, holders) else CellState.KNOWN


def _answered(rule: Rule, asked: Approach, answer: Answer) -> CellState | None:
    """What an answer makes of a cell: it was asked about just this, or the answer speaks of it."""
    speaks_of_it = answer.inner is not None and rule.takes(answer.inner.says)
    is_it = speaks_of_it or _asks(rule, asked)
    if answer.kind is AnswerKind.DENIES:
        of_all = rule.denied and answer.inner is None and not asked.items
        return CellState.DENIED if is_it or of_all else None
    if not is_it:
        return None
    return CellState.REFUSED if answer.kind is AnswerKind.REFUSES else CellState.CLAIMED


def _asks(rule: Rule, asked: Approach) -> bool:
    return not set(rule.items).isdisjoint(asked.items)
