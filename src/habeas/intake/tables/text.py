"""The text layer of a list: one line a row, cells joined by tabs, so that every cell is a passage.

Columns that are left out (telephone numbers and the like) are empty in it; the file as it came still holds them.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from habeas.intake.tables.columns import OUT, Column
from habeas.intake.tables.table import Row, Sheet


class Line(Struct, frozen=True, gc=False):
    """One row with its place: `number` counts from 1 in the sheet, `start` is its offset in the text."""

    number: int
    start: int
    cells: Row

    @property
    def text(self) -> str:
        """The line as it stands in the text."""
        return "\t".join(self.cells)

    def start_of(self, column: int) -> int:
        """The offset of a cell in the text."""
        return self.start + sum(map(len, self.cells[:column])) + column


def lines(sheet: Sheet, columns: Sequence[Column], header: int | None) -> Iterator[Line]:
    """The rows of a sheet as they stand in its text, those above the header included."""
    out = frozenset(place for place, column in enumerate(columns) if column in OUT)
    first = 0 if header is None else header + 1
    start = 0
    for number, row in enumerate(sheet.rows):
        kept = row if number < first or not out else _without(row, out)
        line = Line(number + 1, start, kept)
        start += len(line.text) + 1
        yield line


def text_of(some: Sequence[Line]) -> str:
    """The text of all lines."""
    return "\n".join(line.text for line in some)


def _without(row: Row, out: frozenset[int]) -> Row:
    cells = ["" if place in out else text for place, text in enumerate(row)]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
