"""Schemes of transliteration, both ways: how a Cyrillic word is written in Latin letters by a standard, and back.

Comparing does not go through them (`sound.py` is the meeting place of all schemes); they explain a spelling,
and produce the spellings to search for. Back from Latin is a best guess: schemes drop letters.
"""

from functools import lru_cache

from msgspec import Struct

from habeas.names.scripts import Language, Script, script_of

RU, UK, BE = Language.RUSSIAN, Language.UKRAINIAN, Language.BELARUSIAN


class Scheme(Struct, frozen=True):
    """A scheme: its name, the language it is for, Latin for each Cyrillic letter.

    `initial` is what differs at the start of a word, `after_vowel` after a vowel or a sign as well, `groups`
    are runs of letters that go before the letters alone.
    """

    name: str
    language: Language
    letters: dict[str, str]
    initial: dict[str, str] = {}
    after_vowel: dict[str, str] = {}
    groups: dict[str, str] = {}


def _table(cyrillic: str, latin: str) -> dict[str, str]:
    return dict(zip(cyrillic, (part.replace("_", "") for part in latin.split()), strict=True))


_RU_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_UK_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
_BE_LETTERS = "абвгдеёжзійклмнопрстуўфхцчшыьэюя'"
_SOFT_OR_VOWEL = "аеёиоуыэюяьъіїє"

SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        "ICAO 9303 (Russian passports)", RU,
        _table(_RU_LETTERS, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia"),
    ),
    Scheme(
        "BGN/PCGN 1947 (Russian)", RU,
        _table(_RU_LETTERS, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya"),
        initial={"е": "ye", "ё": "ye"}, after_vowel={"е": "ye", "ё": "ye"},
    ),
    Scheme(
        "GOST 7.79-2000 B (Russian)", RU,
        _table(_RU_LETTERS, "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh '' y' ' e' yu ya"),
    ),
    Scheme(
        "ISO 9:1995 / GOST 7.79-2000 A", RU,
        _table(_RU_LETTERS, "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"),
    ),
    Scheme(
        "GOST R 52535.1-2006 (Russian passports to 2013)", RU,
        _table(_RU_LETTERS, "a b v g d e e zh z i i k l m n o p r s t u f kh tc ch sh shch _ y _ e iu ia"),
    ),
    Scheme(
        "Russian passports of 1997-2010", RU,
        _table(_RU_LETTERS, "a b v g d e ye zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"),
        after_vowel={"е": "ye"}, groups={"ий": "iy", "ый": "yy", "ьё": "ye"},
    ),
    Scheme(
        "French style (Soviet passports)", RU,
        _table(_RU_LETTERS, "a b v g d e e j z i i k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia"),
        groups={"ий": "i", "ый": "y", "ге": "gue", "ги": "gui", "ин": "ine"},
    ),
    Scheme(
        "German style", RU,
        _table(_RU_LETTERS, "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja"),
    ),
    Scheme(
        "newspaper English (Russian)", RU,
        _table(_RU_LETTERS, "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"),
        groups={"ий": "y", "ый": "y", "ия": "ia"},
    ),
    Scheme(
        "KMU 2010 (Ukrainian passports)", UK,
        _table(_UK_LETTERS, "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia _"),
        initial={"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}, groups={"зг": "zgh"},
    ),
    Scheme(
        "Ukrainian passports of 2007", UK,
        _table(_UK_LETTERS, "a b v g g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch ' iu ia _"),
    ),
    Scheme(
        "BGN/PCGN 1965 (Ukrainian)", UK,
        _table(_UK_LETTERS, "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch ' yu ya ''"),
    ),
    Scheme(
        "DSTU 9112:2021 A (Ukrainian)", UK,
        _table(_UK_LETTERS, "a b v ğ g d e je ž z y i ï j k l m n o p r s t u f x c č š ŝ j ju ja '"),
    ),
    Scheme(
        "Belarusian passports (2007)", BE,
        _table(_BE_LETTERS, "a b v h d ie io zh z i i k l m n o p r s t u u f kh ts ch sh y _ e iu ia _"),
        initial={"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"},
        after_vowel={"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"},
    ),
)  # fmt: skip
"""The schemes met most in documents and lists of the region, from the standards and from passports as issued."""


def romanise(word: str, scheme: Scheme) -> str:
    """A Cyrillic word in lower case Latin letters by a scheme; letters the scheme does not know stay."""
    out, place, lower = [], 0, word.lower()
    while place < len(lower):
        pair = lower[place : place + 2]
        if pair in scheme.groups and (pair not in ("ий", "ый", "ин") or place + 2 == len(lower)):
            out.append(scheme.groups[pair])
            place += 2
            continue
        letter = lower[place]
        latin = scheme.letters.get(letter, letter)
        if place == 0:
            latin = scheme.initial.get(letter, latin)
        elif lower[place - 1] in _SOFT_OR_VOWEL:
            latin = scheme.after_vowel.get(letter, latin)
        out.append(latin)
        place += 1
    return "".join(out)


_RARER = {"ж": "ш", "з": "с"}
"""Letters that German writes alike, the rarer to the commoner."""


@lru_cache(maxsize=len(SCHEMES))
def _backwards(number: int) -> dict[str, str]:
    scheme = SCHEMES[number]
    back: dict[str, str] = {}
    for source in (scheme.letters, scheme.after_vowel, scheme.initial, scheme.groups):
        for cyrillic, latin in source.items():
            commoner = source.get(_RARER.get(cyrillic, ""))
            if latin and cyrillic not in "ъь'" and latin != commoner:
                back.setdefault(latin, cyrillic)
    return back


def cyrillise(word: str, scheme: Scheme) -> str:
    """A Latin word back in Cyrillic by a scheme, longest groups first: a guess, in lower case.

    Signs that the scheme drops do not come back, and of letters it merges one is given.
    """
    back = _backwards(SCHEMES.index(scheme))
    longest = max(map(len, back))
    out, place, lower = [], 0, word.lower()
    while place < len(lower):
        for length in range(min(longest, len(lower) - place), 0, -1):
            if (group := lower[place : place + length]) in back:
                out.append(back[group])
                place += length
                break
        else:
            out.append(lower[place])
            place += 1
    return "".join(out)


def spellings(word: str) -> dict[str, tuple[str, ...]]:
    """Every Latin spelling of a Cyrillic word by the schemes, each with the schemes that give it."""
    found: dict[str, list[str]] = {}
    for scheme in SCHEMES:
        found.setdefault(romanise(word, scheme), []).append(scheme.name)
    return {spelling: tuple(names) for spelling, names in found.items()}


def between(cyrillic: str, latin: str) -> tuple[str, ...]:
    """The schemes that write a Cyrillic word as a Latin one, in any case; none if the scripts are others."""
    if script_of(cyrillic) is not Script.CYRILLIC or script_of(latin) is not Script.LATIN:
        return ()
    return spellings(cyrillic).get(latin.lower(), ())
