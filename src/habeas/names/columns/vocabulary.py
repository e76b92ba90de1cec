"""Different words of many names as columns: each looked at once. A word's row is its number, -1 is no word.

Sounds, stems and the like are numbered as they come, so that equal numbers are equal words. A vocabulary only grows.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import count, islice, product, repeat
from string import ascii_lowercase
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from habeas.names import given, surnames
from habeas.names.columns.distances import ODD, Costs, Rows, Spelt, apart, spelt
from habeas.names.columns.growing import Growing
from habeas.names.evidence.given import MANY, is_sure
from habeas.names.evidence.levels import Level
from habeas.names.given import Given, How
from habeas.names.name import Word, consonants
from habeas.names.parts import MALE_CASES, Traits, declined, traits_of, traits_of_unknown
from habeas.names.patronymics import Patronymic
from habeas.names.scripts import Script
from habeas.names.tokens import initials_in
from habeas.names.words import Many, look_at

Numbers = NDArray[np.int32]
Codes = NDArray[np.uint8]
"""Numbers of levels."""
T = TypeVar("T")


class Numbered(defaultdict[T, int]):
    """Numbers of things in the order in which they come."""

    def __init__(self, *things: T) -> None:
        super().__init__(count().__next__)
        for thing in things:
            self[thing]

    def since(self, before: int) -> list[T]:
        """What came after so many things."""
        return list(islice(reversed(self), len(self) - before))[::-1]


class Sets:
    """Different sets of given names by number; 0 is the empty one. `bits` has a row for each."""

    def __init__(self) -> None:
        self.numbers: Numbered[frozenset[int]] = Numbered(frozenset())
        self._every = list(self.numbers)
        self.bits = np.zeros((1, (len(given.table().sexes) + 63) // 64), np.uint64)
        self._together = self.bits[:, 0]

    def settle(self) -> None:
        """Give every set that came since its bits."""
        if len(self.numbers) == len(self.bits):
            return
        self._every = list(self.numbers)
        new = self._every[len(self.bits) :]
        rows = np.zeros((len(new), self.bits.shape[1]), np.uint64)
        for row, names in enumerate(new):
            for number in names:
                rows[row, number >> 6] |= np.uint64(1 << (number & 63))
        self.bits = np.concatenate([self.bits, rows])
        self._together = np.bitwise_or.reduce(self.bits, axis=1)

    def of(self, numbers: Numbers) -> list[frozenset[int]]:
        """The sets of these numbers."""
        return [self._every[number] for number in numbers.tolist()]

    def meet(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Whether sets have a name in common, pair by pair."""
        met: NDArray[np.bool_] = (left == right) & (left > 0)
        # Few sets have anything in common, and most of those that have not differ in the bits of all their names.
        some = np.flatnonzero((left > 0) & (right > 0) & ~met)
        first, second = left[some], right[some]
        may = np.flatnonzero(self._together[first] & self._together[second])
        met[some[may]] = (self.bits[first[may]] & self.bits[second[may]]).any(axis=1)
        return met


class Words:
    """Words by their number, each made when it is first asked for."""

    def __init__(self, looked: Many) -> None:
        self._looked, self._made = looked, dict[int, Word]()

    def __len__(self) -> int:
        return len(self._looked)

    def __getitem__(self, number: int) -> Word:
        if (one := self._made.get(number)) is None:
            one = self._made[number] = self._looked.word(number)
        return one


COLUMNS = (
    *("plain", "sound", "stem", "front", "letters", "script", "marks"),
    *("given", "full", "is_given", "sure", "as_written"),
    *("patronymic", "father", "kind", "declined", "length", "velar"),
    *("short", "in_case", "of_many", "odd", "dots", "family_starts", "starts", "father_starts"),
)


class Vocabulary:
    """The words of some names."""

    def __init__(self) -> None:
        self._looked = Many.of([])
        self.words = Words(self._looked)
        self.sets = Sets()
        self.spelt: dict[str, Spelt] = {}
        """Sounds, stems of family names, and those of patronymics (empty where a word is none), letter by letter."""
        self._letters = {name: Growing(np.uint8, _LONGEST) for name in ("sound", "stem", "patronymic")}
        self._lengths = {name: Growing(np.int64) for name in self._letters}
        self._written_words = Growing(object)
        self.traits: Numbered[Traits] = Numbered()
        self.layouts: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        """Where the parts stand in names whose words have such traits, in each reading; see `names.Layout`."""
        self._written: Numbered[str] = Numbered()
        self._made: Numbered[Word] = Numbered()
        self._places, self._made_places = Growing(), Growing()
        self._texts: Numbered[str] = Numbered()
        self._father_kinds: dict[tuple[str, bool, bool, int], int] = {}
        self._columns = {name: Growing() for name in COLUMNS}
        self._unknown = np.array(
            [
                self.traits[
                    traits_of_unknown(looks_like_one=looks, sex=sex, capitals=capitals, male_case=male)
                ]
                for looks, sex, capitals, male in _ENDINGS
            ],
            np.int32,
        )
        # One row is always there, so that -1 is a place too; what it says is never used.
        self._learn(look_at([""]))

    written: NDArray[np.object_]
    """The words as they were written."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Numbers: ...

    def numbers_of(self, tokens: Sequence[str]) -> Numbers:
        """The numbers of words as written; new ones are looked at."""
        before = len(self._written)
        found = np.fromiter(map(self._written.__getitem__, tokens), np.int32, len(tokens))
        if fresh := self._written.since(before):
            self._places.extend(self._next(len(fresh)))
            self._learn(look_at(fresh))
        places: Numbers = self._places.array[found]
        return places

    def numbers_of_made(self, made: Sequence[Word]) -> Numbers:
        """The numbers of words that are more than they are written: Гейдар as the father in Гейдар оглы."""
        before = len(self._made)
        found = np.fromiter(map(self._made.__getitem__, made), np.int32, len(made))
        if fresh := self._made.since(before):
            self._made_places.extend(self._next(len(fresh)))
            self._learn(Many.of(fresh))
        places: Numbers = self._made_places.array[found]
        return places

    def _next(self, size: int) -> Numbers:
        """The numbers that the next so many words will have."""
        return np.arange(len(self.words), len(self.words) + size, dtype=np.int32)

    def consonants_apart(self, x: Numbers, y: Numbers) -> NDArray[np.uint8]:
        """In how many consonants words differ."""
        differ: NDArray[np.uint8] = np.bitwise_count(self.letters[x] ^ self.letters[y])
        return differ

    def distances(self, of: str, x: Numbers, y: Numbers) -> Costs:
        """The distances of words by their sound, their stem or their patronymic's."""
        return apart(self.spelt[of][x], self.spelt[of][y])

    def one_by_one(
        self, x: Numbers, y: Numbers, rows: Rows, found: Codes, one: Callable[[Word, Word], Level]
    ) -> None:
        """Put in the levels of some pairs of words as two words get them."""
        for row in rows.tolist():
            found[row] = one(self.words[x[row]], self.words[y[row]]).number

    def strange(self, x: Numbers, y: Numbers) -> NDArray[np.bool_]:
        """Pairs of which a word is too long, or has letters that no sound has: they are to be compared one by one."""
        strange: NDArray[np.bool_] = (self.odd[x] | self.odd[y]) > 0
        return strange

    def at(self, numbers: Numbers) -> list[list[Word]]:
        """The words of rows of numbers, as many in each as there are."""
        return [[self.words[number] for number in row if number >= 0] for row in numbers.tolist()]

    def texts_of(self, of: str, numbers: Numbers) -> list[str]:
        """Words by their sound, their stem or their patronymic's, as text."""
        if of == "patronymic":
            said = map(self._looked.patronymics.get, numbers.tolist())
            return [one.stem if one else "" for one in said]
        sounds = list(map(self._looked.sounds.__getitem__, numbers.tolist()))
        return surnames.stems(sounds) if of == "stem" else sounds

    def _learn(self, many: Many) -> None:
        """Rows for words, and for those that have one the row of the given name of which they are a case."""
        start, size = len(self.words), len(many)
        # A word that is no given name is none in another case either.
        known = {row: many.word(row) for row in sorted(many.given)}
        cases = {row: base for row, one in known.items() if (base := _declined(one)) is not None}
        kinds = [self.traits[traits_of(one, cases.get(row))] for row, one in known.items()]
        many.extend(Many.of(list(cases.values())))
        columns = self._looks(many)
        columns["declined"][list(cases)] = np.arange(start + size, start + len(many))
        columns["kind"][list(known)] = kinds
        self._looked.extend(many)
        self._written_words.extend(np.array(many.written, object))
        self.written = self._written_words.array
        self.sets.settle()
        for name, column in self._columns.items():
            column.extend(columns[name])
            setattr(self, name, column.array)

    def _looks(self, many: Many) -> dict[str, Numbers]:
        """What the letters of words say, and what given names and fathers they can name."""
        plain, sound = many.plain, many.sounds
        stems = surnames.stems(sound)
        heard, front = spelt(sound, _LONGEST), spelt(stems, _LONGEST)
        spelt_fathers = [""] * len(many)
        for row, says in many.patronymics.items():
            spelt_fathers[row] = says.stem
        for name, letters in (
            ("sound", heard),
            ("stem", front),
            ("patronymic", spelt(spelt_fathers, _LONGEST)),
        ):
            self._letters[name].extend(letters.letters)
            self._lengths[name].extend(letters.length)
            self.spelt[name] = Spelt(self._letters[name].array, self._lengths[name].array)
        found = {name: np.zeros(len(many), np.int32) for name in COLUMNS}
        found["plain"][:] = self._numbers(plain)
        found["sound"][:] = found["stem"][:] = self._numbers(sound)
        # Half of all stems are the sound as it is.
        other = np.flatnonzero((heard.letters != front.letters).any(axis=1) | heard.is_odd())
        found["stem"][other] = self._numbers([stems[row] for row in other.tolist()])
        found["front"][:] = front.letters[:, 0] * np.int32(ODD + 1) + front.letters[:, 1]
        found["script"][:] = np.fromiter(map(SCRIPTS.__getitem__, many.scripts), np.int32, len(many))
        found["marks"][list(many.marks)] = 1
        found["length"][:] = np.fromiter(map(len, plain), np.int32, len(plain))
        found["odd"][:] = heard.is_odd()
        found["letters"][:] = np.bitwise_or.reduce(_CONSONANTS[heard.letters], axis=1)
        found["starts"][:] = _STARTS[heard.letters[:, 0]]
        self._say_kinds(found, many, heard)
        found["velar"][:] = found["letters"] & consonants("h")
        for row in [row for row, one in enumerate(plain) if "." in one]:
            found["dots"][row] = len(initials_in(plain[row]))
        found["family_starts"][:] = found["father_starts"][:] = found["starts"]
        found["declined"][:] = found["patronymic"][:] = -1
        for row, can_be in many.given.items():
            self._say_given(found, row, many.word(row), can_be)
        for row, says in many.patronymics.items():
            self._say_father(found, row, says)
        return found

    def _numbers(self, texts: Sequence[str]) -> Numbers:
        """The numbers of texts, of which equal ones have the same."""
        return np.fromiter(map(self._texts.__getitem__, texts), np.int32, len(texts))

    def _say_kinds(self, found: dict[str, Numbers], many: Many, heard: Spelt) -> None:
        """The traits of words that are no given name, by their ending and by the father they name."""
        endings = _endings(many, heard)
        found["kind"][:] = self._unknown[endings]
        for row in np.flatnonzero(found["odd"]).tolist():
            one = many.word(row)
            found["letters"][row] = one.letters
            found["kind"][row] = self.traits[traits_of(one, None)]
            endings[row] = -1 - row
        for row, says in many.patronymics.items():
            key = (says.sex, says.oblique, bool(says.fathers), int(endings[row]))
            kind = self._father_kinds.get(key)
            if kind is None:
                kind = self._father_kinds[key] = self.traits[traits_of(many.word(row), None)]
            found["kind"][row] = kind

    def _say_given(self, found: dict[str, Numbers], row: int, one: Word, can_be: Given) -> None:
        found["given"][row] = self.sets.numbers[can_be.all]
        found["full"][row] = self.sets.numbers[can_be.full]
        found["short"][row] = self.sets.numbers[can_be.short]
        found["in_case"][row] = can_be.how is How.CASE
        found["of_many"][row] = not can_be.full and len(can_be.short) > MANY
        found["is_given"][row] = 1
        found["sure"][row] = is_sure(one)
        found["as_written"][row] = can_be.how is How.WRITTEN and bool(can_be.full)
        found["starts"][row] |= bits_of(can_be.full)

    def _say_father(self, found: dict[str, Numbers], row: int, says: Patronymic) -> None:
        found["patronymic"][row] = self._texts[says.stem]
        found["father"][row] = self.sets.numbers[says.fathers]
        found["father_starts"][row] |= bits_of(says.fathers)


def _endings(many: Many, heard: Spelt) -> Numbers:
    """For each word a number for all of its traits that hang on its ending and its capitals; see `_ENDINGS`."""
    long = heard.length >= surnames.SHORTEST
    looks = long & heard.ends_with(surnames.LOOKS)
    sex = np.where(heard.ends_with(surnames.FEMALE), 2, heard.ends_with(surnames.MALE)) * long
    capitals = np.fromiter(map(str.isupper, many.written), bool, len(many))
    male = np.fromiter(map(str.endswith, many.plain, repeat(MALE_CASES)), bool, len(many))
    number: Numbers = (((looks * 3 + sex) * 2 + capitals) * 2 + male).astype(np.int32)
    return number


_ENDINGS = tuple(product((False, True), (None, "m", "f"), (False, True), (False, True)))
"""Looks like a surname; the sex a surname has; in capitals; a man's surname declined."""


def _declined(one: Word) -> Word | None:
    return declined(one) if one.given and one.script is Script.CYRILLIC else None


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


_STARTS = np.array([0, *(1 << place for place in range(len(ascii_lowercase))), 0], np.int32)
_CONSONANTS = np.array([0, *map(consonants, ascii_lowercase), 0], np.int32)
_BITS = {letter: 1 << place for place, letter in enumerate(ascii_lowercase)}
SCRIPTS = {script: number for number, script in enumerate(Script)}
CYRILLIC = SCRIPTS[Script.CYRILLIC]
_LONGEST = 20
"""Longer words are compared one by one."""
