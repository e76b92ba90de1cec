"""Everything said, as people in cells. Invariant: a way to fill the cells is a way in which all of it is true.

Each circle has a table of cells for anybody, and one for each kind of named people from wherever something
is known of them down to the root; beyond, they are among anybody.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.bounds.gates import Attributes, is_small
from habeas.tally.bounds.highs import Numbers, Program, sparse
from habeas.tally.bounds.junction import Circle, elimination, neighbours, tree
from habeas.tally.bounds.said import Count, Kind, Said, kinds
from habeas.tally.bounds.sets import Set
from habeas.tally.cannot import TooEntangled

ANYBODY = -1
"""Stands, in place of a kind's number, for everybody else."""
MOST_COLUMNS = 400_000

Places = NDArray[np.int64]


class Table(Struct, frozen=True):
    """The cells of one circle for one kind of people: `cells` are rows of the circle's cells, which lie in
    the program's columns from `start` on."""

    circle: int
    kind: int
    cells: Places
    start: int

    @property
    def columns(self) -> Places:
        """The program's columns."""
        return np.arange(self.start, self.start + len(self.cells))


class Model(Struct, frozen=True):
    """The attributes, circles and tables of everything said. `homes` is, for each attribute, a circle that
    has it; `known` is, for each kind, what is known of each attribute."""

    circles: list[Circle]
    homes: list[int]
    counts: list[tuple[Count, int]]
    """Each count with the attribute of its set."""
    kinds: list[tuple[Kind, tuple[str, ...]]]
    known: list[dict[int, bool]]
    tables: list[list[Table]]
    """By circle."""
    asked: int | None
    columns: int


def model(said: Said, question: Set | None) -> Model:
    """Lay out everything said, and a question. Raises TooEntangled."""
    attributes = Attributes(said.groups)
    counts = [one for one in said.statements if isinstance(one, Count)]
    sets = [one.of for one in counts] + ([question] if question is not None else [])
    for statement in said.statements:
        attributes.relate(statement)
    attributes.settle()
    for one in sets:
        if is_small(one):
            attributes.of_set(one, _whole)
    cut = _Along(attributes)
    numbers = [attributes.of_set(one, cut) for one in sets]
    circles = tree(attributes)
    homes = _homes(circles, len(attributes))
    people = list(kinds(said.statements).items())
    known = [_known(kind, attributes) for kind, _ in people]
    tables, columns = _tables(circles, homes, people, known)
    return Model(
        circles,
        homes,
        list(zip(counts, numbers, strict=False)),
        people,
        known,
        tables,
        numbers[-1] if question is not None else None,
        columns,
    )


def program(model: Model, sign: int) -> Program:
    """The linear program for the smallest (`sign` 1) or largest (-1) number in the set asked about."""
    equal, equal_to = _agreement(model)
    most, limits = _Entries(), []
    for count, attribute in model.counts:
        cells = holding(model, attribute)
        for limit, way in ((count.at_least, -1.0), (count.at_most, 1.0)):
            if limit is not None:
                most.row(cells, way)
                limits.append(way * limit)
    cost = np.zeros(model.columns)
    if model.asked is not None:
        cost[holding(model, model.asked)] = sign
    return Program(cost, equal, equal_to, most.matrix(model.columns), np.array(limits, dtype=float))


def holding(model: Model, attribute: int) -> Places:
    """The columns of all people who have an attribute, counted in its home circle."""
    home = model.homes[attribute]
    has = model.circles[home].cells[:, model.circles[home].column(attribute)]
    return np.concatenate([table.columns[has[table.cells]] for table in model.tables[home]])


def allowed(circle: Circle, known: dict[int, bool]) -> NDArray[np.bool_]:
    """Which cells of a circle can hold people of whom this is known."""
    told = [(at, known[one]) for at, one in enumerate(circle.attributes) if one in known]
    if not told:
        return np.ones(len(circle.cells), dtype=bool)
    places, truths = zip(*told, strict=True)
    return np.asarray((circle.cells[:, list(places)] == np.array(truths)).all(axis=1))


def _whole(parts: list[tuple[int, bool]]) -> list[list[tuple[int, bool]]]:
    return [parts]


class _Along:
    """Cuts a long list of parts along the tree of what is tied already: first those that stand together."""

    def __init__(self, attributes: Attributes) -> None:
        scopes = [one.scope for one in attributes.gates] + [one.scope for one in attributes.rules]
        self._together = neighbours(len(attributes), scopes)
        self._rank = _ranks(elimination(self._together, attributes.families))

    def __call__(self, parts: list[tuple[int, bool]]) -> list[list[tuple[int, bool]]]:
        last = len(self._rank)
        ordered = sorted(parts, key=lambda part: (self._rank.get(part[0], last), part[0]))
        bundles: list[list[tuple[int, bool]]] = []
        for part in ordered:
            if bundles and self._joins(part, bundles[-1]):
                bundles[-1].append(part)
            else:
                bundles.append([part])
        return bundles

    def _joins(self, part: tuple[int, bool], bundle: list[tuple[int, bool]]) -> bool:
        return part[0] < len(self._together) and all(one in self._together[part[0]] for one, _ in bundle)


def _ranks(order: list[tuple[int, frozenset[int]]]) -> dict[int, int]:
    """A walk through the elimination tree, branch by branch, those that go last first."""
    place = {number: at for at, (number, _) in enumerate(order)}
    below: dict[int | None, list[int]] = {}
    for number, later in reversed(order):
        below.setdefault(min(later, key=place.__getitem__, default=None), []).append(number)
    ranks: dict[int, int] = {}
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        number = waiting.pop()
        ranks[number] = len(ranks)
        waiting.extend(reversed(below.get(number, [])))
    return ranks


def _homes(circles: Sequence[Circle], count: int) -> list[int]:
    homes = [0] * count
    for number in reversed(range(len(circles))):
        for attribute in circles[number].attributes:
            homes[attribute] = number
    return homes


def _known(kind: Kind, attributes: Attributes) -> dict[int, bool]:
    within = {attributes.of_group[group]: True for group in kind.within}
    return {attributes.of_group[group]: False for group in kind.outside} | within


def _tables(
    circles: Sequence[Circle],
    homes: Sequence[int],
    people: Sequence[tuple[Kind, tuple[str, ...]]],
    known: Sequence[dict[int, bool]],
) -> tuple[list[list[Table]], int]:
    present: list[list[int]] = [[ANYBODY] for _ in circles]
    for kind, told in enumerate(known):
        for place in _to_the_root(circles, {homes[attribute] for attribute in told}):
            present[place].append(kind)
    tables: list[list[Table]] = []
    columns = 0
    for number, circle in enumerate(circles):
        tables.append([])
        for kind in present[number]:
            fits = allowed(circle, known[kind] if kind != ANYBODY else {})
            if kind != ANYBODY and people[kind][0].contradicts_itself:
                fits[:] = False
            tables[-1].append(Table(number, kind, np.flatnonzero(fits), columns))
            columns += int(fits.sum())
        if columns > MOST_COLUMNS:
            raise TooEntangled(
                "there are too many groups and named people tied to one another to count exactly; "
                "ask about fewer of them, or leave out a source"
            )
    return tables, columns


def _to_the_root(circles: Sequence[Circle], ends: set[int]) -> set[int]:
    """The circles from some circles down to the root. Every kind goes down to it: there all are told apart,
    so that nobody is two named people in two branches."""
    found = set()
    for number in ends:
        at: int | None = number
        while at is not None and at not in found:
            found.add(at)
            at = circles[at].parent
    return found


def _agreement(model: Model) -> tuple[Any, Numbers]:
    """The rows that make neighbouring circles agree on what they share, and count each kind of people."""
    entries = _Entries()
    for circle, tables in zip(model.circles, model.tables, strict=True):
        if circle.parent is not None:
            _agree(entries, model, circle, tables, model.tables[circle.parent])
    first = {table.kind: table for tables in reversed(model.tables) for table in tables}
    totals = np.zeros(entries.rows + len(model.kinds))
    for kind, (_, names) in enumerate(model.kinds):
        if kind in first:
            totals[entries.rows] = len(names)
            entries.row(first[kind].columns)
    return entries.matrix(model.columns), totals[: entries.rows]


def _agree(entries: "_Entries", model: Model, circle: Circle, here: list[Table], above: list[Table]) -> None:
    assert circle.parent is not None
    parent = model.circles[circle.parent]
    both = {table.kind for table in here} & {table.kind for table in above}
    shared = [
        np.packbits(cells[:, one.columns(circle.shared)], axis=1)
        for one, cells in ((circle, circle.cells), (parent, parent.cells))
    ]
    pattern = _patterns(np.vstack(shared))
    patterns = int(pattern.max()) + 1
    own, other = pattern[: len(circle.cells)], pattern[len(circle.cells) :]
    for kind in both:
        # Whoever is of a kind that only one side tells apart is among "anybody" on the other.
        for sign, side, tables in ((1.0, own, here), (-1.0, other, above)):
            for table in tables:
                alone = kind == ANYBODY and table.kind not in both
                if table.kind == kind or alone:
                    entries.add(side[table.cells], table.columns, sign)
        entries.rows += patterns


def _patterns(packed: NDArray[np.uint8]) -> Places:
    """The number of each row's pattern, in the order of the patterns. Eight bytes are compared as one number."""
    if packed.shape[1] > 8:
        return np.unique(packed, axis=0, return_inverse=True)[1].reshape(-1)
    number = np.zeros(len(packed), dtype=np.uint64)
    for column in packed.T:
        number = number << np.uint64(8) | column
    return np.unique(number, return_inverse=True)[1].reshape(-1)


class _Entries:
    """Entries of a sparse matrix, as they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._rows: list[Places] = []
        self._columns: list[Places] = []
        self._values: list[Numbers] = []

    def add(self, rows: Places, columns: Places, value: float) -> None:
        """Entries in rows counted from the current one."""
        self._rows.append(rows + self.rows)
        self._columns.append(columns)
        self._values.append(np.full(len(columns), value))

    def row(self, columns: Places, value: float = 1.0) -> None:
        """One more row, the same value in some columns."""
        self.add(np.zeros(len(columns), dtype=np.int64), columns, value)
        self.rows += 1

    def matrix(self, columns: int) -> Any:
        """All of it."""
        return sparse(self._rows, self._columns, self._values, (self.rows, columns))
