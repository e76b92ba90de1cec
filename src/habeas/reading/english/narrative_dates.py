"""Dates told by what went before: "several days later", "the next day", "at that time".

The words lean on an act; which one, the parse may tell. The tables only look back to the last dated
mention in the order of the text, and say so in the reason. Invariant: a vague distance never becomes one day.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from habeas.reading.english.date_words import AMOUNT, UNIT, UNITS, WEEKDAY, amount_of, interval, shifted
from habeas.reading.english.found_date import ANAPHORIC, DATE, INTERVAL, OPEN, FoundDate, Rule, Setting
from habeas.reading.english.spoken_dates import as_exact_as
from habeas.statements.when import Anchor, Bounds, Relation, Unit, bounds

_DISTANCE: Final = re.compile(
    rf"(?<![\w-])(?P<n>{AMOUNT}|)\s*\b{UNIT}\s+(?P<dir>later|earlier|afterwards?|after\s+that|before\s+that|beforehand|previously)\b"
)
_NEXT: Final = re.compile(
    r"(?<![\w-])(?:(?:on|by)\s+)?(?:the|a)\s+(?:very\s+)?(?P<dir>next|following|previous|preceding)\s+(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b"
)
_DAY_AFTER: Final = re.compile(r"(?<![\w-])the\s+(?P<unit>day|night|week|month|year)\s+(?P<dir>after|before)\b(?!\s+(?:yesterday|tomorrow))")
_SAME: Final = re.compile(
    r"(?<![\w-])(?:(?:on|at|during|in|by)\s+)?(?:the\s+same|that(?:\s+(?:same|very))?|later\s+that)\s+(?P<unit>day|night|morning|afternoon|evening|week|month|year|time)\b(?!\s+(?:he|she|they|when)\b(?=x))"
)
_AFTER_THAT: Final = re.compile(
    r"(?<![\w-])(?:after\s+(?:that|this)|(?:soon|shortly|immediately|right)\s+after(?:wards?|\s+(?:that|this))|before\s+that|since\s+then|until\s+then|by\s+then)(?![\w-])(?!\s+(?:day|night|week|month|year|morning|evening|time)\b)"
)
_NAMED_DAY: Final = re.compile(rf"(?<![\w-])(?:(?:on|by)\s+)?(?P<which>that|the\s+following|the\s+next|the\s+previous)\s+(?P<w>{WEEKDAY})\b")


def _distance(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    least, most = amount_of(match["n"])
    if not match["n"] and setting.low[match.end("unit")] != "s":
        return None
    back = match["dir"].split()[0] in ("earlier", "before", "beforehand", "previously")
    anchor = Anchor(
        relation=Relation.BEFORE if back else Relation.AFTER, at_least=least, at_most=most, unit=UNITS[match["unit"]]
    )
    return _anaphoric(match, setting, rule, anchor)


def _next(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    relation = Relation.AFTER if match["dir"] in ("next", "following", "after") else Relation.BEFORE
    unit = UNITS.get(match["unit"], Unit.DAY)
    return _anaphoric(match, setting, rule, Anchor(relation=relation, at_least=1, at_most=1, unit=unit))


def _same(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    return _anaphoric(match, setting, rule, Anchor(relation=Relation.SAME_DAY, unit=UNITS.get(match["unit"], Unit.DAY)))


def _after_that(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    back = match[0].startswith(("before", "until"))
    return _anaphoric(match, setting, rule, Anchor(relation=Relation.BEFORE if back else Relation.AFTER))


def _anaphoric(match: re.Match[str], setting: Setting, rule: str, anchor: Anchor) -> FoundDate:
    why = "leans on something told before it, whose date the text does not give"
    return setting.found(match, None, ANAPHORIC, rule, why, anchor=anchor)


RULES: Final[tuple[Rule, ...]] = (
    ("distance", _DISTANCE, _distance),
    ("next", _NEXT, _next),
    ("day-after", _DAY_AFTER, _next),
    ("same", _SAME, _same),
    ("after-that", _AFTER_THAT, _after_that),
)


# --- looking back -----------------------------------------------------------------------------------------


def resolved(found: Sequence[FoundDate], setting: Setting) -> list[FoundDate]:
    """The findings in text order, those that lean on a dated one before them given a value where it allows one."""
    told: list[FoundDate] = []
    last: FoundDate | None = None
    for number, date_ in enumerate(found):
        if date_.kind == ANAPHORIC and last is not None and _is_near(last, date_, setting):
            date_ = _lean(date_, last, found[number + 1 :], setting)
        told.append(date_)
        if _can_carry(date_):
            last = date_
    return told


def _can_carry(found: FoundDate) -> bool:
    """Only what has both ends in the calendar, and is short enough to count from, can be leant on."""
    if found.value is None or found.kind not in (DATE, INTERVAL, "month", ANAPHORIC):
        return False
    span = bounds(found.value)
    return span.earliest is not None and span.latest is not None and (span.latest - span.earliest).days < 32


def _is_near(last: FoundDate, found: FoundDate, setting: Setting) -> bool:
    """In the same paragraph, or the one before."""
    return len(re.findall(r"\S\s*\n\s*(?=\S)", setting.text[last.end : found.start])) <= 1


def _lean(found: FoundDate, last: FoundDate, following: Sequence[FoundDate], setting: Setting) -> FoundDate:
    anchor, span = found.anchor, bounds(last.value or "")
    if anchor is None or span.earliest is None or span.latest is None:
        return found
    whence = f"counted from “{last.text}”, the last date told before it"
    if anchor.relation is Relation.SAME_DAY:
        return replace(found, value=last.value, why=f"taken to be “{last.text}”, the last date told before it")
    if anchor.at_least is None:
        return found
    sign = -1 if anchor.relation is Relation.BEFORE else 1
    if anchor.at_least == anchor.at_most:
        return replace(found, value=_exactly(span.earliest, span.latest, sign * anchor.at_least, anchor.unit), why=whence)
    least = shifted(span.earliest if sign > 0 else span.latest, sign * anchor.at_least, anchor.unit)
    if sign < 0:
        return replace(found, value=f"../{least}", why=whence)
    latest = _bounding(following, least, setting)
    if anchor.at_most is not None:
        top = shifted(span.latest, anchor.at_most, anchor.unit)
        latest = top if latest is None else min(top, latest)
    if latest is None or latest <= least:
        return replace(found, value=f"{least}/..", why=f"{whence}; no later date bounds it")
    why = f"{whence}: at least {anchor.at_least} {anchor.unit}s after it, and no later than the next date told ({latest})"
    return replace(found, value=interval(least, latest), why=why)


def _exactly(first: date, last: date, number: int, unit: Unit) -> str:
    if first == last:
        return as_exact_as(shifted(first, number, unit), unit, abs(number))[0]
    return interval(shifted(first, number, unit), shifted(last, number, unit))


def _bounding(following: Sequence[FoundDate], least: date, setting: Setting) -> date | None:
    """The first date told after it that is not before `least`, if the text was not published by then."""
    for one in following[:12]:
        if one.value is None or one.kind not in (DATE, INTERVAL, "month"):
            continue
        latest = bounds(one.value).latest
        if latest is not None and latest > least and (setting.published is None or latest <= setting.published):
            return latest
    return setting.published if setting.published is not None and setting.published > least else None
