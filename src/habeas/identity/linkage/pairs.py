"""Keys to pairs: everybody in one block with everybody else; a block that is too large is split, never dropped whole.

The number of pairs grows with the number of people, not with its square. Each pair comes once, smaller number first.
"""

from collections.abc import Iterable

import numpy as np

from habeas.identity.linkage.arrays import Ints, Longs, groups_of, mixed, once, ranges
from habeas.identity.linkage.keys import Keys, Splits


def pairs(every: Iterable[Keys], splits: Splits, person: Ints) -> Longs:
    """All pairs of readings that share a key, as one number each: the first times the count of readings plus the
    second. `person` says whose reading each is; two readings of one person are no pair."""
    found: list[Longs] = []
    count = len(person)
    for one in every:
        found += _of_kind(one, splits, person, count)
    if not found:
        return np.zeros(0, dtype=np.int64)
    together = np.concatenate(found)
    found.clear()
    return once(together, in_runs=True)


def _of_kind(one: Keys, splits: Splits, person: Ints, count: int) -> list[Longs]:
    found: list[Longs] = []
    rows, keys = _sorted(*_shared(one.rows, one.keys))
    starts, sizes = groups_of(keys)
    small = (sizes > 1) & (sizes <= one.cap)
    found.append(_within(rows, starts[small], sizes[small], person, count))
    large = sizes > one.cap
    members = ranges(starts[large], sizes[large])
    rows, keys = rows[members], keys[members]
    for number, field in enumerate(splits.fields):
        value = field[rows]
        there = value >= 0
        if not there.any():
            continue
        again_rows, again = _sorted(rows[there], mixed(100 + number, keys[there], value[there]))
        starts, sizes = groups_of(again)
        small = (sizes > 1) & (sizes <= one.cap)
        found.append(_within(again_rows, starts[small], sizes[small], person, count))
    return [once(codes) for codes in found if len(codes)]


def _shared(rows: Ints, keys: Longs) -> tuple[Ints, Longs]:
    """Those whose key another may have: most are alone, which is sooner seen than they are sorted."""
    drawers = 1 << (4 * len(keys)).bit_length()
    drawer = keys & (drawers - 1)
    there = np.bincount(drawer, minlength=drawers)[drawer] > 1
    return rows[there], keys[there]


def _sorted(rows: Ints, keys: Longs) -> tuple[Ints, Longs]:
    order = np.argsort(keys, kind="stable")
    return rows[order], keys[order]


def _within(rows: Ints, starts: Longs, sizes: Longs, person: Ints, count: int) -> Longs:
    """All pairs within blocks, as numbers."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    members = ranges(starts, sizes)
    after = np.repeat(starts + sizes, sizes) - members - 1
    first = np.repeat(members, after)
    second = ranges(members + 1, after)
    i, j = rows[first].astype(np.int64), rows[second].astype(np.int64)
    low, high = np.minimum(i, j), np.maximum(i, j)
    keep = person[low] != person[high]
    codes: Longs = low[keep] * count + high[keep]
    return codes
