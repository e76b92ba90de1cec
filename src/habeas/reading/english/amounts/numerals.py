"""Numbers as English writes them, in digits or words: one pattern that finds them, one function that values them."""

import math
import re
from typing import Final

ONES: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_SPACE: Final = r"[ \t\u00a0]"
_BREAK: Final = r"(?:[ \t\u00a0-]|\r?\n(?!\s))"
"""Between the words of one number: a space, a hyphen, or the end of a wrapped line (not of a paragraph)."""
_WORD: Final = rf"(?:{'|'.join(sorted([*ONES, *TENS, *SCALES], key=len, reverse=True))})\b"
_AND: Final = rf"(?:(?<=hundred)|(?<=thousand)|(?<=million)){_BREAK}and"

WORDS: Final = (
    rf"(?=[aefhmnost])(?:an?{_BREAK}(?:hundred|thousand|million)\b|{_WORD})"
    rf"(?:(?:{_AND})?{_BREAK}{_WORD}){{0,12}}"
)
"""A number in words, up to millions. For text in lower case; `value_of` refuses runs that are no number."""
DIGITS: Final = (
    rf"\d{{1,3}}(?:[, \u00a0\u2009\u202f]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?={_SPACE}(?:million|thousand)\b)|\d+"
)
"""A number in digits, with or without separators."""
NUMBER: Final = rf"(?:(?:{DIGITS})(?:{_SPACE}(?:million|thousand|hundred)\b)?|\b{WORDS})"
"""Any number ("1,793", "2 thousand", "twenty-three"). For text in lower case; its value is `value_of` its words."""

LONGEST: Final = 15
"""Digits and separators of a number; what is longer is a key or an account, not a number."""
_TOKEN = re.compile(r"[a-z]+|\d+(?:[., \u00a0\u2009\u202f]\d+)*")


def value_of(words: str) -> int | None:
    """The number that digits or words say ("1,793", "two hundred and thirty-four"), or None where they say none."""
    total, current, room = 0.0, 0.0, math.inf
    tokens = _TOKEN.findall(words.lower())
    for token in tokens:
        current, fits, room = _worth(token, current, room)
        if not fits:
            return None
        if token in ("thousand", "million"):
            total, current = total + current, 0.0
    return round(total + current) if tokens else None


def _worth(token: str, current: float, room: float) -> tuple[float, bool, float]:
    """What the part of the number is worth with this word, whether the word may stand there, what may follow it.

    `room`: whatever comes next must be smaller. After "twenty" only 1 to 9 fit, after "five" only a scale.
    """
    if token in ("a", "an"):
        return 1.0, True, 1.0
    if token == "and":  # noqa: S105
        return current, True, room
    if token in SCALES:
        scale = SCALES[token]
        return max(current, 1.0) * scale, current < 1000 or scale > 1000, float(scale)
    number = _digits(token) if token[0].isdigit() else float(ONES.get(token) or TENS.get(token) or -1)
    if token in TENS:
        return current + number, number < room, 10.0
    return current + number, 0 <= number < room, 1.0


def _digits(token: str) -> float:
    if len(token) > LONGEST:
        return -1.0
    plain = re.sub(r"[, \u00a0\u2009\u202f]", "", token).strip(".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))


def lower(text: str) -> str:
    """The text in lower case, character for character: offsets in it are offsets in the text."""
    simple = text.lower()
    if len(simple) == len(text):
        return simple
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
