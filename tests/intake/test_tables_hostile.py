"""Hostile and odd tables: harmless, bounded, and explained. Whatever comes, it is a table or Refused."""

from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.intake import Refused, read_bytes
from habeas.intake.tables import MAX_COLUMNS, MAX_ROWS, Sheet, Table, read_pasted, read_table
from habeas.intake.tables import table as bounds_of
from habeas.intake.tables.table import UNSEEN
from tests.intake.books import ods, ods_cell, ods_row, raw_xlsx, xlsx

PEOPLE = [["Name", "Age"], ["Petro Mura", 34], ["Danylo Kaliash", 20]]


REPEATED = ' table:number-rows-repeated="{}"'
WIDE = ' table:number-columns-repeated="{}"'


def sheet(data: bytes) -> Sheet:
    return read_table(data).sheets[0]


def said(table: Table) -> str:
    return " ".join([*table.warnings, *(text for one in table.sheets for text in one.warnings)])


def test_formulas_are_never_worked_out() -> None:
    def formulas(_: Any, page: Any) -> None:
        page.write_formula(1, 2, '=HYPERLINK("http://x.example","click")', None, "click")
        page.write_formula(2, 2, "=1+1", None, 7)

    table = read_table(xlsx(PEOPLE, formulas))
    assert [row[2] for row in table.sheets[0].rows[1:]] == ["click", "7"]
    assert "2 cells hold formulas" in said(table)


def test_formulas_of_an_ods_neither() -> None:
    table = read_table(ods(ods_row(ods_cell("9", ' table:formula="of:=1+1"'))))
    assert table.sheets[0].rows == (("9",),)
    assert "holds a formula" in said(table)


def test_what_looks_like_a_formula_in_a_text_is_only_words() -> None:
    assert sheet(b"Name,Note\nPetro,=cmd|' /C calc'!A0\n").rows[1] == ("Petro", "=cmd|' /C calc'!A0")


def test_merged_cells_hold_their_words_once() -> None:
    table = read_table(xlsx(PEOPLE, lambda _, page: page.merge_range(3, 0, 4, 1, "Karsk")))
    assert table.sheets[0].rows[3:] == (("Karsk",),)
    assert "1 group of cells is merged" in said(table)
    spanned = ods_cell("m", ' table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    table = read_table(ods(ods_row(spanned + ods_cell("x"))))
    assert table.sheets[0].rows == (("m", "", "x"),)
    assert "merged" in said(table)


def test_hidden_rows_and_sheets_are_read_and_named() -> None:
    def hidden(book: Any, page: Any) -> None:
        page.set_row(1, None, None, {"hidden": True})
        other = book.add_worksheet("Secret")
        other.write(0, 0, "Name")
        other.hide()

    table = read_table(xlsx(PEOPLE, hidden))
    assert [one.is_hidden for one in table.sheets] == [False, True]
    assert "1 row is hidden in the file and was read, too: 2." in said(table)
    assert "Hidden sheets were read, too: Secret." in said(table)


def test_300_columns_are_fine_and_more_than_the_bound_are_refused() -> None:
    assert sheet(xlsx([[f"c{n}" for n in range(300)]])).width == 300
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(xlsx([["x"] * (MAX_COLUMNS + 1)]))
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(b";".join([b"x"] * (MAX_COLUMNS + 1)))


def test_more_rows_than_the_bound_are_refused() -> None:
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(b"x\n" * (MAX_ROWS + 1))


@pytest.mark.parametrize(
    "page",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        "<row r='1'><c r='XFD1'><v>1</v></c></row>",
        '<row r="1">' + "<c><v>1</v></c>" * (MAX_COLUMNS + 1) + "</row>",
        '<row r="900000"><c><v>1</v></c></row>',
        '<x:row xmlns:x="a" r="1"><x:c r="ZZZ99"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_cell_far_out_does_not_make_a_huge_table(page: str) -> None:
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(raw_xlsx(page))


def test_one_long_text_shown_in_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.intake.tables import measure

    monkeypatch.setattr(measure, "MAX_TEXT", 10_000)
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 101))
    assert len(sheet(raw_xlsx(rows, "<si><t>short</t></si>")).rows) == 100
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(raw_xlsx(rows, f"<si><t>{'x' * 1000}</t></si>"))


@pytest.mark.parametrize(
    "rows",
    [
        ods_row(ods_cell("x"), REPEATED.format(900_000)),
        ods_row(ods_cell("x", WIDE.format(16_000))),
        ods_row(ods_cell("x", WIDE.format(900)), REPEATED.format(100_000)),
        ods_row("<table:table-cell/>", REPEATED.format(1_000_000)) + ods_row(ods_cell("x")),
        '<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="900000000"/></text:p>'
        "</table:table-cell></table:table-row>",
    ],
)  # fmt: skip
def test_cells_repeated_a_million_times_are_refused(rows: str) -> None:
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(ods(rows))


def test_empty_rows_repeated_to_the_end_are_no_harm() -> None:
    """Every program writes them."""
    end = (
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert sheet(ods(ods_row(ods_cell("Petro")) + end)).rows == (("Petro",),)


@pytest.mark.parametrize("member", ["xl/worksheets/sheet9.xml", "xl/sharedStrings.xml", "xl/other.xml"])
def test_zip_bombs_are_refused_within_bounds(member: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.intake.tables import book

    monkeypatch.setattr(book, "MAX_XML", 1_000_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        read_table(raw_xlsx("", more={member: b"0" * 2_000_000}))


def test_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.intake.tables import book

    monkeypatch.setattr(book, "MAX_TAGS", 100)
    with pytest.raises(Refused, match="unpacks to far more"):
        read_table(raw_xlsx("<row/>" * 101))


def test_entities_are_refused() -> None:
    evil = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>'
    with pytest.raises(Refused, match="document type"):
        read_table(raw_xlsx("", more={"xl/worksheets/sheet1.xml": evil}))


def test_a_sheet_that_cannot_be_measured_is_refused() -> None:
    page = '<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(Refused, match="unusual way"):
        read_table(raw_xlsx("", more={"xl/worksheets/sheet1.xml": page.encode("utf-16")}))


def test_macros_are_not_read_and_said() -> None:
    data = raw_xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Petro</t></is></c></row>',
        more={"xl/vbaProject.bin": b"\xd0\xcf"},
    )
    table = read_table(data)
    assert table.sheets[0].rows == (("Petro",),)
    assert "macros" in said(table)
    assert "macros" in said(read_table(ods(ods_row(ods_cell("x")), more={"Basic/script-lb.xml": b"<a/>"})))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_any_encoding_is_read(encoding: str) -> None:
    text = "Прізвище;Ім’я;Місце\r\nШевченко;Пётр;Харків\r\nБойко;Ольга;Суми\r\nКравченко;Андрій;Полтава\r\n"
    text = text.replace("’", "'")
    assert sheet(text.encode(encoding)).rows[1] == ("Шевченко", "Пётр", "Харків")


def test_a_wrong_encoding_is_said() -> None:
    table = read_table("Имя;Город\nПётр;Карск\n".encode("cp1251"))
    assert "Windows-1251 was assumed" in said(table)
    broken = read_table("Имя;Город\nПётр Мура;Карск\n".encode() + b"\xff\n")
    assert "could not be read" in said(broken)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_with_quotes_and_line_ends_in_cells(delimiter: str) -> None:
    text = f'Name{delimiter}Note\n"Mura, Petro"{delimiter}"first\nsecond"\n'
    assert sheet(text.encode()).rows == (("Name", "Note"), ("Mura, Petro", "first second"))


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    assert len(sheet(b'Name,Age\n"Mura,3\nKaliash,4\nBoyko,5\n').rows) == 4


def test_marks_that_turn_the_writing_are_kept_and_said() -> None:
    name = "Mura \u202eorteP\u202c \u200bX"
    table = read_table(f"Name\n{name}\n".encode())
    assert table.sheets[0].rows[1] == (name,)
    assert "1 cell holds marks that nobody sees" in said(table)
    assert all(UNSEEN.fullmatch(mark) for mark in "\u200b\u200f\u202e\u2066\ufeff\u00ad\u061c")


def test_numbers_dates_and_errors_are_as_shown() -> None:
    def values(book: Any, page: Any) -> None:
        import datetime

        form = book.add_format({"num_format": "dd.mm.yyyy"})
        page.write_datetime(1, 1, datetime.datetime(1999, 2, 1), form)  # noqa: DTZ001
        page.write_number(1, 2, 380501234567)
        page.write_number(1, 3, 1.5)
        page.write_formula(1, 4, "=1/0", None, "#DIV/0!")

    assert sheet(xlsx(PEOPLE, values)).rows[1] == ("Petro Mura", "1999-02-01", "380501234567", "1.5")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"   \n;;\n", "only empty cells"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office document"),
        (b"\x00\x01\x02" * 50, "not text"),
        (b"PK\x03\x04" + b"xl/" * 20, "archive"),
    ],
)
def test_what_is_no_table_is_explained(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        read_table(data)
    assert "Nothing was stored." in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_spreadsheet_sent_as_a_source_leads_to_the_page_of_lists() -> None:
    for data, name in ((xlsx(PEOPLE), "a.xlsx"), (ods(""), "a.ods")):
        with pytest.raises(Refused, match="as a list"):
            read_bytes(data, name)


@given(text=st.text(max_size=400))
@settings(max_examples=200)
def test_any_pasted_text_is_a_table_or_refused(text: str) -> None:
    try:
        _, table = read_pasted(text)
    except Refused:
        return
    for row in table.sheets[0].rows:
        assert not row or row[-1]
        for cell in row:
            assert cell == cell.strip()
            assert not set(cell) & set("\t\n\r\x0b\x0c\x85\u2028\u2029\x00")


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_broken_copies_are_a_table_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([BOOK, ODS]), label="file")
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4), label="wounds")):
        at = data.draw(st.integers(0, len(broken) - 1), label="at")
        broken[at : at + data.draw(st.integers(0, 8), label="cut")] = data.draw(
            st.binary(max_size=8), label="in"
        )
    with suppress(Refused):
        read_table(bytes(broken))


@given(inside=st.text(alphabet="<>/=\"'rcvtsi A1x9&;:", max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_xml_in_a_sheet_is_a_table_or_refused(inside: str) -> None:
    with suppress(Refused):
        read_table(raw_xlsx(inside, "<si><t>x</t></si>"))


BOOK = xlsx(PEOPLE)
ODS = ods(ods_row(ods_cell("Petro") + ods_cell("x")))


def test_the_samples_are_sound() -> None:
    assert len(sheet(BOOK).rows) == 3
    assert sheet(ODS).rows == (("Petro", "x"),)
    assert ZipFile(BytesIO(ODS)).namelist()[0] == "mimetype"
    assert bounds_of.MAX_CELLS >= 100_000 * 20


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ('<row r="1" x=">" ><c x=">" r="XFD1048576"><v>1</v></c></row>', "xl/worksheets/sheet1.xml"),
        ('<c r="XFD1048576"><v>1</v></c>', "xl/worksheets/sheet1.xml"),
        ('<row r="1"><c r="XFD1048576"><v>1</v></c></row>', "xl/elsewhere.xml"),
        ("<row>" + "<c><v>1</v></c><!--<row>-->" * (MAX_COLUMNS + 1) + "</row>", "xl/worksheets/sheet1.xml"),
        ("<row>" + "<c><v>1</v></c><x><![CDATA[<row>]]></x>" * (MAX_COLUMNS + 1) + "</row>", "xl/worksheets/s.xml"),
        ("<row>" + "<c><v>1</v></c><x y='<row>'/>" * (MAX_COLUMNS + 1) + "</row>", "xl/worksheets/sheet1.xml"),
    ],
)  # fmt: skip
def test_nothing_hides_a_cell_from_being_measured(page: str, where: str) -> None:
    sheet = f"<worksheet><sheetData>{page}</sheetData></worksheet>".encode()
    with pytest.raises(Refused, match=r"larger than habeas reads|no office program writes"):
        read_table(raw_xlsx("", more={where: sheet}))


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row x=">" table:number-rows-repeated="900000">{ods_cell("x")}</table:table-row>',
        ods_row(f"<!--<table:table-row>-->{ods_cell('x')}", REPEATED.format(900_000)),
        ods_row(f"<text:p><![CDATA[<table:table-row>]]></text:p>{ods_cell('x')}", REPEATED.format(900_000)),
        ods_row(f"<?x <table:table-row>?>{ods_cell('x')}", REPEATED.format(900_000)),
    ],
)
def test_nothing_hides_a_repeated_row(rows: str) -> None:
    with pytest.raises(Refused, match="larger than habeas reads"):
        read_table(ods(rows))
