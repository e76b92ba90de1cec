"""Pairs of names that slips of the hand can set apart, told from all others many at once.

Invariant: whatever `evidence.slips` explains is let through; it decides on what is.
"""

from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from habeas.names.columns.agreement import Flags, Levels
from habeas.names.columns.distances import a_letter_apart
from habeas.names.columns.names import Names, Rows
from habeas.names.columns.vocabulary import CYRILLIC, Numbers, Vocabulary
from habeas.names.compare import NOTHING_OFF, slipped
from habeas.names.evidence import slips, weights
from habeas.names.result import score_of

Orders = tuple[list[int], list[tuple[int, ...]]]
"""The places of some words in one name, and the orders of places in the other in which words can match them."""


def put(found: Levels, rows: Rows, i: Rows, j: Rows) -> None:
    """Put in what slips explain in the pairs of these rows, names left[i] and right[j] of as many blanks."""
    left, right = found.left, found.right
    more = left.count[i] - right.count[j]
    some = np.flatnonzero(_can_be(left, i, right, j, more))
    rows, i, j, more = rows[some], i[some], j[some], more[some]
    numbers = left.in_parts(i, more > 0), right.in_parts(j, more < 0)
    kept, orders = _orders(left.vocabulary, *numbers)
    plain = (left.is_plain(i[kept]) & right.is_plain(j[kept])).tolist()
    left_out, every = (more[kept] != 0).tolist(), left.vocabulary.words
    first, second = (one[kept].tolist() for one in numbers)
    for at, row in enumerate(rows[kept].tolist()):
        rest, ways = orders[at]
        evidence = slips.in_orders(
            tuple(every[n] for n in first[at] if n >= 0),
            tuple(every[n] for n in second[at] if n >= 0),
            [every[first[at][p]] for p in rest],
            [tuple(every[second[at][q]] for q in way) for way in ways],
            NOTHING_OFF,
            left_out=left_out[at],
        )
        if evidence is None:
            continue
        if plain[at] and (score := score_of(evidence)) >= weights.THRESHOLD:
            found.set_alone(row, evidence, score)
        else:
            put_whole(found, row, int(i[kept[at]]), int(j[kept[at]]))


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


def _orders(words: Vocabulary, first: Numbers, second: Numbers) -> tuple[Rows, list[Orders]]:
    """Names of which all words are the same, agree, or can be made one by slips, and in what orders."""
    kept, full = np.arange(len(first)), (first >= 0).sum(axis=1) > 2
    a, b = _without_shared(words, first, second)
    for look in (_as_many, _near):
        some = look(words, a, b, full)
        kept, a, b, full = kept[some], a[some], b[some], full[some]
    can = _can_match(words, a, b, full)
    places = zip((a >= 0).tolist(), (b >= 0).tolist(), can.tolist(), strict=True)
    orders = [_ways(*each) for each in places]
    some = [at for at, (_, ways) in enumerate(orders) if ways]
    return kept[some], [orders[at] for at in some]


def _ways(a: list[bool], b: list[bool], can: list[list[bool]]) -> Orders:
    """The places of words in the first name, and all orders of those in the second that can match them."""
    rest_a, rest_b = ([place for place, there in enumerate(each) if there] for each in (a, b))
    return rest_a, [
        order for order in permutations(rest_b) if all(can[p][q] for p, q in zip(rest_a, order, strict=True))
    ]


def _without_shared(words: Vocabulary, a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """The words that only one of two names has as they are written."""
    first, second = (np.where(part >= 0, words.plain[part], -1) for part in (a, b))
    shared_a, shared_b = np.zeros(a.shape, bool), np.zeros(b.shape, bool)
    for p, q in product(range(a.shape[1]), range(b.shape[1])):
        same = first[:, p] == second[:, q]
        shared_a[:, p] |= same
        shared_b[:, q] |= same
    return np.where(shared_a, -1, a), np.where(shared_b, -1, b)


def _as_many(words: Vocabulary, a: Numbers, b: Numbers, full: Flags) -> Rows:
    """Pairs with as many words left in both names, and some, but not too many."""
    many = (a >= 0).sum(axis=1)
    return np.flatnonzero((many > 0) & (many <= slips.MOST) & (many == (b >= 0).sum(axis=1)))


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


def _can_match(words: Vocabulary, a: Numbers, b: Numbers, full: Flags) -> NDArray[np.bool_]:
    """For each pair, word of the first name and word of the second whether they agree, or slips can make them one;
    for none where slips are not needed, or needed too often."""
    row, p, q = np.nonzero((a[:, :, None] >= 0) & (b[:, None, :] >= 0))
    x, y = a[row, p], b[row, q]
    one, wrong = np.zeros((2, len(a), a.shape[1], b.shape[1]), bool)
    one[row, p, q] = _one_word(words, x, y)
    some = np.flatnonzero(_are_near(words, x, y, full[row]) & ~_two_names(words, x, y))
    wrong[row[some], p[some], q[some]] = _can_slip(words, x[some], y[some], full[row[some]])
    found = (~one.any(axis=2) & (a >= 0)).sum(axis=1) <= _most(full)
    found &= wrong.any(axis=(1, 2))
    return (one | wrong) & found[:, None, None]


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


def _can_slip(words: Vocabulary, x: Numbers, y: Numbers, full: Flags) -> Flags:
    """Near words that are a letter apart; of which one is a known name and the other none, where any language's form of
    it can be meant; or that are written in one language, where there may be two slips."""
    first, second = [words.words[n] for n in x.tolist()], [words.words[n] for n in y.tolist()]
    found: Flags = a_letter_apart([one.plain for one in first], [one.plain for one in second])
    found |= a_letter_apart([one.sound for one in first], [one.sound for one in second])
    found |= (words.as_written[x] > 0) & (words.is_given[y] == 0)
    found |= (words.as_written[y] > 0) & (words.is_given[x] == 0)
    fathers = (words.patronymic[x] >= 0) & (words.patronymic[y] >= 0)
    found |= fathers & ((words.father[x] > 0) != (words.father[y] > 0))
    found |= full & (words.script[x] == CYRILLIC) & (words.script[y] == CYRILLIC)
    return found
