"""Distinct words of names, each looked at once: what it sounds like, which given names and fathers it can be.

A word gets a number when it is first seen and keeps it; everything else about words is an array by that number.
"""

import re
from collections.abc import Hashable, Sequence
from operator import add
from typing import TypeVar

from msgspec import Struct

from habeas.identity.linkage.beside import both
from habeas.names import given, surnames
from habeas.names.cases import of_given
from habeas.names.columns.growing import Growing
from habeas.names.given import How
from habeas.names.name import Word
from habeas.names.scripts import Script
from habeas.names.sound import BREAK
from habeas.names.words import word, words

T = TypeVar("T", bound=Hashable)

MANY = 60_000
"""From so many new words on, a second process pays."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MERGED = str.maketrans("dbgzjvwq", "tpkssfss", "aeiouyh")
"""Consonants that ear and scheme confuse, as one; vowels, and the breath that schemes drop, as nothing."""


class Numbers(dict[T, int]):
    """A number for each distinct thing, in the order in which they were first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[T] = []

    def __missing__(self, key: T) -> int:
        self[key] = number = len(self)
        self.order.append(key)
        return number


class Looked(Struct, frozen=True, gc=False):
    """What one word is: everything that linking asks of it. `kind` is what decides its role in a name."""

    sound: str
    stem: str
    skeleton: str
    full: frozenset[int]
    short: frozenset[int]
    sure: bool
    fathers: frozenset[int]
    father_stem: str
    kind: tuple[object, ...]


def look(one: Word) -> Looked:
    """Look at one word."""
    return look_at([one])[0]


def look_at(every: Sequence[Word]) -> list[Looked]:
    """Look at many words."""
    stems = surnames.stems([one.sound for one in every])
    return [_look(*each) for each in zip(every, stems, skeletons(stems), strict=True)]


def _look(one: Word, stem: str, bones: str) -> Looked:
    known, patronymic = one.given, one.patronymic
    sure = (
        known is not None
        and bool(known.full)
        and (known.how in (How.WRITTEN, How.CASE) or (known.how is How.SOUND and one.script is Script.LATIN))
    )
    return Looked(
        one.sound,
        stem,
        bones,
        known.full if known else _NONE,
        known.short if known else _NONE,
        sure,
        patronymic.fathers if patronymic else _NONE,
        patronymic.stem if patronymic else "",
        _kind(one),
    )


_NONE: frozenset[int] = frozenset()


def skeletons(stems: Sequence[str]) -> list[str]:
    """The consonants of stems, those that are easily confused as one, each once in a row; first letters stay."""
    first = ["a" if stem[:1] in "aeiou" else stem[:1].translate(_MERGED) or stem[:1] for stem in stems]
    rest = BREAK.join(stem[1:] for stem in stems).translate(_MERGED).split(BREAK)
    together = BREAK.join(map(add, first, rest)) if stems else ""
    return _REPEATED.sub(r"\1", together).split(BREAK) if stems else []


_REPEATED = re.compile(r"(.)\1+")


_MALE_CASES = ("ого", "ому", "его", "енка", "енку", "чука", "чуку", "юка", "юку", "им", "ым")


def _kind(one: Word) -> tuple[object, ...]:
    """All that the roles of the words of a plain name hang on; None first where a name must be read on its own."""
    letters = one.written if one.written.isalpha() else one.written.replace("'", "")
    if one.marks or len(one.written) < 2 or not letters.isalpha():
        return (None,)
    known, patronymic = one.given, one.patronymic
    if (patronymic and patronymic.oblique) or (known and known.how is How.CASE):
        return (None,)
    if one.plain.endswith(_MALE_CASES) or (
        known and one.script is Script.CYRILLIC and of_given(one.plain, given.table().written)
    ):
        return (None,)
    return (
        one.script.value,
        (patronymic.sex, bool(patronymic.fathers)) if patronymic else None,
        (known.how.value, bool(known.full), given.sex_of(known)) if known else None,
        surnames.looks_like_one(one.sound),
        one.sound.endswith(("ov", "ev", "ova", "eva", "enko")),
        one.written.isupper(),
        surnames.sex_of(one.sound),
    )


def _looked(texts: Sequence[str]) -> list[Looked]:
    return look_at(words(texts))


class Words:
    """Words with a number each, and what was seen of them as arrays by that number."""

    def __init__(self) -> None:
        self.number: Numbers[str] = Numbers()
        self._done = 0
        self._read: dict[str, Word] = {}
        self._special: dict[tuple[object, ...], int] = {}
        self.written: list[str] = []
        self.stems: list[str] = []
        self.sounds: list[str] = []
        self._stem_number: Numbers[str] = Numbers()
        self._skeletons: Numbers[str] = Numbers()
        self._parts: Numbers[str] = Numbers()
        self._sounds: Numbers[str] = Numbers()
        self._father_stems: Numbers[str] = Numbers()
        self.sets: Numbers[tuple[frozenset[int], frozenset[int], bool]] = Numbers()
        self.father_sets: Numbers[frozenset[int]] = Numbers()
        self.kinds: Numbers[tuple[object, ...]] = Numbers()
        # Number 0 of both is "none".
        _ = self.sets[frozenset(), frozenset(), False], self.father_sets[frozenset()], self.kinds[None,]
        self.stem, self.skeleton, self.front, self.back = Growing(), Growing(), Growing(), Growing()
        self.sound, self.first, self.given, self.father = Growing(), Growing(), Growing(), Growing()
        self.father_stem, self.kind = Growing(), Growing()

    def __len__(self) -> int:
        return self._done

    def look_at_new(self) -> None:
        """Look at every word that got a number since the last time."""
        new = self.number.order[self._done :]
        if len(new) >= MANY:
            half = len(new) // 2
            here, there = both(lambda: _looked(new[:half]), lambda: _looked(new[half:]))
            self._take(new, here + there)
        else:
            read = words(new)
            self._read.update(zip(new, read, strict=True))
            self._take(new, look_at(read))

    def read(self, written: str) -> Word:
        """A word as `word` reads it; one of those that were just looked at is not read again."""
        return self._read.get(written) or word(written)

    def forget_read(self) -> None:
        """The names of the words that were looked at are read: what was kept for that goes."""
        self._read = {}

    def one(self, written: Word) -> int:
        """The number of a word that was parsed; one read otherwise than it stands alone is a word of its own."""
        plain = self.read(written.written)
        if plain is written or plain == written:
            number = self.number[written.written]
        else:
            key = f"{written.written}\n{written.given}\n{written.patronymic}"
            number = self.number[key]
        if number >= self._done:
            self._take([written.written], [look(written)])
        return number

    def texts(self, what: str) -> list[str]:
        """All stems, sounds or stems of fathers, by their numbers: the list itself, which grows."""
        numbers = {"stem": self._stem_number, "sound": self._sounds, "father": self._father_stems}
        return numbers[what].order

    def half(self, written: str) -> Word:
        """A part of a word as a word."""
        return word(written)

    def _take(self, texts: Sequence[str], looked: Sequence[Looked]) -> None:
        self.written += texts
        self.stems += [one.stem for one in looked]
        self.sounds += [one.sound for one in looked]
        stems, parts, skeletons = self._stem_number, self._parts, self._skeletons
        self.stem.extend([stems[one.stem] for one in looked])
        self.sound.extend([self._sounds[one.sound] for one in looked])
        self.skeleton.extend([skeletons[one.skeleton] for one in looked])
        self.front.extend([parts[one.stem[:3]] for one in looked])
        self.back.extend([parts["-" + one.stem[-4:]] for one in looked])
        self.first.extend([letter(one.sound) for one in looked])
        self.given.extend(
            [self.sets[one.full, one.short, one.sure] if one.full or one.short else 0 for one in looked]
        )
        self.father.extend([self.father_sets[one.fathers] for one in looked])
        self.father_stem.extend(
            [self._father_stems[one.father_stem] if one.father_stem else -1 for one in looked]
        )
        self.kind.extend([self.kinds[one.kind] if one.kind[0] else 0 for one in looked])
        self._done += len(looked)


def letter(sound: str) -> int:
    """The first letter of a sound as a number from 1; 0 for none."""
    return _LETTERS.find(sound[0]) + 1 if sound else 0
