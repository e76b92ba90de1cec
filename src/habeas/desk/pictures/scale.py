"""A scale of days: where a day lies, in per cent from the left, and which days it names: beginnings of months or years.

Invariant: a day is as wide as every other, however long the months are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.wording.words import several

MOST_TICKS = 6
"""So many days are named at most."""
SHORTEST = 8
"""A scale shows so many days at least."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two ticks."""
DAYS = (1, 2, 7, 14)
"""Days between two ticks, where a month would be too long."""


@dataclass(frozen=True)
class Tick:
    """A day that the scale names: per cent from the left, its words, and the year where it is the first of its year.
    `is_late`: its words stand to its left, since they would leave the picture."""

    left: float
    text: str
    year: str
    is_late: bool

    @property
    def x(self) -> str:
        """As an attribute."""
        return f"{self.left:.2f}%"


@dataclass(frozen=True)
class Scale:
    """The days that a picture shows, first and last, with its ticks."""

    first: date
    last: date
    ticks: tuple[Tick, ...]

    def at(self, day: date) -> float:
        """Where the beginning of a day lies."""
        return _at(self.first, self.last, day)

    def after(self, day: date) -> float:
        """Where its end lies."""
        return self.at(day) + 100 / ((self.last - self.first).days + 1) if day < self.last else 100.0


def scale(first: date, last: date) -> Scale:
    """The scale from one day to another, both included."""
    short = SHORTEST - (last - first).days - 1
    if short > 0:
        first -= min(timedelta(days=short), first - date.min)
    days = list(_ticks(first, last))
    return Scale(first, last, tuple(_named(first, last, days)))


def _at(first: date, last: date, day: date) -> float:
    length = (last - first).days + 1
    return 100 * min(max((day - first).days, 0), length) / length


def _ticks(first: date, last: date) -> Iterator[date]:
    """The days that are named: as many as there is room for."""
    length = (last - first).days
    for step in DAYS:
        if length // step < MOST_TICKS and length < 62:
            yield from (first + timedelta(days=n) for n in range(0, length + 1, step) if n or step > 1)
            return
    for step in STEPS:
        found = list(_months(first, last, step))
        if len(found) <= MOST_TICKS:
            yield from found or [first]
            return


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of every so many months, counted from January of the year 1."""
    month = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while month // 12 <= last.year and month // 12 <= date.max.year:
        day = date(month // 12, month % 12 + 1, 1)
        if day > last:
            return
        yield day
        month += step


def _named(first: date, last: date, days: list[date]) -> Iterator[Tick]:
    by_year = all((day.day, day.month) == (1, 1) for day in days)
    by_month = all(day.day == 1 for day in days)
    seen = 0
    for day in days:
        month = day.month - 1
        if by_year:
            text = str(day.year)
        elif by_month:
            # Three letters of the plain name do in each of the languages.
            text = several("months", "named")[month][:3]
        else:
            text = f"{day.day} {several('months', 'short')[month]}"
        left = _at(first, last, day)
        yield Tick(left, text, str(day.year) if day.year != seen and not by_year else "", left > 88)
        seen = day.year
