"""How rare a value is: among the people at hand, and for what they are too few to tell, among people at large.

Rarities are natural logarithms of one in so many. A few people never make a name common, and a name that nobody else
bears is not taken for as rare as it looks in a small list.
"""

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Doubles, Floats, Ints
from habeas.identity.linkage.births import Known
from habeas.identity.linkage.records import SETS, Records
from habeas.identity.linkage.words import Words

AT_LARGE = {
    "family": (1 / 4000, 1500),
    "given": (1 / 50, 150),
    "sound": (1 / 2000, 300),
    "father": (1 / 50, 300),
    "father_stem": (1 / 1500, 300),
    "letter": (1 / 14, 50),
    "year": (1 / 60, 200),
    "day": (1 / 20000, 2000),
    "places": (1 / 40, 20),
    "place_words": (1 / 30, 20),
    "units": (1 / 40, 20),
    "relatives": (1 / 3000, 500),
    "held": (1 / 15, 10),
    "photos": (1e-5, 10),
}
"""Of each kind of value: how often one that nobody here has occurs at large, and for how many people that counts."""


class Rarities(Struct):
    """Of each numbered value how rare it is, as arrays by number."""

    family: Floats
    given: Floats
    sound: Floats
    father: Floats
    father_stem: Floats
    letter: Floats
    year: Floats
    day: Floats
    first_day: int
    sets: dict[str, Floats]

    def grow(self, words: Words) -> None:
        """Make room for words that came since: they are as rare as any that one person bears."""
        self.family = _wide(self.family, len(words.texts("stem")))
        self.sound = _wide(self.sound, len(words.texts("sound")))
        self.given = _wide(self.given, len(words.sets))
        self.father = _wide(self.father, len(words.father_sets))
        self.father_stem = _wide(self.father_stem, len(words.texts("father")))

    def of_day(self, days: Ints) -> Floats:
        """How rare it is to be born on these days."""
        place = days - self.first_day
        inside = (place >= 0) & (place < len(self.day) - 1)
        return self.day[np.where(inside, place, len(self.day) - 1)]


def _rarity(counts: Doubles, kind: str, total: float) -> Floats:
    """Of values that occur so often: one in how many others has it, as a logarithm."""
    share, weight = AT_LARGE[kind]
    others = np.maximum(counts - 1, 0)
    return (-np.log(np.minimum((others + share * weight) / (max(total - 1, 0) + weight), 1))).astype(
        np.float32
    )


def _wide(rarity: Floats, size: int) -> Floats:
    if len(rarity) >= size and len(rarity):
        return rarity
    most = rarity.max() if len(rarity) else np.float32(8)
    return np.concatenate((rarity, np.full(max(size, 1) - len(rarity), most, dtype=np.float32)))


def _counted(numbers: Ints, size: int) -> Doubles:
    return np.bincount(numbers[numbers >= 0], minlength=size).astype(np.float64)


FIRST_YEAR = 1800


def rarities(records: Records) -> Rarities:
    """How rare everything is among these people."""
    words = records.words
    person = records.person.array
    first = np.concatenate(([True], person[1:] != person[:-1])) if len(person) else np.zeros(0, dtype=bool)

    def of_words(column: str, role: str) -> Ints:
        numbers = records.row(role)[first]
        numbers = numbers[numbers >= 0]
        return getattr(words, column).array[numbers]  # type: ignore[no-any-return]

    stems, sounds = of_words("stem", "family"), of_words("sound", "given")
    fathers, father_stems = of_words("father", "patronymic"), of_words("father_stem", "patronymic")
    sets = of_words("given", "given")
    letters = of_words("first", "given")
    size = 1 + max(len(words.texts("stem")), len(words.texts("sound")))
    return Rarities(
        _rarity(_counted(stems, size), "family", len(stems)),
        _of_sets(sets, words.sets.order),
        _rarity(_counted(sounds, size), "sound", len(sounds)),
        _of_fathers(fathers, words.father_sets.order),
        _rarity(_counted(father_stems, len(words.texts("father")) + 1), "father_stem", len(fathers)),
        _rarity(_counted(letters, 27), "letter", len(letters)),
        *_of_births(records),
        {name: _rarity(_counted_sets(records, name), name, _having(records, name)) for name in SETS},
    )


def _counted_sets(records: Records, name: str) -> Doubles:
    things = records.sets[name]
    size = len(things.number) + 1
    counts = np.zeros(size)
    for column in things.columns:
        counts += _counted(column, size)
    return counts


def _having(records: Records, name: str) -> int:
    columns = records.sets[name].columns
    return int((columns[0] >= 0).sum()) if columns else 0


def _of_sets(numbers: Ints, sets: list[tuple[frozenset[int], frozenset[int], bool]]) -> Floats:
    """Of each set of given names that a word can be: how rare it is that somebody bears one of them."""
    counts = _counted(numbers, len(sets))
    of_name: dict[int, float] = {}
    for (full, short, _), count in zip(sets, counts.tolist(), strict=True):
        names = full or short
        for name in names:
            of_name[name] = of_name.get(name, 0.0) + count / len(names)
    total = len(numbers)
    share, weight = AT_LARGE["given"]
    out = np.full(len(sets), -np.log(share), dtype=np.float32)
    for number, (full, short, _) in enumerate(sets):
        if names := (full or short):
            borne = sum(of_name.get(name, 0.0) for name in names) - 1
            most = share * weight * min(len(names), 3)
            out[number] = -np.log(min((max(borne, 0) + most) / (max(total - 1, 0) + weight), 1))
    return out


def _of_fathers(numbers: Ints, sets: list[frozenset[int]]) -> Floats:
    counts = _counted(numbers, len(sets))
    of_name: dict[int, float] = {}
    for fathers, count in zip(sets, counts.tolist(), strict=True):
        for father in fathers:
            of_name[father] = of_name.get(father, 0.0) + count / len(fathers)
    share, weight = AT_LARGE["father"]
    out = np.full(len(sets), -np.log(share), dtype=np.float32)
    for number, fathers in enumerate(sets):
        if fathers:
            borne = sum(of_name.get(father, 0.0) for father in fathers) - 1
            out[number] = -np.log(
                min((max(borne, 0) + share * weight) / (max(len(numbers) - 1, 0) + weight), 1)
            )
    return out


def _of_births(records: Records) -> tuple[Floats, Floats, int]:
    """How rare it is to be born in each year since FIRST_YEAR, smoothed, and on each day
    since the first that occurs, with that first day."""
    known = records.known.array
    earliest, latest = records.earliest.array, records.latest.array
    there = known > 0
    years = (((earliest[there].astype(np.int64) + latest[there]) // 2 - 1) * 400 // 146097) + 1 - FIRST_YEAR
    counts = _counted(np.clip(years, 0, 399).astype(np.int32), 400)
    smooth = np.convolve(counts, np.array([1, 2, 3, 2, 1]) / 9, mode="same")
    share, weight = AT_LARGE["year"]
    year = (-np.log((smooth + share * weight) / (counts.sum() + weight))).astype(np.float32)
    days = earliest[known == Known.DAY]
    first = int(days.min()) if len(days) else 0
    counted = _counted((days - first).astype(np.int32), int(days.max()) - first + 1 if len(days) else 0)
    # The last place is that of all other days.
    return year, _rarity(np.append(counted, 0), "day", len(days)), first
