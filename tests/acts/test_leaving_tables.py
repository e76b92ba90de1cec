"""No cell of a table that leaves is a formula, whatever it says; and nothing else in it is changed."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from habeas.acts.leaving_tables import as_csv, csv_file, neutral, xlsx_file

CELLS = st.text(st.sampled_from(list("=+-@\t\r\n '\"a1,;|\u200b\ufeff＝ж")), max_size=8) | st.text(
    max_size=20
)


@given(cell=CELLS)
@example("=1+1")
@example(" =1+1")
@example("\u200b=1+1")
@example("＝1+1")
@example("\t=1")
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    made = neutral(cell)
    first = made.lstrip("".join(map(chr, range(33))) + "\u200b\u200e\u200f\u202e\ufeff")[:1]
    assert first not in tuple("=+-@＝＋－＠")
    assert made.replace("'", "") == cell.replace("'", "")
    assert made[:1] not in ("\t", "\r", "\n")


@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_csv_file_reads_back_as_it_was_neutralised(rows: list[list[str]]) -> None:
    rows = [[cell.replace("\r", "").replace("\n", "").replace("\x00", "") for cell in row] for row in rows]
    read = list(csv.reader(StringIO(as_csv(rows), newline="")))
    assert [row for row in read if row] == [[neutral(cell) for cell in row] for row in rows if row]


@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
@example([["x;=HYPERLINK(1)"]])
@example([["a", 'b; "=1"']])
@example([["a", "b\n=1"]])
@example([["a;"], ["=1"]])
@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_no_program_finds_a_formula_wherever_it_splits(delimiter: str, rows: list[list[str]]) -> None:
    blanks = "".join(map(chr, range(33))) + "\u200b\u200e\u200f\u202e\ufeff"
    written = as_csv(rows).replace("\x00", "")
    for row in csv.reader(StringIO(written, newline=""), delimiter=delimiter):
        for cell in row:
            assert cell.lstrip(blanks)[:1] not in tuple("=+-@＝＋－＠"), written


def test_every_cell_is_quoted() -> None:
    assert as_csv([["a", ""], ["1", "x;y"]]) == '"a",""\r\n"1","x;y"\r\n'


def test_an_ordinary_cell_is_left_as_it_is() -> None:
    assert neutral("Karsk; taken 2026-05-12 | a-b, -1") == "Karsk; taken 2026-05-12 | a-b, -1"


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "https://karsk.example", "{=1}", "+380", "x" * 40_000])
def test_an_xlsx_cell_is_a_text(cell: str) -> None:
    data = xlsx_file([[cell]])
    (row,) = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert row[0] == cell or (len(cell) > 32_767 and str(row[0]).endswith("…"))
    from zipfile import ZipFile

    sheet = ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_letters_are_marked_as_utf_8() -> None:
    assert csv_file([["Ім'я"]]).startswith(b"\xef\xbb\xbf")
