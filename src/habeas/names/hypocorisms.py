"""Familiar endings: a short form that no table lists, brought to one that is listed.

Short forms that follow no rule (Саша, Шура) stand in the table of given names. Endings are taken off in the
sound form, so that Cyrillic and Latin follow one rule; what remains must be in the table, or nothing is found.
"""

from collections.abc import Container, Iterable

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
_LENGTHS = {
    last: sorted({len(ending) for ending in ENDINGS if ending.endswith(last)}, reverse=True)
    for last in LAST_TWO
}
_NOMINATIVE = ("", "a", "ia", "i", "o")


def roots(known: Iterable[str]) -> frozenset[str]:
    """What is left of known forms without the endings of the nominative."""
    return frozenset(form.removesuffix(ending) for form in known for ending in _NOMINATIVE)


def without_ending(sound: str, known: Container[str], of: Container[str]) -> str | None:
    """The known form (in sound) from which a familiar form was made, or None. `of` are the roots of the known forms."""
    for length in _LENGTHS.get(sound[-2:], ()):
        stem = sound[:-length]
        if stem in of and len(stem) >= _SHORTEST and sound[-length:] in _ENDINGS:
            for nominative in _NOMINATIVE:
                if stem + nominative in known:
                    return stem + nominative
    return None
