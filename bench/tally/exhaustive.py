"""Bounds found by going through every way in which small numbers can be true. Invariant: it shares no rule
with what it checks: people are counted region by region, and whether named people fit is Hall's theorem.

With all limits and names at most K, no region needs more than K people: any more could be left out without
breaking a lower limit. So the smallest number, and whether there is any way at all, are exact with regions
of 0 to K people; the largest is too, unless an allowed region of the set lies under no upper limit.
"""

from itertools import combinations, product

import numpy as np

from habeas.tally.bounds.said import Apart, Count, Inside, Kind, Said, kinds
from habeas.tally.bounds.sets import Set, holds

Region = frozenset[str]


def regions(said: Said) -> list[Region]:
    """Every combination of groups that the relations allow, none of them aside."""
    names = list(said.groups)
    every = (
        frozenset(name for name, has in zip(names, bits, strict=True) if has)
        for bits in product((False, True), repeat=len(names))
    )
    return [region for region in every if region and _allowed(said, region)]


def _allowed(said: Said, region: Region) -> bool:
    for one in said.statements:
        if isinstance(one, Inside) and one.group in region and one.inside not in region:
            return False
        if isinstance(one, Apart) and len(region.intersection(one.groups)) > 1:
            return False
    return True


def ends(said: Said, asked: Set) -> tuple[int, int | None] | None:
    """The smallest and largest number; the largest is None without limit, all is None if nothing fits."""
    space = regions(said)
    people = kinds(said.statements)
    counts = [one for one in said.statements if isinstance(one, Count)]
    top = max(
        [1, sum(map(len, people.values())), *(max(one.at_least or 0, one.at_most or 0) for one in counts)]
    )
    ways = np.array(list(product(range(top + 1), repeat=len(space))), dtype=np.int16)
    fits = np.ones(len(ways), dtype=bool)
    for one in counts:
        total = _people_in(ways, space, one.of)
        fits &= (one.at_least is None) | (total >= (one.at_least or 0))
        fits &= (one.at_most is None) | (total <= (one.at_most or 0))
    fits &= _names_fit(ways, space, people)
    if not fits.any():
        return None
    numbers = _people_in(ways[fits], space, asked)
    free = [r for r in space if not any(one.at_most is not None and holds(one.of, r) for one in counts)]
    endless = any(holds(asked, region) for region in free)
    return int(numbers.min()), None if endless else int(numbers.max())


def _people_in(ways: np.ndarray, space: list[Region], a_set: Set) -> np.ndarray:
    return np.asarray(ways[:, [at for at, region in enumerate(space) if holds(a_set, region)]].sum(axis=1))


def _names_fit(ways: np.ndarray, space: list[Region], people: dict[Kind, tuple[str, ...]]) -> np.ndarray:
    """Whether every set of kinds finds room in the regions open to any of them (P. Hall 1935); people of
    whom nothing places them in any group need none."""
    fits = np.ones(len(ways), dtype=bool)
    placed = [kind for kind in people if kind.within]
    for size in range(1, len(placed) + 1):
        for some in combinations(placed, size):
            open_to = [at for at, region in enumerate(space) if any(_fits(kind, region) for kind in some)]
            fits &= ways[:, open_to].sum(axis=1) >= sum(len(people[kind]) for kind in some)
    return fits


def _fits(kind: Kind, region: Region) -> bool:
    return kind.within <= region and kind.outside.isdisjoint(region)
