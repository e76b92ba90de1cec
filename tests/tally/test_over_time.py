"""How numbers moved, by the day something had been said; and who counts by place, unit and source."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.identity import ServesIn
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from habeas.tally.asked import read
from habeas.tally.follows import said
from habeas.tally.named import named_minimum
from habeas.tally.over_time import OverTime, Step, over_time
from habeas.tally.parts import by_body, by_place, overlaps
from habeas.tally.stated import stated_counts
from tests.cast import Notebook

FIRST, SECOND, LATER = date(2031, 5, 10), date(2031, 5, 20), date(2031, 6, 1)


@pytest.fixture
def notebook() -> Notebook:
    notebook = Notebook()
    for source, day in (("one", FIRST), ("two", SECOND)):
        notebook.source(source, published=day.isoformat())
    notebook.mention("Karsk", "one", Kind.PLACE)
    notebook.mention("sailors", "one", Kind.GROUP)
    notebook.mention("the men", "two", Kind.GROUP)
    notebook.mention("Lissa base", "one", Kind.BODY)
    for id_, name, source in (
        ("a", "Petro Marchuk", "one"),
        ("b", "Ivan Bilous", "two"),
        ("c", "Іван Білоус", "one"),
    ):
        notebook.mention(id_, source, name=name)
        notebook.tell(f"t-{id_}", source, HeldAt(who=party(id_), place=party("Karsk")))
    for group, source, number in (("sailors", "one", 40), ("the men", "two", 60)):
        notebook.tell(f"h-{group}", source, HeldAt(who=party(group), place=party("Karsk")))
        notebook.tell(f"n-{group}", source, Counted(group=party(group), at_least=number))
    notebook.tell("serves", "one", ServesIn(person=party("a"), body=party("Lissa base")))
    notebook.judge("b", "c", Verdict.SAME)
    return notebook


def moved(notebook: Notebook) -> OverTime:
    about = About(notebook.known())
    asked = read(about, "held@Karsk")
    named = named_minimum(about, asked, 0, LATER)
    return over_time(about, named, stated_counts(about, LATER), said(about, asked, LATER))


def test_each_number_stands_at_the_day_by_which_it_had_been_said(notebook: Notebook) -> None:
    found = moved(notebook)
    assert found.by_name == (Step(FIRST, 2),)
    assert [(one.day, one.at_least) for one in found.stated] == [(FIRST, 40), (SECOND, 60)]
    assert found.follows == (Step(FIRST, 40), Step(SECOND, 60))


def test_nothing_follows_from_the_day_on_which_not_everything_can_be_true(notebook: Notebook) -> None:
    notebook.source("three", published="2031-05-15")
    notebook.mention("they", "three", Kind.GROUP)
    notebook.tell("few", "three", Counted(group=party("sailors"), at_most=10))
    assert moved(notebook).follows == (Step(FIRST, 40),)


def test_people_by_place_by_unit_and_by_source(notebook: Notebook) -> None:
    about = About(notebook.known())
    people = named_minimum(about, read(about, "held"), 0, LATER).people
    assert [(one.of, len(one.people)) for one in by_place(about, people)] == [("Karsk", 2)]
    assert [(one.of, one.people) for one in by_body(about, people, LATER)] == [("Lissa base", ("a",))]
    found = overlaps(about, people)
    assert found.sources == ("one", "two")
    assert {(one.sources, one.number) for one in found.overlaps} == {(("one",), 1), (("one", "two"), 1)}
