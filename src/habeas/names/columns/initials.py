"""Initials against names and each other, many pairs at once: put in where no two words were compared."""

import numpy as np

from habeas.names.columns.names import Names, Rows
from habeas.names.columns.vocabulary import Codes, Numbers
from habeas.names.evidence import levels as every
from habeas.names.evidence.levels import Level


def family(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A family name against the only initial beside a given name."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (short.letters[s] == 1) & (short.family[s] < 0) & (named.family[n] >= 0)
        there &= (short.given[s] >= 0) & (short.patronymic[s] < 0)
        some = np.flatnonzero(there)
        bits = short.vocabulary.family_starts[named.family[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.FAMILY_INITIAL, every.FAMILY_INITIAL_OTHER)


def given(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A given name or its initial on each side, at least one initial."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        some = np.flatnonzero((short.letters[s] > 0) & (short.given[s] < 0) & (named.given[n] >= 0))
        bits = short.vocabulary.starts[named.given[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIAL_OTHER)
    there = (left.letters[i] > 0) & (right.letters[j] > 0) & (left.given[i] < 0) & (right.given[j] < 0)
    some = np.flatnonzero(there)
    bits = left.first[i[some]] & right.first[j[some]]
    codes[some] = _fits(bits, every.GIVEN_INITIAL, every.GIVEN_INITIALS_OTHER)


def second(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
    """A second given name against the initial beside the only given name of the other."""
    for named, n, short, s in ((left, i, right, j), (right, j, left, i)):
        there = (
            (named.second[n] >= 0) & (short.second[s] < 0) & (short.given[s] >= 0) & (short.letters[s] > 0)
        )
        some = np.flatnonzero(there)
        bits = short.vocabulary.starts[named.second[n[some]]] & short.first[s[some]]
        codes[some] = _fits(bits, every.SECOND_SAME, every.SECOND_OTHER)


def patronymic(left: Names, i: Rows, right: Names, j: Rows, codes: Codes) -> None:
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
