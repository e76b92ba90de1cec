"""Attribution frames: the words that make somebody a teller, and the words they are made teller of.

Invariant: a frame's own words and its content never overlap; both are token numbers of one document.
"""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from habeas.reading.english.speech.verbs import Act


class Form(StrEnum):
    """The patterns of attribution."""

    CLAUSE = "clause"
    """She said (that) he was held; he was held, she said."""
    ASIDE = "aside"
    """He was, she said, held; as she put it."""
    ACCORDING = "according"
    """According to her account, he was held; citing relatives."""
    OBJECT = "object"
    """She told us about the night when they came; it reported cases in which men fled."""
    PASSIVE = "passive"
    """I was told that he was held: somebody told, nobody is named."""
    NOUN = "noun"
    """Reports of commanders threatening troops; claims that he was held."""
    ACT = "act"
    """The ministry denied it; they promised to release him: the act itself is what stands there."""
    QUOTE = "quote"
    """"He is held." she said: found by the marks, where the parse does not help."""
    OPEN = "open"
    """A quotation that stands alone: whoever was heard last goes on."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One attribution: `teller` said `content` to `receiver`. `words` are the frame's own tokens."""

    cue: Token
    act: Act
    form: Form
    teller: Token | None
    receiver: Token | None
    content: frozenset[int]
    words: frozenset[int]
    direct: bool = False

    @property
    def width(self) -> int:
        """How many tokens the frame spans with its content. Those cited stand within the words of who cites them."""
        cited = self.cue.lower_ in ("citing", "quoting", "with")
        return len(self.content if cited else self.content | self.words)

    def inside(self, other: "Frame") -> bool:
        """Does this frame stand in what `other` says?"""
        return self is not other and self.cue.i in other.content and self.width < other.width


def subtree(token: Token) -> frozenset[int]:
    """The token numbers of everything that depends on `token`, itself included."""
    return frozenset(t.i for t in token.subtree)
