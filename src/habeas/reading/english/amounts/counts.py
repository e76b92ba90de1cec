"""Counts of people and of cases, as bounds: "at least 81 other soldiers" is 81 or more besides somebody.

Invariant: every finding is a slice of the text that ends with its head noun (or its number, where the
noun is left out), in order, and none overlaps another. Bounds come from the meaning of the words only;
a vague word without one has none. "Nearly 40" is at most 40, "about 40" is 40 marked as rounded.
"""

import re
from collections.abc import Iterator
from typing import Final

from habeas.reading.english.amounts.bare_counts import STAYS, counts_without_noun
from habeas.reading.english.amounts.head_nouns import Head, head_after
from habeas.reading.english.amounts.numerals import lower
from habeas.reading.english.amounts.quantities import (
    NUMBERED,
    PREFIX,
    QUANTITY,
    UNBOUNDED,
    VAGUE,
    YEAR_BEFORE,
    Bounds,
    FoundCount,
    bounded,
    quantity,
)  # fmt: skip

__all__ = ["FoundCount", "find_counts"]

SUBJECTS: Final = frozenset(
    {"millions", "thousands", "hundreds", "scores", "dozens", "several", "a few", "a handful"}
)
"""Vague words that can stand for people by themselves ("Hundreds were detained")."""
_SUBJECT_VERB: Final = re.compile(rf"\s+(?:(?:also|still|since|later|reportedly)\s+)?(?:{STAYS})\b")
_VAGUE = "|".join(sorted({*VAGUE, *UNBOUNDED}, key=len, reverse=True)).replace(" ", r"\s+")
_NUMERIC = re.compile(
    rf"(?<![\w.,:$€£₽₴#№/+-])(?P<prefix>(?:and\s+)?{PREFIX}\s+)?"
    r"(?P<also>(?:another|a\s+further|an\s+additional|the\s+other|the\s+remaining|other|as\s+many\s+as|the|these|those)\s+)?"
    rf"(?:between\s+|from\s+)?(?P<first>{QUANTITY})(?:(?:\s+(?:and|to|or)\s+|\s?[-–—]\s?)(?P<second>{QUANTITY}))?"
    r"(?P<tail>\s?\+|\s+or\s+more|\s+or\s+so|\s+or\s+fewer)?(?![\w%/:°-]|[.,]\d)"
)
_VAGUELY = re.compile(rf"(?<![\w-])(?P<prefix>{PREFIX}\s+)?(?P<words>{_VAGUE})(?![\w-])")
_OTHER = re.compile(r"(?<![\w-])(?P<word>another|other|both)(?![\w-])")
_NEGATED = re.compile(r"\b(?:no|any|every|each|some|the|all|many|most|few|or|and\s+all)\s+$")


def find_counts(text: str) -> list[FoundCount]:
    """Every count of people or of instances in the text, in order."""
    low = lower(text)
    found = [*_numeric(low), *_vague(low), *_others(low), *counts_without_noun(low)]
    kept: list[FoundCount] = []
    for count in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or count.start >= kept[-1].end:
            kept.append(count)
    return kept


def _numeric(low: str) -> Iterator[FoundCount]:
    for match in _NUMERIC.finditer(low):
        count = _one_numeric(low, match)
        if count is not None:
            yield count


def _one_numeric(low: str, match: re.Match[str]) -> FoundCount | None:
    first = quantity(match["first"])
    second = quantity(match["second"]) if match["second"] else first
    if first is None or second is None or second < first or first < 1 or _is_no_count(low, match):
        return None
    head = head_after(low, match.end(), singular=first == second == 1)
    if head is None or (second == 1 and not match["prefix"] and not head.others):
        # "One of them", "one soldier" speak of somebody; they count nobody.
        return None
    prefix = " ".join((match["prefix"] or "").split()).removeprefix("and ")
    bounds = bounded(_tail_prefix(match["tail"]) or prefix, first, second)
    if "dozen" in match["first"] and not prefix:
        bounds = Bounds(bounds.at_least, bounds.at_most, True, "a dozen is a round number")
    also = " ".join((match["also"] or "").split())
    others = head.others or also in (
        "another",
        "a further",
        "an additional",
        "the other",
        "the remaining",
        "other",
    )
    return _count(match, head, bounds, others, "number")


def _tail_prefix(tail: str | None) -> str:
    words = (tail or "").split()
    return {"+": "at least", "more": "at least", "so": "about", "fewer": "at most"}.get(
        words[-1] if words else "", ""
    )


def _is_no_count(low: str, match: re.Match[str]) -> bool:
    """A date, an address or a unit's number, judged by the words before it."""
    if match["prefix"] or match["also"]:
        return False
    before = low[max(0, match.start() - 20) : match.start()]
    year = re.fullmatch(r"(?:19|20)\d\d", match["first"]) is not None
    return bool(NUMBERED.search(before) or (year and YEAR_BEFORE.search(before)))


def _vague(low: str) -> Iterator[FoundCount]:
    for match in _VAGUELY.finditer(low):
        words = " ".join(match["words"].split())
        head = head_after(low, match.end(), singular=False)
        if head is None and words in SUBJECTS and _SUBJECT_VERB.match(low, match.end()):
            head = Head(match.end(), match.end(), "", False, False)
        if head is None:
            continue
        if words in UNBOUNDED:
            bounds = Bounds(None, None, True, "the words say many and give no number")
        else:
            least = VAGUE[words]
            bounds = Bounds(least, None, True, f"the words mean {least} at the very least")
        yield _count(match, head, bounds, head.others, "vague")


def _others(low: str) -> Iterator[FoundCount]:
    for match in _OTHER.finditer(low):
        if count := _one_other(low, match):
            yield count


def _one_other(low: str, match: re.Match[str]) -> FoundCount | None:
    word = match["word"]
    if word == "other" and _NEGATED.search(low[max(0, match.start() - 9) : match.start()]):
        return None
    head = head_after(low, match.end(), singular=word == "another")
    if head is None or (word == "other" and head.word == "people"):
        return None
    if word == "another" and head.aged:
        # "another 22-year-old soldier" introduces one person; it counts nobody.
        return None
    if word == "another":
        return _count(match, head, Bounds(1, 1, meaning="one more"), True, "another")
    if word == "both":
        return _count(match, head, Bounds(2, 2, meaning="both are two"), head.others, "both")
    bounds = Bounds(2, None, about=True, meaning="a plural without a number: two or more")
    return _count(match, head, bounds, True, "other-plural")


def _count(match: re.Match[str], head: Head, bounds: Bounds, others: bool, rule: str) -> FoundCount:
    start = match.start() + (4 if match[0].startswith("and ") else 0)
    words = " ".join(match.string[start : head.end].split())
    why = f"“{words}”: {bounds.meaning}" + ("; counted besides somebody" if others else "")
    return FoundCount(
        start, head.end, bounds.at_least, bounds.at_most, bounds.about, head.word, others, rule, why
    )
