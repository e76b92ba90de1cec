"""What the least worth of anybody is, if attributes are worth something. Invariant: exact, in whole numbers.

Minima are passed from the leaves of the tree of circles to its root, so that every combination of groups
is covered without being listed.
"""

import numpy as np
from numpy.typing import NDArray

from habeas.tally.bounds.program import Model, allowed

NEVER = 2**60
"""The worth of somebody who cannot be."""


class Worth:
    """The least that anybody can be worth, given what each attribute is worth."""

    def __init__(self, laid: Model, worth: NDArray[np.int64]) -> None:
        self._laid = laid
        self._own = []
        for number, circle in enumerate(laid.circles):
            at_home = [worth[one] if laid.homes[one] == number else 0 for one in circle.attributes]
            self._own.append(circle.cells.astype(np.int64) @ np.array(at_home, dtype=np.int64))
        self._edges = [self._edge(number) for number in range(len(laid.circles))]

    def _edge(self, number: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The pattern of shared attributes of each own cell and of each of the parent's."""
        circle = self._laid.circles[number]
        if circle.parent is None:
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        parent = self._laid.circles[circle.parent]
        both = [one.cells[:, one.columns(circle.shared)] for one in (circle, parent)]
        _, pattern = np.unique(np.vstack(both), axis=0, return_inverse=True)
        pattern = pattern.reshape(-1)
        return pattern[: len(circle.cells)], pattern[len(circle.cells) :]

    def __call__(self, known: dict[int, bool]) -> int:
        """For somebody of whom this much is known; NEVER if nobody can be so."""
        values = [
            np.where(allowed(circle, known), own, NEVER)
            for circle, own in zip(self._laid.circles, self._own, strict=True)
        ]
        for number in reversed(range(1, len(values))):
            parent = self._laid.circles[number].parent
            assert parent is not None
            here, above = self._edges[number]
            message = np.full(int(max(here.max(), above.max())) + 1, NEVER, dtype=np.int64)
            np.minimum.at(message, here, values[number])
            values[parent] = np.minimum(values[parent] + message[above], NEVER)
        return int(values[0].min())
