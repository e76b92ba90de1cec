"""How far apart words are that are not equal: each pair of distinct words measured once, the hopeless ones not at all.

The measure is that of `names.distance`, scaled for the length of the words; FAR where they have little in common.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from habeas.identity.linkage.arrays import Flags, Floats, Ints, Longs
from habeas.identity.linkage.words import Words
from habeas.names.columns.distances import distances, spelt, with_first_sound
from habeas.names.distance import FAR

_FIRST_SOUND = 0.4
_SHORT, _MIDDLING = 4.5, 8
"""A distance counts for more in words shorter than so many letters."""
_LONG = 9
_MOST = 3
"""More letters changed than this, and the exact measure is not asked."""


class Distances:
    """Distances between words of names."""

    def __init__(self, words: Words) -> None:
        self._stems = words.texts("stem")
        self._sounds = words.texts("sound")
        self._fathers = words.texts("father")

    def of_stems(self, a: Ints, b: Ints) -> Floats:
        """Between family names, by the numbers of their stems."""
        return _distances(a, b, self._stems, _FIRST_SOUND)

    def of_sounds(self, a: Ints, b: Ints) -> Floats:
        """Between given names, by the numbers of their sounds."""
        return _distances(a, b, self._sounds)

    def slipped(self, a: Ints, b: Ints) -> Flags:
        """Whether one letter lost, added, changed or exchanged sets two family names apart, by their sounds."""
        _, back, first, second = _distinct(a, b, self._sounds)
        rough = cpdist(first, second, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        slips: Flags = rough <= 1
        near = np.flatnonzero(slips)
        slips[near] = [len(first[n]) + len(second[n]) >= _LONG for n in near.tolist()]
        return slips[back]

    def of_fathers(self, a: Ints, b: Ints) -> Floats:
        """Between patronymics, by the numbers of their stems."""
        return _distances(a, b, self._fathers)


def _distinct(a: Ints, b: Ints, texts: Sequence[str]) -> tuple[Longs, Longs, list[str], list[str]]:
    """Distinct pairs of words, where each pair is among them, and their texts."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    pairs, back = np.unique(low.astype(np.int64) * len(texts) + high, return_inverse=True)
    first = [texts[n] for n in (pairs // len(texts)).tolist()]
    return pairs, back.astype(np.int64), first, [texts[n] for n in (pairs % len(texts)).tolist()]


def _distances(a: Ints, b: Ints, texts: Sequence[str], first_sound: float = 0.0) -> Floats:
    pairs, back, first, second = _distinct(a, b, texts)
    rough = cpdist(first, second, scorer=OSA.distance, score_cutoff=_MOST, dtype=np.uint8)
    some = np.flatnonzero(rough <= _MOST)
    one, two = ([words[n] for n in some.tolist()] for words in (first, second))
    x, y = spelt(one), spelt(two)
    far = with_first_sound(distances(one, two), x, y, first_sound)
    letters = x.length + y.length
    scale = np.where(letters < 2 * _SHORT, 1.4, np.where(letters < 2 * _MIDDLING, 1.0, 0.85))
    out = np.full(len(pairs), FAR, dtype=np.float32)
    near = rough[some] * 5 <= letters
    out[some[near]] = (far * scale)[near]
    return out[back]
