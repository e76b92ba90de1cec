"""An estimate where it is not known who is who: from tables that may be the true one, beside the one as it is decided.

Invariant: what is decided and what was drawn are never mixed up; each says which it is.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from habeas.tally.estimates import pooled
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.estimate import Estimate, refusal
from habeas.tally.estimates.methods import Choices
from habeas.tally.listed import captures, linked, unsure

TABLES = 100
"""So many tables are drawn where there are pairs that nobody decided on."""
POINTS = 2000
"""Of dga's grid for tables that were drawn: the grid is finer than they differ."""


class Possible(Struct, frozen=True):
    """The table as who is who is decided so far; tables in which each of `pairs` unsure pairs is one person as often as
    its probability says (none where there are no such pairs); and the one in which all are."""

    decided: Captures
    drawn: tuple[Captures, ...]
    joined: Captures
    pairs: int

    @property
    def refused(self) -> str | None:
        """Why none of these tables bears an estimate."""
        tables = (self.decided, *self.drawn)
        return None if any(refusal(one) is None for one in tables) else refusal(self.decided)


class Beside(Struct, frozen=True):
    """An estimate with what is not sure drawn, and those of the two tables at the ends: as decided so far, and if every
    unsure pair is one person. Without unsure pairs all three are one."""

    estimate: Estimate
    decided: Estimate
    joined: Estimate

    @property
    def times_as_wide(self) -> float | None:
        """How much wider than that of the decided table the interval is."""
        return _ratio(_width(self.estimate), _width(self.decided))


def possible(
    on: Mapping[str, int],
    sources: Sequence[str],
    pairs: Mapping[frozenset[str], float],
    seed: int,
    tables: int = TABLES,
) -> Possible:
    """The tables of people by the sources they are on (`on`, as in `listed`), with the pairs of them who may be one."""
    pairs = unsure(on, pairs)
    decided = captures(on, sources)
    if not pairs:
        return Possible(decided, (), decided, 0)
    links = linked(on, sources, pairs)
    chance = np.random.default_rng(seed)
    drawn = tuple(_counted(links.drawn(chance).rows_by_lists(), sources) for _ in range(tables))
    return Possible(decided, drawn, _counted(links.all_joined().rows_by_lists(), sources), len(pairs))


def _counted(rows: Mapping[int, int], sources: Sequence[str]) -> Captures:
    return Captures(tuple(sources), tuple(rows.get(which, 0) for which in range(2 ** len(sources))))


def beside(method: str, of: Possible, choices: Choices) -> Beside:
    """The estimate of one method, and the two at the ends."""
    decided = pooled.estimate(method, [{"": of.decided}], choices)
    if not of.pairs:
        return Beside(decided, decided, decided)
    quick = replace(choices, points=choices.points or POINTS)
    drawn = pooled.estimate(method, [{"": one} for one in of.drawn], quick)
    return Beside(drawn, decided, pooled.estimate(method, [{"": of.joined}], quick))


def _width(one: Estimate) -> float | None:
    return None if one.lo95 is None or one.hi95 is None else one.hi95 - one.lo95


def _ratio(width: float | None, of: float | None) -> float | None:
    return width / of if width is not None and of else None
