"""The tables of a Word document to sheets, with the text that stands around each: it is part of the source.

Each table is a sheet to choose. What stands before it (since the table before) and behind it (until the next) goes
along as rows that are set aside. Merged cells hold their words once. Formulas, fields and macros are never run.
"""

from collections.abc import Iterator

from docx import Document
from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from habeas.intake.docx import comments, notes
from habeas.intake.package import unpacked
from habeas.intake.refused import Refused
from habeas.intake.sniff import DOCX
from habeas.intake.tables.table import MAX_SHEETS, Bounds, Row, Sheet, Table, cell, row, without_end
from habeas.intake.word import Reading, within
from habeas.language import gettext as _
from habeas.language import ngettext

_WRAPPED = frozenset(("sdt", "sdtContent", "ins", "smartTag", "customXml"))
MOST_SPANNED = 1000
"""Columns that one cell can span; a larger number is no table that anybody made."""


def read_docx_tables(data: bytes) -> Table:
    """The tables of a DOCX. Raises Refused where there is none."""
    document = Document(unpacked(data))
    reading = Reading()
    around, tables = [list[str]()], list[_Written]()
    for block in _blocks(document.element.body):
        if etree.QName(block).localname == "tbl":
            if len(tables) == MAX_SHEETS:
                raise Refused(
                    _("This document has more than {count} tables.").format(count=MAX_SHEETS),
                    _("Save the table with the list in a file of its own, and take that in."),
                )
            tables.append(_written(block, reading))
            around.append([])
        else:
            around[-1] += _lines(reading.block(block))
    around[-1] += _lines(notes(document, reading))
    full = tuple(
        _sheet(number, table, around[number - 1], around[number])
        for number, table in enumerate(tables, 1)
        if any(table.rows)
    )
    if not full:
        raise Refused(
            _("This document holds no table."),
            _(
                "If people are listed in its text, take it in as a source, or copy the list from it and paste it here."
            ),
        )
    warnings = (*reading.warnings(), *comments(document))
    return Table(media_type=DOCX.media_type, sheets=full, warnings=warnings)


class _Written(Struct, frozen=True):
    """The rows of a table, and how many of its cells are merged with others."""

    rows: tuple[Row, ...]
    merged: int


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables of the body in their order, also those within content controls and insertions."""
    for child in parent.iterchildren("*"):
        if etree.QName(child).localname in _WRAPPED:
            yield from _blocks(child)
        else:
            yield child


def _lines(blocks: Iterator[str]) -> list[str]:
    return [line for text in "".join(blocks).split("\n") if (line := cell(text))]


def _written(table: _Element, reading: Reading) -> _Written:
    rows, merged, bounds = list[Row](), 0, Bounds()
    for line in within(table, "tr"):
        cells, spans = _cells(line, reading)
        merged += spans
        rows.append(row(cells))
        bounds.count(rows[-1])
    return _Written(without_end(rows), merged)


def _sheet(number: int, table: _Written, before: list[str], after: list[str]) -> Sheet:
    rows: list[Row] = [*((text,) for text in before), *table.rows, *((text,) for text in after)]
    bounds = Bounds()
    for made in rows:
        bounds.count(made)
    outside = [*range(len(before)), *range(len(before) + len(table.rows), len(rows))]
    return Sheet(
        name=_("table {number}").format(number=number),
        rows=tuple(rows),
        warnings=(*_said_of_merged(table.merged), *bounds.warnings()),
        aside=dict.fromkeys(outside, _("It stands outside the table.")),
    )


def _cells(line: _Element, reading: Reading) -> tuple[list[str], int]:
    """The cells of a row, each at its column, and how many are merged. Words stand in the first of them."""
    cells, merged = [""] * _number(line, "trPr", "gridBefore", 0), 0
    for one in within(line, "tc"):
        goes_on = _is_continued(one)
        words = "" if goes_on else cell(" ".join("".join(reading.blocks(one)).split()))
        span = _number(one, "tcPr", "gridSpan", 1)
        cells += [words, *[""] * (span - 1)]
        merged += span > 1 or goes_on
    return cells, merged


def _property(element: _Element, holder: str, name: str) -> _Element | None:
    for child in element.iterchildren("*"):
        if etree.QName(child).localname == holder:
            for found in child.iterchildren("*"):
                if etree.QName(found).localname == name:
                    return found
    return None


def _value(found: _Element) -> str:
    return str(found.get(f"{{{etree.QName(found).namespace}}}val", ""))


def _number(element: _Element, holder: str, name: str, otherwise: int) -> int:
    found = _property(element, holder, name)
    said = _value(found) if found is not None else ""
    return min(int(said), MOST_SPANNED) if said.isascii() and said.isdigit() and len(said) < 8 else otherwise


def _is_continued(one: _Element) -> bool:
    """Whether a cell is the lower part of one that begins above: there its words are."""
    found = _property(one, "tcPr", "vMerge")
    return found is not None and _value(found) != "restart"


def _said_of_merged(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} cell is merged with others. Only the first of them holds the words; the others are empty here.",
            "{count} cells are merged with others. Only the first of them holds the words; the others are empty here.",
            count,
        ).format(count=f"{count:,}"),
    )
