"""One predicate of the parse and what stands around it: who does it, to whom, with which prepositions.

Invariant: every token returned stands in the same sentence as the predicate. Where the parse says nothing
the answer is None: a role is never filled by nearness alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from habeas.reading.english.claims.arguments import (
    antecedent,
    first_of_coordination,
    is_infinitive,
    is_passive,
    lemma_of,
    object_of,
    own_subject,
    subject_of,
)
from habeas.reading.english.claims.lexicon import FUTURE, INTENDING, TOLD, TRYING
from habeas.reading.english.claims.phrases import phrases_of
from habeas.reading.english.claims.prepositions import loose_prepositions, prepositions_of


@dataclass(frozen=True)
class Clause:
    """A predicate: usually a verb, sometimes a noun or adjective that stands for one."""

    verb: Token

    @property
    def lemma(self) -> str:
        """The lemma of the predicate in lower case."""
        return lemma_of(self.verb)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """What `lexicon` may call this predicate: "take", "take away", "take prisoner", "be in custody"."""
        return frozenset(phrases_of(self.verb))

    def means(self, table: frozenset[str]) -> bool:
        """Is this predicate, in one of its phrases, a word of the table?"""
        return not self.phrases.isdisjoint(table)

    @cached_property
    def passive(self) -> bool:
        """Is it something done to the subject?"""
        return is_passive(self.verb)

    @cached_property
    def subject(self) -> Token | None:
        """Whatever stands as subject, found over control, coordination and relative clauses."""
        return subject_of(self.verb)

    @property
    def doer(self) -> Token | None:
        """Who does it: the subject of an active, the agent of a passive verb."""
        return self.agent if self.passive else self.subject

    @property
    def undergoer(self) -> Token | None:
        """Whom it is done to: the subject of a passive, the object of an active verb."""
        return self.subject if self.passive else self.object

    @cached_property
    def agent(self) -> Token | None:
        """What follows "by" after a passive."""
        return next(iter(self.after("by")), None) if self.passive else None

    @cached_property
    def object(self) -> Token | None:
        """The direct object, or the noun whose relative clause this is ("the men whom they hold")."""
        return object_of(self.verb)

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """Direct and indirect objects in text order."""
        found = [t for t in self.verb.children if t.dep_ in ("dobj", "dative", "obj") and t.pos_ != "ADP"]
        return tuple(found)

    def after(self, *prepositions: str) -> list[Token]:
        """The nouns after one of these prepositions, within this clause and in text order."""
        return [noun for prep, noun in self.prepositions if prep.lower_ in prepositions]

    @cached_property
    def prepositions(self) -> tuple[tuple[Token, Token], ...]:
        """Every (preposition, noun) that hangs on the predicate and not on another verb or on a noun."""
        return tuple(sorted(prepositions_of(self.verb), key=lambda pair: pair[0].i))

    @cached_property
    def loose(self) -> tuple[tuple[Token, Token], ...]:
        """Prepositions of the clause wherever the parse hangs them, also on its nouns ("a cellar with others")."""
        return tuple(sorted(loose_prepositions(self.verb), key=lambda pair: pair[0].i))

    @cached_property
    def negated(self) -> bool:
        """Is it said not to be so?"""
        return is_negated(self.verb)

    @cached_property
    def modals(self) -> frozenset[str]:
        """The helping verbs of the predicate, lower case."""
        return frozenset(
            t.lower_ for t in first_of_coordination(self.verb).children if t.dep_ == "aux"
        ) | frozenset(t.lower_ for t in self.verb.children if t.dep_ == "aux")

    @cached_property
    def future(self) -> bool:
        """Is it said of what is to come ("would be taken back", "is going to be")?"""
        head = self.verb.head
        going = self.verb.dep_ == "xcomp" and head.lemma_ == "go" and head.tag_ == "VBG"
        return going or (not self.modals.isdisjoint(FUTURE) and "have" not in self.modals)

    @cached_property
    def ongoing(self) -> bool:
        """A continuing form: "is being held", "are holding"."""
        return "being" in {t.lower_ for t in self.verb.children} or (
            self.verb.tag_ == "VBG" and not self.passive
        )

    @property
    def existential(self) -> bool:
        """Does it say that there is something?"""
        return any(
            t.dep_ == "expl" or (t.lower_ == "there" and t.i < self.verb.i) for t in self.verb.children
        )

    @cached_property
    def fragment(self) -> bool:
        """A participle that stands alone, as in notes: "Held since 12 March", "Taken from his home"."""
        own = {t.dep_ for t in self.verb.children}
        alone = self.verb.dep_ == "ROOT" or (self.verb.dep_ == "advcl" and lemma_of(self.verb.head) in TOLD)
        return (
            self.verb.tag_ == "VBN"
            and alone
            and self.subject is None
            and not own & {"auxpass", "aux", "dobj"}
        )

    @cached_property
    def intended(self) -> bool:
        """Only wanted, planned or decided."""
        return self.future or any(lemma_of(t) in INTENDING for t in completed_by(self.verb))

    @cached_property
    def attempted(self) -> bool:
        """Only tried."""
        return any(lemma_of(t) in TRYING for t in completed_by(self.verb))

    def has_adverb(self, *words: str) -> bool:
        """Does one of these adverbs hang on the predicate?"""
        return any(t.lower_ in words for t in self.verb.children)


def completed_by(verb: Token) -> Iterator[Token]:
    """The predicates that this one completes: "had decided to try to escape" gives try, decided.

    "attempts to leave", "his desire to leave" too: the noun that the infinitive completes.
    """
    token = verb
    while token.dep_ in ("xcomp", "conj") or (
        token.dep_ in ("acl", "relcl", "advcl") and is_infinitive(token)
    ):
        head = token.head
        if token.dep_ != "conj":
            if token.dep_ != "advcl":
                yield head
            if token.dep_ in ("acl", "relcl", "advcl"):
                return
        token = head


def is_negated(verb: Token) -> bool:
    top = first_of_coordination(verb)
    if any(t.dep_ == "neg" or t.lower_ == "never" for v in {verb, top} for t in v.children):
        return True
    subject = own_subject(top)
    if subject is not None and (
        subject.lower_ in ("nobody", "none") or any(t.lower_ == "no" for t in subject.children)
    ):
        return True
    raised = verb.dep_ == "xcomp" and verb.head.lemma_ in (
        "seem",
        "appear",
        "want",
        "try",
        "fail",
        "manage",
        "plan",
        "intend",
        "go",
        "allow",
        "permit",
        "let",
    )
    return raised and (is_negated(verb.head) or verb.head.lemma_ == "fail")


def clauses(tokens: list[Token]) -> list[Clause]:
    """Every token that may be a predicate."""
    return [Clause(token) for token in tokens if token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")]


__all__ = ["Clause", "antecedent", "clauses", "lemma_of"]
