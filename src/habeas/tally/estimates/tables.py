"""Capture tables as people write them: strata, several files, gaps. Invariant: nobody in a table is left out.

A gap is written `?`: it is not known whether these people are on the list, because nobody could look or because
the list was not kept there. A list that a file does not name was not kept there either.
"""

import csv
import io
from collections.abc import Sequence

from msgspec import Struct

from habeas.tally.cannot import CannotTally
from habeas.tally.estimates.captures import Captures

COUNT = "count"
GAP = "?"
MOST_LISTS = 12
MOST_PEOPLE = 1_000_000_000
AGAIN = "Nothing was changed; put it right and run it again."


class Row(Struct, frozen=True):
    """`count` people of a stratum (None: not known which) on the lists `on` (bits) and perhaps on some of `perhaps`."""

    stratum: str | None
    on: int
    perhaps: int
    count: int


class Table(Struct, frozen=True):
    """Lists, and the people on them."""

    lists: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def seen(self) -> int:
        """How many people are on any list."""
        return sum(row.count for row in self.rows)

    @property
    def strata(self) -> tuple[str, ...]:
        """The strata, in the order in which they come up."""
        return tuple(dict.fromkeys(row.stratum for row in self.rows if row.stratum is not None))

    @property
    def is_complete(self) -> bool:
        """Whether it has no gap."""
        return not any(row.perhaps or row.stratum is None for row in self.rows)

    def rows_by_lists(self) -> dict[int, int]:
        """How many people are on exactly which lists, whatever their stratum; of a table without gaps."""
        found: dict[int, int] = {}
        for row in self.rows:
            found[row.on] = found.get(row.on, 0) + row.count
        return found

    def kept_in(self, stratum: str) -> int:
        """The lists (as bits) that were kept in a stratum: of which it is known of anybody there."""
        every = (1 << len(self.lists)) - 1
        known = 0
        for row in self.rows:
            if row.stratum == stratum:
                known |= every & ~row.perhaps
        return known


def read(text: str, by: str | None = None, stratum: str = "") -> Table:
    """A capture table: a heading, one column of 0, 1 and ? for each list, a last column `count`; with `by`, the
    strata are in the column of that name, else all of it is one.

    Raises CannotTally with the line, what is wrong there and what to do.
    """
    rows = cells(text)
    heading = rows[0]
    if heading[-1].lower() != COUNT:
        raise wrong(1, f'must be a heading whose last column is "count", not "{heading[-1][:40]}"')
    at = None if by is None else column(heading, by)
    places = [place for place in range(len(heading) - 1) if place != at]
    lists = _lists([heading[place] for place in places])
    found: list[Row] = []
    met: dict[tuple[str | None, int, int], int] = {}
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(heading):
            raise wrong(line, f"has {len(row)} cells where the heading has {len(heading)}")
        where = stratum if at is None else _stratum(line, row[at])
        one = _row(line, where, [row[place] for place in places], row[-1])
        key = (where, one.on, one.perhaps)
        if key in met:
            raise wrong(line, f"is the same combination of lists as row {met[key]}; add the two up")
        met[key] = line
        if one.count:
            found.append(one)
    if not found:
        raise CannotTally(f"nobody is on any of the lists. {AGAIN}")
    return Table(lists, tuple(found))


def read_complete(text: str) -> Captures:
    """A table without strata and without gaps."""
    table = read(text)
    if not table.is_complete:
        raise CannotTally(f"it is not known of everybody which lists they are on. {AGAIN}")
    counts = [0] * 2 ** len(table.lists)
    for row in table.rows:
        counts[row.on] += row.count
    return Captures(table.lists, tuple(counts))


def together(tables: Sequence[Table]) -> Table:
    """Several tables as one; a list that one of them does not name was not kept there."""
    lists = tuple(dict.fromkeys(name for table in tables for name in table.lists))
    if len(lists) > MOST_LISTS:
        raise CannotTally(
            f"the files name {len(lists)} lists in all; at most {MOST_LISTS} can be read. Lists of one name are "
            f"one list. {AGAIN}"
        )
    rows = []
    for table in tables:
        place = [lists.index(name) for name in table.lists]
        unkept = sum(1 << at for at in range(len(lists)) if at not in place)
        for row in table.rows:
            on, perhaps = _moved(row.on, place), _moved(row.perhaps, place) | unkept
            rows.append(Row(row.stratum, on, perhaps, row.count))
    return Table(lists, tuple(rows))


def _moved(lists: int, place: Sequence[int]) -> int:
    return sum(1 << new for old, new in enumerate(place) if lists >> old & 1)


def cells(text: str) -> list[list[str]]:
    """The rows that are not empty, cells without space around them; at least one."""
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")))
            if any(map(str.strip, row))
        ]
    except csv.Error as why:
        raise CannotTally(f"this is no table: {why}. {AGAIN}") from why
    if not rows:
        raise CannotTally(f"the table is empty. {AGAIN}")
    return rows


def column(heading: Sequence[str], name: str) -> int:
    """Which column has a name."""
    if heading.count(name) != 1:
        names = ", ".join(heading)[:200]
        raise wrong(1, f'must name one column "{name}"; it names {names}')
    return heading.index(name)


def wrong(line: int, what: str) -> CannotTally:
    """What is wrong in a row."""
    return CannotTally(f"row {line} {what}. {AGAIN}")


def _lists(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) < 2:
        raise wrong(1, f"names {len(names)} list; how many were missed shows only where lists overlap")
    if len(names) > MOST_LISTS:
        raise wrong(1, f"names {len(names)} lists; at most {MOST_LISTS} can be read, so join some of them")
    if len(set(names)) < len(names) or not all(names):
        raise wrong(1, "needs a name of its own for each list")
    return tuple(names)


def _stratum(line: int, cell: str) -> str | None:
    if not cell:
        raise wrong(line, f"has no stratum; write {GAP} if it is not known")
    return None if cell == GAP else cell


def _row(line: int, stratum: str | None, marks: Sequence[str], count: str) -> Row:
    on = perhaps = 0
    for place, cell in enumerate(marks):
        if cell not in ("0", "1", GAP):
            raise wrong(
                line, f'has "{cell[:40]}" where 1 (on the list), 0 (not on it) or {GAP} (not known) is needed'
            )
        on |= (cell == "1") << place
        perhaps |= (cell == GAP) << place
    people = _people(line, count)
    if people and not on:
        if not perhaps:
            raise wrong(line, "counts people on no list, which no list can know; leave it out")
        if perhaps.bit_count() == 1:
            # Whoever is counted is on a list, and there is only this one.
            on, perhaps = perhaps, 0
    return Row(stratum, on, perhaps, people)


def _people(line: int, cell: str) -> int:
    if cell.startswith("-") and cell[1:].isdigit():
        raise wrong(line, f"counts {cell} people; a count cannot be negative")
    if not (cell.isascii() and cell.isdigit()) or len(cell) > 10 or int(cell) > MOST_PEOPLE:
        raise wrong(line, f'has "{cell[:40]}" for a count; it must be a whole number of people')
    return int(cell)
