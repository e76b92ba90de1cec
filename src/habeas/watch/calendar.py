"""Counting on by calendar units. Invariant: counting on never turns two days round, so bounds stay bounds."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from habeas.statements.when import Unit


def counted_on(day: date, number: int, unit: Unit) -> tuple[date, date]:
    """The first and last day that is `number` units after `day` (before it, if negative).

    A month or year on is the same day of that month, or its last day where the month is shorter: three months after
    30 November is 28 or 29 February. So many hours on may be this day or the next. Raises OverflowError past the year
    9999.
    """
    if unit in (Unit.MONTH, Unit.YEAR):
        there = _months_on(day, number * (12 if unit is Unit.YEAR else 1))
        return there, there
    if unit is Unit.HOUR:
        return day + timedelta(days=number // 24), day + timedelta(days=-(-number // 24))
    there = day + timedelta(days=number * (7 if unit is Unit.WEEK else 1))
    return there, there


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("beyond the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def or_unknown(count: Callable[[], date]) -> date | None:
    """A day that was counted; None where that leads out of the calendar, so that nothing is known of it."""
    try:
        return count()
    except OverflowError:
        return None
