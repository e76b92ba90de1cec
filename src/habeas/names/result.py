"""What a comparison says: a score, a decision at the shipped threshold, and the evidence it was added up from.

The score is nothing but the sum of the evidence: whoever adds up the weights gets it.
"""

from enum import StrEnum
from math import exp

from msgspec import Struct

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
        if self.score >= THRESHOLD:
            return Decision.SAME
        return Decision.UNSURE if self.score >= UNSURE else Decision.DIFFERENT

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the score rests on, the weightiest first; remarks last."""
        ordered = sorted(self.evidence, key=lambda one: -abs(one.weight))
        return tuple(dict.fromkeys(one.sentence for one in ordered))


def score_of(evidence: tuple[Evidence, ...]) -> float:
    """The score, 0 to 1, of a sum of evidence."""
    total = PRIOR
    for one in evidence:
        total += one.weight
    return round(1 / (1 + exp(-total)), 4)
