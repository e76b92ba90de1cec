"""Precision, recall and F1 of pairs and of clusters; every definition is here, once.

A pair that is `undecided` in truth counts neither for nor against anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Figures:
    """How well a yes or no fits the truth: counts, and what follows from them."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """The share of what was said that is true; 1 if nothing was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was said."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 1.0


def at(told: Iterable[tuple[float, bool]], threshold: float, true: int | None = None) -> Figures:
    """Figures of scores with truths, at a threshold. `true`: how many are true if not all were scored."""
    pairs = list(told)
    said = [truth for score, truth in pairs if score >= threshold]
    return Figures(sum(said), len(said), sum(truth for _, truth in pairs) if true is None else true)


def best(told: Iterable[tuple[float, bool]], true: int | None = None) -> tuple[float, Figures]:
    """The threshold that the truth itself would choose, with its figures: an upper bound, not what is shipped."""
    pairs = sorted(told, reverse=True)
    total = sum(truth for _, truth in pairs) if true is None else true
    found, right = (1.0, Figures(0, 0, total)), 0
    for said, (score, truth) in enumerate(pairs, 1):
        right += truth
        if said < len(pairs) and pairs[said][0] == score:
            continue
        here = Figures(right, said, total)
        if here.f1 > found[1].f1:
            found = (score, here)
    return found


@dataclass(frozen=True)
class Truth:
    """Who every record is, and which pairs of people are open."""

    person: Mapping[str, str]
    undecided: frozenset[frozenset[str]] = frozenset()

    @property
    def pairs(self) -> int:
        """How many pairs of records are one person."""
        return _pairs(Counter(self.person.values()).values())

    def of(self, a: str, b: str) -> bool | None:
        """Whether two records are one person; None if that is open."""
        first, second = self.person[a], self.person[b]
        if first == second:
            return True
        return None if frozenset((first, second)) in self.undecided else False


def told(scored: Iterable[tuple[str, str, float]], truth: Truth) -> list[tuple[float, bool]]:
    """Scores with the truth, without open pairs."""
    found = ((score, truth.of(a, b)) for a, b, score in scored)
    return [(score, same) for score, same in found if same is not None]


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def within(clusters: Mapping[str, str], truth: Truth) -> Figures:
    """Pairs within clusters against pairs within people: pairwise figures after clustering."""
    cells = Counter((cluster, truth.person[record]) for record, cluster in clusters.items())
    said = _pairs(Counter(clusters.values()).values())
    if truth.undecided:
        people: dict[str, list[str]] = {}
        for cluster, person in cells:
            people.setdefault(cluster, []).append(person)
        for cluster, members in people.items():
            for a, b in combinations(members, 2):
                if frozenset((a, b)) in truth.undecided:
                    said -= cells[cluster, a] * cells[cluster, b]
    return Figures(_pairs(cells.values()), said, truth.pairs)


def b_cubed(clusters: Mapping[str, str], truth: Truth) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1: for each record the share of its cluster that is its person, and reverse."""
    cells = Counter((cluster, truth.person[record]) for record, cluster in clusters.items())
    sizes, people = Counter(clusters.values()), Counter(truth.person[record] for record in clusters)
    total = len(clusters)
    precision = sum(count**2 / sizes[cluster] for (cluster, _), count in cells.items()) / total
    recall = sum(count**2 / people[person] for (_, person), count in cells.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def components(records: Iterable[str], linked: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Plain connected components, for peers that have no clusters of their own."""
    parent = {record: record for record in records}

    def root(record: str) -> str:
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    for a, b in linked:
        parent[root(b)] = root(a)
    return {record: root(record) for record in parent}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they must be; the first to the left, others to the right."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    )
