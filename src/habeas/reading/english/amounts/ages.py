"""Ages as a text gives them: "a 23-year-old", "aged 23", "Ivan, 23,". Pure tables; whose age it is, others say.

Invariant: every finding is a slice of the text, in order, and none overlaps another.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from habeas.reading.english.amounts.numerals import NUMBER, lower, value_of

OLDEST: Final = 115
"""No age above this is believed."""


@dataclass(frozen=True)
class FoundAge:
    """An age in the text. `years` when exact; bounds (inclusive) when only a span is said ("in his twenties")."""

    start: int
    end: int
    years: int | None
    rule: str
    why: str
    at_least: int | None = None
    at_most: int | None = None


_DECADES: Final = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_PART_OF_DECADE: Final = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9)}
_NOT_A_PERSON: Final = frozenset(
    {
        "street", "avenue", "lane", "road", "square", "house", "building", "room", "apartment", "flat", "chapter",
        "page", "article", "section", "volume", "number", "no", "brigade", "regiment", "battalion", "division",
        "company", "school", "unit", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    }
)  # fmt: skip
"""Words with a capital after which a number set off by commas is no age."""

_N = rf"(?P<n>{NUMBER})"
_ROUGHLY = r"(?:(?:about|around|approximately|roughly|only|just|barely|some)\s)"
_PERSON = r"(?:man|woman|boy|girl|soldier|person|conscript|lad|youth|child|kid|prisoner|detainee)"
_NO_UNIT = (
    r"(?![\w%]|[.,:]\d|-\w|\s+(?:and\s+)?(?:percent|per|days?|weeks?|months?|hours?|minutes?|km|kilomet\w+|met\w+|miles?|"
    r"of|others?|people|men|women|soldiers|times|kg|years?\b(?!\sold)))"
)

_BETWEEN = re.compile(
    rf"\bage[ds]?\s+(?:from\s+|between\s+)?(?P<low>{NUMBER})(?:\s+(?:to|and)\s+|\s?[-–]\s?)(?P<high>{NUMBER}){_NO_UNIT}"
)
_YEAR_OLD = re.compile(
    rf"(?<![\w.,]){_N}[\s\u2010\u2011-]{{1,2}}(?P<unit>year|month|week|day)s?[\s\u2010\u2011-]{{1,2}}old\b"
)
_YEAR_OLDS = re.compile(rf"(?<![\w.,])(?P<low>{NUMBER})-?\s+to\s+(?P<high>{NUMBER})[\s-]year[\s-]olds?\b")
_YEARS_OF_AGE = re.compile(rf"(?<![\w.,]){_N}\s+(?:full\s+)?years?\s+of\s+age\b")
_AGED = re.compile(
    rf"(?<!under\s)(?<!over\s)(?<!above\s)(?<!below\s)\b(?:aged?|at\s+the\s+age\s+of|the\s+age\s+of)\s+{_ROUGHLY}?{_N}{_NO_UNIT}"
)
_MAN_OF = re.compile(rf"\b{_PERSON}\s+of\s+{_ROUGHLY}?{_N}{_NO_UNIT}")
_TURNED = re.compile(rf"\bturn(?:ed|s|ing)?\s+{_N}{_NO_UNIT}")
_HE_IS = re.compile(
    rf"\b(?:he|she|i|who)(?:\s+(?:is|was|am)|['’](?:s|m))\s+(?:only\s+|just\s+|now\s+|then\s+|already\s+|barely\s+|still\s+)?{_N}"
    r"(?=\s*[.,;!?)—–\"”]|\s+(?:when|then|now|at\s+the\s+time|years?\s+old|and\s+(?:he|she|i|has|had|lives?|lived|is|was|worked|served)\b))"
    r"(?![.,]\d)"
)
_IN_HIS = re.compile(
    r"\bin\s+(?:his|her|their|my|our|the)\s+(?:(?P<part>early|mid|middle|late)(?:\s+to\s+late)?[\s-]+)?"
    r"(?P<decade>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0['’]?s)\b"
)
_BETWEEN_COMMAS = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_][\w’'-]*)\.?(?:\s\([^()\n]{1,40}\))?,\s(?P<n>\d{2})(?=,\s|\.\s|\.?\s*$|;|\)|\s(?:and|from|of)\s|\s[–—])",
    re.M,
)
_AFTER_APPOSITION = re.compile(
    r"(?<![\w’'-])(?P<word>[A-Z][\w’'-]*),\s(?:an?|the)\s[a-z][\w’' -]{1,40},\s(?P<n>\d{2})(?=,\s|\.\s|\.?\s*$|;|\))",
    re.M,
)
_PAIRED = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_][\w’'-]*)\.?\s\((?P<all>\d{2}(?:,\s\d{2})*,?\s(?:and|&)\s\d{2})\)"
)
_IN_BRACKETS = re.compile(r"(?<![\w’'-])(?P<word>[^\W\d_][\w’'-]*)\s\((?P<n>\d{2})\)")


def find_ages(text: str) -> list[FoundAge]:
    """Every age in the text, in order."""
    low = lower(text)
    found = [
        age
        for rule, pattern, read in _RULES
        for match in pattern.finditer(text if rule in _CASED else low)
        if (age := read(rule, match)) is not None
    ]
    return _without_overlap([*found, *_paired(text)])


def _paired(text: str) -> Iterator[FoundAge]:
    """ "The brothers Ivan and Oleh Koval (19 and 23)": an age each."""
    for match in _PAIRED.finditer(text):
        if match["word"][0].isupper() and match["word"].lower() not in _NOT_A_PERSON:
            for number in re.finditer(r"\d{2}", match["all"]):
                start, end = match.start("all") + number.start(), match.start("all") + number.end()
                why = f"ages in brackets after the names that end with {match['word']}"
                yield FoundAge(start, end, int(number[0]), "ages-in-brackets", why)


def _without_overlap(found: list[FoundAge]) -> list[FoundAge]:
    kept: list[FoundAge] = []
    for age in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or age.start >= kept[-1].end:
            kept.append(age)
    return kept


def _exact(rule: str, match: re.Match[str]) -> FoundAge | None:
    years = value_of(match["n"])
    if years is None or not 0 < years <= OLDEST:
        return None
    return FoundAge(match.start(), match.end(), years, rule, f"“{match[0]}” gives an age of {years} years")


def _year_old(rule: str, match: re.Match[str]) -> FoundAge | None:
    if match["unit"] == "year":
        return _exact(rule, match)
    number = value_of(match["n"]) or 0
    years = number // 12 if match["unit"] == "month" else 0
    return FoundAge(match.start(), match.end(), years, rule, f"“{match[0]}”: {years} full years")


def _between(rule: str, match: re.Match[str]) -> FoundAge | None:
    low, high = value_of(match["low"]), value_of(match["high"])
    if low is None or high is None or not low < high <= OLDEST:
        return None
    why = f"“{match[0]}”: at least {low} and at most {high} years"
    return FoundAge(match.start(), match.end(), None, rule, why, low, high)


def _decade(rule: str, match: re.Match[str]) -> FoundAge | None:
    first = _DECADES.get(match["decade"]) or int(match["decade"][:2])
    low, high = _PART_OF_DECADE.get(match["part"] or "", (0, 9))
    least, most = max(first, first // 10 * 10 + low), first // 10 * 10 + high
    why = f"“{match[0]}”: about {least} to {most} years"
    return FoundAge(match.start(), match.end(), None, rule, why, least, most)


def _beside_name(rule: str, match: re.Match[str]) -> FoundAge | None:
    word = match["word"]
    if not word[0].isupper() or word.lower() in _NOT_A_PERSON or int(match["n"]) < 10:
        return None
    start, end = match.span("n")
    return FoundAge(
        start,
        end,
        int(match["n"]),
        rule,
        f"the number {match['n']} set off after the name {word} is an age",
    )


_RULES: Final[tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], FoundAge | None]], ...]] = (
    ("age-span", _BETWEEN, _between),
    ("age-span", _YEAR_OLDS, _between),
    ("year-old", _YEAR_OLD, _year_old),
    ("years-of-age", _YEARS_OF_AGE, _exact),
    ("aged", _AGED, _exact),
    ("man-of", _MAN_OF, _exact),
    ("turned", _TURNED, _exact),
    ("is-age", _HE_IS, _exact),
    ("in-decade", _IN_HIS, _decade),
    ("age-after-name", _BETWEEN_COMMAS, _beside_name),
    ("age-after-apposition", _AFTER_APPOSITION, _beside_name),
    ("age-in-brackets", _IN_BRACKETS, _beside_name),
)
_CASED: Final = frozenset({"age-after-name", "age-after-apposition", "age-in-brackets"})
