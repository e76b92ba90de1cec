"""Filling the gaps of a table, at random and as those do of whom all is known. Invariant: everybody stays in; who is on
no list never comes out.

Multiple imputation (D. Rubin 1987): the shares are drawn too (a Dirichlet draw from the counts), so that several
fillings differ as much as is not known. Within a stratum the people of whom all is known there decide, where there
are hardly any, those of all strata.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from habeas.tally.cannot import CannotTally
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.tables import AGAIN, Row, Table

Counts = dict[str, NDArray[np.float64]]
LITTLE = 1.0
"""The shares of all strata weigh as much as one person of the stratum."""


def filled(table: Table, chance: np.random.Generator) -> dict[str, Captures]:
    """The table of each stratum, on the lists kept there, its gaps filled once."""
    strata = table.strata
    if not strata:
        raise CannotTally(f"of nobody it is known which stratum they are of. {AGAIN}")
    kept = {stratum: table.kept_in(stratum) for stratum in strata}
    known = _known(table, kept)
    whole = {stratum: counts.copy() for stratum, counts in known.items()}
    for row in table.rows:
        for stratum, people in _by_stratum(row, known, kept, chance):
            _place(row, people, whole[stratum], _shares(known, stratum, kept), kept[stratum], chance)
    return {
        stratum: Captures(table.lists, tuple(int(count) for count in counts)).of(kept[stratum])
        for stratum, counts in whole.items()
    }


def needs_chance(table: Table) -> bool:
    """Whether there is anything to fill: a list that was not kept in a stratum is no gap there."""
    kept = {stratum: table.kept_in(stratum) for stratum in table.strata}
    return any(row.stratum is None or row.perhaps & kept[row.stratum] for row in table.rows)


def _known(table: Table, kept: Mapping[str, int]) -> Counts:
    """Those of whom all is known that can be: by stratum and lists."""
    known = {stratum: np.zeros(2 ** len(table.lists)) for stratum in kept}
    for row in table.rows:
        if row.stratum is not None and not row.perhaps & kept[row.stratum]:
            known[row.stratum][row.on] += row.count
    return known


def _by_stratum(
    row: Row, known: Counts, kept: Mapping[str, int], chance: np.random.Generator
) -> Iterator[tuple[str, int]]:
    """The people of a row that has a gap, by stratum."""
    if row.stratum is not None:
        if row.perhaps & kept[row.stratum]:
            yield row.stratum, row.count
        return
    able = [stratum for stratum in known if not row.on & ~kept[stratum]]
    if not able:
        raise CannotTally(f"some people are on lists that were kept together in no stratum. {AGAIN}")
    weights = [LITTLE / len(able) + _alike(row, known[stratum], kept[stratum]) for stratum in able]
    shares = chance.dirichlet(weights)
    yield from zip(able, (int(one) for one in chance.multinomial(row.count, shares)), strict=True)


def _alike(row: Row, counts: NDArray[np.float64], kept: int) -> float:
    which = np.arange(len(counts))
    sure = kept & ~row.perhaps
    return float(counts[which & sure == row.on & sure].sum())


def _shares(known: Counts, stratum: str, kept: Mapping[str, int]) -> NDArray[np.float64]:
    """What a stratum knows, and a little of what all strata do."""
    lists = kept[stratum]
    which = np.arange(len(known[stratum]))
    everywhere = np.zeros(len(which))
    for counts in known.values():
        np.add.at(everywhere, which & lists, counts)
    total = everywhere.sum()
    return np.asarray(known[stratum] + LITTLE * (everywhere + 1 / len(which)) / (total + 1))


def _place(
    row: Row,
    people: int,
    counts: NDArray[np.float64],
    shares: NDArray[np.float64],
    kept: int,
    chance: np.random.Generator,
) -> None:
    """Put people on lists, as others with the same known lists are."""
    sure = kept & ~row.perhaps
    which = np.arange(len(counts))
    fits = np.flatnonzero((which & sure == row.on & sure) & (which & ~kept == 0) & (which != 0))
    if not len(fits):
        raise CannotTally(f"some people are on no list that was kept where they are. {AGAIN}")
    counts[fits] += chance.multinomial(people, chance.dirichlet(shares[fits]))
