"""How patronymics agree, many pairs at once: the levels of `evidence.patronymic.one`."""

import numpy as np

from habeas.names.columns import near
from habeas.names.columns.vocabulary import Codes, Numbers, Vocabulary
from habeas.names.evidence import levels, patronymic, weights


def father_levels(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    """The levels of patronymics, 0 where one is absent."""
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    same = words.plain[x] == words.plain[y]
    one = words.sets.meet(words.father[x], words.father[y]) | (words.patronymic[x] == words.patronymic[y])
    other = (words.father[x] > 0) & (words.father[y] > 0)
    made = (levels.PATRONYMIC_SAME, levels.PATRONYMIC_ONE_FATHER, levels.PATRONYMIC_OTHER)
    here = np.select([same, one, other], [level.number for level in made], 0).astype(np.uint8)
    rest = np.flatnonzero(here == 0)
    here[rest] = _near(words, x[rest], y[rest])
    words.one_by_one(x, y, np.flatnonzero(words.strange(x, y)), here, patronymic.one)
    codes[there] = here
    return codes


def _near(words: Vocabulary, x: Numbers, y: Numbers) -> Codes:
    """The levels of patronymics, one of which is of no known father: by their distance, or that to a form of its
    father's name in another language."""
    far = words.distances("patronymic", x, y)
    known, unknown = np.where(words.father[x] > 0, x, y), np.where(words.father[x] > 0, y, x)
    rows = np.flatnonzero(words.father[known] > 0)
    fathers = words.sets.of(words.father[known[rows]])
    others = words.texts_of("patronymic", unknown[rows])
    stems = map(patronymic.other_stems, fathers, others)
    near.put_nearest(far, rows, stems, words, "patronymic", unknown[rows])
    first, second = words.spelt["patronymic"][x], words.spelt["patronymic"][y]
    scaled = near.scaled(far, first.length, second.length, weights.PATRONYMIC_LENGTHS)
    return near.step(scaled, levels.PATRONYMIC_NEAR, levels.PATRONYMIC_OTHER)
