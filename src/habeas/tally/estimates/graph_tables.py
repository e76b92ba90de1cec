"""How probable each combination of lists may be, drawn by the graphs of `dga`. Invariant: each graph is drawn as often
as it is probable, with a number of missing people that is probable by it.

Taking vertices away one by one, each with neighbours that are all linked to one another, makes of a decomposable graph
a chain of lists each of which depends on its neighbours alone; a hyper-Dirichlet prior is then one of independent beta
variables (A. P. Dawid and S. Lauritzen, "Hyper Markov laws in the statistical analysis of decomposable graphical
models", Annals of Statistics 21, 1993).
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from habeas.tally.estimates import dga
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.fitting import Numbers
from habeas.tally.estimates.graphs import Factors
from habeas.tally.estimates.predictive import SEED, TABLES, Predictive, of_people


def check(captures: Captures) -> Predictive:
    """Whether the graphs could have given such a table."""
    chance = np.random.default_rng(SEED)
    return of_people(captures, *tables(captures, chance, TABLES), chance)


def tables(
    captures: Captures, chance: np.random.Generator, number: int, log_graphs: Numbers | None = None
) -> tuple[Numbers, dga.Whole]:
    """So many draws of all probabilities (draws by combinations of lists, first those on none) and of how many people
    there are in all. `log_graphs` is a prior of the graphs, as in `dga.posterior`."""
    delta = 2.0 ** -len(captures.lists)
    grid, steps = dga.uneven_grid(dga.REACH * captures.seen)
    log_prior = np.log(steps) - np.log(grid + captures.seen)
    found = dga.posterior(captures, grid, delta=delta, log_prior=log_prior, log_graphs=log_graphs)
    cells, people = [np.empty((0, len(captures.counts)))], [np.empty(0, dtype=np.int64)]
    for at, often in enumerate(chance.multinomial(number, found.graph_chance / found.graph_chance.sum())):
        if often:
            one = found.graphs[at : at + 1]
            by = dga.posterior(captures, grid, delta=delta, log_prior=log_prior, graphs=one).chance
            missing = chance.choice(grid, size=int(often), p=by)
            cells.append(_cells(captures, one[0], missing, delta, chance))
            people.append(missing + captures.seen)
    return np.vstack(cells), np.concatenate(people)


def _cells(
    captures: Captures, graph: Factors, missing: dga.Whole, delta: float, chance: np.random.Generator
) -> Numbers:
    which = np.arange(len(captures.counts))
    counts = np.array(captures.counts, dtype=float)
    cells = np.ones((len(missing), len(which)))
    for vertex, near in _one_by_one(graph):
        on = which >> vertex & 1 == 1
        prior = delta * 2.0 ** (len(captures.lists) - near.bit_count() - 1)
        for fixed in set((which & near).tolist()):
            inside = which & near == fixed
            with_it, without = counts[inside & on].sum(), counts[inside & ~on].sum()
            share = chance.beta(
                with_it + prior, without + prior + (missing if fixed == 0 else 0), len(missing)
            )
            cells[:, inside & on] *= share[:, None]
            cells[:, inside & ~on] *= 1 - share[:, None]
    return cells


def _one_by_one(graph: Factors) -> Iterator[tuple[int, int]]:
    """Each vertex of a graph, with the neighbours (bits) it has when it is taken away."""
    lists = len(graph).bit_length() - 1
    near = [0] * lists
    for clique in np.flatnonzero(graph > 0).tolist():
        for a, b in combinations([one for one in range(lists) if clique >> one & 1], 2):
            near[a] |= 1 << b
            near[b] |= 1 << a
    left = 2**lists - 1
    while left:
        for vertex in range(lists):
            mine = near[vertex] & left
            others = [one for one in range(lists) if mine >> one & 1]
            if left >> vertex & 1 and all(mine & ~near[one] == 1 << one for one in others):
                yield vertex, mine
                left &= ~(1 << vertex)
                break
