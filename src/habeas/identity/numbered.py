"""Numbers that name a unit or a colony: "в/ч 12345", "military unit А1234", "ИК-6", "IK-6". Signs, never quantities.

Leading zeros stay, and so do letters. Two of one number are not one by that alone: a battalion is no brigade, and a
company of a brigade is not the brigade.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from habeas.names.finding import keys

_NUMBER = re.compile(
    # The Ч of "В/Ч 1234" is no letter of the number.
    r"(?<!\w)(?:(?<![/\\])[А-ЯІЇЄҐA-Z][-‐ ]?(?=\d{4}(?!\d)))?\d{4,6}(?:[-‐][А-ЯІЇЄҐA-Z])?(?!\w)"  # в/ч А1234, 12345-А
    r"|(?<!\d)\d{1,6}(?!\d)"
)
LONG = 4
"""A unit's number of so many signs is given once, whatever else is said of the unit."""
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI", "-‐ ")
"""Cyrillic capitals that are typed as Latin ones and the other way round; blanks and hyphens do not count."""
_ORDINAL = re.compile(r"(?<=\d)[-‐]?(?:st|nd|rd|th|[а-яіїє]{1,3})(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[/\\][^\W\d_]+)?")


class _Words(Struct, frozen=True):
    kinds: dict[str, list[str]]
    whole: dict[str, list[str]]
    plain: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = files("habeas.identity").joinpath("tables/numbered.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), _Words)


class Numbered(Struct, frozen=True):
    """A number as it is written, what it is of (a brigade; a company and a brigade; () where the words do not say), and
    the words beside it that say neither, in lower case."""

    number: str
    kinds: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """The number for comparing: letters that look alike are one, hyphens do not count, zeros stay."""
        return _sign(self.number)


def numbers(name: str) -> tuple[str, ...]:
    """Every number in what something is called, as it is written."""
    return tuple(_NUMBER.findall(name))


def numbered(name: str) -> Numbered | None:
    """The one number in what something is called; None where there is none, or several."""
    found = numbers(name)
    if len(found) != 1:
        return None
    # "15-й" is a number and its ending, "12345-А" a number; the ending is no word of the name.
    around = _ORDINAL.sub(" ", name.replace(found[0], "0")).casefold().replace("0", " ")
    words, known = _WORD.findall(around), _words()
    kinds, rest = set[str](), list[str]()
    for word in words:
        kind = next((kind for kind in (*known.kinds, *known.whole) if _is_of(known, kind, word)), None)
        if kind:
            kinds.add(kind)
        elif word not in known.plain:
            rest.append(word)
    return Numbered(found[0], frozenset(kinds), tuple(rest))


def _is_of(known: _Words, kind: str, word: str) -> bool:
    return word in known.whole.get(kind, ()) or any(
        word.startswith(begin) for begin in known.kinds.get(kind, ())
    )


def agree(a: Numbered, b: Numbered) -> bool:
    """Whether two numbers may be of one thing: the same signs, and the same that they are of, as far as the words say.
    "Unit", or no word at all, says only that it is some unit; where no word says more, other words tell two apart."""
    if a.sign != b.sign:
        return False
    first, second = a.kinds - {"unit"}, b.kinds - {"unit"}
    is_long = len(a.sign) >= LONG and "unit" in a.kinds | b.kinds
    if first and second:
        return first == second and (is_long or not a.rest or not b.rest or _meet(a.rest, b.rest))
    if first or second:
        # "15" may be the 15th brigade; "column 15" is something else, and a company of a brigade has two words for it.
        return len(first | second) == 1 and not (b if first else a).rest
    return is_long or not a.rest or not b.rest or set(a.rest) == set(b.rest)


def _meet(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a word of the one is a word of the other, in another script or case: two colonies of one number are of
    two regions, two brigades of two arms."""
    return any(_heard(x) & _heard(y) for x in a for y in b)


def _heard(word: str) -> set[str]:
    found = keys(word)
    return {found.sound, *found.roots}


def same_numbers(a: str, b: str) -> bool:
    """Whether two names have the same numbers, in the same order; also where neither has any."""
    return [_sign(one) for one in numbers(a)] == [_sign(one) for one in numbers(b)]


def _sign(number: str) -> str:
    return number.translate(_LOOK_ALIKE)
