"""Levels of agreement of many pairs of names, by arrays where words decide, one by one where more is needed.

Invariant: every pair gets the levels, or the comparison, that `compare` of the two names gives.
"""

import numpy as np
from numpy.typing import NDArray

from habeas.names.columns.families import family_levels
from habeas.names.columns.fathers import father_levels
from habeas.names.columns.givens import given_levels, second_levels
from habeas.names.columns.names import Names
from habeas.names.columns.uncollected import uncollected
from habeas.names.columns.vocabulary import Numbers
from habeas.names.compare import compare_names
from habeas.names.evidence import levels as every
from habeas.names.evidence import weights
from habeas.names.evidence.levels import LEVELS, Level, Part
from habeas.names.evidence.slips import same_letters
from habeas.names.readings import MOST_LETTERS
from habeas.names.result import Comparison

Codes = NDArray[np.uint8]
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
PARTS = (Part.GIVEN, Part.SECOND, Part.FAMILY, Part.PATRONYMIC, Part.SEX, Part.CALL_SIGN)
"""The parts in the order in which evidence is added up."""

_WEIGHTS = np.array([one.weight for one in LEVELS])


class Levels:
    """For each pair and part the number of a level in `LEVELS`; 0 where a part stands in one name only.

    `alone` are pairs that were compared one by one, by row: their score is that of the comparison, which may rest
    on another reading of the names.
    """

    def __init__(self, left: Names, i: Rows, right: Names, j: Rows) -> None:
        self.left, self.i, self.right, self.j = left, i, right, j
        self.codes: dict[Part, Codes] = {part: np.zeros(len(i), np.uint8) for part in PARTS}
        self.alone: dict[int, Comparison] = {}
        self.score = np.zeros(len(i))

    def __len__(self) -> int:
        return len(self.i)

    def __getitem__(self, part: Part) -> Codes:
        return self.codes[part]

    def set_alone(self, row: int, found: Comparison) -> None:
        """A pair compared one by one: its score, and the levels of its parts as far as it has such."""
        self.alone[row] = found
        self.score[row] = found.score
        for part in PARTS:
            self.codes[part][row] = 0
        for one in found.evidence:
            if one.level is not None and one.level.part in self.codes:
                self.codes[one.level.part][row] = one.level.number


def levels(left: Names, i: Rows, right: Names, j: Rows) -> Levels:
    """How the names left[i] and right[j] agree, pair by pair."""
    if left.vocabulary is not right.vocabulary:
        right = Names.of(right.texts, beside=left)
    with uncollected():
        return _found(Levels(left, i, right, j))


def _found(found: Levels) -> Levels:
    left, i, right, j = found.left, found.i, found.right, found.j
    odd = (left.odd[i] | right.odd[j]) > 0
    rows = np.flatnonzero(~odd)
    if len(rows):
        _parts(found, rows)
        again = rows[_looked_at_again(found, rows)]
    else:
        again = rows
    for row in [*np.flatnonzero(odd).tolist(), *again.tolist()]:
        found.set_alone(row, compare_names(left.name(int(i[row])), right.name(int(j[row]))))
    return found


def scores(levels: Levels) -> NDArray[np.float64]:
    """How well the names agree, 0 to 1, as `compare` says it."""
    return levels.score


def _parts(found: Levels, rows: Rows) -> None:
    left, right, words = found.left, found.right, found.left.vocabulary
    i, j = found.i[rows], found.j[rows]
    families = family_levels(words, left.family[i], right.family[j], (left.oblique[i] | right.oblique[j]) > 0)
    _family_initials(left, i, right, j, families)
    givens = given_levels(words, left.given[i], right.given[j])
    _given_initials(left, i, right, j, givens)
    seconds = second_levels(words, left.second[i], right.second[j])
    _second_initials(left, i, right, j, seconds)
    fathers = father_levels(words, left.patronymic[i], right.patronymic[j])
    _patronymic_initials(left, i, right, j, fathers)
    total = weights.PRIOR + _WEIGHTS[givens] + _WEIGHTS[seconds] + _WEIGHTS[families] + _WEIGHTS[fathers]
    sexes = left.sex[i].astype(np.int8) * right.sex[j] == 2
    for codes in (givens, seconds, families, fathers):
        sexes &= _WEIGHTS[codes] >= weights.CONTRADICTION
    nothing = (givens == 0) & (seconds == 0) & (families == 0) & (fathers == 0) & ~sexes
    total += np.where(sexes, weights.SEX_OTHER, 0.0) + np.where(nothing, weights.NOTHING_SHARED, 0.0)
    found.codes[Part.SEX][rows] = np.where(sexes, every.SEX_OTHER.number, 0)
    for part, codes in zip(PARTS, (givens, seconds, families, fathers), strict=False):
        found.codes[part][rows] = codes
    found.score[rows] = np.round(1 / (1 + np.exp(-total)), 4)


def _family_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A family name against the only initial beside a given name."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (short.letters[s] == 1) & (short.family[s] < 0) & (named.family[n] >= 0)
        there &= (short.given[s] >= 0) & (short.patronymic[s] < 0)
        some = np.flatnonzero(there)
        bits = short.vocabulary.family_starts[named.family[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.FAMILY_INITIAL, every.FAMILY_INITIAL_OTHER)


def _given_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A given name or its initial on each side, at least one initial."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        some = np.flatnonzero((short.letters[s] > 0) & (short.given[s] < 0) & (named.given[n] >= 0))
        bits = short.vocabulary.starts[named.given[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIAL_OTHER)
    there = (left.letters[i] > 0) & (right.letters[j] > 0) & (left.given[i] < 0) & (right.given[j] < 0)
    some = np.flatnonzero(there)
    bits = left.first[i[some]] & right.first[j[some]]
    codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIALS_OTHER)


def _second_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A second given name against the initial beside the only given name of the other."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (
            (named.second[n] >= 0) & (short.second[s] < 0) & (short.given[s] >= 0) & (short.letters[s] > 0)
        )
        some = np.flatnonzero(there)
        bits = short.vocabulary.starts[named.second[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.SECOND_SAME, every.SECOND_OTHER)


def _patronymic_initials(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A patronymic or its initial on each side, at least one initial."""
    first, second = _second_initial(left)[i], _second_initial(right)[j]
    for named, n, letter in ((left, i, second), (right, j, first)):
        some = np.flatnonzero((letter > 0) & (named.patronymic[n] >= 0) & (codes == 0))
        bits = named.vocabulary.father_starts[named.patronymic[n[some]]] & letter[some]
        codes[some] = _fits(bits, every.PATRONYMIC_INITIAL, every.PATRONYMIC_INITIAL_OTHER)
    none = (left.patronymic[i] < 0) & (right.patronymic[j] < 0)
    some = np.flatnonzero((first > 0) & (second > 0) & none)
    bits = first[some] & second[some]
    codes[some] = _fits(bits, every.PATRONYMIC_INITIAL, every.PATRONYMIC_INITIAL_OTHER)


def _second_initial(names: Names) -> Numbers:
    """The initial that stands for a patronymic, as `evidence.patronymic` has it: 0 if there is none."""
    letter = np.where(names.given >= 0, names.first, names.next)
    return np.where((names.given >= 0) & (names.family < 0), 0, letter)


def _fits(bits: Numbers, fits: Level, other: Level) -> Codes:
    return np.where(bits > 0, fits.number, other.number).astype(np.uint8)


def _looked_at_again(found: Levels, rows: Rows) -> Flags:
    """Pairs below the threshold that another reading or a slip of the hand could make one."""
    again = found.score[rows] < weights.THRESHOLD
    below = np.flatnonzero(again)
    left, right = found.left, found.right
    i, j = found.i[rows[below]], found.j[rows[below]]
    again[below] = _readings(left, i, right, j) | _slips(left, i, right, j) | _blanks(left, i, right, j)
    return again


def _readings(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs that have another reading, and words enough that could be one."""
    roles = (left.patronymic[i] < 0) & (right.patronymic[j] < 0)
    roles &= (left.count[i] > 1) & (right.count[j] > 1)
    roles &= (left.western[i] | right.western[j]) > 0
    more = (left.patronymic[i] < 0) & (right.patronymic[j] < 0) & (left.count[i] > 1) & (right.count[j] > 1)
    more &= (left.count[i] > 2) | (right.count[j] > 2)
    can = ((left.others[i] | right.others[j]) > 0) | roles | more
    some = np.flatnonzero(can)
    can[some] = _worth(left, i[some], right, j[some])
    return can


def _worth(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """What `readings.worth` says."""
    swap = left.count[i] > right.count[j]
    a, b = left.words[i], right.words[j]
    first, second = np.where(swap[:, None], b, a), np.where(swap[:, None], a, b)
    words = left.vocabulary
    alike = np.zeros(len(i), np.int32)
    for p in range(first.shape[1]):
        x, any_ = first[:, p], np.zeros(len(i), bool)
        for q in range(second.shape[1]):
            y = second[:, q]
            here = (words.consonants_apart(x, y) <= MOST_LETTERS) & (words.letters[x] & words.letters[y] > 0)
            here |= words.sound[x] == words.sound[y]
            here |= words.sets.meet(words.given[x], words.given[y])
            any_ |= here & (y >= 0)
        alike += any_ & (x >= 0)
    return alike >= np.minimum(2, np.minimum(left.count[i], right.count[j]))


def _blanks(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs of which one has more words than the other, of the same letters."""
    found: Flags = left.count[i] + left.letters[i] != right.count[j] + right.letters[j]
    for row in np.flatnonzero(found).tolist():
        found[row] = same_letters(left.texts[i[row]], right.texts[j[row]])
    return found


def _slips(left: Names, i: Rows, right: Names, j: Rows) -> Flags:
    """Pairs of as many words, at least one the same letter for letter, the others of like length."""
    found: Flags = (left.count[i] == right.count[j]) & (left.count[i] > 1)
    found &= (left.letters[i] == 0) & (right.letters[j] == 0)
    some = np.flatnonzero(found)
    words, a, b = left.vocabulary, left.words[i[some]], right.words[j[some]]
    shared, near = np.zeros(len(some), np.int32), np.zeros(len(some), np.int32)
    for p in range(a.shape[1]):
        x = a[:, p]
        equal, close = np.zeros(len(some), bool), np.zeros(len(some), bool)
        for q in range(b.shape[1]):
            y = b[:, q]
            there = (x >= 0) & (y >= 0)
            equal |= there & (words.plain[x] == words.plain[y])
            like = abs(words.length[x] - words.length[y]) < 2
            close |= there & like & (words.consonants_apart(x, y) <= 3)
        shared += equal
        near += ~equal & close
    count = left.count[i[some]]
    found[some] = (shared > 0) & (shared + near == count) & (near > 0)
    return found
