"""Familiar endings: a short form that no table lists, brought to one that is listed.

Short forms that follow no rule (Саша, Шура) stand in the table of given names. Endings are taken off in the
sound form, so that Cyrillic and Latin follow one rule; what remains must be in the table, or nothing is found.
"""

from collections.abc import Container

ENDINGS = (
    *("uweqka", "eneqka", "oneqka"),
    *("enka", "oqka", "eqka", "uwka", "ewka", "iwka", "onka", "unka", "aqok"),
    *("uwa", "unia", "ula", "una", "usa", "asa", "uqa", "ika", "qik", "ink"),
    *("ka", "ko", "ik", "ok", "ek", "uk", "us", "iq", "ha", "an", "on", "as", "os", "ec"),
)
"""Russian and Ukrainian familiar endings, longest first: Сашенька, Ванечка, Сергійко, Максимка, Сашко, Димон."""

_SHORTEST = 3
_ENDINGS = frozenset(ENDINGS)
LAST_TWO = frozenset(ending[-2:] for ending in ENDINGS)
_LONGEST = max(map(len, ENDINGS))
_NOMINATIVE = ("", "a", "ia", "i", "o")


def without_ending(sound: str, known: Container[str]) -> str | None:
    """The known form (in sound) from which a familiar form was made, or None."""
    if sound[-2:] not in LAST_TWO:
        return None
    for length in range(min(_LONGEST, len(sound) - _SHORTEST), 1, -1):
        if sound[-length:] in _ENDINGS:
            stem = sound[:-length]
            for nominative in _NOMINATIVE:
                if stem + nominative in known:
                    return stem + nominative
    return None
