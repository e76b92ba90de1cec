"""Tables drawn from links that are not sure: who on one list is who on another. Invariant: in each table drawn a
person is one person throughout; nobody is lost, however doubtful their links.

Links are taken from the most probable on; each time two groups of records so far are joined or kept apart for good,
with the mean probability of the pairs between them. So each pair of a chain without a ring is joined as often as its
probability says, and no record is joined to two that are apart.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.cannot import CannotTally
from habeas.tally.estimates.tables import AGAIN, GAP, MOST_LISTS, Row, Table, cells, column, wrong

ID, SOURCE = "id", "source"
PAIR = ("id_a", "id_b", "probability")


class Link(Struct, frozen=True):
    """Two records, by their places, and how probable it is that they are of one person."""

    a: int
    b: int
    probability: float


class Links(Struct, frozen=True, dict=True):
    """Records, each on a list (its place in `lists`) and of a stratum (None: not known), and the links between them,
    the most probable first. Two records of one list without a link of their own are two people."""

    lists: tuple[str, ...]
    on: tuple[int, ...]
    strata: tuple[str | None, ...]
    links: tuple[Link, ...]

    @cached_property
    def near(self) -> dict[int, dict[int, float]]:
        """Of each record that has links, the records it may be one with, and how probably."""
        found: dict[int, dict[int, float]] = {}
        for link in self.links:
            found.setdefault(link.a, {})[link.b] = link.probability
            found.setdefault(link.b, {})[link.a] = link.probability
        return found

    def drawn(self, chance: np.random.Generator) -> Table:
        """One table that may be the true one."""
        return self._table(chance.random(len(self.links)))

    def all_joined(self) -> Table:
        """The table if every link were true: the fewest people."""
        return self._table(np.zeros(len(self.links)))

    def _table(self, numbers: NDArray[np.float64]) -> Table:
        groups = _Groups(self)
        for link, number in zip(self.links, numbers.tolist(), strict=True):
            groups.decide(link, number)
        counted = Counter(groups.people())
        return Table(self.lists, tuple(Row(where, on, 0, count) for (where, on), count in counted.items()))


class _Groups:
    """Records joined so far."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._group = list(range(len(links.on)))
        self._members: dict[int, list[int]] = {}
        self._lists = [1 << list_ for list_ in links.on]
        self._apart: dict[int, set[int]] = {}

    def decide(self, link: Link, number: float) -> None:
        """Join the groups of a link if the number is below its probability; else keep them apart for good."""
        a, b = self._group[link.a], self._group[link.b]
        if a == b or b in self._apart.get(a, ()):
            return
        if number < self._probability(a, b):
            self._join(a, b)
        else:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def people(self) -> list[tuple[str | None, int]]:
        """Of each person the stratum and the lists."""
        found = []
        for record, group in enumerate(self._group):
            if record == group:
                strata = Counter(self._links.strata[one] for one in self._in(group))
                known = [stratum for stratum, _ in strata.most_common() if stratum is not None]
                found.append((known[0] if known else None, self._lists[group]))
        return found

    def _in(self, group: int) -> list[int]:
        return self._members.get(group, [group])

    def _probability(self, a: int, b: int) -> float:
        """The mean of the links between two groups; 0 if both have a record of one list, and no link says that those
        are of one person."""
        if len(self._in(a)) > len(self._in(b)):
            a, b = b, a
        of = set(self._in(b))
        found = [
            (probability, self._links.on[one] == self._links.on[other])
            for one in self._in(a)
            for other, probability in self._links.near[one].items()
            if other in of
        ]
        if self._lists[a] & self._lists[b] and not any(same for _, same in found):
            return 0.0
        return sum(probability for probability, _ in found) / len(found)

    def _join(self, a: int, b: int) -> None:
        keep, gone = min(a, b), max(a, b)
        members = self._in(keep) + self._in(gone)
        for record in self._in(gone):
            self._group[record] = keep
        self._members[keep] = members
        self._lists[keep] |= self._lists[gone]
        for other in self._apart.pop(gone, ()):
            self._apart[other].discard(gone)
            self._apart[other].add(keep)
            self._apart.setdefault(keep, set()).add(other)


def read(people: str, pairs: str, by: str | None = None) -> Links:
    """The records of `people` (columns `id` and `source`, with `by` a stratum each) and the links of `pairs` (columns
    `id_a`, `id_b` and `probability`, as `habeas link` writes them). Other columns are passed over.

    Raises CannotTally with the file, the line, what is wrong there and what to do.
    """
    try:
        places, on, strata = _people(cells(people), by)
    except CannotTally as why:
        raise CannotTally(f"the people: {why}") from why
    lists = tuple(dict.fromkeys(on))
    if len(lists) > MOST_LISTS:
        raise CannotTally(f"there are {len(lists)} sources; at most {MOST_LISTS} can be read. {AGAIN}")
    try:
        links = _pairs(cells(pairs), places)
    except CannotTally as why:
        raise CannotTally(f"the pairs: {why}") from why
    return Links(lists, tuple(map(lists.index, on)), strata, links)


def _people(
    rows: Sequence[list[str]], by: str | None
) -> tuple[dict[str, int], list[str], tuple[str | None, ...]]:
    id_at, source_at = column(rows[0], ID), column(rows[0], SOURCE)
    by_at = None if by is None else column(rows[0], by)
    places: dict[str, int] = {}
    on: list[str] = []
    strata: list[str | None] = []
    for line, row in enumerate(rows[1:], 2):
        _same_width(line, row, rows[0])
        if not row[id_at] or not row[source_at]:
            raise wrong(line, "needs an id and a source: the list this person stands on")
        if row[id_at] in places:
            raise wrong(line, f'has the id "{row[id_at][:40]}" a second time')
        places[row[id_at]] = len(on)
        on.append(row[source_at])
        where = "" if by_at is None else row[by_at]
        strata.append(None if by_at is not None and where in ("", GAP) else where)
    if not on:
        raise CannotTally(f"nobody is in it. {AGAIN}")
    return places, on, tuple(strata)


def _pairs(rows: Sequence[list[str]], places: dict[str, int]) -> tuple[Link, ...]:
    at = [column(rows[0], name) for name in PAIR]
    found: list[Link] = []
    met: set[tuple[int, int]] = set()
    for line, row in enumerate(rows[1:], 2):
        _same_width(line, row, rows[0])
        first, second, probability = (row[place] for place in at)
        for id_ in (first, second):
            if id_ not in places:
                raise wrong(line, f'names "{id_[:40]}", who is not among the people')
        a, b = sorted((places[first], places[second]))
        if a == b:
            raise wrong(line, "links somebody to themselves")
        if (a, b) in met:
            raise wrong(line, "links two records a second time")
        met.add((a, b))
        found.append(Link(a, b, _probability(line, probability)))
    return tuple(sorted(found, key=lambda link: -link.probability))


def _same_width(line: int, row: Sequence[str], heading: Sequence[str]) -> None:
    if len(row) != len(heading):
        raise wrong(line, f"has {len(row)} cells where the heading has {len(heading)}")


def _probability(line: int, cell: str) -> float:
    try:
        number = float(cell)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise wrong(line, f'has "{cell[:40]}" for a probability; it must be a number from 0 to 1')
    return number
