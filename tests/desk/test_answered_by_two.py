"""Two people answer on the same two: who comes second sees what the first said, and where they differ one is kept."""

from datetime import timedelta

import pytest
from django.test import Client

from habeas.acts.judge import judge
from habeas.desk.opened import Desk
from habeas.statements.judgement import Verdict
from tests.cast import BOHDAN
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.notes_of_people import NAMES, asked, tell_of
from tests.desk.pages import document, visible


@pytest.fixture
def told(desk: Desk) -> dict[str, str]:
    """Two names of one man."""
    return tell_of(desk, *NAMES[3:])


def test_a_colleague_s_answer_that_came_meanwhile_is_shown_and_nothing_is_noted(
    anna: Client, desk: Desk, told: dict[str, str]
) -> None:
    shown = asked(anna.get("/same").content)
    a, b = shown["id"]
    made = judge(desk.case, a, b, Verdict.SAME, by=BOHDAN, at=NOW, reason="his papers")
    page = anna.post("/same", shown | {"verdict": ["different"]}, follow=True).content
    assert "Bohdan answered on these two already: yes. Nothing was noted" in visible(page)
    assert list(desk.case.known().judgements) == [made.id]
    (answered,) = document(page).xpath("//h3[.='Answered already']/following-sibling::ul")
    assert "Yes: his papers" in " ".join(answered.text_content().split())


def test_a_second_answer_that_differs_is_settled_by_keeping_one(
    anna: Client, desk: Desk, told: dict[str, str]
) -> None:
    shown = asked(anna.get("/same").content)
    a, b = shown["id"]
    first = judge(desk.case, a, b, Verdict.SAME, by=BOHDAN, at=NOW)
    sent = {"a": a, "b": b, "verdict": "different", "seen": first.id}
    page = anna.post("/same", sent, follow=True)
    assert page.redirect_chain[-1][0] == "/keeping/disagreements"
    assert "Noted beside the answer of somebody else" in visible(page.content)
    assert "On 1 pair two of you answered differently" in visible(anna.get("/same").content)
    (form,) = document(page.content).xpath("//form[.//button[@name='keep']]")
    about = form.xpath(".//input[@name='about']/@value")[0]
    anna.post("/keeping/disagreements", {"about": about, "keep": first.id, "reason": "we talked"})
    (left,) = desk.case.known().judgements.values()
    assert left.id == first.id
    assert "answered differently" not in visible(anna.get("/same").content)


def test_one_s_own_answer_is_changed_without_a_word(anna: Client, desk: Desk, told: dict[str, str]) -> None:
    shown = asked(anna.get("/same").content)
    a, b = shown["id"]
    judge(desk.case, a, b, Verdict.SAME, by=ANNA, at=NOW - timedelta(minutes=1))
    anna.post("/same", {"a": a, "b": b, "verdict": "different"})
    (left,) = desk.case.known().judgements.values()
    assert left.verdict is Verdict.DIFFERENT
