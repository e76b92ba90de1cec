"""Letters: one code form, marks and dashes made plain, letters of a foreign script that look alike put right.

Two words that look the same on paper come out the same; nothing else is changed.
"""

import re
import unicodedata
from enum import StrEnum


class Script(StrEnum):
    """The script of a word."""

    CYRILLIC = "Cyrillic"
    LATIN = "Latin"
    OTHER = "another script"


class Language(StrEnum):
    """What the letters of a word give away of its language. A word without such letters has none."""

    RUSSIAN = "Russian"
    UKRAINIAN = "Ukrainian"
    BELARUSIAN = "Belarusian"


_APOSTROPHES = "’‘ʼʹ′`´ʻ＇‛ʾʿ‘"
_DASHES = "‐‑‒–—−﹣－"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u0301"
_PLAIN = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_UNSEEN) | {"\u00a0": " "}
)

_TWINS_LOWER = ("aceiopxykmtbhn", "асеіорхукмтвнп")
_TWINS_UPPER = ("ACEIOPXYKMTBH", "АСЕІОРХУКМТВН")
TO_CYRILLIC = str.maketrans(
    _TWINS_LOWER[0] + _TWINS_UPPER[0] + "ïÏëËĸ",
    _TWINS_LOWER[1] + _TWINS_UPPER[1] + "їЇёЁк",
)
TO_LATIN = str.maketrans(
    "асеіорхуАСЕІОРХУКМТВНјЈѕЅ",
    "aceiopxyACEIOPXYKMTBHjJsS",
)
"""Letters of one script that print like letters of the other."""

_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
ALL_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ONLY_CYRILLIC = re.compile("[вкмнтбгґдєжзийїлпфцчшщъыьэюяёўБГҐДЄЖЗИЙЇЛПФЦЧШЩЪЫЬЭЮЯЁЎ]")
_ONLY_LATIN = re.compile("[bdfghjklmnqrstuvwzDFGJLNQRSUVWZ]")
_DIGITS_AS_LETTERS = str.maketrans("0361", "озбі")

_UKRAINIAN = re.compile("[іїєґ]")
_RUSSIAN = re.compile("[ыэёъ]")
_BELARUSIAN = re.compile("ў|і.*[ыэё]|[ыэё].*і")


def tidy(text: str) -> str:
    """The text in Unicode form C, with one kind of apostrophe, dash and blank, without marks of stress."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    # Stress marks stand apart only in the decomposed form; й and ї must not lose theirs.
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split())


_ALL_TWINS = re.compile("[aceopxyiABCEHKMOPTXI\u0400-\u052f]+")
_SOME_LATIN = re.compile("[A-Za-z]")


def mostly_cyrillic(text: str) -> bool:
    """Whether a text is Cyrillic with Latin letters in it."""
    if text.isascii() or not _SOME_LATIN.search(text):
        return False
    return len(_ONLY_CYRILLIC.findall(text)) > len(_ONLY_LATIN.findall(text))


def could_be_cyrillic(word: str) -> bool:
    """Whether every Latin letter of a word has a Cyrillic twin: Bepa among Cyrillic words is Вера."""
    return _ALL_TWINS.fullmatch(word) is not None


def script_of(word: str) -> Script:
    """The script of a word after look-alikes were put right: the first letter that has one decides."""
    if word.isascii():
        return Script.LATIN
    for letter in word:
        if "\u0400" <= letter <= "\u052f":
            return Script.CYRILLIC
        if letter.isalpha() and _LATIN_LETTER.match(letter):
            return Script.LATIN
    return Script.OTHER


def put_right(word: str) -> str:
    """The word in one script: letters that only look right are exchanged for those that are meant.

    A word mixed of Latin and Cyrillic belongs to the script that has letters the other cannot draw; where
    both have, to the script of most letters. Digits within a Cyrillic word (0, 3, 6) are read as letters.
    """
    if word.isascii() or ALL_CYRILLIC.fullmatch(word) or not _CYRILLIC_LETTER.search(word):
        return word
    if word[1:].isalpha() and not _LATIN_LETTER.search(word):
        return word
    if not _LATIN_LETTER.search(word):
        return word.translate(_DIGITS_AS_LETTERS) if len(word) > 3 else word
    cyrillic, latin = len(_ONLY_CYRILLIC.findall(word)), len(_ONLY_LATIN.findall(word))
    if cyrillic == latin:
        cyrillic, latin = len(_CYRILLIC_LETTER.findall(word)), len(_LATIN_LETTER.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)


def language_of(word: str) -> Language | None:
    """The language that the letters of a lower-case Cyrillic word give away, or None."""
    if _BELARUSIAN.search(word):
        return Language.BELARUSIAN
    if _UKRAINIAN.search(word):
        return Language.UKRAINIAN
    return Language.RUSSIAN if _RUSSIAN.search(word) else None
