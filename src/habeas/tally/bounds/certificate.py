"""Why a bound holds, as a sum that can be added up by hand. Invariant: it was checked in exact fractions.

Each count gets a weight, such that no person, whatever groups they are in, is worth more in the weighted
counts than in the number asked about (for an upper bound: less). Then the number cannot be below the
weighted sum. Named people are worth at least what the kind of person they are known to be is worth.
(Duality of linear programming, D. Gale, H. Kuhn and A. Tucker 1951.)
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

import numpy as np
from msgspec import Struct

from habeas.tally.bounds.program import Model
from habeas.tally.bounds.said import Count, Kind, Member, Said
from habeas.tally.bounds.worth import Worth

FINEST = (24, 5040)
"""Largest denominators tried for weights; the simplest weights that hold are taken."""

COARSEST = 2**31
"""Weights that need a larger common denominator are not tried: the sum could not be added up by hand."""


class Part(Struct, frozen=True):
    """One summand: `weight` times `number`. `because` has the statements it comes from; for named people,
    `number` is how many they are."""

    weight: Fraction
    number: int
    because: tuple[str, ...]
    named: bool = False


class Certificate(Struct, frozen=True):
    """The summands and their sum: the number asked about cannot be below it (upper bound: above it)."""

    parts: tuple[Part, ...]
    total: Fraction


def certificate(
    said: Said, laid: Model, which: int, prices: Sequence[tuple[Count, float]]
) -> Certificate | None:
    """The sum that the solver's prices give, if it holds exactly. `which` is 1 for a lower bound, -1 for an
    upper one."""
    for finest in FINEST:
        weights = {count.id: Fraction(price).limit_denominator(finest) for count, price in prices}
        parts = _parts(said, laid, which, weights)
        if parts is not None:
            return Certificate(parts, sum((part.weight * part.number for part in parts), Fraction(0)))
    return None


def _parts(said: Said, laid: Model, which: int, weights: Mapping[str, Fraction]) -> tuple[Part, ...] | None:
    scale = lcm(1, *(weight.denominator for weight in weights.values()))
    if scale > COARSEST:
        return None
    worth = np.zeros(len(laid.homes), dtype=np.int64)
    if laid.asked is not None:
        worth[laid.asked] += which * scale
    parts = []
    for count, attribute in laid.counts:
        weight = weights.get(count.id, Fraction(0))
        if weight:
            worth[attribute] -= int(weight * scale)
            limit = count.at_least if weight > 0 else count.at_most
            if limit is None:
                return None
            parts.append(Part(which * weight, limit, (count.id,)))
    if not laid.circles:
        return ()
    least = Worth(laid, worth)
    if least({}) < 0:
        return None
    for (kind, names), known in zip(laid.kinds, laid.known, strict=True):
        extra = Fraction(least(known), scale)
        if extra:
            parts.append(Part(which * extra, len(names), telling_of(said, kind, names), named=True))
    return tuple(parts)


def telling_of(said: Said, kind: Kind, names: Sequence[str]) -> tuple[str, ...]:
    """The statements that say of named people that they are of a kind."""
    return tuple(
        one.id
        for one in said.statements
        if isinstance(one, Member) and not set(names).isdisjoint(one.who) and (kind.within or kind.outside)
    )
