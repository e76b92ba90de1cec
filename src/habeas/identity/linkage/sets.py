"""Sets of given names that words can be, against one another: as tables, so that a million pairs are looked up."""

from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from habeas.identity.linkage.arrays import Bytes, Flags, Ints, Longs, ranges
from habeas.identity.linkage.fields import Given
from habeas.names.columns.growing import Growing
from habeas.names.given import initials_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Number = TypeVar("Number", np.uint8, np.bool_)
NameSet = tuple[frozenset[int], frozenset[int], bool]


class _Members:
    """Sets and their members, one of each a row of `sets` and `members`; in the order of the sets."""

    def __init__(self) -> None:
        self.count = 0
        self.sets, self.members = Growing(np.int64), Growing(np.int64)

    def extend(self, new: Sequence[frozenset[int]]) -> None:
        """Add sets at the end."""
        sizes = np.fromiter(map(len, new), dtype=np.int64, count=len(new))
        self.sets.extend(np.repeat(np.arange(self.count, self.count + len(new)), sizes))
        self.members.extend(np.fromiter(chain.from_iterable(new), dtype=np.int64))
        self.count += len(new)


class SetTables:
    """How two sets of names agree, and with which letters they begin. Grows with the sets that words can be."""

    def __init__(self) -> None:
        self._full, self._short, self._father = _Members(), _Members(), _Members()
        self._sure = np.zeros(0, dtype=bool)
        self._levels = np.zeros((0, 0), dtype=np.uint8)
        self._fathers = np.zeros((0, 0), dtype=bool)
        self._letters, self._father_letters = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)

    def grow(self, names: Sequence[NameSet], fathers: Sequence[frozenset[int]]) -> None:
        """Take in sets that came since the last time; both are all sets, by number."""
        if len(names) > self._full.count:
            self._grow_names(names[self._full.count :])
        if len(fathers) > self._father.count:
            old = self._father.count
            self._father.extend(fathers[old:])
            self._fathers = _widened(self._fathers, _meet(self._father, self._father, old))
            self._father_letters = np.append(self._father_letters, [_bits(one) for one in fathers[old:]])

    def _grow_names(self, new: Sequence[NameSet]) -> None:
        old, full, short = self._full.count, self._full, self._short
        full.extend([one[0] for one in new])
        short.extend([one[1] for one in new])
        self._sure = np.append(self._sure, [one[2] for one in new])
        out = np.where(self._sure[old:, None] & self._sure[None, :], Given.OTHER, 0).astype(np.uint8)
        out[_meet(short, short, old)] = Given.BOTH_SHORT
        out[_meet(full, short, old) | _meet(short, full, old)] = Given.SHORT
        out[_meet(full, full, old)] = Given.SAME
        self._levels = _widened(self._levels, out)
        self._letters = np.append(self._letters, [_bits(full or short) for full, short, _ in new])

    def level(self, a: Ints, b: Ints) -> Bytes:
        """How given names with these numbers of sets agree, as `Given`; 0 where only their letters can tell."""
        return self._levels[a, b]

    def one_father(self, a: Ints, b: Ints) -> Flags:
        """Whether two patronymics can come from one father's name."""
        return self._fathers[a, b]

    def begins(self, names: Ints, letter: Ints) -> Flags:
        """Whether a name of the set begins with a letter, in one of the languages."""
        return _has(self._letters[names], letter)

    def father_begins(self, fathers: Ints, letter: Ints) -> Flags:
        """Whether a father's name of the set begins with a letter."""
        return _has(self._father_letters[fathers], letter)


def _has(bits: Longs, letter: Ints) -> Flags:
    flags: Flags = (bits >> letter.astype(np.int64) & 1) > 0
    return flags


def _bits(names: frozenset[int]) -> int:
    bits = 0
    for letter in initials_of(names) if names else ():
        bits |= 1 << (_LETTERS.find(letter) + 1)
    return bits


def _meet(one: _Members, other: _Members, old: int) -> Flags:
    """Which sets of one, from number `old` on, share a member with which of the other."""
    out = np.zeros((one.count - old, other.count), dtype=bool)
    new = np.searchsorted(one.sets.array, old)
    rows, sought = one.sets.array[new:] - old, one.members.array[new:]
    order = np.argsort(other.members.array, kind="stable")
    there = other.members.array[order]
    begin, end = (np.searchsorted(there, sought, side) for side in ("left", "right"))
    size = end - begin
    out[np.repeat(rows, size), other.sets.array[order][ranges(begin, size)]] = True
    return out


def _widened(before: NDArray[Number], new: NDArray[Number]) -> NDArray[Number]:
    """A symmetric table with new rows, which are its new columns too."""
    old = len(before)
    out = np.zeros((new.shape[1], new.shape[1]), dtype=new.dtype)
    out[:old, :old] = before
    out[old:] = new
    out[:old, old:] = new[:, :old].T
    return out
