"""Remarks and tasks: sealed like what they speak of, on the page of what is to be done, counted where one can go."""

from collections.abc import Callable

import pytest
from django.test import Client

from habeas.acts.consent import note_consents
from habeas.acts.withdraw import withdraw
from habeas.acts.work import assign, remark, sources_of
from habeas.desk.access.roles import Role, Visitor
from habeas.desk.opened import Desk, visited_by
from habeas.desk.opened import desk as opened
from habeas.statements.account import Answer, Use
from habeas.statements.source import Source
from habeas.statements.work import TaskKind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.test_calls import kept

TODAY, YESTERDAY, LATER = "2022-08-01", "2022-07-31", "2022-08-20"


@pytest.fixture
def told(report: Source, accept_all: Callable[..., list[str]]) -> Source:
    accept_all()
    return report


def waiting(client: Client) -> list[str]:
    found = document(client.get("/").content).xpath("//nav//span[@class='waiting']/text()")
    return [str(text) for text in found]


def test_a_remark_stands_where_it_belongs_and_can_be_taken_back(
    desk: Desk, anna: Client, told: Source
) -> None:
    known = desk.case.known()
    petro = next(m.id for m in known.mentions.values() if m.name == "Petro")
    fact = next(iter(known.statements))
    for on, address in (
        (told.id, f"/sources/{told.id}"),
        (petro, f"/people/{petro}"),
        (fact, f"/facts/{fact}"),
    ):
        answer = anna.post("/to-do/remark", {"on": on, "words": f"Ask about {on}", "back": address})
        assert answer["Location"] == address
        assert f"Ask about {on}" in visible(anna.get(address).content)
    noted = list(desk.case.known().comments.values())
    assert [one.sources for one in noted] == [(told.id,)] * 3
    anna.post(f"/undo/{noted[0].id}")
    assert noted[0].id not in desk.case.known().comments
    assert "took back" in visible(anna.get("/history").content)
    before = desk.case.last_entry()
    for on, words in ((told.id, "  "), ("s_none", "words")):
        anna.post("/to-do/remark", {"on": on, "words": words})
    assert desk.case.last_entry() == before


def test_what_is_due_is_counted_and_mine_comes_first(desk: Desk, anna: Client, told: Source) -> None:
    assert waiting(anna) == []
    for to, due, what in (
        ("Bohdan", YESTERDAY, "his"), (ANNA, LATER, "not yet"), (ANNA, YESTERDAY, "late"), ("", TODAY, "nobody's"),
    ):  # fmt: skip
        assign(
            desk.case,
            told.id,
            TaskKind.LOOK_INTO,
            sources=(told.id,),
            to=to,
            due=due,
            what=what,
            by=ANNA,
            at=NOW,
        )
    assert waiting(anna) == ["2"]
    text = visible(anna.get("/to-do").content)
    places = [text.index(what) for what in ("late", "nobody's", "not yet", "his")]
    assert places == sorted(places)
    assert "since 31 July 2022 · Anna" in text
    late = next(task for task in desk.case.known().tasks.values() if task.what == "late")
    anna.post(f"/to-do/{late.id}/done", {"what": "nobody knows"})
    assert desk.case.known().done[late.id].what == "nobody knows"
    assert waiting(anna) == ["1"]
    again = anna.post(f"/to-do/{late.id}/done", {"what": "twice"}, follow=True)
    assert "This was done already" in visible(again.content)
    anna.post(f"/undo/{desk.case.known().done[late.id].id}")
    assert waiting(anna) == ["2"], "what was taken for done is to be done again"


def test_something_is_given_from_a_page(desk: Desk, anna: Client, told: Source) -> None:
    asked = {
        "on": told.id,
        "kind": "read",
        "to": ANNA,
        "due": TODAY,
        "what": "the end",
        "back": f"/sources/{told.id}",
    }
    for wrong in ({"kind": "dance"}, {"due": "soon"}):
        anna.post("/to-do/give", asked | wrong)
    assert not desk.case.known().tasks
    anna.post("/to-do/give", asked)
    (task,) = desk.case.known().tasks.values()
    assert (task.kind, task.to, task.due, task.what) == (TaskKind.READ, ANNA, TODAY, "the end")
    assert "the end" in visible(anna.get(f"/sources/{told.id}").content)


def test_a_call_that_is_not_wanted_is_cancelled_and_says_why(desk: Desk, anna: Client) -> None:
    call = kept(desk, anna, call_back=TODAY)
    assert waiting(anna) == ["1"]
    note_consents(desk.case, call.id, [(Use.CONTACT, Answer.NO, "")], by=ANNA, at=NOW)
    assert waiting(anna) == []
    text = visible(anna.get("/to-do").content)
    assert "Cancelled: they asked us not to get in touch again." in text
    assert "I am calling now" not in text


def test_nobody_reads_a_remark_on_what_they_may_not_see_nor_is_given_it(desk: Desk, anna: Client) -> None:
    call = kept(desk, anna, seen="some", seen_by=["Bohdan"], call_back="")
    anna.post("/to-do/remark", {"on": call.id, "words": "she is afraid"})
    anna.post("/to-do/give", {"on": call.id, "kind": "read", "to": "Vera"})
    assert not desk.case.known().tasks
    anna.post("/to-do/give", {"on": call.id, "kind": "read", "to": "Bohdan"})
    for name, number in (("Vera", 0), ("Bohdan", 1)):
        with visited_by(Visitor(name, Role.RESEARCHER)):
            known = opened().known()
            assert (len(known.comments), len(known.tasks)) == (number, number)


def test_what_speaks_of_a_source_dies_with_it(desk: Desk, anna: Client, told: Source) -> None:
    petro = next(m.id for m in desk.case.known().mentions.values() if m.name == "Petro")
    sources = sources_of(desk.case.known(), petro)
    remark(desk.case, petro, "the scar above his eye", sources=sources, by=ANNA, at=NOW)
    withdraw(desk.case, told.id, by=ANNA, at=NOW)
    assert not desk.case.known().comments
    assert "scar" not in visible(anna.get("/history").content)
