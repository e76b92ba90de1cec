"""Dates counted from the day of speaking ("yesterday", "two weeks ago", "last month"), and durations."""

import re
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.date_words import (
    AMOUNT, LETTERS, PART_OF_DAY, UNIT, UNITS, amount_of, interval, month_span, shifted,
)  # fmt: skip
from habeas.reading.english.found_date import DATE, DURATION, INTERVAL, MONTH, OPEN, FoundDate, Rule, Setting
from habeas.reading.english.numerals import NUMBER
from habeas.statements.when import Anchor, Relation, Unit

_DEICTIC: Final = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1, "today": 0,
    "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
}  # fmt: skip
_DEICTIC_DAY: Final = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(_DEICTIC)})(?:\s+{PART_OF_DAY})?(?![\w-])".replace(" ", r"\s+")
)
_AGO: Final = re.compile(rf"(?<![\w-])(?P<n>{AMOUNT})\s+{UNIT}\s+ago\b")
_THIS_UNIT: Final = re.compile(
    r"(?<![\w-])(?:(?:early|mid|late|earlier|later|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+)?(?P<which>last|this|next|the\s+past|the\s+last|previous|current)\s+(?P<unit>week|month|year|weekend)(?!\w|['’]s\s+end)"
)
_SO_FAR: Final = re.compile(r"(?<![\w-])(?:so\s+far|to\s+date|until\s+now|up\s+to\s+now|thus\s+far|to\s+this\s+day|till\s+now|up\s+until\s+now)(?!\w)(?!\s+(?:away|from|as|above|below|off|apart)\b)")
_PAST_SPAN: Final = re.compile(
    rf"(?<![\w-])(?:in|over|during|for|within)?\s*(?:the\s+)?(?:past|last|previous|recent)\s+(?P<n>{AMOUNT}\s+)?(?P<unit>hour|day|week|month|year)s\b"
)
_DURATION: Final = re.compile(
    rf"(?<![\w$€£.,:-])(?:(?P<prep>for|after|within|in|over|during|lasted|lasting|spent|took|another|than)\s+(?:the\s+(?:first|whole|entire|full|next|following)\s+)?)?"
    rf"(?P<d>(?P<n>{AMOUNT})(?:\s+(?:full|whole|long|more|straight|consecutive|calendar|and\s+a\s+half))*\s+(?P<unit>minute|hour|day|night|week|month|year)s?)(?![\w-]|['’]\s*old)"
    r"(?!\s+(?:ago|later|earlier|before|after|afterwards?|previously|old\b|of\s+age|into|from\s+now|prior|since))"
)
_ADJECTIVAL: Final = re.compile(rf"(?<![\w$€£.,:-])(?P<d>(?P<n>{NUMBER})[-\u2010\u2011](?P<unit>minute|hour|day|week|month|year)s?)(?![\w-])")
_HALF: Final = re.compile(r"(?<![\w-])(?P<d>half\s+(?:a|an)\s+(?P<unit>hour|day|year))\b")


def _day(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, DATE, rule)
    day = setting.published + timedelta(days=_DEICTIC[" ".join(match["word"].split())])
    return setting.found(match, day.isoformat(), DATE, rule, f"counted from the publication on {setting.published}")


def _ago(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    least, most = amount_of(match["n"])
    unit = UNITS[match["unit"]]
    anchor = Anchor(relation=Relation.BEFORE, at_least=least, at_most=most, unit=unit)
    if setting.published is None:
        found = setting.unpublished(match, DATE, rule)
        return FoundDate(**{**found.__dict__, "anchor": anchor})
    value, kind = back_from(setting.published, least or 1, most, unit)
    why = f"counted back from the publication on {setting.published}"
    return setting.found(match, value, kind, rule, why, anchor=anchor)


def back_from(day: date, least: int, most: int | None, unit: Unit) -> tuple[str, str]:
    """EDTF for so many units before a day: as exact as the unit, open where no top is said."""
    if most is None:
        return f"../{shifted(day, -least, unit).isoformat()}", OPEN
    if least != most:
        return interval(shifted(day, -most, unit), shifted(day, -least, unit)), INTERVAL
    return as_exact_as(shifted(day, -least, unit), unit, least)


def as_exact_as(day: date, unit: Unit, number: int) -> tuple[str, str]:
    """A day counted in days is that day; in weeks about that day; in months or years that month or year."""
    if unit is Unit.YEAR:
        return f"{day.year:04}~", DATE
    if unit is Unit.MONTH:
        return f"{day.year:04}-{day.month:02}~", MONTH
    return day.isoformat() + ("~" if unit is Unit.WEEK else ""), DATE


def _this_unit(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    which, unit = " ".join(match["which"].split()), match["unit"]
    if setting.published is None:
        return setting.unpublished(match, INTERVAL, rule)
    if which in ("the past", "the last"):
        first = shifted(setting.published, -1, UNITS.get(unit, Unit.WEEK))
        why = f"the {unit} up to the publication on {setting.published}"
        return setting.found(match, interval(first, setting.published), INTERVAL, rule, why)
    step = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    value, kind = _unit_value(setting.published, unit, step)
    return setting.found(match, value, kind, rule, f"{which} {unit}, counted from the publication on {setting.published}")


def _unit_value(published: date, unit: str, step: int) -> tuple[str, str]:
    if unit == "year":
        return str(published.year + step), DATE
    if unit == "month":
        month = shifted(published.replace(day=1), step, Unit.MONTH)
        return f"{month.year:04}-{month.month:02}", MONTH
    monday = published + timedelta(days=7 * step - published.weekday())
    first = monday + timedelta(days=5) if unit == "weekend" else monday
    return interval(first, monday + timedelta(days=6)), INTERVAL


def _so_far(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, OPEN, rule)
    return setting.found(match, f"../{setting.published}", OPEN, rule, f"up to the publication on {setting.published}")


def _past_span(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    least, most = amount_of(match["n"] or "")
    if setting.published is None:
        return setting.unpublished(match, INTERVAL, rule)
    unit = UNITS[match["unit"]]
    last = setting.published
    value = f"../{last}" if least != most or least is None else interval(shifted(last, -least, unit), last)
    return setting.found(match, value, OPEN if value.startswith("..") else INTERVAL, rule, f"up to the publication on {last}")


def _duration(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if match["n"] in ("a", "an", "one") and not match["prep"]:
        return None
    least, most = amount_of(match["n"])
    value = _iso_duration(least, match["unit"]) if least == most and least is not None else None
    why = "a length of time; when it begins is not said" if value else "a length of time that is not given exactly"
    return setting.found(match, value, DURATION, rule, why, group="d")


def _adjectival(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.low[match.end() : match.end() + 5].lstrip(" -").startswith("old"):
        return None
    return _duration_of(match, setting, rule)


def _duration_of(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    least, _ = amount_of(match["n"])
    value = _iso_duration(least or 1, match["unit"])
    return setting.found(match, value, DURATION, rule, "a length of time; when it begins is not said", group="d")


def _half(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    value = {"hour": "PT30M", "day": "PT12H", "year": "P6M"}[match["unit"]]
    return setting.found(match, value, DURATION, rule, "a length of time; when it begins is not said", group="d")


def _iso_duration(number: int, unit: str) -> str:
    if unit in ("minute", "hour"):
        return f"PT{number}{unit[0].upper()}"
    return f"P{number}{LETTERS[UNITS[unit]]}"


RULES: Final[tuple[Rule, ...]] = (
    ("day-of-speaking", _DEICTIC_DAY, _day),
    ("ago", _AGO, _ago),
    ("this-or-last", _THIS_UNIT, _this_unit),
    ("so-far", _SO_FAR, _so_far),
    ("past-span", _PAST_SPAN, _past_span),
    ("half", _HALF, _half),
    ("duration", _DURATION, _duration),
    ("adjectival-duration", _ADJECTIVAL, _adjectival),
)
