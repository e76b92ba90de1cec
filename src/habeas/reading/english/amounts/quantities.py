"""Quantities in words and digits, and what the words around them make of their bounds."""

import re
from dataclasses import dataclass
from typing import Final

from habeas.reading.english.amounts.numerals import DIGITS, NUMBER, WORDS, value_of


@dataclass(frozen=True)
class FoundCount:
    """A counted group. Bounds are inclusive, both equal mean exactly, None is open; `about`: rounded or vague.

    `head` is the noun counted ("soldiers"), "" where it is left out ("nine have returned"); `others`: they
    are counted besides somebody already named.
    """

    start: int
    end: int
    at_least: int | None
    at_most: int | None
    about: bool
    head: str
    others: bool
    rule: str
    why: str


@dataclass(frozen=True)
class Bounds:
    """At least and at most, inclusive, with what the words mean in words."""

    at_least: int | None
    at_most: int | None
    about: bool = False
    meaning: str = ""


# --- what the words in front of a number do to it -----------------------------------------------------

LOWER: Final = "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum"
ABOVE: Final = "more than|over|upwards? of|in excess of|above|well over|greater than"
UPPER: Final = "up to|at most|no more than|not more than|as many as|a maximum of|maximum"
BELOW: Final = "fewer than|less than|under|below"
ALMOST: Final = "nearly|almost|close to|just under"
ROUGHLY: Final = "about|around|approximately|roughly|some|an estimated|estimated|circa|in the region of"
EXACTLY: Final = (
    "exactly|only|just|all|precisely|a total of|in total|all of the|a group of|groups of|a party of|a team of"
)


def bounded(prefix: str, number: int, top: int) -> Bounds:
    """The bounds of "<prefix> number"; `top` is the number itself, or the upper one of a range."""
    if re.fullmatch(LOWER, prefix):
        return Bounds(number, None, meaning=f"{number} or more")
    if re.fullmatch(ABOVE, prefix):
        return Bounds(number + 1, None, meaning=f"more than {number}, so {number + 1} or more")
    if re.fullmatch(UPPER, prefix):
        return Bounds(None, top, meaning=f"{top} at the most")
    if re.fullmatch(BELOW, prefix):
        return Bounds(None, top - 1, meaning=f"fewer than {top}, so {top - 1} at the most")
    if re.fullmatch(ALMOST, prefix):
        return Bounds(
            None, top, about=True, meaning=f"close to {top} but no more; how many fewer is not said"
        )
    if re.fullmatch(ROUGHLY, prefix):
        return Bounds(number, top, about=True, meaning=f"{number} is a rounded number here")
    return Bounds(number, top, meaning=f"exactly {number}" if number == top else f"{number} to {top}")


# --- vague quantities, by what their plural means -------------------------------------------------------

VAGUE: Final = {
    "millions": 2_000_000, "hundreds of thousands": 200_000, "tens of thousands": 20_000, "thousands": 2_000,
    "many thousands": 2_000, "several thousand": 2_000, "a few thousand": 2_000, "several hundred": 200,
    "a few hundred": 200, "a couple hundred": 200, "a couple of hundred": 200, "many hundreds": 200, "hundreds": 200,
    "scores": 40, "dozens": 24, "many dozens": 24, "several dozen": 24, "a few dozen": 24, "a couple of dozen": 24,
    "a couple dozen": 24, "tens": 20, "several": 2, "a few": 2, "quite a few": 2, "a couple": 2, "a handful": 2,
    "multiple": 2, "a group": 2, "a number": 2, "a small number": 2, "a large number": 2, "large numbers": 2,
    "a small group": 2, "a large group": 2,
}  # fmt: skip
"""The least that the words can mean. "A couple" and "several" are more than one, and no more is known."""
UNBOUNDED: Final = frozenset(
    {"many", "numerous", "countless", "an unknown number", "an unspecified number", "so many"}
)

QUANTITY: Final = rf"(?:half\s+a\s+dozen|(?:an?|{WORDS}|{DIGITS})\s+dozen|{NUMBER})"
PREFIX: Final = rf"(?:{'|'.join((LOWER, ABOVE, UPPER, BELOW, ALMOST, ROUGHLY, EXACTLY))})".replace(
    " ", r"\s+"
)

EDGE: Final = r"(?<![\w.,:$€£₽₴#№/+-])"
"""No count begins inside a word, a decimal, a sum of money or a number with a sign."""
NUMBERED: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\b(?:all\s+but|except(?:\s+for)?|besides)|\bno\.?|number|brigade|regiment|battalion|unit|room|cell|point|article|chapter|page|section|aged?|turn(?:ed|s)?)\s*$"
)
YEAR_BEFORE: Final = re.compile(
    r"\b(?:in|since|by|until|from|to|during|of|after|before|and|early|late|mid|between)\s*$"
)


def quantity(words: str) -> int | None:
    """The number of people "two dozen" or "1,793" are."""
    plain = " ".join(words.split())
    if plain == "half a dozen":
        return 6
    if plain.endswith("dozen"):
        return (value_of(plain.removesuffix("dozen").strip()) or 0) * 12
    return None if plain in ("a", "an") else value_of(plain)
