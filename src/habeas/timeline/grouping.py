"""Which of several things that fit one another pairwise belong together. Invariant: the order they come in is nothing.

Fitting is not handed on: a stay "in the town" fits either of two cellars there, and they do not fit each other.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MANY = 300
"""So many different stays, moves or legs of one person are held against one another; the time grows with the square."""


def grouped(
    things: Sequence[T], fits: Callable[[T, T], bool], twins: Sequence[Hashable] = ()
) -> list[tuple[list[int], list[int]]]:
    """Groups of things (by their place in the list) that all fit one another: those that belong to it, and those that
    may belong to it or to another.

    A thing whose fitting ones all fit one another (a simplicial vertex: D. Fulkerson, O. Gross, Pacific J. of
    Mathematics 15, 1965) settles what its group is; what fits several such groups may belong to any of them. What
    is left, if anything, is looked at again without those.

    `twins` has one value a thing: those of equal value must fit each other and the same others. They are looked at as
    one, which changes no group. The time is that of all pairs of different values.
    """
    alike: dict[Hashable, list[int]] = {}
    for i in range(len(things)):
        alike.setdefault(twins[i] if twins else i, []).append(i)
    several = list(alike.values())
    near = _near([things[same[0]] for same in several], fits)
    left = (1 << len(several)) - 1
    found: list[tuple[list[int], list[int]]] = []
    while left:
        masks = _settled(near, left)
        if not masks:  # Nothing settles the rest: each stands alone.
            return found + [([i], []) for i in sorted(i for at in _members(left) for i in several[at])]
        groups = sorted(sorted(i for at in _members(mask) for i in several[at]) for mask in masks)
        times = Counter(i for group in groups for i in group)
        found += [
            ([i for i in group if times[i] == 1], [i for i in group if times[i] > 1]) for group in groups
        ]
        for mask in masks:
            left &= ~mask
    return found


def _near(things: Sequence[T], fits: Callable[[T, T], bool]) -> list[int]:
    """For each thing, those that it fits, as bits; itself among them."""
    near = [1 << i for i in range(len(things))]
    for i, one in enumerate(things):
        for j in range(i):
            if fits(one, things[j]):
                near[i] |= 1 << j
                near[j] |= 1 << i
    return near


def _settled(near: Sequence[int], left: int) -> list[int]:
    """The groups that are settled, each once: what a thing fits of those left, where that all fits one another."""
    around = {near[i] & left for i in _members(left)}
    return [mask for mask in around if all(not mask & ~near[i] for i in _members(mask))]


def _members(mask: int) -> Iterator[int]:
    """The places of the bits, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
