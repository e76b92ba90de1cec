"""Within whose words does a word stand? The tellers around it, outermost first: by clause, aside, or quotation."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.verbs import VERBS

_CONTENT = frozenset("ccomp xcomp advcl pcomp relcl acl conj prep".split())
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Frame:
    """A verb of saying with its speaker and the one spoken to, if the sentence has them."""

    verb: Token
    speaker: Token | None
    addressee: Token | None
    quoted: bool = False


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is joined to."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return None
    return None


def frame(verb: Token, *, quoted: bool = False) -> Frame | None:
    """The frame of a verb, if it is one of saying or thinking with somebody who does."""
    if verb.lemma_ not in VERBS or verb.pos_ not in ("VERB", "AUX", "NOUN"):
        return None
    who = subject(verb)
    passive = who is not None and who.dep_ == "nsubjpass"
    to = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "VERB"), None)
    if who is None:
        return None
    return Frame(verb, None if passive else who, who if passive else to, quoted)


class Frames:
    """The frames of one text, asked for by word."""

    def __init__(self, doc: Doc, quotes: Sequence[tuple[int, int]]) -> None:
        self._doc = doc
        self._quote_at: dict[int, int] = {}
        for number, (start, end) in enumerate(quotes):
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                self._quote_at[token.i] = number
        self._tellers = [self._quote_frame(doc, start, end) for start, end in quotes]

    def quote_frame(self, token: Token) -> Frame | None:
        """Who says the quotation that the word stands in."""
        number = self._quote_at.get(token.i)
        return None if number is None else self._tellers[number]

    def in_quote(self, token: Token) -> bool:
        """Whether the word stands in a quotation."""
        return token.i in self._quote_at

    def around(self, token: Token) -> list[Frame]:
        """The frames that a word stands in, outermost first."""
        found: list[Frame] = []
        below, at = token, token.head
        while at is not below:
            made = frame(at)
            if made and below.dep_ in _CONTENT and not _is_of(below, made):
                found.append(made)
            found += self._asides(at, below)
            below, at = at, at.head
        if below is token:
            found += self._asides(token, None)
        quoted = self.quote_frame(token)
        if quoted and all(f.verb.i != quoted.verb.i for f in found):
            found.append(quoted)
        return found[::-1]

    def _asides(self, verb: Token, below: Token | None) -> list[Frame]:
        """"..., he says, ...": the frame of an aside, for all that is not in the aside."""
        asides = [c for c in verb.children if c.dep_ in ("parataxis", "intj") and c is not below]
        return [f for c in asides if (f := frame(c)) and f.speaker is not None]

    def _quote_frame(self, doc: Doc, start: int, end: int) -> Frame | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or len(span) < 3:
            return None
        sents = {t.sent.start for t in (span[0], span[-1])}
        near = [t for first in sents for t in doc[first].sent if t.i not in self._quote_at]
        verbs = [t for t in near if (f := frame(t)) and f.speaker is not None and not self.in_quote(f.speaker)]
        verbs.sort(key=lambda t: min(abs(t.i - span.start), abs(t.i - span.end)))
        return frame(verbs[0], quoted=True) if verbs else None


def _is_of(below: Token, made: Frame) -> bool:
    """Whether the word below belongs to the frame itself (its speaker, its addressee)."""
    return below in (made.speaker, made.addressee) or (below.dep_ == "prep" and below.lower_ not in ("about", "of"))
