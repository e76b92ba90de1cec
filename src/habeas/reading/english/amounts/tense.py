"""Whether a date without a year or week is behind the text or ahead of it, by the words around it.

Only words of the same clause count, and only a few of them.
"""

import re
from typing import Final

from habeas.reading.english.amounts.found_date import Setting

_FUTURE: Final = re.compile(
    r"\b(?:will|['’]ll|shall|(?:is|are|was|were)\s+(?:going|due|set|scheduled|expected|supposed|to)\b|"
    r"due|scheduled|expects?|expected|plans?\s+to|planned\s+(?:to|for)|planning\s+to|preparing\s+to|"
    r"set\s+to|about\s+to|upcoming|next|tomorrow|no\s+later\s+than|deadline|"
    r"as\s+(?:early|soon)\s+as|postponed|effective|payable)\b"
)
_DEADLINE: Final = re.compile(r"\b(?:by|until|till|before)\s+(?:\w+\s+)?$")
_PAST: Final = re.compile(
    r"\b(?:had|was|were|been|did|came|went|took|got|left|saw|told|said|found|held|heard|began|sent|brought|"
    r"wrote|gave|fell|made|(?!supposed|expected|scheduled|need|planned|indeed|hundred)\w+ed)\b"
)
_SAYING: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|stated|posted|published)\b"
)
_CLAUSE_EDGE: Final = re.compile(r"[!?;“”\"]|\.\s|\n\s*\n")
_WILL_FOLLOWS: Final = re.compile(r"[\s,]*(?:\w+\s+){0,2}(?:will|['’]ll|shall)\b")


def in_future(setting: Setting, start: int, end: int) -> bool:
    """Do words of the future stand within a few words of the date?"""
    before, after = _clause(setting, start, end)
    cues = list(_FUTURE.finditer(before))
    if cues:
        return not _SAYING.search(before, cues[-1].end())
    return bool(_WILL_FOLLOWS.match(after)) and not _SAYING.search(before)


def is_deadline(setting: Setting, start: int, end: int) -> bool:
    """Is it a day by or until which something is to happen ("by Friday")? Not beside "had"."""
    before, _ = _clause(setting, start, end)
    return bool(_DEADLINE.search(before)) and "had " not in before


def told_as_past(setting: Setting, start: int, end: int) -> bool:
    """Does a verb of the past stand beside the date?"""
    return any(_PAST.search(part) for part in _clause(setting, start, end))


def _clause(setting: Setting, start: int, end: int) -> tuple[str, str]:
    before = _CLAUSE_EDGE.split(setting.low[max(0, start - 60) : start])[-1]
    return before, _CLAUSE_EDGE.split(setting.low[end : end + 40])[0]
