"""A table as it came: sheets of rows of cells, each cell a text. Nothing is worked out, nothing is evaluated.

Invariants: a cell holds no tab and no line end and does not begin or end with a blank; no row ends in an empty
cell; row 0 is the first row of the sheet, so that a row's number here is its number there, less one.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from habeas.intake.layer import CONTROLS, REPLACEMENT
from habeas.intake.refused import Refused
from habeas.language import gettext as _
from habeas.language import ngettext

VERSION = "table/1"
"""The maker of text layers of tables: a line a row, cells joined by tabs."""
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 3_000_000
"""Cells of one sheet, empty ones between full ones included: memory is bounded by it, at some hundred bytes a cell."""
MAX_TEXT = 40_000_000
"""Code points of one sheet. More than for a book, since a list of 100,000 people has some ten million."""
MAX_SHEETS = 100

Row = tuple[str, ...]

_BREAKS = re.compile("[\t\r\n\v\f\x85\u2028\u2029]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
"""Signs that nobody sees and that can turn the order of letters round, or hide in a name."""


def is_table(version: str) -> bool:
    """Whether a text layer is that of a list, by its version."""
    return version == VERSION or version.startswith(f"{VERSION}/")


NOTHING_ASIDE: Mapping[int, str] = MappingProxyType({})


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet. `warnings` are sentences for whoever takes it in.

    `aside` names rows (from 0) that are no rows of people, with why: text around a table, entities of another kind.
    They are part of the text, and never people. `columns` is what the format itself says its columns are (values of
    `Column`); empty where that is guessed from headers and cells. Then the header is the first row.
    """

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    warnings: tuple[str, ...] = ()
    aside: Mapping[int, str] = NOTHING_ASIDE
    columns: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)


class Table(Struct, frozen=True, kw_only=True):
    """All sheets of one file that hold anything, and what was found wrong or odd with the whole."""

    media_type: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


def cell(text: str) -> str:
    """A text as a cell holds it: on one line, without control signs; letters and unseen marks untouched."""
    if text.isalnum():
        return text
    one_line = _BREAKS.sub(" ", text)
    return _SURROGATES.sub(REPLACEMENT, CONTROLS.sub(" ", one_line)).strip()


def row(cells: Iterable[str]) -> Row:
    """A row without the empty cells at its end."""
    made = list(cells)
    while made and not made[-1]:
        made.pop()
    return tuple(made)


def without_end(rows: list[Row]) -> tuple[Row, ...]:
    """Rows without the empty ones at the end."""
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


class Bounds:
    """Counts rows and signs as they come, and refuses a sheet as soon as it is too large."""

    def __init__(self) -> None:
        self.signs = self.cells = self.rows = self.unseen = 0

    def count(self, cells: Row) -> None:
        """Count one row. Raises Refused."""
        self.rows += 1
        self.cells += len(cells)
        for text in cells:
            self.signs += len(text) + 1
            if not text.isascii() and UNSEEN.search(text):
                self.unseen += 1
        if (
            self.rows > MAX_ROWS
            or len(cells) > MAX_COLUMNS
            or self.cells > MAX_CELLS
            or self.signs > MAX_TEXT
        ):
            raise too_large()

    def warnings(self) -> tuple[str, ...]:
        """What to say of marks that nobody sees."""
        if not self.unseen:
            return ()
        text = ngettext(
            "{count} cell holds marks that nobody sees, such as those that turn the direction of writing. They are "
            "kept as they came, and named where the cell is shown.",
            "{count} cells hold marks that nobody sees, such as those that turn the direction of writing. They are "
            "kept as they came, and named where a cell is shown.",
            self.unseen,
        )
        return (text.format(count=f"{self.unseen:,}"),)


def too_large() -> Refused:
    """The refusal of a sheet beyond the bounds."""
    return Refused(
        _(
            "This table is larger than habeas reads at once: at most {rows} rows, {columns} columns, {cells} cells "
            "and {signs} characters in one sheet."
        ).format(
            rows=f"{MAX_ROWS:,}", columns=f"{MAX_COLUMNS:,}", cells=f"{MAX_CELLS:,}", signs=f"{MAX_TEXT:,}"
        ),
        _("Cut it into several files, or remove what is not the list itself, and take those in one by one."),
    )
