"""Pairs of people to levels of agreement, field by field: small codes, with how rare what they share is.

Symmetric. Level 0 of every field is "not known of one of them", which weighs nothing.
"""

from enum import IntEnum

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Bytes, Flags, Floats, Ints, Longs
from habeas.identity.linkage.births import Known
from habeas.identity.linkage.distances import Distances
from habeas.identity.linkage.guesses import guess
from habeas.identity.linkage.rarity import FIRST_YEAR, Rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.sets import SetTables


class Family(IntEnum):
    """How family names agree."""

    ABSENT, SAME, HALF, NEAR, ALMOST, SLIP, ALIKE, REMOTE, OTHER = range(9)


class Given(IntEnum):
    """How given names agree."""

    ABSENT, SAME, SHORT, BOTH_SHORT, NEAR, ALMOST, INITIAL, ALIKE, OTHER, OTHER_INITIAL = range(10)


class Father(IntEnum):
    """How patronymics agree."""

    ABSENT, SAME, NEAR, INITIAL, ALIKE, OTHER, OTHER_INITIAL = range(7)


class Sex(IntEnum):
    """Whether one name is a man's and the other a woman's."""

    ABSENT, SAME, OTHER = range(3)


class Birth(IntEnum):
    """How days of birth, years or ages agree."""

    ABSENT, SAME_DAY, SLIP, SAME_YEAR, NEXT_YEAR, OVERLAP, OFF_BY_ONE, OFF_BY_FEW, OTHER = range(9)


class Thing(IntEnum):
    """How places, units, relatives, photos or sources agree."""

    ABSENT, SAME, PART, OTHER = range(4)


FIELDS: dict[str, type[IntEnum]] = {
    "family": Family,
    "given": Given,
    "second": Given,
    "father": Father,
    "sex": Sex,
    "birth": Birth,
    "places": Thing,
    "units": Thing,
    "relatives": Thing,
    "held": Thing,
    "photos": Thing,
    "taken": Thing,
    "source": Thing,
}
"""The fields that are compared, and their levels."""


class Compared(Struct):
    """Pairs compared: of each field a level a pair, and of some how rare what is shared is (0 where nothing is)."""

    levels: dict[str, Bytes]
    rarity: dict[str, Floats]


class Comparing:
    """Compares pairs of readings of records. Keeps what depends on the records only."""

    def __init__(self, records: Records, rarities: Rarities) -> None:
        self.records, self.rarities = records, rarities
        words = records.words
        guessed = self._guessed(records)
        self.sets = SetTables(list(words.sets), list(words.father_sets))
        self.distances = Distances(words)
        row = records.row
        self.family, self.family2 = _of(words.stem.array, row("family")), _of(words.stem.array, row("family2"))
        self.sound, self.given = _of(words.sound.array, row("given")), _of(words.given.array, row("given"), 0)
        self.guess = np.where(self.given > 0, self.given, _of(guessed, row("given"), 0))
        self.heard = _of(words.sound.array, row("family"))
        self.sound2, self.given2 = _of(words.sound.array, row("given2")), _of(words.given.array, row("given2"), 0)
        self.father = _of(words.father.array, row("patronymic"), 0)
        self.father_stem = _of(words.father_stem.array, row("patronymic"))
        self.letter = np.where(self.sound >= 0, _of(words.first.array, row("given"), 0), 0)
        self.families = {
            name: (_of(column.array, row("family")), _of(column.array, row("family2")))
            for name, column in (
                ("stem", words.stem), ("skeleton", words.skeleton), ("front", words.front), ("back", words.back)
            )
        }  # fmt: skip
        self.first_given = np.where(self.given > 0, self.given, self.sound + 100_000).astype(np.int32)
        self.father_key = np.where(self.father > 0, self.father, self.father_stem + 100_000).astype(np.int32)
        self.initial, self.initial2, self.sex = row("initial"), row("initial2"), row("sex")
        self.father_letter = _of(words.first.array, row("patronymic"), 0)
        self.person = records.person.array
        self.year, self.month, self.day = _calendar(records.earliest.array)

    def _guessed(self, records: Records) -> Ints:
        """Of each word the number of the set of given names that it may be a slip of, 0 for none."""
        words = records.words
        out = np.zeros(len(words), dtype=np.int32)
        given = np.unique(records.row("given"))
        for number in given[given >= 0]:
            if words.given.array[number] == 0 and (names := guess(words.sounds[number])):
                out[number] = words.sets[names, frozenset(), False]
        return out

    def compare(self, i: Longs, j: Longs) -> Compared:
        """Compare readings `i` with readings `j`, pair by pair."""
        levels: dict[str, Bytes] = {}
        rarity: dict[str, Floats] = {}
        levels["family"], rarity["family"] = self._family(i, j)
        levels["given"], rarity["given"] = self._given(i, j)
        levels["second"] = self._second(i, j)
        levels["father"], rarity["father"] = self._father(i, j)
        first, second = self.sex[i], self.sex[j]
        levels["sex"] = np.where((first > 0) & (second > 0), np.where(first == second, 1, 2), 0).astype(np.uint8)
        a, b = self.person[i], self.person[j]
        levels["birth"], rarity["birth"] = self._birth(a, b)
        for name in ("places", "units", "relatives", "held", "photos"):
            levels[name], rarity[name] = self._things(name, a, b)
        levels["taken"] = self._taken(a, b)
        source = self.records.source.array
        known = (source[a] >= 0) & (source[b] >= 0)
        levels["source"] = np.where(known, np.where(source[a] == source[b], 1, 3), 0).astype(np.uint8)
        return Compared(levels, rarity)

    def _family(self, i: Longs, j: Longs) -> tuple[Bytes, Floats]:
        first, second = self.family[i], self.family[j]
        i_words, j_words = self.heard[i], self.heard[j]
        there = (first >= 0) & (second >= 0)
        same = there & (first == second)
        level = np.zeros(len(i), dtype=np.uint8)
        rare = np.where(same, self.rarities.family[np.maximum(first, 0)], 0).astype(np.float32)
        level[same] = Family.SAME
        left = np.flatnonzero(there & ~same)
        if len(left):
            a, b = first[left], second[left]
            apart = self.distances.of_stems(a, b)
            found = _FAMILY_BY_STEP[np.searchsorted(_FAMILY_STEPS, apart, side="left")]
            found[(found > Family.SLIP) & self.distances.slipped(i_words[left], j_words[left])] = Family.SLIP
            level[left] = found
            rare[left] = np.minimum(self.rarities.family[a], self.rarities.family[b])
            self._halves(i, j, left, level, rare)
        return level, rare

    def _halves(self, i: Longs, j: Longs, left: Longs, level: Bytes, rare: Floats) -> None:
        """Double names of which one half is the other's, where that is better than what was found."""
        a1, b1, a2, b2 = self.family[i[left]], self.family[j[left]], self.family2[i[left]], self.family2[j[left]]
        double = np.flatnonzero((a2 >= 0) | (b2 >= 0))
        if not len(double):
            return
        shared = np.zeros(len(double), dtype=np.int32) - 1
        for x, y in ((a1, b2), (a2, b1), (a2, b2)):
            x, y = x[double], y[double]
            shared = np.where((x >= 0) & (x == y), x, shared)
        hit = double[shared >= 0]
        level[left[hit]] = Family.HALF
        rare[left[hit]] = self.rarities.family[shared[shared >= 0]]

    def _given(self, i: Longs, j: Longs) -> tuple[Bytes, Floats]:
        level = np.zeros(len(i), dtype=np.uint8)
        rare = np.zeros(len(i), dtype=np.float32)
        first, second = self.sound[i], self.sound[j]
        there = (first >= 0) & (second >= 0)
        a, b = self.given[i], self.given[j]
        same = there & (first == second) & ((a == b) | (a == 0) | (b == 0))
        level[same] = Given.SAME
        known = there & ~same & (a > 0) & (b > 0)
        level[known] = self.sets.level(a[known], b[known])
        near = np.flatnonzero(there & (level == 0))
        if len(near):
            apart = self.distances.of_sounds(first[near], second[near])
            found = _GIVEN_BY_STEP[np.searchsorted(_GIVEN_STEPS, apart, side="left")]
            meant = self.sets.level(self.guess[i[near]], self.guess[j[near]])
            found[(found > Given.NEAR) & (meant > 0) & (meant <= Given.BOTH_SHORT)] = Given.ALMOST
            level[near] = found
        self._initials(i, j, level, rare)
        agree = there & (level > 0) & (level < Given.INITIAL)
        of = self.rarities
        ra = np.where(a > 0, of.given[a], of.sound[np.maximum(first, 0)])
        rb = np.where(b > 0, of.given[b], of.sound[np.maximum(second, 0)])
        rare[agree] = np.minimum(ra, rb)[agree]
        return level, rare

    def _initials(self, i: Longs, j: Longs, level: Bytes, rare: Floats) -> None:
        """Given names of which at least one is only an initial."""
        first, second = self.initial[i], self.initial[j]
        some = np.flatnonzero((level == 0) & ((first > 0) | (second > 0)))
        if not len(some):
            return
        i, j, first, second = i[some], j[some], first[some], second[some]
        a, b = np.where(first > 0, first, self.letter[i]), np.where(second > 0, second, self.letter[j])
        there = (a > 0) & (b > 0)
        fits = (
            (a == b)
            | ((first > 0) & self.sets.begins(self.given[j], first))
            | ((second > 0) & self.sets.begins(self.given[i], second))
        )
        level[some] = np.where(there, np.where(fits, Given.INITIAL, Given.OTHER_INITIAL), 0)
        rare[some] = np.where(there & fits, self.rarities.letter[np.where(first > 0, first, b)], 0)

    def _second(self, i: Longs, j: Longs) -> Bytes:
        """Second given names, where both have one."""
        level = np.zeros(len(i), dtype=np.uint8)
        first, second = self.sound2[i], self.sound2[j]
        both = np.flatnonzero((first >= 0) & (second >= 0))
        if len(both):
            a, b = self.given2[i[both]], self.given2[j[both]]
            same = (first[both] == second[both]) | ((a > 0) & (b > 0) & (self.sets.level(a, b) < Given.NEAR))
            apart = self.distances.of_sounds(first[both], second[both])
            level[both] = np.where(same | (apart < _GIVEN_STEPS[0]), Given.SAME, Given.OTHER)
        return level

    def _father(self, i: Longs, j: Longs) -> tuple[Bytes, Floats]:
        level = np.zeros(len(i), dtype=np.uint8)
        rare = np.zeros(len(i), dtype=np.float32)
        first, second = self.father_stem[i], self.father_stem[j]
        a, b = self.father[i], self.father[j]
        there = (first >= 0) & (second >= 0)
        same = there & ((first == second) | self.sets.one_father(a, b))
        level[same] = Father.SAME
        of = self.rarities
        ra = np.where(a > 0, of.father[a], of.father_stem[np.maximum(first, 0)])
        rb = np.where(b > 0, of.father[b], of.father_stem[np.maximum(second, 0)])
        left = there & ~same
        level[left & (a > 0) & (b > 0)] = Father.OTHER
        near = np.flatnonzero(left & ((a == 0) | (b == 0)))
        if len(near):
            apart = self.distances.of_fathers(first[near], second[near])
            level[near] = _FATHER_BY_STEP[np.searchsorted(_FATHER_STEPS, apart, side="left")]
        agree = (level == Father.SAME) | (level == Father.NEAR)
        rare[agree] = np.minimum(ra, rb)[agree]
        self._father_initials(i, j, level, rare)
        return level, rare

    def _father_initials(self, i: Longs, j: Longs, level: Bytes, rare: Floats) -> None:
        first, second = self.initial2[i], self.initial2[j]
        some = np.flatnonzero((level == 0) & ((first > 0) | (second > 0)))
        if not len(some):
            return
        i, j, first, second = i[some], j[some], first[some], second[some]
        a = np.where(first > 0, first, self.father_letter[i])
        b = np.where(second > 0, second, self.father_letter[j])
        there = (a > 0) & (b > 0)
        fits = (
            (a == b)
            | ((first > 0) & self.sets.father_begins(self.father[j], first))
            | ((second > 0) & self.sets.father_begins(self.father[i], second))
        )
        level[some] = np.where(there, np.where(fits, Father.INITIAL, Father.OTHER_INITIAL), 0)
        rare[some] = np.where(there & fits, self.rarities.letter[np.where(first > 0, first, b)], 0)

    def _birth(self, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
        records = self.records
        level = np.zeros(len(a), dtype=np.uint8)
        rare = np.zeros(len(a), dtype=np.float32)
        known = records.known.array
        there = np.flatnonzero((known[a] > 0) & (known[b] > 0))
        if not len(there):
            return level, rare
        a, b = a[there], b[there]
        days = (known[a] == Known.DAY) & (known[b] == Known.DAY)
        earliest, latest = records.earliest.array, records.latest.array
        gap = np.maximum(earliest[a], earliest[b]) - np.minimum(latest[a], latest[b])
        # Two ages can each be off by one; a year, a month or a day beside one age are one year off at most.
        steps = np.searchsorted(_GAPS, gap, side="left")
        found = _BIRTH_BY_GAP[steps]
        width = (latest[a] - earliest[a]) + (latest[b] - earliest[b]) + 1
        between = np.maximum(earliest[a], earliest[b]).astype(np.int64) + np.minimum(latest[a], latest[b])
        middle = (between // 2 - 1) * 400 // 146097 + 1 - FIRST_YEAR
        chance = self.rarities.year[np.clip(middle, 0, 399)] - np.log(width / 365.25)
        chance = np.maximum(chance, 0.1)
        if days.any():
            found[days] = self._days(a[days], b[days])
            exact = days & (found == Birth.SAME_DAY)
            chance[exact] = self._rare_day(earliest[a[exact]])
        level[there] = found
        rare[there] = np.where(found < Birth.OFF_BY_ONE, chance, 0)
        return level, rare

    def _days(self, a: Ints, b: Ints) -> Bytes:
        """Two days of birth: the same, one slip apart, or others."""
        years = np.abs(self.year[a] - self.year[b])
        month, day = self.month[a] == self.month[b], self.day[a] == self.day[b]
        swapped = (self.month[a] == self.day[b]) & (self.day[a] == self.month[b])
        slip = ((years == 0) & (month | day | swapped)) | (month & day & ((years == 1) | (years % 10 == 0)))
        out = np.where(years == 0, Birth.SAME_YEAR, np.where(years == 1, Birth.NEXT_YEAR, Birth.OTHER))
        out = np.where(slip, Birth.SLIP, out)
        return np.where((years == 0) & month & day, Birth.SAME_DAY, out).astype(np.uint8)

    def _rare_day(self, days: Ints) -> Floats:
        base = int(self.rarities.day[0])
        return self.rarities.day[days - base + 1]

    def _things(self, name: str, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
        level = np.zeros(len(a), dtype=np.uint8)
        rare = np.zeros(len(a), dtype=np.float32)
        things = self.records.sets[name]
        if not len(things.number):
            return level, rare
        columns = things.columns
        there = np.flatnonzero((columns[0][a] >= 0) & (columns[0][b] >= 0))
        if not len(there):
            return level, rare
        a, b = a[there], b[there]
        found, best = self._shared(name, a, b)
        out = np.where(found, Thing.SAME, Thing.OTHER).astype(np.uint8)
        if name == "places" and not found.all():
            part, rare_part = self._shared("place_words", a, b)
            out = np.where(~found & part, Thing.PART, out).astype(np.uint8)
            best = np.where(found, best, rare_part)
        level[there], rare[there] = out, best
        return level, rare

    def _shared(self, name: str, a: Ints, b: Ints) -> tuple[Flags, Floats]:
        """Whether two people share one of these things, and how rare the rarest is."""
        columns = self.records.sets[name].columns
        used = [column for column in columns if (column >= 0).any()]
        rarity = self.rarities.sets[name]
        found = np.zeros(len(a), dtype=bool)
        best = np.zeros(len(a), dtype=np.float32)
        for first in used:
            x = first[a]
            for second in used:
                hit = (x >= 0) & (x == second[b])
                found |= hit
                best = np.where(hit, np.maximum(best, rarity[np.maximum(x, 0)]), best)
        return found, best

    def _taken(self, a: Ints, b: Ints) -> Bytes:
        """Whether the days on which two people were taken can be one day."""
        start, end = self.records.taken_from.array, self.records.taken_to.array
        known = (start[a] > 0) & (start[b] > 0) & (end[a] > 0) & (end[b] > 0)
        gap = np.maximum(start[a], start[b]) - np.minimum(end[a], end[b])
        out = np.where(gap <= 0, Thing.SAME, np.where(gap <= 7, Thing.PART, Thing.OTHER))
        return np.where(known, out, 0).astype(np.uint8)


_FAMILY_STEPS = np.array([0.36, 0.5, 0.75, 1.1], dtype=np.float32)
_FAMILY_BY_STEP = np.array(
    [Family.NEAR, Family.ALMOST, Family.ALIKE, Family.REMOTE, Family.OTHER], dtype=np.uint8
)
_GIVEN_STEPS = np.array([0.36, 0.75, 1.1], dtype=np.float32)
_GIVEN_BY_STEP = np.array([Given.NEAR, Given.ALMOST, Given.ALIKE, Given.OTHER], dtype=np.uint8)
_FATHER_STEPS = np.array([0.75, 1.1], dtype=np.float32)
_FATHER_BY_STEP = np.array([Father.NEAR, Father.ALIKE, Father.OTHER], dtype=np.uint8)
_GAPS = np.array([0, 366, 1100])
_BIRTH_BY_GAP = np.array([Birth.OVERLAP, Birth.OFF_BY_ONE, Birth.OFF_BY_FEW, Birth.OTHER], dtype=np.uint8)


def _of(column: Ints, numbers: Ints, absent: int = -1) -> Ints:
    """What a column of words says of the words with these numbers."""
    if not len(column):
        return np.full(len(numbers), absent, dtype=np.int32)
    return np.where(numbers >= 0, column[np.maximum(numbers, 0)], absent).astype(np.int32)


def _calendar(ordinals: Ints) -> tuple[Ints, Ints, Ints]:
    """Year, month and day of days."""
    days = ordinals.astype(np.int64) - 719163
    dates = days.astype("datetime64[D]")
    years = dates.astype("datetime64[Y]")
    months = dates.astype("datetime64[M]")
    return (
        (years.astype(np.int64) + 1970).astype(np.int32),
        ((months - years).astype(np.int64) + 1).astype(np.int32),
        ((dates - months).astype(np.int64) + 1).astype(np.int32),
    )
