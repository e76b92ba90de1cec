"""Counting on by calendar units: months end where months end, and order is kept."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.statements.when import Unit
from habeas.watch.calendar import counted_on, or_unknown

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("day", "number", "unit", "there"),
    [
        ("2031-11-30", 3, Unit.MONTH, "2032-02-29"),
        ("2030-11-30", 3, Unit.MONTH, "2031-02-28"),
        ("2031-01-31", 1, Unit.MONTH, "2031-02-28"),
        ("2031-07-08", 3, Unit.MONTH, "2031-10-08"),
        ("2032-02-29", 1, Unit.YEAR, "2033-02-28"),
        ("2031-05-10", 2, Unit.WEEK, "2031-05-24"),
        ("2031-05-10", -60, Unit.DAY, "2031-03-11"),
        ("2031-01-15", -1, Unit.MONTH, "2030-12-15"),
    ],
)
def test_a_day_counted_on_is_the_day_the_calendar_has(day: str, number: int, unit: Unit, there: str) -> None:
    assert counted_on(date.fromisoformat(day), number, unit) == (date.fromisoformat(there),) * 2


def test_hours_may_end_today_or_tomorrow() -> None:
    day = date(2031, 5, 10)
    assert counted_on(day, 12, Unit.HOUR) == (day, date(2031, 5, 11))
    assert counted_on(day, 48, Unit.HOUR) == (date(2031, 5, 12),) * 2
    assert counted_on(day, -36, Unit.HOUR) == (date(2031, 5, 8), date(2031, 5, 9))


@given(DAYS, DAYS, st.integers(-500, 500), st.sampled_from(Unit))
def test_counting_on_never_turns_two_days_round(a: date, b: date, number: int, unit: Unit) -> None:
    first, last = sorted((a, b))
    assert counted_on(first, number, unit)[0] <= counted_on(last, number, unit)[0]
    assert counted_on(first, number, unit)[1] <= counted_on(last, number, unit)[1]


def test_beyond_the_calendar_nothing_is_known() -> None:
    for unit in Unit:
        assert or_unknown(partial(_last, unit)) is None


def _last(unit: Unit) -> date:
    return counted_on(date(9999, 6, 1), 10**6, unit)[1]
