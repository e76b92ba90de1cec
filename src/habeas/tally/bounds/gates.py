"""Sets turned into attributes a person has or has not, tied by rules. Invariant: an attribute that stands
for a set is true of exactly those people who are in it.

Group attributes come first. A set of many groups becomes a chain of small rules, laid along the order
in which its groups hang together, so that no rule ties hundreds of groups at once (the encoding is that
of G. S. Tseitin, "On the complexity of derivation in propositional calculus", 1968).
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.bounds.said import Apart, Inside, Statement
from habeas.tally.bounds.sets import Both, Group, Not, Set, groups_of

Rows = NDArray[np.bool_]
SMALL = 4
"""A rule over so many parts is written whole; a longer one is cut into a chain."""


class Gate(Struct, frozen=True):
    """`out` is true where all (or any) of the attributes in `parts` are; `truths` says which value counts
    as true for each (False: the attribute is denied)."""

    out: int
    all_of: bool
    parts: tuple[int, ...]
    truths: tuple[bool, ...]

    @property
    def scope(self) -> tuple[int, ...]:
        """The attributes it ties together."""
        return (*self.parts, self.out)

    def keeps(self, rows: Rows, column: dict[int, int]) -> Rows:
        """Which rows (people's attributes, in columns) obey it. Its whole scope must have columns."""
        values = rows[:, [column[part] for part in self.parts]] == np.array(self.truths)
        true = values.all(axis=1) if self.all_of else values.any(axis=1)
        return np.asarray(true == rows[:, column[self.out]])


class Rule(Struct, frozen=True):
    """A relation between groups: at most one of them (`apart`), or the first only within the second."""

    scope: tuple[int, ...]
    apart: bool

    def keeps(self, rows: Rows, column: dict[int, int]) -> Rows:
        """Which rows obey it, as far as its scope has columns."""
        present = [column[one] for one in self.scope if one in column]
        if self.apart:
            return np.asarray(rows[:, present].sum(axis=1) <= 1)
        if len(present) < 2:
            return np.ones(len(rows), dtype=bool)
        return np.asarray(~rows[:, present[0]] | rows[:, present[1]])


class Attributes:
    """Numbers for groups and for the sets built from them, with the rules that tie them."""

    def __init__(self, groups: Iterable[str]) -> None:
        self.of_group = {group: number for number, group in enumerate(groups)}
        self.gates: list[Gate] = []
        self.rules: list[Rule] = []
        self.families: dict[int, int] = {}
        """For a group apart from others, the number of the largest set of groups it is so in."""
        self._next = len(self.of_group)
        self._known: dict[tuple[bool, tuple[tuple[int, bool], ...]], int] = {}

    def __len__(self) -> int:
        return self._next

    def relate(self, statement: Statement) -> None:
        """Take in a relation between groups; counts and memberships are none."""
        if isinstance(statement, Inside):
            scope = (self.of_group[statement.group], self.of_group[statement.inside])
            self.rules.append(Rule(scope, apart=False))
        elif isinstance(statement, Apart):
            self.rules.append(Rule(tuple(self.of_group[one] for one in statement.groups), apart=True))

    def settle(self) -> None:
        """Note the families, once all relations are taken in."""
        apart = sorted((rule.scope for rule in self.rules if rule.apart), key=len)
        self.families = {one: number for number, scope in enumerate(apart) for one in scope}

    def of_set(self, a_set: Set, cut: "Cut") -> int:
        """The attribute that stands for a set."""
        number, truth = self._literal(a_set, True, cut)
        return number if truth else self._gate(True, [(number, False)])

    def _literal(self, a_set: Set, truth: bool, cut: "Cut") -> tuple[int, bool]:
        """The attribute for a set or, with the second value False, for everybody else; denials are pushed
        down to the groups (De Morgan)."""
        if isinstance(a_set, Group):
            return self.of_group[a_set.id], truth
        if isinstance(a_set, Not):
            return self._literal(a_set.of, not truth, cut)
        all_of = isinstance(a_set, Both)
        parts = [self._literal(part, True, cut) for part in a_set.of]
        return self._chain(all_of, parts, cut), truth

    def _chain(self, all_of: bool, parts: list[tuple[int, bool]], cut: "Cut") -> int:
        parts = list(dict.fromkeys(parts))
        so_far: list[tuple[int, bool]] = []
        for bundle in cut(parts) if len(parts) > SMALL else [parts]:
            so_far = [(self._gate(all_of, so_far + bundle), True)]
        return so_far[0][0]

    def _gate(self, all_of: bool, parts: list[tuple[int, bool]]) -> int:
        if len(parts) == 1 and parts[0][1]:
            return parts[0][0]
        key = (all_of, tuple(sorted(parts)))
        if key not in self._known:
            numbers, truths = zip(*key[1], strict=True)
            self.gates.append(Gate(self._next, all_of, numbers, truths))
            self._known[key] = self._next
            self._next += 1
        return self._known[key]


Cut = Callable[[list[tuple[int, bool]]], Sequence[list[tuple[int, bool]]]]
"""How a long list of parts is cut into the bundles of a chain."""


def is_small(a_set: Set) -> bool:
    """Whether a set is built of so few groups that its rules may tie them all."""
    return isinstance(a_set, Group) or len(set(groups_of(a_set))) <= SMALL
