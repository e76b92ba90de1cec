"""Which of several things that fit one another pairwise belong together. Invariant: the order they come in is nothing.

Fitting is not handed on: a stay "in the town" fits either of two cellars there, and they do not fit each other.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def grouped(things: Sequence[T], fits: Callable[[T, T], bool]) -> list[tuple[list[int], list[int]]]:
    """Groups of things (by their place in the list) that all fit one another: those that belong to it, and those that
    may belong to it or to another.

    A thing whose fitting ones all fit one another (a simplicial vertex: D. Fulkerson, O. Gross, Pacific J. of
    Mathematics 15, 1965) settles what its group is; what fits several such groups may belong to any of them. What
    is left, if anything, is looked at again without those.
    """
    near = [
        {j for j, other in enumerate(things) if i == j or fits(one, other)} for i, one in enumerate(things)
    ]
    left = set(range(len(things)))
    found: list[tuple[list[int], list[int]]] = []
    while left:
        settled = {i: frozenset(near[i] & left) for i in sorted(left) if _is_clique(near[i] & left, near)}
        groups = sorted({tuple(sorted(group)) for group in settled.values()}) or [(i,) for i in sorted(left)]
        times = {i: sum(i in group for group in groups) for group in groups for i in group}
        found += [
            ([i for i in group if times[i] == 1], [i for i in group if times[i] > 1]) for group in groups
        ]
        left -= {i for group in groups for i in group}
    return found


def _is_clique(members: set[int], near: Sequence[set[int]]) -> bool:
    return all(members <= near[i] for i in members)
