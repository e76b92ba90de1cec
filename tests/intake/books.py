"""Spreadsheets made on the spot: whole ones by the library that writes them, broken ones by hand."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(rows: Sequence[Any], change: Callable[[Any, Any], None] = lambda b, s: None) -> bytes:
    """A workbook with one sheet of these rows; `change` is handed the book and the sheet before it is closed."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("List")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    change(book, sheet)
    book.close()
    return out.getvalue()


def raw_xlsx(sheet: str, strings: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A workbook whose one sheet is this XML, whatever a program would write."""
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    return packed(members | (more or {}))


def ods(table: str, more: dict[str, bytes] | None = None) -> bytes:
    """An ODS whose one table is this XML."""
    spaces = "".join(f' xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="List">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"/>',
            "content.xml": content,
        }
        | (more or {})
    )


def ods_cell(text: str, said: str = "") -> str:
    """A cell of an ODS with words in it."""
    return f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p></table:table-cell>'


def ods_row(cells: str, said: str = "") -> str:
    """A row of an ODS with these cells."""
    return f"<table:table-row{said}>{cells}</table:table-row>"


def packed(members: dict[str, str | bytes] | dict[str, str]) -> bytes:
    """Members in a zip file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()
