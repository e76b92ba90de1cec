"""How family names agree, many pairs at once: the levels of `evidence.family.one`."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from habeas.names import surnames
from habeas.names.columns import near
from habeas.names.columns.distances import Costs, with_first_sound
from habeas.names.columns.vocabulary import CYRILLIC, Codes, Numbers, Vocabulary
from habeas.names.compare import NOTHING_OFF
from habeas.names.distance import FAR, VOWELS
from habeas.names.evidence import family, levels, weights
from habeas.names.name import Word
from habeas.names.scripts import Script

Flags = NDArray[np.bool_]
_CODE = {letter: ord(letter) - ord("a") + 1 for letter in VOWELS}
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
    for row in np.flatnonzero(velar).tolist():
        velar[row] = surnames.velars_differ(words.words[x[row]].plain, words.words[y[row]].plain)
    for turned in (False, True):
        rows = np.flatnonzero((velar | words.strange(x, y)) & (oblique == turned))
        words.one_by_one(x, y, rows, found, partial(family.one, oblique=turned, off=NOTHING_OFF))
    return found


def _one_adjective(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """What `surnames.same_adjective` says."""
    first, second = words.spelt["stem"][x], words.spelt["stem"][y]
    found: Flags = abs(first.length - second.length) == 1
    for place in range(first.letters.shape[1]):
        p, q = _ONE_FRONT[first.letters[:, place]], _ONE_FRONT[second.letters[:, place]]
        found &= (p == q) | (place >= np.minimum(first.length, second.length))
    for row in np.flatnonzero(found).tolist():
        found[row] = surnames.same_adjective(words.words[x[row]].sound, words.words[y[row]].sound)
    return found


def _declined(words: Vocabulary, x: Numbers, y: Numbers) -> Flags:
    """Whether one family name can be a case of the other: all but the last letters are the same then."""
    first, second = words.spelt["stem"][x], words.spelt["stem"][y]
    same = np.maximum(2, np.minimum(first.length, second.length) - family.ENDING)
    # Only Cyrillic words decline.
    found: Flags = (words.script[x] == CYRILLIC) | (words.script[y] == CYRILLIC)
    found &= words.front[x] == words.front[y]
    found &= (first.length >= same) & (second.length >= same)
    for place in range(2, min(int(same.max(initial=0)), first.letters.shape[1])):
        found &= (place >= same) | (first.letters[:, place] == second.letters[:, place])
    for row in np.flatnonzero(found).tolist():
        p, q = words.words[x[row]], words.words[y[row]]
        found[row] = family.declined(p, q, surnames.stem(p.sound), surnames.stem(q.sound))
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
    """Put in lesser distances of stems as they are read in other countries."""
    some = np.flatnonzero(far > weights.NEAR_ENOUGH)
    numbers, place = np.unique(np.r_[x[some], y[some]], return_inverse=True)
    read = _foreign_stems([words.words[number] for number in numbers.tolist()])
    others = words.texts_of("stem", np.r_[y[some], x[some]])
    near.put_nearest(far, np.r_[some, some], [read[at] for at in place.tolist()], others, weights.FIRST_SOUND)


def _foreign_stems(words: list[Word]) -> list[tuple[str, ...]]:
    """The foreign stems of words, each by its script."""
    found: list[tuple[str, ...]] = [()] * len(words)
    for script in Script:
        here = [place for place, one in enumerate(words) if one.script is script]
        stems = surnames.all_foreign_stems([words[place].plain for place in here], script) if here else []
        for place, several in zip(here, stems, strict=True):
            found[place] = several
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
