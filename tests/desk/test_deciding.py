"""Deciding at the desk: what can be decided on what, that it stands with name and reason, and who sees a secret."""

from collections.abc import Callable

import pytest
from django.test import Client

from habeas.desk.access.roles import Role, Visitor
from habeas.desk.opened import Desk, visited_by
from habeas.desk.opened import desk as here
from habeas.desk.pages.deciding.standing import deciding
from habeas.statements.decisions import ChallengeQuestion, ContactVetted, Placing
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.pages import document, visible


@pytest.fixture
def told(report: Source, accept_all: Callable[..., list[str]]) -> Source:
    accept_all()
    return report


def fact_of(desk: Desk, claim: str) -> str:
    return next(id_ for id_, one in desk.case.known().statements.items() if one.fact.claim.name() == claim)


def kinds_offered(client: Client, on: str) -> list[str]:
    return [
        str(one)
        for one in document(client.get(f"/decide/{on}").content).xpath("//input[@name='what']/@value")
    ]


def note(client: Client, what: str, on: str, **fields: object) -> str:
    answer = client.post("/decide", {"what": what, "on": on, "back": f"/decide/{on}", **fields})
    assert answer["Location"] == f"/decide/{on}"
    return visible(client.get(answer["Location"]).content)


def test_each_thing_is_asked_what_makes_sense_for_it(desk: Desk, anna: Client, told: Source) -> None:
    mentions = desk.case.known().mentions.values()
    person, place = (next(m.id for m in mentions if m.kind is kind) for kind in (Kind.PERSON, Kind.PLACE))
    assert kinds_offered(anna, person) == ["challenge_question", "source_grade"]
    assert kinds_offered(anna, place) == ["placing"]
    assert kinds_offered(anna, told.id) == ["source_grade"]
    assert kinds_offered(anna, fact_of(desk, "held_at")) == ["statement_grade"]
    assert kinds_offered(anna, fact_of(desk, "contacted")) == ["contact_vetted", "statement_grade"]
    assert anna.get("/decide/nothing").status_code == 404
    assert anna.post("/decide", {"what": "contact_vetted", "on": person}).status_code == 404


def test_a_verdict_stands_with_its_reason_and_name_and_can_be_taken_back(
    desk: Desk, anna: Client, told: Source
) -> None:
    contact = fact_of(desk, "contacted")
    text = note(anna, "contact_vetted", contact, verdict="doubtful", reason="The voice was not his.")
    assert "in doubt" in text
    assert "The voice was not his." in text
    assert "1 August 2022" in text
    assert "The voice was not his." in visible(anna.get(f"/facts/{contact}").content)
    (made,) = desk.case.known().decided_on(ContactVetted, contact)
    assert "decided" in visible(anna.get("/history").content)
    anna.post(f"/undo/{made.id}")
    assert not desk.case.known().decided_on(ContactVetted, contact)


def test_a_position_is_kept_in_millionths_and_an_odd_one_is_refused_with_an_example(
    desk: Desk, anna: Client, told: Source
) -> None:
    place = next(m.id for m in desk.case.known().mentions.values() if m.kind is Kind.PLACE)
    assert "write it as 48.52, 38.66" in note(anna, "placing", place, position="north of the mill")
    assert "between -90 and 90" in note(anna, "placing", place, position="480.1, 38.66")
    assert not desk.case.known().decisions
    note(anna, "placing", place, position="48.52, 38.66", kind="town", precision="town", published="region")
    (placed,) = desk.case.known().decided_on(Placing, place)
    assert (placed.latitude, placed.longitude) == (48_520_000, 38_660_000)


def test_a_challenge_question_is_shown_to_whom_it_was_given_and_to_nobody_else(
    desk: Desk, anna: Client, told: Source
) -> None:
    person = next(m.id for m in desk.case.known().mentions.values() if m.kind is Kind.PERSON)
    note(
        anna,
        "challenge_question",
        person,
        question="What was the boat called?",
        answer="Perch",
        people=["Bohdan"],
    )
    (made,) = desk.case.known().decided_on(ChallengeQuestion, person)
    assert made.people == ("Bohdan",)
    for name, sees in (("Anna", True), ("Bohdan", True), ("Vera", False)):
        with visited_by(Visitor(name, Role.LEAD)):
            card = deciding(here(), desk.case.known(), person, back="/")
            assert (card.standing[0].secret == ("What was the boat called?", "Perch")) is sees
    assert "Perch" not in visible(anna.get("/history").content)
