"""Dates as people say them: "on 8 July 2022", "between 3 and 5 May", "at least 2 days after the call".

A span is never narrowed for a better sentence: what is not known to the day is said as a range. How a language says
each is written in `words/`; what is said, here, once for all of them.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from habeas.statements.when import Anchor, Aspect, Bounds, NotADate, Relation, When, bounds
from habeas.wording.grammar import quoted
from habeas.wording.words import counted, figure, has, phrase, several

APPROXIMATE = re.compile(r"\d{4}(-\d\d){0,2}~")
"""One day, month or year that was said to be about right."""


def day(value: date, form: str = "full") -> str:
    """ "8 July 2022", «8 июля 2022 г.»."""
    return _day(value, several("months", "of"), form)


def short_day(value: date) -> str:
    """ "8 Jul 2022", for tables."""
    return _day(value, several("months", "short"), "full")


def _day(value: date, months: tuple[str, ...], form: str) -> str:
    return phrase("day", form).format(day=value.day, month=months[value.month - 1], year=value.year)


def span(found: Bounds, manner: str = "at") -> str:
    """The bounds in words: "on 8 July 2022", "in April 2022", "between ... and ...", "on or before 8 July 2022".

    `manner`: "at", "named" (without the "on" or "in"), "since", "until", or "about".
    """
    earliest, latest = found.earliest, found.latest
    if earliest is None:
        shape = "unknown" if latest is None else "until"
    elif latest is None:
        shape = "from"
    else:
        shape = _shape(earliest, latest)
    return phrase("dates", manner, shape).format(**_gaps(earliest, latest))


def _shape(earliest: date, latest: date) -> str:
    if earliest == latest:
        return "day"
    if latest == date.max:
        return "between"
    following = latest + timedelta(days=1)
    if (earliest.day, following.day) == (1, 1):
        if _same_month(earliest, latest):
            return "month"
        if (earliest.month, following.month) == (1, 1) and earliest.year == latest.year:
            return "year"
    return "between"


def _gaps(earliest: date | None, latest: date | None) -> dict[str, object]:
    gaps: dict[str, object] = {}
    if latest:
        gaps |= {"last": day(latest)}
    if earliest:
        month = earliest.month - 1
        gaps |= {f"month_{form}": several("months", form)[month] for form in ("of", "in", "named")}
        gaps |= {"first": day(earliest), "year": earliest.year}
    if earliest and latest:
        shortened = "within_month" if _same_month(earliest, latest) else "within_year"
        gaps["start"] = day(earliest, shortened if earliest.year == latest.year else "full")
    return gaps


def _same_month(a: date, b: date) -> bool:
    return (a.year, a.month) == (b.year, b.month)


def spoken_date(edtf: str, manner: str = "at") -> str:
    """An EDTF date in words; one that cannot be read is shown as it is written, never dropped."""
    if manner == "at" and APPROXIMATE.fullmatch(edtf) and has("dates", "about"):
        return span(bounds(edtf.rstrip("~")), "about")
    try:
        said = span(bounds(edtf), manner)
    except NotADate:
        return phrase("dates", manner, "unread").format(date=quoted(edtf))
    return phrase("dates", "not_certain").format(date=said) if "?" in edtf else said


def named_date(edtf: str) -> str:
    """An EDTF date by its name, for where another word stands before it: "8 July 2022", «июль 2022 г.»."""
    return spoken_date(edtf, "named")


def when_phrase(when: When | None, act_name: Callable[[str], str]) -> str:
    """The date of a fact as the end of a sentence; empty where nothing was said of it."""
    if when is None:
        return ""
    if when.edtf is not None:
        manner = when.aspect.value if when.aspect in (Aspect.SINCE, Aspect.UNTIL) else "at"
        return spoken_date(when.edtf, manner)
    if when.anchor is not None:
        return anchor_phrase(when.anchor, act_name)
    return phrase("dates", "only_words").format(words=quoted(when.words.exact)) if when.words else ""


def anchor_phrase(anchor: Anchor, act_name: Callable[[str], str]) -> str:
    """ "at least 2 days after the call": how far from another act, if the source says so."""
    name = act_name(anchor.act) if anchor.act else ""
    event = phrase("anchor", "event").format(name=name) if name else phrase("anchor", "earlier")
    if anchor.relation is Relation.SAME_DAY:
        return phrase("anchor", "same_day").format(event=event)
    # "At least none after" is said as "after".
    shape, number = _reach(anchor.at_least or None, anchor.at_most)
    return phrase("anchor", anchor.relation.value, shape).format(
        fewest=anchor.at_least, number=number, unit=counted(number, "units", anchor.unit.value), event=event
    )


def days_ago(fewest: int | None, most: int | None) -> str:
    """ "12 days", "12 to 19 days", "12 days or more": never one number where it is a range."""
    shape, number = _reach(fewest, most)
    if shape == "plain":
        return phrase("ago", "unknown")
    return counted(number, "ago", shape).format(fewest=figure(fewest or 0), number=figure(number))


def _reach(fewest: int | None, most: int | None) -> tuple[str, int]:
    """The shape of a distance, and the number that its unit goes with."""
    if fewest is None:
        return ("plain", 0) if most is None else ("at_most", most)
    if most is None:
        return "at_least", fewest
    return ("exact" if fewest == most else "range"), most
