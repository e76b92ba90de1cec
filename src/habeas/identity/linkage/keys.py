"""Keys by which people are found: two who may be one share at least one of them.

A key is a number made of what is compared. Each kind of key has the fields by which a block that is too large is
split again.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import ODD, Ints, Longs, among, mixed, once, ranges
from habeas.identity.linkage.births import Known
from habeas.identity.linkage.columns import Columns
from habeas.identity.linkage.words import Words

FEW = 60_000
"""Among more readings, family names are not looked for with a letter left out: too many would share one."""
MIN = 3
MANY_WORDS = 4
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


def keys(what: Columns, words: Words, cap: int, *, open_ended: bool = False) -> Iterator[Keys]:
    """All keys of all readings, a kind at a time. `open_ended` gives also those under which only people who are not
    here may be found (for an index)."""
    rows, given = _given_keys(what, words)
    for name in ("stem", "skeleton", "front", "back"):
        with_name, key = _beside(rows, given, what.families[name])
        yield Keys(f"{name}, given", with_name, key, cap if name in ("stem", "skeleton") else cap // 2)
    yield from _initials(what, cap, open_ended)
    for name in ("stem", "skeleton"):
        owner, stem = _each(what.families[name])
        yield Keys(name, owner, mixed(6, stem), cap // 2)
    if len(what.person) <= FEW:
        yield _slips(what, words, cap)
        yield from _places(what, cap)
    person = what.person
    exact = np.flatnonzero(what.known[person] == Known.DAY).astype(np.int32)
    yield Keys("day", exact, mixed(7, what.earliest[person[exact]]), cap // 2)
    fathers = np.flatnonzero((what.father_stem >= 0) & (what.sound >= 0)).astype(np.int32)
    yield Keys(
        "given, father", fathers, mixed(8, what.first_given[fathers], what.father_key[fathers]), cap // 2
    )


def _beside(rows: Ints, given: Ints, families: tuple[Ints, Ints]) -> tuple[Ints, Longs]:
    """Each given name beside each family name of the same reading, as keys."""
    found = []
    for family in families:
        there = family[rows] >= 0
        found.append((rows[there], mixed(1, family[rows[there]], given[there])))
    return np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])


def _each(families: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Readings with each of their family names."""
    owners = [np.flatnonzero(family >= 0).astype(np.int32) for family in families]
    return np.concatenate(owners), np.concatenate(
        [family[owner] for family, owner in zip(families, owners, strict=True)]
    )


def _places(what: Columns, cap: int) -> Iterator[Keys]:
    """Words of a place beside the first letters of the family name, or the given name: both may be misspelt."""
    family, person = what.families["front"][0], what.person
    for number, (kind, name) in enumerate((("place, front", family), ("place, given", what.first_given))):
        found = []
        for column in what.sets["place_words"]:
            there = np.flatnonzero((column[person] >= 0) & (family >= 0) & (what.sound >= 0)).astype(np.int32)
            found.append((there, mixed(10 + number, column[person[there]], name[there])))
        if found:
            rows, keys = np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])
            yield Keys(kind, rows, keys, cap // 2)
    yield from _addresses(what, cap)


def _addresses(what: Columns, cap: int) -> Iterator[Keys]:
    """Any two of the longest words of a place: people of one address, whatever became of their names."""
    columns = what.sets["place_words"][:MANY_WORDS]
    found = []
    for first in range(len(columns)):
        for second in range(first + 1, len(columns)):
            a, b = columns[first][what.person], columns[second][what.person]
            there = np.flatnonzero((a >= 0) & (b >= 0)).astype(np.int32)
            low, high = np.minimum(a[there], b[there]), np.maximum(a[there], b[there])
            found.append((there, mixed(12, low, high)))
    if found:
        rows, keys = np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])
        yield Keys("address", rows, keys, cap // 4)


def _slips(what: Columns, words: Words, cap: int) -> Keys:
    """Family names with any one letter left out, beside the first letter of the given name: two that a slip of the
    hand sets apart share one of these."""
    owner, stem = _each(what.families["stem"])
    texts = words.texts("stem")
    stems, place = np.unique(stem, return_inverse=True)
    flat, sizes = shortened([texts[n] for n in stems.tolist()])
    starts = np.cumsum(sizes) - sizes
    many = sizes[place]
    rows = np.repeat(owner, many)
    letter = np.where(what.letter[rows] > 0, what.letter[rows], what.initial[rows])
    left_out = flat[ranges(starts[place], many)]
    there = letter > 0
    return Keys("slip", rows[there], mixed(9, left_out[there], letter[there]), cap // 2)


def shortened(texts: Sequence[str]) -> tuple[Longs, Longs]:
    """Each text, and what is left of it without any one letter, as numbers; and how many numbers each text has. Texts
    of MIN letters and fewer have none."""
    # A nought after each text stands for no letter: without it, the text is left whole.
    letters = np.frombuffer("\0".join((*texts, "")).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    starts = np.cumsum(sizes) - sizes
    place = np.arange(len(letters)) - np.repeat(starts, sizes)
    powers = np.cumprod(np.full(int(sizes.max(initial=0)) + 1, ODD))
    here, one_before = letters * powers[place + 1], letters * powers[place]
    before, after = np.cumsum(here) - here, np.cumsum(one_before)
    numbers = before - np.repeat(before[starts], sizes) + np.repeat(after[starts + sizes - 1], sizes) - after
    # Of two equal letters that stand together, it is the same to leave out the one or the other.
    told = (letters == 0) | (letters != np.append(letters[1:], letters[:1]))
    told &= np.repeat(sizes > MIN + 1, sizes)
    text_of = np.repeat(np.arange(len(texts)), sizes)
    return numbers[told].view(np.int64), np.bincount(text_of[told], minlength=len(texts))


def splits(what: Columns) -> Splits:
    """What large blocks are split by, the most telling first."""
    person = what.person
    known = what.known[person]
    day = np.where(known == Known.DAY, what.earliest[person], -1)
    middle = (what.earliest[person].astype(np.int64) + what.latest[person]) // 2
    years = np.where(known > 0, (middle * 400 // 146097), -1)
    father = np.where(what.father_stem >= 0, what.father_key, -1)
    return Splits(
        (
            day.astype(np.int32),
            father,
            years.astype(np.int32),
            np.where(years >= 0, (years + 1) // 2 + 5000, -1).astype(np.int32),
            *(what.sets[name][0][person] for name in ("units", "places") if what.sets[name]),
        )
    )


def _given_keys(what: Columns, words: Words) -> tuple[Ints, Ints]:
    """Each reading with each given name that its word can be; a word in no table with its own sound."""
    there = np.flatnonzero(what.sound >= 0)
    used, given = np.unique(what.guess[there], return_inverse=True)
    every = [words.sets.order[number] for number in used.tolist()]
    sets = [full | short for full, short, _ in every]
    sizes = np.array([len(one) if len(one) <= NAMES else 0 for one in sets], dtype=np.int64)
    members = np.array([name for one in sets if len(one) <= NAMES for name in sorted(one)], dtype=np.int32)
    start = np.cumsum(sizes) - sizes
    many = sizes[given]
    known = many > 0
    rows = np.repeat(there[known], many[known])
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(many[known]) - many[known], many[known])
    names = members[np.repeat(start[given[known]], many[known]) + offset]
    unknown = there[what.given[there] == 0]
    return (
        np.concatenate((rows, unknown)).astype(np.int32),
        np.concatenate((names, what.sound[unknown] + 100_000)).astype(np.int32),
    )


def _initials(what: Columns, cap: int, open_ended: bool) -> Iterator[Keys]:
    """Names with an initial beside all whose given name begins with it, under one family name."""
    letter = np.where(what.sound >= 0, what.letter, what.initial).astype(np.int32)
    for name in ("stem", "skeleton"):
        owner, family = _each(what.families[name])
        found = mixed(5, family, letter[owner])
        if open_ended:
            yield Keys(f"{name}, initial", owner[letter[owner] > 0], found[letter[owner] > 0], cap // 2)
            continue
        short = (what.initial[owner] > 0) & (what.sound[owner] < 0)
        if not short.any():
            continue
        there = among(found, once(found[short]))
        yield Keys(f"{name}, initial", owner[there], found[there], cap // 2)
