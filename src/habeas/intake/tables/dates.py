"""Dates in cells to EDTF: as lists write them, in digits or with a month's name. What could be two days stays two.

A cell that is no date is None, never a guess; its words are kept by whoever asked.
"""

import re
from functools import lru_cache

from msgspec import Struct

from habeas.protection.erased import of_words
from habeas.statements.when import NotADate, bounds

_MONTHS = (
    "jan|янв|січ", "feb|фев|лют", "mar|мар|бер", "apr|апр|кві", "may|ма[йя]|тра", "jun|июн|чер", "jul|июл|лип",
    "aug|авг|сер", "sep|сен|вер", "oct|окт|жов", "nov|ноя|лис", "dec|дек|гру",
)  # fmt: skip
"""How the names of the months begin, in English, Russian and Ukrainian."""
_MONTH = re.compile("|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1)))
_YEAR_WORD = r"\s*(?:г\.?\s?р\.?|р\.?\s?н\.?|год[а]?|рок[уи]?|г\.?|р\.?)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2})?$")
_DAY = re.compile(rf"(\d{{1,2}})([./\-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_YEAR_WORD}")
_REVERSED = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_SHORT_MONTH = re.compile(rf"(\d{{1,2}})[./](\d{{4}}){_YEAR_WORD}")
_YEAR = re.compile(rf"(около|близько|about|circa|ca\.?|~)?\s*(\d{{4}}){_YEAR_WORD}")
_WORDS = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{{3,}})\.?,?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,\s+)?(\d{{4}}){_YEAR_WORD}"
)


class ReadDate(Struct, frozen=True):
    """A date as read; `is_open` where day and month could be either way round."""

    edtf: str
    is_open: bool = False


@of_words
@lru_cache(maxsize=1 << 15)
def read_date(text: str, this_year: int = 0) -> ReadDate | None:
    """The date in a cell, or None. Years of two digits are read only if `this_year` is given: the last that fits."""
    plain = _TIME.sub("", " ".join(text.lower().split())).rstrip(".,") if len(text) < 40 else ""
    if not plain or not plain[-1].isalnum():
        return None
    found = _read(plain, this_year)
    if found is None:
        return None
    try:
        bounds(found.edtf)
    except NotADate:
        return None
    return found


def _read(plain: str, this_year: int) -> ReadDate | None:
    if found := _ISO.fullmatch(plain) or _REVERSED.fullmatch(plain):
        return ReadDate(_joined(found[1], found[2], found[3]))
    if found := _DAY.fullmatch(plain):
        return _by_digits(found[1], found[3], found[4], found[2], this_year)
    if found := _SHORT_MONTH.fullmatch(plain):
        return ReadDate(_joined(found[2], found[1], None))
    if (found := _YEAR.fullmatch(plain)) and "1900" <= found[2] <= "2100":
        return ReadDate(f"{found[2]}~" if found[1] else found[2])
    if found := _WORDS.fullmatch(plain):
        month = _MONTH.match(found[2])
        if month and month.lastgroup and not (found[1] and found[3]):
            return ReadDate(_joined(found[4], month.lastgroup[1:], found[1] or found[3]))
    return None


def _by_digits(first: str, second: str, year: str, sign: str, this_year: int) -> ReadDate | None:
    """Day, month, year in digits. With points the day comes first; with strokes it may be the month."""
    if len(year) == 2:
        if not this_year:
            return None
        year = str(max(c + int(year) for c in (1900, 2000) if c + int(year) <= this_year))
    day, month = int(first), int(second)
    if sign == "." or month > 12 or day > 12 or day == month:
        if month > 12 and sign != ".":
            day, month = month, day
        return ReadDate(_joined(year, str(month), str(day)))
    both = sorted((_joined(year, second, first), _joined(year, first, second)))
    return ReadDate(f"[{both[0]},{both[1]}]", is_open=True)


def _joined(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
