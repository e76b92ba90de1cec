"""When somebody was born, as lists say it: a day, a month, a year, or an age at a date. Always an earliest and a
latest possible day; what cannot be read is said, never guessed."""

import re
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from habeas.protection.erased import of_words

Span = tuple[date, date]


class Known(IntEnum):
    """How exactly a birth is known."""

    NOTHING = 0
    DAY = 1
    MONTH = 2
    YEAR = 3
    AGE = 4


class Unreadable(ValueError):
    """A birth date that is in none of the usual forms, or no day of the calendar."""


_FORMS = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?:[T ]\d\d:\d\d.*)?"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})\.?(?: *(?:г|р)\.?)?"),
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[-./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})(?: *(?:г|р)\.?)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"),
)
_OLDEST = 130
_FIRST, _LAST = 1800, 2200


@of_words
@lru_cache(maxsize=1 << 16)
def span(text: str) -> Span | None:
    """The earliest and latest day of a birth as written, None where nothing is written.

    Days are read the European way, 12.03.1987 on the 12th of March; 03/25/1987 can only be the American way and is
    read so. A month or day 00 is one that is not known.

    Raises:
        Unreadable: it is in none of these forms.
    """
    plain = text.strip()
    if not plain:
        return None
    for form in _FORMS:
        if found := form.fullmatch(plain):
            parts = found.groupdict()
            return _span(int(parts["y"]), int(parts.get("m") or 0), int(parts.get("d") or 0), text)
    raise Unreadable(text)


def _span(year: int, month: int, day: int, text: str) -> Span:
    if month > 12 >= day > 0:
        month, day = day, month
    try:
        if not _FIRST <= year <= _LAST:
            raise Unreadable(text)
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if not day:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, day), date(year, month, day)
    except ValueError as why:
        raise Unreadable(text) from why


def of_age(age: str, as_of: str) -> Span | None:
    """The days on which somebody was born who is so many years old at a date (the date as in `span`).

    None where either is not written. An age said by others is often one year off; that is weighed, not added here.

    Raises:
        Unreadable: the age is no number of years, or the date cannot be read.
    """
    if not age.strip() or not as_of.strip():
        return None
    try:
        years = int(float(age))
    except ValueError as why:
        raise Unreadable(age) from why
    if not 0 <= years <= _OLDEST:
        raise Unreadable(age)
    on = span(as_of)
    assert on is not None
    return _years_before(on[0], years + 1) + timedelta(days=1), _years_before(on[1], years)


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def exactness(earliest: date | None, latest: date | None) -> Known:
    """How exactly a span says when somebody was born."""
    if earliest is None or latest is None:
        return Known.NOTHING
    days = (latest - earliest).days
    if days == 0:
        return Known.DAY
    if days < 31:
        return Known.MONTH
    whole = (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)
    return Known.YEAR if whole and earliest.year == latest.year else Known.AGE
