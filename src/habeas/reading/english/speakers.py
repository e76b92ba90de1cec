"""Who "he" and "she" are before a verb of saying: mostly whoever was speaking already.

Invariant: only people of the pronoun's own gender answer to it; otherwise the scene's reading stands.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from habeas.reading.english.scene import Scene
from habeas.statements.mention import Kind, Party

GENDERS = {"he": "m", "she": "f"}
NESTING = 4
"""How many quotations may have begun inside an outer one: enough to find the outer one again."""
FAR = 4
"""How many paragraphs back a pronoun may look for its speaker."""


@dataclass
class Speakers:
    """Who has been named as telling so far: in which paragraph, and whether within somebody else's words."""

    scene: Scene
    heard: list[tuple[int, bool, Party]] = field(default_factory=list)
    mentions: dict[int, dict[str, int]] = field(default_factory=dict)

    def hear(self, at: Token, nested: bool, who: Party) -> None:
        """Somebody was named as telling at this place."""
        self.heard.append((self.paragraph(at), nested, who))

    def paragraph(self, token: Token) -> int:
        """The number of the paragraph that the token stands in."""
        return self._number(token.idx)

    def _number(self, at: int) -> int:
        return bisect_right(self.scene.paragraphs, (at, len(self.scene.text))) - 1

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

    def settled(self, name: Token, who: Party | None) -> Party | None:
        """A name that two people bear means the one who has been speaking in the paragraph."""
        if who is None or not who.one_of:
            return who
        here = self.paragraph(name)
        lately = [p.all[0] for where, _, p in self.heard[-FAR:] if where >= here - 1 and len(p.all) == 1]
        return next((Party(all=(p,)) for p in reversed(lately) if p in who.one_of), who)

    def _only(self, gender: str, paragraph: int, before: int) -> str | None:
        """The only person of that gender whom the paragraph names or describes before this place."""
        spoken_of = self._mentions().get(paragraph, {})
        present = [p for p, at in spoken_of.items() if at < before and self._is_person(p, gender)]
        return present[0] if len(present) == 1 else None

    def _is_person(self, member: str, gender: str) -> bool:
        return self.scene.entity(member).kind is Kind.PERSON and self.scene.gender(member) == gender

    def _mentions(self) -> dict[int, dict[str, int]]:
        """For each paragraph, whom its own words (not quoted ones) speak of, and where first."""
        if not self.mentions:
            for entity in self.scene.entities:
                for span in entity.spans:
                    if not self._quoted(span.start):
                        here = self.mentions.setdefault(self._number(span.start), {})
                        here.setdefault(entity.id, span.start)
        return self.mentions

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
        return self._mentions().get(paragraph, {}).get(member, before) < before

    def _quoted(self, at: int) -> bool:
        number = bisect_right(self.scene.quotes, at, key=lambda quote: quote.start) - 1
        near = self.scene.quotes[max(0, number - NESTING) : number + 1]
        return any(quote.start <= at < quote.end for quote in near)
