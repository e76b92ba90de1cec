"""One list as it was taken in: its lines, and who each row became. Made from its text and what is known of it alone.

A row stays a row of the list whatever is judged of it or taken back since: the words of a partner are what they are.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from habeas.intake.tables.columns import Column, guess
from habeas.intake.tables.table import Row
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import TextLayer


class Lines:
    """The lines of a list's text, each a row of cells, and which of them an offset lies in."""

    def __init__(self, text: str) -> None:
        self.cells = [tuple(line.split("\t")) if line else () for line in text.split("\n")]
        lengths = (sum(map(len, cells)) + max(len(cells), 1) for cells in self.cells)
        self._starts = [0, *accumulate(lengths)]

    def place_of(self, start: int) -> int:
        """The row (from 0) that an offset of the text lies in."""
        return bisect_right(self._starts, start) - 1


def people_of(known: Known, source: str, lines: Lines) -> dict[int, str]:
    """The mention of the person that each row became, by its place from 0. A relative in the same row comes after
    them, and is not among these."""
    found: dict[int, str] = {}
    for mention in known.mentions_of(source, Kind.PERSON):
        if mention.passages:
            found.setdefault(lines.place_of(mention.passages[0].start), mention.id)
    return found


class ListRow(Struct, frozen=True, gc=False):
    """One person on a list: their mention, the name as it is spelt there, the row's number (from 1) and its cells."""

    person: str
    name: str
    number: int
    cells: Row

    def cell(self, place: int) -> str:
        """The words of a column, "" if there are none."""
        return self.cells[place] if 0 <= place < len(self.cells) else ""


class Version(Struct, frozen=True, kw_only=True, dict=True):
    """A list: its source, the words above its columns (none where it has no header), what each column was taken for,
    and a row for each person."""

    source: str
    heads: Row
    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]

    @cached_property
    def at(self) -> dict[Column, int]:
        """The first column of each meaning."""
        found: dict[Column, int] = {}
        for place, column in enumerate(self.columns):
            found.setdefault(column, place)
        return found

    def head(self, place: int) -> str:
        """The words above a column, "" if there are none."""
        return self.heads[place] if place < len(self.heads) else ""

    def text(self, row: ListRow, column: Column) -> str:
        """The words of a row in the first column of a meaning, "" if there is none."""
        return row.cell(self.at.get(column, -1))


def version(known: Known, source: str, text: str) -> Version:
    """A list as it stands in its text. What its columns were taken for is noted with it; of lists taken in before
    that was noted it is guessed anew, from the same words."""
    lines = Lines(text)
    heads, columns = _columns(known.layers[source], lines)
    rows = tuple(
        ListRow(person, known.mentions[person].name, place + 1, lines.cells[place])
        for place, person in sorted(people_of(known, source, lines).items())
        if place < len(lines.cells)
    )
    return Version(source=source, heads=heads, columns=columns, rows=rows)


def _columns(layer: TextLayer, lines: Lines) -> tuple[Row, tuple[Column, ...]]:
    kinds = {one.value: one for one in Column}
    if layer.columns:
        # A later version may know kinds of columns that this one does not: their words are words.
        columns = tuple(kinds.get(one, Column.NOTE) for one in layer.columns)
        at = layer.head
    else:
        found = guess(lines.cells)
        columns, at = found.columns, found.header
    return (lines.cells[at] if at is not None and at < len(lines.cells) else ()), columns
