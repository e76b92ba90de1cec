"""Pairs of names that slips of the hand can set apart, told from all others many at once.

Invariant: whatever `evidence.slips` explains is let through; it decides on what is.
"""

from itertools import permutations

import numpy as np

from habeas.names.columns.agreement import Flags, Levels
from habeas.names.columns.distances import a_letter_apart
from habeas.names.columns.names import Names, Rows
from habeas.names.columns.vocabulary import CYRILLIC, Numbers, Vocabulary
from habeas.names.compare import NOTHING_OFF, slipped
from habeas.names.evidence import slips, weights
from habeas.names.name import Word
from habeas.names.result import score_of
from habeas.names.spelling import unwritten

_ORDERS = [tuple(permutations(range(many))) for many in range(slips.MOST + 1)]
"""The orders in which so many words can stand."""


def put(found: Levels, rows: Rows, i: Rows, j: Rows) -> None:
    """Put in what slips explain in the pairs of these rows, names left[i] and right[j] of as many blanks."""
    left, right, words = found.left, found.right, found.left.vocabulary
    more = left.count[i] - right.count[j]
    some = np.flatnonzero(_can_be(left, i, right, j, more))
    more = more[some]
    same, a, b = _shared(words, left.in_parts(i[some], more > 0), right.in_parts(j[some], more < 0))
    kept, a, b, possible = _matching(words, a, b, _many(same), more == 0)
    some, left_out = some[kept], (more[kept] != 0).tolist()
    plain = (left.is_plain(i[some]) & right.is_plain(j[some])).tolist()
    rest, others = words.at(a), map(_in_orders, words.at(b), possible.tolist())
    for at, shared, first, orders, out, is_plain in zip(
        some.tolist(), words.at(same[kept]), rest, others, left_out, plain, strict=True
    ):
        evidence = slips.in_orders(shared, first, orders, NOTHING_OFF, left_out=out)
        if evidence is None:
            continue
        if is_plain and (score := score_of(evidence)) >= weights.THRESHOLD:
            found.set_alone(int(rows[at]), evidence, score)
        else:
            put_whole(found, int(rows[at]), int(i[at]), int(j[at]))


def _in_orders(words: list[Word], possible: list[bool]) -> list[tuple[Word, ...]]:
    """Words in those of their `_ORDERS` that are possible."""
    orders = zip(_ORDERS[len(words)], possible, strict=False)
    return [tuple(words[place] for place in order) for order, can_be in orders if can_be]


def put_whole(found: Levels, row: int, i: int, j: int) -> None:
    """Put in what slips explain in one pair, with all that is said of two names."""
    made = slipped(found.left.first_reading(i), found.right.first_reading(j))
    if made is not None:
        found.set_alone(row, made.evidence, made.score)


def _can_be(left: Names, i: Rows, right: Names, j: Rows, more: Numbers) -> Flags:
    """Pairs of as many words, but for a patronymic that one name leaves out."""
    without = (more == 1) & (left.patronymic[i] >= 0) & (right.patronymic[j] < 0)
    without |= (more == -1) & (left.patronymic[i] < 0) & (right.patronymic[j] >= 0)
    found: Flags = ((more == 0) | without) & (left.letters[i] == 0) & (right.letters[j] == 0)
    found &= np.minimum(left.count[i], right.count[j]) > 1
    return found


def _shared(words: Vocabulary, first: Numbers, second: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The words that both of two names have as they are written, those of the first name alone, and of the second."""
    a, b = (np.where(each >= 0, words.plain[each], -1) for each in (first, second))
    columns_a, columns_b = a.T, b.T
    in_a = np.stack([(word == columns_b).any(axis=0) for word in columns_a], axis=1)
    in_b = np.stack([(word == columns_a).any(axis=0) for word in columns_b], axis=1)
    return np.where(in_a, first, -1), np.where(in_a, -1, first), np.where(in_b, -1, second)


def _matching(
    words: Vocabulary, a: Numbers, b: Numbers, same: Numbers, as_many: Flags
) -> tuple[Rows, Numbers, Numbers, Flags]:
    """Pairs of which all words of the first name agree with one each of the second, or can be made one by slips; their
    words; and in which of `_ORDERS` the second match the first. `same`: how many words more the names have. `as_many`:
    none of them leaves out a patronymic."""
    many = _many(a)
    kept = np.flatnonzero((many > 0) & (many <= slips.MOST) & (many == _many(b)))
    a, b, many = _in_front(a[kept]), _in_front(b[kept]), many[kept]
    full = same[kept] + many > 2
    some = _near(words, a, b, full)
    kept, a, b, many, full = kept[some], a[some], b[some], many[some], full[some]
    orders = _possible(_can_match(words, a, b, full, as_many[kept] & (many == 1)), many)
    some = np.flatnonzero(orders.any(axis=1))
    return kept[some], a[some], b[some], orders[some]


def _possible(can: Flags, many: Numbers) -> Flags:
    """For each pair which of the `_ORDERS` of so many words put every word where it can match."""
    orders = np.zeros((len(can), len(_ORDERS[-1])), bool)
    for size in range(1, len(_ORDERS)):
        rows = np.flatnonzero(many == size)
        for number, order in enumerate(_ORDERS[size]):
            orders[rows, number] = can[rows[:, None], np.arange(size), order].all(axis=1)
    return orders


def _many(words: Numbers) -> Numbers:
    """How many words there are in each row."""
    many: Numbers = np.add.reduce([column >= 0 for column in words.T], dtype=np.int32)
    return many


def _in_front(words: Numbers) -> Numbers:
    """The words of each row before the places where none is, as many as slips can be looked for in."""
    order = np.argsort(words < 0, axis=1, kind="stable")[:, : slips.MOST]
    return np.take_along_axis(words, order, axis=1)


def _near(words: Vocabulary, a: Numbers, b: Numbers, full: Flags) -> Rows:
    """Pairs of which each word of the first name agrees with one of the second or is near it, and not too many are only
    near. Names of two people mostly fail with their first word, and are not looked at further."""
    rows, alone = np.arange(len(a)), np.zeros(len(a), np.int32)
    for p in range(a.shape[1]):
        x = a[rows, p]
        one, close = np.zeros(len(rows), bool), x < 0
        for q in range(b.shape[1]):
            there = np.flatnonzero((x >= 0) & (b[rows, q] >= 0))
            at, y = rows[there], b[rows[there], q]
            one[there] |= _one_word(words, x[there], y)
            close[there] |= _are_near(words, x[there], y, full[at])
        alone[rows] += ~one & (x >= 0)
        rows = rows[(one | close) & (alone[rows] <= _most(full[rows]))]
    return rows


def _can_match(words: Vocabulary, a: Numbers, b: Numbers, full: Flags, alike: Flags) -> Flags:
    """For each pair, word of the first name and word of the second whether they agree, or slips can make them one;
    for none where slips are not needed, or needed too often."""
    row, p, q = np.nonzero((a[:, :, None] >= 0) & (b[:, None, :] >= 0))
    x, y = a[row, p], b[row, q]
    one, wrong = np.zeros((2, len(a), a.shape[1], b.shape[1]), bool)
    one[row, p, q] = _one_word(words, x, y)
    some = np.flatnonzero(_are_near(words, x, y, full[row]) & ~_two_names(words, x, y))
    wrong[row[some], p[some], q[some]] = _can_slip(words, x[some], y[some], full[row[some]], alike[row[some]])
    found: Flags = (~one.any(axis=2) & (a >= 0)).sum(axis=1) <= _most(full)
    found &= wrong.any(axis=(1, 2))
    can: Flags = (one | wrong) & found[:, None, None]
    return can


def _most(full: Flags) -> Rows:
    return np.where(full, slips.most_misspelt(True), slips.most_misspelt(False))


def _one_word(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Words that can be one name without any slip, as `slips.agree` says."""
    one: Flags = (words.sound[x] == words.sound[y]) | (words.stem[x] == words.stem[y])
    one |= words.sets.meet(words.given[x], words.given[y])
    one |= words.sets.meet(words.father[x], words.father[y])
    return one


def _are_near(words: Vocabulary, x: Numbers, y: Numbers, full: Flags) -> Flags:
    """What `slips.near` says."""
    lengths, letters = (np.where(full, most[1], most[0]) for most in (slips.MOST_LENGTHS, slips.MOST_LETTERS))
    near: Flags = abs(words.length[x] - words.length[y]) <= lengths
    near &= words.consonants_apart(x, y) <= letters
    return near


def _two_names(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Given names of which both are written out in full, and other ones: never slips."""
    other: Flags = (words.as_written[x] & words.as_written[y]) > 0
    other &= ~words.sets.meet(words.given[x], words.given[y])
    return other


def _can_slip(words: Vocabulary, x: Numbers, y: Numbers, full: Flags, alike: Flags) -> Flags:
    """Near words that one hand may have written in one language, that are a known name and none, or that are a letter
    apart as hands misspell. `alike`: all other words are the same letter for letter."""
    found: Flags = full & (words.script[x] == CYRILLIC) & (words.script[y] == CYRILLIC)
    found |= (words.as_written[x] > 0) & (words.is_given[y] == 0)
    found |= (words.as_written[y] > 0) & (words.is_given[x] == 0)
    fathers = (words.patronymic[x] >= 0) & (words.patronymic[y] >= 0)
    found |= fathers & ((words.father[x] > 0) != (words.father[y] > 0))
    some = np.flatnonzero(~found)
    first, second = ([words.words[n] for n in each[some].tolist()] for each in (x, y))
    plain = a_letter_apart([one.plain for one in first], [one.plain for one in second])
    sound = a_letter_apart([one.sound for one in first], [one.sound for one in second])
    found[some] = (plain.apart & alike[some]) | plain.typed | sound.typed
    for at in np.flatnonzero((plain.apart | sound.apart) & ~found[some]).tolist():
        found[some[at]] = unwritten(first[at].plain) != unwritten(second[at].plain)
    return found
