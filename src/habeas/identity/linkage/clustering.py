"""Links to clusters, and pairs settled by them: what is said of two people by others who are alike both.

Components of the likely pairs, each taken apart where something contradicts (`grouping`). Nobody is joined; a cluster
is what a person would get to decide on.
"""

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Bytes, Floats, Ints, Longs, among, once, ranges
from habeas.identity.linkage.grouping import CONTRADICTED, Pair, grouped, voice
from habeas.identity.linkage.links import Links
from habeas.identity.linkage.scoring import PART, Scored, against, log_odds

WHOLE = 60
"""In a cluster of more people not every pair is looked at again."""
TOGETHER, APART = 0.1, -0.1
"""The log odds at least of two people of one cluster whom nothing sets apart, and at most of those of two clusters."""

SURE = 2.5
"""Pairs of more than this stay as they are: two people alike in so much are shown, though others set their clusters
apart."""


class Settled(Struct):
    """Pairs as their clusters leave them. `by_others` is 1 where others brought two people together, 2 where others
    keep them apart, else 0."""

    scored: Scored
    by_others: Bytes


def clusters_of(links: Links) -> Ints:
    """Of each person the place of the first member (by id) of their cluster."""
    edges = links.from_(0.5)
    a, b = links.scored.a[edges], links.scored.b[edges]
    count = len(links.records)
    root = components(a, b, count)
    size = np.bincount(root, minlength=count)
    cluster = np.arange(count, dtype=np.int32)
    couple = size[root[a]] == 2
    first = np.where(links.rank[a] < links.rank[b], a, b)
    cluster[a[couple]] = cluster[b[couple]] = first[couple]
    rest = ~couple
    groups = grouped(_voices(links, root, size), zip(a[rest].tolist(), b[rest].tolist(), strict=True))
    for group in groups:
        cluster[group] = min(group, key=links.rank.__getitem__)
    return cluster


def settled(links: Links, cluster: Ints) -> Settled:
    """The pairs of `links` as the clusters leave them: brought together where others speak for it and nothing
    against, kept apart where a contradiction with others does."""
    scored = links.scored
    more = _more_within(links, cluster)
    both = Scored(
        *(np.concatenate((old, new)) for old, new in zip(_arrays(scored), _arrays(more), strict=True))
    )
    inside = cluster[both.a] == cluster[both.b]
    apart = ~inside & (both.odds >= 0) & (both.odds < SURE)
    below = np.flatnonzero(inside & (both.odds < TOGETHER))
    compared = links.comparing.compare(
        both.first[below].astype(np.int64), both.second[below].astype(np.int64)
    )
    below = below[against(compared, links.weights) >= CONTRADICTED]
    by_others = np.where(apart, 2, 0).astype(np.uint8)
    by_others[below] = 1
    both.odds[below] = TOGETHER
    both.odds[apart] = APART
    return Settled(both, by_others)


def _arrays(scored: Scored) -> tuple[Ints, Ints, Ints, Ints, Floats]:
    return scored.a, scored.b, scored.first, scored.second, scored.odds


def _more_within(links: Links, cluster: Ints) -> Scored:
    """Pairs within clusters that no key brought together, with log odds of nothing."""
    size = np.bincount(cluster, minlength=len(cluster))
    a, b, first, second = _within(links, cluster, size)
    count = len(links.records)
    new = ~among(a * count + b, links.scored.a.astype(np.int64) * count + links.scored.b)
    return Scored(
        a[new].astype(np.int32),
        b[new].astype(np.int32),
        first[new].astype(np.int32),
        second[new].astype(np.int32),
        np.full(int(new.sum()), -99, dtype=np.float32),
    )


def _voices(links: Links, root: Ints, size: Longs) -> dict[Pair, float]:
    """What each pair within components of three and more says for one person: see `grouping.voice`. In very large
    components only pairs that were scored are asked."""
    a, b, first, second = _within(links, root, size)
    voices = np.zeros(len(a), dtype=np.float32)
    for start in range(0, len(a), PART):
        part = slice(start, start + PART)
        compared = links.comparing.compare(first[part], second[part])
        odds = log_odds(compared, len(links.records), links.weights) + np.float32(links.shift)
        voices[part] = voice(odds, against(compared, links.weights))
    return dict(zip(zip(a.tolist(), b.tolist(), strict=True), voices.tolist(), strict=True))


def _within(links: Links, root: Ints, size: Longs) -> tuple[Longs, Longs, Longs, Longs]:
    """All pairs within groups of three and more, with the readings to compare them in: those in which they agree best
    where that is known, else the first of each."""
    scored, count = links.scored, len(links.records)
    order = np.argsort(root, kind="stable")
    sizes = size[size > 0]
    starts = np.cumsum(sizes) - sizes
    some = (sizes > 2) & (sizes <= WHOLE)
    members = ranges(starts[some], sizes[some])
    after = np.repeat((starts + sizes)[some], sizes[some]) - members - 1
    a, b = order[np.repeat(members, after)], order[ranges(members + 1, after)]
    inside = np.flatnonzero((root[scored.a] == root[scored.b]) & (size[root[scored.a]] > 2))
    known = scored.a[inside].astype(np.int64) * count + scored.b[inside]
    pair = once(np.concatenate((np.minimum(a, b) * count + np.maximum(a, b), known)))
    a, b = pair // count, pair % count
    first, second = (np.searchsorted(links.comparing.columns.person, one) for one in (a, b))
    place = np.searchsorted(pair, known)
    first[place], second[place] = scored.first[inside], scored.second[inside]
    return a, b, first, second


def components(a: Ints, b: Ints, count: int) -> Ints:
    """Of each of `count` things the smallest that it is connected with, over edges from `a` to `b`."""
    root: Ints = np.arange(count, dtype=np.int32)
    while True:
        low = np.minimum(root[a], root[b])
        new = root.copy()
        np.minimum.at(new, root[a], low)
        np.minimum.at(new, root[b], low)
        new = new[new]
        if np.array_equal(new, root):
            return root
        root = new
