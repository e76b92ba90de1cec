"""What follows from the record's own counts: the numbers of the model report, and how they name what they rest on."""

from datetime import UTC, date, datetime

import pytest

from habeas.register.about import About
from habeas.statements.in_force import Noted
from habeas.statements.known import known
from habeas.tally.asked import read
from habeas.tally.bounds.answer import Answer, answer, conflict
from habeas.tally.cannot import CannotTally
from habeas.tally.follows import said, statement_of
from habeas.tally.stated import stated_counts
from tests.statements import model_report

THURSDAY = date(2022, 7, 21)


@pytest.fixture(scope="module")
def about() -> About:
    text = model_report.stored_text()
    if text is None:
        pytest.skip("the model report's text is not on this machine (../shared/cases)")
    at = datetime(2022, 7, 22, tzinfo=UTC)
    return About(
        known(Noted(n, at, "Anna", one) for n, one in enumerate(model_report.load(text).records, start=1))
    )


def ask(about: About, question: str) -> Answer:
    everything = said(about, read(about, question), THURSDAY)
    assert conflict(everything) is None
    return answer(everything, everything.questions[0])


@pytest.mark.parametrize(
    ("question", "least", "because"),
    [
        ("held@Bryanka", 234, {"S4.1", "S4.2"}),
        ("held@Bryanka or G7", 234, {"S4.1", "S4.2"}),  # not 234 and 82: the 82 may be among the 234
        ("refused", 1793, {"S35.1", "S35.2"}),
        ("held@Bryanka or refused", 1793, {"S35.1", "S35.2"}),
    ],
)
def test_the_model_report_gives_its_numbers_and_no_upper_bound(
    about: About, question: str, least: int, because: set[str]
) -> None:
    found = ask(about, question)
    assert found.least.value == least
    assert set(map(statement_of, found.least.because)) == because
    assert found.most.value is None


def test_stated_counts_keep_what_was_said_apart(about: About) -> None:
    found = {one.group: one for one in stated_counts(about, THURSDAY)}
    assert found["G2"].at_least == 234
    assert found["G13"].at_least == 1793
    assert found["G7"].counts[0].besides == ("P4",)
    assert found["G1"].at_least == 0, "a vague number bounds nothing"


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("freed", "means nothing here"),
        ("refused@Bryanka", "only"),
        ("held@Nowhere", "no place"),
        ("held@basements", "2 places"),
    ],
)
def test_a_question_that_means_nothing_is_told_so(about: About, question: str, why: str) -> None:
    with pytest.raises(CannotTally, match=why) as told:
        read(about, question)
    assert "Nothing was changed" in str(told.value)
