"""Records to who may be whom: keys, pairs, probabilities and clusters in one go, the same for a file and for a case."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from habeas.identity.linkage.arrays import Flags, Ints, Longs, ranges
from habeas.identity.linkage.grouping import Pair, grouped, voice
from habeas.identity.linkage.keys import keys, splits
from habeas.identity.linkage.fields import FIELDS
from habeas.identity.linkage.levels import Compared, Comparing
from habeas.identity.linkage.pairs import pairs
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.reasons import sentence
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import PART, SHIPPED, Scored, Weights, against, log_odds, score

CAP = 60
"""A block of more readings is split before its members are paired."""
WHOLE = 60
"""In a cluster of more people not every pair is looked at again."""
Told = Callable[[str], None]


def silent(_: str) -> None:
    """Tell nobody."""


class Links:
    """Who may be whom among some people, by their places in `records`."""

    def __init__(self, records: Records, weights: Weights = SHIPPED, told: Told = silent) -> None:
        self.records, self.weights = records, weights
        told(f"{len(records):,} people read, {len(records.words):,} different words in their names")
        self.comparing = Comparing(records, rarities(records))
        of = self.comparing.columns
        codes = pairs(keys(of, records.words, CAP), splits(of), of.person)
        told(f"{len(codes):,} pairs share enough to be compared")
        self.scored = score(self.comparing, codes, len(records), weights)
        told("pairs compared")

    def from_(self, probability: float) -> Ints:
        """Places in `scored` of the pairs of at least this probability, best first; ties by the ids of the people."""
        odds = self.scored.odds
        there = np.flatnonzero(odds >= np.float32(np.log(probability / (1 - probability))))
        a, b = self.rank[self.scored.a[there]], self.rank[self.scored.b[there]]
        order = np.lexsort((np.maximum(a, b), np.minimum(a, b), -odds[there]))
        return there[order].astype(np.int32)

    @cached_property
    def rank(self) -> Ints:
        """Of each person the place of their id among all ids in order: what decides where odds are equal."""
        ids = self.records.ids
        rank = np.empty(len(ids), dtype=np.int32)
        rank[np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)] = np.arange(len(ids))
        return rank

    def compared(self, which: Ints) -> Compared:
        """Pairs with their levels again, in the readings in which they agree best."""
        scored = self.scored
        return self.comparing.compare(scored.first[which].astype(np.int64), scored.second[which].astype(np.int64))

    def reasons(self, which: Ints) -> list[str]:
        """Why, in one line for each pair."""
        return reasons_of(self.compared(which), self.weights)

    def clusters(self) -> Ints:
        """Of each person the place of the first member (by id) of their cluster."""
        edges = self.from_(0.5)
        a, b = self.scored.a[edges], self.scored.b[edges]
        count = len(self.records)
        root = components(a, b, count)
        size = np.bincount(root, minlength=count)
        cluster = np.arange(count, dtype=np.int32)
        couple = size[root[a]] == 2
        self._join(cluster, a[couple], b[couple])
        rest = ~couple
        groups = grouped(self._speaking(root, size), zip(a[rest].tolist(), b[rest].tolist(), strict=True))
        for group in groups:
            cluster[group] = min(group, key=self.rank.__getitem__)
        return cluster

    def _join(self, cluster: Ints, a: Ints, b: Ints) -> None:
        first = np.where(self.rank[a] < self.rank[b], a, b)
        cluster[a] = first
        cluster[b] = first

    def _speaking(self, root: Ints, size: Ints) -> dict[Pair, float]:
        """What each pair within components of three and more says for one person: see `grouping.voice`. In very large
        components only pairs that were scored are asked."""
        a, b, first, second = self._within(root, size)
        voices = np.zeros(len(a), dtype=np.float32)
        for start in range(0, len(a), PART):
            part = slice(start, start + PART)
            compared = self.comparing.compare(first[part], second[part])
            odds = log_odds(compared, len(self.records), self.weights)
            voices[part] = voice(odds, against(compared, self.weights))
        return dict(zip(zip(a.tolist(), b.tolist(), strict=True), voices.tolist(), strict=True))

    def _within(self, root: Ints, size: Ints) -> tuple[Longs, Longs, Longs, Longs]:
        """All pairs within components of three and more, with the readings to compare them in: those in which they
        agree best where that is known, else the first of each."""
        scored, count = self.scored, len(self.records)
        order = np.argsort(root, kind="stable")
        sizes = size[size > 0]
        starts = np.cumsum(sizes) - sizes
        some = (sizes > 2) & (sizes <= WHOLE)
        members = ranges(starts[some], sizes[some])
        after = np.repeat((starts + sizes)[some], sizes[some]) - members - 1
        a, b = order[np.repeat(members, after)], order[ranges(members + 1, after)]
        inside = np.flatnonzero((root[scored.a] == root[scored.b]) & (size[root[scored.a]] > 2))
        known = scored.a[inside].astype(np.int64) * count + scored.b[inside]
        pair = np.union1d(np.minimum(a, b) * count + np.maximum(a, b), known)
        a, b = pair // count, pair % count
        first, second = (np.searchsorted(self.comparing.columns.person, one) for one in (a, b))
        place = np.searchsorted(pair, known)
        first[place], second[place] = scored.first[inside], scored.second[inside]
        return a, b, first, second


def reasons_of(compared: Compared, weights: Weights) -> list[str]:
    """Why, in one line for each pair, the weightiest first. Pairs that agree alike are put into words once."""
    count = len(compared.levels["family"])
    fields = [field for field in FIELDS if compared.levels[field].any()]
    if not fields:
        return ["nothing known of both"] * count
    levels = np.stack([compared.levels[field] for field in fields]).astype(np.int64)
    weighed = np.stack([weights.of_field(field, compared) for field in fields])
    order = np.argsort(-np.abs(weighed), axis=0, kind="stable")
    code, told = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for row in range(len(fields)):
        code, told = code * 16 + order[row], told * 16 + levels[row]
    first, back = _distinct(code, told)
    lines = [
        sentence([(field, int(levels[n, at]), float(weighed[n, at])) for n, field in enumerate(fields)])
        for at in first.tolist()
    ]
    return [lines[n] for n in back.tolist()]


def _distinct(code: Longs, told: Longs) -> tuple[Longs, Longs]:
    """Distinct rows of two columns: the place of one of each, and which each row is."""
    order = np.lexsort((told, code))
    new = np.concatenate(([True], (code[order][1:] != code[order][:-1]) | (told[order][1:] != told[order][:-1])))
    back = np.empty(len(code), dtype=np.int64)
    back[order] = np.cumsum(new) - 1
    return order[new], back


def components(a: Ints, b: Ints, count: int) -> Ints:
    """Of each of `count` things the smallest that it is connected with, over edges from `a` to `b`."""
    root: Ints = np.arange(count, dtype=np.int32)
    while True:
        low = np.minimum(root[a], root[b])
        new = root.copy()
        np.minimum.at(new, root[a], low)
        np.minimum.at(new, root[b], low)
        new = new[new]
        if _equal(new, root):
            return root
        root = new


def _equal(x: Ints, y: Ints) -> bool:
    same: Flags = x == y
    return bool(same.all())
