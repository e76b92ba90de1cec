"""A fact as one plain English sentence, from its claim, its stage, its date and what the teller does with it.

Every claim of the record has its clause here; a test holds that.
"""

from collections.abc import Callable
from typing import Any

from habeas.statements.claims.base import Claim, Inner
from habeas.statements.telling import Fact, Polarity, Stage
from habeas.statements.when import Aspect, When
from habeas.wording.cast import Cast
from habeas.wording.dates import when_phrase
from habeas.wording.english import contact, custody, groups, identity
from habeas.wording.english.grammar import Clause, Tense, glued, on_condition
from habeas.wording.grammar import sentence

CLAUSES: dict[str, Callable[[Any, Cast], Clause]] = {
    "named": identity.named,
    "aged": identity.aged,
    "born": identity.born,
    "related": identity.related,
    "serves_in": identity.serves_in,
    "described": identity.described,
    "refused": identity.refused,
    "summoned": identity.summoned,
    "detained": custody.detained,
    "held_at": custody.held_at,
    "moved": custody.moved,
    "released": custody.released,
    "returned_to_unit": custody.returned_to_unit,
    "escaped": custody.escaped,
    "threatened": custody.threatened,
    "ill_treated": custody.ill_treated,
    "conditions": custody.conditions,
    "injured": custody.injured,
    "died": custody.died,
    "counted": groups.counted,
    "belongs_to": groups.belongs_to,
    "subset_of": groups.subset_of,
    "site": groups.site,
    "located_in": groups.located_in,
    "known_as": groups.known_as,
    "subordinate_to": groups.subordinate_to,
    "involved": groups.involved,
    "published": groups.published,
}

WITH_INNER: dict[str, Callable[[Any, Cast, contact.Says], Clause]] = {
    "contacted": contact.contacted,
    "seen": contact.seen,
    "no_news": contact.no_news,
    "challenged": contact.challenged,
    "impersonated": contact.impersonated,
    "approached": contact.approached,
    "answered": contact.answered,
    "promised": contact.promised,
    "outcome": contact.outcome,
}


def clause(claim: Claim, cast: Cast) -> Clause:
    """The clause of any claim."""
    name = claim.name()
    if name in CLAUSES:
        return CLAUSES[name](claim, cast)
    return WITH_INNER[name](claim, cast, lambda inner, tense: inner_clause(inner, cast, tense))


def inner_clause(inner: Inner, cast: Cast, tense: Tense = Tense.WOULD) -> str:
    """What was promised, asked or answered: "he would be taken back, if ...", "a new center is there"."""
    made = clause(inner.says, cast)
    said = made.said(tense if made.state or tense is Tense.WOULD else Tense.PAST)
    return glued(said, when_phrase(inner.when, cast.act_name)) + on_condition(inner.condition)


def inner_sentence(inner: Inner, cast: Cast) -> str:
    """What was promised, asked or answered, as a sentence of its own."""
    return sentence(inner_clause(inner, cast))


def fact_sentence(fact: Fact, cast: Cast) -> str:
    """The fact in one sentence, with its date. It says what was said, as far as it was said."""
    made = clause(fact.claim, cast)
    when = when_phrase(fact.when, cast.act_name)
    said = _planned(made, fact.stage) if fact.stage in PLANS else _done(made, fact)
    if fact.polarity is Polarity.DOES_NOT_KNOW:
        return sentence(f"It is not known to the teller whether {_dated(said, when)}")
    if fact.polarity is Polarity.RETRACTS:
        return sentence(f"Taken back by the teller: {_dated(said, when)}")
    if when and "," in said and not when.startswith("“"):
        # "... with other soldiers on 8 July": the date would seem to belong to the last part.
        return sentence(f"{when}, {said}")
    return sentence(_dated(said, when))


def _dated(said: str, when: str) -> str:
    return f"{said}, {when}" if when.startswith("“") else glued(said, when)


def _done(made: Clause, fact: Fact) -> str:
    still = fact.when is not None and fact.when.aspect is Aspect.STILL
    negative = fact.polarity is Polarity.DENIES
    present = made.state and not _is_past(fact.when)
    return made.said(Tense.PRESENT if present else Tense.PAST, negative=negative, still=still)


def _is_past(when: When | None) -> bool:
    return when is not None and (when.edtf is not None or when.anchor is not None)


PLANS = {Stage.INTENDED: ("meant", "it was planned that"), Stage.ATTEMPTED: ("tried", "it was tried that")}
"""How what was not done is said: of those who would do it, and of those to whom it would happen."""


def _planned(made: Clause, stage: Stage | None) -> str:
    verb, whole = PLANS[stage or Stage.INTENDED]
    if made.verb.is_passive:
        return f"{whole} {made.said(Tense.WOULD)}"
    return glued(made.subject.name, verb, made.predicate(Tense.TO))
