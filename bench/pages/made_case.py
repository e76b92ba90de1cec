"""A case of invented people, of any size, made through the acts by which a desk makes one: sources with their
texts, and in each who is said to be held, where, since when, by whom it is told. The same seed makes the same case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from habeas.acts.case import Case
from habeas.acts.storing import NewSource, layer_of, store
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.protection.passphrase import Cost
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.contact import Contacted, ContactKind, NoNews, Seen
from habeas.statements.claims.custody import Detained, HeldAt, Released
from habeas.statements.claims.harm import Conditions, Lack
from habeas.statements.claims.identity import Aged, Described, Related
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import When

ANNA, PASSPHRASE = "Anna", "four words for a bench"
BEGUN = datetime(2025, 1, 1, 9, 0, tzinfo=UTC)
TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SYLLABLES = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeo"]
PLACES = (
    "Karsk",
    "Velm",
    "Torun",
    "Lipne",
    "Osek",
    "Brod",
    "Zhar",
    "Pilna",
    "Dubno",
    "Kesy",
    "Marn",
    "Solt",
    "Ruda",
)
KNOWN_TO_ALL = "Petro Karenko"
"""Somebody of whom many sources speak."""
SPOKEN_OF = 2000
"""Statements about him, if there are enough sources."""
EACH = 10
"""People a source speaks of, and statements about each."""


@dataclass(frozen=True)
class Made:
    """The case, and what to ask its pages for."""

    case: Case
    well_known: str
    someone: tuple[str, ...]
    sources: tuple[str, ...]


def made_case(folder: Path, people: int, statements: int, seed: int = 4) -> Made:
    """A case with so many people and statements: ten people a source, and as many statements each as that makes."""
    case = Case.create(
        folder, user=ANNA, passphrase=PASSPHRASE, sheet="none", at=BEGUN,
        cost=Cost(memory=64, passes=1, lanes=1),
    )  # fmt: skip
    chance = Random(seed)  # noqa: S311  (invented people, no secrets)
    number, each = people // EACH, max(1, statements // people)
    famous, someone, sources = list[str](), list[str](), list[str]()
    for place in range(number):
        report = _Report(chance, place, each, with_famous=place < max(1, SPOKEN_OF // each))
        at = BEGUN + timedelta(minutes=place)
        store(case, report.new_source(at), by=ANNA, at=at, more=report.values)
        famous += [report.famous] if report.famous else []
        someone.append(report.people[-1].id)
        sources.append(report.source)
    same = [Judgement(id=new_id("j"), a=famous[0], b=other, verdict=Verdict.SAME) for other in famous[1:]]
    case.act(lambda known: list(same), by=ANNA, at=BEGUN + timedelta(minutes=number))
    return Made(case, famous[0], tuple(someone), tuple(sources))


class _Report:
    """One invented report: its lines, and what each states. The first of its people may be known to all."""

    def __init__(self, chance: Random, number: int, each: int, *, with_famous: bool) -> None:
        self.source = new_id("s")
        self.title = f"Report {number} from {chance.choice(PLACES)}"
        self.lines: list[str] = [self.title]
        self.length = len(self.title)
        self.tellings: list[Record] = []
        self._chance = chance
        names = [KNOWN_TO_ALL] if with_famous else []
        names += [f"{word(chance)} {word(chance, 3)}enko" for _ in range(EACH - len(names))]
        self.people = [self._mention(Kind.PERSON, name) for name in names]
        self.famous = self.people[0].id if with_famous else ""
        self.relative = self._mention(Kind.PERSON, f"{word(chance)} {word(chance, 3)}uk")
        self.place = self._mention(Kind.PLACE, f"a cellar in {chance.choice(PLACES)}")
        for person in self.people:
            for sentence, claim, day in _said(chance, each, person, self.relative.id, self.place.id):
                self._tell(sentence, claim, day)

    def values(self, known: Known) -> list[Record]:
        """Everyone and everything it speaks of, and what it says."""
        return [*self.people, self.relative, self.place, *self.tellings]

    def new_source(self, at: datetime) -> NewSource:
        """The report as a file about to be stored."""
        text = "\n".join(self.lines)
        source = Source(
            id=self.source, kind=SourceKind.ARTICLE, title=self.title, obtained="made by the bench",
            obtained_at=at, published=at.date().isoformat(), sha256=sha256(text.encode()), size=len(text),
            language="en", filename=f"{self.source}.txt",
        )  # fmt: skip
        layer = layer_of(self.source, "text/1", text)
        return NewSource(source=source, data=text.encode(), layer=layer, text=text)

    def _mention(self, kind: Kind, name: str) -> Mention:
        passage = self._line(f"It speaks of {name}.", name)
        return Mention(id=new_id("m"), source=self.source, kind=kind, name=name, passages=(passage,))

    def _line(self, sentence: str, words: str) -> Passage:
        start = self.length + 1 + sentence.index(words)
        self.lines.append(sentence)
        self.length += 1 + len(sentence)
        return Passage(start=start, end=start + len(words), exact=words, layer="text/1")

    def _tell(self, sentence: str, claim: AnyClaim, day: str) -> None:
        fact = Fact(id=new_id("f"), claim=claim, when=When(edtf=day))
        passage = self._line(sentence, sentence)
        self.tellings.append(
            Telling(id=new_id("t"), source=self.source, passage=passage, chain=self._chain(), facts=(fact,))
        )

    def _chain(self) -> Chain:
        first = Link(
            who=party(self.relative.id), knows=Knows.WAS_TOLD, passed=Passed.CALL, basis=Basis.EXPLICIT
        )
        return (first, Link(who=party(self.source), passed=Passed.PUBLICATION))


def _said(
    chance: Random, each: int, person: Mention, relative: str, place: str
) -> Iterator[tuple[str, AnyClaim, str]]:
    """So many sentences about a person, with the claim and the day of each."""
    who, name = party(person.id), person.name
    for number in range(each):
        day = (BEGUN + timedelta(days=chance.randrange(400))).date().isoformat()
        age = chance.randrange(18, 60)
        kinds: tuple[tuple[str, AnyClaim], ...] = (
            (f"{name} is held in a cellar", HeldAt(who=who, place=party(place))),
            (f"{name} was taken from the barracks", Detained(who=who)),
            (f"{name} called home", Contacted(from_=who, to=party(relative), kind=ContactKind.VOICE)),
            (f"{name} was seen in the yard", Seen(who=who)),
            (f"nobody has heard of {name}", NoNews(of=who)),
            (f"{name} gets no food there", Conditions(who=who, lacks=(Lack.FOOD,))),
            (f"{name} is {age} years old", Aged(person=who, years=age)),
            (f"{name} is a relative of whoever tells it", Related(person=party(relative), of=who)),
            (f"{name} was let go, it was said", Released(who=who)),
            (f"{name} is a tall man with a scar", Described(person=who)),
        )
        sentence, claim = kinds[number % len(kinds)]
        yield f"On {day} {sentence}, {word(chance)} said.", claim, day


def word(chance: Random, length: int = 2) -> str:
    """A word of so many syllables, with a capital."""
    return "".join(chance.choice(SYLLABLES) for _ in range(length)).capitalize()
