"""Keys by which people are found: two who may be one share at least one of them.

A key is a number made of what is compared. Each kind of key has the fields by which a block that is too large is
split again.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Ints, Longs, mixed
from habeas.identity.linkage.births import Known
from habeas.identity.linkage.levels import Comparing

NAMES = 8
"""A short form that stands for more names than this is looked for under its own sound only."""


class Keys(Struct):
    """Keys of one kind: `rows` of readings, one key each; `cap` the most rows of a block that are all paired."""

    kind: str
    rows: Ints
    keys: Longs
    cap: int


class Splits(Struct):
    """What large blocks are split by: of each reading a number, -1 where it has none."""

    fields: tuple[Ints, ...]


def keys(what: Comparing, cap: int) -> Iterator[Keys]:
    """All keys of all readings, a kind at a time."""
    everyone = np.arange(len(what.person), dtype=np.int32)
    family, sound, skeleton = what.family, what.sound, what.skeleton
    rows, given = _given_keys(what)
    with_family = family[rows] >= 0
    rows, given = rows[with_family], given[with_family]
    yield Keys("family, given", rows, mixed(1, family[rows], given), cap)
    yield Keys("skeleton, given", rows, mixed(2, skeleton[rows], given), cap)
    yield Keys("front, given", rows, mixed(3, what.front[rows], given), cap // 2)
    yield Keys("back, given", rows, mixed(4, what.back[rows], given), cap // 2)
    yield from _initials(what, cap)
    some = everyone[family >= 0]
    yield Keys("family", some, mixed(6, family[some]), cap // 2)
    known = what.records.known.array[what.person]
    exact = everyone[known == Known.DAY]
    yield Keys("day", exact, mixed(7, what.records.earliest.array[what.person[exact]]), cap // 2)
    fathers = everyone[(what.father_stem >= 0) & (sound >= 0)]
    yield Keys("given, father", fathers, mixed(8, what.first_given[fathers], what.father_key[fathers]), cap // 2)


def splits(what: Comparing) -> Splits:
    """What large blocks are split by, the most telling first."""
    person = what.person
    known = what.records.known.array[person]
    day = np.where(known == Known.DAY, what.records.earliest.array[person], -1)
    middle = (what.records.earliest.array[person].astype(np.int64) + what.records.latest.array[person]) // 2
    years = np.where(known > 0, (middle * 400 // 146097), -1)
    father = np.where(what.father_stem >= 0, what.father_key, -1)
    return Splits(
        (
            day.astype(np.int32),
            father,
            years.astype(np.int32),
            np.where(years >= 0, (years + 1) // 2 + 5000, -1).astype(np.int32),
            what.records.sets["units"].columns[0][person],
            what.records.sets["places"].columns[0][person],
        )
    )


def _given_keys(what: Comparing) -> tuple[Ints, Ints]:
    """Each reading with each given name that its word can be; a word in no table with its own sound."""
    sets = [full | short for full, short, _ in what.records.words.sets]
    sizes = np.array([len(one) if len(one) <= NAMES else 0 for one in sets], dtype=np.int64)
    members = np.array([name for one in sets if len(one) <= NAMES for name in sorted(one)], dtype=np.int32)
    start = np.cumsum(sizes) - sizes
    there = np.flatnonzero(what.sound >= 0)
    given = what.given[there]
    many = sizes[given]
    known = many > 0
    rows = np.repeat(there[known], many[known])
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(many[known]) - many[known], many[known])
    names = members[np.repeat(start[given[known]], many[known]) + offset]
    unknown = there[~known]
    return (
        np.concatenate((rows, unknown)).astype(np.int32),
        np.concatenate((names, what.sound[unknown] + 100_000)).astype(np.int32),
    )


def _initials(what: Comparing, cap: int) -> Iterator[Keys]:
    """Names with an initial beside all whose given name begins with it, under one family name."""
    short = np.flatnonzero((what.initial > 0) & (what.family >= 0) & (what.sound < 0)).astype(np.int32)
    if not len(short):
        return
    wanted = mixed(5, what.family[short], what.initial[short])
    full = np.flatnonzero((what.letter > 0) & (what.family >= 0)).astype(np.int32)
    found = mixed(5, what.family[full], what.letter[full])
    full, found = full[np.isin(found, wanted)], found[np.isin(found, wanted)]
    yield Keys("family, initial", np.concatenate((short, full)), np.concatenate((wanted, found)), cap // 2)
