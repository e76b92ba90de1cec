"""The times of a WhatsApp export, written as its phone was set: day or month first, 24 or 12 hours.

The order of day and month is decided from the whole file. Where both orders fit, a person is asked; nothing is guessed.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

_EARLIEST, _LATEST = 2009, 2100
"""Years a message can be from: WhatsApp is from 2009."""
_AFTERNOON = re.compile(r"^(?:p|п)", re.I)
_SPACE = "[ \u00a0\u202f]"

TIME = (
    rf"(?P<a>\d{{1,4}})(?P<mark>[./-])(?P<b>\d{{1,2}})[./-](?P<c>\d{{1,4}}),?{_SPACE}{{1,3}}"
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    rf"(?:{_SPACE}?(?P<half>[AaPp]\.?{_SPACE}?[Mm]\.?|[дп]п|[ДП]П))?"
)
"""A day and a time of day, as a pattern."""


class Order(StrEnum):
    """In which order a date is written."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    YEAR_FIRST = "year"


class Stamp(Struct, frozen=True):
    """A time as it stands: the three numbers of its date, and the time of day (already in 24 hours)."""

    date: tuple[int, int, int]
    hour: int
    minute: int
    second: int
    mark: str

    def iso(self, order: Order) -> str | None:
        """The time as ISO 8601, its date read in an order; None if there is no such time."""
        day = day_of(self.date, order)
        if day is None or self.hour > 23 or self.minute > 59 or self.second > 59:
            return None
        return f"{day.isoformat()}T{self.hour:02}:{self.minute:02}:{self.second:02}"


def stamp(found: dict[str, str]) -> Stamp:
    """The time that the groups of TIME hold."""
    numbers = (int(found["a"]), int(found["b"]), int(found["c"]))
    hour = int(found["hour"])
    if half := found.get("half"):
        hour = hour % 12 + (12 if _AFTERNOON.match(half) else 0)
    return Stamp(numbers, hour, int(found["minute"]), int(found.get("second", 0)), found["mark"])


def day_of(numbers: tuple[int, int, int], order: Order) -> date | None:
    """The day that three numbers mean in an order; None if they mean none."""
    a, b, c = numbers
    if order is Order.YEAR_FIRST:
        year, month, day = a, b, c
    else:
        year = c if c > 99 else 2000 + c
        day, month = (a, b) if order is Order.DAY_FIRST else (b, a)
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def orders(stamps: Iterable[Stamp]) -> tuple[Order, ...]:
    """The orders that fit the dates of a whole export best: one, or two between which a person must decide.

    A date that there is not speaks against an order; then one that goes back in time, for a chat goes forward.
    Dots are written with the day first.
    """
    # A chat says one date many times over: each run of it counts once.
    runs: list[Stamp] = []
    for one in stamps:
        if not runs or one.date != runs[-1].date:
            runs.append(one)
    ranked = {order: _against(runs, order) for order in Order}
    best = min(ranked.values())
    fit = tuple(order for order, against in ranked.items() if against == best)
    if len(fit) > 1 and runs and all(one.mark == "." for one in runs) and Order.DAY_FIRST in fit:
        return (Order.DAY_FIRST,)
    return fit


def _against(runs: list[Stamp], order: Order) -> tuple[int, int]:
    days = [day_of(one.date, order) for one in runs]
    real = [day for day in days if day is not None]
    return len(days) - len(real), sum(later < earlier for earlier, later in pairwise(real))
