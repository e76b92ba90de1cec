"""Many names compared at once, as arrays: the same levels, weights and decisions as `compare` of two, much faster.

Needs numpy; nothing else in the room does. Each different word is looked at once, each way to arrange a name is
found once, and only pairs for which arrays cannot tell are compared one by one.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from habeas.names.columns.agreement import Levels
from habeas.names.columns.compare import levels, scores
from habeas.names.columns.names import Names
from habeas.names.columns.sentences import reasons
from habeas.names.result import decision_of

__all__ = ["Comparing", "Levels", "Names", "compared", "levels", "reasons", "scores"]

MOST_WORDS_KEPT = 400_000
"""About half a gigabyte."""


class Comparing:
    """Compares the pieces of a long list, one after the other: words met in one are not looked at again in the next."""

    def __init__(self) -> None:
        self._before: Names | None = None

    def __call__(self, a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[float, str, str]]:
        """Score, decision and reasons (joined by "; ") of each pair of names, in order."""
        left, rows = Names.of(a, beside=self._before), np.arange(len(a))
        right = Names.of(b, beside=left)
        self._before = left if len(left.vocabulary.words) < MOST_WORDS_KEPT else None
        found = levels(left, rows, right, rows)
        score = scores(found).tolist()
        return zip(score, map(decision_of, score), reasons(found), strict=True)


def compared(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[float, str, str]]:
    """Score, decision and reasons (joined by "; ") of each pair of names, in order."""
    return Comparing()(a, b)
