"""Invented populations of which the truth is known, seen by four lists: nine ways in which estimates go wrong.

Invariant: a scenario, a seed and a size give the same population; what the lists show of it is all that is given on.
"""

from collections.abc import Callable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.links import Link, Links

TRUTH = 800
LISTS = ("listok", "openlist", "lawyers", "mothers")
OFTEN = np.array([0.25, 0.3, 0.2, 0.25])
"""How probably each list has somebody."""
SURE, HALF, LEAST = 0.995, 0.5, 0.1
"""What a linker says of those it recognises; from here on it says that two are one; what it says nothing of."""
Found = NDArray[np.bool_]
Chance = np.random.Generator


def independent(chance: Chance) -> Found:
    """Each list finds everybody by itself."""
    return np.asarray(chance.random((TRUTH, len(LISTS))) < OFTEN)


def attracting(chance: Chance) -> Found:
    """Whoever is on the first list is likelier to be on the second."""
    found = independent(chance)
    found[:, 1] = chance.random(TRUTH) < np.where(found[:, 0], 0.5, 0.23)
    return found


def avoiding(chance: Chance) -> Found:
    """The first three lists each send their people away from the others."""
    found = independent(chance)
    for later in (1, 2):
        before = found[:, :later].any(axis=1)
        found[:, later] = chance.random(TRUTH) < OFTEN[later] * np.where(before, 0.4, 1.3)
    return found


def two_kinds(chance: Chance) -> Found:
    """Three in ten are easily found, the others hardly."""
    easy = chance.random(TRUTH) < 0.3
    return np.asarray(chance.random((TRUTH, len(LISTS))) < np.where(easy[:, None], 0.55, 0.12))


def of_all_kinds(chance: Chance) -> Found:
    """How easily somebody is found lies anywhere, mostly low."""
    ease = chance.beta(0.5, 2.0, TRUTH)
    return np.asarray(chance.random((TRUTH, len(LISTS))) < np.minimum(ease[:, None] * OFTEN * 4, 0.95))


def out_of_reach(chance: Chance) -> Found:
    """A quarter can be on no list."""
    found = independent(chance)
    found[: TRUTH // 4] = False
    return found


EXACTLY_LINKED: dict[str, Callable[[Chance], Found]] = {
    "independent": independent,
    "two lists attract": attracting,
    "lists avoid one another": avoiding,
    "two kinds of people": two_kinds,
    "all kinds of people": of_all_kinds,
    "a quarter out of reach": out_of_reach,
}


def table(found: Found) -> Captures:
    """What the lists show if everybody is recognised."""
    which = found @ (1 << np.arange(len(LISTS)))
    counts = np.bincount(which, minlength=2 ** len(LISTS))
    return Captures(LISTS, (0, *(int(count) for count in counts[1:])))


def missed(chance: Chance, share: float) -> Captures:
    """Independent lists, where so many of the people on several lists are not recognised on one of them."""
    found = independent(chance)
    several = np.flatnonzero(found.sum(axis=1) > 1)
    lost = several[chance.random(len(several)) < share]
    alone = np.zeros((len(lost), len(LISTS)), dtype=bool)
    for row, person in enumerate(lost):
        list_ = chance.choice(np.flatnonzero(found[person]))
        found[person, list_] = False
        alone[row, list_] = True
    return table(np.vstack([found, alone]))


def mixed_up(chance: Chance, share: float) -> Captures:
    """Independent lists, where so many of the people on one list are taken for somebody on another."""
    found = independent(chance)
    single = np.flatnonzero(found.sum(axis=1) == 1)
    for person in single[chance.random(len(single)) < share]:
        others = np.flatnonzero((found.sum(axis=1) >= 1) & ~(found & found[person]).any(axis=1))
        taken_for = int(chance.choice(others))
        found[taken_for] |= found[person]
        found[person] = False
    return table(found)


def linked(chance: Chance, share: float, trust: float = 1.0) -> Links:
    """As `missed`, but with what a linker says of pairs of records: sure of those it recognised; of those it did not,
    and of as many strangers as make it true, a probability from LEAST to a half. All pairs of one record with one
    person have the same.

    Of pairs with a probability p, a share p is true: that is what a probability means. With another `trust`, the
    linker's odds are so many times what they should be.
    """
    found = independent(chance)
    people, on = np.nonzero(found)
    records = [np.flatnonzero(people == person) for person in range(TRUTH)]
    several = [mine for mine in records if len(mine) > 1]
    doubtful: list[tuple[int, NDArray[np.intp], float]] = []
    pairs: dict[tuple[int, int], float] = {}
    for mine in several:
        lost = int(chance.choice(mine)) if chance.random() < share else -1
        rest = mine[mine != lost]
        pairs |= {(int(a), int(b)): SURE for a, b in combinations(rest, 2)}
        if lost >= 0:
            doubtful.append((lost, rest, _doubt(chance, among_the_true=True)))
    usual = (LEAST + HALF) / 2
    single = [mine for mine in records if len(mine) == 1]
    strangers = int(chance.poisson(share * len(several) * (1 - usual) / usual))
    while strangers:
        alone, other = single[chance.integers(len(single))], records[chance.choice(people)]
        if on[alone[0]] not in on[other]:
            doubtful.append((int(alone[0]), other, _doubt(chance, among_the_true=False)))
            strangers -= 1
    for record, others, doubt in doubtful:
        odds = trust * doubt / (1 - doubt)
        for one in others:
            pairs.setdefault((min(record, int(one)), max(record, int(one))), odds / (1 + odds))
    made = sorted((Link(a, b, p) for (a, b), p in pairs.items()), key=lambda link: -link.probability)
    return Links(LISTS, tuple(int(one) for one in on), ("",) * len(on), tuple(made))


def _doubt(chance: Chance, *, among_the_true: bool) -> float:
    """A probability of a pair that a linker leaves open, even between its ends over all such pairs."""
    while True:
        doubt = float(chance.uniform(LEAST, HALF))
        if (chance.random() < doubt) == among_the_true:
            return doubt
