"""Sets of given names that words can be, against one another: as tables, so that a million pairs are looked up."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from habeas.identity.linkage.arrays import Bits, Bytes, Flags, Ints, Longs
from habeas.identity.linkage.fields import Given
from habeas.names.given import initials_of, table

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Number = TypeVar("Number", np.uint8, np.bool_)
NameSet = tuple[frozenset[int], frozenset[int], bool]


class SetTables:
    """How two sets of names agree, and with which letters they begin. Grows with the sets that words can be."""

    def __init__(self) -> None:
        # Members of sets as bits, 64 in a word.
        self._size = (len(table().sexes) + 63) // 64
        self._full, self._short = _none(self._size), _none(self._size)
        self._father = _none(self._size)
        self._sure = np.zeros(0, dtype=bool)
        self._levels = np.zeros((0, 0), dtype=np.uint8)
        self._fathers = np.zeros((0, 0), dtype=bool)
        self._letters, self._father_letters = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)

    def grow(self, names: Sequence[NameSet], fathers: Sequence[frozenset[int]]) -> None:
        """Take in sets that came since the last time; both are all sets, by number."""
        if len(names) > len(self._full):
            self._grow_names(names[len(self._full) :])
        if len(fathers) > len(self._father):
            new = fathers[len(self._father) :]
            self._father = np.concatenate((self._father, self._members(new)))
            self._fathers = _widened(self._fathers, _meet(self._father[-len(new) :], self._father))
            self._father_letters = np.append(self._father_letters, [_bits(one) for one in new])

    def _grow_names(self, new: Sequence[NameSet]) -> None:
        self._full = np.concatenate((self._full, self._members([one[0] for one in new])))
        self._short = np.concatenate((self._short, self._members([one[1] for one in new])))
        self._sure = np.append(self._sure, [one[2] for one in new])
        full, short = self._full[-len(new) :], self._short[-len(new) :]
        out = np.where(self._sure[-len(new) :, None] & self._sure[None, :], Given.OTHER, 0).astype(np.uint8)
        out[_meet(short, self._short)] = Given.BOTH_SHORT
        out[_meet(full, self._short) | _meet(short, self._full)] = Given.SHORT
        out[_meet(full, self._full)] = Given.SAME
        self._levels = _widened(self._levels, out)
        self._letters = np.append(self._letters, [_bits(full or short) for full, short, _ in new])

    def _members(self, sets: Sequence[frozenset[int]]) -> Bits:
        out = np.zeros((len(sets), self._size), dtype=np.uint64)
        for row, one in enumerate(sets):
            for number in one:
                out[row, number >> 6] |= np.uint64(1 << (number & 63))
        return out

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


def _none(width: int) -> Bits:
    return np.zeros((0, width), dtype=np.uint64)


def _bits(names: frozenset[int]) -> int:
    bits = 0
    for letter in initials_of(names) if names else ():
        bits |= 1 << (_LETTERS.find(letter) + 1)
    return bits


def _meet(new: Bits, every: Bits) -> Flags:
    """Which sets share a member."""
    out = np.zeros((len(new), len(every)), dtype=bool)
    (rows, sought), (columns, there) = _memberships(new), _memberships(every)
    order = np.argsort(there, kind="stable")
    begin, end = (np.searchsorted(there[order], sought, side) for side in ("left", "right"))
    size = end - begin
    at = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size - begin, size)
    out[np.repeat(rows, size), columns[order][at]] = True
    return out


def _memberships(sets: Bits) -> tuple[Longs, Longs]:
    """Sets and their members, one of each a row."""
    rows, members = np.nonzero(np.unpackbits(sets.view(np.uint8), axis=1, bitorder="little"))
    return rows.astype(np.int64), members.astype(np.int64)


def _widened(before: NDArray[Number], new: NDArray[Number]) -> NDArray[Number]:
    """A symmetric table with new rows, which are its new columns too."""
    old = len(before)
    out = np.zeros((new.shape[1], new.shape[1]), dtype=new.dtype)
    out[:old, :old] = before
    out[old:] = new
    out[:old, old:] = new[:, :old].T
    return out
