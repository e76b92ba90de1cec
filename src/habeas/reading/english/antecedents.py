"""Who a singular pronoun can mean, and how well each fits: gender, nearness, role, and whose words it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.cast import Figure
from habeas.reading.english.telling_frames import Frame

WINDOW = 80
"""How many earlier mentions are looked back upon: keeps the cost of a long text linear."""
CLOSE = 0.75
"""Two candidates closer than this are not told apart."""


@dataclass(frozen=True)
class Seen:
    """One earlier mention of a figure."""

    figures: tuple[Figure, ...]
    i: int
    sentence: int
    paragraph: int
    role: str
    """subject, object, owner or other"""
    teller: bool
    """It was the speaker of a verb of saying."""
    head: Token
    by_name: bool = False


def role_of(token: Token) -> str:
    """The grammatical role of a noun phrase."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return "subject"
    if token.dep_ in ("dobj", "dative"):
        return "object"
    if token.dep_ == "poss":
        return "owner"
    if token.dep_ in ("conj", "appos") and token.head is not token:
        return role_of(token.head)
    return "other"


def clause(token: Token) -> Token:
    """The verb of the smallest clause that the word is an argument in."""
    at = token
    while at.head is not at:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return at


def shares_clause(one: Token, other: Token) -> bool:
    """Whether two words are arguments of one verb, so that a pronoun cannot mean the other."""
    if one.dep_ == "poss" or one.lower_.endswith(("self", "selves")):
        return False
    a, b = _argument_of(one), _argument_of(other)
    return a is not None and a is b


def _argument_of(token: Token) -> Token | None:
    at = token
    while at.dep_ in ("conj", "appos"):
        at = at.head
    if at.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "attr"):
        return _carrier(at.head)
    if at.dep_ == "pobj" and at.head.dep_ in ("prep", "agent", "dative") and at.head.head.pos_ in ("VERB", "AUX"):
        return _carrier(at.head.head)
    return None


def _carrier(verb: Token) -> Token:
    """The verb that carries the subject of a bare infinitive: "called him to tell him"."""
    while verb.dep_ in ("xcomp",) and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def nearness(distance: int) -> float:
    """What a distance in sentences is worth."""
    return (2.0, 1.6, 0.8, 0.3, 0.0)[distance] if distance < 5 else -0.4 * min(distance - 4, 8)


def last_seen(seen: Iterable[Seen]) -> dict[int, Seen]:
    """The last mention of each figure, by identity of its root."""
    found: dict[int, Seen] = {}
    for one in seen:
        for figure in one.figures:
            found[id(figure.root())] = one
    return found


def governs(frames: Sequence[Frame], token: Token) -> Frame | None:
    """The nearest frame around a word."""
    return frames[-1] if frames else None
