"""Many pairs of names to levels and scores, as `names.compare` has two: by arrays where words decide, one by one where
more is needed.

Invariant: every pair gets the levels, or the comparison, that `compare` of the two names gives.
"""

import numpy as np
from numpy.typing import NDArray

from habeas.names.columns.again import look_again
from habeas.names.columns.agreement import Levels, agree
from habeas.names.columns.names import Names, Rows
from habeas.names.columns.uncollected import uncollected
from habeas.names.compare import compare_names


def levels(left: Names, i: Rows, right: Names, j: Rows) -> Levels:
    """How the names left[i] and right[j] agree, pair by pair."""
    if left.vocabulary is not right.vocabulary:
        right = Names.of(right.texts, beside=left)
    found = Levels(left, i, right, j)
    odd = (left.odd[i] | right.odd[j]) > 0
    rows = np.flatnonzero(~odd)
    with uncollected():
        if len(rows):
            agree(found, rows)
            look_again(found, rows)
        for row in np.flatnonzero(odd).tolist():
            one = compare_names(left.name(int(i[row])), right.name(int(j[row])))
            found.set_alone(row, one.evidence, one.score)
    return found


def scores(levels: Levels) -> NDArray[np.float64]:
    """How well the names agree, 0 to 1, as `compare` says it."""
    return levels.score
