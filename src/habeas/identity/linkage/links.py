"""Records to who may be whom: keys, pairs, probabilities and clusters in one go, the same for a file and for a case."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from habeas.identity.linkage.arrays import Ints, Longs
from habeas.identity.linkage.fields import FIELDS
from habeas.identity.linkage.keys import keys, splits
from habeas.identity.linkage.levels import Compared, Comparing
from habeas.identity.linkage.pairs import pairs
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.reasons import sentence
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import SHIPPED, Scored, Weights, score, shift

CAP = 60
"""A block of more readings is split before its members are paired."""
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
        self.shift = shift(self.scored.odds, len(records))
        self.scored.odds += np.float32(self.shift)
        told("pairs compared")

    def from_(self, probability: float, scored: Scored | None = None) -> Ints:
        """Places in `scored` (of these links, if no other is given) of the pairs of at least this probability, best
        first; ties by the ids of the people."""
        scored = scored or self.scored
        odds = scored.odds
        there = np.flatnonzero(odds >= np.float32(np.log(probability / (1 - probability))))
        a, b = self.rank[scored.a[there]], self.rank[scored.b[there]]
        order = np.lexsort((np.maximum(a, b), np.minimum(a, b), -odds[there]))
        return there[order].astype(np.int32)

    @cached_property
    def rank(self) -> Ints:
        """Of each person the place of their id among all ids in order: what decides where odds are equal."""
        ids = self.records.ids
        rank = np.empty(len(ids), dtype=np.int32)
        rank[np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)] = np.arange(len(ids))
        return rank


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
    new = np.concatenate(
        ([True], (code[order][1:] != code[order][:-1]) | (told[order][1:] != told[order][:-1]))
    )
    back = np.empty(len(code), dtype=np.int64)
    back[order] = np.cumsum(new) - 1
    return order[new], back
