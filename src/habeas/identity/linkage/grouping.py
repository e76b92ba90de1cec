"""Pairs to clusters: people are joined from the surest pair on, as long as the whole speaks for it.

Two clusters become one if the pairs between them, taken together, speak for one person and none of them contradicts
clearly. A pair of which too little is known says nothing. The order of pairs and people does not matter.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from habeas.identity.linkage.arrays import Floats

Pair = tuple[int, int]
VETO = -8.0
"""Two people whom so much contradicts (in log odds) are never in one cluster: two days of birth years apart, another
patronymic and another given name."""
CONTRADICTED = -2.0
"""From so much on, a pair that is unlikely speaks against; with less it is only not known to be one."""
SILENT = -0.3
LOUDEST = 6.0
"""No pair speaks louder than this, for or against."""
NEVER = -1000.0


def voice(odds: Floats, against: Floats) -> Floats:
    """What a pair says for its clusters being one: its log odds where they are positive or where something
    contradicts, next to nothing where merely little is known, NEVER where too much contradicts."""
    heard = np.where(
        odds > 0,
        np.minimum(odds, LOUDEST),
        np.where(against < CONTRADICTED, np.maximum(odds, -LOUDEST), SILENT),
    )
    return np.where((against <= VETO) & (odds < 0), NEVER, heard).astype(np.float32)


def grouped(voices: Mapping[Pair, float], edges: Iterable[Pair], silent: float = SILENT) -> list[list[int]]:
    """Clusters of two and more. `voices` are of pairs, smaller number first; `edges` are the pairs that may join, the
    surest first. Pairs that stand nowhere say `silent`."""
    members: dict[int, list[int]] = {}
    for a, b in edges:
        first = members.setdefault(a, [a])
        second = members.setdefault(b, [b])
        if first is not second and _agree(first, second, voices, silent):
            first += second
            for one in second:
                members[one] = first
    found = {id(group): sorted(group) for group in members.values() if len(group) > 1}
    return sorted(found.values())


def _agree(first: list[int], second: list[int], voices: Mapping[Pair, float], silent: float) -> bool:
    total = 0.0
    for a in first:
        for b in second:
            one = voices.get((a, b) if a < b else (b, a), silent)
            if one == NEVER:
                return False
            total += one
    return total > 0
