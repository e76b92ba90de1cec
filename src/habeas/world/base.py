"""One base of an invented world: its people, all sources that speak of them, and what is decided about who is who."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.mention import Mention
from habeas.statements.source import SourceKind
from habeas.world import became, says
from habeas.world.lives import Life, life, places
from habeas.world.paper import Paper, made_id
from habeas.world.says import DAY, LANGUAGES, Said, Writing
from habeas.world.truth import TrueGroup, TruePerson, Truth

BY = ("Anna", "Bohdan", "Vera")
OUTLETS = ("Вестник", "Листок", "Газета")
MONITORS = ("Комитет", "Горячая линия")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of somebody at the desk: values noted together, and the source they come from, if one came in."""

    at: datetime
    by: str
    values: tuple[Record, ...]
    paper: Paper | None = None


class Base:
    """Those who were taken from one base on one day. `acts` are all that was noted of them, in order of time."""

    def __init__(self, chance: Random, size: int, taken: date) -> None:
        self._chance, self._taken = chance, taken
        self._where, self._said = places(chance), Said()
        self._lives = [life(chance, taken, self._where) for _ in range(size)]
        self._last: dict[object, str] = {}
        self._number = 0
        written = sorted(self._written(), key=lambda one: one.paper.day)
        self.acts = tuple(
            sorted((act for one in written for act in self._noted(one)), key=lambda act: act.at)
        )

    @property
    def truth(self) -> Truth:
        """What is true of them."""
        said = self._said
        there = {value.id for act in self.acts for value in act.values if isinstance(value, Mention)}
        return Truth(
            people=tuple(_true(one, there) for one in self._lives),
            clashes=tuple(said.clashes),
            changes=tuple(said.changes),
            groups=tuple(
                TrueGroup(mentions=tuple(ids), size=len(self._lives), named=len(said.named))
                for ids in said.groups.values()
            ),
            promises=tuple(said.promises),
            channels=tuple(said.channels),
            copies=said.copies,
        )

    def _written(self) -> Iterator[Writing]:
        """All sources."""
        chance, taken = self._chance, self._taken
        for one in sorted(self._some(0.4), key=lambda one: chance.random()):
            writing = self._writing(SourceKind.CALL, chance.randrange(3, 40), published=False)
            says.call(writing, one)
            yield writing
        outlet, second = chance.sample(OUTLETS, 2)
        told, due = self._some(0.4), taken + 50 * DAY
        writing = self._writing(SourceKind.ARTICLE, 41)
        says.article(writing, outlet, told, due)
        yield writing
        writing = self._writing(SourceKind.ARTICLE, 42)
        says.copied(writing, second, outlet, told[: len(told) // 2 + 1])
        yield writing
        for place, (monitor, share) in enumerate(zip(MONITORS, (0.7, 0.6), strict=True)):
            writing = self._writing(SourceKind.LIST, 45 + 60 * place)
            says.rows(writing, monitor, self._some(share), later=place == 1)
            yield writing
        for one in self._lives:
            if one.posed_as and chance.random() < 0.7:
                writing = self._writing(SourceKind.CHAT, (one.posed_as - taken).days + 3, published=False)
                says.chat(writing, one)
                yield writing
        yield from self._became(second)

    def _became(self, outlet: str) -> Iterator[Writing]:
        """What is written much later, and what somebody who got out saw."""
        writing = self._writing(SourceKind.ARTICLE, 100)
        became.later(writing, outlet, self._some(0.5), len(self._lives))
        yield writing
        out = next((one for one in self._lives if one.ended and one.end.value in ("free", "escaped")), None)
        if out:
            writing = self._writing(SourceKind.INTERVIEW, 110, published=False)
            for one in self._chance.sample(self._lives, min(4, len(self._lives))):
                if one is not out:
                    says.seen(writing, one, out)
            yield writing

    def _some(self, share: float) -> list[Life]:
        return [one for one in self._lives if self._chance.random() < share]

    def _writing(self, kind: SourceKind, after: int, *, published: bool = True) -> Writing:
        day = self._taken + after * DAY
        language = self._chance.choice(LANGUAGES)
        self._number += 1
        title = f"{kind.value.capitalize()} {day.isoformat()} {self._where.town} {self._number}"
        paper = Paper(self._chance, kind, title, day, language, published=published)
        return Writing(paper, self._where, self._said, self._chance)

    def _noted(self, writing: Writing) -> Iterator[Act]:
        """A source taken in the next morning, and an hour later what was decided of those it speaks of."""
        paper = writing.paper
        if not paper.statements:
            return
        self._number += 1
        at = datetime.combine(paper.day + DAY, time(8), UTC) + timedelta(minutes=self._number % 60)
        by = self._chance.choice(BY)
        yield Act(at, by, tuple(paper.values(at)), paper)
        decided = tuple(self._decided(writing))
        if decided:
            yield Act(at + timedelta(hours=1), by, decided)

    def _decided(self, writing: Writing) -> Iterator[Record]:
        """Who is who: mostly right, now and then open; a wrong one is taken back at once."""
        chance, there = self._chance, writing.paper.speaks_of
        for about, mention in [*((id(one), id_) for one, id_ in writing.spoken_of), *writing.spots]:
            if mention not in there:
                continue
            before = self._last.get(about)
            self._last[about] = mention
            how = chance.random()
            if before and how < 0.9:
                yield Judgement(id=made_id(chance, "j"), a=before, b=mention, verdict=Verdict.SAME)
            elif before and how < 0.93:
                yield Judgement(id=made_id(chance, "j"), a=before, b=mention, verdict=Verdict.UNSURE)
            elif how > 0.98 and writing.spoken_of:
                other = chance.choice(writing.spoken_of)[1]
                if other != mention and other in there:
                    yield from self._mistaken(mention, other, writing)

    def _mistaken(self, mention: str, other: str, writing: Writing) -> Iterator[Record]:
        people = {id_ for _, id_ in writing.spoken_of}
        if mention not in people:
            return
        wrong = Judgement(id=made_id(self._chance, "j"), a=mention, b=other, verdict=Verdict.SAME)
        yield wrong
        yield Undoing(id=made_id(self._chance, "u"), of=wrong.id, reason="two people of one name")
        yield Judgement(id=made_id(self._chance, "j"), a=mention, b=other, verdict=Verdict.DIFFERENT)


def _true(one: Life, there: set[str]) -> TruePerson:
    alive = max((day for day, _ in one.contacts), default=None)
    return TruePerson(
        name=f"{one.name.ru} {one.name.surname}",
        born=one.born,
        stays=one.stays,
        end=one.end,
        ended=one.ended,
        last_alive=alive,
        origins=len(one.told_by),
        mentions=tuple(id_ for id_ in one.mentions if id_ in there),
    )
