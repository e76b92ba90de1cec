"""Dates told by what went before: "several days later", "the next day", "at that time".

The words lean on an act; which one, the parse may tell. The tables only look back to the last dated
mention in the order of the text, and say so in the reason. Invariant: a vague distance never becomes one day.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.date_words import (
    MONTHS,
    UNITS,
    as_exact_as,
    calendar_day,
    interval,
    month_span,
    shifted,
)
from habeas.reading.english.amounts.distances import FROM
from habeas.reading.english.amounts.found_date import (
    ANAPHORIC,
    DATE,
    INTERVAL,
    MONTH,
    FoundDate,
    Rule,
    Setting,
)
from habeas.statements.when import Anchor, Relation, Unit, bounds

END: Final = "end-of"
_END_OF: Final = re.compile(
    r"(?<![\w-])(?P<by>(?:by|until|before|till)\s+)?(?P<d>the\s+end\s+of\s+(?:the|that)\s+(?P<unit>week|month|year))\b"
)
_NEXT: Final = re.compile(
    r"(?<![\w-])(?:(?:on|by)\s+)?(?:the|a)\s+(?:very\s+)?(?P<dir>next|following|previous|preceding)\s+(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b"
)
_SAME: Final = re.compile(
    r"(?<![\w-])(?:(?:on|at|during|in|by)\s+)?(?:the\s+same|that(?:\s+(?:same|very))?|later\s+that)\s+(?P<unit>day|night|morning|afternoon|evening|week|month|year|time)\b(?!\s+(?:he|she|they|when)\b(?=x))"
)
_AFTER_THAT: Final = re.compile(
    r"(?<![\w-])(?:after\s+(?:that|this)|(?:soon|shortly|immediately|right)\s+after(?:wards?|\s+(?:that|this))|before\s+that|since\s+then|until\s+then|by\s+then)(?![\w-])(?!\s+(?:day|night|week|month|year|morning|evening|time)\b)"
)


def _end_of(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    unit = UNITS[match["unit"]]
    why = f"the {match['unit']} meant is told before it"
    return setting.found(
        match,
        None,
        ANAPHORIC,
        rule,
        why,
        group="d",
        anchor=Anchor(relation=Relation.SAME_DAY, unit=unit),
    )


def _next(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    relation = Relation.AFTER if match["dir"] in ("next", "following") else Relation.BEFORE
    unit = UNITS.get(match["unit"], Unit.DAY)
    return _anaphoric(match, setting, rule, Anchor(relation=relation, at_least=1, at_most=1, unit=unit))


def _same(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    return _anaphoric(
        match, setting, rule, Anchor(relation=Relation.SAME_DAY, unit=UNITS.get(match["unit"], Unit.DAY))
    )


def _after_that(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    back = match[0].startswith(("before", "until"))
    return _anaphoric(match, setting, rule, Anchor(relation=Relation.BEFORE if back else Relation.AFTER))


def _anaphoric(match: re.Match[str], setting: Setting, rule: str, anchor: Anchor) -> FoundDate:
    why = "leans on something told before it, whose date the text does not give"
    return setting.found(match, None, ANAPHORIC, rule, why, anchor=anchor)


RULES: Final[tuple[Rule, ...]] = (
    (END, _END_OF, _end_of),
    ("next", _NEXT, _next),
    ("same", _SAME, _same),
    ("after-that", _AFTER_THAT, _after_that),
)


# --- looking back -----------------------------------------------------------------------------------------


def resolved(found: Sequence[FoundDate], setting: Setting) -> list[FoundDate]:
    """The findings in text order, those that lean on a dated one before them given a value where it allows one."""
    told: list[FoundDate] = []
    last: FoundDate | None = None
    for number, one in enumerate(found):
        if last is not None and _is_near(last, one, setting):
            one = _in_its_light(one, last, found[number + 1 :], setting)
        elif one.rule == END and setting.published:
            one = _end_of_unit(one, setting.published, f"counted from the publication on {setting.published}")
        told.append(one)
        if _can_carry(one) or (one.needs_published and one.kind in (DATE, MONTH)):
            last = one
    return told


def _in_its_light(
    one: FoundDate, last: FoundDate, following: Sequence[FoundDate], setting: Setting
) -> FoundDate:
    if one.rule == FROM:
        return one
    if last.value is None:
        return replace(one, needs_published=True) if one.kind == ANAPHORIC else one
    if one.rule == END:
        return _end_of_unit(
            one, bounds(last.value).latest, f"the one of “{last.text}”, the last date told before it"
        )
    return lean(one, last, following, setting) if one.kind == ANAPHORIC else in_the_story(one, last, setting)


def _end_of_unit(one: FoundDate, day: date | None, whence: str) -> FoundDate:
    if day is None or one.anchor is None:
        return one
    unit = one.anchor.unit
    last = day + timedelta(days=6 - day.weekday())
    if unit is Unit.MONTH:
        last = month_span(day.year, day.month)[1]
    elif unit is Unit.YEAR:
        last = date(day.year, 12, 31)
    return replace(
        one, value=last.isoformat(), kind=DATE, anchor=None, why=f"the last day of the {unit}; {whence}"
    )


def in_the_story(one: FoundDate, last: FoundDate, setting: Setting) -> FoundDate:
    """A day or month without a year after a fully dated one: "taken on 5 March 2022 ... on 8 March".

    It is read as the first such day from there on when that is a shorter way than from the publication.
    """
    if one.rule == "day-alone":
        return _day_in_the_story(one, last, setting)
    if one.rule not in YEARLESS or _A_YEAR.search(one.text) or not one.text[:1].strip():
        return one
    origin = bounds(last.value or "").earliest
    months = _MONTH_AND_DAY.fullmatch(one.value[5:]) if one.value else None
    if origin is None or (one.value is None) != (setting.published is None):
        return one
    month, day = _month_and_day(one) if months is None else (int(months["m"]), int(months["d"] or 0))
    return _from_there(one, last, origin, month, day, setting)


def _day_in_the_story(one: FoundDate, last: FoundDate, setting: Setting) -> FoundDate:
    """ "On the 8th": the first one from the date told before it on, if that is nearer than the latest one."""
    origin, day = bounds(last.value or "").earliest, int(re.sub(r"\D", "", one.text))
    if origin is None:
        return one
    months = (origin, shifted(origin.replace(day=1), 1, Unit.MONTH))
    days = [found for month in months if (found := calendar_day(month.year, month.month, day))]
    there = next((found for found in days if found >= origin), None)
    here = bounds(one.value).earliest if one.value else None
    if there is None or (here and setting.published and there - origin >= setting.published - here):
        return one
    why = f"the first such day from “{last.text}” on, told just before it"
    return replace(one, value=there.isoformat(), needs_published=False, why=why)


def _from_there(
    one: FoundDate, last: FoundDate, origin: date, month: int, day: int, setting: Setting
) -> FoundDate:  # fmt: skip
    start = origin if day else origin.replace(day=1)
    there = next(
        (
            found
            for year in (0, 1)
            if (found := calendar_day(origin.year + year, month, day or 1)) and found >= start
        ),
        None,
    )
    if there is None:
        return one
    if setting.published is not None:
        here = bounds(one.value or "").earliest
        if here is None or here <= there or there - start >= setting.published - here:
            return one
    value = there.isoformat() if day else f"{there.year:04}-{there.month:02}"
    return replace(
        one,
        value=value,
        needs_published=False,
        why=f"the year goes by “{last.text}”, told just before it",
    )


def _month_and_day(one: FoundDate) -> tuple[int, int]:
    words = re.findall(r"[a-z]+|\d+", one.text.lower())
    month = next((MONTHS[word] for word in words if word in MONTHS), 0)
    return month, next((int(word) for word in words if word.isdigit()), 0)


FAR: Final = 3000
"""Characters beyond which no date is leant on, however long the paragraph."""
_NEW_PARAGRAPH: Final = re.compile(r"\S\s*\n\s*(?=\S)")
YEARLESS: Final = frozenset({"month-day", "day-month", "listed-day", "month"})
_A_YEAR: Final = re.compile(r"\d{4}")
_MONTH_AND_DAY: Final = re.compile(r"(?P<m>\d\d)(?:-(?P<d>\d\d))?")


def _can_carry(found: FoundDate) -> bool:
    """Only what has both ends in the calendar, and is short enough to count from, can be leant on."""
    if found.value is None or found.kind not in (DATE, INTERVAL, MONTH, ANAPHORIC):
        return False
    span = bounds(found.value)
    return span.earliest is not None and span.latest is not None and (span.latest - span.earliest).days < 32


def _is_near(last: FoundDate, found: FoundDate, setting: Setting) -> bool:
    """In the same paragraph, or the one before."""
    if found.start - last.end > FAR:
        return False
    return len(_NEW_PARAGRAPH.findall(setting.text, last.end, found.start)) <= 1


def lean(found: FoundDate, last: FoundDate, following: Sequence[FoundDate], setting: Setting) -> FoundDate:
    """The finding with the value that its distance from another date gives."""
    anchor, span = found.anchor, bounds(last.value or "")
    if anchor is None or span.earliest is None or span.latest is None:
        return found
    named = last.text if last.kind != ANAPHORIC else f"{last.text} ({last.value})"
    whence = f"counted from “{named}”, the last date told before it"
    if anchor.relation is Relation.SAME_DAY:
        return replace(
            found, value=last.value, why=f"taken to be “{last.text}”, the last date told before it"
        )
    if anchor.at_least is None:
        return found
    sign = -1 if anchor.relation is Relation.BEFORE else 1
    if anchor.at_least == anchor.at_most:
        return replace(
            found,
            value=_exactly(span.earliest, span.latest, sign * anchor.at_least, anchor.unit),
            why=whence,
        )
    least = shifted(span.earliest if sign > 0 else span.latest, sign * anchor.at_least, anchor.unit)
    if sign < 0:
        return replace(found, value=f"../{least}", why=whence)
    latest = _bounding(following, least, setting)
    if anchor.at_most is not None:
        top = shifted(span.latest, anchor.at_most, anchor.unit)
        latest = top if latest is None else min(top, latest)
    if latest is None or latest <= least:
        return replace(found, value=f"{least}/..", why=f"{whence}; no later date bounds it")
    why = f"{whence}: at least {anchor.at_least} {anchor.unit}s after it, no later than the next date told ({latest})"
    return replace(found, value=interval(least, latest), why=why)


def _exactly(first: date, last: date, number: int, unit: Unit) -> str:
    if first == last:
        return as_exact_as(shifted(first, number, unit), unit)
    return interval(shifted(first, number, unit), shifted(last, number, unit))


def _bounding(following: Sequence[FoundDate], least: date, setting: Setting) -> date | None:
    """The first date told after it that is not before `least`, if the text was not published by then."""
    for one in following[:12]:
        if one.value is None or one.kind not in (DATE, INTERVAL, MONTH):
            continue
        latest = bounds(one.value).latest
        if (
            latest is not None
            and latest > least
            and (setting.published is None or latest <= setting.published)
        ):
            return latest
    return setting.published if setting.published is not None and setting.published > least else None
