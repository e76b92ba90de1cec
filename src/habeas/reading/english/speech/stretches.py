"""Stretches: what of a sentence stands under one and the same attribution, as one run of words each.

Invariant: the stretches of one sentence do not overlap, except for those set apart as `own` or `naming`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from habeas.reading.english.speech.frames import Form, Frame
from habeas.reading.english.speech.quotes import FoundQuote
from habeas.reading.english.speech.remarks import closing_remarks

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
        tops = [
            t for t in self.doc[self.start : self.end] if not self.start <= t.head.i < self.end or t.head == t
        ]
        verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
        return max(verbs or tops, key=lambda t: len(list(t.subtree)))


def stretches(sentence: Span, frames: Sequence[Frame], quotes: Sequence[FoundQuote]) -> list[Stretch]:
    """The sentence cut where the attribution changes, each piece trimmed to its words."""
    clear = _framing(sentence, frames)
    pieces = list(_runs(sentence, _keys(sentence, frames, quotes), clear))
    made = [one for piece in pieces if (one := _trimmed(sentence.doc, *piece, clear)) is not None]
    deepest = max((len(one.path) for one in made), default=0)
    made = [one for one in made if len(one.path) == deepest or _states(one)]
    return [
        one
        for one in made
        if not any(one is not o and o.start <= one.start and one.end <= o.end for o in made)
    ]


def _states(stretch: Stretch) -> bool:
    """Does what is left around somebody's words hold a clause? "In one of the attempts to leave" does not."""
    if stretch.doc[stretch.start].lower_ == "asked":
        return False
    return (
        stretch.own
        or stretch.quoted
        or any(
            t.dep_ in ("nsubj", "nsubjpass") or t.tag_ in ("VBD", "VBZ", "VBP", "MD")
            for t in stretch.doc[stretch.start : stretch.end]
        )
    )


def path_of(number: int, frames: Iterable[Frame]) -> Path:
    """The frames whose content holds the token, the outermost (widest) first."""
    around = [f for f in frames if number in f.content]
    return tuple(sorted(around, key=lambda f: (-f.width, _nearness(f), f.cue.i)))


def _nearness(frame: Frame) -> int:
    """Of frames around the same words, which is nearer to the fact: "as Y retells it" is farthest, then
    "according to X", then "he said"; the act itself is nearest."""
    if frame.form is Form.ASIDE and frame.cue.dep_ == "advcl":
        return 0
    return {Form.ACCORDING: 1, Form.ACT: 3}.get(frame.form, 2)


def _framing(sentence: Span, frames: Sequence[Frame]) -> frozenset[int]:
    """The tokens that only attribute: "she said", "according to ..."."""
    return frozenset(i for f in frames for i in f.words)


@dataclass(frozen=True)
class _Key:
    """What must be equal for two tokens to belong to one stretch."""

    path: Path
    quote: int
    part: int
    """How many semicolons stand before it: each part states something of its own."""
    parenthesis: int
    gloss: int
    """The first token of the closing remark that it stands in, or -1."""

    def around(self) -> tuple[Path, int, int, int]:
        """The key without the parenthesis, which is set into a run without ending it."""
        return self.path, self.quote, self.part, self.gloss


def _keys(sentence: Span, frames: Sequence[Frame], quotes: Sequence[FoundQuote]) -> list[_Key]:
    keys, part = [], 0
    glosses, parentheses = list(closing_remarks(sentence)), _parentheses(sentence)
    for token in sentence:
        inside = parentheses.get(token.i, -1)
        path = path_of(token.i, frames)
        gloss = next((g.start for g in glosses if token.i in g and path), -1)
        keys.append(_Key(path, _quoted_clause(token, frames, quotes), part, inside, gloss))
        part += inside < 0 and (token.text == ";" or _next_that(token) or _next_clause(token))
    return keys


def _next_that(token: Token) -> bool:
    """ "... was never detained *and that* she had no information": the next content clause begins."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.dep_ == "cc" and any(t.lower_ == "that" and t.dep_ == "mark" for t in following)


def _next_clause(token: Token) -> bool:
    """ "..., *and* about thirty have been locked in garages": a clause with a subject of its own begins."""
    if token.dep_ != "cc" or token.i == 0 or token.doc[token.i - 1].text != ",":
        return False
    if token.head.dep_ not in ("ROOT", "ccomp", "conj") or token.head.pos_ not in ("VERB", "AUX"):
        return False
    joined = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None)
    return joined is not None and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i for c in joined.children
    )


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
        t.pos_ in ("VERB", "AUX")
        and any(c.dep_ in ("nsubj", "nsubjpass") and c.i in numbers for c in t.children)
        for t in inside
    )


def _covered(inside: Sequence[Token], frames: Sequence[Frame]) -> bool:
    return any(inside and inside[0].i in f.content for f in frames)


def _parentheses(sentence: Span) -> dict[int, int]:
    """The tokens within parentheses, marks included, by the number of the outermost opening mark."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for token in sentence:
        if token.text in ("(", "["):
            opened.append(token.i)
        if opened:
            found[token.i] = opened[0]
        if token.text in (")", "]") and opened:
            opened.pop()
    return {} if opened else found


def _runs(sentence: Span, keys: Sequence[_Key], clear: frozenset[int]) -> Iterator[tuple[int, int, _Key]]:
    """Runs of tokens with one key. Framing words and a parenthesis do not end the run around them."""
    open_: dict[_Key, tuple[int, int]] = {}
    closed = {token.i for token in sentence if token.text in (")", "]")}
    for token, key in zip(sentence, keys, strict=True):
        if token.i in clear or (token.is_punct and token.i - 1 in closed):
            continue
        for done in [k for k in open_ if k.around() != key.around()]:
            yield (*open_.pop(done), done)
        start, _ = open_.get(key, (token.i, token.i))
        open_[key] = (start, token.i + 1)
    for key, (start, end) in open_.items():
        yield start, end, key


def _trimmed(doc: Doc, start: int, end: int, key: _Key, clear: frozenset[int]) -> Stretch | None:
    """The run without framing words, punctuation, "and" and "that" at its ends; None if nothing tells."""
    own = key.parenthesis >= 0 or key.gloss >= 0
    while start < end and _drop_left(doc[start], clear):
        start += 1
    while end > start and _drop_right(doc[end - 1], clear) and not _closes(doc, start, end - 1):
        end -= 1
    if (
        start < end - 2
        and doc[start].pos_ == "ADV"
        and doc[start + 1].text == ","
        and doc[start].dep_ == "advmod"
    ):
        start += 2
    words = [t for t in doc[start:end] if t.is_alpha]
    if len(words) < 2:
        return None
    own = own and not any(f.direct for f in key.path)
    return Stretch(doc, start, end, key.path, own=own, quoted=key.quote >= 0)


def _drop_left(token: Token, clear: frozenset[int]) -> bool:
    if token.i in clear or token.is_space or token.is_punct or token.dep_ == "cc":
        return True
    return token.dep_ == "mark" and token.lower_ in ("that", "whether", "although", "though", "while")


_PAIRS = {"”": "“„", "’": "‘", ")": "(", "]": "[", "»": "«"}


def _closes(doc: Doc, start: int, at: int) -> bool:
    """Does the mark at the end close one that was opened within the run?"""
    mark = doc[at].text
    if mark == '"':
        return sum(t.text == '"' for t in doc[start : at + 1]) % 2 == 0
    opening = _PAIRS.get(mark)
    if opening is None:
        return False
    opened = sum(t.text in opening for t in doc[start:at])
    return opened > sum(t.text == mark for t in doc[start:at])


def _drop_right(token: Token, clear: frozenset[int]) -> bool:
    return token.i in clear or token.is_space or token.is_punct or token.dep_ == "cc"
