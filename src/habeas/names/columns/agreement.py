"""How the parts of many pairs of names agree, each pair in one reading: levels, and the scores they add up to."""

import numpy as np
from numpy.typing import NDArray

from habeas.names.columns import initials
from habeas.names.columns.families import family_levels
from habeas.names.columns.fathers import father_levels
from habeas.names.columns.givens import given_levels, second_levels
from habeas.names.columns.names import Names
from habeas.names.evidence import levels as every
from habeas.names.evidence import weights
from habeas.names.evidence.levels import LEVELS, Part
from habeas.names.result import Evidence

Codes = NDArray[np.uint8]
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
PARTS = (Part.GIVEN, Part.SECOND, Part.FAMILY, Part.PATRONYMIC, Part.SEX, Part.CALL_SIGN, Part.CASE)
"""The parts in the order in which evidence is added up."""

_WEIGHTS = np.array([one.weight for one in LEVELS])


class Levels:
    """For each pair and part the number of a level in `LEVELS`; 0 where a part stands in one name only.

    `alone` has the evidence of pairs that were compared one by one, by row: their score is that of it, which may rest
    on another reading of the names.
    """

    def __init__(self, left: Names, i: Rows, right: Names, j: Rows) -> None:
        self.left, self.i, self.right, self.j = left, i.copy(), right, j.copy()
        self.codes: dict[Part, Codes] = {part: np.zeros(len(i), np.uint8) for part in PARTS}
        self.alone: dict[int, tuple[Evidence, ...]] = {}
        self.score = np.zeros(len(i))

    def __len__(self) -> int:
        return len(self.i)

    def __getitem__(self, part: Part) -> Codes:
        return self.codes[part]

    def take(self, rows: Rows, others: "Levels", at: Rows) -> None:
        """Take over what other readings of some pairs say."""
        self.i[rows], self.j[rows] = others.i[at], others.j[at]
        self.score[rows] = others.score[at]
        for part in PARTS:
            self.codes[part][rows] = others.codes[part][at]

    def set_alone(self, row: int, evidence: tuple[Evidence, ...], score: float) -> None:
        """A pair compared one by one: its score, and the levels of its parts as far as it has such."""
        self.alone[row] = evidence
        self.score[row] = score
        for part in PARTS:
            self.codes[part][row] = 0
        for one in evidence:
            if one.level is not None and one.level.part in self.codes:
                self.codes[one.level.part][row] = one.level.number


def agree(found: Levels, rows: Rows) -> None:
    """Find the levels and the scores of some pairs, in the readings they have."""
    left, right, words = found.left, found.right, found.left.vocabulary
    i, j = found.i[rows], found.j[rows]
    families = family_levels(words, left.family[i], right.family[j], (left.oblique[i] | right.oblique[j]) > 0)
    initials.family(left, i, right, j, families)
    givens = given_levels(words, left.given[i], right.given[j])
    initials.given(left, i, right, j, givens)
    seconds = second_levels(words, left.second[i], right.second[j])
    initials.second(left, i, right, j, seconds)
    fathers = father_levels(words, left.patronymic[i], right.patronymic[j])
    initials.patronymic(left, i, right, j, fathers)
    total = weights.PRIOR + _WEIGHTS[givens] + _WEIGHTS[seconds] + _WEIGHTS[families] + _WEIGHTS[fathers]
    sexes = left.sex[i].astype(np.int8) * right.sex[j] == 2
    for codes in (givens, seconds, families, fathers):
        sexes &= _WEIGHTS[codes] >= weights.CONTRADICTION
    nothing = (givens == 0) & (seconds == 0) & (families == 0) & (fathers == 0) & ~sexes
    total += np.where(sexes, weights.SEX_OTHER, 0.0) + np.where(nothing, weights.NOTHING_SHARED, 0.0)
    total += _WEIGHTS[found.codes[Part.CASE][rows]]
    found.codes[Part.SEX][rows] = np.where(sexes, every.SEX_OTHER.number, 0)
    for part, codes in zip(PARTS, (givens, seconds, families, fathers), strict=False):
        found.codes[part][rows] = codes
    found.score[rows] = np.round(1 / (1 + np.exp(-total)), 4)
