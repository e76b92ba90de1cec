"""The publication's own remarks: appositions that say who a teller is, works that came out, naming clauses.

Invariant: none of these is put into anybody's mouth; their only teller is the publication.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from habeas.reading.english.speech.frames import Frame, subtree
from habeas.reading.english.speech.stretches import Path, Stretch, path_of
from habeas.reading.english.speech.verbs import PUBLISHING, WORKS

CALLS = frozenset({"phone", "telephone"})
SHORTEST_CALL = 4


def own_remarks(sentence: Span, frames: Sequence[Frame]) -> Iterator[Stretch]:
    """Who a teller is ("X, the father of a soldier identified only as Y") and what came out ("a new report
    released Thursday"), as stretches of their own."""
    for frame in frames:
        if (
            frame.teller is None
            or frame.teller.sent != sentence
            or any(frame.inside(other) for other in frames)
        ):
            continue
        for stretch in (_introduction(frame.teller), _release(frame.teller)):
            if stretch is not None and frame.content.isdisjoint(range(stretch.start, stretch.end)):
                yield stretch


def namings(sentence: Span, frames: Sequence[Frame]) -> Iterator[Stretch]:
    """ "as we call him", "known to friends as": the clause that gives somebody a name, with the name."""
    for token in sentence:
        names = token.dep_ == "advcl" and token.lemma_.lower() in ("call", "nickname", "dub", "name")
        if names and any(c.lower_ == "as" for c in token.children):
            yield _with_name(token, path_of(token.i, frames))


def calls(sentence: Span, frames: Sequence[Frame]) -> Iterator[Stretch]:
    """ "he told her by phone on October 7": words of saying that tell of a call themselves."""
    for frame in frames:
        if frame.cue.sent != sentence or frame.teller is None or frame.cue.pos_ != "VERB":
            continue
        through = (c for p in frame.cue.children if p.lower_ in ("by", "over") for c in p.children)
        if not any(c.lemma_.lower() in CALLS for c in through):
            continue
        own = (frame.words | subtree(frame.cue) | subtree(frame.teller)) - frame.content
        start, end = _unmarked(sentence.doc, *_around(frame.cue, own))
        if end - start >= SHORTEST_CALL:
            yield Stretch(sentence.doc, start, end, ())


def _introduction(teller: Token) -> Stretch | None:
    """The teller's noun phrase if it says more than a name."""
    top = _phrase_head(teller)
    numbers = sorted(t.i for t in top.subtree)
    start, end = _contiguous(top, numbers)
    start = _with_name_before(top, start)
    named_first = top.pos_ == "PROPN" or start < numbers[0]
    told = any(t.dep_ in ("relcl", "acl") and t.pos_ in ("VERB", "AUX") for t in top.doc[start:end])
    if not told and not (
        named_first and (start < numbers[0] or any(t.dep_ == "appos" for t in top.children))
    ):
        return None
    if end - start < 4:
        return None
    start, end = _unmarked(top.doc, start, end)
    return Stretch(top.doc, start, end, (), own=True)


def _with_name_before(top: Token, start: int) -> int:
    """ "*Vasily*, the father of ...": the parser may hang the name elsewhere."""
    doc = top.doc
    apposed = top.i - start <= 2 and doc[start].lower_ in ("the", "a", "an") and not top.text[:1].isupper()
    if apposed and start >= 2 and doc[start - 1].text == "," and doc[start - 2].pos_ == "PROPN":
        left = start - 2
        while left > 0 and doc[left - 1].pos_ == "PROPN" and doc[left - 1].sent == top.sent:
            left -= 1
        return left if left == top.sent.start or doc[left - 1].is_punct else start
    return start


def _phrase_head(teller: Token) -> Token:
    return teller.head if teller.dep_ == "appos" else teller


def _unmarked(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The run without marks at its ends."""
    while end > start and doc[end - 1].is_punct:
        end -= 1
    while start < end and doc[start].is_punct:
        start += 1
    return start, end


def _contiguous(top: Token, numbers: list[int]) -> tuple[int, int]:
    """The unbroken run of the phrase's tokens around its head."""
    return _around(top, frozenset(numbers))


def _around(top: Token, held: frozenset[int]) -> tuple[int, int]:
    """The unbroken run of the tokens held around one of them."""
    start = end = top.i
    while start - 1 in held:
        start -= 1
    while end + 1 in held:
        end += 1
    return start, end + 1


def _release(work: Token) -> Stretch | None:
    """ "a new report *released* Thursday": the work came out."""
    if work.lemma_.lower() not in WORKS:
        return None
    if not any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in PUBLISHING for c in work.children):
        return None
    start, end = _contiguous(work, sorted(t.i for t in work.subtree))
    return Stretch(work.doc, start, end, (), own=True)


def _with_name(verb: Token, path: Path) -> Stretch:
    """The clause, and the quoted or capitalised name right after it."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    doc = verb.doc
    after = end
    while after < len(doc) and doc[after].is_punct and after < end + 3:
        after += 1
    while after < len(doc) and doc[after].text[:1].isupper() and doc[after].is_alpha:
        after += 1
        end = after
    return Stretch(doc, start, end, path)
