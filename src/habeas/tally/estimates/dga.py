"""Averaging over decomposable graphs: every way in which lists may depend, weighed by how well it fits.

Invariant: no chance is involved; the same table gives the same numbers.

D. Madigan and J. York, "Bayesian methods for estimation of the size of a closed population", Biometrika 84
(1997): the people of each combination of lists are multinomial with a hyper-Dirichlet prior that follows
the graph; the prior on the number N of all people is 1/N, all graphs are equally likely beforehand.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from math import lgamma, log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import SHARES, Estimate, doubts, refusal, too_many
from habeas.tally.estimates.graphs import Factors, factors

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST_LISTS = 6
REACH = 30
"""Up to so many times as many people as are on the lists may be missing."""
MOST_POINTS = 1_000_000
"""Beyond so many numbers of missing people, an even grid of SPREAD points is taken unasked."""
SPREAD = 100_000
BLOCK = 1024
PROBES = 9
"""In so many places of a block of the grid each graph is tried, if they are close enough together."""
NEGLIGIBLE = 38.0
"""Logarithm of how much worse than the best a graph is all over a block, to be left out there (3e-17)."""
EVERY = 200
"""So many of the lowest numbers of missing people are all looked at; above them the grid grows by a share."""
GROWS = 400
"""So many numbers beyond those."""
HIDDEN = (
    "In simulations in which three people in ten were easily found and the others hardly, this interval held the "
    "truth in none of 200 populations: all of it lay below (docs/quality.md)."
)
AT_THE_END = 0.05, 0.01
"""More than 1 % of the probability in the last 5 % of the range: the range cuts the estimate off."""


class Posterior(Struct, frozen=True):
    """How probable each number of missing people is (`missing` and `chance`, which adds up to 1), and each
    graph (a row of `graphs`, as in `graphs.factors`). `evidence` is the logarithm of how probable the table is, all
    graphs and numbers on the grid together."""

    missing: Whole
    chance: Numbers
    graphs: Factors
    graph_chance: Numbers
    evidence: float


def full_grid(seen: int) -> Whole:
    """Every number of missing people from 0 to REACH times those seen."""
    return np.arange(REACH * seen + 1, dtype=np.int64)


def even_grid(seen: int, points: int) -> Whole:
    """About so many numbers of missing people, evenly from 1 to REACH times those seen."""
    return np.unique(np.rint(np.linspace(1, REACH * seen, points))).astype(np.int64)


def uneven_grid(most: int) -> tuple[Whole, Numbers]:
    """Numbers of missing people up to `most`, close together where there are few; for how many each stands."""
    low = np.arange(min(EVERY, most + 1))
    high = np.geomspace(EVERY, most, GROWS) if most > EVERY else np.empty(0)
    grid = np.unique(np.concatenate([low, np.rint(high).astype(np.int64)]))
    edges = np.concatenate([[-0.5], (grid[1:] + grid[:-1]) / 2, [most + 0.5]])
    return grid, np.diff(edges)


def estimate(captures: Captures, points: int | None = None) -> Estimate:
    """The estimate; with `points`, on an even grid of so many points instead of every number."""
    delta = 2.0 ** -len(captures.lists)
    seen = captures.seen
    if points is None and REACH * seen > MOST_POINTS:
        points = SPREAD
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": seen,
        "grid": f"{0 if points is None else 1}..{REACH * seen} missing",
        "points": points or REACH * seen + 1,
        "delta": delta,
        "prior": "1/N",
    }
    refused = refusal(captures) or too_many("dga", captures, MOST_LISTS)
    if refused:
        return Estimate(method="dga", settings=settings, refused=refused)
    grid = full_grid(seen) if points is None else even_grid(seen, points)
    found = posterior(captures, grid, delta=delta, log_prior=-np.log(grid + seen))
    settings |= {"graphs": len(found.graphs), "points": len(grid)}
    low, middle, high = (seen + quantile(found, share) for share in (0.025, 0.5, 0.975))
    return Estimate(
        method="dga",
        settings=settings,
        mean=float(seen + found.missing @ found.chance),
        median=middle,
        lo95=low,
        hi95=high,
        warnings=(*_warnings(found), *doubts(captures)),
        likely=_likely(found) + float(seen),
    )


def quantile(found: Posterior, share: float) -> int:
    """The smallest number of missing people at or below which the share of the probability lies."""
    place = int(np.searchsorted(np.cumsum(found.chance), share))
    return int(found.missing[min(place, len(found.missing) - 1)])


def _likely(found: Posterior) -> Numbers:
    places = np.searchsorted(np.cumsum(found.chance), SHARES)
    return np.asarray(found.missing[np.minimum(places, len(found.missing) - 1)], dtype=float)


def posterior(
    captures: Captures,
    grid: Whole,
    *,
    delta: float,
    log_prior: Numbers,
    graphs: Factors | None = None,
    log_graphs: Numbers | None = None,
) -> Posterior:
    """The probability of each number of missing people on the grid (rising), averaged over all graphs, or some.

    `delta` is the prior count in each combination of lists, `log_prior` the prior of each number of people,
    `log_graphs` that of each graph (logarithms; without it all are alike).
    """
    graphs = factors(len(captures.lists)) if graphs is None else graphs
    if log_graphs is None:
        log_graphs = np.full(len(graphs), -log(len(graphs)))
    score = _Score(graphs, _Terms(captures, delta), log_graphs)
    blocks = [slice(start, start + BLOCK) for start in range(0, len(grid), BLOCK)]
    everything = np.arange(len(graphs))
    peaks = np.empty((len(blocks), len(graphs)))
    for number, block in enumerate(blocks):
        at = _probes(grid[block])
        peaks[number] = score(everything, grid[block][at], log_prior[block][at]).max(axis=1)
    top = peaks.max()
    chance, graph_chance = np.zeros(len(grid)), np.zeros(len(graphs))
    for number, block in enumerate(blocks):
        kept = np.flatnonzero(peaks[number] > top - NEGLIGIBLE)
        if len(kept):
            weight = np.exp(score(kept, grid[block], log_prior[block]) - top)
            chance[block] = weight.sum(axis=0)
            graph_chance[kept] += weight.sum(axis=1)
    total = chance.sum()
    constant = sum(lgamma(count + 1) for count in captures.counts)
    evidence = float(np.log(total) + top) - constant
    return Posterior(grid, chance / total, graphs, graph_chance / total, evidence)


def _probes(missing: Whole) -> Whole:
    """Places in a block that no graph's weight can peak unseen between: no farther apart than the square root
    of the number missing, which the number of people not seen varies by at the least; else all places."""
    at = np.unique(np.linspace(0, len(missing) - 1, PROBES).astype(np.int64))
    near = np.diff(missing[at]).max(initial=0) ** 2 <= missing[0]
    return at if near else np.arange(len(missing))


class _Score:
    """The logarithm of the weight of some graphs at some numbers of missing people."""

    def __init__(self, graphs: Factors, terms: "_Terms", log_graphs: Numbers) -> None:
        self._terms = terms
        self._log_graphs = log_graphs
        self._used = np.flatnonzero((graphs[:, 1:] != 0).any(axis=0)) + 1
        self._weights = graphs[:, self._used].astype(float)
        # A graph in several pieces normalises each of them: as often as it has the empty separator.
        self._pieces = -graphs[:, :1].astype(float)

    def __call__(self, graphs: Whole, missing: Whole, log_prior: Numbers) -> Numbers:
        people = missing.astype(float)
        marginals = np.stack([self._terms.marginal(int(which), people) for which in self._used])
        scores = self._weights[graphs] @ marginals
        scores += self._pieces[graphs] * self._terms.total(people)
        scores += self._terms.shared(people) + log_prior
        scores += self._log_graphs[graphs, None]
        return np.asarray(scores)


class _Terms:
    """The factors of the likelihood, as logarithms, up to constants that all graphs share."""

    def __init__(self, captures: Captures, delta: float) -> None:
        self._lgamma = import_module("scipy.special").gammaln
        self._seen = captures.seen
        self._all = delta * len(captures.counts)
        self._tables = [_marginal_counts(captures, which) for which in range(len(captures.counts))]
        self._prior = [
            delta * 2.0 ** (len(captures.lists) - which.bit_count()) for which in range(len(captures.counts))
        ]
        self._constant = [
            sum(lgamma(count + prior) for count in table[1:]) - len(table) * lgamma(prior)
            for table, prior in zip(self._tables, self._prior, strict=True)
        ]

    def marginal(self, which: int, missing: Numbers) -> Numbers:
        """Of the table of one set of lists: those missing are on none of them."""
        on_none = self._tables[which][0] + self._prior[which]
        return np.asarray(self._lgamma(missing + on_none) + self._constant[which])

    def total(self, missing: Numbers) -> Numbers:
        """What normalises a table of all people."""
        return np.asarray(lgamma(self._all) - self._lgamma(missing + (self._seen + self._all)))

    def shared(self, missing: Numbers) -> Numbers:
        """In how many ways the missing can be chosen."""
        return np.asarray(self._lgamma(missing + (self._seen + 1)) - self._lgamma(missing + 1))


def _marginal_counts(captures: Captures, which: int) -> Sequence[int]:
    """Counts by membership of the lists in `which` alone; first of those on none of them."""
    counts: dict[int, int] = {}
    subset = which
    while True:
        counts[subset] = 0
        if not subset:
            break
        subset = (subset - 1) & which
    for on, count in enumerate(captures.counts):
        counts[on & which] += count
    return [counts[key] for key in sorted(counts)]


def _warnings(found: Posterior) -> Iterator[str]:
    yield HIDDEN
    part, most = AT_THE_END
    tail = found.missing >= found.missing[-1] * (1 - part)
    if found.chance[tail].sum() > most:
        yield (
            f"The range searched, up to {REACH} times those seen, cuts the estimate off: its upper end "
            "means nothing."
        )
    full = 2 ** (found.graphs.shape[1].bit_length() - 1) - 1
    saturated = (found.graphs[:, full] == 1) & ((found.graphs != 0).sum(axis=1) <= 2)
    weight = float(found.graph_chance[saturated].sum())
    if weight > 0.1:
        yield (
            f"{weight:.0%} of the weight is on the graph in which all lists depend on one another: there the "
            "lists say nothing of those missing, and the prior speaks."
        )
    peaks = _peaks(found)
    if peaks > 1:
        yield f"The probability has {peaks} separate peaks: graphs disagree about how many people are missing."


def _peaks(found: Posterior, depth: float = 0.5) -> int:
    """How many peaks stand out: each as high as a tenth of the highest, with a valley half its height
    between."""
    density = (
        found.chance / np.gradient(found.missing.astype(float)) if len(found.missing) > 2 else found.chance
    )
    floor = 0.1 * density.max()
    peaks, top, valley = 0, 0.0, 0.0
    for value in density[:: max(1, len(density) // 5000)]:
        if peaks and value < valley:
            valley = float(value)
        if not peaks or valley < depth * min(top, value):
            if value > floor:
                peaks, top, valley = peaks + 1, float(value), float(value)
        elif value > top:
            top = valley = float(value)
    return peaks
