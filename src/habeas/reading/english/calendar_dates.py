"""Dates that name a place in the calendar: days, months, years, seasons, weekdays, and spans of them.

Years that are not said come from the publication date: the latest such day that is not after it,
unless words of the future stand by ("will", "next", "scheduled").
"""

import re
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.counted_nouns import COUNTED, NOT_COUNTED
from habeas.reading.english.date_words import (
    DAY, FULL_MONTH, MONTH, PART_OF_DAY, SEASON, SEASONS, WEEKDAY, WEEKDAYS, YEAR,
    calendar_day, day_of, interval, month_of, month_span, weekday_after, weekday_before,
)  # fmt: skip
from habeas.reading.english.found_date import DATE, INTERVAL, FoundDate, Rule, Setting
from habeas.reading.english.found_date import MONTH as MONTH_KIND

_S: Final = r"[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*"
_OPTIONAL_DAY_NAME: Final = rf"(?:(?P<name>{WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)(?:\s+{PART_OF_DAY})?(?:,|\s)\s*(?:the\s+)?)?"
_OF: Final = r"(?:\s+of)?\s+"
_DASH: Final = r"\s*(?:[-–—]|to|until|till|through|and)\s*"
_COUNTED_NEXT: Final = rf"(?!\s+(?:other\s+|of\s+the\s+|\w+ian\s+)?(?:{'|'.join(sorted(COUNTED))})\b)"

_FUTURE: Final = re.compile(
    r"\b(?:will|['’]ll|shall|(?:is|are|was|were)\s+(?:going|due|set|scheduled|expected|supposed|to)\b|due|scheduled|expects?|expected|"
    r"plans?\s+to|planned\s+(?:to|for)|preparing\s+to|set\s+to|about\s+to|planning\s+to|upcoming|next|tomorrow|no\s+later\s+than|deadline|as\s+early\s+as|as\s+soon\s+as|"
    r"postponed|effective|payable)\b"
)
_BY: Final = re.compile(r"\b(?:by|until|till|before)\s+(?:\w+\s+)?$")
_PAST: Final = re.compile(
    r"\b(?:had|was|were|been|did|came|went|took|got|left|saw|told|said|found|held|heard|began|sent|brought|wrote|gave|fell|made|"
    r"(?!supposed|expected|scheduled|need|planned|indeed|hundred)\w+ed)\b"
)
_SAYING: Final = re.compile(r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|stated|posted|published)\b")
_CLAUSE_EDGE: Final = re.compile(r"[!?;“”\"]|\.\s|\n\s*\n")
JUST_GONE: Final = 45
SOON: Final = 60
"""Days ahead within which a yearless day, named without any verb of the past, is rather the one to come."""


def in_future(setting: Setting, start: int, end: int) -> bool:
    """Do words of the future stand within a few words of the date, in the same clause?"""
    before, after = _clause(setting, start, end)
    cues = list(_FUTURE.finditer(before))
    if cues:
        return not _SAYING.search(before, cues[-1].end())
    if _BY.search(before) and not _PAST.search(before) and not _PAST.search(after):
        return True
    return bool(re.match(r"[\s,]*(?:\w+\s+){0,2}(?:will|['’]ll|shall)\b", after)) and not _SAYING.search(before)


def told_as_past(setting: Setting, start: int, end: int) -> bool:
    """Does a verb of the past stand in the same clause?"""
    return any(_PAST.search(part) for part in _clause(setting, start, end))


def _clause(setting: Setting, start: int, end: int) -> tuple[str, str]:
    before = _CLAUSE_EDGE.split(setting.low[max(0, start - 60) : start])[-1]
    return before, _CLAUSE_EDGE.split(setting.low[end : end + 40])[0]


# --- a day with its month -------------------------------------------------------------------------------

_DAY_MONTH_YEAR: Final = re.compile(
    rf"(?<![\w.,/-]){_OPTIONAL_DAY_NAME}(?:the\s+)?(?P<d>{DAY}){_OF}(?P<m>{MONTH})(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?!\w))?(?![\w])"
)
_MONTH_DAY_YEAR: Final = re.compile(
    rf"(?<![\w-]){_OPTIONAL_DAY_NAME}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?![\w%]|[.,:]\d|\s?[-–]\s?\d\d\d)(?:(?:\s*,\s*|\s+)(?P<y>{YEAR})(?!\w))?"
)
_ISO: Final = re.compile(rf"(?<![\w./-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:t[\d:.]+z?)?(?![\w-]|\.\d)")
_DOTTED: Final = re.compile(r"(?<![\w./-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)?\d\d)(?![\w/-]|\.\d)")
_SLASHED: Final = re.compile(r"(?<![\w./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)?\d\d)(?![\w/-]|\.\d)")


def _month_day(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not _named_as_month(match, setting):
        return None
    month, day = month_of(match["m"]), day_of(match["d"])
    if match["y"]:
        return _exact(match, setting, rule, calendar_day(int(match["y"]), month, day))
    if setting.published is None:
        return setting.unpublished(match, DATE, rule)
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
    years = range(published.year, published.year + 9) if future else range(published.year, published.year - 9, -1)
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
    if in_future(setting, *match.span()):
        # "by 14 January" in a text of 15 January was a day ago, not next year.
        return not (coming and gone and (published - gone).days <= JUST_GONE < (coming - published).days)
    soon = coming is not None and 0 < (coming - published).days <= SOON
    return soon and not told_as_past(setting, *match.span())


def _named_as_month(match: re.Match[str], setting: Setting) -> bool:
    """ "May", "March", "Dec" are months only with a capital (or in a text all in capitals or none)."""
    return setting.text[match.start("m")].isupper()


def _exact(match: re.Match[str], setting: Setting, rule: str, day: date | None) -> FoundDate | None:
    if day is None:
        return None
    return setting.found(match, day.isoformat(), DATE, rule, "day, month and year are given")


def _numbers(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    return _exact(match, setting, rule, calendar_day(_full_year(match["y"]), int(match["m"]), int(match["d"])))


def _slashed(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["y"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if day_first and month_first and day_first != month_first:
        why = f"{first}/{second} can be {day_first} or {month_first}: which comes first, day or month, is not said"
        return setting.found(match, None, DATE, rule, why)
    return _exact(match, setting, rule, day_first or month_first)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


# --- spans inside one month -----------------------------------------------------------------------------

_DAYS_OF_MONTH: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?:between|from)\s+)?(?:the\s+)?(?P<d>{DAY}){_DASH}(?:the\s+)?(?P<e>{DAY}){_OF}(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR})(?!\w))?(?!\w)"
)
_MONTH_DAYS: Final = re.compile(
    rf"(?<![\w-])(?:(?:between|from)\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY}){_DASH}(?:the\s+)?(?P<e>{DAY})(?![\w:%]|[.,]\d)(?:,?\s+(?P<y>{YEAR})(?!\w))?"
)


def _days_of_month(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    """ "July 8-12", "between 8 and 12 July"; "8 and 12 July" alone are two days, not a span."""
    words = match[0]
    if not _named_as_month(match, setting) or (" and " in words and not words.startswith(("between", "from"))):
        return None
    month, first, last = month_of(match["m"]), day_of(match["d"]), day_of(match["e"])
    if match["y"]:
        year: int | None = int(match["y"])
    elif setting.published is None:
        return setting.unpublished(match, INTERVAL, rule)
    else:
        start = yearless(setting.published, month, first, future=in_future(setting, *match.span()))
        year = start.year if start else None
    if year is None or not (a := calendar_day(year, month, first)) or not (b := calendar_day(year, month, last)) or b < a:
        return None
    return setting.found(match, interval(a, b), INTERVAL, rule, f"from {a} to {b}")


# --- months, years, seasons -----------------------------------------------------------------------------

_PART: Final = r"(?P<part>early|mid|middle|late|the\s+beginning\s+of|the\s+start\s+of|the\s+middle\s+of|the\s+end\s+of|beginning\s+of|end\s+of|the\s+first\s+half\s+of|the\s+second\s+half\s+of)"
_WHICH: Final = r"(?:(?P<which>last|next|this|the\s+following|that)\s+)"
_MONTH_YEAR: Final = re.compile(rf"(?<![\w-])(?:{_PART}[\s-]+)?(?P<m>{MONTH})(?:\s+of|,)?\s+(?P<y>{YEAR})(?![\w-]|[.,]\d)")
_MONTH_ALONE: Final = re.compile(
    rf"(?<![\w-])(?:{_PART}[\s-]+)?{_WHICH}?(?P<m>{FULL_MONTH}|sept\b\.?)(?!\w|\s+\d)"
)
_BEFORE_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|to|through|throughout|before|after|around|between|and|for|as\s+early\s+as|back\s+in|or|late|early|mid|[-–—])[\s-]*(?:the\s+)?$|[-–—]$"
)
_SAFE_MONTH: Final = frozenset("january february july september october november december".split())
_YEAR_ALONE: Final = re.compile(
    rf"(?<![\w.,/-])(?P<prep>in|since|until|till|by|during|from|to|of|before|after|around|between|and|throughout|early|mid|late|year|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+(?:the\s+year\s+)?(?P<y>{YEAR})(?![\w%/-]|[.,]\d|['’]s?\w){_COUNTED_NEXT}"
)
_YEAR_BARE: Final = re.compile(
    rf"(?<![\w.,/$€£#№:+-])(?<!\bno\s)(?<!unit\s)(?<!room\s)(?<!number\s)(?<!school\s)(?<!flight\s)(?P<y>{YEAR})(?![\w%/+-]|[.,:]\d|['’]\w)"
    rf"(?!\s+\w+s\b)(?!\s+(?:{'|'.join(sorted(COUNTED | NOT_COUNTED))})\b)"
)
_YEAR_RANGE: Final = re.compile(rf"(?<![\w.,/-])(?P<a>{YEAR})\s?[-–]\s?(?P<b>{YEAR})(?![\w%/-]|[.,]\d)")
_SEASON: Final = re.compile(
    rf"(?<![\w-])(?:{_PART}[\s-]+)?(?:{_WHICH}|(?P<prep>in|since|during|until|till|by|of|over|from|before|after)\s+(?:the\s+)?)?(?P<s>{SEASON})(?:\s+of)?(?:\s+(?P<y>{YEAR}))?(?!\w)"
)
_THIRDS: Final = {"early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}  # fmt: skip
_HALVES: Final = {"first": (1, 15), "second": (16, 31)}


def _month_year(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not _named_as_month(match, setting):
        return None
    return _month(match, setting, rule, int(match["y"]), "month and year are given")


_ATTRIBUTIVE_MONTH: Final = re.compile(r"\b(?:the|its|this|that|his|her|their|a)\s+$")


def _month_alone(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not _named_as_month(match, setting) or not _is_a_month(match, setting):
        return None
    if setting.published is None:
        return setting.unpublished(match, MONTH_KIND, rule)
    month, published = month_of(match["m"]), setting.published
    future = match["which"] == "next" or (match["which"] != "last" and in_future(setting, *match.span()))
    year = published.year + ((month < published.month) if future else -(month > published.month))
    if match["which"] == "last" and month == published.month:
        year = published.year - 1
    if match["which"] in ("that", "the following"):
        return None
    which = "the next" if future else "the latest"
    return _month(match, setting, rule, year, f"{which} such month as counted from the publication on {published}")


def _is_a_month(match: re.Match[str], setting: Setting) -> bool:
    """A month, not a person called April, a verb or a march: by what stands before and after."""
    if match["part"] or match["which"]:
        return True
    following = setting.text[match.end() : match.end() + 2]
    if _BEFORE_MONTH.search(setting.low, max(0, match.start() - 24), match.start()):
        return not (match["m"] in ("april", "june", "august") and re.match(r"\s[A-Z]", following))
    if _ATTRIBUTIVE_MONTH.search(setting.low, max(0, match.start() - 8), match.start()) and re.match(r"\s[a-z]", following):
        return True
    return match["m"] in _SAFE_MONTH and not re.match(r"\s[A-Z]", following)


def _month(match: re.Match[str], setting: Setting, rule: str, year: int, why: str) -> FoundDate:
    month = month_of(match["m"])
    if not match["part"]:
        return setting.found(match, f"{year:04}-{month:02}", MONTH_KIND, rule, why)
    first, last = month_span(year, month)
    if match["part"].endswith("end of") and _BY.search(setting.low, max(0, match.start() - 12), match.start()):
        return setting.found(match, last.isoformat(), DATE, rule, f"{why}; by its end: its last day")
    a, b = _part_of(match["part"])
    value = interval(first.replace(day=a), first.replace(day=min(b, last.day)))
    return setting.found(match, value, INTERVAL, rule, f"{why}; “{match['part']}” is about these days of it (approximate)")


def _part_of(words: str) -> tuple[int, int]:
    table = _HALVES if "half" in words else _THIRDS
    return next(days for word, days in table.items() if word in words.split() or words == word)


def _year(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    year, part = int(match["y"]), match["prep"]
    for words, months in (("early", "01/04"), ("beginning", "01/04"), ("start", "01/04"), ("mid", "05/08"), ("middle", "05/08"), ("late", "09/12"), ("end", "09/12")):
        if words in part.split():
            first, last = months.split("/")
            value = f"{year}-{first}/{year}-{last}"
            return setting.found(match, value, INTERVAL, rule, f"“{words}” is about these months of the year (approximate)")
    return setting.found(match, str(year), DATE, rule, "the year is given", group="y")


def _bare_year(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    before = setting.low[max(0, match.start() - 1) : match.start()]
    if before and not before.isspace() and before not in "(“\"[":
        return None
    return setting.found(match, match["y"], DATE, rule, "four digits that stand where a year does")


def _years(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if int(match["a"]) >= int(match["b"]):
        return None
    return setting.found(match, f"{match['a']}/{match['b']}", INTERVAL, rule, "from one year to the other")


def _season(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if not (match["y"] or match["which"] or (match["prep"] and match["s"] != "fall")) or (match["which"] or "that") == "the following":
        return None
    code = SEASONS[match["s"]]
    group = "s" if not (match["y"] or match["which"]) else 0
    start = match.start("s") if match["prep"] and not match["which"] else match.start()
    if match["y"]:
        found = setting.found(match, f"{match['y']}-{code}", DATE, rule, "season and year are given")
        return _from(found, setting, start)
    if match["which"] == "that":
        return None
    if setting.published is None:
        return setting.unpublished(match, DATE, rule, group=group)
    year = _season_year(setting.published, code, match["which"])
    why = f"the season as counted from the publication on {setting.published}"
    return setting.found(match, f"{year}-{code}", DATE, rule, why, group=group)


def _from(found: FoundDate, setting: Setting, start: int) -> FoundDate:
    return FoundDate(start, found.end, setting.text[start : found.end], found.value, found.kind, found.rule, found.why)


def _season_year(published: date, code: int, which: str | None) -> int:
    """The year of the season's start: of the one running or just past, unless "next" is said."""
    opens = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    begun = published.month >= opens
    if which == "this" and code != 24:
        return published.year
    running = begun and published.month < opens + 3 or (code == 24 and published.month < 3)
    year = published.year if begun else published.year - 1
    if which == "next":
        return year + 1
    return year - 1 if which == "last" and running else year


# --- weekdays -------------------------------------------------------------------------------------------

_WEEKDAY: Final = re.compile(
    rf"(?<![\w-])(?P<whole>(?:(?P<which>last|this|this\s+past|this\s+coming|next|coming|past)\s+)?(?:early\s+|late\s+)?(?P<w>{WEEKDAY})(?:\s+{PART_OF_DAY})?(?P<week>\s+(?:of\s+)?(?:last|next|this)\s+week)?)(?!\w|['’]s\s+(?:child|best))"
)
_NOT_THAT_DAY: Final = re.compile(r"\b(?:every|each|black|bloody|good|ash|palm|easter|that|the\s+following|the\s+previous|on\s+a|one)\s+$")


def _weekday(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    before = setting.low[max(0, match.start() - 16) : match.start()]
    if not setting.text[match.start("w")].isupper() or _NOT_THAT_DAY.search(before):
        return None
    published = setting.published
    if published is None:
        return setting.unpublished(match, DATE, rule, group="whole")
    day, which = _which_weekday(match, setting, published)
    why = f"{which} {match['w'].capitalize()} as counted from the publication on {published}"
    return setting.found(match, day.isoformat(), DATE, rule, why, group="whole")


def _which_weekday(match: re.Match[str], setting: Setting, published: date) -> tuple[date, str]:
    weekday, which = WEEKDAYS[match["w"]], " ".join((match["which"] or "").split())
    if week := match["week"]:
        monday = published - timedelta(days=published.weekday())
        weeks = {"last": -1, "next": 1, "this": 0}[week.split()[-2]]
        return monday + timedelta(days=weekday + 7 * weeks), "the"
    if which in ("last", "past", "this past"):
        return weekday_before(published, weekday, strictly=True), "the last"
    if which in ("next", "coming", "this coming") or in_future(setting, *match.span()):
        return weekday_after(published, weekday), "the next"
    return weekday_before(published, weekday), "the latest"


# --- "7, 14 and 21 March", "April 24 and 25" ------------------------------------------------------------

_LISTED_DAY: Final = re.compile(
    rf"(?<![\w.,/-])(?P<d>{DAY})(?=(?:,\s*{DAY})*,?\s+(?:and|or|&)\s+(?:the\s+)?{DAY}{_OF}(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR})(?!\w))?(?!\w))(?P<name>)"
)
_FURTHER_DAYS: Final = re.compile(
    rf"(?:,\s*{DAY})*,?\s+(?:and|or|&)\s+{DAY}(?=\s*(?:[.;:)—–]|,\s|$)|\s+(?:he|she|they|we|i|the|in|at|by|to|for|when|but|was|were)\b)"
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
    return day and setting.found(match, day.isoformat(), DATE, "listed-day", f"of the same month as “{found.text}”")


RULES: Final[tuple[Rule, ...]] = (
    ("days-of-month", _DAYS_OF_MONTH, _days_of_month),
    ("month-days", _MONTH_DAYS, _days_of_month),
    ("day-month", _DAY_MONTH_YEAR, _month_day),
    ("month-day", _MONTH_DAY_YEAR, _month_day),
    ("listed-day", _LISTED_DAY, _month_day),
    ("iso", _ISO, _numbers),
    ("dotted", _DOTTED, _numbers),
    ("slashed", _SLASHED, _slashed),
    ("month-year", _MONTH_YEAR, _month_year),
    ("season", _SEASON, _season),
    ("weekday", _WEEKDAY, _weekday),
    ("month", _MONTH_ALONE, _month_alone),
    ("years", _YEAR_RANGE, _years),
    ("year", _YEAR_ALONE, _year),
    ("bare-year", _YEAR_BARE, _bare_year),
)
