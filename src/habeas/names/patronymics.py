"""Patronymics: whose child a name says somebody is, and of which sex.

Read from the sound form, so that -ович, -ovych, -owicz and -avich are one ending. Two patronymics agree if
they can come from one father's name in any language: Миколайович and Nikolaevich do.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from habeas.names import cases
from habeas.names.given import table
from habeas.names.scripts import Script
from habeas.names.sound import sound


class Patronymic(Struct, frozen=True, gc=False):
    """What a patronymic says. `fathers` are rows of the table of given names, empty if the stem is unknown."""

    stem: str
    fathers: frozenset[int]
    sex: str
    oblique: bool = False


_MALE = re.compile(r"(?:[oeai]v)?iq$")
_FEMALE = re.compile(r"(?:[oeia]v|[oae]u|iniq|iq|in?iw)na$")
_STRONG = re.compile(r"[oeai]viq$|(?:[oeia]v|[ae]uv?|iq)na$")
"""Endings that make a patronymic of an unknown father too; the bare -ич needs a father we know."""

_LAST_TWO = ("iq", "na")
_SHORTEST = 4
_FLEETING = {"pavel": "pavl", "lev": "lv", "petr": "petr", "akov": "akovl", "iakov": "iakovl"}


@lru_cache(maxsize=1)
def _fathers() -> dict[str, frozenset[int]]:
    """Stem of a patronymic to the fathers' names that it can come from."""
    names = table()
    found: dict[str, set[int]] = {}
    for key, entry in names.cyrillic_sounds.items():
        numbers = {number for number in entry.full if names.sexes[number] == "m"}
        if not numbers:
            continue
        for stem in stems(key):
            found.setdefault(stem, set()).update(numbers)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


def stems(father: str) -> set[str]:
    """The stems that patronymics of a father's name can have, in sound: Николай gives nikolai, nikola, nikol."""
    trimmed = father[:-1] if len(father) > 2 and father[-1] == "i" else father
    bare = trimmed[:-1] if len(trimmed) > 2 and trimmed[-1] in "aeoiu" else trimmed
    found = {father, trimmed, bare}
    if father.endswith(("ov", "iv")):
        found.add(father[:-2])
    if father in _FLEETING:
        found.add(_FLEETING[father])
    return found


def read(plain: str, sounds_like: str, script: Script) -> Patronymic | None:
    """What a word says as a patronymic, or None if it can be none. Declined forms are brought back first."""
    if len(sounds_like) < _SHORTEST:
        return None
    if sounds_like.endswith(_LAST_TWO) and (found := _read(sounds_like, oblique=False)):
        return found
    if script is Script.CYRILLIC and (base := cases.of_patronymic(plain)):
        return _read(sound(base, script), oblique=True)
    return None


def read_all(plain: Sequence[str], heard: Sequence[str], script: Script) -> list[Patronymic | None]:
    """What many words of one script say as patronymics, as `read` finds them; most can be none, and are passed fast."""
    last, none = cases.LAST_OF_PATRONYMIC if script is Script.CYRILLIC else frozenset[str](), None
    return [
        read(one, sound_, script) if sound_[-2:] in _LAST_TWO or one[-3:] in last else none
        for one, sound_ in zip(plain, heard, strict=True)
    ]


def _read(sounds_like: str, *, oblique: bool) -> Patronymic | None:
    sex = "m" if sounds_like.endswith("iq") else "f"
    stem, cut = (_MALE if sex == "m" else _FEMALE).subn("", sounds_like)
    if not cut or len(stem) < 2:
        return None
    fathers = father(stem)
    if not fathers and not _STRONG.search(sounds_like):
        return None
    return Patronymic(stem, fathers, sex, oblique)


def father(stem: str) -> frozenset[int]:
    """The fathers' names that a stem can come from; empty if we know none."""
    known = _fathers()
    return known.get(stem) or known.get(stem + "i") or known.get(stem.rstrip("i")) or frozenset()
