"""Who is who within one text: every mention is led to a figure, reading from the first sentence to the last.

Invariant: two figures become one only where the words say so (a repeated name, an apposition, a kinship
that only one person can have). A pronoun between two people stays open between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from habeas.reading.english.antecedents import (
    CLOSE,
    WINDOW,
    Seen,
    clause,
    last_seen,
    nearness,
    role_of,
    shares_clause,
)
from habeas.reading.english.cast import Figure, can_join, join
from habeas.reading.english.mentions import I_WE, IT, THEY, YOU, Mention
from habeas.reading.english.nouns import BROAD, CONVERSE, KIN
from habeas.reading.english.telling_frames import Frames
from habeas.reading.suggestion import Confidence
from habeas.statements.claims.identity import Kinship
from habeas.statements.mention import Kind


@dataclass(frozen=True)
class Reference:
    """What a mention leads to: all of these figures, or one of them."""

    figures: tuple[Figure, ...]
    open: bool = False


@dataclass(frozen=True)
class Tie:
    """`who` is the `kinship` of `of`, as said at start..end."""

    who: Figure
    kinship: Kinship
    of: Figure
    start: int
    end: int


class Coreference:
    """One reading of one text. `references` holds the outcome by index of the head word."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], frames: Frames, paragraph_of: Sequence[int]) -> None:
        self.doc = doc
        self.frames = frames
        self.by_head = {m.i: m for m in mentions}
        self.references: dict[int, Reference] = {}
        self.figures: list[Figure] = []
        self.ties: list[Tie] = []
        self._named: dict[tuple[Kind, tuple[str, ...]], Figure] = {}
        self._seen: list[Seen] = []
        self._busy: set[int] = set()
        self._paragraph_of = paragraph_of
        self._sentence_of = {t.i: n for n, s in enumerate(doc.sents) for t in s}

    def run(self) -> None:
        """Lead every mention to its figure."""
        for mention in self.by_head.values():
            if mention.sort == "name":
                self.references[mention.i] = Reference((self._by_name(mention),))
        for mention in self.by_head.values():
            self.lead(mention.i)

    # --- one mention ---------------------------------------------------------------------------------

    def lead(self, i: int) -> Reference | None:
        """The reference of the mention at a head word, found now if not before."""
        mention = self.by_head.get(i)
        if mention is None or i in self._busy:
            return None
        if mention.sort == "name" and not any(s.i == i for s in self._seen[-40:]):
            self._note(mention, self.references[i])
        if i in self.references:
            return self.references[i]
        self._busy.add(i)
        found = self._pronoun(mention) if mention.sort == "pronoun" else self._noun(mention)
        self._busy.discard(i)
        if found is not None:
            self.references[i] = found
            self._note(mention, found)
        return found

    def _note(self, mention: Mention, found: Reference) -> None:
        token = mention.head
        frames = self.frames.around(token)
        teller = any(f.speaker is not None and f.speaker.i == token.i for f in self._own_frames(token))
        del frames
        if found.open:
            return
        if mention.sort != "pronoun":
            for figure in found.figures[-1:]:
                figure.root().spans.add((mention.start, mention.end))
        self._seen.append(
            Seen(
                found.figures,
                token.i,
                self._sentence_of[token.i],
                self._paragraph_of[token.i],
                role_of(token),
                teller,
                token,
                mention.sort == "name",
            )
        )

    def _own_frames(self, token: Token) -> list:  # type: ignore[type-arg]
        from habeas.reading.english.telling_frames import frame

        made = frame(token.head) if token.dep_ in ("nsubj", "nsubjpass") else None
        return [made] if made else []

    def _new(self, mention: Mention, why: str, rule: str) -> Figure:
        figure = Figure(
            mention.kind or Kind.PERSON,
            rule,
            why,
            Confidence.MEDIUM,
            described=self.doc.text[mention.start : mention.end],
            gender=mention.gender,
            plural=mention.plural,
            serial=mention.start,
        )
        if mention.sort == "noun":
            figure.nouns.add(mention.lemma)
        self.figures.append(figure)
        return figure

    # --- names ---------------------------------------------------------------------------------------

    def _by_name(self, mention: Mention) -> Figure:
        assert mention.name is not None
        kind, key = mention.name.kind, mention.name.key
        figure = self._named.get((kind, key)) or self._fuller(kind, key)
        if figure is None:
            figure = self._new(mention, f"named {' '.join(mention.name.run.words)}", f"name-{kind.value}")
            figure.gender = mention.gender
        self._named[kind, key] = figure
        words = " ".join(mention.name.run.words)
        if words not in figure.names:
            figure.names.append(words)
        figure.gender = figure.gender or mention.gender
        return figure

    def _fuller(self, kind: Kind, key: tuple[str, ...]) -> Figure | None:
        """The one known figure whose name contains this one, or which this one contains, or spells out."""
        fits = []
        for (other_kind, other), figure in self._named.items():
            if other_kind is kind and _same_name(kind, key, other) and figure not in fits:
                fits.append(figure)
        return fits[0] if len(fits) == 1 else None

    # --- noun phrases --------------------------------------------------------------------------------

    def _noun(self, mention: Mention) -> Reference | None:
        named = self._named_beside(mention)
        owner = self.lead(mention.owner.i) if mention.owner is not None else None
        known = self._kin_of(mention, owner)
        figure = named or known
        if figure is None and mention.article in ("the", "owned"):
            figure = self._earlier(mention, owner)
        if figure is None and mention.kind is Kind.BODY:
            figure = self._same_words(mention)
        if figure is None:
            figure = self._new(mention, f"spoken of as “{self.doc.text[mention.start : mention.end]}”", "description")
        elif named is not None and known is not None and can_join(named, known):
            figure = join(named, known)
        figure = figure.root()
        figure.nouns.add(mention.lemma)
        figure.gender = figure.gender or mention.gender
        if owner is not None and mention.lemma in KIN and not mention.plural:
            self._tie(mention, figure, owner)
        return Reference((figure,))

    def _named_beside(self, mention: Mention) -> Figure | None:
        """The figure of a name that stands beside the description: "her son, Artyom", "X, the father of"."""
        for token in _beside(mention.head):
            other = self.by_head.get(token.i)
            if other is not None and other.sort == "name" and other.kind is mention.kind and not mention.plural:
                return self.references[other.i].figures[0].root()
        return None

    def _kin_of(self, mention: Mention, owner: Reference | None) -> Figure | None:
        """The son of somebody whose son is known already."""
        if owner is None or owner.open or len(owner.figures) != 1 or mention.lemma not in KIN or mention.plural:
            return None
        kinship, gender = KIN[mention.lemma]
        fits = []
        for tie in self.ties:
            if tie.of.root() is owner.figures[0].root():
                one, as_ = tie.who.root(), tie.kinship
            elif tie.who.root() is owner.figures[0].root():
                one, as_ = tie.of.root(), CONVERSE.get(tie.kinship, Kinship.OTHER)
            else:
                continue
            same = BROAD.get(as_, as_) is BROAD.get(kinship, kinship)
            if same and not (gender and one.gender and gender != one.gender) and one not in fits:
                fits.append(one)
        return fits[0] if len(fits) == 1 else None

    def _tie(self, mention: Mention, figure: Figure, owner: Reference) -> None:
        of = owner.figures[0].root()
        if owner.open or len(owner.figures) > 1 or of is figure or of.kind is not Kind.PERSON:
            return
        kinship = KIN[mention.lemma][0]
        self.ties.append(Tie(figure, kinship, of, mention.start, mention.end))

    def _earlier(self, mention: Mention, owner: Reference | None) -> Figure | None:
        """The last figure that was called by the same noun."""
        if mention.lemma in KIN and mention.article == "owned":
            return None
        for one in reversed(self._seen[-WINDOW:]):
            for figure in one.figures:
                root = figure.root()
                if root.kind is mention.kind and root.plural == mention.plural and mention.lemma in root.nouns:
                    return root
        return None

    def _same_words(self, mention: Mention) -> Figure | None:
        words = _bare(self.doc.text[mention.start : mention.end])
        for figure in self.figures:
            root = figure.root()
            if root.kind is Kind.BODY and _bare(root.described) == words:
                return root
        return None

    # --- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention) -> Reference | None:
        low = mention.lemma
        if low in I_WE or low in YOU:
            return None
        if low in THEY:
            return self._they(mention)
        if low in IT:
            return None
        return self._he_or_she(mention)

    def _he_or_she(self, mention: Mention) -> Reference | None:
        scores = self._scores(mention)
        if not scores:
            return None
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        best = ranked[0][0]
        close = [figure for score, figure in ranked if best - score < CLOSE]
        if len(close) == 1:
            return Reference((close[0],))
        return Reference(tuple(close[:3]), open=True)

    def _scores(self, mention: Mention) -> dict[int, tuple[float, Figure]]:
        token, sentence = mention.head, self._sentence_of[mention.i]
        frames = self.frames.around(token)
        for frame in frames:
            for part in (frame.speaker, frame.addressee):
                if part is not None and part.i != token.i:
                    self.lead(part.i)
        says = bool(self._own_frames(token))
        banned = self._banned(mention)
        found: dict[int, tuple[float, Figure]] = {}
        for one in last_seen(self._seen[-WINDOW:]).values():
            for figure in one.figures:
                root = figure.root()
                if root.kind is not Kind.PERSON or root.plural or id(root) in banned:
                    continue
                if root.gender and root.gender != mention.gender:
                    continue
                if sentence - one.sentence > 8:
                    continue
                score = nearness(abs(sentence - one.sentence)) + {"subject": 1.0, "object": 0.4}.get(one.role, 0.0)
                score += self._by_frames(frames, root, token, says)
                if says and one.teller and not frames:
                    score += 2.0
                if not says and one.teller and one.sentence < sentence and not frames:
                    score -= 1.2
                if not root.gender:
                    score -= 0.3
                found[id(root)] = (score, root)
        return found

    def _banned(self, mention: Mention) -> set[int]:
        """Whom the pronoun cannot mean: those in the same clause, and the one who is quoted."""
        banned: set[int] = set()
        for one in reversed(self._seen[-12:]):
            if self._sentence_of[mention.i] == one.sentence and shares_clause(mention.head, one.head):
                banned |= {id(f.root()) for f in one.figures}
        quoted = self.frames.quote_frame(mention.head)
        if quoted and quoted.speaker is not None and self.frames.in_quote(mention.head):
            reference = self.lead(quoted.speaker.i)
            if reference and not reference.open:
                banned |= {id(f.root()) for f in reference.figures}
        return banned

    def _by_frames(self, frames: list, root: Figure, token: Token, says: bool) -> float:  # type: ignore[type-arg]
        """A subject inside somebody's words is mostly the speaker; one who "said" there is somebody else."""
        score = 0.0
        for depth, frame in enumerate(reversed(frames)):
            speaker = self.references.get(frame.speaker.i) if frame.speaker is not None else None
            if speaker is None or speaker.open or root not in [f.root() for f in speaker.figures]:
                continue
            if says:
                score -= 2.5
            elif depth == 0:
                score += 2.5 if role_of(token) == "subject" else 1.5
            else:
                score += 0.5
        return score

    def _they(self, mention: Mention) -> Reference | None:
        for one in reversed(self._seen[-WINDOW:]):
            if self._sentence_of[mention.i] - one.sentence > 5:
                break
            roots = tuple(f.root() for f in one.figures)
            if one.i < mention.i and (len(roots) > 1 or roots[0].kind is Kind.GROUP) and not shares_clause(mention.head, one.head):
                return Reference(self._together(one))
        return None

    def _together(self, one: Seen) -> tuple[Figure, ...]:
        """All that are named together with this one."""
        found: list[Figure] = []
        top = one.head
        while top.dep_ == "conj" and top.head.i in self.by_head:
            top = top.head
        for token in [top, *_joined(top)]:
            reference = self.references.get(token.i)
            if reference and not reference.open:
                found += [f.root() for f in reference.figures if f.root() not in found]
        return tuple(found) or one.figures


def _joined(token: Token) -> list[Token]:
    """Everything joined to it by "and", in order."""
    found = []
    for child in token.children:
        if child.dep_ == "conj":
            found += [child, *_joined(child)]
    return found


def _beside(head: Token) -> list[Token]:
    """Tokens in apposition with a description: before, after, or "identified as"."""
    found = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        found.append(head.head)
    for child in head.children:
        if child.dep_ == "acl" and child.lemma_ in ("identify", "name", "call", "know"):
            found += [c for c in child.subtree if c.dep_ in ("pobj", "oprd", "dobj")]
    return found


def _same_name(kind: Kind, key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if key == other:
        return True
    if kind is Kind.PLACE:
        return False
    short, long = sorted((key, other), key=len)
    if kind is Kind.BODY and len(short) == 1 and len(long) > 1:
        initials = "".join(w[0] for w in long if w not in ("of", "the", "and", "for"))
        if initials == short[0]:
            return True
        return short[0] == long[0]
    return len(short) < len(long) and all(w in long for w in short)


def _bare(words: str) -> str:
    low = words.lower()
    for article in ("the ", "a ", "an ", "local "):
        low = low.removeprefix(article)
    return low


_ = clause
