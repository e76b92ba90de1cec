"""Who "he" and "she" are before a verb of saying: mostly whoever was speaking already.

Invariant: only people of the pronoun's own gender answer to it; otherwise the scene's reading stands.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from habeas.reading.english.scene import Scene
from habeas.statements.mention import Kind, Party

GENDERS = {"he": "m", "she": "f"}


@dataclass
class Speakers:
    """Who has been named as telling so far: in which paragraph, and whether within somebody else's words."""

    scene: Scene
    heard: list[tuple[int, bool, Party]] = field(default_factory=list)

    def hear(self, at: Token, nested: bool, who: Party) -> None:
        """Somebody was named as telling at this place."""
        self.heard.append((self.paragraph(at), nested, who))

    def paragraph(self, token: Token) -> int:
        """The number of the paragraph that the token stands in."""
        return bisect_right(self.scene.paragraphs, (token.idx, len(self.scene.text))) - 1

    def whom(self, pronoun: Token, nested: bool, besides: frozenset[str]) -> Party | None:
        """Whom the pronoun before a verb of saying means.

        The last speaker of that gender in the paragraph; else whom the scene takes it for, if the
        paragraph speaks of them before; else the last speaker of the paragraph before.
        """
        here = self.paragraph(pronoun)
        gender = GENDERS.get(pronoun.lower_)
        found = self.scene.party(pronoun)
        if gender is None:
            return found
        if (same := self._last(gender, here, nested, besides)) is not None:
            return same
        if found is not None and any(self._spoken_of(member, here, pronoun.idx) for member in found.members):
            return found
        return self._last(gender, here - 1, nested, besides) or found

    def _last(self, gender: str, paragraph: int, nested: bool, besides: frozenset[str]) -> Party | None:
        for where, within, who in reversed(self.heard):
            if where < paragraph:
                return None
            if where == paragraph and within == nested and self._one(who, gender) and not besides & set(who.all):
                return who
        return None

    def _one(self, who: Party, gender: str) -> bool:
        """A single person of that gender."""
        if len(who.all) != 1 or self.scene.entity(who.all[0]).kind is not Kind.PERSON:
            return False
        return self.scene.gender(who.all[0]) == gender

    def _spoken_of(self, member: str, paragraph: int, before: int) -> bool:
        """Does the paragraph name or describe them before this place?"""
        start = self.scene.paragraphs[paragraph][0] if paragraph >= 0 else 0
        return any(start <= span.start < before for span in self.scene.entity(member).spans)
