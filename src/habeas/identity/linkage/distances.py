"""How far apart words are that are not equal: each pair of distinct words measured once, the hopeless ones not at all.

The measure is that of `names.distance`, scaled for the length of the words; FAR where they have little in common.
"""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from habeas.identity.linkage.arrays import Flags, Floats, Ints, Longs
from habeas.identity.linkage.words import Words
from habeas.names.distance import FAR, VOWELS, distance

_FIRST_SOUND = 0.4
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
        return _distances(a, b, self._stems, _family)

    def of_sounds(self, a: Ints, b: Ints) -> Floats:
        """Between given names, by the numbers of their sounds."""
        return _distances(a, b, self._sounds, _given)

    def slipped(self, a: Ints, b: Ints) -> Flags:
        """Whether one letter lost, added, changed or exchanged sets two family names apart, by their sounds."""
        pairs, back, first, second = _distinct(a, b, self._sounds)
        rough = cpdist(first, second, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        long = np.array([len(x) + len(y) >= _LONG for x, y in zip(first, second, strict=True)], dtype=bool)
        del pairs
        slips: Flags = ((rough <= 1) & long)[back]
        return slips

    def of_fathers(self, a: Ints, b: Ints) -> Floats:
        """Between patronymics, by the numbers of their stems."""
        return _distances(a, b, self._fathers, _given)


def _distinct(a: Ints, b: Ints, texts: Sequence[str]) -> tuple[Longs, Longs, list[str], list[str]]:
    """Distinct pairs of words, where each pair is among them, and their texts."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    pairs, back = np.unique(low.astype(np.int64) * len(texts) + high, return_inverse=True)
    first = [texts[n] for n in (pairs // len(texts)).tolist()]
    return pairs, back.astype(np.int64), first, [texts[n] for n in (pairs % len(texts)).tolist()]


def _distances(a: Ints, b: Ints, texts: Sequence[str], exact: Callable[[str, str], float]) -> Floats:
    pairs, back, first, second = _distinct(a, b, texts)
    rough = cpdist(first, second, scorer=OSA.distance, score_cutoff=_MOST, dtype=np.uint8)
    out = np.full(len(pairs), FAR, dtype=np.float32)
    for at in np.flatnonzero(rough <= _MOST).tolist():
        x, y = first[at], second[at]
        if rough[at] * 5 <= len(x) + len(y):
            out[at] = exact(x, y)
    return out[back]


def _family(x: str, y: str) -> float:
    far = distance(x, y)
    if x[:1] != y[:1] and not (x[:1] in VOWELS and y[:1] in VOWELS):
        far += _FIRST_SOUND
    return far * _scale(x, y)


def _given(x: str, y: str) -> float:
    return distance(x, y) * _scale(x, y)


def _scale(x: str, y: str) -> float:
    length = (len(x) + len(y)) / 2
    return 1.4 if length < 4.5 else 1.0 if length < 8 else 0.85
