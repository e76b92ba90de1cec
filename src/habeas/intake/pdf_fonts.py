"""What the fonts of a PDF cost to read: pypdf reads each anew for each page, which can take hours.

Invariant: the weight of a font grows with the time it takes; equal fonts are weighed once.
"""

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject
from pypdf.generic import StreamObject

MAX_WEIGHT = 15_000_000
"""Letters in the tables of all fonts of all pages together; a million takes some four seconds."""

_FLAT = 250
"""What any font costs, in letters."""
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,8})\s*>\s*<\s*([0-9A-Fa-f]{1,8})\s*>")


class FontScales:
    """Adds up the fonts of page after page."""

    def __init__(self) -> None:
        self._weights: dict[int, tuple[Any, int]] = {}
        self._sum = 0

    def too_heavy(self, page: PageObject) -> bool:
        """Put the fonts of `page` on the scales; True once MAX_WEIGHT is passed."""
        self._sum += sum(map(self._weight, _fonts(page)))
        return self._sum > MAX_WEIGHT

    def _weight(self, font: Any) -> int:
        if id(font) not in self._weights:
            # The font is kept beside its weight: a freed one would pass its id on to another.
            self._weights[id(font)] = (font, _weigh(font))
        return self._weights[id(font)][1]


def _fonts(page: PageObject) -> Iterator[Any]:
    found = _at(_at(page, "/Resources"), "/Font")
    return (font.get_object() for font in found.values()) if isinstance(found, dict) else iter(())


def _weigh(font: Any) -> int:
    """Letters in a font's tables: those it lists one by one, and those it gives as ranges."""
    weight = _FLAT + _length(font, "/Widths") + _length(_at(font, "/Encoding"), "/Differences")
    descendants = _at(font, "/DescendantFonts")
    for descendant in descendants if isinstance(descendants, list) else ():
        weight += _length(descendant.get_object(), "/W")
    letters = _at(font, "/ToUnicode")
    if isinstance(letters, StreamObject):
        data = letters.get_data()
        weight += len(data) // 10
        for block in _RANGES.findall(data):
            weight += sum(max(0, int(last, 16) - int(first, 16)) for first, last in _RANGE.findall(block))
    return weight


def _length(holder: Any, key: str) -> int:
    found = _at(holder, key)
    return len(found) if isinstance(found, list) else 0


def _at(holder: Any, key: str) -> Any:
    """What a PDF dictionary holds under `key`, followed to the object it refers to; None if absent."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return found.get_object() if found is not None else None
