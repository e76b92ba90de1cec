"""Tables that leave: CSV and XLSX in which no cell is ever a formula. The one place that writes them.

What a list or a source says may begin like a formula, by chance or to harm whoever opens the table. In CSV such a
cell gets an apostrophe before it; in XLSX every cell is written as a text.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

_STARTS = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula; blanks and unseen marks before it do not help."""
_WIDEST = 60
LONGEST = 32_767
"""Letters that a cell of an XLSX file can hold; what is longer ends in an ellipsis."""


def neutral(cell: str) -> str:
    """A cell as it may stand in a CSV file."""
    return f"'{cell}" if _STARTS.match(cell) else cell


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV."""
    out = StringIO(newline="")
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as the bytes of a CSV file, marked as UTF-8 so that every spreadsheet program reads its letters."""
    return as_csv(rows).encode("utf-8-sig", "replace")


def xlsx_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as the bytes of an XLSX file with one sheet, made in memory."""
    out = BytesIO()
    # In memory: nothing is put into a temporary folder.
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    widths: list[int] = []
    for number, row in enumerate(rows):
        widths += [8] * (len(row) - len(widths))
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…")
                widths[place] = min(_WIDEST, max(widths[place], len(cell)))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width + 1)
    book.close()
    return out.getvalue()
