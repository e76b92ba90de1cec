"""What Uwazi exports as CSV to sheets: one a template, since one file holds entities of several; values apart.

A cell with `|` holds several values: each gets a column of its own. Dates in seconds since 1970 become ISO, and the
number stays beside them. Source: the public documentation and sources of huridocs/uwazi (CSV import and export).
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from habeas.intake.tables.columns import Column, guess, of_header
from habeas.intake.tables.records import Record, sheet_of
from habeas.intake.tables.table import Row, Sheet, Table

TITLE, TEMPLATE = "title", "template"
_OWN = frozenset({"date added", "published", "documents", "attachments", "geolocation", TEMPLATE})
"""Headers that Uwazi writes of itself, whatever a template holds. They are kept as words."""
_WHOLE = frozenset({"geolocation"})
"""Of these, what stands around a stroke is one value: latitude and longitude."""
SEPARATOR = "|"
LONGEST = 100
"""Signs of one of several values. A longer one is a text that happens to hold a stroke."""
_EPOCH = range(-2_208_988_800, 4_102_444_800)
"""Seconds since 1970 that lie between 1900 and 2100."""
_SECONDS_FROM = 6
"""Digits that a number of seconds has at least: fewer is a year or a count."""


def is_uwazi(rows: Sequence[Row]) -> bool:
    """Whether a table is one that Uwazi wrote, by its first row."""
    heads = {text.casefold() for text in rows[0]} if rows else set[str]()
    return {TITLE, TEMPLATE} <= heads and len(heads & _OWN) > 2


def by_template(table: Table) -> Table:
    """The sheets of a table that Uwazi wrote, one a template, in their order in the file."""
    (sheet,) = table.sheets
    heads = sheet.rows[0]
    at = [text.casefold() for text in heads].index(TEMPLATE)
    templates: dict[str, list[Row]] = {}
    for row in sheet.rows[1:]:
        if row:
            templates.setdefault(row[at] if at < len(row) else "", []).append(row)
    return Table(
        media_type=table.media_type,
        sheets=tuple(_sheet(name, heads, rows, sheet.warnings) for name, rows in templates.items()),
        warnings=table.warnings,
    )


def _sheet(name: str, heads: Row, rows: list[Row], warnings: tuple[str, ...]) -> Sheet:
    several = {
        head
        for place, head in enumerate(heads)
        if head.casefold() not in _WHOLE and _are_several([row[place] for row in rows if place < len(row)])
    }
    dates = {head for head in heads if of_header(head) in (Column.BORN, Column.TAKEN)}
    said = [head for head in heads if head.casefold() not in _OWN]
    # A number of seconds looks like one to ring: it is a day before anything is guessed.
    days = [_as_guessed(dict(zip(heads, row, strict=False)), said, dates) for row in rows]
    guessed = guess([tuple(said), *days], 0).columns
    columns = {head: _column(head, column) for head, column in zip(said, guessed, strict=False)}
    records = [
        Record(
            tuple(
                pair
                for head, text in zip(heads, row, strict=False)
                for pair in _values(head, text, several, dates)
            )
        )
        for row in rows
    ]
    return sheet_of(records, columns, name=name, warnings=warnings)


def _as_guessed(cells: dict[str, str], heads: list[str], dates: set[str]) -> Row:
    texts = [(head, cells.get(head, "")) for head in heads]
    return tuple((_day(text) or text) if head in dates else text for head, text in texts)


def _column(head: str, guessed: Column) -> Column:
    """The title is the name, and nothing else is."""
    if head.casefold() == TITLE:
        return Column.NAME
    return Column.NOTE if guessed is Column.NAME else guessed


def _values(head: str, text: str, several: set[str], dates: set[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for value in text.split(SEPARATOR) if head in several else [text]:
        iso = _day(value) if head in dates else ""
        if iso:
            found += [(head, iso), (f"{head}, as in the file", value)]
        elif value:
            found.append((head, value))
    return found


def _are_several(cells: list[str]) -> bool:
    held = [text for text in cells if SEPARATOR in text]
    return bool(held) and all(len(part) <= LONGEST for text in held for part in text.split(SEPARATOR))


def _day(text: str) -> str:
    """The day (UTC) of a number of seconds since 1970; "" for what is none."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and _SECONDS_FROM <= len(digits) <= 10):
        return ""
    seconds = int(text)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds in _EPOCH else ""
