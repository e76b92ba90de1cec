"""The page of a place and of a body: who was said to be there, who is said to hold them, and where it lies."""

from collections.abc import Callable

import pytest
from django.test import Client

from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible

OTHER = "Lev said that guards of the harbour held Taras in the cellar in Karsk in May."
TOLD = """
[[tell]]
source = "other.txt"
words = "guards of the harbour held Taras in the cellar in Karsk in May"
chain = [{ who = "Lev", knows = "was_there" }, { who = "this source" }]
facts = [
    { claim = "held_at", who = "Taras", by = { group = "guards of the harbour" }, place = "the cellar", when = "2022-05" },
    { claim = "located_in", place = "the cellar", within = "Karsk" },
]
"""  # noqa: E501


@pytest.fixture
def known(desk: Desk, report: Source, accept_all: Callable[..., list[str]]) -> Known:
    accept_all()
    take_in(
        desk.case, OTHER.encode(), "other.txt", obtained="by mail", published="2022-06-01", by=ANNA, at=NOW
    )
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    desk.catch_up()
    return desk.case.known()


def place(known: Known, name: str, source: str = "") -> str:
    found = (m for m in known.mentions.values() if m.kind is Kind.PLACE and m.name == name)
    return next(m.id for m in found if not source or m.source == source)


def test_a_town_shows_who_was_said_to_be_in_a_cellar_of_it(desk: Desk, anna: Client, known: Known) -> None:
    text = visible(anna.get(f"/places/{place(known, 'the cellar')}").content)
    assert "1 person is said by name to have been here." in text
    assert "Taras: in May 2022" in text
    town = place(known, "Karsk")
    assert "Taras: in May 2022" in visible(anna.get(f"/places/{town}").content)
    # Said of a later day only: on an earlier one nobody was here.
    assert "Nobody is said to have been here." in visible(
        anna.get(f"/places/{town}?as_of=2022-01-01").content
    )


def test_two_names_of_one_place_are_one_page_and_an_older_address_leads_there(
    desk: Desk, anna: Client, known: Known
) -> None:
    cellars = [m.id for m in known.mentions.values() if m.kind is Kind.PLACE and "cellar" in m.name]
    judge(desk.case, cellars[0], cellars[1], Verdict.SAME, reason="one cellar", by=ANNA, at=NOW)
    assert anna.get(f"/places/{cellars[1]}")["Location"] == f"/places/{cellars[0]}"
    text = visible(anna.get(f"/places/{cellars[0]}").content)
    assert "2 people are said by name to have been here." in text
    assert "the cellar" in text


def test_those_who_hold_people_are_alleged_and_have_a_page(desk: Desk, anna: Client, known: Known) -> None:
    listed = document(anna.get("/places").content)
    links = [str(one) for one in listed.xpath("//main//a/@href") if str(one).startswith("/bodies/")]
    text = visible(anna.get(links[0]).content)
    assert "Guards of the harbour" in text
    assert "What they are said to have done" in text
    assert "Everything here is what somebody said of them." in text
    assert anna.get(f"/bodies/{place(known, 'Karsk')}").status_code == 404
    assert anna.get("/places/none").status_code == 404


def test_the_picture_can_be_saved_with_its_words(anna: Client, known: Known) -> None:
    answer = anna.get(f"/places/{place(known, 'the cellar')}?picture=svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<title>The cellar</title>" in answer.content
    assert b"Taras: in May 2022" in answer.content
