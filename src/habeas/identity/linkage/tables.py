"""A table of people (CSV) to columns, and what was found back to tables. Nothing is left out without a word.

Columns are found by their names; others are ignored. A birth or an age that cannot be read is told, and its row is
linked by everything else.
"""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import chain
from pathlib import Path

import numpy as np

from habeas.identity.cannot import CannotLink
from habeas.identity.linkage.arrays import Ints
from habeas.identity.linkage.births import Known, Unreadable, exactness, of_age, span
from habeas.identity.linkage.clustering import Settled, clusters_of, settled
from habeas.identity.linkage.links import Links, reasons_of
from habeas.identity.linkage.records import Records, plain
from habeas.names.columns.simple import simple_names

COLUMNS = ("id", "name", "birth", "age", "age_as_of", "place", "unit", "source")
PIECE = 200_000
"""So many pairs are put into words and written at once."""
ROWS = 10_000
"""So many rows of a table are kept as rows until they are spread over columns."""
_DELIMITERS = ",;\t"


class Table:
    """People as a table has them. `unread` says, for each row with a birth or age that cannot be read, which and
    what stands there."""

    def __init__(self, columns: dict[str, list[str]], lines: Sequence[int]) -> None:
        self.columns, self.lines = columns, lines
        self.unread: list[tuple[int, str]] = []

    def records(self) -> Records:
        """The people in columns."""
        of = self.columns
        records = Records()
        records.add_columns(
            of["id"],
            _plain(of["name"]),
            self._born(),
            of["place"],
            of["unit"],
            of["source"],
        )
        return records

    def _born(self) -> tuple[Ints, Ints, Ints]:
        births, ages, dates = (self.columns[name] for name in ("birth", "age", "age_as_of"))
        seen: dict[tuple[str, str, str], tuple[int, int, int]] = {("", "", ""): (0, 0, 0)}
        days = []
        for at, said in enumerate(zip(births, ages, dates, strict=True)):
            if (found := seen.get(said)) is None:
                found = seen[said] = self._days(at, *said)
            days.append(found)
        out = np.fromiter(chain.from_iterable(days), dtype=np.int32, count=3 * len(days)).reshape(-1, 3)
        return tuple(np.ascontiguousarray(column) for column in out.T)  # type: ignore[return-value]

    def _days(self, at: int, birth: str, age: str, as_of: str) -> tuple[int, int, int]:
        found = None
        try:
            found = span(birth)
        except Unreadable as why:
            self.unread.append((self.lines[at], str(why)))
        try:
            found = found or of_age(age, as_of)
        except Unreadable as why:
            self.unread.append((self.lines[at], str(why)))
        if found is None:
            return 0, 0, int(Known.NOTHING)
        return found[0].toordinal(), found[1].toordinal(), int(exactness(*found))


def _plain(names: Sequence[str]) -> list[str]:
    simple = simple_names(names).tolist()
    return [name if is_simple else plain(name) for name, is_simple in zip(names, simple, strict=True)]


def read(path: Path) -> Table:
    """Read a table of people.

    Raises:
        CannotLink: it is no CSV in UTF-8, has no column `id`, or an id is missing or stands twice.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise CannotLink(
            f"{path} is not CSV in UTF-8. Nothing was changed; save it as CSV in UTF-8."
        ) from why
    if "\0" in text:
        raise CannotLink(f"{path} is no CSV: it is no text. Nothing was changed; save it as CSV in UTF-8.")
    header = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _table(rows, path)
    except csv.Error as why:
        raise CannotLink(f"{path}, line {rows.line_num}: {why}. Nothing was changed.") from why


def _table(rows: "Iterator[list[str]]", path: Path) -> Table:
    names = [name.strip().lower() for name in next(rows, [])]
    if "id" not in names:
        there = ", ".join(name for name in names if name) or "none"
        raise CannotLink(
            f"{path} has no column id (columns: {there[:200]}). Nothing was changed; the first line must name the "
            f"columns: {', '.join(COLUMNS)}. Only id must be there."
        )
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if twice:
        raise CannotLink(f"{path} has two columns {twice[0]}. Nothing was changed; keep one of them.")
    width = len(names)
    columns: dict[str, list[str]] = {name: [] for name in COLUMNS}
    every: list[list[str]] = []
    lines: list[int] = []
    for row in rows:
        if len(row) != width:
            if not row:
                continue
            row = _of_width(row, width, path, rows.line_num)  # type: ignore[attr-defined]
        every.append(row)
        lines.append(rows.line_num)  # type: ignore[attr-defined]
        if len(every) == ROWS:
            _spread(every, names, columns)
            every.clear()
    _spread(every, names, columns)
    _check_ids(columns["id"], lines, path)
    return Table(columns, lines)


def _spread(rows: Sequence[Sequence[str]], names: Sequence[str], columns: dict[str, list[str]]) -> None:
    """Add rows to columns; one that the table does not have is empty."""
    for name, column in columns.items():
        if name in names:
            place = names.index(name)
            column += [row[place] for row in rows]
        else:
            column += [""] * len(rows)


def _of_width(row: list[str], width: int, path: Path, line: int) -> list[str]:
    if any(row[width:]):
        raise CannotLink(
            f"{path}, line {line} has {len(row)} values for {width} columns. Nothing was changed; put values with "
            "a comma in them into quotes."
        )
    return (row + [""] * width)[:width]


def _check_ids(ids: list[str], lines: Sequence[int], path: Path) -> None:
    seen: dict[str, int] = dict(zip(ids, lines, strict=True))
    if "" in seen:
        raise CannotLink(f"{path}, line {lines[ids.index('')]} has no id. Nothing was changed; give it one.")
    if len(seen) < len(ids):
        first: dict[str, int] = {}
        for id_, line in zip(ids, lines, strict=True):
            if id_ in first:
                raise CannotLink(
                    f"{path}: the id {id_} stands in line {first[id_]} and again in line {line} "
                    f"({len(ids) - len(seen):,} such in all). Nothing was changed; give each row an id of its own."
                )
            first[id_] = line


def write(links: Links, at_least: float, directory: Path) -> tuple[int, int]:
    """Write pairs.csv and clusters.csv. Returns how many pairs, and how many clusters of two and more.

    Each file is complete or not there: it gets its name when it is written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    ids = [_quoted(id_) for id_ in links.records.ids]
    cluster = clusters_of(links)
    pairs = settled(links, cluster)
    which = links.from_(at_least, pairs.scored)
    _write(directory / "pairs.csv", "id_a,id_b,probability,reasons\n", _pairs(links, pairs, which, ids))
    rows = (f"{id_},{ids[of]}\n" for id_, of in zip(ids, cluster.tolist(), strict=True))
    _write(directory / "clusters.csv", "id,cluster\n", rows)
    return len(which), int((np.bincount(cluster) > 1).sum())


BY_OTHERS = (
    "",
    "; others who are alike both bring them together",
    "; others who are alike one of them keep them apart",
)
"""What is added to the reasons of a pair that its clusters settled."""


def _pairs(links: Links, settled_: Settled, which: Ints, ids: Sequence[str]) -> Iterator[str]:
    scored = settled_.scored
    for start in range(0, len(which), PIECE):
        part = which[start : start + PIECE]
        chance = np.minimum(1 / (1 + np.exp(-scored.odds[part].astype(np.float64))), 0.999999)
        first, second = scored.a[part], scored.b[part]
        swap = links.rank[first] > links.rank[second]
        a, b = np.where(swap, second, first), np.where(swap, first, second)
        compared = links.comparing.compare(
            scored.first[part].astype(np.int64), scored.second[part].astype(np.int64)
        )
        yield "".join(
            [
                f'{ids[x]},{ids[y]},{probability:.6f},"{why}{BY_OTHERS[others]}"\n'
                for x, y, probability, why, others in zip(
                    a.tolist(),
                    b.tolist(),
                    chance.tolist(),
                    reasons_of(compared, links.weights),
                    settled_.by_others[part].tolist(),
                    strict=True,
                )
            ]
        )


def _quoted(text: str) -> str:
    if not text.isalnum() and any(letter in text for letter in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _write(path: Path, header: str, rows: Iterator[str]) -> None:
    beside = path.with_name(path.name + ".part")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        file.writelines(rows)
    beside.replace(path)
