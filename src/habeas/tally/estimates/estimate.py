"""An estimate as it is given to people. Invariant: what is refused has no number, what is doubtful says so."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import combinations
from math import exp, log, sqrt

import numpy as np
from msgspec import Struct, to_builtins
from msgspec.structs import asdict, replace
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.predictive import Predictive

FEWEST_LISTS = 3
THIN = 5
"""An overlap of fewer people than this between two lists says little."""
SURE = 3.0
"""So many standard errors are no chance."""
SHARES = (np.arange(1000) + 0.5) / 1000
"""An estimate's distribution is kept as the numbers at these shares of it."""


class Estimate(Struct, frozen=True, kw_only=True):
    """How many people there are in all, by one method, in people; those on the lists are counted in.
    `lo95` and `hi95` enclose 95 % of the probability, if the method's assumptions hold. `rhat` is for
    methods that draw at random (None for others). `predictive` says whether the model could have given such a table
    (None: it was not looked at). Where `refused` says why, the numbers are None.
    `likely` are numbers of people that are equally likely, rising: what estimates are pooled and added by."""

    method: str
    settings: Mapping[str, object]
    mean: float | None = None
    median: float | None = None
    lo95: float | None = None
    hi95: float | None = None
    rhat: float | None = None
    refused: str | None = None
    warnings: tuple[str, ...] = ()
    predictive: Predictive | None = None
    likely: NDArray[np.float64] | None = None

    def plain(self) -> dict[str, object]:
        """All but `likely`, as it is told to other programs."""
        told = asdict(self)
        del told["likely"]
        return told | {"predictive": to_builtins(self.predictive)}


def checked(estimate: Estimate, predictive: Predictive | None) -> Estimate:
    """The estimate with a check of its model; if the model hardly gives such a table, that is the first warning."""
    if predictive is None:
        return estimate
    first = (predictive.warning(),) if predictive.hardly else ()
    return replace(estimate, predictive=predictive, warnings=(*first, *estimate.warnings))


def of_draws(estimate: Estimate, numbers: NDArray[np.int64] | NDArray[np.float64]) -> Estimate:
    """The estimate with its numbers, from equally likely numbers of people in any order."""
    numbers = np.asarray(numbers, dtype=float)
    likely = np.quantile(numbers, SHARES)
    low, middle, high = (float(one) for one in np.quantile(numbers, (0.025, 0.5, 0.975)))
    return replace(estimate, mean=float(numbers.mean()), median=middle, lo95=low, hi95=high, likely=likely)


def of_interval(estimate: Estimate, seen: int, missing: float, variance: float) -> Estimate:
    """The estimate with its numbers, from how many are missing and the variance of that: spread evenly on a logarithmic
    scale, so that it never goes below those seen (A. Chao 1987). `median` is the point too."""
    spread = sqrt(log(1 + variance / missing**2)) if missing else 0.0
    ndtri = import_module("scipy.special").ndtri
    low, high = (seen + missing * exp(side * float(ndtri(0.975)) * spread) for side in (-1, 1))
    point = seen + missing
    likely = np.asarray(seen + missing * np.exp(ndtri(SHARES) * spread))
    return replace(estimate, mean=point, median=point, lo95=low, hi95=high, likely=likely)


def refusal(captures: Captures) -> str | None:
    """Why no method can estimate from these lists; None if some can."""
    if len(captures.lists) < FEWEST_LISTS:
        return (
            f"there are {len(captures.lists)} lists; with fewer than three, nothing shows whether being on "
            "one list makes it likelier to be on another, and any number can come out"
        )
    if not any(captures.on(pair) for pair, _ in _pairs(captures)):
        return "no two lists have anybody in common; how many people were missed does not show"
    return None


def too_many(method: str, captures: Captures, most: int) -> str | None:
    """Why there are too many lists for a method; None if there are not."""
    if len(captures.lists) <= most:
        return None
    return f"{method} takes at most {most} lists, there are {len(captures.lists)}; merge some of them"


def doubts(captures: Captures) -> Iterator[str]:
    """What the lists themselves give to doubt, whatever the method."""
    for place, name in enumerate(captures.lists):
        if not captures.on(1 << place):
            yield f"Nobody is on the list {name}: leave it out."
    for pair, names in _pairs(captures):
        shared = captures.on(pair)
        if shared < THIN:
            share = f"only {shared} people" if shared else "nobody"
            yield f"{' and '.join(names)} share {share}: the estimate leans on the other overlaps."
    for inner, outer in _contained(captures):
        yield f"Everybody on {inner} is also on {outer}: if one was made from the other, merge them."
    if _all_attract(captures):
        yield (
            "Every two lists share more people than chance would have them share, as they do where some people are "
            "harder to find than others: then every number here is too low, the lower end stays true."
        )
    yield (
        "Whoever could be on no list at all is not in the estimate. If some people are much harder to find than "
        "others, it is too low; if people on several lists were not recognised as the same, it is too high."
    )


def _all_attract(captures: Captures) -> bool:
    """Whether each two lists have an odds ratio above 1 among those on any other list, and all together surely do."""
    logs, variance = [], 0.0
    everything = 2 ** len(captures.lists) - 1
    for pair, _ in _pairs(captures):
        first = pair & -pair
        counts = [0.5] * 4
        for which, count in enumerate(captures.counts):
            if which & everything & ~pair:
                counts[2 * bool(which & first) + bool(which & (pair ^ first))] += count
        neither, one, other, both = counts
        logs.append(log(both * neither / (one * other)))
        variance += sum(1 / count for count in counts)
    return min(logs) > 0 and sum(logs) > SURE * sqrt(variance)


def _pairs(captures: Captures) -> Iterator[tuple[int, tuple[str, str]]]:
    for (a, name), (b, other) in combinations(enumerate(captures.lists), 2):
        yield 1 << a | 1 << b, (name, other)


def _contained(captures: Captures) -> Iterator[tuple[str, str]]:
    for (a, name), (b, other) in combinations(enumerate(captures.lists), 2):
        both, first, second = captures.on(1 << a | 1 << b), captures.on(1 << a), captures.on(1 << b)
        if first and both == first:
            yield name, other
        elif second and both == second:
            yield other, name
