"""What was seen, and where a number lies by several methods: a line for what is documented, a range for each method.

What is documented and what is estimated never touch: they stand in rows of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 30
"""Pixels: the height of a row."""
LEFT, RIGHT = 2.0, 98.0
"""Per cent of the width in which ranges lie."""


@dataclass(frozen=True)
class Range:
    """One row: its text, and where its low end, middle and high end lie (None: a single number)."""

    text: str
    low: float
    middle: float | None
    high: float | None
    y: int

    @property
    def x(self) -> str:
        """The low end, as an attribute."""
        return f"{self.low:.2f}%"

    @property
    def end(self) -> str:
        """The high end, as an attribute."""
        return f"{self.high if self.high is not None else self.low:.2f}%"

    @property
    def at(self) -> str:
        """The middle, as an attribute."""
        return f"{self.middle if self.middle is not None else self.low:.2f}%"

    @property
    def base(self) -> int:
        """The height of its line in pixels."""
        return self.y + ROW - 8


@dataclass(frozen=True)
class RangesPicture:
    """The documented number, then the ranges, on one scale from 0 to `most`."""

    seen: Range
    ranges: tuple[Range, ...]
    most: int

    @property
    def high(self) -> int:
        """The height of the picture in pixels."""
        return ROW * (len(self.ranges) + 1) + 6


Given = tuple[str, float | None, float | None, float | None]
"""A name, and low end, middle and high end; None where there is no number."""


def ranges(seen: int, text: str, given: Sequence[Given]) -> RangesPicture | None:
    """The picture; None where no method gave a number."""
    known = [
        (name, low, middle, high) for name, low, middle, high in given if low is not None and high is not None
    ]
    if not known:
        return None
    most = max(seen, *(high for _, _, _, high in known))

    def at(number: float) -> float:
        return LEFT + (RIGHT - LEFT) * number / most

    rows = tuple(
        Range(name, at(low), None if middle is None else at(middle), at(high), ROW * place)
        for place, (name, low, middle, high) in enumerate(known, start=1)
    )
    return RangesPicture(Range(text, at(seen), None, None, 0), rows, round(most))
