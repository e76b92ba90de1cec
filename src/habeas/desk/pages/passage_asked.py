"""The words that somebody wants to add something from: by their place, or as they were copied from the text."""

from dataclasses import dataclass

from habeas.reading.suggestion import Confidence, FoundTelling
from habeas.statements.passage import find

AROUND = 60


@dataclass(frozen=True)
class PlaceOfWords:
    """One place at which the words stand, with the text around them."""

    start: int
    end: int
    before: str
    words: str
    after: str


def passage_asked(start: str, end: str, text: str) -> tuple[int, int] | None:
    """The passage of an address, without blanks at its ends; None if there is none."""
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in (start, end)):
        return None
    first, last = int(start), min(int(end), len(text))
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else None


def places_of(words: str, text: str) -> tuple[PlaceOfWords, ...]:
    """Every place at which words stand in a text."""
    return tuple(place_of(text, start, start + len(words)) for start in (find(text, words) if words else []))


def place_of(text: str, start: int, end: int) -> PlaceOfWords:
    """A passage with the text around it."""
    return PlaceOfWords(
        start, end, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    )


def by_hand(passage: tuple[int, int]) -> FoundTelling:
    """What is begun by hand at a passage: nobody and nothing yet."""
    start, end = passage
    return FoundTelling(
        id="hand",
        rule="by hand",
        why="added by hand",
        confidence=Confidence.HIGH,
        start=start,
        end=end,
        chain=(),
        facts=(),
    )
