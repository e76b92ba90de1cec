"""Pairs to probabilities: the weights of what agrees and differs, added to the odds that any two people are one.

Scored a part at a time, so that the memory needed does not grow with the number of pairs; by two processes where
there are many.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Flags, Floats, Ints, Longs
from habeas.identity.linkage.beside import both
from habeas.identity.linkage.fields import FIELDS, Birth, Family, Father, Given, Sex, Thing
from habeas.identity.linkage.levels import Compared, Comparing
from habeas.identity.linkage.weights import WEIGHTS, Weight

PART = 300_000
"""So many pairs are compared at once."""
MANY = 1_000_000
"""From so many pairs on, a second process pays."""
FEWEST = 200
"""A list of fewer people is taken for one of so many: who stands in three rows is still one of many."""
ADDRESS = 14.0
"""From so rare a place on, two people of nearly one name born in other years may be one with a wrong year."""
OUTWEIGHED = -2.5
"""What a pair weighs at most that something contradicts which outweighs all else: too little to be proposed."""
NEVER = -99.0
LEAST = -5.0
"""Pairs below this, in log odds, are forgotten at once."""


ENOUGH = 1000
USUAL = 0.83
"""Matches a person in the lists from which the weights come."""
SHIFT = (-1.0, 2.0)
_ROUNDS = 12
NEVER_AGAINST = ("places", "units", "relatives", "held", "photos")


class Scored(Struct):
    """Pairs of people with the log odds that they are one, and the readings in which they agree best. In the order of
    the people, as `score` makes them."""

    a: Ints
    b: Ints
    first: Ints
    second: Ints
    odds: Floats

    def __len__(self) -> int:
        return len(self.a)


class Weights(Struct, frozen=True):
    """Weights by field and level: what a level weighs, and how much of a rarity is added."""

    base: dict[str, Floats]
    slope: dict[str, Floats]

    @classmethod
    def of(cls, weights: dict[str, tuple[Weight, ...]]) -> "Weights":
        """Weights as arrays."""
        return cls(
            {field: np.array([one[0] for one in of], dtype=np.float32) for field, of in weights.items()},
            {field: np.array([one[1] for one in of], dtype=np.float32) for field, of in weights.items()},
        )

    def of_field(self, field: str, compared: Compared) -> Floats:
        """What one field weighs, pair by pair."""
        level = compared.levels[field]
        weight: Floats = self.base[field][level]
        if field in compared.rarity:
            weight = weight + self.slope[field][level] * compared.rarity[field]
        if field in NEVER_AGAINST:
            # To share what everybody here shares says little; it never says that two people are not one.
            weight = np.where((level == Thing.SAME) | (level == Thing.PART), np.maximum(weight, 0), weight)
        return weight


SHIPPED = Weights.of(WEIGHTS)


def prior(people: int) -> float:
    """The log odds that two people of so many are one, before anything is compared: each is there twice as often as
    not."""
    return -float(np.log(max(people, FEWEST)))


def log_odds(compared: Compared, people: int, weights: Weights = SHIPPED) -> Floats:
    """The log odds of pairs."""
    odds = np.full(len(compared.levels["family"]), prior(people), dtype=np.float32)
    for field in FIELDS:
        if compared.levels[field].any():
            odds += weights.of_field(field, compared)
    outweighed = _outweighed(compared)
    odds[outweighed] = np.minimum(odds[outweighed], OUTWEIGHED)
    odds[_nameless(compared)] = NEVER
    return odds


def _outweighed(compared: Compared) -> Flags:
    """Pairs in which one thing outweighs all that agrees: another father, given name, sex or year of birth. Brothers
    and namesakes of one unit share nearly everything else; Александра is Александр only where names are declined. A
    name is set right by one day of birth, but not a given name that is surely another: those are twins. One photo sets
    everything right."""
    levels = compared.levels
    named = (levels["sex"] == Sex.OTHER) | (levels["case"] == Thing.OTHER)
    named |= (levels["given"] == Given.OTHER_INITIAL) | (levels["given"] == Given.UNLIKE)
    named |= (levels["father"] == Father.OTHER) | (levels["father"] == Father.OTHER_INITIAL)
    twins = (levels["given"] == Given.OTHER) & (levels["family"] != Family.OTHER)
    born = (levels["birth"] == Birth.OTHER) | (levels["birth"] == Birth.NEXT_YEAR)
    one_day = (levels["birth"] == Birth.SAME_DAY) | (levels["birth"] == Birth.SLIP)
    given, family = levels["given"], levels["family"]
    one_name = (given > 0) & (given <= Given.ALMOST) & (family > 0) & (family <= Family.SLIP)
    one_address = one_name & (compared.rarity["places"] >= ADDRESS)
    outweighed: Flags = twins | (named & ~one_day) | (born & ~one_address)
    outweighed &= levels["photos"] != Thing.SAME
    return outweighed


def _nameless(compared: Compared) -> Flags:
    """Pairs that share no part of a name: two soldiers without a name, of one unit and age, are not one for that."""
    levels = compared.levels
    unnamed: Flags = (levels["family"] == 0) & (levels["given"] == 0)
    unnamed &= levels["photos"] != Thing.SAME
    return unnamed


AGAINST: dict[str, tuple[int, ...]] = {
    "family": (Family.REMOTE, Family.OTHER),
    "given": (Given.ALIKE, Given.OTHER, Given.OTHER_INITIAL, Given.UNLIKE),
    "second": (Given.OTHER,),
    "father": (Father.ALIKE, Father.OTHER, Father.OTHER_INITIAL),
    "sex": (Sex.OTHER,),
    "birth": (Birth.SAME_YEAR, Birth.NEXT_YEAR, Birth.OFF_BY_FEW, Birth.OTHER),
}
"""Levels that contradict: not less known of one of the two, but something else known of each."""


def against(compared: Compared, weights: Weights = SHIPPED) -> Floats:
    """What contradicts, pair by pair, in log odds: 0 where nothing does."""
    total = np.zeros(len(compared.levels["family"]), dtype=np.float32)
    for field, levels in AGAINST.items():
        contradicts = np.zeros(len(weights.base[field]), dtype=np.float32)
        contradicts[list(levels)] = np.minimum(weights.base[field][list(levels)], 0)
        total += contradicts[compared.levels[field]]
    return total


def shift(scored_odds: Floats, people: int) -> float:
    """What the odds of all pairs are to be moved by, because people stand in this list more often, or less often,
    than in those from which the weights come. Found from the pairs themselves, without labels: how many matches the
    odds add up to is how many there are. Bounded; few people teach nothing."""
    if people < ENOUGH:
        return 0.0
    moved = 0.0
    for _ in range(_ROUNDS):
        matches = float((1 / (1 + np.exp(-(scored_odds + moved)))).sum()) / people
        moved = float(np.clip(np.log(max(matches, 1e-6) / USUAL), *SHIFT))
    return moved


def score(comparing: Comparing, codes: Longs, people: int, weights: Weights = SHIPPED) -> Scored:
    """Score pairs of readings (numbers as in `pairs.pairs`), and keep the best of each pair of people."""
    parts: tuple[tuple[Longs, Floats], ...]
    if len(codes) >= MANY:
        half = len(codes) // 2
        parts = both(
            lambda: _scored(comparing, codes[:half], people, weights),
            lambda: _scored(comparing, codes[half:], people, weights),
        )
    else:
        parts = (_scored(comparing, codes, people, weights),)
    rows = len(comparing.columns.person)
    codes = np.concatenate([part[0] for part in parts])
    odds = np.concatenate([part[1] for part in parts])
    first, second = codes // rows, codes % rows
    a, b = comparing.columns.person[first], comparing.columns.person[second]
    swap = a > b
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    first, second = np.where(swap, second, first), np.where(swap, first, second)
    pair = a.astype(np.int64) * people + b
    order = np.lexsort((codes, -odds, pair))
    best = order[np.concatenate(([True], pair[order][1:] != pair[order][:-1]))] if len(order) else order
    return Scored(a[best], b[best], first[best].astype(np.int32), second[best].astype(np.int32), odds[best])


def _parts(
    comparing: Comparing, codes: Longs, people: int, weights: Weights
) -> Iterator[tuple[Longs, Floats]]:
    rows = len(comparing.columns.person)
    for start in range(0, len(codes), PART):
        part = codes[start : start + PART]
        odds = log_odds(comparing.compare(part // rows, part % rows), people, weights)
        keep = odds >= LEAST
        yield part[keep], odds[keep]


def _scored(comparing: Comparing, codes: Longs, people: int, weights: Weights) -> tuple[Longs, Floats]:
    found = list(_parts(comparing, codes, people, weights))
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate([codes for codes, _ in found]), np.concatenate([odds for _, odds in found])
