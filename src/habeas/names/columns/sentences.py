"""Levels put into words: for each pair the sentences of its parts, the weightiest first, as `Comparison.reasons`.

Pairs with the same levels share their sentences, into which only the words differ.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from habeas.names.columns.agreement import PARTS, Levels, Rows
from habeas.names.columns.names import Names
from habeas.names.evidence import kin, weights
from habeas.names.evidence.given import shared_title
from habeas.names.evidence.levels import LEVELS, NOTHING_SHARED, Level, Part
from habeas.names.result import sentences

BETWEEN = "; "
_SEX = (None, "m", "f")
_COLUMN = {Part.GIVEN: "given", Part.SECOND: "second", Part.FAMILY: "family", Part.PATRONYMIC: "patronymic"}


def reasons(levels: Levels) -> list[str]:
    """What each score rests on, sentences joined by a semicolon; remarks last."""
    found = np.full(len(levels), "", object)
    alone = np.zeros(len(levels), bool)
    for row, evidence in levels.alone.items():
        found[row] = BETWEEN.join(sentences(evidence))
        alone[row] = True
    rows = np.flatnonzero(~alone)
    if len(rows):
        order, texts = _by_levels(levels, rows)
        found[order] = texts
    said: list[str] = found.tolist()
    return said


def _by_levels(levels: Levels, rows: Rows) -> tuple[Rows, list[str]]:
    """Rows in an order in which pairs with the same levels stand together, and the sentences of each in that order."""
    texts = list[str]()
    remarks = _kin(levels, rows)
    key = remarks.astype(np.int64)
    for part in PARTS:
        key = key << 8 | levels[part][rows]
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.r_[True, key[order][1:] != key[order][:-1]])
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        group = rows[order[start:end]]
        numbers = [int(levels[part][group[0]]) for part in PARTS]
        pattern, columns = _pattern(levels, group, [LEVELS[number] for number in numbers if number])
        if remark := int(remarks[order[start]]):
            pattern += BETWEEN + _remark(remark)
        texts += map(pattern.__mod__, zip(*columns, strict=True)) if columns else [pattern % ()] * len(group)
    return rows[order], texts


def _pattern(levels: Levels, group: Rows, said: list[Level]) -> tuple[str, list[Iterable[str]]]:
    """The sentences of some levels with places for words, and what to put there."""
    pattern, columns = [], list[Iterable[str]]()
    for level in sorted(said or [NOTHING_SHARED], key=lambda one: -abs(one.weight)):
        pieces = level.says.replace("%", "%%").split("{")
        text = pieces[0]
        for piece in pieces[1:]:
            text += "%s" + piece[2:]
            columns.append(_words(levels, group, level.part, int(piece[0])))
        pattern.append(text)
    return BETWEEN.join(pattern), columns


def _words(levels: Levels, group: Rows, part: Part, place: int) -> Iterable[str]:
    """The words of a part on the left (0) or right (1), or the given name that both can be (2)."""
    names, rows = (levels.right, levels.j[group]) if place == 1 else (levels.left, levels.i[group])
    if part is Part.SEX:
        return [names.texts[row] for row in names.reads[rows].tolist()]
    if part is Part.CASE:
        return [_forced(levels, row) for row in group.tolist()]
    words, numbers = names.vocabulary.words, getattr(names, _COLUMN[part])[rows]
    if place < 2:
        found = names.vocabulary.written[numbers]
        short = np.flatnonzero(numbers < 0)
        found[short] = [_initial(names, row, part) for row in rows[short].tolist()]
        written: list[str] = found.tolist()
        return written
    others = levels.right.given[levels.j[group]].tolist()
    return [shared_title(words[x], words[y]) for x, y in zip(numbers.tolist(), others, strict=True)]


def _forced(levels: Levels, row: int) -> str:
    """The names of a pair that are read as declined although they are not as they stand."""
    sides = ((levels.left, levels.i[row]), (levels.right, levels.j[row]))
    return " and ".join(names.texts[names.reads[read]] for names, read in sides if names.is_forced(read))


def _initial(names: Names, row: int, part: Part) -> str:
    """The initial that stands for a part."""
    second = part is Part.PATRONYMIC and names.given[row] < 0
    return names.initials[int(names.reads[row])][int(second)]


def _kin(levels: Levels, rows: Rows) -> NDArray[np.int32]:
    """A number for the remark on relatives, 0 for none: whose child, one father, and the sexes, as digits."""
    left, right, words = levels.left, levels.right, levels.left.vocabulary
    i, j = left.reads[levels.i[rows]], right.reads[levels.j[rows]]
    x, y = left.family[i], right.family[j]
    related = (levels.score[rows] < weights.THRESHOLD) & (x >= 0) & (y >= 0)
    related &= words.stem[x] == words.stem[y]
    p, q = left.patronymic[i], right.patronymic[j]
    given, other, meet = left.given[i], right.given[j], words.sets.meet
    fathers, others = _or_none(words.father, p), _or_none(words.father, q)
    child = meet(_or_none(words.given, given), others) | meet(_or_none(words.given, other), fathers)
    one_father = (p >= 0) & (q >= 0)
    one_father &= meet(fathers, others) | (words.patronymic[p] == words.patronymic[q])
    code = 1 + child + 2 * one_father + 4 * left.sex[i].astype(np.int32) + 12 * right.sex[j].astype(np.int32)
    return np.where(related, code, 0).astype(np.int32)


def _or_none(column: NDArray[np.int32], words: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.where(words >= 0, column[words], 0)


def _remark(code: int) -> str:
    code -= 1
    return kin.sentence(bool(code & 1), bool(code & 2), _SEX[code // 4 % 3], _SEX[code // 12])
