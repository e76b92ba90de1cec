"""What a name is once it is parsed: words in parts. The words stay as written; what is derived stands beside them."""

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from habeas.names.given import Given
from habeas.names.patronymics import Patronymic
from habeas.names.scripts import Language, Script, language_of
from habeas.names.sound import CONSONANTS
from habeas.protection.erased import of_words

_BIT = {letter: 1 << place for place, letter in enumerate(CONSONANTS)}


@of_words
@lru_cache(maxsize=1 << 16)
def consonants(sound: str) -> int:
    """The consonants of a word in sound as bits: words that share few of them are not compared further."""
    bits = 0
    for letter in sound:
        if letter in _BIT:
            bits |= _BIT[letter]
    return bits


class Kind(StrEnum):
    """The role of a part in a name."""

    FAMILY = "family name"
    GIVEN = "given name"
    PATRONYMIC = "patronymic"
    INITIALS = "initials"
    CALL_SIGN = "call sign"


class Word(Struct, frozen=True, gc=False):
    """One word of a name.

    `plain` is lower case, in one script, with ё as е; `sound` is the form of `sound.py`. `marks` is true of titles,
    particles and words with a hyphen, which need a closer look.
    """

    written: str
    plain: str
    script: Script
    sound: str
    given: Given | None
    patronymic: Patronymic | None
    marks: bool = False

    @property
    def letters(self) -> int:
        """Its consonants as bits, for a quick look at whether two words can be alike at all."""
        return consonants(self.sound)

    @property
    def language(self) -> Language | None:
        """What its letters give away, if anything."""
        return language_of(self.written.lower()) if self.script is Script.CYRILLIC else None


class Name(Struct, frozen=True, gc=False):
    """A name in its parts. Any part may be empty; `also` holds the other ways in which it can be read.

    `initials` are the letters as written, in order, of the parts that are only initials: a given name first,
    then a patronymic or second name. `sex` is "m", "f" or None where the words do not tell. `oblique` is true
    where the given name or the patronymic stands in another case than the nominative. `western` is true
    where nothing but the order of the words tells which is which.
    """

    text: str
    family: tuple[Word, ...] = ()
    given: tuple[Word, ...] = ()
    patronymic: Word | None = None
    initials: tuple[str, ...] = ()
    call_sign: str | None = None
    sex: str | None = None
    oblique: bool = False
    western: bool = False
    also: "tuple[Name, ...]" = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words that are written out."""
        return (*self.family, *self.given, *((self.patronymic,) if self.patronymic else ()))
