"""Slips of the hand: one part misspelt in a name that is otherwise written alike, letter for letter.

Within one script and one spelling a letter lost or two exchanged is typing; across scripts the same distance is
more likely another name, and this rule keeps silent.
"""

from collections.abc import Iterator

from habeas.names.distance import one_slip
from habeas.names.evidence import weights
from habeas.names.evidence.family import Off
from habeas.names.name import Name
from habeas.names.result import Evidence
from habeas.names.rules import Rule

_LONG = 7


def mended(a: Name, b: Name, evidence: list[Evidence], off: Off) -> list[Evidence]:
    """The evidence, with that of one misspelt part replaced; unchanged if the names differ in more than that."""
    if Rule.SLIPS in off or len(a.words) != len(b.words) or len(a.words) < 2:
        return evidence
    apart = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x.plain != y.plain]
    if len(apart) != 1 or apart[0][0].script is not apart[0][1].script:
        return evidence
    x, y = apart[0]
    shorter = min(len(x.plain), len(y.plain))
    if shorter < (3 if len(a.words) > 2 else 4) or not one_slip(x.plain, y.plain):
        return evidence
    return list(
        _replaced(evidence, (x.written, y.written), weights.SLIP_LONG if shorter >= _LONG else weights.SLIP)
    )


def _replaced(evidence: list[Evidence], words: tuple[str, str], weight: float) -> Iterator[Evidence]:
    for one in evidence:
        known_apart = one.rule in (Rule.EQUIVALENTS, Rule.GENDER, Rule.CASES)
        if one.words[:2] == words and one.weight < weight and not known_apart:
            yield Evidence(
                Rule.SLIPS, weight, "one slip of the hand: {0}, {1}; the rest letter for letter", words
            )
        else:
            yield one
