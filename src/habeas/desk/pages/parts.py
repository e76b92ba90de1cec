"""A long text in parts, one a page: cut where paragraphs end, so that a page stays quick whatever was taken in.

Invariant: every paragraph lies in exactly one part; where a text has one part, nothing of this shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.desk.pages.addresses import whole
from habeas.desk.pages.passages import blocks

PARAGRAPHS = 150
SIGNS = 20_000
LATELY = 4
"""The most of a part. A paragraph that is longer than all that is cut by `blocks`."""


@dataclass(frozen=True)
class Part:
    """One part of a text, from its first sign to the first of the next. `number` counts from 1."""

    number: int
    start: int
    end: int
    blocks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Parts:
    """All parts of a text, at least one."""

    all: tuple[Part, ...]

    def at(self, place: int) -> Part:
        """The part in which a place lies."""
        return next((part for part in reversed(self.all) if part.start <= place), self.all[0])

    def numbered(self, number: str) -> Part | None:
        """The part of a number as an address has it."""
        place = whole(number)
        return self.all[place - 1] if 0 < place <= len(self.all) else None


_lately: dict[str, Parts] = {}
"""The parts of the texts that were asked for last, by the digest of the text: places alone, no words."""


def parts_of(text: str, digest: str) -> Parts:
    """The parts of a text, which is known by its digest: to cut a book takes longer than to show a page of it."""
    there = _lately.get(digest)
    if there is None:
        there = Parts(tuple(_cut(text)))
        for old in list(_lately)[: 1 - LATELY]:
            _lately.pop(old, None)
        _lately[digest] = there
    return there


def _cut(text: str) -> Iterator[Part]:
    made: list[list[tuple[int, int]]] = [[]]
    for block in blocks(text):
        here = made[-1]
        if here and (len(here) >= PARAGRAPHS or block[1] - here[0][0] > SIGNS):
            made.append(here := [])
        here.append(block)
    starts = [0, *(blocks_here[0][0] for blocks_here in made[1:]), len(text)]
    for number, blocks_here in enumerate(made, 1):
        yield Part(number, starts[number - 1], starts[number], tuple(blocks_here))
