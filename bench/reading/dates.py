"""Whether a suggested date value is the one the gold asks for.

Invariant: a single day never passes where the gold accepts an interval only.
"""

import calendar
import datetime as dt
import re

Bounds = tuple[dt.date, dt.date]

_ONE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DURATION = re.compile(r"P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T.*)?")


def plain(value: object) -> str | None:
    """A date value without qualifiers (~ ? %), time of day and the brackets of a set; None when open."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = re.sub(r"[~?%]", "", value.strip()).replace("[", "").replace("]", "")
    if "/" not in text and ".." in text.strip("."):
        text = text.replace("..", "/", 1)
    if _DURATION.fullmatch(text):
        return text
    return "/".join(_side(part) for part in text.split("/"))


def _side(part: str) -> str:
    """One end of an interval: no time of day; an open end is written '..'."""
    return part.split("T")[0].strip() or ".."


def _days(part: str) -> Bounds | None:
    """The first and last day of a year, month or day."""
    found = _ONE.fullmatch(part)
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    assert year is not None
    try:
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def bounds(value: object) -> Bounds | None:
    """The first and last day a value can mean; None for durations, open ends and open values."""
    text = plain(value)
    if text is None:
        return None
    first, _, last = text.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end else None


def single_day(value: object) -> bool:
    """Does the value name one day only?"""
    found = bounds(value)
    return found is not None and found[0] == found[1]


def calendar_date(value: object) -> bool:
    """Does the value name a day, month, year or interval (and not a duration or nothing)?"""
    return bounds(value) is not None


def right(value: object, wanted: str | None, accept: tuple[str, ...] = ()) -> bool:
    """Is the suggested value the wanted one, one of the accepted ones, or an interval inside an accepted span?

    `accept` holds values, or `inside:A/B`: any interval of more than a day that lies within A and B.
    """
    said = plain(value)
    plainly = [a for a in accept if not a.startswith("inside:")]
    if said is not None and said in {plain(a) for a in (wanted, *plainly)}:
        return True
    spans = [bounds(a.removeprefix("inside:")) for a in accept if a.startswith("inside:")]
    found = bounds(value)
    if found is None:
        return wanted is None and not accept and said is None
    return found[0] < found[1] and any(s and s[0] <= found[0] and found[1] <= s[1] for s in spans)
