"""What a passage states: the claims of `statements.claims` with their roles filled from the parse.

Each module mirrors a group of claims; a rule gets one predicate (`clause`) and the passage in its scene
(`heard`) and yields drafts. Invariant: a draft becomes a fact only if its predicate has standing in the
passage (`standing`): what is promised, asked, supposed or told by somebody else is never a fact of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec

from habeas.reading.english.claims import (
    answers,
    authorities,
    bodies,
    conditions,
    contact,
    custody,
    descriptions,
    groups,
    harm,
    identity,
    named_acts,
    refusing,
)
from habeas.reading.english.claims.clause import Clause
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.reading.english.claims.standing import standing
from habeas.reading.english.claims.times import when
from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said
from habeas.statements.claims.authorities import Approached, Promised
from habeas.statements.claims.base import Act
from habeas.statements.claims.contact import Challenged
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.harm import Conditions, Threatened
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Polarity, Stage

RULES: tuple[Rule, ...] = (
    *refusing.RULES,
    *custody.RULES,
    *harm.RULES,
    *named_acts.RULES,
    *contact.RULES,
    *authorities.RULES,
    *bodies.RULES,
    *identity.RULES,
    descriptions.described,
    groups.belongs,
)
"""The rules that look at one predicate at a time."""
ABOUT_NOUNS = (groups.counted, identity.related, identity.aged, descriptions.serves, conditions.bare)
"""The rules that look at the noun phrases of the whole passage."""
QUESTION = re.compile(r"[\s”\"’']*\?")
"""A passage that ends as a question asserts nothing."""
RETRACTED = re.compile(
    r"[\s.,;:”\"’)]*(?:(?:we|i) (?:hereby )?(?:withdraw|retract|take back)|this (?:was|is|has proved|proved) "
    r"(?:wrong|untrue|incorrect|false|an error|a mistake))\b",
    re.I,
)
AFTER = 60
"""How far after a passage, in code points, its retraction begins."""
STATES = (HeldAt, Conditions)
"""Acts that last: how far they got is no question, unless they are only meant."""


def facts(said: Said, scene: Scene, *, next_id: Callable[[], str]) -> list[Fact]:
    """Everything the passage states, in text order; [] if it states no claim."""
    heard = Heard(said, scene, RULES)
    drafts = _not_promised([draft for clause in heard.clauses for draft in _standing(clause, heard)])
    drafts += [draft for rule in ABOUT_NOUNS for draft in rule(heard)]
    if not drafts:
        drafts = list(answers.stated(heard))
    predicates = frozenset(draft.at.i for draft in drafts)
    found: list[Fact] = []
    for draft in sorted(drafts, key=lambda d: d.at.i):
        if not any(fact.claim == draft.claim for fact in found):
            found.append(_fact(draft, heard, predicates, next_id))
    return retracted(found, heard)


def retracted(found: list[Fact], heard: Heard) -> list[Fact]:
    """The facts as taken back, where the words right after the passage say so: "We withdraw this"."""
    after = heard.scene.text[heard.said.end : heard.said.end + AFTER]
    if not RETRACTED.match(after):
        return found
    return [msgspec.structs.replace(fact, polarity=Polarity.RETRACTS) for fact in found]


def _standing(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """The drafts of a predicate that are asserted, denied or not known in this passage."""
    drafts = heard.drafts(clause)
    if _asks(heard):
        drafts = [draft for draft in drafts if isinstance(draft.claim, Challenged | Approached)]
    how = standing(clause, heard) if drafts else None
    if how is None and not _asks(heard):  # "you will be shot if you run" threatens, though nothing is so
        yield from (d for d in drafts if isinstance(d.claim, Threatened) and d.polarity is not None)
    if how is None:
        return
    if clause.future:  # what will be is promised or feared; as a fact it would read as done
        drafts = [draft for draft in drafts if draft.stage is not None]
    for draft in drafts:
        stage = draft.stage or _stage(draft, how.stage)
        yield replace(draft, polarity=draft.polarity or how.polarity, stage=stage)


def _asks(heard: Heard) -> bool:
    text = heard.scene.text
    said = text[heard.said.start : heard.said.end].rstrip(" ”\"’'")
    return said.endswith("?") or QUESTION.match(text, heard.said.end) is not None


def _not_promised(drafts: list[Draft]) -> list[Draft]:
    """What a promise of the same passage contains is not said to be so; a threat is no promise."""
    drafts = [
        d
        for d in drafts
        if not isinstance(d.claim, Promised) or not any(isinstance(i.says, Threatened) for i in d.claim.inner)
    ]
    said = [d.claim.as_said for d in drafts if isinstance(d.claim, Promised) and d.claim.as_said]
    return [
        d
        for d in drafts
        if isinstance(d.claim, Promised) or not any((w.start or 0) <= d.at.idx < (w.end or 0) for w in said)
    ]


def _stage(draft: Draft, stage: Stage) -> Stage | None:
    if (isinstance(draft.claim, STATES) and stage is Stage.DONE) or (
        not isinstance(draft.claim, Act) and stage is Stage.DONE
    ):
        return None
    return stage


def _span(words: Words | None) -> tuple[int, int]:
    return (words.start or 0, words.end or 0) if words else (0, 0)


def _fact(draft: Draft, heard: Heard, predicates: frozenset[int], next_id: Callable[[], str]) -> Fact:
    if isinstance(draft.claim, Promised):
        heard = replace(heard, undated=_span(draft.claim.as_said), due_words=True)
    at = when(draft.at, heard, predicates - {draft.at.i}) if draft.at.pos_ in ("VERB", "AUX") else None
    return Fact(
        id=next_id(),
        claim=draft.claim,
        polarity=draft.polarity or Polarity.ASSERTS,
        stage=draft.stage,
        when=draft.when or at,
        act=draft.act,
    )
