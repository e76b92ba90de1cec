"""How many people by name are said to have been at each place, in columns: as `register.at_place.everywhere`."""

from datetime import date

import numpy as np

from habeas.register.about import About
from habeas.statements.mention import Kind
from habeas.tally.columns.kept import Columns
from habeas.tally.columns.told import PRESENT_THERE


def everywhere(about: About, as_of: date) -> list[tuple[str, int]]:
    """Every place (a cluster) somebody is said to have been at, with how many people by name; most of them first."""
    columns = about.beside(Columns)
    rows, ids, mentions = columns.rows, columns.mentions_of(about), about.known.mentions
    says = ((rows.what & PRESENT_THERE) != 0) & rows.alive & (rows.first <= as_of.toordinal())
    pairs = says[rows.place_row]
    place, row = columns.of[rows.place[pairs]], rows.place_row[pairs]
    places, first = np.unique(place, return_index=True)
    # Whom each of these rows is about: the pairs of rows and people are in the order of rows.
    start, end = np.searchsorted(rows.subject_row, row), np.searchsorted(rows.subject_row, row, side="right")
    times = end - start
    at = np.repeat(start - np.concatenate(([0], np.cumsum(times)[:-1])), times) + np.arange(int(times.sum()))
    who = columns.of[rows.subject[at]]
    person = columns.is_person[who]
    both = np.unique(np.repeat(place, times)[person].astype(np.int64) << 32 | who[person])
    number = np.zeros(len(columns.of), np.int64)
    held, count = np.unique(both >> 32, return_counts=True)
    number[held] = count
    found = [(ids[one], int(number[one])) for one in places[np.argsort(first)].tolist()]
    return sorted((one for one in found if mentions[one[0]].kind is Kind.PLACE), key=lambda one: -one[1])
