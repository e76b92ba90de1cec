"""Days named by month and number, in every usual order: "8 July", "July 8, 2022", "2022-07-08", "21.07.2022".

A year that is not said comes from the publication date: the latest such day that is not after it, unless
words of the future stand by, or a weekday beside the date fits one year only.
"""

import re
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.date_words import (
    DAY,
    MONTH,
    PART_OF_DAY,
    WEEKDAY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
    calendar_day,
    day_of,
    interval,
    month_of,
)  # fmt: skip
from habeas.reading.english.amounts.found_date import DATE, INTERVAL, FoundDate, Rule, Setting
from habeas.reading.english.amounts.tense import in_future, is_deadline, told_as_past

_DAY_NAME: Final = rf"(?:(?P<name>{WEEKDAY}|{WEEKDAY_SHORT})(?:\s+{PART_OF_DAY})?(?:,|\s)\s*(?:the\s+)?)?"
_OF: Final = r"(?:\s+of)?\s+"
_TO: Final = r"\s*(?:[-–—]|to|until|till|through|and)\s*"
_OF_YEAR: Final = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?!\w))?"
RELATIVE_YEAR: Final = re.compile(r"\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b")
RELATIVE_YEARS: Final = {"last": -1, "this": 0, "next": 1}
JUST_GONE: Final = 45
"""Days: a day so lately gone is meant rather than the same day of next year, even beside "by" or "will"."""
SOON: Final = 60
"""Days ahead within which a yearless day, named without any verb of the past, is rather the one to come."""


# --- a day with its month -------------------------------------------------------------------------------

_DAY_MONTH_YEAR: Final = re.compile(
    rf"(?<![\w.,/-]){_DAY_NAME}(?:the\s+)?(?P<d>{DAY}){_OF}(?P<m>{MONTH}){_OF_YEAR}(?!\w)"
)
_MONTH_DAY_YEAR: Final = re.compile(
    rf"(?<![\w-]){_DAY_NAME}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?![\w%]|[.,:]\d|\s?[-–]\s?\d\d\d)"
    rf"(?:(?:\s*,\s*|\s+)(?P<y>{YEAR})(?!\w))?"
)
_ISO: Final = re.compile(
    rf"(?<![\w./-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:t[\d:.]+z?)?(?![\w-]|\.\d)"
)
_DOTTED: Final = re.compile(
    r"(?<![\w./-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)?\d\d)(?![\w/-]|\.\d)"
)
_SLASHED: Final = re.compile(
    r"(?<![\w./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)?\d\d)(?![\w/-]|\.\d)"
)


def _month_day(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not named_as_month(match, setting):
        return None
    month, day = month_of(match["m"]), day_of(match["d"])
    if match["y"]:
        return _exact(match, setting, rule, calendar_day(int(match["y"]), month, day))
    if setting.published is None:
        return setting.unpublished(match, DATE, rule)
    if relative := RELATIVE_YEAR.match(setting.low, match.end()):
        year = setting.published.year + RELATIVE_YEARS[relative["which"]]
        exact = _exact(match, setting, rule, calendar_day(year, month, day))
        return exact and setting.up_to(exact, relative.end())
    if match["name"] and (named := _on_that_weekday(setting.published, match["name"], month, day)):
        why = f"the {match['name'].capitalize()} nearest to the publication on {setting.published}"
        return setting.found(match, named.isoformat(), DATE, rule, why)
    future = _is_ahead(match, setting, setting.published, month, day)
    found = yearless(setting.published, month, day, future=future)
    if found is None:
        return None
    which = "the next" if future else "the latest"
    why = f"{which} such day as counted from the publication on {setting.published}"
    return setting.found(match, found.isoformat(), DATE, rule, why)


def yearless(published: date, month: int, day: int, *, future: bool) -> date | None:
    """The latest such day not after publication, or the next one in talk of the future."""
    years = (
        range(published.year, published.year + 9) if future else range(published.year, published.year - 9, -1)
    )
    for year in years:
        found = calendar_day(year, month, day)
        if found and (found >= published if future else found <= published):
            return found
    return None


def _on_that_weekday(published: date, name: str, month: int, day: int) -> date | None:
    """The day nearest to publication, at most about six years off, that falls on the weekday named beside it."""
    years = range(published.year - 6, published.year + 2)
    days = [found for year in years if (found := calendar_day(year, month, day))]
    fitting = [found for found in days if found.weekday() == WEEKDAYS[name.strip(".")]]
    return min(fitting, key=lambda found: abs((found - published).days), default=None)


def _is_ahead(match: re.Match[str], setting: Setting, published: date, month: int, day: int) -> bool:
    coming, gone = (yearless(published, month, day, future=future) for future in (True, False))
    if coming is None or gone is None:
        return False
    ahead, behind = (coming - published).days, (published - gone).days
    if in_future(setting, *match.span()):
        return not behind <= JUST_GONE < ahead
    if is_deadline(setting, *match.span()):
        return ahead < behind
    return 0 < ahead <= SOON and not told_as_past(setting, *match.span())


def named_as_month(match: re.Match[str], setting: Setting) -> bool:
    """ "May", "March" and the like are months only with a capital."""
    return setting.text[match.start("m")].isupper()


def _exact(match: re.Match[str], setting: Setting, rule: str, day: date | None) -> FoundDate | None:
    if day is None:
        return None
    return setting.found(match, day.isoformat(), DATE, rule, "day, month and year are given")


def _numbers(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    return _exact(
        match, setting, rule, calendar_day(_full_year(match["y"]), int(match["m"]), int(match["d"]))
    )


def _slashed(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["y"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if day_first and month_first and day_first != month_first:
        why = f"{first}/{second} can be {day_first} or {month_first}: which comes first, day or month, is not said"
        return setting.found(match, None, DATE, rule, why)
    return _exact(match, setting, rule, day_first or month_first)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


# --- feasts that fall on one day of the year ----------------------------------------------------------

_FEAST: Final = re.compile(
    r"(?<![\w-])(?P<feast>christmas\s+(?:eve|day)|christmas|new\s+year['’]s\s+(?:eve|day))(?!\w)"
)
_FEASTS: Final = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year eve": (12, 31),
    "new year": (1, 1),
}


def _feast(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, DATE, rule)
    name = re.sub(r"['’]s|\s+day$", "", match["feast"])
    ahead = in_future(setting, *match.span())
    found = yearless(setting.published, *_FEASTS[" ".join(name.split())], future=ahead)
    assert found is not None
    why = f"the {'next' if ahead else 'latest'} one as counted from the publication on {setting.published}"
    return setting.found(match, found.isoformat(), DATE, rule, why)


# --- "on the 8th" -----------------------------------------------------------------------------------------

_DAY_ALONE: Final = re.compile(
    r"\b(?:on|since|until|by)\s+(?P<day>the\s+(?P<d>\d{1,2})(?:st|nd|rd|th))(?:\s+of\s+(?:the|this|that)\s+month)?"
    r"(?=\s*[.,;:!?)]|\s*$|\s+(?:he|she|they|we|i|it|and|but|my|his|her|their|our)\b)"
)


def _day_alone(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, DATE, rule, group="day")
    this_month = setting.published.replace(day=1)
    months = (this_month, (this_month - timedelta(days=1)).replace(day=1))
    days = [day for month in months if (day := calendar_day(month.year, month.month, int(match["d"])))]
    found = next((day for day in days if day <= setting.published), None)
    if found is None:
        return None
    why = f"the latest such day as counted from the publication on {setting.published}"
    return setting.found(match, found.isoformat(), DATE, rule, why, group="day")


# --- spans inside one month -----------------------------------------------------------------------------

_SPAN: Final = r"(?:(?:between|from)\s+)?"
_DAYS_OF_MONTH: Final = re.compile(
    rf"(?<![\w.,/-]){_SPAN}(?:the\s+)?(?P<d>{DAY}){_TO}(?:the\s+)?(?P<e>{DAY}){_OF}(?P<m>{MONTH}){_OF_YEAR}(?!\w)"
)
_MONTH_DAYS: Final = re.compile(
    rf"(?<![\w-]){_SPAN}(?P<m>{MONTH})\s+(?P<d>{DAY}){_TO}(?:the\s+)?(?P<e>{DAY})(?![\w:%]|[.,]\d){_OF_YEAR}"
)


def _days_of_month(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    """ "July 8-12", "between 8 and 12 July"; "8 and 12 July" alone are two days, not a span."""
    words = match[0]
    if not named_as_month(match, setting) or (" and " in words and not words.startswith(("between", "from"))):
        return None
    month = month_of(match["m"])
    if not match["y"] and setting.published is None:
        return setting.unpublished(match, INTERVAL, rule)
    year = int(match["y"]) if match["y"] else _year_of(match, setting, month, day_of(match["d"]))
    a, b = (calendar_day(year, month, day_of(match[group])) for group in ("d", "e"))
    if a is None or b is None or b < a:
        return None
    return setting.found(match, interval(a, b), INTERVAL, rule, f"from {a} to {b}")


def _year_of(match: re.Match[str], setting: Setting, month: int, day: int) -> int:
    assert setting.published is not None
    start = yearless(setting.published, month, day, future=in_future(setting, *match.span()))
    return (start or setting.published).year


# --- "7, 14 and 21 March", "April 24 and 25" ------------------------------------------------------------

_LISTED_DAY: Final = re.compile(
    rf"(?<![\w.,/-])(?P<d>{DAY})(?P<name>)(?=(?:,\s*{DAY}){{0,9}},?\s+(?:and|or|&)\s+(?:the\s+)?{DAY}{_OF}(?P<m>{MONTH}){_OF_YEAR}(?!\w))"
)
_FURTHER_DAYS: Final = re.compile(
    rf"(?:,\s*{DAY}){{0,9}},?\s+(?:and|or|&)\s+{DAY}"
    r"(?=\s*(?:[.;:)—–]|,\s|$)|\s+(?:he|she|they|we|i|the|in|at|by|to|for|when|but|was|were)\b)"
)
_ONE_DAY: Final = re.compile(rf"(?<!\w){DAY}(?!\w)")


def further_days(found: FoundDate, setting: Setting) -> list[FoundDate]:
    """The other days of a list that begins with this one ("April 24 and 25")."""
    tail = _FURTHER_DAYS.match(setting.low, found.end) if found.rule == "month-day" else None
    days = list(_ONE_DAY.finditer(setting.low, tail.start(), tail.end())) if tail else []
    return [one for match in days if (one := _same_month(match, found, setting))]


def _same_month(match: re.Match[str], found: FoundDate, setting: Setting) -> FoundDate | None:
    if found.value is None:
        return setting.unpublished(match, DATE, "listed-day")
    first = date.fromisoformat(found.value)
    day = calendar_day(first.year, first.month, day_of(match[0]))
    if day is None:
        return None
    return setting.found(match, day.isoformat(), DATE, "listed-day", f"of the same month as “{found.text}”")


RULES: Final[tuple[Rule, ...]] = (
    ("days-of-month", _DAYS_OF_MONTH, _days_of_month),
    ("month-days", _MONTH_DAYS, _days_of_month),
    ("day-month", _DAY_MONTH_YEAR, _month_day),
    ("month-day", _MONTH_DAY_YEAR, _month_day),
    ("listed-day", _LISTED_DAY, _month_day),
    ("feast", _FEAST, _feast),
    ("day-alone", _DAY_ALONE, _day_alone),
    ("iso", _ISO, _numbers),
    ("dotted", _DOTTED, _numbers),
    ("slashed", _SLASHED, _slashed),
)
