"""Names that are a few plain words, told from all others at once by the kinds of their characters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.names.tokens import LETTER, SHORTEST, SIMPLE


def simple_names(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which texts are words of two or more letters with one blank between: nothing is to be looked for in them."""
    found = np.ones(len(texts), bool)
    together = "\n".join(texts)
    if not texts or together.count("\n") != len(texts) - 1:
        return np.array([SIMPLE.fullmatch(text) is not None for text in texts], bool)
    kind = np.take(_KINDS, np.frombuffer(together.encode("utf-32-le"), np.int32), mode="clip")
    breaks = np.flatnonzero(kind == _BREAK)
    found[np.searchsorted(breaks, np.flatnonzero(kind == _OTHER))] = False
    between = np.r_[-1, np.flatnonzero(kind >= _BLANK), len(kind)]
    short = between[:-1][np.diff(between) <= SHORTEST]
    found[np.searchsorted(breaks, short, side="right")] = False
    return found


_OTHER, _LETTER, _BLANK, _BREAK = range(4)
_KINDS = np.zeros(0x1F01, np.uint8)
_KINDS[[code for code in range(len(_KINDS)) if LETTER.fullmatch(chr(code))]] = _LETTER
_KINDS[[ord(" "), ord("\n")]] = _BLANK, _BREAK
