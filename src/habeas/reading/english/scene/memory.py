"""What has been spoken of so far in a text, by nearness. Looking back is bounded, so cost stays linear."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from habeas.reading.english.scene.cast import Figure

WINDOW = 90
"""How many earlier mentions a pronoun or description looks back upon."""


@dataclass(frozen=True)
class Seen:
    """One earlier mention of one figure, or of several joined by "and"."""

    figures: tuple[Figure, ...]
    head: Token
    sentence: int
    paragraph: int
    role: str
    """subject, object, owner or other"""
    sort: str
    """name, noun or pronoun"""
    teller: bool = False
    """It was somebody who says something."""
    deep: bool = False
    """It stood inside another noun phrase: "the mother of a soldier"."""
    depth: int = 0
    """In how many tellers' words it stood."""

    @property
    def roots(self) -> tuple[Figure, ...]:
        """Who they turned out to be."""
        return tuple(dict.fromkeys(f.root() for f in self.figures))


@dataclass
class Memory:
    """The mentions so far, oldest first."""

    seen: list[Seen] = field(default_factory=list)

    def note(self, one: Seen) -> None:
        """Remember a mention. Those found ahead of their turn are put where they stand."""
        at = len(self.seen)
        while at and self.seen[at - 1].head.i > one.head.i:
            at -= 1
        self.seen.insert(at, one)

    def back(self, sentences: int, now: int) -> Iterator[Seen]:
        """Mentions from the nearest back, at most so many sentences away."""
        for one in reversed(self.seen[-WINDOW:]):
            if now - one.sentence > sentences:
                return
            yield one


def role_of(token: Token) -> str:
    """The grammatical role of a noun phrase; a conjunct or apposition has that of what it is joined to."""
    at = token
    while at.dep_ in ("conj", "appos") and at.head != at:
        at = at.head
    if at.dep_ in ("nsubj", "nsubjpass"):
        return "subject"
    if at.dep_ in ("dobj", "dative"):
        return "object"
    return "owner" if at.dep_ == "poss" else "other"


def is_deep(token: Token) -> bool:
    """Whether the phrase stands inside another noun phrase or in a clause that hangs on a noun."""
    at = token
    while at.head != at:
        if at.dep_ in ("relcl", "acl") or (
            at.dep_ == "pobj" and at.head.head.pos_ in ("NOUN", "PROPN") and at.head.dep_ == "prep"
        ):
            return True
        at = at.head
    return False


def clause_verb(token: Token) -> Token:
    """The verb of the smallest clause around a word."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return at


def shares_clause(one: Token, other: Token) -> bool:
    """Whether two words are arguments of one verb, so that a plain pronoun for the one cannot mean the other."""
    if one.dep_ == "poss" or one.lower_.endswith(("self", "selves")):
        return False
    a, b = _argument_of(one), _argument_of(other)
    if a is None or b is None or not (a[1] or b[1]):
        return a is not None and b is not None and a[0] == b[0]
    return _carrier(a) == _carrier(b)


def _argument_of(token: Token) -> tuple[Token, bool] | None:
    """The verb that the word is an argument of, and whether it is its subject."""
    at = token
    while at.dep_ in ("conj", "appos") and at.head != at:
        at = at.head
    if at.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "attr"):
        return at.head, at.dep_ in ("nsubj", "nsubjpass")
    if at.dep_ == "pobj" and at.head.head.pos_ in ("VERB", "AUX"):
        return at.head.head, False
    return None


def _carrier(argument: tuple[Token, bool]) -> Token:
    """The verb that bears the subject for a bare infinitive or a joined verb: "called him to tell him"."""
    verb, is_subject = argument
    while not is_subject and verb.head != verb and not _has_subject(verb):
        if verb.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in verb.head.children):
            break
        if verb.dep_ not in ("xcomp", "advcl", "conj") or verb.head.pos_ not in ("VERB", "AUX"):
            break
        verb = verb.head
    return verb


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
