"""What a cell of a status column says, where its words are plain. Anything else is None: only its words are kept."""

import re
from enum import StrEnum


class Said(StrEnum):
    """What a list says became of somebody."""

    HELD = "held"
    MISSING = "missing"
    RELEASED = "released"
    DIED = "died"
    REFUSED = "refused"


_SAYS: tuple[tuple[Said, str], ...] = (
    (Said.DIED, r"died|dead|killed|deceased|погиб|загину|умер|помер|убит|вбит"),
    (Said.RELEASED, r"released|freed|exchanged|освобожд|звільнен|обмен|обмін|отпущен|відпущен"),
    (Said.MISSING, r"missing|believed_missing|no contact|unknown whereabouts"
     r"|пропал|пропав|безвест|безвіст|зник|исчез|нет связи"),
    (Said.REFUSED, r"refus|отказ|відмов"),
    (Said.HELD, r"held|captive|captivity|prisoner|detained|in custody|pow"
     r"|плен|полон|удерж|утрим|содерж|задерж|затрим|сизо"),
)  # fmt: skip
_PATTERNS = tuple((said, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for said, words in _SAYS)
_DOUBT = re.compile(
    r"\b(?:not|no longer|un|never|possibl|probabl|maybe|perhaps|не|возможно|вероятно|можливо|ймовірно)\b|\?"
    r"|\bне[а-яіїє]+",
    re.IGNORECASE,
)


def said_in(text: str) -> Said | None:
    """The one thing that a cell says, or None: words of doubt, or two things at once, are for a person to read."""
    if len(text) > 60 or _DOUBT.search(text):
        return None
    found = [said for said, words in _PATTERNS if words.search(text)]
    return found[0] if len(found) == 1 else None
