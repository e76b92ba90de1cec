"""Hierarchical log-linear models: which lists may depend on which, pair by pair, three by three. Invariant: a
model that has a term has every term within it, and every list has a term of its own.

Terms are sets of lists as bits; 0 is the constant. The term of all lists together is in no model: nothing seen
could tell it from the number missing. There are 8, 113 and 6,893 models for 3 to 5 lists.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Model = frozenset[int]
Numbers = NDArray[np.float64]
TINY = 1e-7


def models(lists: int) -> list[Model]:
    """Every model, smaller ones before larger."""
    found: list[Model] = [frozenset({0, *(1 << one for one in range(lists))})]
    for size in range(2, lists):
        found = [wider for model in found for wider in _wider(model, lists, size)]
    return sorted(found, key=lambda model: (len(model), sorted(model)))


def _wider(model: Model, lists: int, size: int) -> Iterator[Model]:
    """The model with any of the terms of a size that it can take."""
    terms = [sum(1 << one for one in some) for some in combinations(range(lists), size)]
    open_ = [
        term for term in terms if all(term & ~(1 << one) in model for one in range(lists) if term >> one & 1)
    ]
    for number in range(len(open_) + 1):
        for chosen in combinations(open_, number):
            yield model | frozenset(chosen)


def name(model: Model, lists: Sequence[str]) -> str:
    """The largest terms of a model, as in [a b, b c]."""
    largest = [term for term in model if not any(term != other and term & other == term for other in model)]
    names = [
        " ".join(list_ for place, list_ in enumerate(lists) if term >> place & 1) for term in sorted(largest)
    ]
    return f"[{', '.join(names)}]"


def design(lists: int) -> Numbers:
    """Rows: each combination of lists but none; columns: each term. 1 where all of the term is in the row."""
    rows = np.arange(1, 2**lists)[:, None]
    terms = np.arange(2**lists)[None, :]
    return np.asarray((rows & terms) == terms, dtype=float)


def with_a_best_fit(every: Sequence[Model], counts: Sequence[int]) -> list[Model]:
    """The models that have a best fit with finite parameters, whatever its value; others drift off to
    infinity, and their number missing means nothing.

    There is one where some table without zeros has the same sums as the counts (S. Fienberg and
    A. Rinaldo, "Maximum likelihood estimation in log-linear models", Annals of Statistics 40, 2012).
    `every` has the smaller models first: what a smaller model has not, no wider one has.
    """
    zeros = np.flatnonzero(np.array(counts[1:]) == 0)
    if not len(zeros):
        return list(every)
    matrix = design(len(counts).bit_length() - 1)
    kept: list[Model] = []
    lacking: list[Model] = []
    for model in every:
        if any(smaller < model for smaller in lacking):
            continue
        if can_fill(matrix[:, sorted(model)], zeros):
            kept.append(model)
        else:
            lacking.append(model)
    return kept


def can_fill(columns: Numbers, zeros: NDArray[np.intp]) -> bool:
    """Whether the empty cells can all be filled a little, at the cost of others, with no sum changed."""
    _, sizes, rows = np.linalg.svd(columns.T)
    free = rows[int((sizes > TINY).sum()) :].T
    at_zeros = free[zeros]
    if not at_zeros.size:
        return False
    mix, *_ = np.linalg.lstsq(at_zeros, np.ones(len(zeros)), rcond=None)
    if np.abs(at_zeros @ mix - 1).max() < TINY:
        return True
    # Largest s with every empty cell filled by s or more.
    ways = free.shape[1]
    found = import_module("scipy.optimize").linprog(
        np.append(np.zeros(ways), -1.0),
        A_ub=np.column_stack([-at_zeros, np.ones(len(zeros))]),
        b_ub=np.zeros(len(zeros)),
        bounds=[(-1.0, 1.0)] * ways + [(None, 1.0)],
    )
    return bool(found.status == 0 and -found.fun > TINY)
