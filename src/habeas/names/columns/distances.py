"""The distance of `names.distance` for many pairs of words at once: rows of a table of costs laid side by side.

Invariant: every pair gets the very number that `distance` gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.names.distance import (
    BAND,
    FAR,
    GIVE_UP,
    LOSE,
    MOST_EDITS,
    SUBSTITUTE,
    TRANSPOSED,
    VOWELS,
    distance,
)

Codes = NDArray[np.uint8]
Rows = NDArray[np.int64]
Places = NDArray[np.int32] | Rows
Costs = NDArray[np.float64]
ODD = 27
"""The code of whatever is no letter of the alphabet of sounds; 0 stands after the last letter."""
_A = ord("a") - 1


def _letter(code: int) -> str:
    return chr(_A + code)


_LOSE = np.array([FAR] + [LOSE.get(_letter(code), 1.0) for code in range(1, ODD + 1)])
_CHANGE = np.ones((ODD + 1, ODD + 1))
for _x, _near in SUBSTITUTE.items():
    for _y, _cost in _near.items():
        _CHANGE[ord(_x) - _A, ord(_y) - _A] = _cost
np.fill_diagonal(_CHANGE, 0.0)
_CHANGE[0] = _CHANGE[:, 0] = FAR
_CHANGES = _CHANGE.ravel()
_BITS = np.array([0, *(1 << code for code in range(ODD))], np.uint32)

_NO_CONSONANT = np.isin(np.arange(28), [0, *(ord(letter) - ord("a") + 1 for letter in VOWELS)])


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words as rows of letters (1 to 26, 27 for anything else, 0 after the end), with their lengths."""

    letters: Codes
    length: Rows

    def __getitem__(self, rows: Places) -> "Spelt":
        """Some of the words, in this order."""
        return Spelt(self.letters[rows], self.length[rows])

    def is_odd(self) -> NDArray[np.bool_]:
        """Which words have a letter of no sound, or more letters than were kept."""
        odd: NDArray[np.bool_] = (self.letters == ODD).any(axis=1)
        return odd

    def ends_with(self, endings: Sequence[str]) -> NDArray[np.bool_]:
        """Which words end with one of these. Odd words may be told wrongly."""
        found = np.zeros(len(self.length), bool)
        number = np.zeros(len(self.length), np.int64)
        for length in range(1, max(map(len, endings)) + 1):
            place = (self.length - length).clip(0, self.letters.shape[1] - 1)
            number += self.letters[np.arange(len(place)), place] * np.int64((ODD + 1) ** (length - 1))
            sought = [_number(ending) for ending in endings if len(ending) == length]
            if sought:
                found |= (self.length >= length) & np.isin(number, sought)
        return found


def _number(ending: str) -> int:
    return sum((ord(letter) - _A) * (ODD + 1) ** place for place, letter in enumerate(reversed(ending)))


def points(words: Sequence[str], most: int | None = None) -> NDArray[np.uint32]:
    """The letters of words as they are numbered in Unicode, 0 after the end; all, or the first so many."""
    made = np.array(words, f"U{most or ''}") if len(words) else np.zeros(0, f"U{most or 1}")
    return made.view(np.uint32).reshape(len(words), max(made.dtype.itemsize // 4, 1))


def spelt(words: Sequence[str], most: int | None = None) -> Spelt:
    """Words in sound as rows of letters, or of the first so many; the last of these is odd where a word is longer."""
    found = points(words, most)
    letters = np.where((found > _A) & (found < _A + ODD), found - _A, np.where(found == 0, 0, ODD))
    width = letters.shape[1]
    length = np.fromiter(map(len, words), np.int64, len(words))
    letters[length > width, width - 1] = ODD
    return Spelt(letters.astype(np.uint8), length)


def distances(a: Sequence[str], b: Sequence[str]) -> Costs:
    """The distances of words in sound, pair by pair: `distance(a[n], b[n])`."""
    found = apart(spelt(a), spelt(b))
    for row in np.flatnonzero(np.isnan(found)).tolist():
        found[row] = distance(a[row], b[row])
    return found


class Letters(NamedTuple):
    """Which words are a letter apart or have two exchanged, whether or not one derives from the other; and which of
    these by letters exchanged or struck twice."""

    apart: NDArray[np.bool_]
    typed: NDArray[np.bool_]


def a_letter_apart(a: Sequence[str], b: Sequence[str]) -> Letters:
    """What `one_letter` and `typed` say, pair by pair."""
    if not len(a):
        return Letters(np.zeros(0, bool), np.zeros(0, bool))
    first, second = np.split(points([*a, *b]), 2)
    differ, last = first != second, first.shape[1] - 1
    begin, many, rows = np.argmax(differ, axis=1), differ.sum(axis=1), np.arange(len(first))
    before, after = np.maximum(begin - 1, 0), np.minimum(begin + 1, last)
    typed = (first[rows, begin] == second[rows, after]) & (first[rows, after] == second[rows, begin])
    typed &= many == 2
    apart = (many == 1) | typed
    shared = np.arange(last) < begin[:, None]
    for longer, shorter in ((first, second), (second, first)):
        without = (
            (shared | (longer[:, 1:] == shorter[:, :-1])).all(axis=1) & (shorter[:, last] == 0) & (many > 0)
        )
        letter = longer[rows, begin]
        twice = (letter == longer[rows, after]) & (begin < last) | (letter == longer[rows, before]) & (
            begin > 0
        )
        apart |= without
        typed |= without & twice
    return Letters(apart, typed)


def apart(a: Spelt, b: Spelt) -> Costs:
    """The distances of words pair by pair; not a number where a word has other letters than those of sounds."""
    found = np.full(len(a.length), FAR)
    near = np.flatnonzero(abs(a.length - b.length) <= BAND)
    first, second = _cores(a[near], b[near])
    costs = np.full(len(near), FAR)
    none = np.flatnonzero((first.length == 0) | (second.length == 0))
    costs[none] = _left_over(
        np.where(first.length[none, None] == 0, second.letters[none], first.letters[none])
    )
    single = np.flatnonzero((first.length == 1) & (second.length == 1))
    costs[single] = _CHANGE[first.letters[single, 0], second.letters[single, 0]]
    more = (first.length > 0) & (second.length > 0) & ((first.length > 1) | (second.length > 1))
    some = np.flatnonzero(more)
    shared = _set_of(first.letters[some]) & _set_of(second.letters[some])
    longest = np.maximum(first.length[some], second.length[some])
    some = some[longest - np.bitwise_count(shared) <= MOST_EDITS]
    # The longest first, so that those not yet at their end are always the first so many.
    some = some[np.argsort(-first.length[some], kind="stable")]
    if len(some):
        costs[some] = _aligned(first[some], second[some])
    costs[a[near].is_odd() | b[near].is_odd()] = np.nan
    found[near] = costs
    return found


def _set_of(letters: Codes) -> NDArray[np.uint32]:
    """Which letters a word has, as bits."""
    found: NDArray[np.uint32] = np.bitwise_or.reduce(_BITS[letters], axis=1)
    return found


def with_first_sound(distance: Costs, a: Spelt, b: Spelt, more: float) -> Costs:
    """Distances with something added where words begin with different sounds of which one is a consonant."""
    first, second = a.letters[:, 0], b.letters[:, 0]
    other = (first != second) & ~(_NO_CONSONANT[first] & _NO_CONSONANT[second])
    return distance + np.where(other, more, 0.0)


def _cores(a: Spelt, b: Spelt) -> tuple[Spelt, Spelt]:
    """What is left of each two words without the letters that both begin and then both end with."""
    shortest = np.minimum(a.length, b.length)
    width = max(1, min(a.letters.shape[1], b.letters.shape[1], int(shortest.max(initial=1))))
    column = np.arange(width)
    equal = (a.letters[:, :width] == b.letters[:, :width]) & (column < shortest[:, None])
    begin = _how_many(equal)
    equal = _from_end(a, width) == _from_end(b, width)
    equal &= column < (shortest - begin)[:, None]
    end = _how_many(equal)
    columns = np.arange(max(int((np.maximum(a.length, b.length) - begin - end).max(initial=1)), 1))
    return _inner(a, begin, end, columns), _inner(b, begin, end, columns)


def _how_many(equal: NDArray[np.bool_]) -> Rows:
    """How many are true in each row before the first that is not."""
    many: Rows = np.argmin(equal, axis=1)
    many[equal[np.arange(len(equal)), many]] = equal.shape[1]
    return many


def _from_end(words: Spelt, width: int) -> Codes:
    """The letters of each word from its last one backwards."""
    last = np.clip(words.length - 1, 0, words.letters.shape[1] - 1)
    return _letters_at(words, np.maximum(last[:, None] - np.arange(width), 0))


def _letters_at(words: Spelt, place: Rows) -> Codes:
    """The letters at some places of each word."""
    size, width = words.letters.shape
    return words.letters.ravel()[place + np.arange(0, size * width, width)[:, None]]


def _inner(words: Spelt, begin: Rows, end: Rows, columns: Rows) -> Spelt:
    length = words.length - begin - end
    place = np.minimum(begin[:, None] + columns, words.letters.shape[1] - 1)
    letters = _letters_at(words, place)
    letters[columns >= length[:, None]] = 0
    return Spelt(letters, length)


def _left_over(letters: Codes) -> Costs:
    """The costs of losing all of these letters."""
    cost = np.zeros(len(letters))
    for column in letters.T:
        cost += np.where(column > 0, _LOSE[column], 0.0)
    return np.where(cost <= GIVE_UP, cost, FAR)


def _aligned(a: Spelt, b: Spelt) -> Costs:
    """The distances by rows of the table, all pairs at once. The words of `a` are sorted by length, longest first."""
    size, width = b.letters.shape
    x_at, y_at = np.ascontiguousarray(a.letters.T), np.ascontiguousarray(b.letters.T)
    lose = _LOSE[y_at]
    far, result, dead = np.full(size, FAR), np.full(size, FAR), np.zeros(size, bool)
    row = [np.zeros(size)]
    for j in range(width):
        row.append(row[-1] + lose[j])
    above = row
    ends = np.searchsorted(-a.length, -np.arange(1, len(x_at) + 1), side="right")
    for i, active in enumerate(ends.tolist()):
        x, n = x_at[i][:active], active
        first, lost, changes = max(0, i - BAND), _LOSE[x], x.astype(np.intp) * len(_CHANGE)
        new = [far[:n]] * (width + 1)
        left = new[first] = row[first][:n] + lost
        least = left
        for j in range(first, min(width, i + BAND + 1)):
            y = y_at[j][:n]
            best = row[j][:n] + _CHANGES[changes + y]
            np.minimum(best, row[j + 1][:n] + lost, out=best)
            np.minimum(best, left + lose[j][:n], out=best)
            if i and j:
                turned = (x == y_at[j - 1][:n]) & (y == x_at[i - 1][:n])
                np.minimum(best, np.where(turned, above[j - 1][:n] + TRANSPOSED, FAR), out=best)
            new[j + 1] = left = best
            least = np.minimum(least, best)
        dead[:n] |= least > GIVE_UP
        above, row = row, new
        done = int(ends[i + 1]) if i + 1 < len(ends) else 0
        if done < n:
            at_end = np.array([each[done:n] for each in row])
            result[done:n] = at_end[b.length[done:n], np.arange(n - done)]
    return np.where(dead | (result > GIVE_UP), FAR, result)
