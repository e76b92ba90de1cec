"""CSV, TSV and pasted tables: any delimiter, any encoding. Quotes may hold line ends; no cell is evaluated."""

import csv
from collections.abc import Iterator

from habeas.intake.encoding import decode
from habeas.intake.refused import Refused
from habeas.intake.tables.table import MAX_TEXT, Bounds, Sheet, Table, cell, row, too_large, without_end
from habeas.language import gettext as _

DELIMITERS = "\t;,|"
_SAMPLE = 200
"""Rows that are looked at to find the delimiter."""


def read_delimited(data: bytes) -> Table:
    """The one sheet of a text file. Raises Refused for what is no text, or too large."""
    decoded = decode(data)
    if len(decoded.text) > MAX_TEXT:
        raise too_large()
    text, declared = _declared(decoded.text)
    delimiter = declared or _delimiter(text)
    bounds = Bounds()
    rows = []
    for cells in _records(text, delimiter):
        made = row(map(cell, cells))
        bounds.count(made)
        rows.append(made)
    kept = without_end(rows)
    sheet = Sheet(name="", rows=kept, warnings=bounds.warnings())
    warnings = decoded.warnings
    if kept and sheet.width == 1 and len(kept) > 1:
        warnings = (
            *warnings,
            _(
                "Only one column was found. If there are more in the file, save it with tabs or semicolons "
                "between them."
            ),
        )
    media_type = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return Table(media_type=media_type, sheets=(sheet,) if kept else (), warnings=warnings)


def _declared(text: str) -> tuple[str, str]:
    """The text without Excel's first line "sep=;", and what that says."""
    first, _end, rest = text.partition("\n")
    first = first.strip()
    if len(first) == 5 and first.lower().startswith("sep="):
        return rest, first[4]
    return text, ""


def _delimiter(text: str) -> str:
    """The delimiter by which most rows of the sample have the same number of cells, and more than one."""
    best, chosen = (0, 0), "\t"
    for delimiter in DELIMITERS:
        widths: dict[int, int] = {}
        for number, cells in enumerate(_records(text, delimiter)):
            if number == _SAMPLE:
                break
            if len(cells) > 1:
                widths[len(cells)] = widths.get(len(cells), 0) + 1
        found = max(((times, width) for width, times in widths.items()), default=(0, 0))
        if found > best:
            best, chosen = found, delimiter
    return chosen


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Records one by one. A quote that is never closed would swallow the rest: then quotes are plain letters."""
    closed = _quotes_close(text, delimiter)
    before = csv.field_size_limit(MAX_TEXT)
    try:
        lines = text.replace("\x00", " ").splitlines(keepends=True)
        yield from csv.reader(
            lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if closed else csv.QUOTE_NONE
        )
    except csv.Error:
        raise Refused(
            _("The rows of this file cannot be told apart."),
            _("Open it in a spreadsheet program, save it as XLSX or ODS, and take that in."),
        ) from None
    finally:
        csv.field_size_limit(before)


def _quotes_close(text: str, delimiter: str) -> bool:
    """Whether quotes at the start of cells come to an end, each within a reasonable stretch."""
    if '"' not in text:
        return True
    limit = csv.field_size_limit(100_000)
    try:
        for _cells in csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    finally:
        csv.field_size_limit(limit)
    return True
