"""Dates counted from the day of speaking, taken to be the day of publication: "yesterday", "last month", "so far"."""

import re
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.date_words import (
    AMOUNT,
    PART_OF_DAY,
    UNITS,
    amount_of,
    interval,
    shifted,
    weekday_before,
)  # fmt: skip
from habeas.reading.english.amounts.found_date import DATE, INTERVAL, MONTH, OPEN, FoundDate, Rule, Setting
from habeas.statements.when import Unit, bounds

_DEICTIC: Final = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1, "today": 0,
    "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
}  # fmt: skip
_DEICTIC_DAY: Final = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(_DEICTIC)})(?:\s+{PART_OF_DAY})?(?![\w-])".replace(" ", r"\s+")
)
_THIS_UNIT: Final = re.compile(
    r"(?<![\w-])(?:(?P<part>early|mid|late|earlier|later|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+)?(?P<which>last|this|next|the\s+past|the\s+last|previous|current)\s+(?P<unit>week|month|year|weekend)(?!\w|['’]s\s+end)"
)
_WEEKEND: Final = re.compile(r"\b(?:over|at|during|on|since)\s+(?P<d>the\s+weekend)(?!\w)")
_SATURDAY: Final = 5
_BY: Final = re.compile(r"\b(?:by|until|till|before)\s+$")
_SO_FAR: Final = re.compile(
    r"(?<![\w-])(?:so\s+far|to\s+date|until\s+now|up\s+to\s+now|thus\s+far|to\s+this\s+day|till\s+now|up\s+until\s+now)(?!\w)(?!\s+(?:away|from|as|above|below|off|apart)\b)"
)
_PAST_SPAN: Final = re.compile(
    rf"(?<![\w-])(?:the\s+)?(?:past|last|previous|recent)\s+(?P<n>{AMOUNT}\s+)?(?P<unit>hour|day|week|month|year)s\b"
)


def _day(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, DATE, rule)
    day = setting.published + timedelta(days=_DEICTIC[" ".join(match["word"].split())])
    return setting.found(
        match, day.isoformat(), DATE, rule, f"counted from the publication on {setting.published}"
    )


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
    if (match["part"] or "").split()[-2:] == ["end", "of"] and _BY.search(
        setting.low, max(0, match.start() - 10), match.start()
    ):
        last = bounds(value).latest
        return setting.found(
            match, str(last), DATE, rule, f"the last day of the {unit}; counted from {setting.published}"
        )
    return setting.found(
        match, value, kind, rule, f"{which} {unit}, counted from the publication on {setting.published}"
    )


def _weekend(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    if setting.published is None:
        return setting.unpublished(match, INTERVAL, rule, group="d")
    saturday = weekday_before(setting.published, _SATURDAY)
    value = interval(saturday, min(saturday + timedelta(days=1), setting.published))
    why = f"the latest weekend as counted from the publication on {setting.published}"
    return setting.found(match, value, INTERVAL, rule, why, group="d")


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
    return setting.found(
        match, f"../{setting.published}", OPEN, rule, f"up to the publication on {setting.published}"
    )


def _past_span(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    least, most = amount_of(match["n"] or "")
    if setting.published is None:
        return setting.unpublished(match, INTERVAL, rule)
    unit = UNITS[match["unit"]]
    last = setting.published
    value = f"../{last}" if least != most or least is None else interval(shifted(last, -least, unit), last)
    return setting.found(
        match,
        value,
        OPEN if value.startswith("..") else INTERVAL,
        rule,
        f"up to the publication on {last}",
    )


RULES: Final[tuple[Rule, ...]] = (
    ("day-of-speaking", _DEICTIC_DAY, _day),
    ("this-or-last", _THIS_UNIT, _this_unit),
    ("weekend", _WEEKEND, _weekend),
    ("so-far", _SO_FAR, _so_far),
    ("past-span", _PAST_SPAN, _past_span),
)
