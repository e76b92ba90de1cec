"""Poisson fits of many log-linear models or tables at once. Invariant: a fit that does not come to rest says so.

Iteratively reweighted least squares (J. Nelder and R. Wedderburn 1972), all models side by side: a term that a model
lacks is held at 0, a combination of lists that cannot occur has no weight.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
ROUNDS = 100
"""So many steps at most."""
CLOSE = 1e-12
"""A fit is found when a step changes no mean by a larger share of it and one."""
VANISHING = 1e-9
"""A mean below this is on its way to none: the model may have no best fit."""


class Fitted(Struct, frozen=True):
    """One row a model or table: the means of its cells, its terms (0 where it lacks one), X'WX, and whether the
    search came to rest with no mean vanishing."""

    means: Numbers
    terms: Numbers
    precision: Numbers
    rested: Truths


def fit(matrix: Numbers, counts: Numbers, has: Truths, inside: Truths | None = None) -> Fitted:
    """The best fit of each row of `has` (models by terms) to its row of `counts` (tables by cells; one row
    serves all), over the cells `inside`. `matrix` is cells by terms; columns that a model has must not depend on
    one another over its cells."""
    counts = np.broadcast_to(counts, (len(has), len(matrix)))
    inside = np.ones(counts.shape, dtype=bool) if inside is None else inside
    products = (matrix[:, :, None] * matrix[:, None, :]).reshape(len(matrix), -1)
    lacking = (~has).astype(float)[:, :, None] * np.eye(matrix.shape[1])
    both = has[:, :, None] & has[:, None, :]
    means = np.where(inside, counts + 0.5, 0.0)
    logs = np.log(counts + 0.5)
    terms = np.zeros(has.shape)
    precision = np.zeros_like(lacking)
    rested, lost = np.zeros(len(has), dtype=bool), np.zeros(len(has), dtype=bool)
    for _ in range(ROUNDS):
        at = np.flatnonzero(~(rested | lost))
        if not len(at):
            break
        weighted = (means[at] @ products).reshape(len(at), *lacking.shape[1:])
        precision[at] = np.where(both[at], weighted, lacking[at])
        pull = np.where(inside[at], counts[at] - means[at], 0.0)
        target = np.where(has[at], (means[at] * logs[at] + pull) @ matrix, 0.0)
        terms[at] = np.linalg.solve(precision[at], target[:, :, None])[:, :, 0]
        logs[at] = np.clip(terms[at] @ matrix.T, -60.0, 60.0)
        before, means[at] = means[at], np.where(inside[at], np.exp(logs[at]), 0.0)
        rested[at] = (np.abs(means[at] - before) <= CLOSE * (1 + before)).all(axis=1)
        lost[at] = (inside[at] & (means[at] < VANISHING)).any(axis=1)
    return Fitted(means, terms, precision, rested & ~lost)
