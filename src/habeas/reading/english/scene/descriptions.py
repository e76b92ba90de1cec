"""Whom a description means: "her son", "the soldier", "the same base", "the ministry".

Invariant: a description with "a", or with nothing to lean on, is somebody new.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from habeas.reading.english.scene.cast import Figure
from habeas.reading.english.scene.memory import Memory, Seen
from habeas.reading.english.scene.mentions import I_WE, Mention
from habeas.reading.english.scene.nouns import BROAD, CONVERSE, KIN, MEN, WOMEN
from habeas.reading.english.scene.plight import HELD
from habeas.reading.english.scene.word_sets import word_set
from habeas.reading.english.speech.telling_frames import tells
from habeas.statements.claims.identity import Kinship
from habeas.statements.mention import Kind

_EPITHETS = (
    MEN
    | WOMEN
    | word_set(
        "soldier conscript serviceman student pensioner activist journalist detainee prisoner captive "
        "victim teenager teacher volunteer worker miner medic driver photographer engineer nurse "
        "doctor refugee farmer"
    )
)
"""Nouns by which a report goes on speaking of a person it told of before, rather than of the other side."""
_OTHER_ONE = word_set("other second elder older younger eldest youngest late another third first new next")
_EMPTY = word_set("same very whole entire two three four five six seven eight nine ten")
_ANY_BODY = word_set(
    "organisation organization agency group outlet institution company service newspaper body ngo charity"
)
_YOUNG = word_set("boy girl child teenager youth")


@dataclass(frozen=True)
class Tie:
    """`who` is the `kinship` of `of`, as said at start..end."""

    who: Figure
    kinship: Kinship
    of: Figure
    start: int
    end: int


class Descriptions:
    """Finds the earlier figure that a description means."""

    def __init__(
        self, memory: Memory, ties: Sequence[Tie], where: Callable[[Mention], tuple[int, int]]
    ) -> None:
        self._memory = memory
        self._ties = ties
        self._where = where
        self._bodies: dict[str, Figure] = {}

    def earlier(self, mention: Mention, owner: Figure | None) -> Figure | None:
        """The figure spoken of before, or None when this is somebody new."""
        if mention.lemma in KIN and owner is not None:
            return self.kin(mention, owner)
        if mention.kind is Kind.BODY and (found := self._body(mention, owner)):
            return found
        if (
            mention.article == "owned"
            and mention.owner is not None
            and mention.owner.lower_ in I_WE
            and owner is None
        ):
            return self._by_noun(mention)
        if mention.article == "owned":
            return self._owned(mention, owner)
        if mention.article == "any":
            return self._by_noun(mention)
        if mention.article in ("the", "same"):
            return self._by_noun(mention) or self._by_plight(mention) or self._by_epithet(mention)
        return self._headline_again(mention)

    def remember(self, mention: Mention, figure: Figure) -> None:
        """Keep a body by its words: the same words mean the same body."""
        if mention.kind is Kind.BODY:
            self._bodies.setdefault(_bare(mention), figure)

    def kin(self, mention: Mention, owner: Figure) -> Figure | None:
        """The son of somebody whose one son is known already."""
        if mention.plural or mention.words & _OTHER_ONE:
            return None
        kinship, gender = KIN[mention.lemma]
        fits: list[Figure] = []
        for tie in self._ties:
            if tie.of.root() is owner:
                one, as_ = tie.who.root(), tie.kinship
            elif tie.who.root() is owner:
                one, as_ = tie.of.root(), CONVERSE.get(tie.kinship, Kinship.OTHER)
            else:
                continue
            same = BROAD.get(as_, as_) is BROAD.get(kinship, kinship)
            exact = (
                kinship not in (Kinship.OTHER, Kinship.FRIEND, Kinship.COLLEAGUE)
                or mention.lemma in one.nouns
            )
            if same and exact and not (gender and one.gender and gender != one.gender) and one not in fits:
                fits.append(one)
        return fits[0] if len(fits) == 1 else None

    def _seen(self, sentences: int, mention: Mention) -> list[Seen]:
        now, _ = self._where(mention)
        return [one for one in self._memory.back(sentences, now) if one.head.i < mention.i]

    def _by_noun(self, mention: Mention) -> Figure | None:
        """The last one that was called by the same noun, with the same number if it has one."""
        reach = 40 if mention.kind is not Kind.PLACE or mention.article == "same" else 15
        seen = self._seen(reach, mention)
        if tells(mention.head):
            seen.sort(key=lambda one: not one.roots[-1].told)
        if mention.article == "same":
            seen.sort(key=lambda one: not one.roots[-1].same)
        if mention.kind is Kind.GROUP and mention.number is None:
            seen.sort(key=lambda one: 0 < (one.roots[-1].number or 9) < 4)
        for one in seen:
            for figure in one.roots[::-1]:
                if figure.kind is not mention.kind or figure.plural != mention.plural:
                    continue
                if mention.number is not None and figure.number not in (None, mention.number):
                    continue
                if mention.lemma in figure.nouns and not _clash(mention, figure):
                    return figure
        return None

    def _by_plight(self, mention: Mention) -> Figure | None:
        """Example: "the detainees", "the five": the group that was said to be held, or counted so."""
        if mention.kind is not Kind.GROUP or not (mention.lemma in HELD or mention.number is not None):
            return None
        for one in self._seen(12, mention):
            figure = one.roots[0]
            fits = figure.held if mention.number is None else figure.number == mention.number
            if figure.kind is Kind.GROUP and fits:
                return figure
        return None

    def _by_epithet(self, mention: Mention) -> Figure | None:
        """Example: "the former student": the one person just spoken of, if no other fits."""
        if mention.kind is not Kind.PERSON or mention.lemma not in _EPITHETS or list(mention.head.rights):
            return None
        fits: list[Figure] = []
        for one in self._seen(2, mention):
            for figure in one.roots:
                fit = figure.kind is Kind.PERSON and not (
                    figure.gender and mention.gender and figure.gender != mention.gender
                )
                if fit and figure not in fits and not figure.holds:
                    fits.append(figure)
        young = [f for f in fits if f.nouns & {"son", "daughter", "child"}]
        if mention.lemma in _YOUNG and len(young) == 1:
            return young[0]
        return fits[0] if len(fits) == 1 and fits[0].names and fits[0].held else None

    def _owned(self, mention: Mention, owner: Figure | None) -> Figure | None:
        """Example: "their base", "his family" again: the same owner's."""
        if owner is None:
            return None
        for one in self._seen(40, mention):
            for figure in one.roots:
                same = (
                    figure.kind is mention.kind
                    and mention.lemma in figure.nouns
                    and figure.plural == mention.plural
                )
                if (
                    same
                    and figure.of is not None
                    and figure.of.root() is owner
                    and not _clash(mention, figure)
                ):
                    return figure
        return None

    def _body(self, mention: Mention, owner: Figure | None) -> Figure | None:
        """The same words again; or "the ministry" after a name that ends so."""
        if mention.article != "owned" and (known := self._bodies.get(_bare(mention))):
            return known.root()
        if mention.article not in ("the", "same") or owner is not None:
            return None
        for one in self._seen(12, mention):
            figure = one.roots[0]
            if figure.kind is Kind.BODY and _named_so(figure, mention):
                return figure
        if mention.lemma in _ANY_BODY and not mention.words:
            near = {id(f): f for one in self._seen(2, mention) for f in one.roots if f.kind is Kind.BODY}
            return next(iter(near.values())) if len(near) == 1 else None
        return None

    def _headline_again(self, mention: Mention) -> Figure | None:
        """The opening sentence repeats the headline's words for the same people."""
        _, paragraph = self._where(mention)
        if paragraph > 2 or mention.kind is not Kind.GROUP or mention.article != "bare":
            return None
        words = _bare(mention)
        for one in self._memory.seen:
            if (
                one.paragraph == 0
                and one.head.i < mention.i
                and _same(one.roots[0].described, words)
                and paragraph > 0
            ):
                return one.roots[0]
        return None


def _same(described: str, words: str) -> bool:
    return described.lower() == words


def _clash(mention: Mention, figure: Figure) -> bool:
    """Gender, or "other", speaks against it."""
    if mention.gender and figure.gender and mention.gender != figure.gender:
        return True
    if mention.words & {"other", "another"} or (
        mention.lemma in ("family", "household") and mention.form != figure.form
    ):
        return True
    return bool(figure.modifiers) and not mention.words - _EMPTY <= figure.modifiers


def _named_so(figure: Figure, mention: Mention) -> bool:
    if mention.lemma in figure.nouns:
        return True
    words = {w.lower() for name in figure.names for w in name.split()}
    return mention.lemma in words


def _bare(mention: Mention) -> str:
    text = mention.text.lower()
    for article in ("the ", "a ", "an ", "this ", "that "):
        text = text.removeprefix(article)
    return text
