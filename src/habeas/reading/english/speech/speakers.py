"""Who "he" and "she" are before a verb of saying: mostly whoever was speaking already.

Invariant: only people of the pronoun's own gender answer to it; otherwise the scene's reading stands.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from habeas.reading.english.scene.scene import Scene
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
            at = self._first_mention(found, paragraph, pronoun.idx)
            if (last := self._last(gender, paragraph, nested, besides, at)) is not None:
                return last
            if at is not None:
                return found
            if (only := self._only(gender, paragraph, pronoun.idx)) is not None and only not in besides:
                return Party(all=(only,))
        return found

    def _first_mention(self, who: Party | None, paragraph: int, before: int) -> int | None:
        """Where the paragraph first names or describes one of them, if it does before this place."""
        spoken_of = self._mentions().get(paragraph, {})
        places = [spoken_of[m] for m in who.members if m in spoken_of] if who is not None else []
        return min((at for at in places if at < before), default=None)

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
        here = [p for p, at in spoken_of.items() if at < before]
        present = [p for p in here if self._is_person(p, gender)]
        maybe = [p for p in here if self._is_person(p, None)]
        if len(present) == 1 or (not present and len(maybe) == 1):
            return (present or maybe)[0]
        return None

    def _is_person(self, member: str, gender: str | None) -> bool:
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
        self, gender: str, paragraph: int, nested: bool, besides: frozenset[str], rival: int | None
    ) -> Party | None:
        """The last speaker of that gender in the paragraph. One whose gender the text does not show will do,
        unless somebody of whom the paragraph speaks (`rival`) fits as well."""
        for where, within, who in reversed(self.heard):
            if where < paragraph:
                return None
            if where == paragraph and within == nested and len(who.all) == 1 and not besides & set(who.all):
                if self._is_person(who.all[0], gender):
                    return who
                if rival is None and self._is_person(who.all[0], None):
                    return who
        return None

    def _quoted(self, at: int) -> bool:
        number = bisect_right(self.scene.quotes, at, key=lambda quote: quote.start) - 1
        near = self.scene.quotes[max(0, number - NESTING) : number + 1]
        return any(quote.start <= at < quote.end for quote in near)
