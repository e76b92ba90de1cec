"""Direct speech: which frame a quotation belongs to. The marks decide where the parse is unsure.

Invariant: a quotation has at most one frame; none is invented: without words of saying it stays open.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from habeas.reading.english.frames import Form, Frame
from habeas.reading.english.quotes import FoundQuote
from habeas.reading.english.subjects import receiver_of, subject_of
from habeas.reading.english.verbs import CLAUSE_ONLY, VERBS, Act

REACH = 14
"""Tokens between a quotation and its verb of saying: "...," the lawyer of three of the men, N. N., said."""


def with_quotes(doc: Doc, frames: list[Frame], quotes: Sequence[FoundQuote]) -> list[Frame]:
    """The frames of a paragraph with the whole of each quotation as content of the frame it belongs to."""
    spoken = [q for q in quotes if not q.nested and not q.scare]
    before: Frame | None = None
    end = -1
    for quote in spoken:
        inside = frozenset(_tokens(doc, quote))
        if not inside:
            continue
        frame = _framed(frames, inside) or _beside(doc, quote, inside, spoken)
        if frame is None and before is not None and _goes_on(doc, end, quote, before):
            frame = before
        if frame is None:
            before, end = None, quote.end
            continue
        grown = replace(frame, content=(frame.content | inside) - frame.words, direct=True)
        frames = [grown if f is frame else f for f in frames]
        if grown not in frames:
            frames.append(grown)
        before, end = grown, quote.end
    return frames


def _tokens(doc: Doc, quote: FoundQuote) -> list[int]:
    span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
    return [t.i for t in span] if span is not None else []


def _framed(frames: Sequence[Frame], inside: frozenset[int]) -> Frame | None:
    """A frame outside the marks whose content is nothing but the quotation: not "said they were “held”"."""
    for frame in frames:
        if frame.cue.i in inside or frame.form in (Form.NOUN, Form.ACCORDING) or not frame.content & inside:
            continue
        doc = frame.cue.doc
        outside = [i for i in frame.content - inside if doc[i].is_alpha]
        if len(outside) <= len(inside) // 8:
            return frame
    return None


def _beside(doc: Doc, quote: FoundQuote, inside: frozenset[int], quotes: Sequence[FoundQuote]) -> Frame | None:
    """A verb of saying right after the quotation ("...," she said), or before it (She said: "...")."""
    cue = _after(doc, quote, inside, quotes) or _before(doc, quote, inside, quotes)
    if cue is None:
        return None
    teller = subject_of(cue)
    words = {cue.i} | ({t.i for t in teller.subtree} if teller is not None else set())
    act = VERBS.get(cue.lemma_.lower(), Act.SAY)
    return Frame(cue, act, Form.QUOTE, teller, receiver_of(cue), inside, frozenset(words - inside))


def _after(doc: Doc, quote: FoundQuote, inside: frozenset[int], quotes: Sequence[FoundQuote]) -> Token | None:
    tail = doc.text[quote.inner_end - 1 : quote.end + 1].strip()
    if not any(mark in tail for mark in ",!?…—–-."):
        return None
    following = doc[max(inside) + 1 : max(inside) + 1 + REACH]
    for token in following:
        if token.text in (".", ";", ":") or "\n" in token.text or _quoted(token, quotes):
            return None
        if _says(token) and _own_subject(token, inside):
            return token
    return None


def _before(doc: Doc, quote: FoundQuote, inside: frozenset[int], quotes: Sequence[FoundQuote]) -> Token | None:
    start = min(inside)
    if start == 0 or doc[start - 1].text not in (":", ",", "that"):
        return None
    for number in range(start - 1, max(-1, start - 1 - REACH), -1):
        token = doc[number]
        if token.text in (".", "!", "?") or "\n" in token.text or _quoted(token, quotes):
            return None
        if _says(token) and _own_subject(token, inside):
            return token
    return None


def _says(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in VERBS.keys() - CLAUSE_ONLY


def _own_subject(token: Token, inside: frozenset[int]) -> bool:
    subject = subject_of(token)
    return subject is not None and subject.i not in inside


def _quoted(token: Token, quotes: Sequence[FoundQuote]) -> bool:
    return any(q.start <= token.idx < q.end for q in quotes)


def _goes_on(doc: Doc, end: int, quote: FoundQuote, frame: Frame) -> bool:
    """Between two quotations there is only the frame of the first: "...," she said. "..."."""
    if quote.continued:
        return True
    between = [t for t in doc[: min(_tokens(doc, quote))] if t.idx >= end and t.is_alpha]
    return all(t.i in frame.words for t in between) and not any("\n" in t.text for t in between)
