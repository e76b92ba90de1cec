"""Within whose words does a word stand? The tellers around it, outermost first: by clause, aside, or quotation."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.word_sets import word_set
from habeas.reading.english.speech.verbs import VERBS, Act

_CONTENT = word_set("ccomp xcomp advcl pcomp relcl acl conj prep")
_SUBJECTS = ("nsubj", "nsubjpass")
ACCOUNTS = word_set("account testimony story version word statement description claim report letter")
_FRAMING = frozenset({Act.SAY, Act.THINK, Act.LEARN, Act.ASK, Act.PROMISE, Act.DENY, Act.ADVISE})
_TELLING = frozenset({Act.SAY, Act.DENY})
_LOOSE = word_set("expect find show read continue sum point talk doubt answer")


@dataclass(frozen=True)
class Frame:
    """A verb of saying (or "according") with its speaker and the one spoken to, if the sentence has them."""

    verb: Token
    speaker: Token | None
    addressee: Token | None


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it leans on."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    leans = verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or infinitive))
    if leans and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    return None


def frame(verb: Token) -> Frame | None:
    """The frame of a verb, if it is one of saying or thinking with somebody who does."""
    if verb.pos_ not in ("VERB", "AUX") or VERBS.get(verb.lemma_) not in _FRAMING or verb.lemma_ in _LOOSE:
        return None
    who = subject(verb)
    if who is None:
        return None
    if who.dep_ == "nsubjpass":
        return Frame(verb, None, who)
    to = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "VERB"), None)
    return Frame(verb, who, to)


def tells(token: Token) -> bool:
    """Whether the token is the subject of a verb by which somebody tells something."""
    return token.dep_ == "nsubj" and frame(token.head) is not None and VERBS[token.head.lemma_] in _TELLING


def told_by(according: Token) -> Token | None:
    """Who "according to ..." names: the person, or the owner of an account."""
    for to in according.children:
        for noun in to.children if to.dep_ == "prep" else (to,):
            if noun.dep_ != "pobj":
                continue
            owner = next((c for c in noun.children if c.dep_ == "poss"), None)
            return owner if owner is not None and noun.lemma_.lower() in ACCOUNTS else noun
    return None


class Frames:
    """The frames of one text, asked for by word."""

    def __init__(self, doc: Doc, quotes: Sequence[tuple[int, int]]) -> None:
        self._quote_at: dict[int, int] = {}
        text = doc.text
        quotes = [(start, end) for start, end in quotes if _is_whole(text, start, end)]
        for number, (start, end) in enumerate(quotes):
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                self._quote_at[token.i] = number
        self._quoted: list[Frame | None] = []
        for number, (start, end) in enumerate(quotes):
            found = self._quote_frame(doc, start, end)
            if found is None and number and "\n\n" not in text[quotes[number - 1][1] : start]:
                found = self._quoted[-1] if start - quotes[number - 1][1] < 120 else None
            self._quoted.append(found)

    def quote_number(self, token: Token) -> int | None:
        """Which quotation the word stands in."""
        return self._quote_at.get(token.i)

    def quote_frame(self, token: Token) -> Frame | None:
        """Who says the quotation that the word stands in."""
        number = self._quote_at.get(token.i)
        return None if number is None else self._quoted[number]

    def around(self, token: Token) -> list[Frame]:
        """The frames that a word stands in, outermost first."""
        found: list[Frame] = []
        below, at = token, token.head
        complement = False
        while at != below:
            complement = complement or _is_complement(below)
            made = frame(at)
            if made and (complement or below.dep_ in _CONTENT) and not _belongs(below, made, complement):
                found.append(made)
            found += self._asides(at, below)
            below, at = at, at.head
        if token.head == token:
            found += self._asides(token, token)
        quoted = self.quote_frame(token)
        if quoted and all(f.verb.i != quoted.verb.i for f in found):
            found.append(quoted)
        return [f for f in found[::-1] if f.speaker is None or f.speaker.i != token.i]

    def _asides(self, verb: Token, below: Token) -> list[Frame]:
        """Example: "..., he says, ...", "according to her, ...": frames of all but the aside itself."""
        found = []
        for child in verb.children:
            if child == below:
                continue
            if child.dep_ == "parataxis" and (made := frame(child)) and made.speaker is not None:
                found.append(made)
            elif child.lower_ == "according" and (who := told_by(child)) is not None:
                found.append(Frame(child, who, None))
        return found

    def _quote_frame(self, doc: Doc, start: int, end: int) -> Frame | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or len(span) < 3:
            return None
        sentences = {t.sent.start: t.sent for t in (span[0], span[-1])}.values()
        near = [t for sentence in sentences for t in sentence if t.i not in self._quote_at]
        made = [
            f for t in near if (f := frame(t)) and f.speaker is not None and f.speaker.i not in self._quote_at
        ]
        made.sort(key=lambda f: min(abs(f.verb.i - span.start), abs(f.verb.i - span.end)))
        return made[0] if made else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the quotation is somebody's sentence, not a few words of it inside the reporter's."""
    inner = text[start:end].strip("“”\"'‘’«»„ ")
    return (
        inner[:1].isupper()
        or not inner[:1].isalpha()
        or text[max(0, start - 20) : start].rstrip()[-1:] in ("", ",", ":", "”", '"')
    )


def _is_complement(verb: Token) -> bool:
    """A clause with "that" which the parser hung on the noun before it."""
    return verb.dep_ in ("relcl", "acl") and any(
        c.dep_ == "mark" and c.lower_ == "that" for c in verb.children
    )


def _belongs(below: Token, made: Frame, complement: bool) -> bool:
    """Whether the word below belongs to the frame itself (its speaker, its addressee), not to the content."""
    if below in (made.speaker, made.addressee):
        return not complement or below == made.speaker
    return below.dep_ == "prep" and below.lower_ not in ("about", "of") and not complement
