"""Counts whose noun is left out: "nine have since returned", "no more than 40", "twelve of the nineteen".

Invariant: only where the words around show that people are counted; who they are, the words before tell.
"""

import re
from collections.abc import Iterator
from typing import Final

from habeas.reading.english.amounts.head_nouns import head_after
from habeas.reading.english.amounts.quantities import (
    EDGE,
    NUMBERED,
    PREFIX,
    QUANTITY,
    FoundCount,
    bounded,
    quantity,
)

STAYS: Final = (
    r"have|had|were|are|remain|remained|did|died|survived|refused|returned|escaped|fled|disappeared|came|went|got|managed|"
    r"agreed|signed|said|told"
)
_SUBJECT: Final = re.compile(
    rf"{EDGE}(?P<prefix>{PREFIX}\s+)?(?P<also>(?:another|a\s+further|the\s+other|the\s+remaining)\s+)?(?P<first>{QUANTITY})"
    rf"(?P<more>\s+(?:others|more))?(?=\s+(?:(?:also|still|since|later|now|reportedly|already)\s+)?(?:{STAYS})\b)"
)
_AFTER_VERB: Final = re.compile(
    rf"\b(?:(?:counted|identified|documented|recorded|registered|(?:we|they|you)\s+(?:are|were)|there\s+(?:are|were)|no\s+(?:word|news)\s+(?:from|of)|"
    rf"(?:up|down)\s+from|(?:number|figure|total|toll)\s+(?:at|is|was|to))\s+[\"“‘']?)(?P<prefix>{PREFIX}\s+)?(?P<also>)(?P<first>{QUANTITY})(?P<more>)"
    r"(?=\s*[.,;:!?)\"”’']|\s+(?:in|here|of\s+us|of\s+them|now|more|others)\b)(?![.,:]\d)"
)
_PART_OF: Final = re.compile(
    rf"{EDGE}(?P<prefix>{PREFIX}\s+)?(?P<also>)(?P<first>{QUANTITY})(?P<more>)\s+(?:out\s+)?of\s+"
    rf"(?:the\s+|these\s+|those\s+|his\s+|her\s+|their\s+|our\s+)?(?:\w+\s+)?{QUANTITY}(?!\w)"
)
_BOUND: Final = (
    "at least|no fewer than|not fewer than|no less than|no more than|at most|fewer than|up to|as many as|more than"
).replace(" ", r"\s+")
_BOUND_ALONE: Final = re.compile(
    rf"{EDGE}(?P<prefix>(?:{_BOUND})\s+)(?P<also>)(?P<first>{QUANTITY})(?P<more>)"
    r"(?=\s*[.;:!?)\"”’']|,\s|\s*$|\s+(?:are|were|have|had|remain)\b)(?![.,:]\d)"
)
_OTHERS_ALONE: Final = re.compile(
    rf"{EDGE}(?P<prefix>)(?P<also>the\s+(?:other|remaining)\s+)(?P<first>{QUANTITY})(?P<more>)"
    rf"(?=\s*[.,;:!?)\"”]|\s*$|\s+(?:{STAYS}|in|at|to|from|with|and)\b)(?![.,:]\d)"
)
_SUFFERED: Final = re.compile(
    rf"{EDGE}(?P<prefix>{PREFIX}\s+)?(?P<also>another\s+)?(?P<first>{QUANTITY})(?P<more>\s+(?:others|more))?"
    r"(?=\s+(?:killed|wounded|injured|missing|detained|arrested|captured|released)"
    r"(?:\s*[.,;:)]|\s+(?:and|or|in|at|since|so)\b))"
)
_OPENS_CLAUSE: Final = re.compile(
    r"(?:^|[.,;:!?(“”\"‘’'—–-]|\n|\b(?:and|but|while|that|whom|which|because|when|if|where|the|my|our|their|his|her|these|those|of\s+whom|only))\s*$"
)


_RULES: Final = (
    ("number-as-subject", _SUBJECT),
    ("number-after-verb", _AFTER_VERB),
    ("part-of-number", _PART_OF),
    ("bound-alone", _BOUND_ALONE),
    ("others-alone", _OTHERS_ALONE),
    ("number-suffered", _SUFFERED),
)


def counts_without_noun(low: str) -> Iterator[FoundCount]:
    """Every such count of a text in lower case. `head` is "" unless a noun follows after all."""
    for rule, pattern in _RULES:
        for match in pattern.finditer(low):
            if count := _bare(low, match, rule):
                yield count


def _bare(low: str, match: re.Match[str], rule: str) -> FoundCount | None:
    number = quantity(match["first"])
    start = next(match.start(group) for group in ("prefix", "also", "first") if match[group])
    before = low[max(0, start - 16) : start]
    if number is None or number < 2 or _is_year(match) or NUMBERED.search(before):
        return None
    if rule == "number-as-subject" and not _OPENS_CLAUSE.search(before):
        return None
    bounds = bounded(" ".join((match["prefix"] or "").split()), number, number)
    end, noun, others = match.end(), "", bool(match["also"] or match["more"])
    if rule == "part-of-number" and (head := head_after(low, end, singular=False)):
        end, noun, others = head.end, head.word, others or head.others
    why = f"“{' '.join(low[start:end].split())}”: {bounds.meaning}; of whom, the words around it say"
    return FoundCount(start, end, bounds.at_least, bounds.at_most, bounds.about, noun, others, rule, why)


def _is_year(match: re.Match[str]) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", match["first"]) is not None
