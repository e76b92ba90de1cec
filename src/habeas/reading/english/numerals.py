"""Numbers as English writes them, in digits or words: one pattern that finds them, one function that values them."""

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

_SPACE = r"[ \t\u00a0]"
_BREAK = r"(?:[ \t\u00a0-]|\r?\n(?!\s))"
"""Between the words of one number: a space, a hyphen, or the end of a wrapped line (not of a paragraph)."""


def _grammar() -> str:
    # Longest first ("sixteen" before "six"); each level may stand alone, so the whole is one optional chain.
    ones = "|".join(sorted(ONES, key=len, reverse=True))
    tens = "|".join(TENS)
    small = rf"(?:(?:{tens})(?:{_BREAK}(?:{ones})\b)?|(?:{ones}))"
    hundreds = rf"(?:(?:an?|{small}){_BREAK}hundred(?:{_BREAK}(?:and{_BREAK})?{small})?|{small})"
    thousands = rf"(?:(?:an?|{hundreds}){_BREAK}thousand(?:{_BREAK}(?:and{_BREAK})?{hundreds})?|{hundreds})"
    return rf"(?:(?:an?|{hundreds}){_BREAK}million|{thousands})"


WORDS: Final = _grammar()
"""A number in words, up to millions. For text in lower case."""
DIGITS: Final = rf"\d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?={_SPACE}(?:million|thousand)\b)|\d+"
"""A number in digits, with or without separators. "2 thousand" and "1.5 million" are completed by SCALED."""
NUMBER: Final = rf"(?:(?:{DIGITS})(?:{_SPACE}(?:million|thousand|hundred)\b)?|\b{WORDS}\b)"
"""Any number. For text in lower case; the value is `value_of` of the matched words."""

_TOKEN = re.compile(r"[a-z]+|\d[\d.,\u00a0\u2009\u202f]*")


def value_of(words: str) -> int | None:
    """The number that digits or words say ("1,793", "two hundred and thirty-four"), or None."""
    total, current = 0.0, None
    for token in _TOKEN.findall(words.lower()):
        if token[0].isdigit():
            current = _digits(token)
        elif token in ONES or token in TENS:
            current = (current or 0) + ONES.get(token, TENS.get(token, 0))
        elif token in ("a", "an"):
            current = 1
        elif token == "hundred":
            current = (1 if current is None else current) * 100
        elif token in SCALES:
            total, current = total + (1 if current is None else current) * SCALES[token], 0
        elif token != "and":
            return None
    return None if current is None else round(total + current)


def _digits(token: str) -> float:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", token).strip(".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))


def lower(text: str) -> str:
    """The text in lower case, character for character: offsets in it are offsets in the text."""
    simple = text.lower()
    if len(simple) == len(text):
        return simple
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
