"""The days on which a text can have been published, as far as the text itself tells. It proposes; a person enters.

Invariant: never a guess at the year. Without a year in the text a day is given without one (MM-DD), and
only where the text itself ties a weekday to a month and day; otherwise nothing is proposed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.date_words import (
    DAY,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    calendar_day,
    day_of,
    month_of,
    weekday_after,
)  # fmt: skip
from habeas.reading.english.amounts.numerals import lower

WEEKS: Final = 3
"""How many weeks after the last day it tells of a text is taken to be out."""
SAMPLE_YEARS: Final = range(2000, 2028)
"""Every pattern of weekdays occurs in 28 years running."""

_DAY_AND_MONTH: Final = (
    rf"(?:(?P<d1>{DAY})(?:\s+of)?\s+(?P<m1>{MONTH})|(?P<m2>{MONTH})\s+(?P<d2>{DAY}))"
    rf"(?:,?\s+(?P<y>{YEAR}))?(?!\w)"
)
_DATELINE: Final = re.compile(
    r"^[ \t]*(?:(?:first\s+)?(?:published|posted|issued|released|updated|date|dated)\b[ \t:]*(?:on\s+)?|"
    rf"[\w .]{{2,40}},\s*)?(?:{WEEKDAY},?\s+)?{_DAY_AND_MONTH}[ \t.,]*(?:$|[|(–—-])",
    re.M,
)
_ISO_DATELINE: Final = re.compile(
    rf"^[ \t]*(?:published|posted|issued|date|dated)\b[ \t:]*(?:on\s+)?(?P<iso>{YEAR}-\d\d-\d\d)\b", re.M
)
_OUT_ON: Final = re.compile(
    rf"\b(?:released|published|issued|posted|reported|reports|announced|made\s+public|out|said|told\s+\w+)\s+(?:on\s+|late\s+|early\s+){{0,2}}(?P<w>{WEEKDAY})\b"
)
_TOLD_DAY: Final = re.compile(rf"(?<![\w.,/-])(?:(?P<name>{WEEKDAY}),?\s+(?:the\s+)?)?{_DAY_AND_MONTH}")
_ANY_YEAR: Final = re.compile(r"(?<![\w.,$€£-])(?P<y>20\d\d)(?![\w%]|[.,]\d)")


def fitting_publication_dates(text: str, years: Sequence[int] = ()) -> tuple[str, ...]:
    """The days the text can have been published on, in order; empty where it leaves them open.

    A dateline gives its own day. Otherwise the text must name the weekday it appeared on ("released
    Thursday") and a day of a month: the weekdays in the three weeks from that day on are given, as full
    dates for the years the text names (or those in `years`, where it names none), as "07-14" where
    only the text's own pairing of a weekday with a day ("Friday, July 8") tells them.
    """
    low = lower(text)
    if dateline := _dateline(low):
        return (dateline,)
    weekday = _OUT_ON.search(low)
    days = [match for match in _TOLD_DAY.finditer(low) if _is_month(match, text)]
    if weekday is None or not days:
        return ()
    wanted = WEEKDAYS[weekday["w"]]
    named = (
        [max(int(match["y"]) for match in _ANY_YEAR.finditer(low))] if _ANY_YEAR.search(low) else list(years)
    )
    if named:
        return tuple(day.isoformat() for year in named for day in _weekdays_after(_last(days, year), wanted))
    return _without_year(days, wanted)


def _dateline(low: str) -> str | None:
    """The full date that stands on a line of its own, or after "Published", near the top."""
    top = low[:1500]
    if found := _ISO_DATELINE.search(top):
        return found["iso"]
    for match in _DATELINE.finditer(top):
        if match["y"] and (day := _day(match, int(match["y"]))):
            return day.isoformat()
    return None


def _is_month(match: re.Match[str], text: str) -> bool:
    return text[match.start("m1") if match["m1"] else match.start("m2")].isupper()


def _day(match: re.Match[str], year: int) -> date | None:
    month, day = (match["m1"], match["d1"]) if match["m1"] else (match["m2"], match["d2"])
    return calendar_day(year, month_of(month), day_of(day))


def _last(days: Sequence[re.Match[str]], year: int) -> date | None:
    return max((day for match in days if (day := _day(match, int(match["y"] or year)))), default=None)


def _weekdays_after(last: date | None, weekday: int) -> Iterator[date]:
    if last is None:
        return
    first = weekday_after(last, weekday, strictly=False)
    yield from (
        day
        for week in range(WEEKS + 1)
        if (day := first + timedelta(weeks=week)) - last <= timedelta(weeks=WEEKS)
    )


def _without_year(days: Sequence[re.Match[str]], weekday: int) -> tuple[str, ...]:
    """Days without a year, if every year in which the text's own weekdays are right agrees on them."""
    told = [(match, WEEKDAYS[match["name"]]) for match in days if match["name"]]
    fitting = [
        year
        for year in SAMPLE_YEARS
        if all((day := _day(match, year)) and day.weekday() == name for match, name in told)
    ]
    answers = {
        tuple(f"{day:%m-%d}" for day in _weekdays_after(_last(days, year), weekday)) for year in fitting
    }
    return answers.pop() if told and len(answers) == 1 else ()
