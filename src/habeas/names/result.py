"""What a comparison says: a score, a decision at the shipped threshold, and the evidence it was added up from.

The score is nothing but the sum of the evidence: whoever adds up the weights gets it.
"""

from enum import StrEnum
from math import exp

from msgspec import Struct

from habeas.names.evidence.levels import Level
from habeas.names.evidence.weights import PRIOR, THRESHOLD, UNSURE
from habeas.names.name import Name
from habeas.names.rules import Rule


class Decision(StrEnum):
    """What a score means: whether two names can be names of one person. Never a judgement on two people."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Evidence(Struct, frozen=True, gc=False):
    """One thing that speaks for or against: its weight in log odds (0 is only a remark), and words for it."""

    rule: Rule
    weight: float
    says: str
    words: tuple[str, ...] = ()
    level: Level | None = None

    @classmethod
    def of(cls, level: Level, *words: str) -> "Evidence":
        """What a level says of two words."""
        return cls(level.rule, level.weight, level.says, words, level)

    @property
    def sentence(self) -> str:
        """What it says, with the words it is about."""
        return self.says.format(*self.words)


class Comparison(Struct, frozen=True, gc=False):
    """Two names compared, in the readings that agree best."""

    a: Name
    b: Name
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def decision(self) -> Decision:
        """The decision at the shipped threshold."""
        return decision_of(self.score)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the score rests on, the weightiest first; remarks last."""
        return sentences(self.evidence)


def sentences(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """What evidence says, the weightiest first; remarks last."""
    ordered = sorted(evidence, key=lambda one: -abs(one.weight))
    return tuple(dict.fromkeys(one.sentence for one in ordered))


def decision_of(score: float) -> Decision:
    """The decision on a score at the shipped threshold."""
    if score >= THRESHOLD:
        return Decision.SAME
    return Decision.UNSURE if score >= UNSURE else Decision.DIFFERENT


def score_of(evidence: tuple[Evidence, ...]) -> float:
    """The score, 0 to 1, of a sum of evidence."""
    total = PRIOR
    for one in evidence:
        total += one.weight
    return round(1 / (1 + exp(-total)), 4)
