"""Log-linear models of pairs of lists, chosen step by step, that bear empty overlaps. Invariant: no model is taken
that has no best fit, or whose number of missing people the table cannot tell.

L. Chan, B. Silverman and K. Vincent, "Multiple systems estimation for sparse capture data: inferential challenges
when there are nonoverlapping lists", Journal of the American Statistical Association 116 (2021): from independent
lists on, the pair whose overlap surprises most under the model so far is added while its one-sided
Poisson probability is below a threshold. A pair that nobody is on has the parameter minus infinity, and the
combinations it is part of cannot occur. The interval is the BCa bootstrap (B. Efron 1987), the choice of the
model repeated for each table drawn.
"""

from collections.abc import Iterator
from importlib import import_module
from itertools import combinations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import SHARES, Estimate, checked, doubts, of_draws, refusal, too_many
from habeas.tally.estimates.fitting import Numbers, Truths, fit
from habeas.tally.estimates.models import can_fill, design
from habeas.tally.estimates.predictive import SEED, Predictive, check
from habeas.tally.estimates.predictive import TABLES as DRAWN

Whole = NDArray[np.int64]
MOST_LISTS = 8
THRESHOLD = 0.02
"""A pair is added if its overlap is less probable than this without it."""
TABLES = 1000
"""So many tables are drawn for the interval."""
FAR_APART, MANY = 1.5, 0.1
"""Tables drawn whose numbers differ from the estimate by this factor, and how large a share of them is worth a word."""


def estimate(captures: Captures, seed: int, tables: int = TABLES, is_checked: bool = True) -> Estimate:
    """The estimate, with an interval from so many tables drawn, and a check of the model if asked for. `mean` is
    the point, `median` that of the interval."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "threshold": THRESHOLD,
        "tables": tables,
        "seed": seed,
    }
    refused = refusal(captures) or too_many("sparse", captures, MOST_LISTS)
    if refused:
        return Estimate(method="sparse", settings=settings, refused=refused)
    counts = np.array(captures.counts[1:], dtype=float)
    chosen = choose(len(captures.lists), counts[None])
    point = float(chosen.numbers[0])
    settings |= _terms(captures, chosen.pairs[0])
    if not np.isfinite(point):
        return Estimate(method="sparse", settings=settings, refused="no model of pairs has a best fit")
    drawn = np.random.default_rng(seed).multinomial(captures.seen, counts / counts.sum(), tables)
    numbers = np.sort(choose(len(captures.lists), drawn.astype(float)).numbers)
    bend = acceleration(len(captures.lists), counts)
    shift = float(import_module("scipy.special").ndtri(_share_below(numbers, point)))
    settings |= {"acceleration": bend, "bias": shift}
    likely = np.quantile(numbers, _corrected(SHARES, shift, bend), method="inverted_cdf")
    if not np.isfinite(likely).all():
        share = float(np.isinf(numbers).mean())
        return Estimate(
            method="sparse",
            settings=settings,
            refused=f"in {share:.1%} of the tables drawn the number of missing people does not show at all",
        )
    given = replace(
        of_draws(
            Estimate(
                method="sparse", settings=settings, warnings=(*_warnings(numbers, point), *doubts(captures))
            ),
            likely,
        ),
        mean=point,
    )
    return checked(given, _check(captures, chosen) if is_checked else None)


def _check(captures: Captures, chosen: "Chosen") -> Predictive:
    means = np.append(0.0, chosen.means[0])
    return check(captures, np.tile(means, (DRAWN, 1)), np.random.default_rng(SEED))


def acceleration(lists: int, counts: Numbers) -> float:
    """How the estimate's spread changes with it: from leaving out one person in turn (BCa's a)."""
    on = np.flatnonzero(counts)
    numbers = choose(lists, counts - np.eye(len(counts))[on]).numbers
    if not np.isfinite(numbers).all():
        return 0.0
    people = counts[on]
    apart = (people @ numbers) / people.sum() - numbers
    squares = float(people @ apart**2)
    return float(people @ apart**3) / (6 * squares**1.5) if squares else 0.0


def _share_below(numbers: Numbers, point: float) -> float:
    """How much of the tables drawn lies below the point; never all or nothing, whose place would be infinite."""
    edge = 0.5 / len(numbers)
    return float(np.clip((numbers < point).mean(), edge, 1 - edge))


def _corrected(shares: Numbers, shift: float, bend: float) -> Numbers:
    """Where in the drawn tables' distribution these shares of the corrected one lie."""
    special = import_module("scipy.special")
    place = shift + special.ndtri(shares)
    return np.asarray(special.ndtr(shift + place / (1 - bend * place)))


def _terms(captures: Captures, pairs: Whole) -> dict[str, object]:
    """The pairs of lists taken to depend on each other, and those taken to exclude each other."""
    every = list(combinations(range(len(captures.lists)), 2))
    taken = [every[pair] for pair in pairs if pair >= 0]
    names = {pair: f"{captures.lists[pair[0]]} {captures.lists[pair[1]]}" for pair in taken}
    empty = {pair for pair in taken if not captures.on(1 << pair[0] | 1 << pair[1])}
    return {
        "pairs": [names[pair] for pair in taken if pair not in empty],
        "never_together": [names[pair] for pair in taken if pair in empty],
    }


def _warnings(numbers: Numbers, point: float) -> Iterator[str]:
    away = (np.abs(np.log(numbers / point)) > np.log(FAR_APART)).mean()
    if away > MANY:
        yield (
            f"In {away:.0%} of the tables drawn, the model chosen gives a number more than {FAR_APART} times as "
            "large or small: which pairs of lists depend on each other is not settled."
        )


class Chosen(Struct, frozen=True):
    """For each table: how many people there are in all (infinite where that does not show), and which pairs were
    added, in their order (-1: no more), and the mean of each combination of lists but none."""

    numbers: Numbers
    pairs: Whole
    means: Numbers


class _Pairs:
    """The terms of all models of pairs, and what is known of each model whatever the counts."""

    def __init__(self, lists: int) -> None:
        self.pairs = list(combinations(range(lists), 2))
        alone = [1 << one for one in range(lists)]
        self.matrix = design(lists)[:, [0, *alone, *(1 << a | 1 << b for a, b in self.pairs)]]
        self.first = lists + 1
        self.overlaps = self.matrix[:, self.first :]
        self._ranks: dict[bytes, bool] = {}
        self._fills: dict[bytes, bool] = {}

    def tells(self, has: Truths, inside: Truths) -> bool:
        """Whether the table of a model determines all its terms."""
        key = has.tobytes() + inside.tobytes()
        if key not in self._ranks:
            columns = self.matrix[np.ix_(inside, has)]
            self._ranks[key] = bool(np.linalg.matrix_rank(columns) == columns.shape[1])
        return self._ranks[key]

    def has_best_fit(self, counts: Numbers, has: Truths, inside: Truths) -> bool:
        """Whether the model has a best fit to this table: a linear program."""
        empty = (counts == 0)[inside]
        key = empty.tobytes() + has.tobytes() + inside.tobytes()
        if key not in self._fills:
            columns = self.matrix[np.ix_(inside, has)]
            self._fills[key] = not empty.any() or can_fill(columns, np.flatnonzero(empty))
        return self._fills[key]


def choose(lists: int, tables: Numbers, threshold: float = THRESHOLD) -> Chosen:
    """The model of each table (a row; a column a combination of lists but none), and the people it says there are."""
    return _Steps(_Pairs(lists), tables).walk(threshold)


class _Steps:
    """All tables on their way from independent lists to the model of each."""

    def __init__(self, known: _Pairs, tables: Numbers) -> None:
        self._known, self._tables = known, tables
        self._overlaps = tables @ known.overlaps
        self._has = np.zeros((len(tables), known.matrix.shape[1]), dtype=bool)
        self._has[:, : known.first] = True
        self._inside = np.ones(tables.shape, dtype=bool)
        self._means = np.zeros(tables.shape)
        self._constants = np.full(len(tables), np.inf)
        everything = np.arange(len(tables))
        self._open = everything[self._take(everything, self._has, self._inside)]

    def walk(self, threshold: float) -> Chosen:
        """Take the most surprising pair of each table, as long as there is one."""
        added = np.full((len(self._tables), len(self._known.pairs)), -1, dtype=np.int64)
        for step in range(added.shape[1]):
            taken = self._most_surprising(added, threshold)
            added[self._open, step] = taken
            self._open = self._open[taken >= 0]
            if not len(self._open):
                break
        return Chosen(self._tables.sum(axis=1) + np.exp(self._constants), added, self._means)

    def _most_surprising(self, added: Whole, threshold: float) -> Whole:
        """For each open table the pair that was taken, -1 if none could be."""
        chances = self._chances(added)
        order = np.argsort(chances, axis=1, kind="stable")
        taken = np.full(len(self._open), -1, dtype=np.int64)
        waiting = np.arange(len(self._open))
        for rank in range(order.shape[1]):
            pairs = order[waiting, rank]
            low = chances[waiting, pairs] < threshold
            waiting, pairs = waiting[low], pairs[low]
            if not len(waiting):
                break
            fits = self._add(self._open[waiting], pairs)
            taken[waiting[fits]] = pairs[fits]
            waiting = waiting[~fits]
        return taken

    def _chances(self, added: Whole) -> Numbers:
        """How probable an overlap at least as far from its expectation is, on its side, pair by pair."""
        special = import_module("scipy.special")
        seen = self._overlaps[self._open]
        expected = self._means[self._open] @ self._known.overlaps
        above = np.where(seen > 0, special.pdtrc(np.maximum(seen - 1, 0), expected), 1.0)
        chances = np.minimum(special.pdtr(seen, expected), above)
        rows, steps = np.nonzero(added[self._open] >= 0)
        chances[rows, added[self._open][rows, steps]] = 1.0
        return np.asarray(chances)

    def _add(self, at: Whole, pairs: Whole) -> Truths:
        """Add a pair to the model of each of some tables, unless it then has no best fit. Whether it was added."""
        has, inside = self._has[at], self._inside[at]
        shared = self._overlaps[at, pairs] > 0
        has[np.flatnonzero(shared), self._known.first + pairs[shared]] = True
        inside &= shared[:, None] | (self._known.overlaps[:, pairs].T == 0)
        return self._take(at, has, inside)

    def _take(self, at: Whole, has: Truths, inside: Truths) -> Truths:
        """Make these the models of the tables for which they can be."""
        tables = self._tables[at]
        can = np.array([self._known.tells(*one) for one in zip(has, inside, strict=True)], dtype=bool)
        found = fit(self._known.matrix, tables[can], has[can], inside[can])
        rested = found.rested
        for place in np.flatnonzero(~found.rested):
            row = np.flatnonzero(can)[place]
            rested[place] = self._known.has_best_fit(tables[row], has[row], inside[row])
        can[can] = rested
        kept = at[can]
        self._has[kept], self._inside[kept] = has[can], inside[can]
        self._means[kept], self._constants[kept] = found.means[rested], found.terms[rested, 0]
        return can
