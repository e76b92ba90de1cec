"""In a large case the page answers at once, says how far it is, and shows the queue when that is there; after some
answers all pairs are weighed anew beside the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from habeas.desk.opened import Desk
from habeas.desk.shelves import undecided
from habeas.desk.shelves.undecided import HowFar, Undecided
from habeas.identity.candidates import Open, Step
from habeas.statements.judgement import Verdict
from tests.desk.notes_of_people import NAMES, asked, tell_of
from tests.desk.pages import visible


@pytest.fixture
def told(desk: Desk) -> dict[str, str]:
    """Five names of two men."""
    return tell_of(desk, *NAMES)


class Beside:
    """A thread that runs when the test says so."""

    started: list[Callable[[], None]]

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.started = []
        outer = self

        class Waits:
            def __init__(self, target: Callable[..., None], args: tuple[Any, ...], **_: Any) -> None:
                self.run = lambda: target(*args)

            def start(self) -> None:
                outer.started.append(self.run)

        monkeypatch.setattr(undecided, "Thread", Waits)
        monkeypatch.setattr(undecided, "AT_ONCE", 0)
        monkeypatch.setattr(undecided, "MOMENT", 0)

    def run(self) -> None:
        self.started.pop(0)()


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Beside:
    return Beside(monkeypatch)


def test_a_large_case_says_how_far_it_is_and_then_asks(
    anna: Client, desk: Desk, told: dict[str, str], beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = anna.get("/same")
    assert page.status_code == 200
    assert "It has begun." in visible(page.content)
    assert "Compare any two" in visible(page.content), "the rest of the page is there"
    assert 'hx-get="/same/comparing?then=%2Fsame"' in page.content.decode()
    how_far = desk.undecided_soon(desk.about(desk.known()))
    assert isinstance(how_far, HowFar)
    how_far.step, how_far.done, how_far.of = Step.WEIGHED, 40_000, 100_000
    line = anna.get("/same/comparing?then=%2Fsame%3Fband=sure", headers={"HX-Request": "true"})
    assert "40,000 of 100,000 pairs" in visible(line.content)
    for address in ("/same/several", "/numbers"):
        assert "40,000 of 100,000 pairs" in visible(anna.get(address).content)
    assert len(beside.started) == 1, "it is worked out once, however often somebody looks"
    beside.run()
    line = anna.get("/same/comparing?then=%2Fsame%3Fband=sure", headers={"HX-Request": "true"})
    assert line.headers["HX-Redirect"] == "/same?band=sure"
    assert anna.get("/same/comparing?then=//elsewhere").headers["Location"] == "/same"
    assert asked(anna.get("/same").content)


def test_how_far_it_is_grows_step_by_step(desk: Desk, told: dict[str, str]) -> None:
    heard: list[tuple[Step, int, int]] = []
    about = desk.about(desk.known())
    Open.of(about.known, about.who, hear=lambda *one: heard.append(one))
    assert list(dict.fromkeys(step for step, _done, _of in heard)) == list(Step)
    assert all(done <= of for _step, done, of in heard)


def test_what_goes_wrong_is_said_and_tried_again(
    anna: Client, desk: Desk, told: dict[str, str], beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> Open:
        raise ValueError("no memory")

    about = desk.about(desk.known())
    with monkeypatch.context() as patched:
        patched.setattr(Open, "of", fails)
        desk.undecided_soon(about)
        beside.run()
    with pytest.raises(ValueError, match="no memory"):
        desk.undecided_soon(about)
    assert isinstance(desk.undecided_soon(about), HowFar)
    beside.run()
    assert isinstance(desk.undecided_soon(about), Open)


def test_what_is_made_of_erased_words_is_thrown_away(
    desk: Desk, told: dict[str, str], beside: Beside
) -> None:
    about, kept = desk.about(desk.known()), Undecided()
    kept.soon(about, desk.case.changes)
    kept.forget()
    beside.run()
    assert isinstance(kept.soon(about, desk.case.changes), HowFar), "it begins again"


def test_after_some_answers_everybody_is_weighed_anew_beside_the_pages(
    anna: Client, desk: Desk, told: dict[str, str], beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undecided, "ANEW", 2)
    anna.get("/same")
    beside.run()
    for _ in range(2):
        answer = asked(anna.get("/same").content)
        anna.post("/same", answer | {"verdict": Verdict.DIFFERENT.value})
    before = desk.undecided(desk.about(desk.known()))
    assert (before.weighed_with, before.answers_since) == (0, len(desk.known().judgements))
    assert "have not decided on" in visible(anna.get("/same").content), "meanwhile the page goes on"
    assert len(beside.started) == 1
    beside.run()
    after = desk.undecided(desk.about(desk.known()))
    assert after.weighed_with >= undecided.ANEW
    assert after.answers_since < undecided.ANEW, "an answer given meanwhile counts next time"
    assert not beside.started
