"""Lists in Word documents, PFIF, FollowTheMoney and what Uwazi exports: read, told of, or refused in plain words."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.intake import MAX_BYTES, Refused
from habeas.intake.tables import Sheet, Table, read_table
from habeas.intake.tables.columns import Column, guess_of
from tests.intake.books import packed

DAY = date(2031, 5, 17)


def sheet(data: bytes) -> Sheet:
    return read_table(data, today=DAY).sheets[0]


def columns(one: Sheet) -> dict[str, str]:
    """What each column is taken for, by its header."""
    found = guess_of(one)
    assert found.header is not None
    return dict(zip(one.rows[found.header], found.columns, strict=True))


def said(table: Table) -> str:
    return " ".join([*table.warnings, *(text for one in table.sheets for text in one.warnings)])


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as why:
        read_table(data, today=DAY)
    assert "Nothing was stored" in str(why.value)
    return why.value.what


# Word documents


def document(make: Callable[[Any], None]) -> bytes:
    made, out = Document(), BytesIO()
    make(made)
    made.save(out)
    return out.getvalue()


def add(made: Any, *rows: str) -> Any:
    """A table of these rows, cells parted by strokes."""
    cells = [row.split("|") for row in rows]
    table = made.add_table(rows=len(cells), cols=len(cells[0]))
    for number, row in enumerate(cells):
        for place, text in enumerate(row):
            table.cell(number, place).text = text
    return table


def two_tables(made: Any) -> None:
    made.add_paragraph("Those held, as of May.")
    add(made, "ПІБ|Дата народження", "Мура Петро|1990", "Каляш Данило|1992")
    made.add_paragraph("Released since:")
    add(made, "Name|Age", "Boyko Ihor|34")
    made.add_paragraph("Petro Karsk, for the hotline")


def test_tables_of_a_document_are_sheets_and_the_text_around_them_is_kept() -> None:
    table = read_table(document(two_tables))
    assert [one.name for one in table.sheets] == ["table 1", "table 2"]
    first, second = table.sheets
    assert first.rows == (
        ("Those held, as of May.",), ("ПІБ", "Дата народження"), ("Мура Петро", "1990"), ("Каляш Данило", "1992"),
        ("Released since:",),
    )  # fmt: skip
    assert set(first.aside) == {0, 4}
    assert second.rows[0] == ("Released since:",)
    assert second.rows[-1] == ("Petro Karsk, for the hotline",)
    assert columns(first) == {"ПІБ": Column.NAME, "Дата народження": Column.BORN}
    assert columns(second) == {"Name": Column.NAME, "Age": Column.AGE}


def test_a_long_text_before_the_table_hides_no_header() -> None:
    def long(made: Any) -> None:
        for number in range(60):
            made.add_paragraph(f"Name {number}: Petro Mura, held in Karsk, his family says.")
        add(made, "Name|Place of birth|Other names", "Mura Petro|Karsk|Мура Петро")

    one = sheet(document(long))
    assert guess_of(one).header == 60
    assert columns(one) == {"Name": "name", "Place of birth": "born_at", "Other names": "also"}


def test_merged_cells_of_a_document_hold_their_words_once() -> None:
    def merged(made: Any) -> None:
        table = add(made, "Name|Unit|Place", "Petro|7|Karsk", "Danylo|7|Karsk")
        table.cell(1, 2).merge(table.cell(2, 2)).text = "Karsk"
        table.cell(1, 0).merge(table.cell(1, 1)).text = "Petro Mura"

    table = read_table(document(merged))
    assert table.sheets[0].rows == (("Name", "Unit", "Place"), ("Petro Mura", "", "Karsk"), ("Danylo", "7"))
    assert "2 cells are merged" in said(table)


def test_a_document_without_a_table_says_so() -> None:
    assert "holds no table" in refusal(document(lambda made: made.add_paragraph("Petro Mura is held.")))


def test_a_cell_that_spans_a_million_columns_is_refused() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>'
    plain = document(two_tables)
    body = f'<w:document xmlns:w="{word}"><w:body><w:tbl>{row * 4000}</w:tbl></w:body></w:document>'
    with ZipFile(BytesIO(plain)) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    table = read_table(packed(members | {"word/document.xml": body}))
    assert table.sheets[0].width == 1


@pytest.mark.parametrize(
    "start",
    ['<!DOCTYPE x SYSTEM "http://x.example/x.dtd">', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
)
def test_a_document_that_defines_a_shorthand_is_refused(start: str) -> None:
    with ZipFile(BytesIO(document(two_tables))) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    body = bytes(members["word/document.xml"]).decode()  # type: ignore[arg-type]
    members["word/document.xml"] = body.replace("?>", f"?>{start}", 1)
    assert "defines its own shorthand" in refusal(packed(members))


def test_a_document_that_unpacks_to_far_more_than_it_seems_is_refused() -> None:
    with ZipFile(BytesIO(document(two_tables))) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    members["word/document.xml"] = b" " * 70_000_000
    data = packed(members)
    assert len(data) < 1_000_000
    assert "unpacks to far more" in refusal(data)


# PFIF

PFIF = """<?xml version="1.0" encoding="UTF-8"?>
<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">
 <pfif:person>
  <pfif:person_record_id>partner.example/17</pfif:person_record_id>
  <pfif:entry_date>2031-05-03T10:00:00Z</pfif:entry_date>
  <pfif:expiry_date>2031-06-03T10:00:00Z</pfif:expiry_date>
  <pfif:author_phone>+380 50 123 45 67</pfif:author_phone>
  <pfif:source_name>Hotline</pfif:source_name>
  <pfif:full_name>Петро Мура</pfif:full_name>
  <pfif:family_name>Мура</pfif:family_name>
  <pfif:given_name>Петро</pfif:given_name>
  <pfif:alternate_names>Petro Mura
Zhuk</pfif:alternate_names>
  <pfif:date_of_birth>1990-03</pfif:date_of_birth>
  <pfif:age>40-45</pfif:age>
  <pfif:home_city>Karsk</pfif:home_city>
  <pfif:home_street>Lipowa 3</pfif:home_street>
  <pfif:own_field>kept</pfif:own_field>
  <pfif:note>
   <pfif:note_record_id>partner.example/n1</pfif:note_record_id>
   <pfif:source_date>2031-05-01T00:00:00Z</pfif:source_date>
   <pfif:author_name>Ihor Mura</pfif:author_name>
   <pfif:status>information_sought</pfif:status>
   <pfif:text>Last heard of in April.</pfif:text>
  </pfif:note>
  <pfif:note>
   <pfif:source_date>2031-05-02T00:00:00Z</pfif:source_date>
   <pfif:author_name>Olha Mura</pfif:author_name>
   <pfif:author_made_contact>false</pfif:author_made_contact>
   <pfif:status>believed_missing</pfif:status>
   <pfif:last_known_location>Karsk station</pfif:last_known_location>
  </pfif:note>
 </pfif:person>
 <pfif:person>
  <pfif:person_record_id>partner.example/18</pfif:person_record_id>
  <pfif:expiry_date>2031-05-16T10:00:00Z</pfif:expiry_date>
  <pfif:full_name>Ihor Boyko</pfif:full_name>
 </pfif:person>
 <pfif:note>
  <pfif:person_record_id>elsewhere.example/1</pfif:person_record_id>
  <pfif:text>About somebody else.</pfif:text>
 </pfif:note>
</pfif:pfif>
"""


def test_pfif_people_with_their_notes() -> None:
    one = sheet(PFIF.encode())
    found = dict(zip(one.rows[0], one.rows[1], strict=True))
    what = columns(one)
    assert found["full_name"] == "Петро Мура"
    assert (found["alternate_names"], found["alternate_names (2)"]) == ("Petro Mura", "Zhuk")
    assert found["note: status"] == "believed_missing", "the newest note comes first"
    assert found["note 2: text"] == "Last heard of in April."
    assert found["own_field"] == "kept"
    assert {name: what[name] for name in ("person_record_id", "full_name", "family_name", "alternate_names (2)")} == {
        "person_record_id": "their_id", "full_name": "name", "family_name": "family", "alternate_names (2)": "also",
    }  # fmt: skip
    for contact in ("author_phone", "home_street"):
        assert what[contact] == Column.CONTACT
    assert (what["note: status"], what["note 2: status"], what["home_city"]) == ("status", "note", "home")
    assert (what["note: author_name"], what["note 2: author_name"]) == ("told_by", "note"), (
        "who told the newest"
    )
    assert (what["source_name"], what["note: last_known_location"]) == ("note", "note")


def test_an_expired_record_of_pfif_is_not_read_and_said() -> None:
    table = read_table(PFIF.encode(), today=DAY)
    assert "1 record has expired" in said(table)
    assert "Boyko" not in str(table.sheets[0].rows)
    assert "Boyko" in str(read_table(PFIF.encode(), today=date(2031, 5, 16)).sheets[0].rows), (
        "on its last day"
    )
    assert "Every record of this file has expired" in refusal(
        PFIF.replace("2031-06-03", "2031-05-03").encode()
    )
    assert "expired" in refusal(PFIF.replace("2031-06-03", "soon").encode()), "no leave that nobody can read"


def test_a_note_on_nobody_in_the_file_is_set_aside() -> None:
    one = sheet(PFIF.encode())
    assert [one.rows[place] for place in one.aside] == [
        tuple("About somebody else." if name == "note: text" else "" for name in one.rows[0])[
            : len(one.rows[2])
        ]
    ]


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ('<!DOCTYPE p [<!ENTITY a "b">]>', "defines its own shorthand"),
        ('<!DOCTYPE p SYSTEM "http://x.example/p.dtd">', "defines its own shorthand"),
        ('<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "defines its own shorthand"),
    ],
)
def test_pfif_with_a_document_type_is_refused(start: str, why: str) -> None:
    assert why in refusal(PFIF.replace("?>\n", f"?>\n{start}\n", 1).encode())
    marked = PFIF.replace("UTF-8", "UTF-16").replace("?>\n", f"?>\n{start}\n", 1)
    assert why in refusal(marked.encode("utf-16"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (PFIF[:900].encode(), "XML is broken"),
        (b"<pfif xmlns='http://x.example/'><person/></pfif>", "not PFIF"),
        (b"<pfif>" + b"<a>" * 100_000, "XML is broken or too deep"),
        (PFIF.encode("cp1251"), "letters"),
        (PFIF.encode("utf-16")[2:], "not text"),
    ],
)
def test_pfif_that_is_broken_is_refused(data: bytes, why: str) -> None:
    assert why in refusal(data)


def test_pfif_in_another_encoding_that_it_names() -> None:
    assert "Петро" in str(sheet(PFIF.replace("UTF-8", "windows-1251").encode("cp1251")).rows)
    assert "Петро" in str(sheet(PFIF.replace("UTF-8", "UTF-16").encode("utf-16")).rows)


def test_of_more_notes_than_there_are_columns_none_is_lost() -> None:
    notes = "".join(f"<pfif:note><pfif:text>word{number}.</pfif:text></pfif:note>" for number in range(300))
    text = str(sheet(PFIF.replace(" </pfif:person>", f"{notes}</pfif:person>", 1).encode()).rows)
    assert all(f"word{number}." in text for number in range(300))


# FollowTheMoney

PETRO = {
    "id": "p-17", "schema": "Person", "caption": "Petro", "datasets": ["partner"],
    "properties": {
        "name": ["Петро Мура", "Petro Mura"], "firstName": ["Петро"], "lastName": ["Мура"], "fatherName": ["Іванович"],
        "alias": ["Zhuk", "Жук"], "birthDate": ["1990-03"], "birthPlace": ["Karsk"], "nationality": ["ua"],
        "notes": ["Held since May.\nHis mother says so."], "phone": ["+380501234567"], "shoeSize": ["43"],
    },
}  # fmt: skip
UNIT = {
    "id": "u-1",
    "schema": "Organization",
    "properties": {"name": ["Base Lissa"], "email": ["a@lissa.example"]},
}


def lines(*entities: Any) -> bytes:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in entities).encode()


@pytest.mark.parametrize("data", [lines(PETRO, UNIT), json.dumps([PETRO, UNIT], indent=1).encode()])
def test_entities_line_by_line_or_in_an_array(data: bytes) -> None:
    table = read_table(data)
    (one,) = table.sheets
    found, what = dict(zip(one.rows[0], one.rows[1], strict=False)), columns(one)
    assert (found["name"], found["name (2)"]) == ("Петро Мура", "Petro Mura")
    assert (what["name"], what["name (2)"], what["alias (2)"]) == ("name", "also", "also")
    assert (what["lastName"], what["firstName"], what["fatherName"]) == ("family", "given", "patronymic")
    assert (what["birthDate"], what["birthPlace"], what["phone"]) == ("born", "born_at", "contact")
    assert found["notes"] == "Held since May. His mother says so."
    assert (found["shoeSize"], found["entity: datasets"]) == ("43", '["partner"]')
    assert one.aside == {2: "No person, but: Organization."}
    assert "Base Lissa" in str(one.rows[2])
    assert "lissa.example" not in str(one.rows[2])
    assert "1 entity is no person and is set aside" in said(table)
    assert "Organization (1)" in said(table)


def test_of_many_values_none_is_lost() -> None:
    many = PETRO | {"properties": {"name": ["P"], "alias": [f"alias{number}." for number in range(500)]}}
    one = sheet(lines(many))
    assert all(f"alias{number}." in str(one.rows) for number in range(500))
    assert one.width < 20


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lines(PETRO)[:-5], "line 1"),
        (lines(PETRO) + b"\nnot json", "line 2"),
        (lines(PETRO, {"id": "x", "schema": "Person", "properties": []}), "line 2"),
        (lines(UNIT), "None of the 1 entities in this file is a Person"),
        (b'{"schema": "Person", "properties": ' + b"[" * 500_000, "goes too deep"),
        (
            b'[{"schema": "Person", "properties": {"name": [' + b"[" * 200_000 + b"]" * 200_000 + b"]}}]",
            "too deep",
        ),
    ],
)
def test_entities_that_are_broken_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as said:
        read_table(data)
    assert why in str(said.value)


def test_a_pasted_table_that_begins_with_a_bracket_is_a_table() -> None:
    assert sheet(b"[Name]\tAge\nPetro Mura\t34\n").rows[1] == ("Petro Mura", "34")


# Uwazi

UWAZI = """Title,Date added,Template,Born,Date of arrest,Places of detention,Notes,Geolocation,Documents,Published
Мура Петро,2031-05-03,Person,641692800,1620777600,Karsk|Lissa::The mill,He said: a | b,46.5|30.7,,Published
Boyko Ihor,2031-05-03,Person,1992-04-05,,Karsk,,,,Unpublished
Arrests of May,2031-05-03,Event,,2021-05-12,Karsk,,,,Published
"""


def test_what_uwazi_exports_is_a_sheet_a_template_with_values_apart() -> None:
    table = read_table(UWAZI.encode())
    assert [one.name for one in table.sheets] == ["Person", "Event"]
    one = table.sheets[0]
    found, what = dict(zip(one.rows[0], one.rows[1], strict=True)), columns(one)
    assert (found["Title"], what["Title"]) == ("Мура Петро", "name")
    assert (found["Places of detention"], found["Places of detention (2)"]) == ("Karsk", "Lissa::The mill")
    assert (found["Born"], found["Born, as in the file"]) == ("1990-05-03", "641692800")
    assert found["Date of arrest"] == "2021-05-12"
    assert one.rows[2][one.rows[0].index("Born")] == "1992-04-05"
    assert found["Geolocation"] == "46.5|30.7"
    assert (what["Born"], what["Date of arrest"], what["Places of detention"]) == ("born", "taken", "place")
    assert {what[name] for name in ("Date added", "Published", "Template", "Places of detention (2)")} == {
        "note"
    }


def test_another_csv_with_strokes_is_left_as_it_is() -> None:
    assert sheet(b"Title,Places\nPetro Mura,Karsk|Lissa\n").rows[1] == ("Petro Mura", "Karsk|Lissa")


# All of them


@pytest.mark.parametrize("data", [PFIF.encode(), lines(PETRO), UWAZI.encode()])
def test_what_is_too_large_is_refused(data: bytes) -> None:
    assert "larger than" in refusal(data + b" " * MAX_BYTES)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([PFIF.encode(), lines(PETRO, UNIT), UWAZI.encode(), document(two_tables)]), st.data())
def test_damage_is_a_table_or_refused(data: bytes, chosen: st.DataObject) -> None:
    place = chosen.draw(st.integers(0, len(data) - 1))
    other = chosen.draw(st.binary(min_size=0, max_size=8))
    cut = chosen.draw(st.integers(0, 40))
    try:
        table = read_table(data[:place] + other + data[place + cut :], today=DAY)
    except Refused:
        return
    assert table.sheets
    for one in table.sheets:
        guess_of(one)
