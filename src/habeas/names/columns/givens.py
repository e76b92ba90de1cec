"""How given names agree, many pairs at once: the levels of `evidence.given.one` and `second`."""

import numpy as np

from habeas.names.columns import near
from habeas.names.columns.distances import Costs
from habeas.names.columns.vocabulary import Codes, Numbers, Vocabulary
from habeas.names.compare import NOTHING_OFF
from habeas.names.distance import FAR
from habeas.names.evidence import given, levels, weights
from habeas.names.evidence.levels import LEVELS

_WEIGHTS = np.array([one.weight for one in LEVELS])


def given_levels(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    """The levels of given names, 0 where one is absent."""
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    meet = words.sets.meet
    known = (words.is_given[x] & words.is_given[y]) > 0
    share = meet(words.given[x], words.given[y])
    short = ((words.is_given[x] > 0) & (words.full[x] == 0)) | (
        (words.is_given[y] > 0) & (words.full[y] == 0)
    )
    same = words.plain[x] == words.plain[y]
    sound = (words.sound[x] == words.sound[y]) & (~known | share)
    here = np.select(
        [same & short, same, sound & short, sound],
        [
            one.number
            for one in (
                levels.GIVEN_SAME_SHORT,
                levels.GIVEN_SAME,
                levels.GIVEN_SHORT_BY_SOUND,
                levels.GIVEN_BY_SOUND,
            )
        ],
        0,
    ).astype(np.uint8)
    shared = np.flatnonzero(share & (here == 0))
    here[shared] = _shared(words, x[shared], y[shared])
    sure = (words.sure[x] & words.sure[y]) > 0
    here[sure & (here == 0)] = levels.GIVEN_OTHER.number
    rest = np.flatnonzero(here == 0)
    here[rest] = _near(words, x[rest], y[rest])
    words.one_by_one(
        x, y, np.flatnonzero(words.strange(x, y)), here, lambda p, q: given.one(p, q, NOTHING_OFF)
    )
    codes[there] = here
    return codes


def second_levels(words: Vocabulary, a: Numbers, b: Numbers) -> Codes:
    """The levels of second given names, 0 where one is absent."""
    found = given_levels(words, a, b)
    level = np.where(_WEIGHTS[found] > 0, levels.SECOND_SAME.number, levels.SECOND_OTHER.number)
    return np.where(found > 0, level, 0).astype(np.uint8)


def _shared(words: Vocabulary, x: Numbers, y: Numbers) -> Codes:
    """The levels of given names that can be one, in full or in short."""
    meet, full, short, every = words.sets.meet, words.full, words.short, words.given
    in_full = meet(full[x], full[y])
    declined = (words.in_case[x] | words.in_case[y]) > 0
    many = (words.of_many[x] | words.of_many[y]) > 0
    first, second = meet(short[x], every[y]), meet(short[y], every[x])
    two = first & second & ~meet(full[x], every[y]) & ~meet(full[y], every[x])
    known = [in_full & declined, in_full, two & many, two, first & many, first, many]
    made = (
        *(levels.GIVEN_DECLINED, levels.GIVEN_EQUIVALENT),
        *(levels.GIVEN_TWO_SHORT_OF_MANY, levels.GIVEN_TWO_SHORT),
        *(levels.GIVEN_SHORT_OF_MANY, levels.GIVEN_SHORT, levels.GIVEN_LONG_OF_MANY),
    )
    return np.select(known, [one.number for one in made], levels.GIVEN_LONG.number).astype(np.uint8)


def _near(words: Vocabulary, x: Numbers, y: Numbers) -> Codes:
    """The levels of given names by sound, one of which is in no table."""
    far = _closest(words, x, y)
    first, second = words.spelt["sound"][x], words.spelt["sound"][y]
    scaled = near.scaled(far, first.length, second.length, weights.GIVEN_LENGTHS)
    return near.step(scaled, levels.GIVEN_NEAR, levels.GIVEN_OTHER)


def _closest(words: Vocabulary, x: Numbers, y: Numbers) -> Costs:
    """The distance of two given names: to the other, or to a full form of it where only one is in the table."""
    far = np.full(len(x), FAR)
    some = np.flatnonzero(words.consonants_apart(x, y) <= given.MOST_LETTERS)
    far[some] = words.distances("sound", x[some], y[some])
    turned = (words.is_given[x] == 0) | (words.is_given[y] > 0)
    known, unknown = np.where(turned, y, x), np.where(turned, x, y)
    one = (words.is_given[known] > 0) & (words.is_given[unknown] == 0) & (far >= FAR)
    rows = np.flatnonzero(one)
    others = words.texts_of("sound", unknown[rows])
    names = words.sets.of(words.full[known[rows]])
    forms = map(given.other_forms, names, others)
    near.put_nearest(far, rows, forms, words, "sound", unknown[rows])
    return far
