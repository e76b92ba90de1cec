"""Whether two words may be one name, in any script and case. Rather once too often: what it finds is not given."""

from habeas.names.finding import keys
from habeas.names.name import Word

_LONG, _ENDING, _SHORT = 5, 3, 3
"""Sounds of a word whose ending is left out of account, how long an ending is, and letters that tell too little."""


def is_alike(a: Word, b: Word) -> bool:
    """Whether two words may be one name: one given name (also a short form of it), or one sound but for its ending."""
    if _numbers(a) & _numbers(b) or _roots(a) & _roots(b):
        return True
    if min(len(a.sound), len(b.sound)) < _LONG:
        return _stem(a) == _stem(b) != ""
    shorter, longer = sorted((a.sound, b.sound), key=len)
    return longer.startswith(shorter[:-1]) and len(longer) - len(shorter) <= _ENDING


def _numbers(one: Word) -> frozenset[int]:
    return one.given.full | one.given.short if one.given else frozenset()


def _roots(one: Word) -> set[str]:
    """What a word may be a case of: Кравца is of Кравец."""
    return {root for root in keys(one.written).roots if root[0] == "r" and len(root) > _SHORT}


def _stem(one: Word) -> str:
    stem = one.sound.rstrip("aeiou")
    return stem if len(stem) > 1 else ""
