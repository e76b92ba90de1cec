"""Dates of a text as EDTF: pure tables, no model. A date that cannot be told stays without a value.

Invariant: findings are slices of the text, in order, and none overlaps another; every value can be
bounded by `statements.when` or is an ISO 8601 duration.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts import (
    calendar_days,
    distances,
    months_and_years,
    narrative_dates,
    spoken_dates,
    weekdays,
)
from habeas.reading.english.amounts.found_date import (
    DATE,
    DURATION,
    INTERVAL,
    MONTH,
    OPEN,
    FoundDate,
    Rule,
    Setting,
)
from habeas.reading.english.amounts.numerals import lower
from habeas.reading.english.amounts.publication_day import fitting_publication_dates
from habeas.statements.when import Aspect, NotADate, bounds

__all__ = ["FoundDate", "find_dates", "fitting_publication_dates"]

_RULES: Final[tuple[Rule, ...]] = (
    *calendar_days.RULES,
    *months_and_years.RULES,
    *weekdays.RULES,
    *spoken_dates.RULES,
    *distances.RULES,
    *narrative_dates.RULES,
)


def find_dates(text: str, published: str | None) -> list[FoundDate]:
    """Every date, interval and duration of the text, in order. `published` is EDTF; only a full day is used."""
    setting = Setting(text, lower(text), _day(published))
    found = _without_overlap(_all_rules(setting))
    found = _without_overlap(
        [*found, *(day for one in found for day in calendar_days.further_days(one, setting))]
    )
    found = _joined(found, setting)
    found = narrative_dates.resolved(found, setting)
    return [_with_aspect(_beside(one, setting), setting) for one in found]


def _day(published: str | None) -> date | None:
    """The day of publication; None where it is not one day, or in no year that a text of ours can be from."""
    span = bounds(published) if published else None
    if span is None or span.earliest is None or span.earliest != span.latest:
        return None
    return span.earliest if 1000 < span.earliest.year < 3000 else None


def _all_rules(setting: Setting) -> Iterable[FoundDate]:
    for name, pattern, resolve in _RULES:
        for match in pattern.finditer(setting.low):
            found = resolve(match, setting, name)
            if found is not None and _is_sound(found):
                yield found


def _is_sound(found: FoundDate) -> bool:
    if found.value is None or found.kind == DURATION:
        return True
    try:
        bounds(found.value)
    except NotADate:
        return False
    return True


def _without_overlap(found: Iterable[FoundDate]) -> list[FoundDate]:
    """The first to start wins, then the longer, then the rule that stands first in the table."""
    kept: list[FoundDate] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start and one.end > kept[-1].end:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


# --- "two days before 8 July" ------------------------------------------------------------------------------


def _counted_from(distance: FoundDate, day: FoundDate, setting: Setting) -> FoundDate | None:
    if distance.rule != distances.FROM or day.kind not in (DATE, MONTH) or distance.anchor is None:
        return None
    if not re.fullmatch(r"\s+(?:the\s+)?", setting.low[distance.end : day.start]):
        return None
    text = setting.text[distance.start : day.end]
    whole = replace(distance, end=day.end, text=text, needs_published=day.needs_published)
    return narrative_dates.lean(whole, day, (), setting) if day.value else whole


# --- "from X to Y", "between X and Y" ---------------------------------------------------------------------

_TO: Final = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:the\s+)?")
_AND: Final = re.compile(r"\s*and\s*")
_FROM: Final = re.compile(r"\bfrom\s+(?:the\s+)?$")
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$")


def _joined(found: Sequence[FoundDate], setting: Setting) -> list[FoundDate]:
    joined: list[FoundDate] = []
    for one in found:
        both = joined and (_span(joined[-1], one, setting) or _counted_from(joined[-1], one, setting))
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _span(first: FoundDate, second: FoundDate, setting: Setting) -> FoundDate | None:
    low = setting.low
    if second.start - first.end > 14 or not {first.kind, second.kind} <= {DATE, MONTH, INTERVAL}:
        return None
    before, between = low[max(0, first.start - 14) : first.start], low[first.end : second.start]
    ranged = _FROM.search(before) and _TO.fullmatch(between)
    ranged = (
        ranged
        or (_BETWEEN.search(before) and _AND.fullmatch(between))
        or re.fullmatch(r"\s*[-–—]\s*", between)
    )
    if not ranged:
        return None
    value = _span_value(first.value, second.value)
    missing = first.needs_published or second.needs_published
    if value is None and not missing:
        return None
    text = setting.text[first.start : second.end]
    why = f"from “{first.text}” to “{second.text}”"
    return FoundDate(first.start, second.end, text, value, INTERVAL, "span", why, needs_published=missing)


def _span_value(first: str | None, second: str | None) -> str | None:
    if first is None or second is None:
        return None
    value = f"{first.split('/')[0]}/{second.split('/')[-1]}"
    try:
        bounds(value)
    except NotADate:
        return None
    return value


# --- "before 8 July", "after 8 July" ---------------------------------------------------------------------

_BEFORE: Final = re.compile(r"\b(?:before|prior\s+to|earlier\s+than)\s+(?:the\s+)?$")
_AFTER: Final = re.compile(r"\b(?:after|later\s+than)\s+(?:the\s+)?$")
_NO_EVENT_NEXT: Final = re.compile(
    r"\s*(?:[.,;:!?)\"”’—–]|$)|\s+(?:he|she|they|we|i|it|and|but|or|when|in|at|by|to|from|was|were|had|because)\b"
)


def _beside(found: FoundDate, setting: Setting) -> FoundDate:
    """A day before which or after which something was ("after 8 July" is from the 9th to publication)."""
    if found.value is None or found.kind not in (DATE, MONTH) or found.value.endswith("~"):
        return found
    span, before = bounds(found.value), setting.low[max(0, found.start - 18) : found.start]
    if span.earliest is None or span.latest is None or not _NO_EVENT_NEXT.match(setting.low, found.end):
        return found
    if _BEFORE.search(before):
        last = span.earliest - timedelta(days=1)
        return replace(found, value=f"../{last}", kind=OPEN, why=f"{found.why}; before it, so up to {last}")
    if _AFTER.search(before):
        first, end = span.latest + timedelta(days=1), setting.published
        value = f"{first}/{end}" if end and end > first else f"{first}/.."
        return replace(found, value=value, kind=OPEN, why=f"{found.why}; after it, so from {first} on")
    return found


# --- since, until, still ----------------------------------------------------------------------------------

_ASPECTS: Final = (
    (
        Aspect.SINCE,
        re.compile(
            r"\b(?:since|ever\s+since|starting|beginning|as\s+from)\s+(?:(?:at\s+least|early|on|in)\s+)*(?:the\s+)?$"
        ),
    ),
    (Aspect.UNTIL, re.compile(r"\b(?:until|till|up\s+to)\s+(?:at\s+least\s+)?(?:the\s+)?$")),
    (Aspect.STILL, re.compile(r"\bas\s+of\s+(?:the\s+)?$")),
)
_CLAUSE: Final = re.compile(r"[.;!?\n]")
_STILL: Final = re.compile(r"\bstill\b")


def _with_aspect(found: FoundDate, setting: Setting) -> FoundDate:
    if found.kind in (DURATION, OPEN):
        return found
    before = setting.low[max(0, found.start - 80) : found.start]
    if found.text.lower().startswith("since"):
        return replace(found, aspect=Aspect.SINCE)
    if found.text.lower().startswith("until"):
        return replace(found, aspect=Aspect.UNTIL)
    for aspect, pattern in _ASPECTS:
        if pattern.search(before):
            return replace(found, aspect=aspect)
    clause = _CLAUSE.split(before)[-1] + " | " + _CLAUSE.split(setting.low[found.end : found.end + 80])[0]
    return replace(found, aspect=Aspect.STILL) if _STILL.search(clause) else found
