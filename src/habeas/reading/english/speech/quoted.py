"""Direct speech: which frame a quotation belongs to. The marks decide where the parse is unsure.

Invariant: a quotation has at most one frame; none is invented: without words of saying it stays open.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from habeas.reading.english.speech.frames import Form, Frame, subtree
from habeas.reading.english.speech.quotes import FoundQuote
from habeas.reading.english.speech.quoting_frames import quoted_as
from habeas.reading.english.speech.subjects import receiver_of, speaker_of
from habeas.reading.english.speech.verbs import CLAUSE_ONLY, MESSAGES, VERBS, Act

REACH = 14
"""Tokens between a quotation and its verb of saying: "...," the lawyer of three of the men, N. N., said."""
_SPEAKING = (VERBS.keys() - CLAUSE_ONLY) | {"quote"}


def with_quotes(doc: Doc, text: str, frames: list[Frame], quotes: Sequence[FoundQuote]) -> list[Frame]:
    """The frames of a paragraph with the whole of each quotation as content of the frame it belongs to."""
    before: tuple[FoundQuote, Frame] | None = None
    for quote in (q for q in quotes if not q.scare):
        inside = _tokens(doc, quote)
        if not inside:
            continue
        frames = [f for f in frames if not _hollow(doc, f, inside)]
        beside = _Beside(doc, text, quote, inside, quotes)
        frame = _framed(frames, inside) or beside.frame()
        if frame is None and before is not None and _goes_on(doc, before, quote, inside):
            frame = before[1]
        if frame is None and _stands_alone(doc, quote, inside):
            frame = Frame(doc[min(inside)], Act.SAY, Form.OPEN, None, None, inside, frozenset())
        if frame is None:
            continue
        grown = replace(frame, content=(frame.content | inside) - frame.words, direct=True)
        frames = [grown if f is frame else f for f in frames]
        if grown not in frames:
            frames.append(grown)
        if frame.cue.lemma_ == "quote":
            frames += [f for f in quoted_as(frame.cue, inside, frame.words) if f.form is Form.ACCORDING]
        before = (quote, grown)
    return frames


def _hollow(doc: Doc, frame: Frame, inside: frozenset[int]) -> bool:
    """ "“He shouted to me to drive,” she said": an aside in a quotation that has no other words there."""
    if frame.form is not Form.ASIDE or frame.cue.i not in inside:
        return False
    return not any(doc[i].is_alpha for i in frame.content & inside)


def _stands_alone(doc: Doc, quote: FoundQuote, inside: frozenset[int]) -> bool:
    """A quotation of a sentence or more that begins a sentence or follows a colon."""
    start = min(inside)
    after = (
        start == 0 or doc[start - 1].is_space or doc[start - 1].text in (".", "!", "?", ":", "”", "’", '"')
    )
    return after and not quote.nested and any(doc[i].pos_ in ("VERB", "AUX") for i in inside)


def _tokens(doc: Doc, quote: FoundQuote) -> frozenset[int]:
    span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
    return frozenset(range(span.start, span.end)) if span is not None else frozenset()


def _framed(frames: Sequence[Frame], inside: frozenset[int]) -> Frame | None:
    """A frame outside the marks whose content is nothing but the quotation: not "said they were “held”"."""
    for frame in frames:
        if frame.cue.i in inside or frame.form not in (Form.CLAUSE, Form.ASIDE) or not frame.content & inside:
            continue
        doc = frame.cue.doc
        outside = [i for i in frame.content - inside if doc[i].is_alpha]
        if len(outside) <= len(inside) // 8:
            return frame
    return None


class _Beside:
    """Looks around one quotation for its words of saying."""

    def __init__(
        self, doc: Doc, text: str, quote: FoundQuote, inside: frozenset[int], quotes: Sequence[FoundQuote]
    ) -> None:
        self.doc, self.text, self.quote, self.inside = doc, text, quote, inside
        self.others = [
            q for q in quotes if not q.scare and not (q.start <= quote.start and quote.end <= q.end)
        ]

    def frame(self) -> Frame | None:
        """A verb of saying right after the quotation ("...," she said), before it (She said: "..."), or a
        message that it is the words of (he sent a message: "...")."""
        cue = self._after() or self._before()
        if cue is not None:
            teller = speaker_of(cue)
            if self.quote.nested and teller is not None and teller.lower_ in ("i", "we"):
                return None
            words = {cue.i} | (subtree(teller) if teller is not None else frozenset())
            act = VERBS[cue.lemma_.lower()]
            return Frame(
                cue, act, Form.QUOTE, teller, receiver_of(cue), self.inside, frozenset(words - self.inside)
            )
        return self._message()

    def _after(self) -> Token | None:
        tail = self.text[self.quote.inner_end - 1 : self.quote.end + 1].strip()
        if not any(mark in tail for mark in ",!?…—–-"):
            return None
        following = self.doc[max(self.inside) + 1 : max(self.inside) + 1 + REACH]
        first = next((t for t in following if t.is_alpha), None)
        for token in following:
            if self._stops(token) or token.text in (".", ";", ":"):
                return None
            if self._says(token):
                return token if first is not None and self._begins(first, token) else None
        return None

    def _begins(self, first: Token, cue: Token) -> bool:
        """Does the frame begin right after the quotation: "*said* she", "*the lawyer* of the men said"?"""
        teller = speaker_of(cue)
        if first == cue or (first.head == cue and first.dep_ == "advmod"):
            return True
        return teller is not None and teller.left_edge.i <= first.i <= teller.right_edge.i

    def _before(self) -> Token | None:
        start = min(self.inside)
        if start == 0 or self.doc[start - 1].text not in (":", ",", "that"):
            return None
        for number in range(start - 1, max(-1, start - 1 - REACH), -1):
            token = self.doc[number]
            if self._stops(token):
                return None
            if self._says(token):
                return token
        return None

    def _message(self) -> Frame | None:
        """ "sent a voice message on the evening: “...”": the sender's words, if the clause names one."""
        start = min(self.inside)
        if start < 2 or self.doc[start - 1].text != ":":
            return None
        for number in range(start - 2, max(-1, start - 2 - REACH), -1):
            token = self.doc[number]
            if self._stops(token):
                return None
            if token.lemma_.lower() in MESSAGES and token.pos_ == "NOUN":
                sender = (
                    speaker_of(token.head) if token.dep_ == "dobj" and token.head.lemma_ != "get" else None
                )
                return Frame(token, Act.SAY, Form.QUOTE, sender, None, self.inside, frozenset())
        return None

    def _stops(self, token: Token) -> bool:
        quoted = any(q.start <= token.idx < q.end for q in self.others)
        return quoted or token.text in (".", "!", "?") or "\n" in token.text

    def _says(self, token: Token) -> bool:
        if (
            token.pos_ not in ("VERB", "AUX")
            or token.lemma_.lower() not in _SPEAKING
            or token.dep_ in ("relcl", "xcomp")
        ):
            return False
        subject = speaker_of(token)
        return subject is not None and subject.i not in self.inside


def _goes_on(doc: Doc, before: tuple[FoundQuote, Frame], quote: FoundQuote, inside: frozenset[int]) -> bool:
    """Between two quotations there is only the frame of the first: "...," she said. "..."."""
    last, frame = before
    if quote.continued:
        return True
    span = doc.char_span(last.end, quote.start, alignment_mode="contract")
    between = list(span) if span is not None else []
    return all(t.i in frame.words for t in between if t.is_alpha) and not any("\n" in t.text for t in between)
