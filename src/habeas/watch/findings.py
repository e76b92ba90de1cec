"""The three elements of enforced disappearance for one person: what may speak for each, what people found, and whether
a second person has reviewed it.

Invariant: no element is ever met or scored by counting statements; what is listed is only put before a person.
"""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.register.value import is_fact
from habeas.statements.decisions import Element, Finding, Reviewed
from habeas.statements.known import Known
from habeas.watch.authorities.approaches import ApproachState
from habeas.watch.concerning import Concerning, concerning
from habeas.watch.feeds import Feed
from habeas.watch.item import Item, Kind

RULES = Path(__file__).with_name("elements.toml")


UNANSWERED = frozenset({ApproachState.NO_ANSWER, ApproachState.OUTCOME})
"""No answer is known to what was asked."""


class FindingState(StrEnum):
    """How it stands with an element, or with one finding on it.

    `unsupported`: a statement that the finding rests on was taken back, corrected or withdrawn. `disagree`: two people
    do not see it alike. `found`: it waits for a second person. `reviewed`: a second person agrees and nobody does not.
    """

    NOT_DECIDED = "not_decided"
    FOUND = "found"
    REVIEWED = "reviewed"
    DISAGREE = "disagree"
    UNSUPPORTED = "unsupported"


class Found(Struct, frozen=True, kw_only=True):
    """One finding in force: who found it (None where the record at hand does not say), which of the statements it rests
    on are gone, and the ids of reviews by others that agree and that do not."""

    finding: Finding
    by: str | None
    state: FindingState
    gone: tuple[str, ...]
    agree: tuple[str, ...]
    disagree: tuple[str, ...]


class ElementView(Struct, frozen=True, kw_only=True):
    """One element for one person: the state, the findings in force, and the ids of statements that may support it, each
    with the others it rests on (`suggested`)."""

    element: Element
    state: FindingState
    found: tuple[Found, ...]
    suggested: tuple[tuple[str, ...], ...]


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which claims are put before a person as what may speak for an element."""

    code: Element
    fed_by: tuple[Feed, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The elements in the order of the Convention. Raises msgspec.ValidationError if the file is not in order."""
    return msgspec.convert(tomllib.loads(RULES.read_text(encoding="utf-8"))["element"], tuple[Rule, ...])


def elements(about: About, person: str, as_of: date) -> tuple[ElementView, ...]:
    """The three elements for one person (a cluster), with what was said as of a day and decided by now."""
    case = concerning(about, person, as_of)
    views = []
    for rule in rules():
        found = tuple(
            _found(about.known, finding) for finding in _on(about, person) if finding.element is rule.code
        )
        views.append(
            ElementView(
                element=rule.code,
                state=_together(found),
                found=found,
                suggested=tuple(_suggested(about, rule, case)),
            )
        )
    return tuple(views)


def _on(about: About, person: str) -> Iterator[Finding]:
    """The findings on any mention of a person."""
    for member in about.who.members.get(person, (person,)):
        yield from about.known.decided_on(Finding, member)


def _found(known: Known, finding: Finding) -> Found:
    """One finding with its reviews. Whoever found something is no second person, nor is one whom nobody can name."""
    by = _who(known, finding.id)
    others = [
        one for one in known.decided_on(Reviewed, finding.id) if by and _who(known, one.id) not in (by, None)
    ]
    agree = tuple(one.id for one in others if one.agrees)
    disagree = tuple(one.id for one in others if not one.agrees)
    gone = tuple(id_ for id_ in finding.basis if id_ not in known.statements)
    state = FindingState.REVIEWED if agree else FindingState.FOUND
    if disagree:
        state = FindingState.DISAGREE
    if gone:
        state = FindingState.UNSUPPORTED
    return Found(finding=finding, by=by, state=state, gone=gone, agree=agree, disagree=disagree)


def _who(known: Known, id_: str) -> str | None:
    noted = known.noted.get(id_)
    return noted.by if noted else None


def _together(found: Sequence[Found]) -> FindingState:
    """The state of an element: of several findings the one that needs most to be looked at; two people who found the
    opposite disagree."""
    if not found:
        return FindingState.NOT_DECIDED
    states = {one.state for one in found}
    if len({one.finding.is_met for one in found}) > 1:
        states.add(FindingState.DISAGREE)
    order = (FindingState.UNSUPPORTED, FindingState.DISAGREE, FindingState.FOUND, FindingState.REVIEWED)
    return next(state for state in order if state in states)


def _suggested(about: About, rule: Rule, case: Concerning) -> Iterator[tuple[str, ...]]:
    """What may speak for an element, each statement first and then what else it rests on."""
    seen: set[str] = set()
    for because in _candidates(about, case):
        statement = about.known.statements[because[0]]
        takes = any(feed.takes(statement.fact.claim) for feed in rule.fed_by)
        if takes and is_fact(statement) and statement.id not in seen:
            seen.add(statement.id)
            yield because
    if rule.code is Element.CONCEALMENT:
        for one in case.approaches:
            if one.state in UNANSWERED and not one.to_be_let_go:
                yield (*one.because, *one.through)


def _candidates(about: About, case: Concerning) -> Iterator[tuple[str, ...]]:
    for part in (*case.parts, *case.around):
        yield part.because
    of_authorities = [(one.because, one.through) for one in case.approaches]
    of_authorities += [(one.because, one.through) for one in case.promises]
    for because, through in of_authorities:
        for id_ in because:
            yield (id_, *(other for other in because[:1] if other != id_), *through)


def pressing_findings(about: About, people: Sequence[PersonRow], as_of: date) -> Iterator[Item]:
    """Findings that wait for a second person, that people disagree on, or that lost what they rest on. Costs one look
    at each decision, not at each person."""
    kinds = {
        FindingState.FOUND: Kind.FINDING_UNREVIEWED,
        FindingState.DISAGREE: Kind.FINDING_DISPUTED,
        FindingState.UNSUPPORTED: Kind.FINDING_UNSUPPORTED,
    }
    for (person, element), findings in _by_element(about).items():
        found = [_found(about.known, finding) for finding in findings]
        kind = kinds.get(_together(found))
        if kind is None:
            continue
        noted = [about.known.noted[one.finding.id].at.date() for one in found if one.by]
        because = (
            id_ for one in found for id_ in (one.finding.id, *one.agree, *one.disagree, *one.finding.basis)
        )
        yield Item(
            kind=kind,
            on=found[-1].finding.id,
            where="finding",
            people=(person,),
            earliest=min(noted, default=None),
            latest=max(noted, default=None),
            code=element.value,
            because=tuple(dict.fromkeys(because)),
        )


def _by_element(about: About) -> dict[tuple[str, Element], list[Finding]]:
    found: dict[tuple[str, Element], list[Finding]] = {}
    for finding in about.known.decisions.values():
        if isinstance(finding, Finding):
            person = about.who.of.get(finding.on, finding.on)
            found.setdefault((person, finding.element), []).append(finding)
    return found
