"""What a name is found by when somebody looks for it: its sound, the names it is a form of, its stem, one slip away.

Keys for an index, not evidence: that two words share one says that somebody may have meant the other; `why` says how.
"""

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from habeas.names import surnames
from habeas.names.distance import one_slip
from habeas.names.name import Word
from habeas.names.scripts import Script
from habeas.names.words import word
from habeas.protection.erased import of_words

SHORTEST_NEAR = 4
"""Shorter words are one slip away from too many others."""


class Why(StrEnum):
    """How a word that was found is another than the one looked for, the nearest first."""

    SOUND = "sound"
    FORM = "form"
    SHORT = "short"
    CASE = "case"
    ENDING = "ending"
    SLIP = "slip"


class Keys(Struct, frozen=True):
    """`sound` as it is heard; `roots` are given names and stems; `near` are the stem, in sound, with a letter
    left out, each, and whole; of a Latin word its letters too: two words one slip from another share one of them (the
    symmetric deletions of W. Garbe)."""

    sound: str
    roots: tuple[str, ...]
    near: tuple[str, ...]


@of_words
@lru_cache(maxsize=1 << 14)
def keys(written: str) -> Keys:
    """What one word is found by."""
    found = word(written)
    return Keys(found.sound, tuple(_roots(found)), tuple(_near(found)))


def _roots(found: Word) -> list[str]:
    names = sorted(found.given.all) if found.given else ()
    stems = dict.fromkeys((surnames.stem(found.sound), *_bases(found)))
    return [*(f"g{number}" for number in names), *(f"r{stem}" for stem in stems if len(stem) > 2)]


def _bases(found: Word) -> tuple[str, ...]:
    """Stems of what a Cyrillic word is a case of."""
    return surnames.declined_stems(found.plain) if found.script is Script.CYRILLIC else ()


def _near(found: Word) -> dict[str, None]:
    # Letters that make one sound together are exchanged in writing, not in sound: Savhcenko.
    letters = (found.plain,) if found.script is Script.LATIN and found.plain.isalnum() else ()
    forms = dict.fromkeys((surnames.stem(found.sound), *letters))
    return {
        near: None
        for form in forms
        if len(form) >= SHORTEST_NEAR
        for near in (form, *(form[:n] + form[n + 1 :] for n in range(len(form))))
    }


def why(wanted: str, there: str) -> Why | None:
    """How a word that is there is another than the one looked for; None where nothing here makes it one."""
    a, b = word(wanted), word(there)
    if b.sound.startswith(a.sound):
        return Why.SOUND
    if a.given and b.given and a.given.all & b.given.all:
        return Why.FORM if a.given.full & b.given.full else Why.SHORT
    first, second = surnames.stem(a.sound), surnames.stem(b.sound)
    if first == second and len(first) > 2:
        return Why.ENDING
    if second in _bases(a) or first in _bases(b):
        return Why.CASE
    return Why.SLIP if _near(a).keys() & _near(b).keys() or one_slip(a.plain, b.plain) else None
