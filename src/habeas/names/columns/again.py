"""A second look at pairs below the threshold, many at once: other readings of the names, and slips of the hand."""

import numpy as np

from habeas.names.columns import hands
from habeas.names.columns.agreement import Flags, Levels, agree
from habeas.names.columns.names import Names, Rows
from habeas.names.compare import compare_names
from habeas.names.evidence import levels as every
from habeas.names.evidence import slips, weights
from habeas.names.evidence.levels import Part
from habeas.names.readings import MOST_LETTERS


def look_again(found: Levels, rows: Rows) -> None:
    """Compare pairs below the threshold again, as far as that can make them one."""
    left, right = found.left, found.right
    rows = rows[found.score[rows] < weights.THRESHOLD]
    i, j = found.i[rows], found.j[rows]
    read, alone = _other_readings(left, i, right, j)
    _read(found, rows[read & ~alone])
    for row in rows[alone].tolist():
        one = compare_names(left.name(int(found.i[row])), right.name(int(found.j[row])))
        found.set_alone(row, one.evidence, one.score)
    some = np.flatnonzero(~alone & (found.score[rows] < weights.THRESHOLD))
    blanks = _blanks(left, i[some], right, j[some])
    for at in some[blanks].tolist():
        hands.put_whole(found, int(rows[at]), int(i[at]), int(j[at]))
    rest = some[~blanks]
    hands.put(found, rows[rest], i[rest], j[rest])


def _other_readings(left: Names, i: Rows, right: Names, j: Rows) -> tuple[Flags, Flags]:
    """Pairs that have other readings and words enough that could be one; and those of them that need more than columns
    hold: their words matched as a whole, or parts that columns do not have."""
    whole = (left.patronymic[i] < 0) & (right.patronymic[j] < 0)
    whole &= (left.count[i] > 1) & (right.count[j] > 1)
    whole &= ((left.western[i] | right.western[j]) > 0) | (left.count[i] > 2) | (right.count[j] > 2)
    can = ((left.others[i] | right.others[j]) > 0) | whole
    some = np.flatnonzero(can)
    can[some] = _worth(left, i[some], right, j[some])
    hard = (left.hard[i] | right.hard[j]) > 0
    return can, can & (whole | hard)


def _read(found: Levels, rows: Rows) -> None:
    """Take the best of the other readings of pairs, if it is better."""
    left, right = found.left, found.right
    i, j = found.i[rows], found.j[rows]
    width = right.more[j] + 1
    size = (left.more[i] + 1) * width - 1
    row = np.repeat(np.arange(len(rows)), size)
    which = np.arange(len(row)) - np.repeat(np.cumsum(size) - size, size) + 1
    p, q = which // width[row], which % width[row]
    x = np.where(p > 0, left.start[i[row]] + p - 1, i[row])
    y = np.where(q > 0, right.start[j[row]] + q - 1, j[row])
    shared = (left.family[x] >= 0) & (right.family[y] >= 0) | (left.given[x] >= 0) & (right.given[y] >= 0)
    row, x, y = row[shared], x[shared], y[shared]
    made = Levels(left, x, right, y)
    forced = left.is_forced(x) | right.is_forced(y)
    made.codes[Part.CASE] = np.where(forced, every.ANOTHER_CASE.number, 0).astype(np.uint8)
    agree(made, np.arange(len(x)))
    best = np.full(len(rows), -1)
    score = found.score[rows]
    for at, (pair, its) in enumerate(zip(row.tolist(), made.score.tolist(), strict=True)):
        if its > score[pair]:
            best[pair], score[pair] = at, its
    better = np.flatnonzero(best >= 0)
    found.take(rows[better], made, best[better])


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
    """Pairs of which one has more blanks than the other, and the same letters or all but one."""
    found: Flags = left.blanks[i] != right.blanks[j]
    found &= abs(left.solid[i] - right.solid[j]) <= 1
    for row in np.flatnonzero(found).tolist():
        found[row] = slips.blanks(left.texts[i[row]], right.texts[j[row]]) > 0
    return found
