"""Dates as they were said: EDTF, the verbatim words, and our own bounds. An unknown end stays unknown.

EDTF (ISO 8601-2, levels 0 to 2) is parsed by the `edtf` library; the earliest and latest day are
worked out here, because that library closes an open or unknown end ten years off.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from edtf import parse_edtf
from edtf.parser import parser_classes as kinds
from edtf.parser.edtf_exceptions import EDTFParseException
from msgspec import Struct

from habeas.language import gettext as _
from habeas.protection.erased import of_words
from habeas.statements.passage import Words


class Aspect(StrEnum):
    """How a fact lies on its date: on it, still true on it, true since it, true until it."""

    AT = "at"
    STILL = "still"
    SINCE = "since"
    UNTIL = "until"


class Relation(StrEnum):
    """How an act lies to the act it is anchored to."""

    BEFORE = "before"
    AFTER = "after"
    SAME_DAY = "same_day"


class Unit(StrEnum):
    """Units of a distance in time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Anchor(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A date told by another act: "two weeks after", "the same night", "several days later".

    `act` is the mention of the other act, absent where the source leaves it open. `at_least` and
    `at_most` count `unit`s of distance; None is unknown ("several" is at least 2 and has no top).
    """

    relation: Relation
    act: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    unit: Unit = Unit.DAY


class When(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """When something was, as said. `edtf` is absent when the words only lean on another act."""

    edtf: str | None = None
    aspect: Aspect = Aspect.AT
    words: Words | None = None
    anchor: Anchor | None = None

    def __post_init__(self) -> None:
        if self.edtf is not None:
            bounds(self.edtf)
        if self.edtf is None and self.anchor is None and self.words is None:
            raise ValueError("a date needs EDTF, an act it is anchored to, or at least its words")


class Bounds(Struct, frozen=True, order=True):
    """The earliest and latest day something can have been. None is open or unknown, not far away."""

    earliest: date | None = None
    latest: date | None = None

    def days_until(self, day: date) -> "tuple[int | None, int | None]":
        """How many days before `day` it was, fewest and most; None where a bound is unknown.

        Never negative: what lies after `day` counts as that day.
        """
        fewest = None if self.latest is None else max(0, (day - self.latest).days)
        most = None if self.earliest is None else max(0, (day - self.earliest).days)
        return fewest, most


UNBOUNDED = Bounds(None, None)
WINTERS = (24, 28)
"""EDTF season codes: winter, and winter of the northern hemisphere."""

LONGEST = 64
BEYOND = re.compile(r"\s|Y|-\dX|-X\d")
"""Texts never handed to the parser, which hangs, prints or crashes on them: blanks, years of more than
four digits, months and days of which only one digit is known. None of them has bounds we could give."""
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
"""Most dates: a day, a month or a year, perhaps with one mark at its end."""


class NotADate(ValueError):
    """The text is not EDTF that we can bound. The message says which text, and an example."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” is not a date we can read; write 2022-07-21, 2022-07, 2022, "
                "2022-07-10/2022-07-20, ../2022-07-08 or 2022-07-21?"
            ).format(text=text)
        )


@of_words
@lru_cache(maxsize=1 << 15)
def bounds(edtf: str) -> Bounds:
    """The earliest and latest day of an EDTF expression. Raises NotADate.

    `~` (approximate) widens by one unit of the precision given, on both sides; `?` (uncertain) does
    not: doubt whether it was that day is no knowledge of another. `XX` spans all it may stand for.
    Sets ([..] one of, {..} all of) span from their first to their last member.
    """
    if len(edtf) > LONGEST or BEYOND.search(edtf):
        raise NotADate(edtf[:LONGEST])
    try:
        # The parser takes a millisecond for each, and a long list has many.
        plain = PLAIN.fullmatch(edtf)
        return _plain(*plain.groups()) if plain else _bounds(parse_edtf(edtf))
    except (EDTFParseException, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as why:
        raise NotADate(edtf) from why


def edtf_of(found: Bounds) -> str:
    """Bounds as EDTF, in its plainest form: a day, a whole month or year, or an interval; ".." for an open end.

    `bounds` reads the same bounds back from it. Raises ValueError if they end before they begin.
    """
    earliest, latest = found.earliest, found.latest
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest > latest:
        raise ValueError("the bounds end before they begin")
    day = earliest.isoformat()
    for whole in (day, day[:7], day[:4]):
        if bounds(whole) == found:
            return whole
    return f"{earliest}/{latest}"


def _plain(year: str, month: str | None, day: str | None, mark: str) -> Bounds:
    """The same as the parser finds."""
    if day:
        lower = upper = date(int(year), int(month or 1), int(day))
    else:
        lower = date(int(year), int(month or 1), 1)
        last = int(month or 12)
        upper = date(lower.year, last, monthrange(lower.year, last)[1])
    if mark in ("~", "%"):
        return Bounds(_step(lower, upper, -1), _step(upper, lower, +1))
    return Bounds(lower, upper)


def _bounds(parsed: Any) -> Bounds:
    if isinstance(parsed, kinds.OneOfASet | kinds.MultipleDates):
        members = [_bounds(member) for member in parsed.objects]
        return Bounds(
            _outermost([member.earliest for member in members], min),
            _outermost([member.latest for member in members], max),
        )
    if isinstance(parsed, kinds.Consecutives | kinds.Interval):
        return _in_order(Bounds(_end(parsed.lower).earliest, _end(parsed.upper).latest))
    if isinstance(parsed, kinds.Season) and int(parsed.season) in WINTERS:
        # "Winter 2022" is said of January as of December: both ends of the year stay possible.
        year = int(parsed.year)
        return Bounds(date(year, 1, 1), date(year + 1, 3, 1) - timedelta(days=1))
    lower, upper = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    if _is_approximate(parsed):
        return Bounds(_step(lower, upper, -1), _step(upper, lower, +1))
    return Bounds(lower, upper)


def _in_order(interval: Bounds) -> Bounds:
    if interval.earliest and interval.latest and interval.earliest > interval.latest:
        raise ValueError("the interval ends before it begins")
    return interval


def _end(side: Any) -> Bounds:
    """One end of an interval; open ("..") and unknown ("") ends alike have no day."""
    text = str(side or "")
    return UNBOUNDED if text in ("", "..") else _bounds(parse_edtf(text))


def _outermost(days: list[date | None], pick: Callable[[list[date]], date]) -> date | None:
    known = [day for day in days if day is not None]
    return pick(known) if len(known) == len(days) else None


def _is_approximate(parsed: Any) -> bool:
    return any(mark in str(parsed) for mark in "~%")


def _step(day: date, other_end: date, sign: int) -> date:
    """`day` moved outwards by one unit of the precision that the two ends of the date show."""
    span = abs((other_end - day).days)
    if span == 0:
        return day + sign * timedelta(days=1)
    months = 12 if span > 31 else 1
    index = day.year * 12 + day.month - 1 + sign * months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if sign > 0 else 1)
