"""Lists and how they overlap: how many people are on exactly these lists. Invariant: counts are whole people,
each combination of lists stands once, and nobody is counted who is on no list.
"""

import csv
import io
from collections.abc import Sequence

from msgspec import Struct

from habeas.tally.cannot import CannotTally

COUNT = "count"
MOST_LISTS = 12
MOST_PEOPLE = 1_000_000_000
AGAIN = "Nothing was changed; put it right and run it again."


class Captures(Struct, frozen=True):
    """`counts[r]` people are on exactly the lists whose bits are set in r (bit 0 is the first list);
    counts[0], of those on no list, is always 0."""

    lists: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def seen(self) -> int:
        """How many people are on any list."""
        return sum(self.counts)

    def on(self, lists: int) -> int:
        """How many people are on all the lists of a set of bits."""
        return sum(count for which, count in enumerate(self.counts) if which & lists == lists)

    def times(self, number: int) -> int:
        """How many people are on exactly so many lists."""
        return sum(count for which, count in enumerate(self.counts) if which.bit_count() == number)


def read(text: str) -> Captures:
    """A capture table: a heading, one column of 0 and 1 for each list, a last column `count`.

    Raises CannotTally with the line, what is wrong there and what to do.
    """
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if any(map(str.strip, row))
        ]
    except csv.Error as why:
        raise CannotTally(f"this is no table: {why}. {AGAIN}") from why
    if not rows:
        raise CannotTally(f"the table is empty. {AGAIN}")
    lists = _heading([cell.strip() for cell in rows[0]])
    counts = [0] * 2 ** len(lists)
    met: dict[int, int] = {}
    for line, row in enumerate(rows[1:], 2):
        which, count = _row(line, [cell.strip() for cell in row], len(lists))
        if which in met:
            raise _wrong(line, f"is the same combination of lists as row {met[which]}; add the two up")
        if which == 0 and count:
            raise _wrong(line, "counts people on no list, which no list can know; leave it out")
        met[which] = line
        counts[which] = count
    if not sum(counts):
        raise CannotTally(f"nobody is on any of the lists. {AGAIN}")
    return Captures(lists, tuple(counts))


def _heading(names: Sequence[str]) -> tuple[str, ...]:
    if names[-1].lower() != COUNT:
        raise _wrong(1, f'must be a heading whose last column is "count", not "{names[-1][:40]}"')
    lists = tuple(names[:-1])
    if len(lists) < 2:
        raise _wrong(1, f"names {len(lists)} list; how many were missed shows only where lists overlap")
    if len(lists) > MOST_LISTS:
        raise _wrong(1, f"names {len(lists)} lists; at most {MOST_LISTS} can be read, so join some of them")
    if len(set(lists)) < len(lists) or not all(lists):
        raise _wrong(1, "needs a name of its own for each list")
    return lists


def _row(line: int, cells: Sequence[str], lists: int) -> tuple[int, int]:
    if len(cells) != lists + 1:
        raise _wrong(line, f"has {len(cells)} cells where the heading has {lists + 1}")
    which = 0
    for place, cell in enumerate(cells[:-1]):
        if cell not in ("0", "1"):
            raise _wrong(line, f'has "{cell[:40]}" where 1 (on the list) or 0 (not on it) is needed')
        which |= int(cell) << place
    return which, _people(line, cells[-1])


def _people(line: int, cell: str) -> int:
    if cell.startswith("-") and cell[1:].isdigit():
        raise _wrong(line, f"counts {cell} people; a count cannot be negative")
    if not (cell.isascii() and cell.isdigit()) or len(cell) > 10 or int(cell) > MOST_PEOPLE:
        raise _wrong(line, f'has "{cell[:40]}" for a count; it must be a whole number of people')
    return int(cell)


def _wrong(line: int, what: str) -> CannotTally:
    return CannotTally(f"row {line} {what}. {AGAIN}")
