"""What people judged moves the weights a little: where sources are careless with ages, ages come to say less.

Bounded: no weight moves by more than MOST, what contradicts never comes to speak for two people being one, and a
few judgements move little.
"""

from collections.abc import Mapping

import numpy as np

from habeas.identity.linkage.arrays import Flags, Floats, Longs
from habeas.identity.linkage.fields import FIELDS
from habeas.identity.linkage.levels import Comparing
from habeas.identity.linkage.scoring import AGAINST, SHIPPED, Weights, log_odds

MOST = 1.0
"""So far, in log odds, judgements can move a weight."""
STAYING = 4.0
"""How firmly the shipped weights stand: about the number of judgements that it takes to move one by half its way."""
_ROUNDS = 25


def improved(comparing: Comparing, first: Longs, second: Longs, same: Flags, people: int) -> Weights:
    """The shipped weights, moved towards what was judged of these pairs of readings (a penalised logistic fit)."""
    if not len(first):
        return SHIPPED
    compared = comparing.compare(first, second)
    columns = [
        (field, level)
        for field in FIELDS
        for level in np.unique(compared.levels[field]).tolist()
        if level and field in SHIPPED.base
    ]
    if not columns:
        return SHIPPED
    seen = np.stack([compared.levels[field] == level for field, level in columns], axis=1).astype(np.float64)
    start = np.clip(log_odds(compared, people).astype(np.float64), -30, 30)
    moved = np.zeros(len(columns))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-(start + seen @ moved)))
        slope = seen.T @ (same - chance) - STAYING * moved
        bend = (seen * (chance * (1 - chance))[:, None]).T @ seen + STAYING * np.eye(len(columns))
        moved = np.clip(moved + np.linalg.solve(bend, slope), -MOST, MOST)
    return _moved(dict(zip(columns, moved.tolist(), strict=True)))


def _moved(by: Mapping[tuple[str, int], float]) -> Weights:
    base: dict[str, Floats] = {field: weights.copy() for field, weights in SHIPPED.base.items()}
    for (field, level), step in by.items():
        base[field][level] += step
        if level in AGAINST.get(field, ()):
            base[field][level] = min(base[field][level], -0.5)
    return Weights(base, SHIPPED.slope)
