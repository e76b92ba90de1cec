"""From frames to a chain: who each frame names, in which order they knew, and how it was passed on.

Invariant: a link is explicit only if a frame of the same sentence or quotation names its teller.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from spacy.tokens import Token

from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.frames import Form, Frame
from habeas.reading.english.speech.outlets import Outlets
from habeas.reading.english.speech.speakers import GENDERS, Speakers
from habeas.reading.english.speech.stretches import Path
from habeas.reading.english.speech.subjects import subject_of
from habeas.reading.english.speech.verbs import CHANNELS, HERE, KNOWS, MANNER, OUTLETS, WORKS, Act
from habeas.reading.suggestion import SOURCE
from habeas.statements.chain import Basis, Knows, Link, Passed
from habeas.statements.mention import Kind, Party, party

OURSELVES = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves"})
NEAR = 12
"""Tokens after "said" among which the speaker's name is looked for: "said the warden of the hostel, N. N."."""
SOMEBODY = frozenset({"some", "others", "many", "someone", "somebody", "one", "several", "they"})
"""Pronouns that stand for people whom the text leaves unnamed."""
PUBLICATION = Link(who=party(SOURCE), knows=Knows.NOT_SAID, passed=Passed.PUBLICATION, basis=Basis.EXPLICIT)
"""The last link of every chain."""


@dataclass(frozen=True)
class Told:
    """The tellers that the frames around a passage name, nearest the fact first."""

    links: tuple[Link, ...]
    speaker: Party | None
    """Whose "I" and "we" it is, or whoever is nearest to the fact."""
    direct: bool


class Tellers:
    """Names the tellers of paths of frames, for one text."""

    def __init__(self, scene: Scene, outlets: Outlets) -> None:
        self.scene = scene
        self.outlets = outlets
        self.speakers = Speakers(scene)
        self.narrator: Party | None = None
        """Whose "I" it is outside quotation marks, in a testimony."""
        self.carried: tuple[Link, ...] = ()
        """Who goes on speaking in a quotation that stands alone."""
        self._named: dict[tuple[int, Form], Link | None] = {}

    def told(self, path: Path) -> Told:
        """The links of a path of frames (outermost first), without outlet and publication."""
        inward: list[list[Link]] = []
        voice: Party | None = None
        nearest: Party | None = None
        direct = False
        for frame in path:
            outer = frozenset(m for links in inward for link in links if link.who for m in link.who.members)
            links = self._links(frame, voice, outer)
            named = [link for link in links if link.who is not None and not self._outlet(link.who)]
            if named and (frame.teller is not None or frame.form is Form.OPEN):
                nearest = named[0].who
            if frame.direct:
                voice, direct = (named[0].who if named else self.narrator), True
            inward.append(links)
        links = [link for links in reversed(inward) for link in links]
        return Told(tuple(_merged(links)), voice if direct else nearest, direct)

    def _links(self, frame: Frame, voice: Party | None, outer: frozenset[str]) -> list[Link]:
        """One frame's teller, and whom it was told to. Each frame is settled once, in text order."""
        if frame.form is Form.OPEN:
            return list(self.carried)
        key = (frame.cue.i, frame.form)
        if key not in self._named:
            teller = self._named[key] = self._teller(frame, voice, outer)
            if teller is not None and teller.who is not None and teller.who.all and frame.teller is not None:
                self.speakers.hear(frame.cue, bool(outer), teller.who)
        teller = self._named[key]
        heard = self._receiver(frame, voice)
        return [link for link in (teller, heard) if link is not None]

    def _teller(self, frame: Frame, voice: Party | None, outer: frozenset[str]) -> Link | None:
        knows, passed = KNOWS.get(frame.act, Knows.NOT_SAID), passed_on(frame)
        if frame.teller is None:
            basis = Basis.EXPLICIT if _says_somebody_told(frame) else Basis.INFERRED
            return Link(who=None, knows=knows, passed=passed, basis=basis)
        if voice is None and is_here(frame.teller):
            return None
        if frame.teller.lemma_.lower() in WORKS and not _is_body(self.scene, self.whom(frame.teller, voice)):
            return self._work(frame, voice, knows)
        if frame.teller.lower_ in GENDERS:
            who = self.speakers.whom(frame.teller, bool(outer), outer)
        else:
            who = self.whom(frame.teller, voice) or self._named_beside(frame)
            who = self.speakers.settled(frame.teller, who)
        if who is None and frame.form is Form.ACCORDING and frame.teller.pos_ == "PRON":
            subject = subject_of(frame.cue.sent.root)
            who = self.whom(subject, voice) if subject is not None else None
        if who is None and frame.form is not Form.ACT:
            who = self._unseen(frame.teller)
        if who is None and (
            frame.form is Form.ACT or (frame.teller.pos_ == "PRON" and frame.teller.lower_ not in SOMEBODY)
        ):
            return None
        return Link(who=who, knows=knows, passed=passed, basis=Basis.EXPLICIT)

    def whom(self, token: Token, voice: Party | None) -> Party | None:
        """Whom a noun phrase or pronoun means, in the mouth of `voice`."""
        who = self.scene.party(token, voice)
        if (named := self._named_person(token)) is not None:
            return named
        if token.lemma_.lower() in OUTLETS and any(c.lower_ in ("the", "this") for c in token.children):
            return self._the_outlet(token, who)
        return who

    def _named_person(self, token: Token) -> Party | None:
        """ "the Commissioner for Public Order, *Festus Akande*": the office and the name are one teller."""
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and token.pos_ != "PRON":
                who = self.scene.party(child)
                if who is not None and all(self.scene.entity(m).kind is Kind.PERSON for m in who.members):
                    return who
        return None

    def _the_outlet(self, token: Token, who: Party | None) -> Party | None:
        """ "the newspaper": the outlet that the text named last before it, if this one has no name of its own."""
        if who is not None and any(m in self.outlets.ids for m in who.members):
            return who
        before = [
            (span.start, id)
            for id in self.outlets.ids
            for span in self.scene.entity(id).spans
            if span.start < token.idx
        ]
        named = any(c.pos_ == "PROPN" for c in token.children)
        return party(max(before)[1]) if before and not named else who

    def _work(self, frame: Frame, voice: Party | None, knows: Knows) -> Link | None:
        """ "Gorshenina's account", "a statement by the union": its owner; "a new report": whoever published it."""
        work = frame.teller
        assert work is not None
        passed = CHANNELS.get(work.lemma_.lower(), passed_on(frame))
        owner = owner_of(work)
        if owner is not None and voice is None and owner.lower_ in OURSELVES:
            return None
        if owner is None and work.lemma_.lower() in ("information", "evidence", "source"):
            return Link(who=None, knows=knows, passed=passed, basis=Basis.INFERRED)
        if owner is not None and (who := self.whom(owner, voice)) is not None:
            return Link(who=who, knows=knows, passed=passed, basis=Basis.EXPLICIT)
        if self.outlets.main is not None and work.lemma_.lower() in (
            "report",
            "article",
            "story",
            "investigation",
        ):
            return Link(
                who=party(self.outlets.main), knows=knows, passed=Passed.PUBLICATION, basis=Basis.INFERRED
            )
        return Link(who=self._itself(work), knows=knows, passed=passed, basis=Basis.EXPLICIT)

    def _named_beside(self, frame: Frame) -> Party | None:
        """ "rights monitor *Open Cells* estimates": a name between the teller's noun and the verb."""
        assert frame.teller is not None
        between = frame.cue.doc[frame.teller.i + 1 : frame.cue.i]
        if frame.teller.i > frame.cue.i:
            between = frame.cue.doc[frame.cue.i + 1 : min(frame.cue.i + NEAR, frame.cue.sent.end)]
        return next(
            (who for t in between if t.pos_ == "PROPN" and (who := self.whom(t, None)) is not None), None
        )

    def _unseen(self, teller: Token) -> Party | None:
        """A teller the scene does not list: the place that speaks ("Kyiv said"), or the words themselves."""
        if teller.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        if (place := self.scene.place(teller)) is not None:
            return place
        kind = Kind.BODY if teller.pos_ == "PROPN" else Kind.GROUP if teller.tag_ == "NNS" else Kind.PERSON
        left = min(t.i for t in teller.subtree if t.i <= teller.i)
        span = teller.doc[left : teller.i + 1]
        why = "the text says that this is who told it"
        return party(self.scene.add(kind, span.start_char, span.end_char, rule="teller", why=why))

    def _itself(self, work: Token) -> Party:
        """ "according to open source data": the work stands for whoever made it."""
        left = min(t.i for t in work.subtree if t.i <= work.i and t.dep_ not in ("det", "punct"))
        span = work.doc[left : work.i + 1]
        why = "the text names this as where it was said, and nobody behind it"
        return party(self.scene.add(Kind.WORK, span.start_char, span.end_char, rule="work", why=why))

    def _receiver(self, frame: Frame, voice: Party | None) -> Link | None:
        """ "told Verstka", "told his father": somebody who knows it from the teller, and passed it on."""
        if frame.receiver is None or frame.act is Act.ASK:
            return None
        word = frame.receiver.lower_
        if (voice is None and is_here(frame.receiver)) or word in (
            "reporters",
            "journalists",
            "media",
            "press",
            "court",
        ):
            return None
        who = self.whom(frame.receiver, voice)
        if who is None:
            return None
        if frame.act is Act.PROMISE and (who.one_of or self.scene.entity(who.all[0]).kind is not Kind.PERSON):
            return None
        if frame.act is Act.PROMISE:
            who = party(who.all[0])
        written = frame.cue.lemma_.lower() in ("write", "text", "message")
        unsure = frame.act is Act.PROMISE or written or word in ("they", "them")
        basis = Basis.INFERRED if unsure else Basis.EXPLICIT
        return Link(who=who, knows=Knows.WAS_TOLD, passed=Passed.NOT_SAID, basis=basis)

    def _outlet(self, who: Party) -> bool:
        return any(member in self.outlets.ids for member in who.members)


def is_here(token: Token) -> bool:
    """Is it the publication itself: "we", "us", "this newspaper", "our correspondent"?"""
    if token.lower_ in OURSELVES:
        return True
    ours = any(c.lower_ in ("this", "our") for c in token.children)
    return ours and token.lemma_.lower() in HERE


def _says_somebody_told(frame: Frame) -> bool:
    """ "I was told that", "reports of ...": somebody did tell; "it is reported", "a rumour" leave it open."""
    if frame.form is Form.PASSIVE:
        return frame.receiver is not None
    return frame.form is Form.NOUN and frame.cue.lemma_.lower() == "report"


def owner_of(work: Token) -> Token | None:
    """Whose work it is: "*Gorshenina's* account", "the account of *a nurse*", "a statement by *the union*"."""
    for child in work.children:
        if child.dep_ == "poss":
            return child
    for child in work.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def passed_on(frame: Frame) -> Passed:
    """By what means: the verb's own ("wrote"), or said beside it ("told him by phone", "in a statement")."""
    for child in frame.cue.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "over", "on", "in", "via", "through"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in CHANNELS:
                    return CHANNELS[noun.lemma_.lower()]
    return MANNER.get(frame.cue.lemma_.lower(), Passed.NOT_SAID)


def _is_body(scene: Scene, who: Party | None) -> bool:
    return who is not None and all(
        scene.entity(m).kind in (Kind.BODY, Kind.PERSON, Kind.GROUP) for m in who.members
    )


def _merged(links: Sequence[Link]) -> list[Link]:
    """One link a teller: whoever heard it ("told *him*") and passes it on ("*he* said") is one, and settles
    who an open pronoun means; nobody passes on to themselves. The explicit link stays."""
    out: list[Link] = []
    for link in links:
        link = _settled(link, out)
        same = next((n for n, seen in enumerate(out) if link.who is not None and seen.who == link.who), None)
        if same is None:
            out.append(link)
        elif out[same].basis is Basis.INFERRED and link.basis is Basis.EXPLICIT:
            out[same] = link
    return out


def _settled(link: Link, nearer: Sequence[Link]) -> Link:
    """An open "he" is whoever just heard it, or one of those who have not told it themselves."""
    if link.who is None or not link.who.one_of or not nearer:
        return link
    heard = nearer[-1].who
    if nearer[-1].knows is Knows.WAS_TOLD and heard is not None and set(heard.all) & set(link.who.one_of):
        return replace(link, who=heard)
    told = {member for seen in nearer if seen.who is not None for member in seen.who.all}
    left = tuple(member for member in link.who.one_of if member not in told)
    if not left:
        return link
    return replace(link, who=party(*left) if len(left) == 1 else Party(one_of=left))
