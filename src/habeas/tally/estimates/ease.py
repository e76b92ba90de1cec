"""People who are found more or less easily: lists that are independent for each person, not over all of them.

Invariant: chance is given; the same seed gives the same numbers.

The logit of how probably list j finds person i is b_j + x_i (G. Rasch 1960). How x lies over people cannot be told from
the lists (W. Link, "Nonidentifiability of population size from capture-recapture data with heterogeneous detection
probabilities", Biometrics 59, 2003), so that three families of it are averaged, alike before anything is seen: normal
(B. Coull and A. Agresti, Biometrics 55, 1999), two kinds of people (S. Pledger, Biometrics 56, 2000), and the logit of
a beta variable (R. Dorazio and A. Royle, Biometrics 59, 2003). The prior of each list's probability, for a person in
the middle, is Beta(1/2, 1/2); that of the number N of all people is 1/N. With all people alike this is the graph of
independent lists of `dga`, whose evidence this one can be weighed against.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import product
from math import lgamma, log, pi

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.fitting import Numbers

SPREADS = tuple(float(one) for one in np.geomspace(0.25, 4.0, 8))
"""Of a normal x: its standard deviation."""
SHARES_EASY = (0.1, 0.3, 0.5, 0.7, 0.9)
GAPS = (0.5, 1.0, 2.0, 3.0, 4.0)
"""Of two kinds of people: how many are found easily, and by how much more so."""
POWERS = (0.3, 1.0, 3.0)
"""Of a beta variable: both its parameters."""
NODES = 16
"""An integral over x is a sum over so many."""
ROUNDS = 40
CLOSE, NEAR = 1e-6, 0.02
"""A step that loses more than the first went too far; steps shorter than the second need not be taken: draws from near
the best fit are weighed by how well they fit."""
RIDGE = 1e-6
DRAWS = 16
"""So many draws of the lists' probabilities from each shape."""
FREEDOM = 6.0
"""Of the t distribution they are drawn from: its tails are heavier than what is looked for."""


class Weighed(Struct, frozen=True):
    """Numbers of missing people, and the logarithm of the weight of each: all weights together are the evidence."""

    missing: NDArray[np.int64]
    weights: Numbers


class Shapes(Struct, frozen=True):
    """Shapes that x may have: where it lies (shapes by nodes), how much of it there, the logarithm of each shape's
    prior."""

    where: Numbers
    part: Numbers
    prior: Numbers


@cache
def shapes() -> tuple[Shapes, ...]:
    """All of them, by the number of nodes they need."""
    families = [list(family()) for family in (_normal, _two_kinds, _beta)]
    found: dict[int, list[tuple[Numbers, Numbers, float]]] = {}
    for family in families:
        for where, part in family:
            middle = where[np.searchsorted(np.cumsum(part), 0.5)]
            found.setdefault(len(where), []).append(
                (where - middle, part, -log(len(families)) - log(len(family)))
            )
    return tuple(Shapes(*(np.array(each) for each in zip(*some, strict=True))) for some in found.values())


def _normal() -> Iterator[tuple[Numbers, Numbers]]:
    at, part = np.polynomial.hermite_e.hermegauss(NODES)
    for spread in SPREADS:
        yield at * spread, part / part.sum()


def _two_kinds() -> Iterator[tuple[Numbers, Numbers]]:
    for share, gap in product(SHARES_EASY, GAPS):
        yield np.array([-gap / 2, gap / 2]), np.array([1 - share, share])


def _beta() -> Iterator[tuple[Numbers, Numbers]]:
    jacobi = import_module("scipy.special").roots_jacobi
    for low, high in product(POWERS, POWERS):
        at, part = jacobi(NODES, high - 1, low - 1)
        ease = np.clip((1 + at) / 2, 1e-12, 1 - 1e-12)
        yield np.log(ease) - np.log1p(-ease), part / part.sum()


def starts(captures: Captures) -> list[Numbers]:
    """The best fit of each shape: where to begin with tables that are much alike."""
    table = _Table(captures)
    return [table.fit(of, None)[0] for of in shapes()]


def weighed(
    captures: Captures, chance: np.random.Generator, most: int, start: Sequence[Numbers] | None = None
) -> Weighed:
    """Numbers of missing people, up to `most`, with their weights."""
    table = _Table(captures)
    found = [table.score(lists, of, drawn) for of, lists, drawn in _near_the_best(table, chance, start)]
    unseen, weights = (np.concatenate([each.ravel() for each in one]) for one in zip(*found, strict=True))
    missing = _missing(captures, chance, unseen)
    return Weighed(missing, np.where(missing <= most, weights, -np.inf))


def tables(
    captures: Captures, chance: np.random.Generator, most: int, number: int
) -> tuple[Numbers, NDArray[np.int64]]:
    """So many draws of all probabilities (draws by combinations of lists, first those on none) and of how many people
    there are in all."""
    table = _Table(captures)
    cells, weights = list[Numbers](), list[Numbers]()
    for of, lists, drawn in _near_the_best(table, chance, None):
        each = table.cells(lists, of)
        cells.append(each.reshape(-1, each.shape[-1]))
        weights.append(table.score(lists, of, drawn)[1].ravel())
    every, weight = np.concatenate(cells), np.concatenate(weights)
    missing = _missing(captures, chance, every[:, 0])
    weight = np.where(missing <= most, weight, -np.inf)
    share = np.exp(weight - weight.max())
    taken = chance.choice(len(share), size=number, p=share / share.sum())
    return every[taken], missing[taken] + captures.seen


def _missing(captures: Captures, chance: np.random.Generator, unseen: Numbers) -> NDArray[np.int64]:
    return np.asarray(chance.negative_binomial(captures.seen, np.clip(1 - unseen, 1e-9, 1.0)))


def _near_the_best(
    table: "_Table", chance: np.random.Generator, start: Sequence[Numbers] | None
) -> Iterator[tuple[Shapes, Numbers, Numbers]]:
    """Draws of each shape from near its best fit (shapes by draws by lists), and the logarithm of how probably each was
    drawn, all shapes together."""
    for place, of in enumerate(shapes()):
        best, spread = table.fit(of, None if start is None else start[place])
        root = np.linalg.cholesky(spread)
        size = best.shape[1]
        scale = np.sqrt(FREEDOM / chance.chisquare(FREEDOM, (len(best), DRAWS, 1)))
        steps = chance.standard_normal((len(best), DRAWS, size)) * scale
        drawn = (
            log(DRAWS)
            - of.prior[:, None]
            + lgamma((FREEDOM + size) / 2)
            - lgamma(FREEDOM / 2)
            - size / 2 * log(FREEDOM * pi)
            - np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)[:, None]
            - (FREEDOM + size) / 2 * np.log1p((steps**2).sum(axis=2) / FREEDOM)
        )
        yield of, best[:, None] + steps @ root.swapaxes(1, 2), drawn


class _Table:
    """How well probabilities fit the lists, the number of missing people left open."""

    def __init__(self, captures: Captures) -> None:
        counts = np.array(captures.counts[1:], dtype=float)
        size = len(captures.lists)
        self._on = np.asarray(np.arange(2**size)[:, None] >> np.arange(size) & 1, dtype=float)
        self._counts = np.append(0.0, counts)
        self._seen = captures.seen
        self._constant = (
            lgamma(self._seen + 1) - log(self._seen) - sum(lgamma(one + 1) for one in counts) - size * log(pi)
        )

    def _at_nodes(self, lists: Numbers, of: Shapes) -> tuple[Numbers, Numbers]:
        """How probable each combination of lists is at each node (shapes by draws by nodes by combinations), and the
        logit of how probably each list finds somebody there."""
        odds = np.clip(lists[:, :, None, :] + of.where[:, None, :, None], -35.0, 35.0)
        # Of no list: the product of 1 - p; each list that has somebody gives its odds on top.
        cells = np.exp(odds @ self._on.T - np.logaddexp(0.0, odds).sum(axis=3, keepdims=True))
        cells *= of.part[:, None, :, None]
        return cells, odds

    def cells(self, lists: Numbers, of: Shapes) -> Numbers:
        """How probable each combination of lists is (shapes by draws by combinations)."""
        return np.asarray(self._at_nodes(lists, of)[0].sum(axis=2))

    def score(self, lists: Numbers, of: Shapes, drawn: Numbers) -> tuple[Numbers, Numbers]:
        """How probably nobody finds somebody, and the logarithm of the weight of each draw (shapes by draws by lists):
        likelihood and prior, by how probably it was drawn."""
        each = self.cells(lists, of)
        return each[..., 0], self._scored(lists, each) - drawn

    def _scored(self, lists: Numbers, each: Numbers) -> Numbers:
        seen = each[..., 1:].sum(axis=-1)
        fit = np.log(each) @ self._counts - self._seen * np.log(seen)
        prior = (lists / 2 - np.logaddexp(0, lists)).sum(axis=-1)
        return np.asarray(fit + prior + self._constant)

    def fit(self, of: Shapes, start: Numbers | None) -> tuple[Numbers, Numbers]:
        """The best b of each shape, and the inverse of the information there: Fisher scoring, shorter steps where one
        went too far."""
        if start is None:
            on = self._counts @ self._on
            alike = np.log((on + 0.5) / (self._seen - on + 0.5)) - 0.5
            start = np.repeat(alike[None], len(of.where), axis=0)
        lists, step = start, np.zeros_like(start)
        best = np.full(len(start), -np.inf)
        pull, information = np.zeros_like(start), np.zeros((*start.shape, start.shape[1]))
        for _ in range(ROUNDS):
            score, to, about = self._slope(lists + step, of)
            better = score >= best - CLOSE
            lists = np.where(better[:, None], lists + step, lists)
            best = np.where(better, score, best)
            pull = np.where(better[:, None], to, pull)
            information = np.where(better[:, None, None], about, information)
            full = np.linalg.solve(information, pull[:, :, None])[:, :, 0]
            full *= np.minimum(1.0, 2.0 / np.maximum(np.abs(full).max(axis=1, keepdims=True), 1e-12))
            step = np.where(better[:, None], full, step / 4)
            if (np.abs(step) < NEAR).all():
                break
        return lists, np.linalg.inv(information)

    def _slope(self, lists: Numbers, of: Shapes) -> tuple[Numbers, Numbers, Numbers]:
        """The score of each shape, where it rises, and the information."""
        cells, odds = self._at_nodes(lists[:, None], of)
        each = cells.sum(axis=2)
        score = self._scored(lists[:, None], each)
        cells, odds, each = cells[:, 0], odds[:, 0], each[:, 0]
        found = 1 / (1 + np.exp(-odds))
        toward = self._on - cells.swapaxes(1, 2) @ found / each[:, :, None]
        share = each / each[:, 1:].sum(axis=1, keepdims=True)
        toward = toward + share[:, :1, None] * toward[:, :1]
        share[:, 0] = 0
        one = 1 / (1 + np.exp(-lists))
        pull = self._counts[None, None] @ toward
        information = self._seen * (toward * share[:, :, None]).swapaxes(1, 2) @ toward
        information += (one * (1 - one) + RIDGE)[:, :, None] * np.eye(lists.shape[1])
        return score[:, 0], pull[:, 0] + 0.5 - one, information
