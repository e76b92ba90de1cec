"""Which suggestion answers which gold passage: one to one, as many as possible, then as close as possible.

Invariant: no suggestion and no gold passage is used twice.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Span = tuple[int, int]
T = TypeVar("T")

NEAR = 0.5
"""Two passages are the same telling when they share at least this part of what they cover together."""


def overlap(a: Span, b: Span) -> int:
    """How many code points two passages share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a: Span, b: Span) -> float:
    """The shared part of two passages, as a part of what they cover together (0 to 1)."""
    shared = overlap(a, b)
    return shared / ((a[1] - a[0]) + (b[1] - b[0]) - shared) if shared else 0.0


def closest(span: Span, candidates: Sequence[T], where: Callable[[T], Span]) -> T | None:
    """The candidate that overlaps the passage most closely, or None when none touches it."""
    touching = [c for c in candidates if overlap(span, where(c))]
    return max(touching, key=lambda c: iou(span, where(c)), default=None)


def assign(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row -> column, one to one: as many pairs with a weight above 0 as there can be, then the greatest sum.

    Successive best augmenting paths (Bellman-Ford on the residual graph), which is exact; a greedy choice
    is not: it can take the only passage that another row could have had.
    """
    row_of: dict[int, int] = {}
    col_of: dict[int, int] = {}
    while (path := _best_path(weights, row_of, col_of)) is not None:
        for row, col in path:
            col_of[row] = col
            row_of[col] = row
    return col_of


def _best_path(
    weights: Sequence[Sequence[float]], row_of: dict[int, int], col_of: dict[int, int]
) -> list[tuple[int, int]] | None:
    """The pairs to set for one more match at the greatest gain, or None when no more match is possible."""
    gain: dict[int, float] = {r: 0.0 for r in range(len(weights)) if r not in col_of}
    came: dict[int, tuple[int, int]] = {}  # row -> (row before, its new column)
    for _ in range(len(weights)):
        if not _relax(weights, row_of, col_of, gain, came):
            break
    ends = [(gain[r] + w, r, c) for r in gain for c, w in enumerate(weights[r]) if w > 0 and c not in row_of]
    if not ends:
        return None
    _, row, col = max(ends)
    path = [(row, col)]
    while row in came:
        row, col = came[row]
        path.append((row, col))
    return path


def _relax(
    weights: Sequence[Sequence[float]],
    row_of: dict[int, int],
    col_of: dict[int, int],
    gain: dict[int, float],
    came: dict[int, tuple[int, int]],
) -> bool:
    """One round: let each reached row push out the owner of a column if that raises what the owner can reach."""
    changed = False
    for row in list(gain):
        for col, weight in enumerate(weights[row]):
            owner = row_of.get(col)
            if weight <= 0 or owner is None or owner == row or col_of.get(row) == col:
                continue
            reached = gain[row] + weight - weights[owner][col]
            if reached > gain.get(owner, float("-inf")) + 1e-12:
                gain[owner] = reached
                came[owner] = (row, col)
                changed = True
    return changed
