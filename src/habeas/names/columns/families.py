"""How family names agree, many pairs at once: the levels of `evidence.family.one`."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from habeas.names import cases, surnames
from habeas.names.columns import near
from habeas.names.columns.distances import Costs, points, with_first_sound
from habeas.names.columns.vocabulary import CYRILLIC, SCRIPTS, Codes, Numbers, Vocabulary
from habeas.names.compare import NOTHING_OFF
from habeas.names.distance import FAR, VOWELS
from habeas.names.evidence import family, levels, weights

Flags = NDArray[np.bool_]
_CODE = {letter: ord(letter) - ord("a") + 1 for letter in VOWELS}
_HARD, _SOFT = (np.array(list(map(ord, letters)), np.uint32) for letters in ("гґg", "хx"))
_ONE_FRONT = np.arange(28, dtype=np.uint8)
_ONE_FRONT[_CODE["e"]] = _CODE["i"]


def family_levels(words: Vocabulary, a: Numbers, b: Numbers, oblique: Flags) -> Codes:
    """The levels of family names, 0 where one is absent. `oblique`: one of the two names is declined."""
    codes = np.zeros(len(a), np.uint8)
    there = np.flatnonzero((a >= 0) & (b >= 0))
    x, y = a[there], b[there]
    same = words.plain[x] == words.plain[y]
    here = np.where(same, levels.FAMILY_SAME.number, levels.FAMILY_OTHER.number).astype(np.uint8)
    can = (words.consonants_apart(x, y) <= family.MOST_LETTERS) | (words.front[x] == words.front[y])
    rest = np.flatnonzero(~same & can)
    here[rest] = _unlike(words, x[rest], y[rest], oblique[there[rest]])
    codes[there] = here
    return codes


def _unlike(words: Vocabulary, x: Numbers, y: Numbers, oblique: Flags) -> Codes:
    """The levels of family names that are not written alike."""
    sound = words.sound[x] == words.sound[y]
    stem = (words.stem[x] == words.stem[y]) | _one_adjective(words, x, y)
    rest = np.flatnonzero(~(sound | stem))
    declined, far = np.zeros(len(x), bool), np.full(len(x), FAR)
    declined[rest] = _declined(words, x[rest], y[rest])
    far[rest] = _far(words, x[rest], y[rest])
    known = [sound, stem, declined & oblique, declined]
    made = (levels.FAMILY_BY_SOUND, levels.FAMILY_STEM, levels.FAMILY_CASE, levels.FAMILY_DECLINED)
    found = np.select(known, [one.number for one in made], levels.FAMILY_OTHER.number).astype(np.uint8)
    near_ = np.flatnonzero(~declined & (far < FAR))
    found[near_] = _apart(words, x[near_], y[near_], far[near_])
    # Hard and soft velars sound alike; names that differ in them only are looked at for themselves.
    velar = ((words.velar[x] & words.velar[y]) > 0) & (sound | stem | declined | (far < FAR))
    some = np.flatnonzero(velar)
    velar[some] = _velars_differ(words, x[some], y[some])
    for turned in (False, True):
        rows = np.flatnonzero((velar | words.strange(x, y)) & (oblique == turned))
        words.one_by_one(x, y, rows, found, partial(family.one, oblique=turned, off=NOTHING_OFF))
    return found


def _velars_differ(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """What `surnames.velars_differ` says: of few, as mostly no word has г where the other could have х."""
    plain = [[words.words[number].plain for number in each.tolist()] for each in (x, y)]
    (hard_x, soft_x), (hard_y, soft_y) = _velars(plain[0]), _velars(plain[1])
    found = (hard_x & soft_y) | (soft_x & hard_y)
    for row in np.flatnonzero(found).tolist():
        found[row] = surnames.velars_differ(plain[0][row], plain[1][row])
    return found


def _velars(plain: list[str]) -> tuple[Flags, Flags]:
    """Which words have г in any spelling, and which х."""
    letters = points(plain)
    hard, soft = np.isin(letters, _HARD), np.isin(letters, _SOFT)
    soft[:, 1:] |= (letters[:, :-1] == ord("k")) & (letters[:, 1:] == ord("h"))
    has_hard: Flags = np.logical_or.reduce(hard, axis=1)
    has_soft: Flags = np.logical_or.reduce(soft, axis=1)
    return has_hard, has_soft


def _one_adjective(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """What `surnames.same_adjective` says."""
    spelt = words.spelt["stem"]
    found: Flags = abs(spelt.length[x] - spelt.length[y]) == 1
    found &= _ONE_FRONT[spelt.letters[x, 0]] == _ONE_FRONT[spelt.letters[y, 0]]
    some = np.flatnonzero(found)
    first, second = spelt[x[some]], spelt[y[some]]
    least = np.minimum(first.length, second.length)
    same = _ONE_FRONT[first.letters] == _ONE_FRONT[second.letters]
    found[some] = (same | (np.arange(same.shape[1]) >= least[:, None])).all(axis=1)
    for row in np.flatnonzero(found).tolist():
        found[row] = surnames.same_adjective(words.words[x[row]].sound, words.words[y[row]].sound)
    return found


def _declined(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Whether one family name can be a case of the other: all but the last letters are the same then."""
    # Only Cyrillic words decline.
    found: Flags = (words.script[x] == CYRILLIC) | (words.script[y] == CYRILLIC)
    found &= words.front[x] == words.front[y]
    some = np.flatnonzero(found)
    first, second = words.spelt["stem"][x[some]], words.spelt["stem"][y[some]]
    least = np.minimum(first.length, second.length)
    same = np.maximum(2, least - family.ENDING)
    alike = first.letters == second.letters
    found[some] = (least >= same) & (alike | (np.arange(alike.shape[1]) >= same[:, None])).all(axis=1)
    some = np.flatnonzero(found)
    found[some] = _is_case(words, x[some], y[some]) | _is_case(words, y[some], x[some])
    return found


def _is_case(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Whether the first of two family names, of the same beginning, can be a case of the second."""
    found = np.array([words.words[number].plain[-1:] in cases.LAST_OF_SURNAME for number in x.tolist()], bool)
    some = np.flatnonzero(found)
    made = surnames.all_declined_stems([words.words[number].plain for number in x[some].tolist()])
    found[some] = [stem in stems for stem, stems in zip(words.texts_of("stem", y[some]), made, strict=True)]
    return found


def _far(words: Vocabulary, x: Numbers, y: Numbers) -> Costs:
    """The distances of stems."""
    far = np.full(len(x), FAR)
    most = np.where(_both_cyrillic(words, x, y), family.MOST_LETTERS - 1, family.MOST_LETTERS)
    some = np.flatnonzero(words.consonants_apart(x, y) <= most)
    far[some] = words.distances("stem", x[some], y[some])
    return with_first_sound(far, words.spelt["stem"][x], words.spelt["stem"][y], weights.FIRST_SOUND)


def _both_cyrillic(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    both: Flags = (words.script[x] == CYRILLIC) & (words.script[y] == CYRILLIC)
    return both


def _apart(words: Vocabulary, x: Numbers, y: Numbers, far: Costs) -> Codes:
    """The levels of family names so far from each other, or less if one is read as spelt in another country."""
    _spelt_abroad(words, x, y, far)
    first, second = words.spelt["stem"][x], words.spelt["stem"][y]
    scaled = near.scaled(far, first.length, second.length, weights.FAMILY_LENGTHS)
    scaled = np.where(_both_cyrillic(words, x, y), scaled, scaled * weights.IN_LATIN)
    return near.step(scaled + _other_vowels(words, x, y), levels.FAMILY_NEAR, levels.FAMILY_OTHER)


def _spelt_abroad(words: Vocabulary, x: Numbers, y: Numbers, far: Costs) -> None:
    """Put in lesser distances of stems as they are read in other countries. A word's own stem is no nearer than it was:
    pairs for which it would be, with other velars, are looked at for themselves."""
    some = np.flatnonzero(far > weights.NEAR_ENOUGH)
    numbers, place = np.unique(np.r_[x[some], y[some]], return_inverse=True)
    read = _foreign_stems(words, numbers)
    spellings, others = [read[at] for at in place.tolist()], np.r_[y[some], x[some]]
    near.put_nearest(far, np.r_[some, some], spellings, words, "stem", others, weights.FIRST_SOUND)


def _foreign_stems(words: Vocabulary, numbers: Numbers) -> list[tuple[str, ...]]:
    """The foreign stems of words, each by its script."""
    found: list[tuple[str, ...]] = [()] * len(numbers)
    for script, number in SCRIPTS.items():
        here = np.flatnonzero(words.script[numbers] == number)
        plain = [words.words[n].plain for n in numbers[here].tolist()]
        for place, stems in zip(here.tolist(), surnames.all_foreign_stems(plain, script), strict=True):
            found[place] = stems
    return found


def _other_vowels(words: Vocabulary, x: Numbers, y: Numbers) -> Costs:
    """What is added for vowels of two names, although they sound near."""
    first, second = words.spelt["stem"][x], words.spelt["stem"][y]
    p, q = first.letters, second.letters
    vowels = ((p == _CODE["e"]) & (q == _CODE["i"])) | ((p == _CODE["i"]) & (q == _CODE["e"]))
    vowels |= ((p == _CODE["a"]) & (q == _CODE["o"])) | ((p == _CODE["o"]) & (q == _CODE["a"]))
    added = np.zeros(len(x))
    for row in np.flatnonzero(vowels.any(axis=1) & (first.length == second.length)).tolist():
        a, b = words.words[x[row]], words.words[y[row]]
        other = surnames.other_vowels(a, b, surnames.stem(a.sound), surnames.stem(b.sound))
        added[row] = weights.OTHER_VOWEL * other
    return added
