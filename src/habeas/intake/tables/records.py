"""Records of named values, several of one name in some, to one sheet: a column for every value, so that each is a cell.

Nothing is dropped: of more values than `SEVERAL` the last column holds all that are left. What the columns are is said
by whoever read the format.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.intake.tables.columns import MANY, Column
from habeas.intake.tables.table import Bounds, Sheet, cell, row, without_end

SEVERAL = 12
"""Columns that the values of one name get at most."""
BETWEEN = "; "
"""What stands between values that share the last column."""


class Record(Struct, frozen=True):
    """One record: its values in the order of the file. `why` says why it is no person, "" for a person."""

    values: tuple[tuple[str, str], ...]
    why: str = ""


def sheet_of(
    records: Sequence[Record],
    columns: Mapping[str, Column],
    *,
    name: str = "",
    warnings: tuple[str, ...] = (),
    further: Mapping[str, Column] | None = None,
) -> Sheet:
    """The records as a sheet whose first row has the names of their values. Raises Refused if it would be too large.

    `columns` says what the values of a name are (others are kept as words), in the order in which they stand;
    `further` what all but the first value of a record are, where that is something else.
    """
    widths = _widths(records, columns)
    bounds, rows, aside = Bounds(), list[tuple[str, ...]](), dict[int, str]()
    heads = [(one, number) for one, width in widths.items() for number in range(1, width + 1)]
    header = row(f"{cell(one)} ({number})" if number > 1 else cell(one) for one, number in heads)
    bounds.count(header)
    rows.append(header)
    for record in records:
        if record.why:
            aside[len(rows)] = record.why
        made = row(_spread(record, widths))
        bounds.count(made)
        rows.append(made)
    return Sheet(
        name=name,
        rows=without_end(rows),
        warnings=(*warnings, *bounds.warnings()),
        aside=aside,
        columns=tuple(_what(one, number, columns, further or {}).value for one, number in heads),
    )


def _widths(records: Sequence[Record], columns: Mapping[str, Column]) -> dict[str, int]:
    """How many columns each name gets; the known ones first, in their order."""
    most: dict[str, int] = {}
    for record in records:
        counted: dict[str, int] = {}
        for one, _value in record.values:
            counted[one] = counted.get(one, 0) + 1
        for one, number in counted.items():
            most[one] = max(most.get(one, 0), min(number, SEVERAL))
    known = [one for one in columns if one in most]
    return {one: most[one] for one in dict.fromkeys((*known, *most))}


def _spread(record: Record, widths: Mapping[str, int]) -> list[str]:
    by_name: dict[str, list[str]] = {}
    for one, value in record.values:
        by_name.setdefault(one, []).append(cell(value))
    cells: list[str] = []
    for one, width in widths.items():
        values = by_name.get(one, [])
        if len(values) > width:
            values = [*values[: width - 1], BETWEEN.join(values[width - 1 :])]
        cells += [*values, *[""] * (width - len(values))]
    return cells


def _what(name: str, number: int, columns: Mapping[str, Column], further: Mapping[str, Column]) -> Column:
    column = columns.get(name, Column.NOTE)
    if number == 1:
        return column
    return further.get(name, column if column in MANY else Column.NOTE)
