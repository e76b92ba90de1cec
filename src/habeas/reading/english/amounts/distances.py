"""Amounts of time and what they are measured from: "two weeks", "two weeks ago", "later", "before he was taken".

One pattern finds the amount with its tail; the tail decides. Invariant: a vague amount never becomes one day.
"""

import re
from dataclasses import replace
from typing import Final

from habeas.reading.english.amounts.date_words import (
    AMOUNT,
    LETTERS,
    SMALL_NUMBER,
    UNITS,
    amount_of,
    as_exact_as,
    interval,
    shifted,
)  # fmt: skip
from habeas.reading.english.amounts.found_date import (
    ANAPHORIC,
    DATE,
    DURATION,
    INTERVAL,
    OPEN,
    FoundDate,
    Rule,
    Setting,
)
from habeas.statements.when import Anchor, Relation

FROM: Final = "distance-from"
"""The rule of distances from an act that is told behind them ("two days before he was taken")."""

_LONG: Final = r"(?:(?:full|whole|long|more|straight|consecutive|calendar)\s+){0,3}"
_TAIL: Final = (
    r"(?P<tail>\s+(?:ago|from\s+now|later|earlier|afterwards?|after\s+(?:that|this)\b|before\s+that|beforehand|previously|"
    r"before|after|following|prior\s+to|since|old|of\s+age))?"
)
_AMOUNT_OF_TIME: Final = re.compile(
    rf"(?<![\w$€£.,:/-])(?P<d>(?:(?P<n>{AMOUNT}|the)\s+{_LONG})?(?P<unit>minute|hour|day|night|week|month|year)(?P<s>s)?)\b{_TAIL}(?![\w-]|['’]s?\s*old)"
)
_HYPHENED: Final = re.compile(
    rf"(?<![\w$€£.,:-])(?P<d>(?P<n>{SMALL_NUMBER})[-\u2010\u2011](?P<unit>minute|hour|day|week|month|year)s?)(?![\w-])(?!\s+old\b)"
)
_HALF: Final = re.compile(r"(?<![\w-])(?P<d>half\s+an?\s+(?P<unit>hour|day|year))(?!\w)")
_MEASURED: Final = re.compile(
    r"\b(?:for|after|within|in|over|during|lasted|lasting|spent|took|takes|another|than|nearly|almost|about|least|every)\s+(?:the\s+(?:first|whole|entire|full|next|following)\s+)?$"
)
_BACK: Final = frozenset({"earlier", "before", "beforehand", "previously", "prior"})
_OF_SPEAKING: Final = frozenset({"ago", "from"})


def _amount_of_time(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    tail = (match["tail"] or "").split()
    if tail[:1] in (["old"], ["of"]) or (match["n"] is None and not (match["s"] and tail)):
        return _vague_duration(match, setting) if not tail else None
    if match["unit"] == "minute" and tail:
        return None
    if not tail or tail == ["since"]:
        return None if match["n"] in ("the", None) else _duration(match, setting, "duration")
    if tail[0] in _OF_SPEAKING:
        return _of_speaking(match, setting, back=tail[0] == "ago")
    return _of_an_act(match, setting, tail)


def _amount(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["n"] == "the":
        return (1, None) if match["s"] else (1, 1)
    return amount_of(match["n"] or "")


# --- how long -------------------------------------------------------------------------------------------


def _duration(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    before = setting.low[max(0, match.start() - 32) : match.start()]
    if match["n"] in ("a", "an", "one") and not _MEASURED.search(before):
        return None
    least, most = amount_of(match["n"])
    value = _iso_duration(least, match["unit"]) if least == most and least is not None else None
    why = (
        "a length of time; when it begins is not said"
        if value
        else "a length of time that is not given exactly"
    )
    return setting.found(match, value, DURATION, rule, why, group="d")


def _hyphened(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    """ "A ten-day detention"."""
    value = _iso_duration(amount_of(match["n"])[0] or 1, match["unit"])
    return setting.found(
        match, value, DURATION, rule, "a length of time; when it begins is not said", group="d"
    )


def _vague_duration(match: re.Match[str], setting: Setting) -> FoundDate | None:
    """ "For weeks"."""
    if not match["s"] or not re.search(r"\bfor\s+$", setting.low[max(0, match.start() - 6) : match.start()]):
        return None
    return setting.found(
        match, None, DURATION, "duration", "a length of time that is not given exactly", group="d"
    )


def _half(match: re.Match[str], setting: Setting, rule: str) -> FoundDate | None:
    value = {"hour": "PT30M", "day": "PT12H", "year": "P6M"}[match["unit"]]
    return setting.found(
        match, value, DURATION, rule, "a length of time; when it begins is not said", group="d"
    )


def _iso_duration(number: int, unit: str) -> str:
    if unit in ("minute", "hour"):
        return f"PT{number}{unit[0].upper()}"
    return f"P{number}{LETTERS[UNITS[unit]]}"


# --- how long ago, how much later -----------------------------------------------------------------------


def _of_speaking(match: re.Match[str], setting: Setting, *, back: bool) -> FoundDate:
    least, most = _amount(match)
    unit, relation = UNITS[match["unit"]], Relation.BEFORE if back else Relation.AFTER
    anchor = Anchor(relation=relation, at_least=least, at_most=most, unit=unit)
    rule = "ago" if back else "from-now"
    if setting.published is None:
        return replace(setting.unpublished(match, DATE, rule), anchor=anchor)
    why = f"counted from the publication on {setting.published}"
    sign, day, lowest = (-1 if back else 1), setting.published, least or 1
    near = shifted(day, sign * lowest, unit)
    if most is None:
        value, kind = (f"../{near}" if back else f"{near}/.."), OPEN
    elif most != lowest:
        value, kind = interval(*sorted((near, shifted(day, sign * most, unit)))), INTERVAL
    else:
        value, kind = as_exact_as(near, unit), DATE
    return setting.found(match, value, kind, rule, why, anchor=anchor)


def _of_an_act(match: re.Match[str], setting: Setting, tail: list[str]) -> FoundDate:
    """Counted from an act: told behind the words ("after he was taken"), or before them ("later")."""
    least, most = _amount(match)
    relation = Relation.BEFORE if tail[0] in _BACK else Relation.AFTER
    anchor = Anchor(relation=relation, at_least=least, at_most=most, unit=UNITS[match["unit"]])
    goes_on = re.match(r"\s+[\w“\"‘'(]", setting.low[match.end() : match.end() + 3]) is not None
    if tail[0] in ("before", "after", "following", "prior") and goes_on and tail[1:] in ([], ["to"]):
        return setting.found(
            match, None, ANAPHORIC, FROM, "counted from what is told right behind it", anchor=anchor
        )
    why = "leans on something told before it, whose date the text does not give"
    return setting.found(match, None, ANAPHORIC, "distance", why, anchor=anchor)


RULES: Final[tuple[Rule, ...]] = (
    ("half", _HALF, _half),
    ("amount-of-time", _AMOUNT_OF_TIME, _amount_of_time),
    ("adjectival-duration", _HYPHENED, _hyphened),
)
