"""Numbers that name a unit or a colony: "в/ч 12345", "military unit 12345", "ИК-6", "IK-6". Strings, never quantities.

Leading zeros stay. Without a number two of them are told apart by their names alone.
"""

import re

from msgspec import Struct

_DIGITS = re.compile(r"(?<!\d)\d{1,6}(?!\d)")
_KINDS: tuple[tuple[str, str], ...] = (
    ("brigade", "бригад brigad"),
    ("battalion", "батальон батальйон battalion"),
    ("regiment", "полк regiment"),
    ("division", "дивиз дивіз division"),
    ("company", "рота роты роту company"),
    ("army", "армия армии армії армія army"),
    ("colony", "колони ик- ік- ik- ик№ ипк colony corrective"),
    ("remand", "сизо сізо sizo изолятор ізолятор remand pre-trial"),
    ("unit", "в/ч войсков військов в\\ч unit вч"),
)
"""What a number is of, by how the words for it begin; the last ones say only that it is some unit."""


class Numbered(Struct, frozen=True):
    """A number as it is written, and what it is of ("" where the words do not say)."""

    number: str
    kind: str


def numbered(name: str) -> Numbered | None:
    """The one number in what something is called; None where there is none, or several."""
    found = _DIGITS.findall(name)
    if len(found) != 1:
        return None
    low = name.casefold()
    kind = next((kind for kind, words in _KINDS if any(_begins(low, word) for word in words.split())), "")
    return Numbered(found[0], kind)


def _begins(low: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", low) is not None


def agree(a: Numbered, b: Numbered) -> bool:
    """Whether two numbers may be of one body: the same signs, and not of a battalion here and a brigade there. "Unit"
    says only that it is some unit."""
    kinds = {a.kind, b.kind} - {"", "unit"}
    return a.number == b.number and len(kinds) < 2
