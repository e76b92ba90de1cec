"""Different words of many names as columns: each looked at once. A word's row is its number, -1 is no word.

Sounds, stems and the like are numbered as they come, so that equal numbers are equal words. A vocabulary only grows.
"""

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from habeas.names import given, surnames
from habeas.names.evidence.given import is_sure
from habeas.names.name import Word
from habeas.names.parts import Traits, declined, traits_of
from habeas.names.scripts import Script
from habeas.names.tokens import initials_in
from habeas.names.words import words

Numbers = NDArray[np.int32]
T = TypeVar("T")


class Numbered(dict[T, int]):
    """Numbers of things in the order in which they come."""

    def __missing__(self, thing: T) -> int:
        self[thing] = number = len(self)
        return number


class Sets:
    """Different sets of given names by number; 0 is the empty one. `bits` has a row for each."""

    def __init__(self) -> None:
        self.numbers: Numbered[frozenset[int]] = Numbered({frozenset(): 0})
        self.bits = np.zeros((1, (len(given.table().sexes) + 63) // 64), np.uint64)

    def settle(self) -> None:
        """Give every set that came since its bits."""
        new = list(self.numbers)[len(self.bits) :]
        if not new:
            return
        rows = np.zeros((len(new), self.bits.shape[1]), np.uint64)
        for row, names in enumerate(new):
            for number in names:
                rows[row, number >> 6] |= np.uint64(1 << (number & 63))
        self.bits = np.concatenate([self.bits, rows])

    def meet(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Whether sets have a name in common, pair by pair."""
        met = np.zeros(len(left), bool)
        some = np.flatnonzero((left > 0) & (right > 0))
        if len(some):
            met[some] = (self.bits[left[some]] & self.bits[right[some]]).any(axis=1)
        return met


COLUMNS = (
    *("plain", "sound", "stem", "front", "letters", "script", "marks", "given", "full", "is_given", "sure"),
    *("patronymic", "father", "is_patronymic", "kind", "declined", "initial", "length", "velar"),
    *("dots", "family_starts", "starts", "father_starts"),
)


class Vocabulary:
    """The words of some names."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.sets = Sets()
        self.traits: Numbered[Traits] = Numbered()
        self._written: Numbered[str] = Numbered()
        self._made: Numbered[Word] = Numbered()
        self._places: list[int] = []
        self._made_places: list[int] = []
        self._texts: Numbered[str] = Numbered()
        self._columns = {name: np.zeros(0, np.int32) for name in COLUMNS}
        # One row is always there, so that -1 is a place too; what it says is never used.
        self._learn(words([""]))

    def __getattr__(self, name: str) -> Numbers:
        """A column by its name."""
        try:
            return self.__dict__["_columns"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None

    def numbers_of(self, tokens: Sequence[str]) -> Numbers:
        """The numbers of words as written; new ones are looked at."""
        before = len(self._written)
        found = np.fromiter(map(self._written.__getitem__, tokens), np.int32, len(tokens))
        fresh = list(self._written)[before:] if len(self._written) > before else []
        if fresh:
            start = len(self.words)
            self._places += range(start, start + len(fresh))
            self._learn(words(fresh))
        return np.array(self._places, np.int32)[found]

    def numbers_of_made(self, made: Sequence[Word]) -> Numbers:
        """The numbers of words that are more than they are written: Гейдар as the father in Гейдар оглы."""
        before = len(self._made)
        found = np.fromiter(map(self._made.__getitem__, made), np.int32, len(made))
        if len(self._made) > before:
            fresh = list(self._made)[before:]
            self._made_places += range(len(self.words), len(self.words) + len(fresh))
            self._learn(fresh)
        return np.array(self._made_places, np.int32)[found]

    def _learn(self, made: list[Word]) -> None:
        """Rows for words, and for those that have one the row of the given name of which they are a case."""
        rows, bases, start = [], list[Word](), len(self.words)
        for one in made:
            base = declined(one) if one.script is Script.CYRILLIC else None
            row = self._row(one, base)
            if base is not None:
                row[_DECLINED] = start + len(made) + len(bases)
                bases.append(base)
            rows.append(row)
        rows += [self._row(base, None) for base in bases]
        self.words += made + bases
        self.sets.settle()
        columns = np.array(rows, np.int32).T
        for name, column in zip(COLUMNS, columns, strict=True):
            self._columns[name] = np.concatenate([self._columns[name], column])

    def _row(self, one: Word, base: Word | None) -> list[int]:
        text, sets = self._texts, self.sets.numbers
        stem = surnames.stem(one.sound)
        can_be, father = one.given, one.patronymic
        return [
            text[one.plain],
            text[one.sound],
            text[stem],
            text[stem[:2]],
            one.letters,
            _SCRIPTS[one.script],
            one.marks,
            sets[can_be.all] if can_be else 0,
            sets[can_be.full] if can_be else 0,
            can_be is not None,
            is_sure(one),
            text[father.stem] if father else -1,
            sets[father.fathers] if father else 0,
            father is not None,
            self.traits[traits_of(one, base)],
            -1,
            text[one.plain[:1]],
            len(one.plain),
            "h" in one.sound,
            len(initials_in(one.plain)) if "." in one.plain else 0,
            bit_of(one.sound),
            bit_of(one.sound) | bits_of(can_be.full if can_be else frozenset()),
            bit_of(one.sound) | bits_of(father.fathers if father else frozenset()),
        ]


def bit_of(sounds_like: str) -> int:
    """The first letter of a sound as a bit, 0 if it is none of the alphabet of sounds."""
    return _BITS.get(sounds_like[:1], 0)


@lru_cache(maxsize=1 << 12)
def bits_of(numbers: frozenset[int]) -> int:
    """The first letters of names, in any of their languages, as bits."""
    bits = 0
    for letter in given.initials_of(numbers) if numbers else ():
        bits |= _BITS.get(letter, 0)
    return bits


_BITS = {letter: 1 << place for place, letter in enumerate(ascii_lowercase)}
_DECLINED = COLUMNS.index("declined")
_SCRIPTS = {script: number for number, script in enumerate(Script)}
