"""A hand at a Cyrillic keyboard: what it makes of a word. Nothing of it is known to the rules that are measured.

Chance is an argument. An error never leaves the word as it was; where it can be made, it falls on any letter.
"""

from collections.abc import Callable
from itertools import pairwise
from random import Random

LETTERS = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
ROWS = {
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "uk": ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
}
TWINS = dict(zip("асеорхуіАВСЕНКМОРТХІ", "aceopxyiABCEHKMOPTXI", strict=True))


def beside(language: str) -> dict[str, str]:
    """For each letter those on the keys around its own: left, right, and the rows above and below."""
    around: dict[str, set[str]] = {}
    rows = ROWS[language]
    near = [(x, y) for row in rows for x, y in pairwise(row)]
    for upper, lower in pairwise(rows):
        near += [(upper[n], lower[m]) for n in range(len(upper)) for m in (n - 1, n) if 0 <= m < len(lower)]
    for x, y in near:
        around.setdefault(x, set()).add(y)
        around.setdefault(y, set()).add(x)
    return {key: "".join(sorted(others)) for key, others in around.items()}


BESIDE = {language: beside(language) for language in ROWS}


def exchanged(word: str, at: int, _language: str, _chance: Random) -> str:
    """A letter and the next change places."""
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def lost(word: str, at: int, _language: str, _chance: Random) -> str:
    """A letter is left out."""
    return word[:at] + word[at + 1 :]


def doubled(word: str, at: int, _language: str, _chance: Random) -> str:
    """A letter is struck twice."""
    return word[: at + 1] + word[at:]


def put_in(word: str, at: int, language: str, chance: Random) -> str:
    """A letter too many: half the time from a key beside."""
    more = BESIDE[language].get(word[at]) if chance.random() < 0.5 else None
    at += chance.random() < 0.5
    return word[:at] + chance.choice(more or LETTERS[language]) + word[at:]


def key_beside(word: str, at: int, language: str, chance: Random) -> str:
    """The key beside is struck instead."""
    near = BESIDE[language].get(word[at])
    return word[:at] + (chance.choice(near) if near else word[at]) + word[at + 1 :]


def wrong(word: str, at: int, language: str, chance: Random) -> str:
    """Any other letter stands there."""
    return word[:at] + chance.choice(LETTERS[language]) + word[at + 1 :]


Error = Callable[[str, int, str, Random], str]
ERRORS: dict[str, Error] = {
    "letters exchanged": exchanged,
    "letter lost": lost,
    "letter doubled": doubled,
    "letter put in": put_in,
    "key beside": key_beside,
    "wrong letter": wrong,
}
_LEAST = 3


def any_error(chance: Random) -> Error:
    """An error as often as hands make it."""
    return chance.choices(tuple(ERRORS.values()), weights=(25, 22, 10, 13, 18, 12))[0]


def misspelt(
    words: tuple[str, ...], language: str, chance: Random, error: Error | None = None, *, first: bool = False
) -> tuple[str, ...]:
    """The words with one error at any letter of any word, or at the first letter of one. Capitals stay."""
    while True:
        long = [n for n, word in enumerate(words) if len(word) >= _LEAST] or range(len(words))
        places = [(n, at) for n in long for at in range(1 if first else len(words[n]))]
        n, at = chance.choice(places)
        word = words[n].lower().replace("ё", "е")
        new = (error or any_error(chance))(word, at, language, chance)
        if new != word and len(new) >= 2:
            return (*words[:n], new.capitalize(), *words[n + 1 :])


def twice_in_one(word: str, language: str, chance: Random) -> str:
    """A word with two errors, neither of which undoes the other."""
    while True:
        new = misspelt(misspelt((word,), language, chance), language, chance)[0]
        if new.lower() != word.lower().replace("ё", "е"):
            return new


def twin(word: str, chance: Random) -> str:
    """The word with one letter written as the Latin one that looks the same, if it has such a letter."""
    places = [at for at, letter in enumerate(word) if letter in TWINS]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + TWINS[word[at]] + word[at + 1 :]
