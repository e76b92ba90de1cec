"""Who "he" and "she" are before a verb of saying: mostly whoever was speaking already.

Invariant: only people of the pronoun's own gender answer to it; otherwise the scene's reading stands.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from habeas.reading.english.scene import Scene
from habeas.statements.mention import Kind, Party

GENDERS = {"he": "m", "she": "f"}
FAR = 4
"""How many paragraphs back a pronoun may look for its speaker."""


@dataclass
class Speakers:
    """Who has been named as telling so far: in which paragraph, and whether within somebody else's words."""

    scene: Scene
    heard: list[tuple[int, bool, Party]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def hear(self, at: Token, nested: bool, who: Party) -> None:
        """Somebody was named as telling at this place."""
        self.heard.append((self.paragraph(at), nested, who))

    def paragraph(self, token: Token) -> int:
        """The number of the paragraph that the token stands in."""
        return bisect_right(self.scene.paragraphs, (token.idx, len(self.scene.text))) - 1

    def whom(self, pronoun: Token, nested: bool, besides: frozenset[str]) -> Party | None:
        """Whom the pronoun before a verb of saying means.

        The last speaker of that gender in the paragraph; else whom the scene takes it for, if the
        paragraph speaks of them before; else the only one of that gender spoken of there; and so on
        back through the paragraphs before.
        """
        gender = GENDERS.get(pronoun.lower_)
        found = self.scene.party(pronoun)
        here = self.paragraph(pronoun)
        if gender is None:
            return found
        for paragraph in range(here, max(-1, here - FAR), -1):
            if (same := self._last(gender, paragraph, nested, besides)) is not None:
                return same
            if found is None or found.one_of:
                found = self._last(None, paragraph, nested, besides) or found
            if found is not None and any(self._spoken_of(m, paragraph, pronoun.idx) for m in found.members):
                return found
            if (only := self._only(gender, paragraph, pronoun.idx)) is not None and only not in besides:
                return Party(all=(only,))
        return found

    def _only(self, gender: str, paragraph: int, before: int) -> str | None:
        """The only person of that gender whom the paragraph names or describes before this place."""
        present = [
            p
            for p in self._people()
            if self.scene.gender(p) == gender and self._spoken_of(p, paragraph, before)
        ]
        return present[0] if len(present) == 1 else None

    def _people(self) -> list[str]:
        if not self.people:
            self.people += [e.id for e in self.scene.entities if e.kind is Kind.PERSON]
        return self.people

    def _last(
        self, gender: str | None, paragraph: int, nested: bool, besides: frozenset[str]
    ) -> Party | None:
        for where, within, who in reversed(self.heard):
            if where < paragraph:
                return None
            if (
                where == paragraph
                and within == nested
                and self._one(who, gender)
                and not besides & set(who.all)
            ):
                return who
        return None

    def _one(self, who: Party, gender: str | None) -> bool:
        """A single person of that gender (None: of one that the text does not show)."""
        if len(who.all) != 1 or self.scene.entity(who.all[0]).kind is not Kind.PERSON:
            return False
        return self.scene.gender(who.all[0]) == gender

    def _spoken_of(self, member: str, paragraph: int, before: int) -> bool:
        """Does the paragraph name or describe them before this place?"""
        start, end = self.scene.paragraphs[paragraph]
        spans = (span for span in self.scene.entity(member).spans if start <= span.start < min(before, end))
        return any(not self._quoted(span.start) for span in spans)

    def _quoted(self, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in self.scene.quotes)
