"""Whether a model could have given such a table: tables are drawn from it and laid beside the one there is.

Invariant: what is compared is what the lists show: how many people each two of them share, and how many are on exactly
one, two, three of them. A model that fits these may be wrong all the same about those whom no list has.

Posterior predictive checks with a discrepancy (A. Gelman, X. Meng and H. Stern, "Posterior predictive assessment of
model fitness via realized discrepancies", Statistica Sinica 6, 1996): the squares of how far each number lies from
what the model expects, as shares of that. Where a model is fitted and has no posterior, the tables are drawn from its
best fit (a parametric bootstrap), which finds fault less often.
"""

from itertools import combinations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64] | NDArray[np.float64]
TABLES = 500
"""So many tables are drawn from a model."""
SEED = 1
"""Of the check of a method that itself leaves nothing to chance."""
HARDLY = 0.05
"""A table of which fewer are as far from the model as this share is one that it hardly gives."""
LEAST = 0.5
"""A number of people below this is taken for it: else one person where none was expected would outweigh everything."""


class Feature(Struct, frozen=True):
    """One number that the lists show: people on both of two `lists`, or on exactly `times` lists. `seen` is that of the
    table, 95 % of the tables drawn lie from `low` to `high` (people); `p` is the share of tables drawn that lie at
    least as far out, on the nearer side, twice."""

    lists: tuple[str, ...]
    times: int | None
    seen: int
    low: float
    high: float
    p: float


class Predictive(Struct, frozen=True):
    """So many tables drawn from a model, and the share `p` of them that are at least as far from it as the one there
    is; near 0 the model does not give such a table. All features, as they stand in the table."""

    tables: int
    p: float
    features: tuple[Feature, ...]

    @property
    def hardly(self) -> bool:
        """Whether the model hardly gives such a table."""
        return self.p < HARDLY

    @property
    def farthest(self) -> Feature:
        """The feature that fits least."""
        return min(self.features, key=lambda one: (one.p, -abs(one.seen - (one.low + one.high) / 2)))

    def warning(self) -> str:
        """What there is to say of it, if the model hardly gives such a table."""
        one = self.farthest
        what = f"both {' and '.join(one.lists)}" if one.times is None else f"exactly {one.times} lists"
        return (
            f"The model hardly gives a table like this one (in {self.p:.1%} of those drawn from it): do not trust its "
            f"number. {one.seen} people are on {what}; it gives from {one.low:.0f} to {one.high:.0f}."
        )


def check(
    captures: Captures, expected: Numbers, chance: np.random.Generator, drawn: Counts | None = None
) -> Predictive:
    """The check, from the means that a model expects of each combination of lists (a row a draw of it; the first
    column, of those on none, is passed over). `drawn` are the tables of these draws; without them, Poisson ones."""
    if drawn is None:
        drawn = chance.poisson(expected)
    shows = _features(captures)
    columns = np.array([of for _, _, of in shows], dtype=float).T
    seen = np.array(captures.counts, dtype=float) @ columns
    means, found = expected @ columns, np.asarray(drawn, dtype=float) @ columns
    below = np.maximum(means, LEAST)
    distance, ours = (((one - means) ** 2 / below).sum(axis=1) for one in (found, seen[None]))
    low, high = np.quantile(found, (0.025, 0.975), axis=0)
    sides = np.minimum((found <= seen).mean(axis=0), (found >= seen).mean(axis=0))
    return Predictive(
        len(expected),
        float((distance >= ours).mean()),
        tuple(
            Feature(
                lists, times, int(seen[at]), float(low[at]), float(high[at]), float(min(1.0, 2 * sides[at]))
            )
            for at, (lists, times, _) in enumerate(shows)
        ),
    )


def of_people(captures: Captures, cells: Numbers, people: Counts, chance: np.random.Generator) -> Predictive:
    """The check, from how probable each combination of lists is (a row a draw of the model, the first column those on
    none) and how many people there are in that draw."""
    cells = cells / cells.sum(axis=1, keepdims=True)
    drawn = chance.multinomial(np.asarray(people, dtype=np.int64), cells)
    return check(captures, cells * np.asarray(people, dtype=float)[:, None], chance, drawn)


def _features(captures: Captures) -> list[tuple[tuple[str, ...], int | None, list[bool]]]:
    which = range(len(captures.counts))
    pairs = [
        ((one, other), None, [bool(on >> a & on >> b & 1) for on in which])
        for (a, one), (b, other) in combinations(enumerate(captures.lists), 2)
    ]
    exactly = [
        ((), times, [on.bit_count() == times for on in which]) for times in range(1, len(captures.lists) + 1)
    ]
    return [*pairs, *exactly]
