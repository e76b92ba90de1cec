"""The recovery sheet: a secret of 128 bits as nine short words that can be printed, read out and typed.

Each word is a proquint (Wilkerson 2009): sixteen bits as consonant, vowel, consonant, vowel, consonant. The
ninth word is a check, so that a slip in copying is found before anything is tried.
"""

import os
import re

from habeas.protection.digest import tagged

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
SECRET = 16
WORDS = SECRET // 2 + 1
"""Words on a sheet, the check included."""


class NotASheet(ValueError):
    """What was typed is not what a recovery sheet says. The message tells which word to look at."""


def new_words() -> tuple[str, ...]:
    """The words of a new sheet."""
    secret = os.urandom(SECRET)
    return (*_words(secret), _check(secret))


def typed(text: str) -> str:
    """The words of a sheet as somebody typed them, in the one form that is used as a passphrase. Raises NotASheet."""
    words = re.findall(r"[a-z]+", text.lower())
    if len(words) != WORDS:
        raise NotASheet(f"a recovery sheet has {WORDS} words; these are {len(words)}")
    for number, word in enumerate(words, start=1):
        if not _is_word(word):
            raise NotASheet(f"word {number}, “{word}”, is on no recovery sheet; look at it again")
    secret = b"".join(_bits(word) for word in words[:-1])
    if _check(secret) != words[-1]:
        raise NotASheet("one of the words is not as printed: the last word checks the others; look again")
    return "-".join(words)


def found(text: str) -> str:
    """The words on a whole sheet, or as they were typed: numbered words if there are any. Raises NotASheet."""
    numbered = re.findall(r"^\s*\d\s+([a-z]{5})\s*$", text, re.MULTILINE)
    return typed(" ".join(numbered) or text)


def _words(data: bytes) -> list[str]:
    return [_word(int.from_bytes(data[at : at + 2], "big")) for at in range(0, len(data), 2)]


def _check(secret: bytes) -> str:
    return _words(tagged("recovery sheet", (secret,))[:2])[0]


def _word(bits: int) -> str:
    return (
        CONSONANTS[bits >> 12]
        + VOWELS[bits >> 10 & 3]
        + CONSONANTS[bits >> 6 & 15]
        + VOWELS[bits >> 4 & 3]
        + CONSONANTS[bits & 15]
    )


def _is_word(word: str) -> bool:
    return bool(re.fullmatch(rf"[{CONSONANTS}][{VOWELS}][{CONSONANTS}][{VOWELS}][{CONSONANTS}]", word))


def _bits(word: str) -> bytes:
    a, b, c, d, e = list(word)
    bits = CONSONANTS.index(a) << 12 | VOWELS.index(b) << 10 | CONSONANTS.index(c) << 6
    return (bits | VOWELS.index(d) << 4 | CONSONANTS.index(e)).to_bytes(2, "big")
