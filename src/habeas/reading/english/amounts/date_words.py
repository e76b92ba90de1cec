"""The words of English dates: months, weekdays, seasons, units, and the arithmetic that goes with them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.numerals import NUMBER, ONES, TENS, value_of
from habeas.statements.when import Unit

MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thurs": 3,
    "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF season codes."""
UNITS: Final = {
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
}
LETTERS: Final = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y", Unit.HOUR: "H"}
DAYS: Final = {Unit.HOUR: 0, Unit.DAY: 1, Unit.WEEK: 7}

MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
FULL_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY_SHORT: Final = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR: Final = r"(?:19|20)\d\d"
PART_OF_DAY: Final = r"(?:morning|afternoon|evening|night|midnight|noon)"

VAGUE: Final = {
    "several": (2, None), "a few": (2, None), "few": (2, None), "some": (2, None), "a couple of": (2, 3),
    "a couple": (2, 3), "a number of": (2, None), "many": (2, None), "": (1, None),
}  # fmt: skip
"""What vague amounts mean at least and at most. "Several days" are two or more; no top is said."""
_LOWER: Final = r"(?:at\s+least|more\s+than|over)\s+"
_ROUGHLY: Final = r"(?:about|around|some|almost|nearly|only|just|roughly)\s+"
_VAGUELY: Final = r"several|a\s+few|a\s+couple(?:\s+of)?|some|many|a\s+number\s+of"
AMOUNT: Final = rf"(?:(?:{_ROUGHLY}|{_LOWER})?(?:{NUMBER}|an?)|{_VAGUELY})"
_UNITS: Final = "|".join(sorted(ONES, key=len, reverse=True))
SMALL_NUMBER: Final = rf"(?:\d{{1,3}}|(?:(?:{'|'.join(TENS)})-)?(?:{_UNITS})|{'|'.join(TENS)})"


def month_of(word: str) -> int:
    """The number of a month from its name or abbreviation."""
    return MONTHS[word.strip(". ").lower()]


def day_of(word: str) -> int:
    """The number in "21st"."""
    return int(re.sub(r"\D", "", word))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday on or before (or strictly before) a day."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int, *, strictly: bool = True) -> date:
    """The first such weekday after (or on) a day."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def shifted(day: date, number: int, unit: Unit) -> date:
    """The day `number` units later (earlier when negative); the 31st becomes the month's last day."""
    if unit in DAYS:
        ordinal = day.toordinal() + number * DAYS[unit]
        return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + number * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def as_exact_as(day: date, unit: Unit) -> str:
    """EDTF for a day that was counted in units: as exact as the unit, and marked as about from weeks up."""
    if unit is Unit.YEAR:
        return f"{day.year:04}~"
    if unit is Unit.MONTH:
        return f"{day.year:04}-{day.month:02}~"
    return day.isoformat() + ("~" if unit is Unit.WEEK else "")


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def interval(first: date, last: date) -> str:
    """EDTF for the days from first to last."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def amount_of(words: str) -> tuple[int | None, int | None]:
    """How many at least and at most: "two" is (2, 2), "several" (2, None), "at least three" (3, None)."""
    plain = " ".join(words.lower().split())
    if plain in VAGUE:
        return VAGUE[plain]
    open_top = re.match(_LOWER, plain)
    number = value_of(re.sub(rf"^(?:{_LOWER}|{_ROUGHLY})", "", plain))
    if number is None:
        return 1, None
    return number, (None if open_top else number)
