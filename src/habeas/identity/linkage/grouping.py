"""Pairs to clusters: people are joined from the surest pair on, as long as the whole speaks for it.

Two clusters become one if all pairs between them, taken together, speak for one person and none of them speaks
clearly against. The order of pairs and people does not matter.
"""

from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
VETO = -4.0
"""A pair with log odds below this is of two people, whatever others of their clusters have in common."""
UNKNOWN = -1.5
"""What a pair weighs that was never a candidate: it shares too little to have been looked at."""


def grouped(odds: Mapping[Pair, float], edges: Iterable[Pair], apart: float = VETO) -> list[list[int]]:
    """Clusters of two and more. `odds` are log odds of pairs (smaller number first); `edges` are the pairs of them
    that may join, the surest first. Pairs that stand nowhere weigh UNKNOWN."""
    members: dict[int, list[int]] = {}
    for a, b in edges:
        first = members.setdefault(a, [a])
        second = members.setdefault(b, [b])
        if first is not second and _agree(first, second, odds, apart):
            first += second
            for one in second:
                members[one] = first
    found = {id(group): sorted(group) for group in members.values() if len(group) > 1}
    return sorted(found.values())


def _agree(first: list[int], second: list[int], odds: Mapping[Pair, float], apart: float) -> bool:
    total = 0.0
    for a in first:
        for b in second:
            weight = odds.get((a, b) if a < b else (b, a), UNKNOWN)
            if weight < apart:
                return False
            total += min(weight, 6.0)
    return total > 0
