"""Weekdays: "on Wednesday" is the latest one not after publication, unless the words look ahead."""

import re
from datetime import date, timedelta
from typing import Final

from habeas.reading.english.amounts.date_words import (
    PART_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    weekday_after,
    weekday_before,
)
from habeas.reading.english.amounts.found_date import DATE, FoundDate, Rule, Setting
from habeas.reading.english.amounts.tense import in_future, is_deadline, told_as_past

_WEEKDAY: Final = re.compile(
    r"(?<![\w-])(?P<whole>(?:(?P<which>last|this|this\s+past|this\s+coming|next|coming|past)\s+)?(?:early\s+|late\s+)?"
    rf"(?P<w>{WEEKDAY})(?:\s+{PART_OF_DAY})?(?P<week>\s+(?:of\s+)?(?:last|next|this)\s+week)?)(?!\w)"
)
_NOT_THAT_DAY: Final = re.compile(
    r"\b(?:every|each|black|bloody|good|ash|palm|easter|that|the\s+following|the\s+previous|on\s+a|one)\s+$"
)


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


def _is_ahead(match: re.Match[str], setting: Setting) -> bool:
    if in_future(setting, *match.span()):
        return True
    return is_deadline(setting, *match.span()) and not told_as_past(setting, *match.span())


def _which_weekday(match: re.Match[str], setting: Setting, published: date) -> tuple[date, str]:
    weekday, which = WEEKDAYS[match["w"]], " ".join((match["which"] or "").split())
    if week := match["week"]:
        monday = published - timedelta(days=published.weekday())
        weeks = {"last": -1, "next": 1, "this": 0}[week.split()[-2]]
        return monday + timedelta(days=weekday + 7 * weeks), "the"
    if which == "this" and not told_as_past(setting, *match.span()):
        return published + timedelta(days=weekday - published.weekday()), "this week's"
    if which in ("last", "past", "this past"):
        return weekday_before(published, weekday, strictly=True), "the last"
    if which in ("next", "coming", "this coming") or _is_ahead(match, setting):
        return weekday_after(published, weekday), "the next"
    return weekday_before(published, weekday), "the latest"


RULES: Final[tuple[Rule, ...]] = (("weekday", _WEEKDAY, _weekday),)
