"""XLSX and ODS to sheets of texts. Formulas are never evaluated, macros never read, dates become ISO.

The package is unpacked within bounds and measured first; only then does the library see it.
"""

import posixpath
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from habeas.intake.package import unpacked
from habeas.intake.refused import Refused
from habeas.intake.tables.measure import Measured, lengths_of_strings, measure_ods, measure_xlsx
from habeas.intake.tables.table import MAX_SHEETS, Bounds, Row, Sheet, Table, cell, row, without_end
from habeas.language import gettext as _
from habeas.language import ngettext

MAX_XML = 200 * 1024 * 1024
"""What the text members of a spreadsheet may unpack to, in bytes: 100,000 rows of twenty columns have some 100 MB."""
MAX_TAGS = 16_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SHOWN_ROWS = 10
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_xlsx(data: bytes) -> Table:
    """The sheets of an XLSX (or XLSM: its macros stay unread). Raises Refused."""
    package = unpacked(data, max_xml=MAX_XML, max_tags=MAX_TAGS)
    has_macros = _has_member(data, "vbaproject.bin")
    with ZipFile(package) as members:
        names = [name for name in members.namelist() if name.lower().endswith(".xml")]
        parts = _sheet_members(members)
        if any(name.lower().endswith(".bin") for name in parts.values()):
            raise Refused(
                _("This is a binary spreadsheet (XLSB), which habeas does not read."),
                _("Open it in the program that made it, save it as XLSX, and take that in."),
            )
        strings = lengths_of_strings([_plain(members, name) for name in names if "string" in name.lower()])
        # Whatever could be a sheet is measured, wherever it lies and whether or not anything leads there.
        found = {
            name: measure_xlsx(xml, strings)
            for name in names
            if b"sheetData" in (xml := _plain(members, name))
        }
    measured = {title: found.get(member, Measured()) for title, member in parts.items()}
    macros = (_("This workbook carries macros (small programs). They were not read and not run."),)
    return _table(package, XLSX, lambda number, name: measured.get(name, Measured()), macros * has_macros)


def read_ods(data: bytes) -> Table:
    """The sheets of an ODS. Raises Refused."""
    package = unpacked(data, max_xml=MAX_XML, max_tags=MAX_TAGS)
    with ZipFile(package) as members:
        measured = measure_ods(_plain(members, "content.xml"))
    macros = (_("This workbook carries macros (small programs). They were not read and not run."),)
    return _table(
        package,
        ODS,
        lambda number, name: measured[number] if number < len(measured) else Measured(),
        macros * _has_member(data, "basic/script"),
    )


def shown(value: Any) -> str:
    """A cell's value as a text: whole numbers without .0, dates as ISO, a time only where there is one."""
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return cell(str(value))


def _table(
    package: BytesIO, media_type: str, measured: Callable[[int, str], Measured], warnings: tuple[str, ...]
) -> Table:
    package.seek(0)
    sheets = []
    try:
        with CalamineWorkbook.from_filelike(package) as book:
            if len(book.sheets_metadata) > MAX_SHEETS:
                raise Refused(
                    _("This workbook has more than {count} sheets.").format(count=MAX_SHEETS),
                    _("Save the sheet with the list in a file of its own, and take that in."),
                )
            for number, about in enumerate(book.sheets_metadata):
                if about.typ is SheetTypeEnum.WorkSheet:
                    is_hidden = about.visible is not SheetVisibleEnum.Visible
                    one = book.get_sheet_by_index(number)
                    sheets.append(_sheet(one, is_hidden, measured(number, about.name)))
    except PasswordError:
        raise Refused(
            _("This spreadsheet is locked with a password."),
            _("Open it with its password, save a copy without one, and take that in."),
        ) from None
    full = tuple(sheet for sheet in sheets if sheet.rows)
    hidden = [sheet.name for sheet in full if sheet.is_hidden]
    if hidden:
        warnings += (_("Hidden sheets were read, too: {names}.").format(names=", ".join(hidden)),)
    return Table(media_type=media_type, sheets=full, warnings=warnings)


def _sheet(sheet: CalamineSheet, is_hidden: bool, measured: Measured) -> Sheet:
    bounds, rows = Bounds(), list[Row]()
    for cells in sheet.to_python(skip_empty_area=False):
        made = row(map(shown, cells))
        bounds.count(made)
        rows.append(made)
    kept = without_end(rows)
    return Sheet(
        name=cell(sheet.name),
        rows=kept,
        is_hidden=is_hidden,
        warnings=(*_warnings(measured, len(kept)), *bounds.warnings()),
    )


def _warnings(measured: Measured, rows: int) -> list[str]:
    said = []
    if measured.formulas:
        said.append(
            ngettext(
                "{count} cell holds a formula. What it last showed is taken; it is not worked out.",
                "{count} cells hold formulas. What they last showed is taken; they are not worked out.",
                measured.formulas,
            ).format(count=f"{measured.formulas:,}")
        )
    if measured.merged:
        said.append(
            ngettext(
                "{count} group of cells is merged. Only its first cell holds the words; the others are empty here.",
                "{count} groups of cells are merged. Only the first cell of each holds the words; the others are "
                "empty here.",
                measured.merged,
            ).format(count=f"{measured.merged:,}")
        )
    hidden = [number for number in measured.hidden_rows if number <= rows]
    if hidden:
        numbers = ", ".join(map(str, hidden[:_SHOWN_ROWS])) + (" …" if len(hidden) > _SHOWN_ROWS else "")
        said.append(
            ngettext(
                "{count} row is hidden in the file and was read, too: {numbers}.",
                "{count} rows are hidden in the file and were read, too: {numbers}.",
                len(hidden),
            ).format(count=f"{len(hidden):,}", numbers=numbers)
        )
    return said


def _sheet_members(members: ZipFile) -> dict[str, str]:
    """The member in which each sheet lies, by the sheet's name. What is malformed is left out."""
    names = {name.lower(): name for name in members.namelist()}
    book, links = names.get("xl/workbook.xml"), names.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    targets = {
        str(link.get("Id")): posixpath.normpath(posixpath.join("xl", str(link.get("Target")))).lstrip("/")
        for link in etree.fromstring(members.read(links), parser).iter("{*}Relationship")
    }
    return {
        str(sheet.get("name")): targets.get(str(sheet.get(_RELATIONSHIPS)), "").removeprefix("xl/xl/")
        for sheet in etree.fromstring(members.read(book), parser).iter("{*}sheet")
    }


def _plain(members: ZipFile, name: str) -> bytes:
    """A member whose letters are bytes. One in UTF-16 could not be measured, and no program writes it so."""
    xml = members.read(name)
    if b"\x00" in xml:
        raise Refused(
            _("This spreadsheet is written in an unusual way inside."),
            _("Open it in the program that made it, save it anew, and take that in."),
        )
    return xml


def _has_member(data: bytes, words: str) -> bool:
    with ZipFile(BytesIO(data)) as package:
        return any(words in name.lower() for name in package.namelist())
