"""What could be used against somebody, left out. Leave out first, derive second: nothing then hints at it.

Refusing, escaping, injuries and the answers to challenge questions are sealed by default.
"""

from collections.abc import Iterator

from msgspec.structs import astuple, replace

from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.contact import Challenged
from habeas.statements.decisions import AnyDecision, ChallengeQuestion, Reviewed, Settled
from habeas.statements.known import Known
from habeas.statements.telling import Fact, Telling


def without_sealed(known: Known) -> Known:
    """What is known, without sealed statements; a challenge keeps its result, not its question and answer."""
    tellings = (_open_part(telling) for telling in known.tellings.values())
    kept = {telling.id: telling for telling in tellings if telling}
    facts = {fact.id for telling in kept.values() for fact in telling.facts}
    plain = {id_: one for id_, one in known.decisions.items() if _is_open(known, one, facts)}
    decisions = {id_: one for id_, one in plain.items() if not isinstance(one, Reviewed) or one.on in plain}
    return Known(
        sources=known.sources,
        layers=known.layers,
        mentions=known.mentions,
        tellings=kept,
        judgements=known.judgements,
        decisions=decisions,
        published=known.published,
        withdrawals=known.withdrawals,
        out_of_force=known.out_of_force,
        # Who decided what and when, and what had been said by then; of a telling, only what is left of it.
        noted={
            id_: replace(known.noted[id_], value=value)
            for id_, value in {**kept, **decisions}.items()
            if id_ in known.noted
        },
    )


def _is_open(known: Known, decision: AnyDecision, facts: set[str]) -> bool:
    """Whether a decision gives away no statement that is left out (or was taken back: nobody can tell then what it
    said), and is no secret itself."""
    rests_on = {*getattr(decision, "facts", ()), *getattr(decision, "basis", ())}
    on = decision.on
    there = on in facts or on in known.mentions or on in known.sources
    judged = rests_on - known.judgements.keys()
    is_open = there or isinstance(decision, Settled | Reviewed)
    return is_open and judged <= facts and not isinstance(decision, ChallengeQuestion)


def could_be_used_against(claim: Claim) -> bool:
    """Whether a claim is sealed by default, or one that is promised, asked, answered or threatened in it is."""
    return claim.incriminating or any(could_be_used_against(inner.says) for inner in _inner(claim))


def without_secret(fact: Fact) -> Fact:
    """A fact without the question and answer by which people are told from impostors."""
    if isinstance(fact.claim, Challenged):
        return replace(fact, claim=replace(fact.claim, question=None, answer=None))
    return fact


def _open_part(telling: Telling) -> Telling | None:
    """The telling with its open facts; None where none is left, for its words tell the sealed ones."""
    facts = tuple(without_secret(fact) for fact in telling.facts if not could_be_used_against(fact.claim))
    return replace(telling, facts=facts) if facts else None


def _inner(claim: Claim) -> Iterator[Inner]:
    for value in astuple(claim):
        if isinstance(value, Inner):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Inner))
