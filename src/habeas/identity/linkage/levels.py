"""Pairs of people to levels of agreement, field by field: small codes, with how rare what they share is.

Symmetric. Level 0 of every field is "not known of one of them", which weighs nothing.
"""

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Bytes, Flags, Floats, Ints, Longs
from habeas.identity.linkage.births import Known
from habeas.identity.linkage.columns import Columns, columns
from habeas.identity.linkage.distances import Distances
from habeas.identity.linkage.fields import Birth, Family, Father, Given, Thing
from habeas.identity.linkage.rarity import FIRST_YEAR, Rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.sets import SetTables

MOST_SHARED = np.float32(30)
"""Words of two addresses that are shared are added up to this: they hang together."""
USUAL_SHARED = np.float32(6)
"""So much two people of one region share; what is shared beyond is an address, and says more than twice as much."""
BEYOND = np.float32(1.5)


class Compared(Struct):
    """Pairs compared: of each field a level a pair, and of some how rare what is shared is (0 where nothing is)."""

    levels: dict[str, Bytes]
    rarity: dict[str, Floats]


class Comparing:
    """Compares readings. Keeps what depends on the words and on how rare they are."""

    def __init__(self, records: Records, rarities: Rarities) -> None:
        self.records, self.rarities = records, rarities
        self.sets, self.distances = SetTables(), Distances(records.words)
        self.columns = columns(records)
        self.learn()

    @classmethod
    def of(cls, of: Columns, beside: "Comparing") -> "Comparing":
        """Compares other readings by what is known of the words of these."""
        one = cls.__new__(cls)
        one.records, one.rarities = beside.records, beside.rarities
        one.sets, one.distances, one.numbered, one.columns = (
            beside.sets,
            beside.distances,
            beside.numbered,
            of,
        )
        return one

    def learn(self) -> None:
        """Take in the words that came since the last time."""
        words = self.records.words
        units = self.records.sets["units"].number.order
        self.numbered = np.array([_is_number(unit) for unit in units], dtype=np.bool_)
        self.sets.grow(words.sets.order, words.father_sets.order)
        self.rarities.grow(words)

    def compare(self, i: Longs, j: Longs, beside: Columns | None = None) -> Compared:
        """Compare readings `i` with readings `j`, pair by pair; `j` of others if they are given."""
        p, q = self.columns, beside or self.columns
        levels: dict[str, Bytes] = {}
        rarity: dict[str, Floats] = {}
        levels["family"], rarity["family"] = self._family(p, i, q, j)
        levels["given"], rarity["given"] = self._given(p, i, q, j)
        levels["second"] = self._second(p, i, q, j)
        levels["father"], rarity["father"] = self._father(p, i, q, j)
        first, second = p.sex[i], q.sex[j]
        levels["sex"] = np.where((first > 0) & (second > 0), np.where(first == second, 1, 2), 0).astype(
            np.uint8
        )
        a, b = p.person[i], q.person[j]
        levels["birth"], rarity["birth"] = self._birth(p, a, q, b)
        for name in ("places", "units", "relatives", "held", "photos"):
            levels[name], rarity[name] = self._things(name, p, a, q, b)
        levels["taken"] = _taken(p, a, q, b)
        levels["call"] = _same(p.call[i], q.call[j], Thing.ABSENT)
        forced = (p.forced[i] | q.forced[j]) > 0
        levels["case"] = np.where(forced, Thing.OTHER, Thing.ABSENT).astype(np.uint8)
        levels["source"] = _same(p.source[a], q.source[b], Thing.OTHER)
        return Compared(levels, rarity)

    def _family(self, p: Columns, i: Longs, q: Columns, j: Longs) -> tuple[Bytes, Floats]:
        first, second = p.family[i], q.family[j]
        i_words, j_words = p.heard[i], q.heard[j]
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
            self._halves(p, i, q, j, left, level, rare)
        return level, rare

    def _halves(
        self, p: Columns, i: Longs, q: Columns, j: Longs, left: Longs, level: Bytes, rare: Floats
    ) -> None:
        """Double names of which one half is the other's, where that is better than what was found."""
        a1, b1, a2, b2 = p.family[i[left]], q.family[j[left]], p.family2[i[left]], q.family2[j[left]]
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

    def _given(self, p: Columns, i: Longs, q: Columns, j: Longs) -> tuple[Bytes, Floats]:
        level = np.zeros(len(i), dtype=np.uint8)
        rare = np.zeros(len(i), dtype=np.float32)
        first, second = p.sound[i], q.sound[j]
        there = (first >= 0) & (second >= 0)
        a, b = p.given[i], q.given[j]
        same = there & (first == second) & ((a == b) | (a == 0) | (b == 0))
        level[same] = Given.SAME
        known = there & ~same & (a > 0) & (b > 0)
        level[known] = self.sets.level(a[known], b[known])
        near = np.flatnonzero(there & (level == 0))
        if len(near):
            apart = self.distances.of_sounds(first[near], second[near])
            found = _GIVEN_BY_STEP[np.searchsorted(_GIVEN_STEPS, apart, side="left")]
            meant = self.sets.level(p.guess[i[near]], q.guess[j[near]])
            found[(found > Given.NEAR) & (meant > 0) & (meant <= Given.BOTH_SHORT)] = Given.ALMOST
            level[near] = found
        self._initials(p, i, q, j, level, rare)
        agree = there & (level > 0) & (level < Given.INITIAL)
        of = self.rarities
        ra = np.where(a > 0, of.given[a], of.sound[np.maximum(first, 0)])
        rb = np.where(b > 0, of.given[b], of.sound[np.maximum(second, 0)])
        rare[agree] = np.minimum(ra, rb)[agree]
        return level, rare

    def _initials(self, p: Columns, i: Longs, q: Columns, j: Longs, level: Bytes, rare: Floats) -> None:
        """Given names of which at least one is only an initial."""
        first, second = p.initial[i], q.initial[j]
        some = np.flatnonzero((level == 0) & ((first > 0) | (second > 0)))
        if not len(some):
            return
        i, j, first, second = i[some], j[some], first[some], second[some]
        a, b = np.where(first > 0, first, p.letter[i]), np.where(second > 0, second, q.letter[j])
        there = (a > 0) & (b > 0)
        fits = (
            (a == b)
            | ((first > 0) & self.sets.begins(q.given[j], first))
            | ((second > 0) & self.sets.begins(p.given[i], second))
        )
        level[some] = np.where(there, np.where(fits, Given.INITIAL, Given.OTHER_INITIAL), 0)
        rare[some] = np.where(there & fits, self.rarities.letter[np.where(first > 0, first, b)], 0)

    def _second(self, p: Columns, i: Longs, q: Columns, j: Longs) -> Bytes:
        """Second given names, where both have one."""
        level = np.zeros(len(i), dtype=np.uint8)
        first, second = p.sound2[i], q.sound2[j]
        both = np.flatnonzero((first >= 0) & (second >= 0))
        if len(both):
            a, b = p.given2[i[both]], q.given2[j[both]]
            same = (first[both] == second[both]) | ((a > 0) & (b > 0) & (self.sets.level(a, b) < Given.NEAR))
            apart = self.distances.of_sounds(first[both], second[both])
            level[both] = np.where(same | (apart < _GIVEN_STEPS[0]), Given.SAME, Given.OTHER)
        return level

    def _father(self, p: Columns, i: Longs, q: Columns, j: Longs) -> tuple[Bytes, Floats]:
        level = np.zeros(len(i), dtype=np.uint8)
        rare = np.zeros(len(i), dtype=np.float32)
        first, second = p.father_stem[i], q.father_stem[j]
        a, b = p.father[i], q.father[j]
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
        self._father_initials(p, i, q, j, level, rare)
        return level, rare

    def _father_initials(
        self, p: Columns, i: Longs, q: Columns, j: Longs, level: Bytes, rare: Floats
    ) -> None:
        first, second = p.initial2[i], q.initial2[j]
        some = np.flatnonzero((level == 0) & ((first > 0) | (second > 0)))
        if not len(some):
            return
        i, j, first, second = i[some], j[some], first[some], second[some]
        a = np.where(first > 0, first, p.father_letter[i])
        b = np.where(second > 0, second, q.father_letter[j])
        there = (a > 0) & (b > 0)
        fits = (
            (a == b)
            | ((first > 0) & self.sets.father_begins(q.father[j], first))
            | ((second > 0) & self.sets.father_begins(p.father[i], second))
        )
        level[some] = np.where(there, np.where(fits, Father.INITIAL, Father.OTHER_INITIAL), 0)
        rare[some] = np.where(there & fits, self.rarities.letter[np.where(first > 0, first, b)], 0)

    def _birth(self, p: Columns, a: Ints, q: Columns, b: Ints) -> tuple[Bytes, Floats]:
        level = np.zeros(len(a), dtype=np.uint8)
        rare = np.zeros(len(a), dtype=np.float32)
        there = np.flatnonzero((p.known[a] > 0) & (q.known[b] > 0))
        if not len(there):
            return level, rare
        a, b = a[there], b[there]
        start, end, start2, end2 = p.earliest[a], p.latest[a], q.earliest[b], q.latest[b]
        first, last = np.maximum(start, start2), np.minimum(end, end2)
        found = _BIRTH_BY_GAP[np.searchsorted(_GAPS, first - last, side="left")]
        width = (end - start) + (end2 - start2) + 1
        middle = ((first.astype(np.int64) + last) // 2 - 1) * 400 // 146097 + 1 - FIRST_YEAR
        chance = self.rarities.year[np.clip(middle, 0, 399)] - np.log(width / 365.25)
        chance = np.maximum(chance, 0.1)
        days = (p.known[a] == Known.DAY) & (q.known[b] == Known.DAY)
        if days.any():
            found[days] = _days(p, a[days], q, b[days])
            exact = days & (found == Birth.SAME_DAY)
            chance[exact] = self.rarities.of_day(start[exact])
        level[there] = found
        rare[there] = np.where(found < Birth.OFF_BY_ONE, chance, 0)
        return level, rare

    def _things(self, name: str, p: Columns, a: Ints, q: Columns, b: Ints) -> tuple[Bytes, Floats]:
        level = np.zeros(len(a), dtype=np.uint8)
        rare = np.zeros(len(a), dtype=np.float32)
        if not (p.sets[name] and q.sets[name]):
            return level, rare
        there = np.flatnonzero((p.sets[name][0][a] >= 0) & (q.sets[name][0][b] >= 0))
        if not len(there):
            return level, rare
        a, b = a[there], b[there]
        found, best = self._shared(name, p, a, q, b)
        out = np.where(found, Thing.SAME, Thing.OTHER).astype(np.uint8)
        if name == "places":
            part, rare_part = self._shared("place_words", p, a, q, b, total=True)
            out = np.where(~found & part, Thing.PART, out).astype(np.uint8)
            best = np.maximum(best, rare_part)
        elif name == "units":
            # Units without a number are told of in many words; only another number is another unit.
            numbered = self.numbered[p.sets[name][0][a]] & self.numbered[q.sets[name][0][b]]
            out[~found & ~numbered] = Thing.ABSENT
        level[there], rare[there] = out, best
        return level, rare

    def _shared(
        self, name: str, p: Columns, a: Ints, q: Columns, b: Ints, *, total: bool = False
    ) -> tuple[Flags, Floats]:
        """Whether two people share one of these things, and how rare the rarest is, or all that are shared."""
        rarity = self.rarities.sets[name]
        rarest = len(rarity) - 1
        found = np.zeros(len(a), dtype=bool)
        best = np.zeros(len(a), dtype=np.float32)
        for first in p.sets[name]:
            x = first[a]
            for second in q.sets[name]:
                hit = (x >= 0) & (x == second[b])
                found |= hit
                if hit.any():
                    shared = np.where(hit, rarity[np.clip(x, 0, rarest)], 0)
                    best = best + shared if total else np.maximum(best, shared)
        if total:
            best = np.minimum(best + BEYOND * np.maximum(best - USUAL_SHARED, 0), MOST_SHARED)
        return found, best


def _is_number(unit: object) -> bool:
    return isinstance(unit, tuple) and bool(unit) and str(unit[0]).isdigit()


def _days(p: Columns, a: Ints, q: Columns, b: Ints) -> Bytes:
    """Two days of birth: the same, one slip apart, or others."""
    (year, month, day), (year2, month2, day2) = ([of[n] for of in c.date] for c, n in ((p, a), (q, b)))
    years = np.abs(year - year2)
    same_month, same_day = month == month2, day == day2
    swapped = (month == day2) & (day == month2)
    slip = ((years == 0) & (same_month | same_day | swapped)) | (
        same_month & same_day & ((years == 1) | (years % 10 == 0))
    )
    out = np.where(years == 0, Birth.SAME_YEAR, np.where(years == 1, Birth.NEXT_YEAR, Birth.OTHER))
    out = np.where(slip, Birth.SLIP, out)
    return np.where((years == 0) & same_month & same_day, Birth.SAME_DAY, out).astype(np.uint8)


def _taken(p: Columns, a: Ints, q: Columns, b: Ints) -> Bytes:
    """Whether the days on which two people were taken can be one day."""
    start, end, start2, end2 = p.taken[0][a], p.taken[1][a], q.taken[0][b], q.taken[1][b]
    known = (start > 0) & (start2 > 0) & (end > 0) & (end2 > 0)
    gap = np.maximum(start, start2) - np.minimum(end, end2)
    out = np.where(gap <= 0, Thing.SAME, np.where(gap <= 7, Thing.PART, Thing.OTHER))
    return np.where(known, out, 0).astype(np.uint8)


def _same(first: Ints, second: Ints, other: Thing) -> Bytes:
    """Whether two values are the same or others, where both are known."""
    known = (first >= 0) & (second >= 0)
    return np.where(known, np.where(first == second, Thing.SAME, other), 0).astype(np.uint8)


_FAMILY_STEPS = np.array([0.36, 0.5, 0.75, 1.1], dtype=np.float32)
_FAMILY_BY_STEP = np.array(
    [Family.NEAR, Family.ALMOST, Family.ALIKE, Family.REMOTE, Family.OTHER], dtype=np.uint8
)
_GIVEN_STEPS = np.array([0.36, 0.75, 1.1], dtype=np.float32)
_GIVEN_BY_STEP = np.array([Given.NEAR, Given.ALMOST, Given.ALIKE, Given.UNLIKE], dtype=np.uint8)
_FATHER_STEPS = np.array([0.75, 1.1], dtype=np.float32)
_FATHER_BY_STEP = np.array([Father.NEAR, Father.ALIKE, Father.OTHER], dtype=np.uint8)
_GAPS = np.array([0, 366, 1100])
_BIRTH_BY_GAP = np.array([Birth.OVERLAP, Birth.OFF_BY_ONE, Birth.OFF_BY_FEW, Birth.OTHER], dtype=np.uint8)
