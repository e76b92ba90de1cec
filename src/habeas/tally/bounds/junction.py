"""A tree of small circles of attributes that covers every rule. Invariant: the circles that hold an attribute
hang together in the tree.

People counted circle by circle, agreeing on what neighbouring circles share, can always be put together
into whole people (N. N. Vorob'ev 1962; S. L. Lauritzen and D. J. Spiegelhalter 1988). So the number of
cells grows with the largest circle, not with two to the number of groups.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import log

import numpy as np
from msgspec import Struct

from habeas.tally.bounds.gates import Attributes, Gate, Rows, Rule
from habeas.tally.cannot import TooEntangled

MOST_CELLS = 30_000
"""Cells of one circle beyond which we say that the groups are too entangled."""

REMEMBERED = 16
"""So many trees are remembered: to leave out one statement after the other mostly asks for the same. They hold numbers
of groups, no words."""


class Circle(Struct, frozen=True):
    """Attributes looked at together, and each way (`cells`, one a row) in which a person can have them.
    `parent` is the number of the next circle towards the root of its tree, always an earlier one."""

    attributes: tuple[int, ...]
    cells: Rows
    parent: int | None
    shared: tuple[int, ...]
    """The attributes it has in common with its parent."""

    def column(self, attribute: int) -> int:
        """The column of the attribute in `cells`."""
        return self.attributes.index(attribute)

    def columns(self, attributes: Iterable[int]) -> list[int]:
        """The columns of several."""
        return [self.column(one) for one in attributes]


def neighbours(count: int, scopes: Iterable[Sequence[int]]) -> list[set[int]]:
    """For each attribute, those it stands in one scope with."""
    found: list[set[int]] = [set() for _ in range(count)]
    for scope in scopes:
        for one in scope:
            found[one].update(scope)
    for number, others in enumerate(found):
        others.discard(number)
    return found


def elimination(
    linked: Sequence[Collection[int]], families: Mapping[int, int]
) -> list[tuple[int, frozenset[int]]]:
    """Attributes in the order of the smallest circle they would make with their neighbours left, each with
    those neighbours, which are linked to one another as it goes (the minimum weight heuristic; ties by
    number, so that runs are alike). Of a family nobody has two: it multiplies the cells by its size and
    one, any other attribute by two.
    """
    return list(_elimination(tuple(map(frozenset, linked)), tuple(families.items())))


@lru_cache(maxsize=REMEMBERED)
def _elimination(
    linked: tuple[frozenset[int], ...], of_families: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, frozenset[int]], ...]:
    families = dict(of_families)
    left = {number: set(others) for number, others in enumerate(linked)}
    size = {number: _size(number, others, families) for number, others in left.items()}
    order = []
    while left:
        number = min(size, key=lambda one: (size[one], one))
        others = left.pop(number)
        del size[number]
        for one in others:
            left[one] |= others
            left[one] -= {one, number}
        for one in others:
            size[one] = _size(one, left[one], families)
        order.append((number, frozenset(others)))
    return tuple(order)


def _size(number: int, others: Iterable[int], families: Mapping[int, int]) -> float:
    """About the logarithm of the number of cells of a circle."""
    counts: dict[int, int] = {}
    alone = 0
    for one in (number, *others):
        if one in families:
            counts[families[one]] = counts.get(families[one], 0) + 1
        else:
            alone += 1
    return alone * log(2) + sum(log(count + 1) for count in counts.values())


def tree(attributes: Attributes) -> list[Circle]:
    """The circles, parents before their children. Raises TooEntangled."""
    gates, rules = tuple(attributes.gates), tuple(attributes.rules)
    return list(_tree(len(attributes), gates, rules, tuple(attributes.families.items())))


@lru_cache(maxsize=REMEMBERED)
def _tree(
    number: int, gates: tuple[Gate, ...], rules: tuple[Rule, ...], families: tuple[tuple[int, int], ...]
) -> tuple[Circle, ...]:
    scopes = [gate.scope for gate in gates] + [rule.scope for rule in rules]
    checks = _Checks(gates, rules)
    circles = []
    for members, parent, shared in _links(elimination(neighbours(number, scopes), dict(families))):
        ordered = tuple(sorted(members))
        circles.append(Circle(ordered, checks.cells(ordered), parent, tuple(sorted(shared))))
    return tuple(circles)


def _links(
    order: list[tuple[int, frozenset[int]]],
) -> list[tuple[set[int], int | None, frozenset[int]]]:
    """Each circle's members, its parent and what they share (J. Blair and B. Peyton, "An introduction to
    chordal graphs and clique trees", 1993, here for any elimination order)."""
    place = {number: at for at, (number, _) in enumerate(order)}
    circle_of: dict[int, int] = {}
    circles: list[tuple[set[int], int | None, frozenset[int]]] = []
    for number, later in reversed(order):
        parent = circle_of[min(later, key=place.__getitem__)] if later else None
        if parent is not None and circles[parent][0] == later:
            circles[parent][0].add(number)
            circle_of[number] = parent
        else:
            circle_of[number] = len(circles)
            circles.append(({number, *later}, parent, later))
    return circles


class _Checks:
    """The rules, by the attributes they tie."""

    def __init__(self, gates: Sequence[Gate], rules: Sequence[Rule]) -> None:
        self._by_attribute: dict[int, list[Gate | Rule]] = {}
        checks: list[Gate | Rule] = [*gates, *rules]
        for check in checks:
            for one in check.scope:
                self._by_attribute.setdefault(one, []).append(check)

    def cells(self, attributes: Sequence[int]) -> Rows:
        """Every way to have the attributes that no rule forbids; attributes are added one by one, so that
        what is forbidden never multiplies."""
        rows: Rows = np.zeros((1, 0), dtype=bool)
        column: dict[int, int] = {}
        for attribute in attributes:
            column[attribute] = len(column)
            count = len(rows)
            rows = np.column_stack([np.vstack([rows, rows]), np.repeat([False, True], count)])
            for check in self._by_attribute.get(attribute, ()):
                if isinstance(check, Rule) or all(one in column for one in check.scope):
                    rows = rows[check.keeps(rows, column)]
            if len(rows) > MOST_CELLS:
                raise TooEntangled(
                    f"these groups overlap in too many ways to be counted exactly ({len(attributes)} of them "
                    "all depend on one another); say which groups lie inside one another or apart, ask about "
                    "fewer of them, or leave out a source"
                )
        return rows
