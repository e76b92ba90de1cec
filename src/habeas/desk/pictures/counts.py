"""Numbers over days: steps of who was known by name and of what followed, and what each source said. Height is number.

Every number of it stands in a table beside it, too; nothing is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.desk.pictures.scale import Scale, Tick, scale

HIGH, ABOVE = 220, 40
"""Pixels: the height of the picture, and what of it is left for the days."""
MOST_LINES = 5


@dataclass(frozen=True)
class Level:
    """A line across the picture that names a number."""

    y: float
    text: str


@dataclass(frozen=True)
class Tread:
    """A step: from one day to the next at one height; `rise` is the height of the step before."""

    left: float
    right: float
    y: float
    rise: float

    @property
    def x(self) -> str:
        """As an attribute."""
        return f"{self.left:.2f}%"

    @property
    def end(self) -> str:
        """As an attribute."""
        return f"{self.right:.2f}%"


@dataclass(frozen=True)
class Mark:
    """A number somebody gave: at least (an arrow up from it), at most (an arrow down), or exactly (both None here)."""

    left: float
    y: float
    is_open_above: bool
    is_open_below: bool

    @property
    def x(self) -> str:
        """As an attribute."""
        return f"{self.left:.2f}%"


@dataclass(frozen=True)
class CountsPicture:
    """All of it, ready to be drawn."""

    scale: Scale
    levels: tuple[Level, ...]
    by_name: tuple[Tread, ...]
    follows: tuple[Tread, ...]
    marks: tuple[Mark, ...]
    high: int = HIGH

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The days that the scale names."""
        return self.scale.ticks


Steps = Sequence[tuple[date, int]]
Given = Sequence[tuple[date, int | None, int | None]]
"""A day, at least, at most."""


def counts(by_name: Steps, follows: Steps, given: Given, today: date) -> CountsPicture | None:
    """The picture; None where there are no two numbers to compare."""
    days = [day for day, _ in (*by_name, *follows)] + [day for day, *_ in given]
    numbers = [number for _, number in (*by_name, *follows)]
    numbers += [number for _, least, most in given for number in (least, most) if number is not None]
    if len(numbers) < 2 or not max(numbers):
        return None
    common = scale(min(days) - timedelta(days=1), max(*days, min(today, max(days) + timedelta(days=30))))
    top = _rounded(max(numbers))
    return CountsPicture(
        scale=common,
        levels=tuple(Level(_y(number, top), f"{number:,}") for number in _levels(top)),
        by_name=_treads(by_name, common, top),
        follows=_treads(follows, common, top),
        marks=tuple(_mark(one, common, top) for one in given),
    )


def _rounded(number: int) -> int:
    """A round number not below it: 1, 2 or 5 with noughts."""
    size = 1
    while True:
        for times in (1, 2, 5):
            if number <= size * times:
                return size * times
        size *= 10


def _levels(top: int) -> range:
    step = max(1, top // MOST_LINES)
    return range(0, top + 1, step)


def _y(number: int, top: int) -> float:
    return round(HIGH - 6 - (HIGH - ABOVE - 6) * number / top, 1)


def _treads(steps: Steps, common: Scale, top: int) -> tuple[Tread, ...]:
    found = []
    before = _y(0, top)
    for place, (day, number) in enumerate(steps):
        end = common.at(steps[place + 1][0]) if place + 1 < len(steps) else 100.0
        y = _y(number, top)
        found.append(Tread(common.at(day), end, y, before))
        before = y
    return tuple(found)


def _mark(one: tuple[date, int | None, int | None], common: Scale, top: int) -> Mark:
    day, least, most = one
    number = least if least is not None else most or 0
    return Mark(
        left=common.at(day),
        y=_y(number, top),
        is_open_above=least is not None and most != least,
        is_open_below=least is None,
    )
