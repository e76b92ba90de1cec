"""The decomposable graphs on a few lists: which lists may depend on which. Invariant: every one, each once.

A graph is decomposable when vertices can be taken away one by one, each with neighbours that are all
linked to one another (D. Fulkerson and O. Gross 1965). There are 8, 61, 822 and 18,154 for 3 to 6 lists.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Factors = NDArray[np.int8]


def factors(lists: int) -> Factors:
    """One row a graph, one column a set of lists (as bits): how often the set's marginal table is a factor of
    the graph's likelihood (1 for a clique, less than 0 for a separator). Column 0 is not used."""
    pairs = list(combinations(range(lists), 2))
    graphs = np.arange(2 ** len(pairs), dtype=np.int64)
    linked = np.zeros((lists, len(graphs)), dtype=np.int64)
    for place, (a, b) in enumerate(pairs):
        has = graphs >> place & 1
        linked[a] |= has << b
        linked[b] |= has << a
    found = np.zeros((len(graphs), 2**lists), dtype=np.int8)
    left = np.full(len(graphs), 2**lists - 1, dtype=np.int64)
    for _ in range(lists):
        left = _take_one(linked, left, found)
    return np.asarray(found[left == 0])


def by_links(graphs: Factors) -> NDArray[np.float64]:
    """The logarithm of a prior in which each number of links is as probable, and all graphs of that number alike: so
    that many ways to depend do not outweigh the one in which the lists are independent (J. Scott and J. Berger, "Bayes
    and empirical-Bayes multiplicity adjustment in the variable-selection problem", Annals of Statistics 38, 2010)."""
    lists = graphs.shape[1].bit_length() - 1
    cliques = np.arange(graphs.shape[1])
    links = np.zeros(len(graphs), dtype=np.int64)
    for a, b in combinations(range(lists), 2):
        both = 1 << a | 1 << b
        links += (graphs[:, cliques & both == both] > 0).any(axis=1)
    often = np.bincount(links)
    return np.asarray(-np.log(often[links]) - np.log(len(often)))


def _take_one(linked: NDArray[np.int64], left: NDArray[np.int64], found: Factors) -> NDArray[np.int64]:
    """Take from each graph its first vertex whose neighbours are all linked; note the clique it makes with
    them, and the separator that they are. What is left of each graph."""
    waiting = np.ones(len(left), dtype=bool)
    after = left.copy()
    for vertex in range(len(linked)):
        near = linked[vertex] & left
        fits = waiting & (left >> vertex & 1 == 1)
        for other in range(len(linked)):
            beside = near >> other & 1 == 1
            fits &= ~beside | (near & ~linked[other] & ~(1 << other) == 0)
        at = np.flatnonzero(fits)
        np.add.at(found, (at, near[at] | 1 << vertex), 1)
        np.add.at(found, (at, near[at]), -1)
        after[at] &= ~(1 << vertex)
        waiting &= ~fits
    return after
