"""Months, years and seasons, whole or in part: "in April", "late May", "early 2022", "last summer"."""

import re
from datetime import date
from typing import Final

from habeas.reading.english.amounts.calendar_days import RELATIVE_YEAR, RELATIVE_YEARS, named_as_month
from habeas.reading.english.amounts.counted_nouns import COUNTED, NOT_COUNTED
from habeas.reading.english.amounts.date_words import (
    FULL_MONTH,
    MONTH,
    SEASON,
    SEASONS,
    YEAR,
    interval,
    month_of,
    month_span,
)  # fmt: skip
from habeas.reading.english.amounts.found_date import DATE, INTERVAL, FoundDate, Rule, Setting
from habeas.reading.english.amounts.found_date import MONTH as MONTH_KIND
from habeas.reading.english.amounts.tense import in_future, is_deadline, told_as_past

_PART: Final = (
    r"(?:(?P<part>early|mid|middle|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of|"
    r"the\s+(?:first|second)\s+half\s+of)[\s-]+)?"
)
_WHICH: Final = r"(?P<which>last|next|this|the\s+following|that)\s+"
_THIRDS: Final = {
    "early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (11, 20), "middle": (11, 20),
    "late": (21, 31), "end": (21, 31), "first": (1, 15), "second": (16, 31),
}  # fmt: skip
"""The days of a month that "early", "mid", "late" roughly mean, and its halves."""
_MONTHS_OF: Final = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "mid": (5, 8), "middle": (5, 8),
    "late": (9, 12), "end": (9, 12), "first": (1, 6), "second": (7, 12),
}  # fmt: skip
"""The same for the months of a year."""
_DEADLINE: Final = re.compile(r"\b(?:by|until|till|before)\s+$")


def _share(part: str, table: dict[str, tuple[int, int]]) -> tuple[int, int]:
    return next(table[word] for word in part.split() if word in table)


def _is_deadline(match: re.Match[str], setting: Setting) -> bool:
    """ "By the end of May" is its last day, "at the end of May" its last third."""
    ends = (match["part"] or "").endswith("end of")
    return ends and bool(_DEADLINE.search(setting.low, max(0, match.start() - 10), match.start()))


# --- months ---------------------------------------------------------------------------------------------

_MONTH_YEAR: Final = re.compile(
    rf"(?<![\w-]){_PART}(?P<m>{MONTH})(?:\s+of|,)?\s+(?P<y>{YEAR})(?![\w-]|[.,]\d)"
)
_MONTH_ALONE: Final = re.compile(rf"(?<![\w-]){_PART}(?:{_WHICH})?(?P<m>{FULL_MONTH}|sept\b\.?)(?!\w|\s+\d)")
_BEFORE_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|to|through|throughout|before|after|around|between|and|for|"
    r"as\s+early\s+as|or|late|early|mid)[\s-]*(?:the\s+)?$|[-–—]$"
)
_BEFORE_ATTRIBUTE: Final = re.compile(r"\b(?:the|its|this|that|his|her|their|a)\s+$")
_SAFE: Final = frozenset({"january", "february", "july", "september", "october", "november", "december"})
"""Months whose name is nothing else; the others are also verbs, names or adjectives."""
MONTHS_AHEAD: Final = 6
"""A month named as a deadline ("by May") is the one to come if it is nearer than the one gone."""
_NAMES: Final = frozenset({"april", "june", "august"})


def _month_year(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not named_as_month(match, setting):
        return None
    return _month(match, setting, rule, int(match["y"]), "month and year are given")


def _month_alone(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not named_as_month(match, setting) or not _is_a_month(match, setting):
        return None
    which, published = match["which"], setting.published
    if published is None or which in ("that", "the following"):
        return setting.unpublished(match, MONTH_KIND, rule)
    month = month_of(match["m"])
    if relative := RELATIVE_YEAR.match(setting.low, match.end()):
        year = published.year + RELATIVE_YEARS[relative["which"]]
        found = _month(match, setting, rule, year, f"the month of {relative[0].strip()}")
        return setting.up_to(found, relative.end())
    future = which == "next" or (which != "last" and _is_ahead(match, setting, published, month))
    year = published.year + ((month < published.month) if future else -(month > published.month))
    if which == "last" and month == published.month:
        year = published.year - 1
    order = "the next" if future else "the latest"
    why = f"{order} such month as counted from the publication on {published}"
    return _month(match, setting, rule, year, why)


def _is_ahead(match: re.Match[str], setting: Setting, published: date, month: int) -> bool:
    if in_future(setting, *match.span()):
        return True
    soon = 0 < (month - published.month) % 12 < MONTHS_AHEAD
    return soon and is_deadline(setting, *match.span()) and not told_as_past(setting, *match.span())


def _is_a_month(match: re.Match[str], setting: Setting) -> bool:
    """A month, not a person called April, a verb or a march: by what stands before and after."""
    if match["part"] or match["which"]:
        return True
    start, following = match.start(), setting.text[match.end() : match.end() + 2]
    before_a_name = re.match(r"\s[A-Z]", following) is not None
    if _BEFORE_MONTH.search(setting.low, max(0, start - 24), start):
        return not (match["m"] in _NAMES and before_a_name)
    if _BEFORE_ATTRIBUTE.search(setting.low, max(0, start - 8), start) and re.match(r"\s[a-z]", following):
        return True
    return match["m"] in _SAFE and not before_a_name


def _month(match: re.Match[str], setting: Setting, rule: str, year: int, why: str) -> FoundDate:
    first, last = month_span(year, month_of(match["m"]))
    if not match["part"]:
        return setting.found(match, f"{first:%Y-%m}", MONTH_KIND, rule, why)
    if _is_deadline(match, setting):
        return setting.found(match, last.isoformat(), DATE, rule, f"{why}; by its end: its last day")
    low, high = _share(match["part"], _THIRDS)
    value = interval(first.replace(day=low), first.replace(day=min(high, last.day)))
    why = f"{why}; “{match['part']}” is about these days of it (approximate)"
    return setting.found(match, value, INTERVAL, rule, why)


# --- years ----------------------------------------------------------------------------------------------

_NO_COUNT_NEXT: Final = (
    rf"(?!\s+(?:other\s+|of\s+the\s+|\w+ian\s+)?(?:{'|'.join(sorted(COUNTED | NOT_COUNTED))})\b)"
)
_YEAR_ALONE: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?:in|since|until|till|by|during|from|to|of|before|after|around|between|and|throughout|year|"
    rf"for)\s+(?:the\s+year\s+)?)?{_PART}(?P<y>{YEAR})(?![\w%/-]|[.,]\d|['’]\w){_NO_COUNT_NEXT}"
)
_NOT_A_YEAR: Final = re.compile(
    r"(?:[$€£₽₴#№:+]|\b(?:no\.?|unit|room|number|school|flight|code|line|cell))\s?$"
)
_PLURAL_NEXT: Final = re.compile(r"\s+\w+s\b")
_YEAR_RANGE: Final = re.compile(rf"(?<![\w.,/-])(?P<a>{YEAR})\s?[-–]\s?(?P<b>{YEAR})(?![\w%/-]|[.,]\d)")


def _year(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    year = int(match["y"])
    if match["part"]:
        if _is_deadline(match, setting) or match[0].startswith(("by the end", "until the end")):
            value, kind, group = f"{year}-12-31", DATE, 0
        else:
            low, high = _share(match["part"], _MONTHS_OF)
            value, kind, group = f"{year}-{low:02}/{year}-{high:02}", INTERVAL, 0
        why = f"“{match['part']}” is about this part of the year (approximate)"
        return setting.found(match, value, kind, rule, why, group=group)
    alone = match.start() == match.start("y")
    if alone and (_PLURAL_NEXT.match(setting.low, match.end()) or _is_numbered(match, setting)):
        return None
    return setting.found(match, str(year), DATE, rule, "the year is given", group="y")


def _is_numbered(match: re.Match[str], setting: Setting) -> bool:
    return bool(_NOT_A_YEAR.search(setting.low, max(0, match.start() - 9), match.start()))


def _years(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if int(match["a"]) >= int(match["b"]):
        return None
    return setting.found(match, f"{match['a']}/{match['b']}", INTERVAL, rule, "from one year to the other")


# --- seasons --------------------------------------------------------------------------------------------

_SEASON: Final = re.compile(
    rf"(?<![\w-])(?:(?P<prep>in|since|during|until|till|by|of|over|from|before|after)\s+(?:the\s+)?)?"
    rf"(?P<d>{_PART}(?:{_WHICH})?(?P<s>{SEASON})(?:(?:\s+of)?\s+(?P<y>{YEAR}))?)(?!\w)"
)
_FALLS: Final = re.compile(r"\b(?:in|since|during|last|this|that|of)\s+(?:the\s+|early\s+|late\s+|mid-)*$")
"""What must stand before "fall" for it to be the season."""
WINTER: Final = 24
_OPENS: Final = {21: 3, 22: 6, 23: 9, WINTER: 12}
"""The first month of each season (north of the equator)."""


def _season(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    which, code = match["which"], SEASONS[match["s"]]
    if not (match["y"] or which or match["prep"] or match["part"]):
        return None
    if (
        match["s"] == "fall"
        and not (match["y"] or which)
        and not _FALLS.search(setting.low[: match.start("s")][-24:])
    ):
        return None
    if match["y"]:
        return setting.found(
            match, f"{match['y']}-{code}", DATE, rule, "season and year are given", group="d"
        )
    if setting.published is None or which in ("that", "the following"):
        return setting.unpublished(match, DATE, rule, group="d")
    year = _season_year(setting.published, code, which)
    why = f"the season as counted from the publication on {setting.published}"
    return setting.found(match, f"{year}-{code}", DATE, rule, why, group="d")


def _season_year(published: date, code: int, which: str | None) -> int:
    """The year of the season's start: of the one running or just past, unless "next" is said."""
    begun = published.month >= _OPENS[code]
    if which == "this" and code != WINTER:
        return published.year
    year = published.year if begun else published.year - 1
    if which == "next":
        return year + 1
    running = begun and published.month < _OPENS[code] + 3
    if code == WINTER:
        running = begun or published.month < _OPENS[21]
    return year - 1 if which == "last" and running else year


RULES: Final[tuple[Rule, ...]] = (
    ("month-year", _MONTH_YEAR, _month_year),
    ("season", _SEASON, _season),
    ("month", _MONTH_ALONE, _month_alone),
    ("years", _YEAR_RANGE, _years),
    ("year", _YEAR_ALONE, _year),
)
