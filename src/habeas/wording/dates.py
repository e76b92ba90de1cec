"""Dates as people say them: "on 8 July 2022", "still on 20 July 2022", "at least 2 days after the call".

A span is never narrowed for a better sentence: what is not known to the day is said as a range.
"""

import re
from collections.abc import Callable
from datetime import date

from habeas.statements.when import Anchor, Aspect, Bounds, NotADate, Relation, When, bounds
from habeas.wording.grammar import quoted


def day(value: date) -> str:
    """ "8 July 2022"."""
    return f"{value.day} {value:%B} {value.year}"


def short_day(value: date) -> str:
    """ "8 Jul 2022", for tables."""
    return f"{value.day} {value:%b} {value.year}"


def span(found: Bounds) -> str:
    """The bounds in words: "8 July 2022", "in April 2022", "between ... and ...", "by 8 July 2022"."""
    earliest, latest = found.earliest, found.latest
    if earliest is None and latest is None:
        return "on a day nobody has told"
    if earliest is None:
        return f"on or before {day(latest)}" if latest else ""
    if latest is None:
        return f"on or after {day(earliest)}"
    if earliest == latest:
        return f"on {day(earliest)}"
    if (earliest.day, latest.day) == (1, _month_end(earliest)) and _same_month(earliest, latest):
        return f"in {earliest:%B} {earliest.year}"
    if earliest == date(earliest.year, 1, 1) and latest == date(earliest.year, 12, 31):
        return f"in {earliest.year}"
    return f"between {day(earliest)} and {day(latest)}"


def spoken_date(edtf: str) -> str:
    """An EDTF date in words; one that cannot be read is shown as it is written, never dropped."""
    try:
        said = span(bounds(edtf))
    except NotADate:
        return quoted(edtf)
    return f"{said}, not certain" if "?" in edtf else said


def bare(said: str) -> str:
    """A date in words without its "on" or "in", where another word stands before it."""
    return re.sub(r"^(on|in) (?=[0-9A-Z])", "", said)


def when_phrase(when: When | None, act_name: Callable[[str], str]) -> str:
    """The date of a fact as the end of a sentence; empty where nothing was said of it."""
    if when is None:
        return ""
    if when.edtf is not None:
        return _with_aspect(spoken_date(when.edtf), when.aspect)
    if when.anchor is not None:
        return anchor_phrase(when.anchor, act_name)
    return quoted(when.words.exact) if when.words else ""


def _with_aspect(said: str, aspect: Aspect) -> str:
    if aspect is Aspect.SINCE:
        return f"since {bare(said)}"
    if aspect is Aspect.UNTIL:
        return f"until {bare(said)}"
    return said


def anchor_phrase(anchor: Anchor, act_name: Callable[[str], str]) -> str:
    """ "at least 2 days after the call": how far from another act, if the source says so."""
    other = act_name(anchor.act) if anchor.act else "something told earlier"
    if anchor.relation is Relation.SAME_DAY:
        return f"on the same day as {other}"
    return f"{_distance(anchor)}{anchor.relation.value} {other}"


def _distance(anchor: Anchor) -> str:
    fewest, most, unit = anchor.at_least, anchor.at_most, anchor.unit.value
    if fewest is None and most is None:
        return ""
    if fewest == most:
        return f"{fewest} {unit}{'' if fewest == 1 else 's'} "
    if most is None:
        return f"at least {fewest} {unit}{'' if fewest == 1 else 's'} "
    return f"{fewest} to {most} {unit}s " if fewest is not None else f"at most {most} {unit}s "


def days_ago(fewest: int | None, most: int | None) -> str:
    """ "12 days", "12 to 19 days", "12 days or more": never one number where it is a range."""
    if fewest is None and most is None:
        return "not known how long"
    if fewest is None:
        return f"up to {count_days(most or 0)}"
    if most is None:
        return f"{count_days(fewest)} or more"
    return count_days(most) if fewest == most else f"{fewest:,} to {count_days(most)}"


def count_days(number: int) -> str:
    """ "1 day", "1,200 days"."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def _same_month(a: date, b: date) -> bool:
    return (a.year, a.month) == (b.year, b.month)


def _month_end(value: date) -> int:
    following = date(value.year + value.month // 12, value.month % 12 + 1, 1)
    return (following - value.replace(day=1)).days
