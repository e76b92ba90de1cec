"""At least so many, by name: nobody twice, nobody without a name, nobody whom somebody else may be."""

from datetime import date

import pytest

from habeas.identity.clusters import unsure
from habeas.register.about import About
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.refusing import Refused
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from habeas.tally.asked import read
from habeas.tally.named import NamedMinimum, named_minimum
from tests.cast import Notebook

DAY = date(2031, 6, 1)


@pytest.fixture
def notebook() -> Notebook:
    notebook = Notebook()
    notebook.source("article", published="2031-05-10")
    notebook.source("list", published="2031-05-11")
    notebook.mention("Karsk", "article", Kind.PLACE)
    notebook.mention("cellar", "article", Kind.PLACE, name="a cellar in Karsk")
    return notebook


def held(notebook: Notebook, id_: str, name: str, source: str = "article", place: str = "Karsk") -> str:
    notebook.mention(id_, source, name=name)
    notebook.tell(f"t-{id_}", source, HeldAt(who=party(id_), place=party(place)))
    return id_


def count(notebook: Notebook, question: str = "held", voices: int = 0) -> NamedMinimum:
    about = About(notebook.known())
    return named_minimum(about, read(about, question), voices, DAY)


def test_whoever_may_be_one_is_one_at_least_and_two_at_most(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    held(notebook, "b", "Петро Марчук", "list")
    held(notebook, "c", "Ivan Bilous")
    assert (count(notebook).least, count(notebook).most) == (2, 3)
    notebook.judge("a", "b", Verdict.DIFFERENT)
    assert (count(notebook).least, count(notebook).most) == (3, 3)


def test_a_given_name_alone_counts_only_if_nobody_else_has_it(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    held(notebook, "b", "Petro", "list")
    held(notebook, "c", "Danylo", "list")
    held(notebook, "d", "Данило", "list")
    found = count(notebook)
    assert [one.may_be_another for one in found.in_part] == [True, False, True]
    assert (found.least, found.most) == (2, 4)


def test_a_description_is_nobody_by_name(notebook: Notebook) -> None:
    held(notebook, "a", "another soldier")
    assert (count(notebook).least, count(notebook).most) == (0, 0)


def test_whoever_else_may_be_one_is_one_too(notebook: Notebook) -> None:
    for id_, name in (("a", "Artem Voloshyn"), ("b", "Тёма Волошин"), ("c", "Ivan Bilous")):
        held(notebook, id_, name)
    about = About(notebook.known())
    asked = read(about, "held")
    assert named_minimum(about, asked, 0, DAY).least == 3
    assert named_minimum(about, asked, 0, DAY, [("a", "b")]).least == 2
    assert named_minimum(about, asked, 0, DAY, [("a", "b"), ("b", "a"), ("a", "nobody")]).least == 2


def test_whoever_somebody_could_not_tell_apart_is_one_at_least(notebook: Notebook) -> None:
    for id_, name in (
        ("a", "Petro Mura"),
        ("b", "Petro Murashko"),
        ("c", "Ivan Bilous"),
        ("d", "Іван Білоус"),
    ):
        held(notebook, id_, name)
    notebook.judge("a", "b", Verdict.UNSURE)
    notebook.judge("c", "d", Verdict.UNSURE)
    about = About(notebook.known())
    pairs = unsure(about.known, about.who)
    assert pairs == [("a", "b"), ("c", "d")]
    found = named_minimum(about, read(about, "held"), 0, DAY, pairs)
    assert (found.least, found.most) == (2, 4)
    notebook.judge("a", "c", Verdict.SAME)
    notebook.judge("a", "b", Verdict.SAME)
    about = About(notebook.known())
    assert unsure(about.known, about.who) == [("a", "d")], "of whoever is one by now, no more is to be told"


def test_a_place_holds_all_that_lies_in_it(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk", place="cellar")
    assert count(notebook, "held@Karsk").least == 0
    notebook.tell("in", "article", LocatedIn(place=party("cellar"), within=party("Karsk")))
    assert count(notebook, "held@Karsk").least == 1


def test_refusing_is_counted_apart_from_being_held(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    notebook.mention("b", "article", name="Ivan Bilous")
    notebook.tell("r", "article", Refused(who=party("b")))
    assert [one.who for one in count(notebook, "refused").people] == ["b"]


def test_each_who_counts_names_the_statements_by_which_they_do(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    (one,) = count(notebook).people
    assert all(id_ in notebook.known().statements for id_ in one.because)
    assert one.because


def test_so_many_voices_as_are_asked_for_must_speak(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    assert count(notebook, voices=0).least == 1
    assert count(notebook, voices=2).least == 0


def test_nobody_is_counted_as_not_having_done_what_nobody_said_they_did(notebook: Notebook) -> None:
    held(notebook, "a", "Petro Marchuk")
    assert count(notebook, "held and not refused").least == 0
    assert count(notebook, "held or refused").least == 1
