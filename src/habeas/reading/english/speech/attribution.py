"""Who says what: every passage of a text that somebody tells, with the chain of tellers around it.

Invariant: a passage equals its slice and lies in one sentence; the publication is the last link of every
chain; a link is explicit only where a frame of the sentence or quotation names its teller.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from spacy.tokens import Span, Token

from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.asides import calls, namings, own_remarks
from habeas.reading.english.speech.carry import UNKNOWN, Carried, subject_word
from habeas.reading.english.speech.frames import Form, Frame
from habeas.reading.english.speech.hedges import hedges_in
from habeas.reading.english.speech.narrator import narrator_of
from habeas.reading.english.speech.outlets import Outlets, outlets_of
from habeas.reading.english.speech.phrase_frames import phrase_frames
from habeas.reading.english.speech.quoted import with_quotes
from habeas.reading.english.speech.quotes import FoundQuote
from habeas.reading.english.speech.stretches import Stretch, stretches
from habeas.reading.english.speech.tellers import OURSELVES, PUBLICATION, Tellers, owner_of
from habeas.reading.english.speech.verb_frames import verb_frames
from habeas.reading.suggestion import Confidence
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.mention import Kind, Party, party
from habeas.statements.telling import Hedge

Mode = Literal["direct", "indirect", "narrative", "unattributed", "background", "own"]


@dataclass(frozen=True)
class Said:
    """One passage as somebody tells it. `speaker` is nearest to the fact: whose "I" and "we" it is."""

    start: int
    end: int
    chain: Chain
    hedges: tuple[Hedge, ...]
    mode: Mode
    speaker: Party | None
    head: Token
    rule: str
    why: str
    confidence: Confidence


def find_said(scene: Scene) -> list[Said]:
    """Everything the text tells, in text order."""
    return list(_Listening(scene).said())


@dataclass(frozen=True)
class _Paragraph:
    number: int
    sentences: list[Span]
    frames: list[Frame]
    quotes: list[FoundQuote]


class _Listening:
    """One pass over the text, paragraph by paragraph, with the speaker who is carried over."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.paragraphs = list(_paragraphs(scene))
        every = [frame for paragraph in self.paragraphs for frame in paragraph.frames]
        self.outlets: Outlets = outlets_of(scene, every)
        self.tellers = Tellers(scene, self.outlets)
        self.carried = Carried()
        self.narrator = narrator_of(scene)
        for paragraph in self.paragraphs:
            paragraph.frames[:] = [f for f in paragraph.frames if not self._repeats(f, paragraph.frames)]

    def _repeats(self, frame: Frame, frames: Sequence[Frame]) -> bool:
        """ "Vasyl told us of the night which, according to *his account*, ...": the same teller again."""
        if frame.form not in (Form.ACCORDING, Form.ASIDE) or frame.teller is None:
            return False
        owner = owner_of(frame.teller) or frame.teller
        if owner.pos_ != "PRON":
            return False
        mine = self.tellers.whom(owner, None)
        around = [
            self.tellers.whom(f.teller, None) for f in frames if frame.inside(f) and f.teller is not None
        ]
        return mine is not None and any(
            who is not None and set(who.all) & set(mine.members) for who in around
        )

    def said(self) -> Iterator[Said]:
        for paragraph in self.paragraphs:
            for sentence in paragraph.sentences:
                yield from self._sentence(paragraph, sentence)

    def _sentence(self, paragraph: _Paragraph, sentence: Span) -> Iterator[Said]:
        frames = [f for f in paragraph.frames if _touches(f, sentence)]
        subject = subject_word(sentence)
        about = self.scene.party(subject) if subject is not None else None
        carried = self.carried.over(paragraph.number, sentence, about)
        self.tellers.narrator = None
        if self.narrator is not None and self.narrator.tells(paragraph.number):
            self.tellers.narrator = self.narrator.who
            carried = (Link(who=self.narrator.who, basis=Basis.INFERRED),)
        self.tellers.carried = carried
        pieces = [
            *own_remarks(sentence, frames),
            *stretches(sentence, frames, paragraph.quotes),
            *namings(sentence, frames),
            *calls(sentence, frames),
        ]
        for piece in sorted(pieces, key=lambda p: p.start):
            yield self._one(piece, sentence, carried)
        self._remember(paragraph, sentence, frames)

    def _remember(self, paragraph: _Paragraph, sentence: Span, frames: Sequence[Frame]) -> None:
        """The teller of the sentence's outermost frame is carried to what follows."""
        outer = [f for f in frames if f.teller is not None and f.cue.sent == sentence]
        outer = [f for f in outer if not any(f.inside(other) for other in frames)]
        for frame in outer[:1]:
            links = self._people(self.tellers.told((frame,)).links)
            if links and _nested_in_narrative(frame):
                links = (*links, *(link for link in self.carried.links if link.who != links[-1].who))
            self.carried.hear(links, paragraph.number)

    def _people(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(link for link in links if link.who is not None and not self._is_outlet(link))

    def _is_outlet(self, link: Link) -> bool:
        return link.who is not None and any(member in self.outlets.ids for member in link.who.members)

    def _one(self, piece: Stretch, sentence: Span, carried: tuple[Link, ...]) -> Said:
        told = self.tellers.told(piece.path)
        if piece.own:
            return self._made(piece, sentence, (PUBLICATION,), "own", None)
        if not piece.path:
            return self._unframed(piece, sentence, carried)
        links = told.links
        narrated = self.tellers.narrator is not None or _nested_in_narrative(piece.path[0])
        if narrated or (not self._people(links) and told.direct):
            links = (*links, *(c for c in carried if c.who not in [link.who for link in links]))
        mode: Mode = "direct" if told.direct else "indirect"
        speaker = told.speaker
        if (
            self.tellers.narrator is not None
            and not told.direct
            and (speaker is None or _in_first_person(piece))
        ):
            speaker = self.tellers.narrator
        return self._made(piece, sentence, self._closed(links), mode, speaker)

    def _unframed(self, piece: Stretch, sentence: Span, carried: tuple[Link, ...]) -> Said:
        """A sentence that names nobody: the carried speaker's, or nobody's."""
        speaker = carried[0].who if carried else None
        links = carried or (UNKNOWN,)
        mode: Mode = "narrative" if carried else "unattributed"
        return self._made(piece, sentence, self._closed(links), mode, speaker)

    def _closed(self, links: Sequence[Link]) -> Chain:
        """The links with the outlet that private people spoke to, and the publication."""
        tail: list[Link] = []
        main = self.outlets.main
        if main is not None and not any(self._is_outlet(link) for link in links) and self._private(links):
            tail = [
                Link(who=party(main), knows=Knows.WAS_TOLD, passed=Passed.PUBLICATION, basis=Basis.INFERRED)
            ]
        return (*_knowing(links), *tail, PUBLICATION)

    def _private(self, links: Sequence[Link]) -> bool:
        """Are those who told it people, and not an authority?"""
        last = next((link.who for link in reversed(links) if link.who is not None), None)
        return last is not None and all(
            self.scene.entity(m).kind in (Kind.PERSON, Kind.GROUP) for m in last.members
        )

    def _made(self, piece: Stretch, sentence: Span, chain: Chain, mode: Mode, speaker: Party | None) -> Said:
        chain = _was_there(self.scene, piece, chain, speaker)
        rule, why = _reason(piece, mode)
        hedges = hedges_in(self.scene.text, sentence.start_char, sentence.end_char, speaker, party("source"))
        near = tuple(h for h in hedges if _governs(h, piece, sentence))
        return Said(
            piece.first,
            piece.last,
            chain,
            near,
            mode,
            speaker,
            piece.head,
            rule,
            why,
            _confidence(chain, mode),
        )


def _paragraphs(scene: Scene) -> Iterator[_Paragraph]:
    sentences = _by_paragraph(scene, [s for s in scene.doc.sents if any(t.is_alpha for t in s)], "start_char")
    quotes = _by_paragraph(scene, scene.quotes, "start")
    for number in range(len(scene.paragraphs)):
        inside, quoted = sentences[number], quotes[number]
        frames = [f for s in inside for token in s for f in _frames(token, s)]
        yield _Paragraph(number, inside, with_quotes(scene.doc, scene.text, frames, quoted), quoted)


def _by_paragraph(scene: Scene, things: Sequence[Any], start: str) -> list[list[Any]]:
    """Sentences or quotations by the number of the paragraph they begin in."""
    found: list[list[Any]] = [[] for _ in scene.paragraphs]
    begins = [first for first, _ in scene.paragraphs]
    for thing in things:
        at = getattr(thing, start)
        number = bisect_right(begins, at) - 1
        if number >= 0 and at < scene.paragraphs[number][1]:
            found[number].append(thing)
    return found


def _frames(token: Token, sentence: Span) -> Iterator[Frame]:
    if token.pos_ in ("VERB", "AUX"):
        yield from verb_frames(token, sentence)
    yield from phrase_frames(token, sentence)


def _touches(frame: Frame, sentence: Span) -> bool:
    span = range(sentence.start, sentence.end)
    return frame.cue.i in span or any(i in span for i in frame.content)


def _in_first_person(piece: Stretch) -> bool:
    return any(token.lower_ in OURSELVES for token in piece.doc[piece.start : piece.end])


def _nested_in_narrative(frame: Frame) -> bool:
    """ "They ended up in basements, with Artyom reporting that ...": the narrator goes on around the frame."""
    return frame.form is Form.CLAUSE and frame.cue.tag_ == "VBG" and frame.cue.dep_ in ("pcomp", "advcl")


def _knowing(links: Sequence[Link]) -> list[Link]:
    """Everybody after the first was told."""
    return [
        link if n == 0 or link.knows is not Knows.NOT_SAID else _with(link, Knows.WAS_TOLD)
        for n, link in enumerate(links)
    ]


def _with(link: Link, knows: Knows) -> Link:
    return Link(who=link.who, knows=knows, passed=link.passed, basis=link.basis)


def _was_there(scene: Scene, piece: Stretch, chain: Chain, speaker: Party | None) -> Chain:
    """The first teller was there if the passage itself has them in it: "Alexander called *him*"."""
    first = chain[0]
    if first.who is None or first.knows is not Knows.NOT_SAID or first.who == PUBLICATION.who:
        return chain
    members = set(first.who.members)
    for token in piece.doc[piece.start : piece.end]:
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "dative") and token.pos_ in ("PRON", "PROPN"):
            who = scene.party(token, speaker)
            if who is not None and members & set(who.all):
                return (_with(first, Knows.WAS_THERE), *chain[1:])
    return chain


def _governs(hedge: Hedge, piece: Stretch, sentence: Span) -> bool:
    """Does the hedge stand in the passage or in a frame around it?"""
    start = hedge.words.start or 0
    if piece.first <= start < piece.last:
        return True
    words = {i for f in piece.path for i in f.words}
    return any(sentence.doc[i].idx == start for i in words)


def _confidence(chain: Chain, mode: Mode) -> Confidence:
    if any(link.who is not None and link.who.one_of for link in chain) or mode in (
        "narrative",
        "unattributed",
    ):
        return Confidence.LOW
    explicit = [link for link in chain[:-1] if link.basis is Basis.EXPLICIT and link.who is not None]
    return Confidence.HIGH if explicit else Confidence.MEDIUM


_WHY = {
    Form.CLAUSE: "“{cue}” brings in what is said here",
    Form.ASIDE: "“{cue}” stands beside what is said here",
    Form.ACCORDING: "“{cue}” names whose account this is",
    Form.OBJECT: "“{cue}” is followed by what was told",
    Form.PASSIVE: "“{cue}” says that it was told, not by whom",
    Form.NOUN: "“{cue}” is followed by its content",
    Form.ACT: "“{cue}” is what somebody is said to have done",
    Form.OPEN: "a quotation without words of saying: whoever was heard last goes on",
    Form.QUOTE: "“{cue}” stands beside the quotation",
}


def _reason(piece: Stretch, mode: Mode) -> tuple[str, str]:
    if piece.path:
        frame = piece.path[-1]
        return f"said.{frame.form.value}", _WHY[frame.form].format(cue=_words(frame))
    if mode == "own":
        return "said.own", "the publication's own remark"
    if mode == "narrative":
        return (
            "said.carried",
            "nobody is named in this sentence; it goes on with the account of whoever was heard last",
        )
    return "said.unattributed", "nobody is named as saying this"


def _words(frame: Frame) -> str:
    near = [frame.cue.doc[i] for i in sorted(frame.words)]
    text = " ".join(t.text for t in near if t.is_alpha)
    return text if len(text) <= 40 else frame.cue.text
