"""Sets of given names that words can be, against one another: as tables, so that a million pairs are looked up."""

import numpy as np

from habeas.identity.linkage.arrays import Bytes, Flags, Ints
from habeas.names.given import initials_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SAME, SHORT, BOTH_SHORT, OTHER = 1, 2, 3, 8
"""Levels of `levels.Given`; 0 where neither word is surely a full name, so that only their letters tell."""

NameSet = tuple[frozenset[int], frozenset[int], bool]


class SetTables:
    """How two sets of names agree, and with which letters they begin."""

    def __init__(self, names: list[NameSet], fathers: list[frozenset[int]]) -> None:
        self._levels = _levels(names)
        self._fathers = _meet([set(one) for one in fathers])
        self._letters = np.array([_bits(full or short) for full, short, _ in names], dtype=np.int64)
        self._father_letters = np.array([_bits(one) for one in fathers], dtype=np.int64)

    def level(self, a: Ints, b: Ints) -> Bytes:
        """How given names with these numbers of sets agree."""
        return self._levels[a, b]

    def one_father(self, a: Ints, b: Ints) -> Flags:
        """Whether two patronymics can come from one father's name."""
        return self._fathers[a, b]

    def begins(self, names: Ints, letter: Ints) -> Flags:
        """Whether a name of the set begins with a letter, in one of the languages."""
        flags: Flags = (self._letters[names] >> letter.astype(np.int64) & 1) > 0
        return flags

    def father_begins(self, fathers: Ints, letter: Ints) -> Flags:
        """Whether a father's name of the set begins with a letter."""
        flags: Flags = (self._father_letters[fathers] >> letter.astype(np.int64) & 1) > 0
        return flags


def _bits(names: frozenset[int]) -> int:
    bits = 0
    for letter in initials_of(names) if names else ():
        bits |= 1 << (_LETTERS.find(letter) + 1)
    return bits


def _meet(sets: "list[set[int]]") -> Flags:
    """Which sets share a member."""
    size = 1 + max((max(one) for one in sets if one), default=0)
    member = np.zeros((len(sets), size), dtype=np.float32)
    for row, one in enumerate(sets):
        member[row, list(one)] = 1
    flags: Flags = member @ member.T > 0
    return flags


def _levels(names: list[NameSet]) -> Bytes:
    both = [set(full | short) for full, short, _ in names]
    any_ = _meet(both)
    full = _meet([set(one[0]) for one in names])
    crossed = _meet([set(one[0]) for one in names] + [set(one[1]) for one in names])
    count = len(names)
    full_short = crossed[:count, count:]
    sure = np.array([one[2] for one in names], dtype=bool)
    out = np.where(sure[:, None] & sure[None, :], OTHER, 0)
    out = np.where(any_, BOTH_SHORT, out)
    out = np.where(full_short | full_short.T, SHORT, out)
    return np.where(full, SAME, out).astype(np.uint8)
