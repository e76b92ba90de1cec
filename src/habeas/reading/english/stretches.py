"""Stretches: what of a sentence stands under one and the same attribution, as one run of words each.

Invariant: the stretches of one sentence do not overlap, except for those set apart as `own` or `naming`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from habeas.reading.english.frames import Frame, Form
from habeas.reading.english.quotes import FoundQuote

Path = tuple[Frame, ...]
"""The frames around some words, the outermost first."""


@dataclass(frozen=True)
class Stretch:
    """Tokens `start` to `end` (exclusive) of the document under the frames `path`."""

    doc: Doc
    start: int
    end: int
    path: Path
    own: bool = False
    """The publication's own remark: an apposition, a gloss in parentheses."""
    quoted: bool = False
    """A quoted fragment whose speaker the sentence does not name."""

    @property
    def first(self) -> int:
        """Offset of the first character."""
        return self.doc[self.start].idx

    @property
    def last(self) -> int:
        """Offset after the last character."""
        token = self.doc[self.end - 1]
        return token.idx + len(token.text)

    @property
    def head(self) -> Token:
        """The word that all others of the stretch depend on; a verb where there is one."""
        tops = [t for t in self.doc[self.start : self.end] if not self.start <= t.head.i < self.end or t.head == t]
        verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
        return max(verbs or tops, key=lambda t: len(list(t.subtree)))


def stretches(sentence: Span, frames: Sequence[Frame], quotes: Sequence[FoundQuote]) -> list[Stretch]:
    """The sentence cut where the attribution changes, each piece trimmed to its words."""
    clear = _framing(sentence, frames)
    keys = [_key(token, frames, quotes) for token in sentence]
    pieces = list(_runs(sentence, keys, clear))
    return [made for piece in pieces if (made := _trimmed(sentence.doc, *piece, clear)) is not None]


def path_of(number: int, frames: Iterable[Frame]) -> Path:
    """The frames whose content holds the token, the outermost (widest) first."""
    around = [f for f in frames if number in f.content]
    return tuple(sorted(around, key=lambda f: (-f.width, f.form is Form.ACCORDING, f.cue.i)))


def _framing(sentence: Span, frames: Sequence[Frame]) -> frozenset[int]:
    """The tokens that only attribute: "she said", "according to ..."."""
    return frozenset(i for f in frames for i in f.words)


Key = tuple[Path, int, int]


def _key(token: Token, frames: Sequence[Frame], quotes: Sequence[FoundQuote]) -> Key:
    """What must be equal for two tokens to belong to one stretch: frames, quoted clause, parenthesis."""
    return path_of(token.i, frames), _quoted_clause(token, frames, quotes), _parenthesis(token)


def _quoted_clause(token: Token, frames: Sequence[Frame], quotes: Sequence[FoundQuote]) -> int:
    """The start of the quoted clause the token stands in, if no frame covers the whole quotation."""
    for quote in quotes:
        if quote.start <= token.idx < quote.end and not quote.nested and not quote.scare:
            inside = [t for t in token.sent if quote.inner_start <= t.idx < quote.inner_end]
            return quote.start if _is_clause(inside) and not _covered(inside, frames) else -1
    return -1


def _is_clause(inside: Sequence[Token]) -> bool:
    """Do the tokens hold a verb and its own subject?"""
    numbers = {t.i for t in inside}
    return any(
        t.pos_ in ("VERB", "AUX") and any(c.dep_ in ("nsubj", "nsubjpass") and c.i in numbers for c in t.children)
        for t in inside
    )


def _covered(inside: Sequence[Token], frames: Sequence[Frame]) -> bool:
    return any(inside and inside[0].i in f.content for f in frames)


def _parenthesis(token: Token) -> int:
    """The number of the opening parenthesis the token stands in, or -1."""
    depth = 0
    for before in reversed(token.doc[token.sent.start : token.i + 1]):
        if before.text in (")", "]") and before.i != token.i:
            depth += 1
        elif before.text in ("(", "["):
            if depth == 0:
                return int(before.i)
            depth -= 1
    return -1


def _runs(sentence: Span, keys: Sequence[Key], clear: frozenset[int]) -> Iterator[tuple[int, int, Key]]:
    """Runs of tokens with one key. Framing words and a parenthesis do not end the run around them."""
    open_: dict[Key, tuple[int, int]] = {}
    last: Key | None = None
    for token, key in zip(sentence, keys, strict=True):
        if token.i in clear:
            continue
        if key != last and last is not None and not _returns(key, last):
            for done in [k for k in open_ if k != key and not _returns(k, key)]:
                yield (*open_.pop(done), done)
        start, _ = open_.get(key, (token.i, token.i))
        open_[key] = (start, token.i + 1)
        last = key
    for key, (start, end) in open_.items():
        yield start, end, key


def _returns(inner: Key, outer: Key) -> bool:
    """A parenthesis within a run: the run goes on after it."""
    return inner[:2] == outer[:2] and inner[2] != outer[2]


_LEADING = frozenset({"cc", "mark", "punct"})


def _trimmed(doc: Doc, start: int, end: int, key: Key, clear: frozenset[int]) -> Stretch | None:
    """The run without framing words, punctuation, "and" and "that" at its ends; None if nothing tells."""
    own = key[2] >= 0
    while start < end and _drop_left(doc[start], clear, key[0]):
        start += 1
    while end > start and _drop_right(doc[end - 1], clear):
        end -= 1
    if start < end - 2 and doc[start].pos_ == "ADV" and doc[start + 1].text == "," and doc[start].dep_ == "advmod":
        start += 2
    words = [t for t in doc[start:end] if t.is_alpha]
    if len(words) < 2:
        return None
    return Stretch(doc, start, end, key[0], own=own and not any(f.direct for f in key[0]), quoted=key[1] >= 0)


def _drop_left(token: Token, clear: frozenset[int], path: Path) -> bool:
    if token.i in clear or token.is_space or token.is_punct or token.dep_ == "cc":
        return True
    return token.dep_ == "mark" and token.lower_ in ("that", "if", "whether", "although", "though", "while", "because")


def _drop_right(token: Token, clear: frozenset[int]) -> bool:
    return token.i in clear or token.is_space or token.is_punct or token.dep_ == "cc"
