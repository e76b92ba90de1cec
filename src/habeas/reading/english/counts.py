"""Counts of people and of cases, as bounds: "at least 81 other soldiers" is 81 or more besides somebody.

Invariant: every finding is a slice of the text that ends with its head noun, in order, and none
overlaps another. Bounds come from the meaning of the words only; a vague word without one has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.reading.english.counted_nouns import ATTRIBUTIVE, COUNTED, ONE, STOPS
from habeas.reading.english.numerals import DIGITS, NUMBER, WORDS, lower, value_of


@dataclass(frozen=True)
class FoundCount:
    """A counted group. Bounds are inclusive, both equal mean exactly, None is open; `about`: rounded or vague.

    `head` is the noun counted ("soldiers"); `others`: they are counted besides somebody already named.
    """

    start: int
    end: int
    at_least: int | None
    at_most: int | None
    about: bool
    head: str
    others: bool
    rule: str
    why: str


@dataclass(frozen=True)
class _Bounds:
    at_least: int | None
    at_most: int | None
    about: bool = False
    meaning: str = ""


@dataclass(frozen=True)
class _Head:
    start: int
    end: int
    word: str
    others: bool
    aged: bool


# --- what the words in front of a number do to it -----------------------------------------------------

LOWER: Final = "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum"
ABOVE: Final = "more than|over|upwards? of|in excess of|above|well over|greater than"
UPPER: Final = "up to|at most|no more than|not more than|as many as|a maximum of|maximum"
BELOW: Final = "fewer than|less than|under|below"
ALMOST: Final = "nearly|almost|close to|just under"
ROUGHLY: Final = "about|around|approximately|approx\\.|roughly|some|an estimated|estimated|somewhere around|circa|in the region of"
EXACTLY: Final = "exactly|only|just|all|precisely|a total of|in total|all of the|a group of|groups of|a party of|a convoy of|a team of"


def _bounded(prefix: str, number: int, top: int) -> _Bounds:
    """The bounds of "<prefix> number"; `top` is the number itself, or the upper one of a range."""
    if re.fullmatch(LOWER, prefix):
        return _Bounds(number, None, meaning=f"{number} or more")
    if re.fullmatch(ABOVE, prefix):
        return _Bounds(number + 1, None, meaning=f"more than {number}, so {number + 1} or more")
    if re.fullmatch(UPPER, prefix):
        return _Bounds(None, top, meaning=f"{top} at the most")
    if re.fullmatch(BELOW, prefix):
        return _Bounds(None, top - 1, meaning=f"fewer than {top}, so {top - 1} at the most")
    if re.fullmatch(ALMOST, prefix):
        return _Bounds(None, top, about=True, meaning=f"close to {top} but no more; how many fewer is not said")
    if re.fullmatch(ROUGHLY, prefix):
        return _Bounds(number, top, about=True, meaning=f"{number} is a rounded number here")
    return _Bounds(number, top, meaning=f"exactly {number}" if number == top else f"{number} to {top}")


# --- vague quantities, by what their plural means -------------------------------------------------------

VAGUE: Final = {
    "millions": 2_000_000, "hundreds of thousands": 200_000, "tens of thousands": 20_000, "thousands": 2_000,
    "many thousands": 2_000, "several thousand": 2_000, "a few thousand": 2_000, "several hundred": 200,
    "a few hundred": 200, "a couple hundred": 200, "a couple of hundred": 200, "many hundreds": 200, "hundreds": 200,
    "scores": 40, "dozens": 24, "many dozens": 24, "several dozen": 24, "a few dozen": 24, "a couple of dozen": 24,
    "a couple dozen": 24, "tens": 20, "several": 2, "a few": 2, "quite a few": 2, "a couple": 2, "a handful": 2,
    "multiple": 2, "a group": 2, "a number": 2, "a small number": 2, "a large number": 2, "large numbers": 2,
    "a small group": 2, "a large group": 2,
}  # fmt: skip
"""The least that the words can mean. "A couple" and "several" are more than one, and no more is known."""
UNBOUNDED: Final = frozenset({"many", "numerous", "countless", "an unknown number", "an unspecified number", "so many"})

_N = rf"(?:half\s+a\s+dozen|(?:an?|{WORDS}|{DIGITS})\s+dozen|{NUMBER})"
_PREFIX = rf"(?:{'|'.join((LOWER, ABOVE, UPPER, BELOW, ALMOST, ROUGHLY, EXACTLY))})".replace(" ", r"\s+")
_VAGUE = "|".join(sorted({*VAGUE, *UNBOUNDED}, key=len, reverse=True)).replace(" ", r"\s+")

_NUMERIC = re.compile(
    rf"(?<![\w.,:$€£₽₴#№/+-])(?P<prefix>(?:and\s+)?{_PREFIX}\s+)?"
    r"(?P<also>(?:another|a\s+further|an\s+additional|the\s+other|the\s+remaining|other|as\s+many\s+as|the|these|those)\s+)?"
    rf"(?:between\s+|from\s+)?(?P<first>{_N})(?:(?:\s+(?:and|to|or)\s+|\s?[-–—]\s?)(?P<second>{_N}))?"
    r"(?P<tail>\s?\+|\s+or\s+more|\s+or\s+so|\s+or\s+fewer)?(?![\w%/:°-]|[.,]\d)"
)
_VAGUELY = re.compile(rf"(?<![\w-])(?P<prefix>{_PREFIX}\s+)?(?P<words>{_VAGUE})(?![\w-])")
_OTHER = re.compile(r"(?<![\w-])(?P<word>another|other|both)(?![\w-])")
_ONE_WORD = re.compile(r"[ \t\u00a0]*(?:\r?\n[ \t]*)?(?P<word>[^\W_](?:[\w]|[’'-](?=\w))*)(?P<own>[’'](?!\w))?")
_OF_GROUP = re.compile(r"\s+of\s+(?:the\s+|these\s+|those\s+|his\s+|her\s+|their\s+|our\s+|my\s+|its\s+|all\s+)?(?:other\s+)?")
_PRONOUN = re.compile(r"\s+of\s+(?P<word>them|whom|us|those|these)\b")
_SUFFERED = re.compile(
    r"\s+(?P<aux>(?:have\s+|had\s+|has\s+)?(?:also\s+|since\s+|already\s+)?(?:been\s+|were\s+|are\s+|was\s+|remain(?:ed)?\s+)?(?:still\s+|being\s+|later\s+|reportedly\s+)?)"
    r"(?:killed|dead|wounded|injured|detained|arrested|held|released|freed|captured|missing|shot|executed|abducted|kidnapped|"
    r"died|refused|escaped|deserted|imprisoned|jailed|sentenced|disappeared|tortured|beaten|transferred|returned|deported)\b"
)
_NUMBER_BEFORE_IS_DATE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\bno\.?|number|brigade|regiment|battalion|unit|room|cell|point|article|chapter|page|section|aged?|turn(?:ed|s)?)\s*$"
)
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|from|to|during|of|after|before|and|early|late|mid|between)\s*$")
_NEGATED = re.compile(r"\b(?:no|any|every|each|some|the|all|many|most|few|or|and\s+all)\s+$")


def find_counts(text: str) -> list[FoundCount]:
    """Every count of people or of instances in the text, in order."""
    low = lower(text)
    found = [*_numeric(low), *_vague(low), *_others(low)]
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
    first = _value(match["first"])
    second = _value(match["second"]) if match["second"] else first
    if first is None or second is None or second < first or first < 1 or _is_no_count(low, match):
        return None
    head = _head(low, match.end(), singular=first == second == 1)
    if head is None:
        return None
    prefix = " ".join((match["prefix"] or "").split()).removeprefix("and ")
    bounds = _bounded(_tail_prefix(match["tail"]) or prefix, first, second)
    if "dozen" in match["first"] and not prefix:
        bounds = _Bounds(bounds.at_least, bounds.at_most, True, "a dozen is a round number")
    also = " ".join((match["also"] or "").split())
    others = head.others or also in ("another", "a further", "an additional", "the other", "the remaining", "other")
    return _count(match, head, bounds, others, "number")


def _tail_prefix(tail: str | None) -> str:
    words = (tail or "").split()
    return {"+": "at least", "more": "at least", "so": "about", "fewer": "at most"}.get(words[-1] if words else "", "")


def _value(words: str) -> int | None:
    plain = " ".join(words.split())
    if plain == "half a dozen":
        return 6
    if plain.endswith("dozen"):
        return (value_of(plain.removesuffix("dozen").strip()) or 0) * 12
    return None if plain in ("a", "an") else value_of(plain)


def _is_no_count(low: str, match: re.Match[str]) -> bool:
    """A date, an address or a unit's number, judged by the words before it."""
    if match["prefix"] or match["also"]:
        return False
    before = low[max(0, match.start() - 20) : match.start()]
    year = re.fullmatch(r"(?:19|20)\d\d", match["first"]) is not None
    return bool(_NUMBER_BEFORE_IS_DATE.search(before) or (year and _YEAR_BEFORE.search(before)))


def _vague(low: str) -> Iterator[FoundCount]:
    for match in _VAGUELY.finditer(low):
        words = " ".join(match["words"].split())
        head = _head(low, match.end(), singular=False)
        if head is None:
            continue
        if words in UNBOUNDED:
            bounds = _Bounds(None, None, True, "the words say many and give no number")
        else:
            least = VAGUE[words]
            bounds = _Bounds(least, None, True, f"the words mean {least} at the very least")
        yield _count(match, head, bounds, head.others, "vague")


def _others(low: str) -> Iterator[FoundCount]:
    for match in _OTHER.finditer(low):
        if count := _one_other(low, match):
            yield count


def _one_other(low: str, match: re.Match[str]) -> FoundCount | None:
    word = match["word"]
    if word == "other" and _NEGATED.search(low[max(0, match.start() - 9) : match.start()]):
        return None
    head = _head(low, match.end(), singular=word == "another")
    if head is None or (word == "another" and head.aged):
        # "another 22-year-old soldier" introduces one person; it counts nobody.
        return None
    if word == "another":
        return _count(match, head, _Bounds(1, 1, meaning="one more"), True, "another")
    if word == "both":
        return _count(match, head, _Bounds(2, 2, meaning="both are two"), head.others, "both")
    bounds = _Bounds(2, None, about=True, meaning="a plural without a number: two or more")
    return _count(match, head, bounds, True, "other-plural")


def _head(low: str, at: int, *, singular: bool) -> _Head | None:
    """The head noun of the phrase that goes on at `at`: over "of the" and up to five adjectives."""
    if pronoun := _PRONOUN.match(low, at):
        return _Head(at, pronoun.end(), pronoun["word"], False, False)
    of = _OF_GROUP.match(low, at)
    others = bool(of and "other" in of[0])
    position, aged = (of.end() if of else at), False
    if position == at and not low[at : at + 1].isspace():
        return None
    singular = singular and of is None
    for _ in range(6):
        word = _ONE_WORD.match(low, position)
        if word is None:
            return None
        name = word["word"].removesuffix("’s").removesuffix("'s")
        if name in COUNTED or (singular and name in ONE):
            return _last_head(low, word, others, aged)
        if word["own"] and name not in COUNTED:
            return None
        if word["word"] in STOPS:
            return None
        aged = aged or word["word"].endswith("-year-old")
        others = others or name in ("other", "others", "more", "additional", "further")
        position = word.end()
    return None


def _last_head(low: str, word: re.Match[str], others: bool, aged: bool) -> _Head:
    """"Women prisoners", "soldiers' families", "prisoners of war": the head is the last of them."""
    name = word["word"]
    following = _ONE_WORD.match(low, word.end())
    owned = word["own"] or name.endswith(("’s", "'s"))
    if following and (owned or name in ATTRIBUTIVE) and following["word"] in COUNTED:
        return _Head(following.start("word"), following.end("word"), following["word"], others, aged)
    plain = re.sub(r"[’']s$", "", name)
    if of_war := re.compile(r"\s+of\s+(?:war|conscience)\b").match(low, word.end("word")):
        return _Head(word.start("word"), of_war.end(), plain + " " + " ".join(of_war[0].split()), others, aged)
    return _Head(word.start("word"), word.start("word") + len(plain), plain, others or plain == "others", aged)


def _count(match: re.Match[str], head: _Head, bounds: _Bounds, others: bool, rule: str) -> FoundCount:
    start = match.start() + (4 if match[0].startswith("and ") else 0)
    words = " ".join(match.string[start : head.end].split())
    why = f"“{words}”: {bounds.meaning}" + ("; counted besides somebody" if others else "")
    return FoundCount(start, head.end, bounds.at_least, bounds.at_most, bounds.about, head.word, others, rule, why)
