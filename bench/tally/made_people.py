"""A record of invented people, written straight as its values: for measuring what comes after a case was opened.

The same seed makes the same record. Each person has about four statements from calls, articles and lists; some are
named twice, some in part, some words are taken back, and one number in doubt carried some of them.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.contact import Impersonated, Seen
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.claims.groups import BelongsTo, Counted
from habeas.statements.claims.identity import Aged
from habeas.statements.claims.refusing import Refused
from habeas.statements.codec import Record
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Fact, Polarity, Telling
from habeas.statements.when import When

BEGUN = datetime(2030, 1, 1, 9, 0, tzinfo=UTC)
LAST = date(2031, 6, 1)
GIVEN = (
    "Petro", "Ivan", "Maksym", "Oleksandr", "Danylo", "Artem", "Serhii", "Yurii", "Roman", "Vasyl",
    "Taras", "Andrii", "Mykola", "Bohdan", "Ihor", "Stepan", "Pavlo", "Oleh", "Dmytro", "Viktor",
)  # fmt: skip
OTHERWISE = {
    "Petro": "Пётр",
    "Ivan": "Иван",
    "Oleksandr": "Александр",
    "Serhii": "Сергей",
    "Roman": "Роман",
    "Taras": "Тарас",
    "Bohdan": "Богдан",
    "Viktor": "Виктор",
}
FATHERS = ("Petrovych", "Ivanovych", "Romanovych", "Viktorovych")
SYLLABLES = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeo"]
TOWNS, CELLARS_EACH, ON_A_SOURCE = 20, 12, 25


class MadePeople:
    """So many people in a record, one entry each value. `karsk` is the first town, in which twelve cellars lie."""

    def __init__(self, people: int, seed: int = 7) -> None:
        self._chance = Random(seed)  # noqa: S311  (invented people, no secrets)
        self._people = people
        self._entries = 0

    def noted(self) -> Iterator[Noted]:
        """Every value of the record, in its order."""
        for value in self._values():
            self._entries += 1
            at = BEGUN + timedelta(seconds=self._entries * 30)
            yield Noted(self._entries, at, "Anna", value)

    def _values(self) -> Iterator[Record]:
        yield from self._places()
        waiting = list[tuple[str, str]]()
        for number in range(self._people // ON_A_SOURCE):
            kind = (SourceKind.CALL, SourceKind.ARTICLE, SourceKind.LIST)[number % 3]
            source = f"s{number}"
            yield _source(source, kind, BEGUN + timedelta(days=number % 500))
            yield _mention(f"{source}.teller", source, Kind.PERSON, self._full_name())
            for place in range(ON_A_SOURCE):
                yield from self._person(f"{source}.p{place}", source, kind, waiting)
        yield from self._doubt()

    def _places(self) -> Iterator[Record]:
        yield _source("s", SourceKind.ARTICLE, BEGUN)
        for town in range(TOWNS):
            yield _mention(f"town{town}", "s", Kind.PLACE, "Karsk" if not town else self._word(3))
            for cellar in range(CELLARS_EACH):
                id_ = f"cellar{town}.{cellar}"
                yield _mention(id_, "s", Kind.PLACE, f"a cellar in {self._word(2)}")
                yield _telling(f"in.{id_}", "s", LocatedIn(place=party(id_), within=party(f"town{town}")))
        for group in range(40):
            yield _mention(f"group{group}", "s", Kind.GROUP, f"men of base {group}")
            count = Counted(group=party(f"group{group}"), at_least=20 + group)
            yield _telling(f"n.group{group}", "s", count)
            held = HeldAt(who=party(f"group{group}"), place=party(f"town{group % TOWNS}"))
            yield _telling(f"h.group{group}", "s", held)
        yield _mention("number", "s", Kind.CHANNEL, "a number that somebody else answered")
        yield _mention("nobody", "s", Kind.PERSON, "Nazar Berezenko")

    def _person(
        self, id_: str, source: str, kind: SourceKind, waiting: list[tuple[str, str]]
    ) -> Iterator[Record]:
        chance, name = self._chance, self._name()
        yield _mention(id_, source, Kind.PERSON, name)
        teller = f"{source}.teller"
        if kind is SourceKind.CALL and chance.random() < 0.5:
            teller = f"{id_}.mother"
            yield _mention(teller, source, Kind.PERSON, self._full_name())
        other = f"{id_}.brother" if chance.random() < 0.4 else teller
        if other != teller:
            yield _mention(other, source, Kind.PERSON, self._full_name())
        for number in range(chance.choice((2, 3, 4, 5))):
            told = self._chain(source, other if number == 2 else teller, number)
            yield _telling(f"{id_}.{number}", source, self._claim(id_, number), self._day(), told)
        if chance.random() < 0.01:
            yield _telling(
                f"{id_}.r", source, self._claim(id_, 0), None, self._chain(source, teller, 0), True
            )
        if chance.random() < 0.01:
            claim = BelongsTo(person=party(id_), group=party(f"group{chance.randrange(40)}"))
            yield _telling(f"{id_}.b", source, claim, None, self._chain(source, teller, 0))
        if chance.random() < 0.2:
            waiting.append((id_, name))
        if len(waiting) > 500:
            yield from self._again(*waiting.pop(chance.randrange(len(waiting))), source)

    def _again(self, first: str, name: str, source: str) -> Iterator[Record]:
        """Somebody of whom an earlier source spoke, spoken of again; mostly judged to be one, sometimes not yet."""
        chance, id_ = self._chance, f"{source}.again{self._entries}"
        given, _, rest = name.partition(" ")
        yield _mention(id_, source, Kind.PERSON, f"{OTHERWISE.get(given, given)} {rest}".strip())
        for number in range(2):
            told = self._chain(source, f"{source}.teller", number)
            yield _telling(f"{id_}.{number}", source, self._claim(id_, number), self._day(), told)
        verdict = chance.choices((Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT, None), (12, 1, 1, 6))[0]
        if verdict:
            yield Judgement(id=f"j.{id_}", a=first, b=id_, verdict=verdict)

    def _claim(self, id_: str, number: int) -> Any:
        who, chance = party(id_), self._chance
        place = party(f"cellar{chance.randrange(TOWNS)}.{chance.randrange(CELLARS_EACH)}")
        return (
            HeldAt(who=who, place=place),
            Detained(who=who),
            Refused(who=who) if chance.random() < 0.3 else HeldAt(who=who, place=place),
            Seen(who=who),
            Aged(person=who, years=30),
        )[number]

    def _chain(self, source: str, teller: str, number: int) -> Chain:
        if number == 1 and self._chance.random() < 0.3:
            return ()
        links = (Link(who=party(teller), knows=Knows.WAS_TOLD, passed=Passed.CALL, basis=Basis.EXPLICIT),)
        if self._chance.random() < 0.002:
            return (*links, Link(who=party("number"), passed=Passed.CALL))
        if teller.endswith(".brother"):
            return links
        return (*links, Link(who=party(source), passed=Passed.PUBLICATION))

    def _day(self) -> str | None:
        if self._chance.random() < 0.2:
            return None
        return (BEGUN + timedelta(days=self._chance.randrange(500))).date().isoformat()

    def _doubt(self) -> Iterator[Record]:
        posed = Impersonated(whom=party("nobody"), channel=party("number"))
        yield _telling("posed", "s", posed, "2031-01-01")

    def _name(self) -> str:
        kind = self._chance.random()
        if kind < 0.04:
            return self._chance.choice(GIVEN)
        if kind < 0.06:
            return f"{self._word(3)}enko"
        if kind < 0.08:
            return "another soldier"
        return self._full_name()

    def _full_name(self) -> str:
        father = f" {self._chance.choice(FATHERS)}" if self._chance.random() < 0.1 else ""
        return f"{self._chance.choice(GIVEN)}{father} {self._word(3)}enko"

    def _word(self, length: int) -> str:
        return "".join(self._chance.choice(SYLLABLES) for _ in range(length)).capitalize()


def _source(id_: str, kind: SourceKind, at: datetime) -> Source:
    published = at.date().isoformat() if kind is SourceKind.ARTICLE else None
    return Source(
        id=id_, kind=kind, title=f"Report {id_}", obtained="made up", obtained_at=at, published=published
    )


def _mention(id_: str, source: str, kind: Kind, name: str) -> Mention:
    passage = Passage(start=0, end=len(name), exact=name)
    return Mention(id=id_, source=source, kind=kind, name=name, passages=(passage,))


def _telling(
    id_: str, source: str, claim: Any, day: str | None = None, chain: Chain = (), takes_back: bool = False
) -> Telling:
    polarity = Polarity.RETRACTS if takes_back else Polarity.ASSERTS
    fact = Fact(id=id_, claim=claim, when=When(edtf=day) if day else None, polarity=polarity)
    passage = Passage(start=0, end=1, exact="x")
    return Telling(id=f"t:{id_}", source=source, passage=passage, chain=chain, facts=(fact,))
