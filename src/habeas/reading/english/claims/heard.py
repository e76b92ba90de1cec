"""What a rule is given: one passage, the scene around it, and the ways to fill roles from its words.

Invariant: a role is filled with parties of the right kind or left out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from habeas.reading.english.claims.clause import Clause, antecedent, clauses, lemma_of
from habeas.reading.english.claims.drafts import Draft, without_excluded
from habeas.reading.english.claims.lexicon import ANSWERING_BODIES, AUTHORITIES, CAPTORS
from habeas.reading.english.claims.parties import joined
from habeas.reading.english.claims.people_words import (
    ASIDE,
    FIRST_PERSON,
    OFFICES,
    PERSONAL,
    PLURAL_PEOPLE,
    QUANTITIES,
    UNNAMED,
)
from habeas.reading.english.scene.nouns import PERSON
from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said
from habeas.reading.suggestion import Confidence
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words

PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})
ACTORS = PEOPLE | {Kind.BODY}
NEAR_BEFORE = 600
"""How far back, in code points, a promise is still the one that a journey or an outcome answers to."""
Rule = Callable[[Clause, "Heard"], Iterator[Draft]]
"""Finds the claims of one sort at a predicate."""


@dataclass(frozen=True)
class Heard:
    """One passage in its scene."""

    said: Said
    scene: Scene
    rules: tuple[Rule, ...] = ()
    undated: tuple[int, int] = (0, 0)
    due_words: bool = False
    _drafts: dict[int, list[Draft]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the passage."""
        return self.scene.tokens(self.said.start, self.said.end)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The predicates of the passage, in text order."""
        return clauses(self.tokens)

    def covers(self, token: Token) -> bool:
        """Does the token stand in the passage?"""
        return self.said.start <= token.idx < self.said.end

    def party(self, token: Token | None) -> Party | None:
        """Whoever the noun phrase speaks of, "hundreds of soldiers" being soldiers."""
        if token is None or token.lower_ in ("there", "here"):
            return None
        token = self._reflexive(antecedent(token))
        found = self.scene.party(token, self.said.speaker)
        if token.lower_ in FIRST_PERSON:
            found = self._with_conjuncts(found, token)
        if found is None and (inside := _quantified(token)) is not None:
            found = self.scene.party(inside, self.said.speaker)
        return found

    def _with_conjuncts(self, speaker: Party | None, token: Token) -> Party | None:
        """The speaker and whoever is named with "me and"."""
        for other in (t for t in token.conjuncts if t.i > token.i and t.lower_ not in FIRST_PERSON):
            speaker = joined(speaker, self.scene.party(other, self.said.speaker))
        return speaker

    def people(self, token: Token | None) -> Party | None:
        """The people the noun phrase speaks of."""
        return self._of_kind(token, PEOPLE)

    def actors(self, token: Token | None) -> Party | None:
        """The people or bodies the noun phrase speaks of."""
        return self._of_kind(token, ACTORS)

    def _of_kind(self, token: Token | None, kinds: frozenset[Kind]) -> Party | None:
        found = self.party(token) or self._nameless(token)
        if found is None or not all(self.kind(member) in kinds for member in found.members):
            return None
        return found

    def _nameless(self, token: Token | None) -> Party | None:
        """People whom the scene has no entity for yet: "Russian troops", "their guards"."""
        if (
            token is None
            or token.pos_ != "NOUN"
            or token.lower_ not in PLURAL_PEOPLE
            or token.dep_ == "compound"
        ):
            return None
        first = min(
            t.i
            for t in (token, *token.lefts)
            if t.dep_ in ("amod", "compound", "nummod", "poss", "det") or t == token
        )
        words = self.phrase(self.scene.doc[first], token)
        return Party(all=(self.add(Kind.GROUP, words, "people-noun", "a plural noun for people"),))

    def own(self, token: Token) -> Party | None:
        """The person or group that the noun itself names, and nobody joined to it."""
        spans = [
            (span.end - span.start, entity.id)
            for entity in self.scene.entities
            if entity.kind in PEOPLE
            for span in entity.spans
            if span.start <= token.idx < span.end
        ]
        return Party(all=(min(spans)[1],)) if spans else self._nameless(token)

    def kind(self, member: str) -> Kind | None:
        """What sort of thing an id stands for."""
        try:
            return self.scene.entity(member).kind
        except KeyError:  # the publication
            return None

    def official(self, token: Token | None) -> bool:
        """Does the noun phrase speak of a body, or of somebody in office?"""
        if token is None:
            return False
        described = (t for t in token.children if t.dep_ == "compound")
        if lemma_of(token) in AUTHORITIES or any(lemma_of(t) in OFFICES for t in described):
            return True
        return self.official_party(self.actors(token))

    def official_party(self, party: Party | None) -> bool:
        """Are they all bodies, or people in office?"""
        return (
            party is not None
            and not party.one_of
            and all(self._in_office(member) for member in party.members)
        )

    def answerable(self, party: Party | None) -> bool:
        """Are they all officials, or bodies that answer for people (and no outlet or union)?"""
        return (
            party is not None and not party.one_of and all(self._answers(member) for member in party.members)
        )

    def _answers(self, member: str) -> bool:
        if self.kind(member) is not Kind.BODY:
            return self._in_office(member)
        name = {word.strip(",.").removesuffix("s") for word in self.scene.entity(member).name.lower().split()}
        return bool(name & (AUTHORITIES | ANSWERING_BODIES))

    def _in_office(self, member: str) -> bool:
        if self.kind(member) is Kind.BODY:
            return True
        try:
            spans = self.scene.entity(member).spans
        except KeyError:
            return False
        said = (_before_preposition(self.scene.text[span.start : span.end]) for span in spans)
        return any(word.strip(",.") in AUTHORITIES for words in said for word in words)

    def captors(self, token: Token | None) -> Party | None:
        """Who did it, unless it is a bare "they": the English for whoever did it, not for those just named."""
        found = self.actors(token)
        if token is None or found is None or token.lower_ not in ("they", "them"):
            return found
        return found if all(self._may_hold_others(member) for member in found.members) else None

    def _may_hold_others(self, member: str) -> bool:
        name = self.scene.entity(member).name.lower().split()
        return self.kind(member) is Kind.BODY or any(word.rstrip("s") in CAPTORS for word in name)

    def place(self, token: Token | None) -> Party | None:
        """The place the noun phrase speaks of."""
        return None if token is None else self.scene.place(token)

    def personal(self, token: Token | None) -> bool:
        """Does the noun phrase speak of people, known or not (a pronoun may stay open)?"""
        if token is None:
            return False
        token = antecedent(token)
        if token.lower_ in UNNAMED and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return self.place(token) is None
        return token.lower_ in PERSONAL or self.people(token) is not None or lemma_of(token) in PERSON

    def acting(self, token: Token | None) -> bool:
        """Does the noun phrase speak of somebody who can act: people or a body?"""
        return token is not None and (self.personal(token) or self.actors(token) is not None)

    def words(self, start: int, end: int) -> Words:
        """The text's own words."""
        return Words(exact=self.scene.text[start:end], start=start)

    def phrase(self, first: Token, last: Token) -> Words:
        """The words from one token to another."""
        return self.words(first.idx, last.idx + len(last))

    def clause_words(self, token: Token) -> Words:
        """The words of a token and all that hangs on it, within the passage."""
        inside = [t for t in _without_asides(token) if self.covers(t) and not t.is_space]
        while len(inside) > 1 and inside[-1].is_punct:
            inside.pop()
        while len(inside) > 1 and inside[0].is_punct:
            inside.pop(0)
        return self.phrase(inside[0], inside[-1]) if inside else self.phrase(token, token)

    def drafts(self, clause: Clause) -> list[Draft]:
        """Every claim that the rules find at this predicate."""
        if clause.verb.i not in self._drafts:
            self._drafts[clause.verb.i] = []  # a rule that looks at its own predicate again finds nothing
            self._drafts[clause.verb.i] = without_excluded(
                [d for rule in self.rules for d in rule(clause, self)]
            )
        return self._drafts[clause.verb.i]

    def promised_places(self, before: int) -> set[str]:
        """The places of the promise made shortly before this offset."""
        made = [
            e
            for e in self.scene.entities
            if e.kind is Kind.PROMISE and before - NEAR_BEFORE < e.spans[0].end <= before
        ]
        if not made:
            return set()
        span = max(made, key=lambda e: e.spans[0].end).spans[0]
        after_to = [
            t for t in self.scene.tokens(span.start, span.end) if t.dep_ == "pobj" and t.head.lower_ == "to"
        ]
        return {member for t in after_to if (found := self.place(t)) is not None for member in found.members}

    def paragraph(self) -> tuple[int, int]:
        """Start and end of the paragraph around the passage."""
        return next(
            ((a, b) for a, b in self.scene.paragraphs if a <= self.said.start < b),
            (self.said.start, self.said.end),
        )

    def add(self, kind: Kind, words: Words, rule: str, why: str) -> str:
        """A request, promise, act, channel or work as an entity of the reading."""
        start = words.start if words.start is not None else 0
        return self.scene.add(
            kind, start, start + len(words.exact), rule=rule, why=why, confidence=Confidence.MEDIUM
        )

    def predicate_words(self, verb: Token) -> Words:
        """From a verb to the end of its own clause."""
        ends = [t for t in verb.subtree if t.i >= verb.i and self.covers(t) and _in_clause(t, verb)]
        while len(ends) > 1 and (ends[-1].is_punct or ends[-1].is_space or ends[-1].dep_ == "cc"):
            ends.pop()
        return self.phrase(verb, ends[-1] if ends else verb)

    def _reflexive(self, token: Token) -> Token:
        """Finds "themselves" stands for the subject of its verb."""
        if token.tag_ == "PRP" and token.lower_.endswith(("self", "selves")):
            return Clause(token.head).subject or token
        return token


def _in_clause(token: Token, verb: Token) -> bool:
    """Does the token stand in the verb's own clause?"""
    while token != verb:
        if token.dep_ in ("conj", "advcl", "relcl", "ccomp", "parataxis") and token.pos_ in (
            "VERB",
            "AUX",
        ):
            return False
        token = token.head
    return True


def _before_preposition(words: str) -> list[str]:
    """The head of a noun phrase: "A spokeswoman" of "A spokeswoman for the families"."""
    return re.split(r"\b(?:for|of|in|from|at|who|whose|which)\b", words.lower())[0].split()


def _without_asides(token: Token) -> Iterator[Token]:
    """The subtree without what the text adds around it: "amid ...", "according to ..."."""
    for child in token.lefts:
        if child.lower_ not in ASIDE:
            yield from _without_asides(child)
    yield token
    for child in token.rights:
        if child.lower_ not in ASIDE:
            yield from _without_asides(child)


def _quantified(token: Token) -> Token | None:
    """The people in "hundreds of people"."""
    if lemma_of(token) not in QUANTITIES and token.lower_ not in QUANTITIES:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
