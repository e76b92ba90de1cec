"""Two ways in which lists may hang together, averaged: they depend on one another, or some people are easier to find.

Invariant: the same table and seed give the same numbers; half of the prior is on each way.

The first is every decomposable graph (as in `dga`, but each number of links between lists is alike beforehand, not each
graph), the second people who differ (`ease`). Where a table cannot tell them apart the numbers of both are in the
interval; where one fits much better, it speaks. Models that average so are often surer of one of them than the table
bears out, as when a rare overlap happens to fit a smaller graph. So the average is taken over tables drawn anew from
the people seen, and mixed (J. Huggins and J. Miller, "Reproducible model selection using bagged posteriors", Bayesian
Analysis 18, 2023; P. Buehlmann, "Discussion of big Bayes stories and BayesBag", Statistical Science 29, 2014).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct

from habeas.tally.estimates import dga, ease, graph_tables
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import SHARES, Estimate, checked, doubts, of_draws, refusal, too_many
from habeas.tally.estimates.fitting import Numbers
from habeas.tally.estimates.graphs import Factors, by_links, factors
from habeas.tally.estimates.predictive import SEED, Predictive, of_people
from habeas.tally.estimates.predictive import TABLES as DRAWN

MOST_LISTS = 6
TABLES = 40
"""So many tables are drawn from the people seen."""
SPEAKS = 0.99
"""From this weight on one of the two ways is worth a word. Less comes about where everybody is alike, because few
shapes share half of the prior and many graphs the other."""


class Mixed(Struct, frozen=True):
    """Numbers of missing people, how probable each is (they add up to 1), and how much of it comes from people who are
    found more or less easily; quantiles of the number by either way alone."""

    missing: dga.Whole
    chance: Numbers
    of_ease: float
    by_graphs: Numbers
    by_ease: Numbers


def estimate(captures: Captures, seed: int, tables: int = TABLES, is_checked: bool = True) -> Estimate:
    """The estimate, from so many tables drawn from the people seen, with a check of the models if asked for."""
    settings: dict[str, object] = {
        "lists": len(captures.lists),
        "seen": captures.seen,
        "most_missing": dga.REACH * captures.seen,
        "prior": "1/N",
        "drawn_from_those_seen": tables,
        "seed": seed,
    }
    refused = refusal(captures) or too_many("averaged", captures, MOST_LISTS)
    if refused:
        return Estimate(method="averaged", settings=settings, refused=refused)
    chance, start = np.random.default_rng(seed), ease.starts(captures)
    mixed = [both(one, chance, start) for one in _drawn(captures, chance, tables)]
    # That people differ is told from the table as it is: drawn anew it says so less surely.
    ways: dict[str, Any] = {
        "of_ease": both(captures, np.random.default_rng(SEED), start).of_ease,
        "by_graphs": _ends(captures, [one.by_graphs for one in mixed]),
        "by_ease": _ends(captures, [one.by_ease for one in mixed]),
    }
    missing = np.concatenate([quantiles(one.missing, one.chance) for one in mixed])
    given = of_draws(
        Estimate(
            method="averaged",
            settings=settings | ways,
            warnings=(*_warnings(ways), *doubts(captures)),
        ),
        captures.seen + missing,
    )
    return checked(given, _check(captures, ways["of_ease"]) if is_checked else None)


def _check(captures: Captures, of_ease: float) -> Predictive:
    """Of the table as it is, both ways as often as they weigh."""
    chance = np.random.default_rng(SEED)
    differing = int(chance.binomial(DRAWN, of_ease))
    ways = [
        ease.tables(captures, chance, dga.REACH * captures.seen, differing),
        graph_tables.tables(captures, chance, DRAWN - differing, _graphs(len(captures.lists))[1]),
    ]
    cells, people = (np.concatenate(each) for each in zip(*ways, strict=True))
    return of_people(captures, cells, people, chance)


def both(captures: Captures, chance: np.random.Generator, start: Sequence[Numbers] | None = None) -> Mixed:
    """Both ways of one table, weighed by how probable each makes it."""
    most = dga.REACH * captures.seen
    grid, steps = dga.uneven_grid(most)
    every, log_graphs = _graphs(len(captures.lists))
    graphs = dga.posterior(
        captures,
        grid,
        delta=2.0 ** -len(captures.lists),
        log_prior=np.log(steps) - np.log(grid + captures.seen),
        graphs=every,
        log_graphs=log_graphs,
    )
    kinds = ease.weighed(captures, chance, most, start)
    top = kinds.weights.max()
    by_ease = np.exp(kinds.weights - top)
    evidence = float(np.log(by_ease.sum()) + top)
    of_ease = float(1 / (1 + np.exp(np.clip(graphs.evidence - evidence, -700, 700))))
    by_ease /= by_ease.sum()
    return Mixed(
        np.concatenate([grid, kinds.missing]),
        np.concatenate([graphs.chance * (1 - of_ease), by_ease * of_ease]),
        of_ease,
        quantiles(grid, graphs.chance),
        quantiles(kinds.missing, by_ease),
    )


@cache
def _graphs(lists: int) -> tuple[Factors, Numbers]:
    every = factors(lists)
    return every, by_links(every)


def quantiles(missing: dga.Whole, chance: Numbers) -> Numbers:
    """Numbers that are equally likely, rising."""
    order = np.argsort(missing, kind="stable")
    places = np.searchsorted(np.cumsum(chance[order]), SHARES)
    return np.asarray(missing[order][np.minimum(places, len(order) - 1)], dtype=float)


def _drawn(captures: Captures, chance: np.random.Generator, tables: int) -> Iterator[Captures]:
    counts = np.array(captures.counts[1:], dtype=float)
    for row in chance.multinomial(captures.seen, counts / counts.sum(), tables).tolist():
        yield Captures(captures.lists, (0, *row))


def _ends(captures: Captures, mixed: Sequence[Numbers]) -> list[float]:
    low, high = np.quantile(np.concatenate(mixed), (0.025, 0.975))
    return [float(captures.seen + low), float(captures.seen + high)]


def _warnings(ways: Mapping[str, Any]) -> Iterator[str]:
    share = ways["of_ease"]
    (low, high), (least, most) = ways["by_ease"], ways["by_graphs"]
    if share > SPEAKS:
        yield (
            "Models in which some people are harder to find than others fit these lists far better: by them there are "
            f"from {low:.0f} to {high:.0f}, by lists that depend on one another from {least:.0f} to "
            f"{most:.0f}. The other methods do not see such people, and are then too low."
        )
    elif share > 1 - SPEAKS:
        yield (
            "The lists do not show whether they depend on one another "
            f"(then from {least:.0f} to {most:.0f}) or some people are harder to find than others (then from "
            f"{low:.0f} to {high:.0f}): the interval covers both."
        )
