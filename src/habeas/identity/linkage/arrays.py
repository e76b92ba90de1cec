"""Arrays that grow, and the few operations on arrays of keys that linking is made of. No meaning of names here."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Bytes: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float32]
Doubles: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

ODD = np.uint64(0x9E3779B97F4A7C15)
"""By this, numbers are spread out over all there are."""
_SECOND = np.uint64(0xBF58476D1CE4E5B9)


def mixed(kind: int, *columns: "Ints | Longs") -> Longs:
    """A key of 63 bits from the numbers in one row of several columns; equal rows have equal keys."""
    key = np.full(len(columns[0]), kind + 1, dtype=np.uint64)
    for column in columns:
        key ^= column.astype(np.int64).view(np.uint64) + np.uint64(0x632BE5AB)
        key *= ODD
        key ^= key >> np.uint64(29)
        key *= _SECOND
        key ^= key >> np.uint64(32)
    return (key >> np.uint64(1)).view(np.int64)


def groups_of(sorted_keys: Longs) -> tuple[Longs, Longs]:
    """Where each run of equal keys starts, and how long it is."""
    if not len(sorted_keys):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1])))
    return starts, np.diff(np.append(starts, len(sorted_keys)))


def ranges(starts: Longs, sizes: Longs) -> Longs:
    """All numbers of several ranges, one after the other."""
    total = int(sizes.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(sizes)
    return np.arange(total) - np.repeat(ends - sizes - starts, sizes)


def once(codes: Longs, *, in_runs: bool = False) -> Longs:
    """The numbers in order, each once. Sorts them in place. `in_runs`: they are several runs that are each in order,
    which are only merged. (The first call of `np.unique` without places loads all of numpy's masked arrays.)"""
    codes.sort(kind="stable" if in_runs else None)
    return codes[np.concatenate(([True], codes[1:] != codes[:-1]))] if len(codes) else codes


def among(sought: Longs, there: Longs) -> Flags:
    """Which numbers are among others, which are in order."""
    if not len(there):
        return np.zeros(len(sought), dtype=np.bool_)
    found: Flags = there[np.minimum(np.searchsorted(there, sought), len(there) - 1)] == sought
    return found
