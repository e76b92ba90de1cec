"""Time limits: counted from the first possible day, by the calendar; data in order; unknown stays unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.people import row
from habeas.statements.claims.contact import NoNews
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.mention import party
from habeas.statements.when import Aspect
from habeas.watch.authorities.due import Due
from habeas.watch.deadlines import (
    Deadline,
    DeadlineState,
    From,
    _deadline,
    deadlines,
    pressing_deadlines,
    rules,
    treaties,
)
from habeas.wording.case_grid import DEADLINES
from tests.cast import Notebook
from tests.watch.authorities.book import about, opened

PETRO = party("Petro")
TAKEN = Detained(who=PETRO)


def of(book: Notebook, code: str, as_of: str) -> Deadline:
    return next(
        one for one in deadlines(about(book), "Petro", date.fromisoformat(as_of)) if one.rule.code == code
    )


def taken(when: str | None) -> Notebook:
    book = opened()
    book.tell("x", "s1", TAKEN, when=when, chain=("Olha",))
    return book


@pytest.mark.parametrize(
    ("when", "as_of", "state", "ends"),
    [
        ("2031-05-08", "2031-05-20", DeadlineState.OPEN, ("2031-08-08", "2031-08-08")),
        ("2031-05-08", "2031-08-08", DeadlineState.OPEN, ("2031-08-08", "2031-08-08")),
        ("2031-05-08", "2031-08-09", DeadlineState.PASSED, ("2031-08-08", "2031-08-08")),
        ("2031-04", "2031-07-01", DeadlineState.OPEN, ("2031-07-01", "2031-07-30")),
        ("2031-04", "2031-07-02", DeadlineState.MAY_HAVE_PASSED, ("2031-07-01", "2031-07-30")),
        ("2031-04", "2031-07-31", DeadlineState.PASSED, ("2031-07-01", "2031-07-30")),
        (None, "2031-05-20", DeadlineState.UNKNOWN, (None, "2031-08-10")),
        (None, "2031-08-11", DeadlineState.PASSED, (None, "2031-08-10")),
        ("2030-11-30", "2031-02-20", DeadlineState.OPEN, ("2031-02-28", "2031-02-28")),
    ],
)
def test_the_urgent_procedure_is_open_three_months(
    when: str | None, as_of: str, state: DeadlineState, ends: tuple[str | None, str]
) -> None:
    found = of(taken(when), "wgeid_urgent", as_of)
    assert found.state is state
    assert (found.earliest and str(found.earliest), str(found.latest)) == ends
    assert found.because == ("x",)


def test_of_whom_nobody_says_since_when_nothing_can_be_counted() -> None:
    found = of(opened(), "wgeid_urgent", "2031-05-20")
    assert (found.state, found.earliest, found.latest, found.because) == (
        DeadlineState.UNKNOWN,
        None,
        None,
        (),
    )


def test_where_nobody_says_that_they_are_held_it_counts_since_nothing_is_heard() -> None:
    book = opened()
    book.tell("x", "s1", NoNews(of=PETRO), when="2031-05-02", aspect=Aspect.SINCE, chain=("Olha",))
    assert of(book, "wgeid_urgent", "2031-05-20").earliest == date(2031, 8, 2)
    book.tell("y", "s1", NoNews(of=PETRO), when="2031-04-02", chain=("Olha",))
    assert of(book, "wgeid_urgent", "2031-05-20").earliest == date(2031, 8, 2), (
        "no news on a day is not since that day"
    )


def test_what_counts_from_what_a_body_did_begins_when_that_is_known() -> None:
    book = taken("2031-05-08")
    day = date(2031, 5, 20)
    assert of(book, "wgad_answer", str(day)).state is DeadlineState.NOT_BEGUN
    passed_on = Due(earliest=date(2031, 5, 10), latest=date(2031, 5, 12), because=("letter",))
    found = deadlines(about(book), "Petro", day, {("WGAD", From.PASSED_ON): passed_on})
    by_code = {one.rule.code: one for one in found}
    assert by_code["wgad_answer"].earliest == date(2031, 7, 9)
    assert by_code["wgad_answer"].because == ("letter",)
    assert by_code["ced_follow_up"].state is DeadlineState.NOT_BEGUN, "another body"


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(-30, 800),
)
def test_open_is_open_and_passed_is_passed_whichever_day_was_the_first(
    first: date, width: int, chosen: int, on: int
) -> None:
    last, day = first + timedelta(days=width), first + timedelta(days=min(chosen, width))
    as_of = first + timedelta(days=on)
    for rule in rules():
        found = _deadline(rule, Due(earliest=first, latest=last), as_of)
        really = _deadline(rule, Due(earliest=day, latest=day), as_of)
        assert found.earliest is not None
        assert found.latest is not None
        assert really.earliest is not None
        assert found.earliest <= really.earliest <= found.latest
        if found.state in (DeadlineState.OPEN, DeadlineState.PASSED):
            assert really.state is found.state


def test_the_rules_are_in_order_and_have_words() -> None:
    codes = [rule.code for rule in rules()]
    assert len(set(codes)) == len(codes)
    assert set(codes) == set(DEADLINES)
    assert all(rule.source for rule in rules())
    assert [rule.code for rule in rules() if not rule.confirmed] == ["wgeid_six_months"]


def test_treaties_are_noted_once_for_each_state_and_none_is_taken_for_checked() -> None:
    pairs = [(one.state, one.treaty) for one in treaties()]
    assert len(set(pairs)) == len(pairs)
    assert not any(one.confirmed for one in treaties())
    by_pair = {(one.state, one.treaty): one for one in treaties()}
    assert by_pair["UA", "ICPPED"].binds_on(date(2022, 7, 21))
    assert not by_pair["UA", "ICPPED"].binds_on(date(2015, 9, 12))
    assert not by_pair["RU", "ICPPED"].binds_on(date(2022, 7, 21))
    assert by_pair["RU", "ECHR"].binds_on(date(2022, 7, 21))
    assert not by_pair["RU", "ECHR"].binds_on(date(2022, 9, 16))


@pytest.mark.parametrize(
    ("as_of", "codes"),
    [
        ("2031-07-24", []),
        ("2031-07-25", ["wgeid_urgent"]),
        ("2031-08-08", ["wgeid_urgent"]),
        ("2031-08-09", []),
        ("2032-04-30", ["wgeid_connected"]),
    ],
)
def test_what_ends_within_two_weeks_needs_attention(as_of: str, codes: list[str]) -> None:
    assert pressing(taken("2031-05-08"), as_of) == codes


def test_what_may_have_ended_needs_attention_two_weeks_longer() -> None:
    book = taken("2031-04")
    assert pressing(book, "2031-07-10") == ["wgeid_urgent"]
    assert pressing(book, "2031-07-16") == []


def test_what_cannot_be_counted_does_not_press() -> None:
    book = opened()
    book.tell("x", "s1", HeldAt(who=PETRO), chain=("Olha",))
    assert pressing(book, "2031-08-01") == []


def pressing(book: Notebook, as_of: str) -> list[str]:
    index, day = about(book), date.fromisoformat(as_of)
    rows = [row(index, person, day) for person in index.people(day)]
    items = list(pressing_deadlines(index, rows, day))
    assert all(item.people == ("Petro",) and item.because == ("x",) for item in items)
    return [item.code for item in items]
