"""What the characters of many names say at once: which are a few plain words, how many letters and blanks each has."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.names.tokens import LETTER, SHORTEST, SIMPLE


class Looked(NamedTuple):
    """What the characters of texts say: which are words of two or more letters with one blank between, in which nothing
    is to be looked for; how many blanks each has, and how many characters beside blanks and hyphens."""

    simple: NDArray[np.bool_]
    blanks: NDArray[np.int32]
    letters: NDArray[np.int32]


def simple_names(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which texts are words of two or more letters with one blank between."""
    return look(texts).simple


def look(texts: Sequence[str]) -> Looked:
    """Look at the characters of all texts at once."""
    together = "\n".join(texts)
    if not texts or together.count("\n") != len(texts) - 1:
        return _one_by_one(texts)
    simple = np.ones(len(texts), bool)
    codes = np.frombuffer(together.encode("utf-32-le"), np.int32)
    kind = np.take(_KINDS, codes, mode="clip")
    between = np.flatnonzero(kind >= _BLANK)
    at_end = np.r_[np.flatnonzero(kind[between] == _BREAK), len(between)]
    ends = np.r_[between, len(kind)][at_end]
    simple[np.searchsorted(ends, np.flatnonzero(kind == _OTHER))] = False
    begun = np.r_[-1, between, len(kind)]
    short = begun[:-1][np.diff(begun) <= SHORTEST]
    simple[np.searchsorted(ends, short, side="right")] = False
    blanks = np.diff(at_end, prepend=-1) - 1
    hyphens = np.bincount(np.searchsorted(ends, np.flatnonzero(codes == ord("-"))), minlength=len(texts))
    letters = np.diff(ends, prepend=-1) - 1 - blanks - hyphens
    return Looked(simple, blanks.astype(np.int32), letters.astype(np.int32))


def _one_by_one(texts: Sequence[str]) -> Looked:
    blanks = np.array([text.count(" ") for text in texts], np.int32)
    letters = np.array([len(text) - text.count(" ") - text.count("-") for text in texts], np.int32)
    return Looked(np.array([SIMPLE.fullmatch(text) is not None for text in texts], bool), blanks, letters)


_OTHER, _LETTER, _BLANK, _BREAK = range(4)
_KINDS = np.zeros(0x1F01, np.uint8)
_KINDS[[code for code in range(len(_KINDS)) if LETTER.fullmatch(chr(code))]] = _LETTER
_KINDS[[ord(" "), ord("\n")]] = _BLANK, _BREAK
