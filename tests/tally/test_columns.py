"""Counting in columns: the same people by the same statements as the plain rule has, of any record, grown or anew."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.register import at_place
from habeas.register.about import About
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims.base import Claim
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.contact import Contacted, ContactKind, Impersonated
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.refusing import Refused
from habeas.statements.decisions import Compromised
from habeas.statements.growing import Folding
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind, Party, party
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Anchor, Aspect, Relation, Unit, When
from habeas.tally.asked import Asked, read
from habeas.tally.cannot import CannotTally
from habeas.tally.columns import Columns, places
from habeas.tally.columns.minimum import groups_met
from habeas.tally.conditions import meeting, people_and_groups
from habeas.tally.listing import NamedMinimum
from habeas.tally.named import by_the_rule, named_minimum
from tests.cast import START, Notebook

NAMES = (
    "Petro Marchuk", "Петро Марчук", "Petro Ivanovych Marchuk", "Petro Romanovych Marchuk", "Марчук", "Petro", "Petya",
    "Ivan Bilous", "Іван Білоус", "I. Bilous", "Ivan", "Vanya Bilous", "another soldier", "the Musician",
    "Anna Marchuk",
)  # fmt: skip
SOURCES = ("s0", "s1", "s2")
QUESTIONS = (
    "held", "refused", "held@Karsk", "held@cellar", "held or refused", "held and refused", "held and not refused",
    "group", "group and held", "group or refused",
)  # fmt: skip
DAYS = ("2031-01-05", "2031-03-10", "2031-05-10", "2031-06", "2032-01-01")


class Story:
    """A record that an invented desk writes, act by act."""

    def __init__(self, seed: int, length: int) -> None:
        self.chance = Random(seed)
        self.book = Notebook()
        self.people, self.tellings, self.acts = list[str](), list[str](), list[str]()
        for number, source in enumerate(SOURCES):
            self.book.source(source, published="2031-05-10" if number else None)
        for id_, kind in (
            ("Karsk", Kind.PLACE),
            ("cellar", Kind.PLACE),
            ("group", Kind.GROUP),
            ("line", Kind.CHANNEL),
        ):
            self.book.mention(id_, "s0", kind)
        self._mention()
        for number in range(length):
            self._step(number)

    def _step(self, number: int) -> None:
        doing = (self._mention, self._tell, self._tell, self._tell, self._judge, self._judge, self._rarely)
        self.chance.choice(doing)() if len(self.people) > 2 or number % 2 else self._mention()

    def _mention(self) -> None:
        id_ = f"m{len(self.book.items)}"
        self.people.append(
            self.book.mention(id_, self.chance.choice(SOURCES), name=self.chance.choice(NAMES))
        )

    def _who(self) -> Party:
        chance, some = self.chance, self.chance.sample(self.people, min(2, len(self.people)))
        if len(some) == 2 and chance.random() < 0.1:
            return Party(one_of=tuple(some))
        return party(*some) if chance.random() < 0.2 else party(some[0])

    def _claim(self) -> Claim:
        chance, who = self.chance, self._who()
        there = party(chance.choice(("Karsk", "cellar")))
        there = Party(one_of=("Karsk", "cellar")) if chance.random() < 0.1 else there
        return chance.choice(
            (
                HeldAt(who=who, place=there),
                HeldAt(who=party("group"), place=there),
                HeldAt(who=who, place=there),
                Detained(who=who),
                Refused(who=who),
                Moved(who=who, to=there, control=chance.choice((Control.ESCORTED, None))),
                BelongsTo(person=who, group=party("group")),
                Contacted(from_=who, channel=party("line"), kind=ContactKind.VOICE),
            )
        )  # fmt: skip

    def _chain(self) -> Chain:
        chance = self.chance
        if chance.random() < 0.2:
            return ()
        who = None if chance.random() < 0.15 else self._who()
        first = Link(who=who, knows=Knows.WAS_TOLD, basis=Basis.EXPLICIT, passed=Passed.CALL)
        more = chance.choice(("", chance.choice(SOURCES), "line", chance.choice(self.people)))
        return (first, Link(who=party(more))) if more else (first,)

    def _tell(self, polarity: Polarity = Polarity.ASSERTS) -> None:
        chance, id_ = self.chance, f"f{len(self.book.items)}"
        stage = chance.choice((None, None, None, Stage.DONE, Stage.INTENDED))
        aspect = chance.choice((Aspect.AT, Aspect.AT, Aspect.SINCE, Aspect.UNTIL))
        when = When(edtf=chance.choice(DAYS), aspect=aspect) if chance.random() < 0.6 else None
        if self.acts and chance.random() < 0.2:
            anchor = Anchor(
                act=chance.choice(self.acts), relation=Relation.AFTER, at_least=2, at_most=9, unit=Unit.DAY
            )
            when = When(anchor=anchor)
        self.book.tell(
            id_, chance.choice(SOURCES), self._claim(), when=when, chain=self._chain(), polarity=polarity,
            stage=stage if polarity is Polarity.ASSERTS else None,
            replaces=chance.choice(self.tellings) if self.tellings and chance.random() < 0.1 else None,
            act=chance.choice(self.acts) if self.acts and chance.random() < 0.2 else None,
        )  # fmt: skip
        self.tellings.append(f"t:{id_}")

    def _judge(self) -> None:
        a, b = self.chance.sample(self.people, 2)
        self.book.judge(a, b, self.chance.choice(list(Verdict)))

    def _rarely(self) -> None:
        chance, book, id_ = self.chance, self.book, f"x{len(self.book.items)}"
        match chance.randrange(8):
            case 0:
                self._tell(Polarity.RETRACTS)
            case 1:
                self._tell(Polarity.DENIES)
            case 2 if self.tellings:
                book.undo(chance.choice(self.tellings))
            case 3:
                book.tell(id_, "s0", LocatedIn(place=party("cellar"), within=party("Karsk")))
            case 4:
                book.tell(
                    id_, "s1", Impersonated(whom=self._who(), channel=party("line")), when=chance.choice(DAYS)
                )
            case 5:
                book.decide(Compromised, "line", reason="it was not her")
            case 6:
                self.acts.append(book.mention(id_, "s1", Kind.ACT, name="the raid"))
            case _:
                book.note(
                    Source(
                        id="s1", kind=SourceKind.ARTICLE, title="Anew", obtained="by mail", obtained_at=START,
                        published=chance.choice(("2031-02-01", None)),
                    )
                )  # fmt: skip


def people(found: NamedMinimum) -> object:
    return tuple(found.people), tuple(found.in_part), found.matches, found.least, found.most


def held_against_the_rule(about: About, chance: Random) -> None:
    clusters = [id_ for id_ in about.who.members if about.known.mentions[id_].kind is Kind.PERSON]
    for day in (date(2031, 3, 15), date(2032, 6, 1)):
        assert places.everywhere(about, day) == at_place.everywhere(about, day)
    for question in QUESTIONS:
        try:
            asked: Asked = read(about, question)
        except CannotTally:
            continue
        day = date.fromisoformat(chance.choice(("2031-01-01", "2031-03-15", "2031-05-10", "2032-06-01")))
        pairs = [
            (chance.choice(clusters), chance.choice(clusters)) for _ in range(chance.choice((0, 0, 1, 3)))
        ]
        met = (
            who for one in asked.conditions.values() for who in people_and_groups(meeting(about, one, day))
        )
        groups = {who for who in met if about.known.mentions[who].kind is Kind.GROUP}
        assert groups_met(about, asked, day) == groups | set(asked.groups.values())
        for voices in range(4):
            quick = named_minimum(about, asked, voices, day, pairs)
            assert people(quick) == people(by_the_rule(about, asked, voices, day, pairs)), (
                question,
                voices,
                day,
            )
            assert quick.people[1:3] == tuple(quick.people)[1:3]
            assert tuple(quick.people[one] for one in range(len(quick.people))) == tuple(quick.people)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(5, 60))
def test_columns_count_as_the_rule_does_on_any_day_of_what_was_known_on_any_day(
    seed: int, length: int
) -> None:
    story = Story(seed, length)
    chance = Random(seed + 1)
    for until in (chance.randrange(8, len(story.book.items) + 1), len(story.book.items)):
        held_against_the_rule(About(story.book.known(until)), chance)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(5, 60))
def test_columns_that_grew_act_by_act_count_as_those_made_anew(seed: int, length: int) -> None:
    items = Story(seed, length).book.items
    chance = Random(seed + 2)
    folding, done = Folding(), 8
    folding.add(items[:done], lambda: items[:done])
    about = About(folding.known)
    about.beside(Columns)
    while done < len(items):
        step = items[done : done + chance.randrange(1, 9)]
        done += len(step)
        about = _with(about, folding, step, items[:done])
        held_against_the_rule(about, chance)


def _with(about: About, folding: Folding, step: list[Noted], everything: list[Noted]) -> About:
    before: Known = folding.known
    folding.add(step, lambda: everything)
    changes = folding.changes(before, folding.known)
    assert folding.known.tellings == known(everything).tellings
    return about.grown(folding.known, changes) if changes else About(folding.known)


def _two_tellers() -> Notebook:
    book = Notebook()
    for source, teller in (("s1", "Olha"), ("s2", "Lev")):
        book.source(source, published="2031-02-01")
        book.mention(teller, source)
    book.mention("Petro", "s1", name="Petro Marchuk")
    for source, teller in (("s1", "Olha"), ("s2", "Lev")):
        book.tell(f"f-{source}", source, Detained(who=party("Petro")), chain=(teller,))
    return book


def _counted(about: About, voices: int, day: date) -> int:
    return named_minimum(about, read(about, "held"), voices, day).least


def test_two_tellers_judged_to_be_one_are_one_voice_from_then_on() -> None:
    book, folding, later = _two_tellers(), Folding(), date(2031, 6, 1)
    folding.add(book.items, lambda: book.items)
    about = About(folding.known)
    assert _counted(about, 2, later) == 1
    done = len(book.items)
    book.judge("Olha", "Lev", Verdict.SAME)
    after = _with(about, folding, book.items[done:], book.items)
    assert (_counted(after, 2, later), _counted(after, 1, later)) == (0, 1)


def test_what_stands_in_a_source_that_was_noted_anew_speaks_of_its_new_day() -> None:
    book, folding, day = _two_tellers(), Folding(), date(2031, 3, 1)
    folding.add(book.items, lambda: book.items)
    about = About(folding.known)
    assert _counted(about, 1, day) == 1
    done = len(book.items)
    for source in ("s1", "s2"):
        book.source(source, published="2031-04-01")
    after = _with(about, folding, book.items[done:], book.items)
    assert after.known.sources["s1"].published == "2031-04-01"
    assert _counted(after, 1, day) == 0


@pytest.mark.parametrize("voices", [0, 1, 2])
def test_of_nobody_there_are_none(voices: int) -> None:
    book = Notebook()
    book.source("s")
    about = About(book.known())
    found = named_minimum(about, read(about, "held or refused"), voices, date(2031, 6, 1), [("a", "b")])
    assert (found.least, found.most, len(found.people)) == (0, 0, 0)
