"""Smallest sets of statements that suffice for something. Invariant: none of those found can be left out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Enough = Callable[[tuple[T, ...]], bool]
"""Whether these statements suffice. More statements always suffice where fewer do."""


def irreducible(items: Sequence[T], enough: Enough[T], given: Sequence[T] = ()) -> tuple[T, ...]:
    """Items, in their order, that suffice together with those `given`, none of which can be left out
    (U. Junker, "QuickXplain", AAAI 2004). All the items must suffice."""
    if enough(tuple(given)):
        return ()
    found = set(map(id, _split(list(items), enough, tuple(given))))
    return tuple(item for item in items if id(item) in found)


def _split(items: list[T], enough: Enough[T], given: tuple[T, ...]) -> list[T]:
    """What is needed of the items beside those given, which alone do not suffice."""
    if len(items) == 1:
        return items
    half = len(items) // 2
    first, second = items[:half], items[half:]
    from_second: list[T] = []
    if not enough(given + tuple(first)):
        from_second = _split(second, enough, given + tuple(first))
    from_first: list[T] = []
    if not enough(given + tuple(from_second)):
        from_first = _split(first, enough, given + tuple(from_second))
    return from_first + from_second


def smallest(items: Sequence[T], enough: Enough[T], most_tries: int) -> tuple[tuple[T, ...], bool]:
    """The fewest items that suffice, and whether that there are no fewer was established.

    Whatever suffices must hold something of everything whose absence makes the rest not suffice; the
    smallest such choice is tried until it suffices (A. Ignatiev and others, "Smallest MUS extraction
    with minimal hitting set dualization", CP 2015).
    """
    found = irreducible(items, enough)
    needed: list[frozenset[T]] = []
    tries = 0
    while True:
        choice = _hitting(needed, len(found) - 1)
        if choice is None:
            return found, True
        if enough(tuple(item for item in items if item in choice)):
            return tuple(item for item in items if item in choice), True
        not_enough = list(choice)
        for item in items:
            if item not in choice and not enough((*not_enough, item)):
                not_enough.append(item)
            tries += 1
        needed.append(frozenset(items).difference(not_enough))
        if tries > most_tries:
            return found, False


def _hitting(sets: list[frozenset[T]], most: int) -> frozenset[T] | None:
    """The fewest items, at most so many, that have something of every set; None if there are none."""
    for size in range(most + 1):
        found = _hit(sets, frozenset(), size)
        if found is not None:
            return found
    return None


def _hit(sets: list[frozenset[T]], so_far: frozenset[T], more: int) -> frozenset[T] | None:
    missed = next((one for one in sets if one.isdisjoint(so_far)), None)
    if missed is None:
        return so_far
    if not more:
        return None
    for item in missed:
        found = _hit(sets, so_far | {item}, more - 1)
        if found is not None:
            return found
    return None
