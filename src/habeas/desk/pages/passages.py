"""A text cut into paragraphs and stretches, so that passages can be highlighted where they overlap.

Joined together again, the stretches are the text, sign by sign.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

STATES = ("refused", "open", "accepted")
"""From the faintest to the strongest: where passages overlap, the strongest shows."""
LONGEST = 8_000
"""Signs of a paragraph: no writer writes longer ones, but files without any paragraphs are taken in, too."""
_BLANK = re.compile(r"\n\s*\n")
_BREAK = re.compile(r"\n")


@dataclass(frozen=True)
class Highlight:
    """A passage to show: which card it belongs to, what became of it, and whether it was asked for."""

    card: str
    start: int
    end: int
    state: str
    anchors: tuple[str, ...] = ()
    is_shown: bool = False


@dataclass(frozen=True)
class Stretch:
    """A piece of text under the same highlights. `anchors` are the passages that begin here."""

    start: int
    text: str
    cards: tuple[str, ...]
    state: str
    anchors: tuple[str, ...]
    is_shown: bool

    @property
    def card_list(self) -> str:
        """The cards for the script, separated by spaces."""
        return " ".join(self.cards)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the text."""

    stretches: tuple[Stretch, ...]
    page: int | None = None


def paragraphs(
    text: str,
    highlights: Iterable[Highlight],
    pages: tuple[int, ...] = (),
    within: Iterable[tuple[int, int]] | None = None,
) -> list[Paragraph]:
    """The text as paragraphs, or those `within` alone; `pages` are the offsets at which the source's pages start."""
    ordered = sorted(highlights, key=lambda item: (item.start, -item.end))
    made, page_before = [], None
    for start, end in blocks(text) if within is None else within:
        page = bisect_right(pages, start) or None
        inside = [item for item in ordered if item.start < end and item.end > start]
        stretches = tuple(_stretches(text, start, end, inside))
        made.append(Paragraph(stretches, page if page != page_before else None))
        page_before = page
    return made


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every paragraph: blank lines part them, or single line breaks where there are none.

    One that is longer than any paragraph is cut where a line ends, or else a word.
    """
    separator = _BLANK if _BLANK.search(text) else _BREAK
    start = 0
    for gap in separator.finditer(text):
        yield from _pieces(text, start, gap.start())
        start = gap.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind("\n", start + 1, start + LONGEST)
        cut = cut if cut > start else text.rfind(" ", start + 1, start + LONGEST)
        cut = cut + 1 if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _stretches(text: str, start: int, end: int, inside: list[Highlight]) -> Iterator[Stretch]:
    cuts = {start, end}
    for item in inside:
        cuts |= {max(start, item.start), min(end, item.end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        over = [item for item in inside if item.start <= left and item.end >= right]
        begun = [item for item in over if max(item.start, start) == left]
        yield Stretch(
            start=left,
            text=text[left:right],
            cards=tuple(item.card for item in sorted(over, key=lambda item: item.end - item.start)),
            state=max((item.state for item in over), key=STATES.index, default=""),
            anchors=tuple(anchor for item in begun if item.start == left for anchor in item.anchors),
            is_shown=any(item.is_shown for item in over),
        )
