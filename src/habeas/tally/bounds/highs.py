"""The solver: HiGHS, as it comes with SciPy. Invariant: nothing outside this module knows that it is SciPy."""

from importlib import import_module
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
PATIENCE = 30.0
"""Seconds for one search in whole numbers."""
FOUND, OUT_OF_TIME, INFEASIBLE = 0, 1, 2


class Program(Struct, frozen=True):
    """A linear program over people in cells: smallest `cost` where `equal` x = `equal_to`, `most` x <=
    `most_is`, x >= 0. The matrices are SciPy sparse matrices."""

    cost: Numbers
    equal: Any
    equal_to: Numbers
    most: Any
    most_is: Numbers


class Solution(Struct, frozen=True):
    """What came out: the state, the value, the people in each cell, and the price of each `most` row (not
    above 0). `bound` is what the value cannot be below; of a search cut short it is less than the value."""

    state: int
    value: float = 0.0
    people: Numbers | None = None
    prices: Numbers | None = None
    bound: float = 0.0


def sparse(rows: list[Any], columns: list[Any], values: list[Any], shape: tuple[int, int]) -> Any:
    """A sparse matrix from lists of arrays of places and values; values at one place add up."""
    data = [np.concatenate(part) if part else np.zeros(0) for part in (values, rows, columns)]
    matrices = import_module("scipy.sparse")
    place = (data[1].astype(np.int64), data[2].astype(np.int64))
    return matrices.coo_array((data[0].astype(float), place), shape=shape).tocsr()


def loosened(program: Program) -> Program:
    """The same with one more column, by which all `most` rows are loosened alike; it is what costs."""
    matrices = import_module("scipy.sparse")
    rows = program.most.shape[0]
    return Program(
        np.append(np.zeros(len(program.cost)), 1.0),
        matrices.hstack([program.equal, matrices.coo_array((program.equal.shape[0], 1))]).tocsr(),
        program.equal_to,
        matrices.hstack([program.most, matrices.coo_array(-np.ones((rows, 1)))]).tocsr(),
        program.most_is,
    )


def in_fractions(program: Program) -> Solution:
    """Solve it where people may be split: a bound that whole people cannot beat, with its prices."""
    found = import_module("scipy.optimize").linprog(
        program.cost,
        A_eq=program.equal if program.equal.shape[0] else None,
        b_eq=program.equal_to if program.equal.shape[0] else None,
        A_ub=program.most if program.most.shape[0] else None,
        b_ub=program.most_is if program.most.shape[0] else None,
        method="highs-ds",
    )
    if found.status != FOUND:
        return Solution(int(found.status))
    prices = found.ineqlin.marginals if program.most.shape[0] else np.zeros(0)
    return Solution(FOUND, float(found.fun), found.x, prices, float(found.fun))


def in_whole_people(program: Program, patience: float = PATIENCE) -> Solution:
    """Solve it where every person is whole. A search out of time has a `bound` below its value."""
    optimize = import_module("scipy.optimize")
    limits = []
    if program.equal.shape[0]:
        limits.append(optimize.LinearConstraint(program.equal, program.equal_to, program.equal_to))
    if program.most.shape[0]:
        limits.append(optimize.LinearConstraint(program.most, -np.inf, program.most_is))
    found = optimize.milp(
        program.cost,
        integrality=np.ones(len(program.cost)),
        constraints=limits,
        options={"mip_rel_gap": 0.0, "time_limit": patience},
    )
    if found.status not in (FOUND, OUT_OF_TIME):
        return Solution(int(found.status))
    bound = float("-inf") if found.mip_dual_bound is None else float(found.mip_dual_bound)
    value = float("inf") if found.x is None else float(found.fun)
    return Solution(FOUND, value, found.x, None, bound)
