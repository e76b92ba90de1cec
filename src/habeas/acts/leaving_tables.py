"""Tables that leave: CSV and XLSX in which no cell is ever a formula. The one place that writes them.

What a list or a source says may begin like a formula, by chance or to harm whoever opens the table. In CSV such a
cell gets an apostrophe before it, and so does each part of one that a program splitting at other signs than the comma
may take for a cell: where Russian or Ukrainian is the language of the system, that is the semicolon. In XLSX every
cell is written as a text.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

_SIGNS = r"[=+\-@＝＋－＠]"
_UNSEEN = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f"
_STARTS = re.compile(rf"[{_UNSEEN}]*{_SIGNS}|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula; blanks and unseen marks before it do not help."""
_SPLITS = re.compile(rf'([;|\t\r\n][{_UNSEEN}"]*)({_SIGNS})?')
"""Where a cell may be split by a program that takes another sign than the comma between cells."""
_WIDEST = 60
LONGEST = 32_767
"""Letters that a cell of an XLSX file can hold; what is longer ends in an ellipsis."""


def neutral(cell: str) -> str:
    """A cell as it may stand in a CSV file."""
    whole = _SPLITS.sub(lambda found: f"{found[1]}'{found[2]}" if found[2] else found[1], cell)
    return f"'{whole}" if _STARTS.match(whole) else whole


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV."""
    out = StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([neutral(cell) for cell in row] for row in rows)
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
