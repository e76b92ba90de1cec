"""What authorities were asked and promised, the grid, elements and limits in words: every code has some."""

from datetime import date

import pytest

from habeas.language import LANGUAGES, gettext, speaking
from habeas.statements.claims.authorities import Approached
from habeas.statements.mention import party
from habeas.statements.when import Bounds
from habeas.watch.authorities.approaches import ApproachState, Joined
from habeas.watch.authorities.promises import PromiseState
from habeas.watch.case_grid import CellState
from habeas.watch.case_grid import rules as cells
from habeas.watch.deadlines import DeadlineState
from habeas.watch.findings import FindingState
from habeas.watch.item import Kind
from habeas.wording import attention, authorities, case_grid
from tests.watch.authorities.book import TELLERS, home, opened, promised

DAY = date(2031, 6, 1)
MAY = Bounds(date(2031, 5, 15), date(2031, 5, 17))


def test_every_code_has_words() -> None:
    for table, codes in (
        (authorities.PROMISES, PromiseState),
        (authorities.APPROACHES, ApproachState),
        (authorities.JOINED, Joined),
        (attention.ITEMS, Kind),
        (case_grid.CELL_STATES, CellState),
        (case_grid.FINDINGS, FindingState),
    ):
        assert set(table) == {code.value for code in codes}
    assert list(case_grid.CELLS) == [rule.code for rule in cells()]


def test_a_promise_with_how_it_stands_and_by_when() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-15/2031-05-17", "if he signs")), chain=TELLERS)
    said = authorities.promise_line(book.known(), "p", "lapsed", MAY)
    assert said == (
        "The base promised Olha that Petro would be let go between 15 May 2031 and 17 May 2031, “if he signs”. "
        "Its day has passed, and nobody says what came of it. By when: between 15 May 2031 and 17 May 2031."
    )
    assert authorities.promise_state("no_date", Bounds()).startswith("Nobody can say by when")


def test_what_was_asked_and_what_came_back() -> None:
    book = opened()
    book.tell(
        "a", "s1", Approached(by=party("Olha"), to=party("the base"), about=party("Petro")), chain=TELLERS
    )
    said = authorities.approach_line(book.known(), "a", "no_answer")
    assert said == "Olha turned to the base about Petro. No answer is known."


@pytest.mark.parametrize(
    ("state", "earliest", "latest", "said"),
    [
        ("open", 8, 8, "Open until 8 May 2031."),
        ("open", 8, 9, "Open until 8 May 2031. At the latest it is open until 9 May 2031."),
        ("open", 8, None, "Open until 8 May 2031."),
        (
            "may_have_passed",
            8,
            9,
            "It may have passed on 8 May 2031. At the latest it is open until 9 May 2031.",
        ),
        ("passed", 8, 9, "Passed: it was open until 9 May 2031 at the latest."),
        (
            "unknown",
            None,
            9,
            "It cannot be counted: nobody says since when. At the latest it is open until 9 May 2031.",
        ),
        ("unknown", None, None, "It cannot be counted: nobody says since when."),
        ("not_begun", None, None, "Not begun, as far as we know."),
    ],
)
def test_a_limit_says_until_when_and_never_more_than_is_known(
    state: str, earliest: int | None, latest: int | None, said: str
) -> None:
    first, last = (date(2031, 5, day) if day else None for day in (earliest, latest))
    assert case_grid.deadline_state(state, first, last) == said


def test_a_limit_that_was_not_checked_says_so() -> None:
    for confirmed in (True, False):
        said = case_grid.deadline_line("wgad_answer", "not_begun", None, None, confirmed=confirmed)
        assert ("not checked" in said) != confirmed


def test_what_needs_attention_names_those_it_concerns() -> None:
    assert attention.item_line("promise_due", ["Petro", "Taras"], "", MAY, DAY) == (
        "Petro and Taras: a promise is due. Day: between 15 May 2031 and 17 May 2031."
    )
    assert attention.item_line("finding_unreviewed", [], "state", Bounds(), DAY).startswith(
        "It is not said of whom: a finding"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", DeadlineState)
def test_every_language_says_it(language: str, state: DeadlineState) -> None:
    with speaking(language):
        said = case_grid.deadline_line("wgeid_urgent", state.value, MAY.earliest, MAY.latest, confirmed=False)
        assert said
        if language != "en":
            assert "until" not in said
            for table in (case_grid.CELLS, case_grid.CELL_STATES, authorities.PROMISES, attention.ITEMS):
                assert all(gettext(text) != text for text in table.values())
