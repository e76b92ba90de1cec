"""People in columns: names by their words, births as days, everything else as sets of numbered things.

Rows of names are readings: a person with two names, or with one that can be read in two ways, has two. Everything
else has one row a person. Columns only grow at the end.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from habeas.identity.linkage.arrays import Bytes, Ints
from habeas.identity.linkage.births import Known, exactness
from habeas.identity.linkage.named import COLUMNS, Named, named
from habeas.identity.linkage.people import Days, Person
from habeas.identity.linkage.words import Numbers, Words
from habeas.names.columns.growing import Growing
from habeas.names.given import How
from habeas.names.parts import parse
from habeas.names.scripts import script_of, tidy
from habeas.names.sound import sound
from habeas.names.words import word

WIDTH = 4
"""So many things of a kind of one person are looked at; more are rare."""
PLACE_WORDS = 7
"""So many words of a place: an address has several."""
SETS = ("places", "place_words", "units", "relatives", "held", "photos")
_NUMBER = re.compile(r"\d{2,}")
_PART = re.compile(r"[a-z]*\d[\da-z]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_UNKNOWN = 0


class Sets:
    """Up to WIDTH numbered things of each person; -1 where there are fewer."""

    def __init__(self, number: Numbers[object], width: int = WIDTH) -> None:
        self.number = number
        self._columns = [Growing() for _ in range(width)]

    def extend(self, of_each: Sequence[Sequence[int]]) -> None:
        """Add people at the end."""
        for place, column in enumerate(self._columns):
            column.extend([things[place] if place < len(things) else -1 for things in of_each])

    def extend_single(self, numbers: Ints) -> None:
        """Add people with at most one thing each, -1 for none."""
        self._columns[0].extend(numbers)
        for column in self._columns[1:]:
            column.extend(np.full(len(numbers), -1, dtype=np.int32))

    @property
    def columns(self) -> list[Ints]:
        """The columns in use; the first is -1 where somebody has none. None if nobody has any."""
        arrays = [column.array for column in self._columns]
        return [array for array in arrays if (array >= 0).any()]


class Records:
    """People in columns. Take `rows` for arrays by reading, `person` for whose reading a row is."""

    def __init__(self, beside: "Records | None" = None) -> None:
        """Nobody yet. `beside` are others with whom the numbers of words, sources and things are shared."""
        self.words: Words = beside.words if beside else Words()
        self.ids: list[str] = []
        self.person = Growing()
        self.rows = {name: Growing() for name in COLUMNS}
        self.earliest, self.latest, self.known = Growing(), Growing(), Growing()
        self.taken_from, self.taken_to = Growing(), Growing()
        self.sources: Numbers[str] = beside.sources if beside else Numbers()
        self.source = Growing()
        self.sets: dict[str, Sets] = {
            name: Sets(
                beside.sets[name].number if beside else Numbers(),
                PLACE_WORDS if name == "place_words" else WIDTH,
            )
            for name in SETS
        }

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, name: str) -> Ints:
        """One column of names, by reading."""
        return self.rows[name].array

    def add(self, people: Sequence[Person]) -> None:
        """Add people at the end, each with all they have."""
        texts, owner = [], []
        for place, person in enumerate(people):
            names = [plain(name) for name in person.names]
            for name in [name for name in names if is_name(name)] or [""]:
                texts.append(name)
                owner.append(place)
        self._names(texts, np.array(owner, dtype=np.int32))
        self.ids += [person.id for person in people]
        self._days([person.born for person in people])
        for column, end in ((self.taken_from, 0), (self.taken_to, 1)):
            column.extend([_ordinal(person.taken, end) for person in people])
        self.source.extend([self.sources[person.source] if person.source else -1 for person in people])
        for name in SETS:
            things = self.sets[name]
            things.extend([_things(name, person, things.number, self) for person in people])

    def add_columns(
        self,
        ids: Sequence[str],
        texts: Sequence[str],
        born: tuple[Ints, Ints, Ints],
        places: Sequence[str],
        units: Sequence[str],
        sources: Sequence[str],
    ) -> None:
        """Add people with one value of each kind, as a table has them. `born` is earliest, latest, how exactly."""
        count = len(ids)
        self._names(texts, np.arange(count, dtype=np.int32))
        self.ids += ids
        for column, days in zip((self.earliest, self.latest, self.known), born, strict=True):
            column.extend(days)
        none = np.full(count, -1, dtype=np.int32)
        self.taken_from.extend(none)
        self.taken_to.extend(none)
        number = self.sources
        self.source.extend([number[one] if one else -1 for one in sources])
        self._of_texts("places", places, place_key)
        self._of_texts("units", units, unit_key)
        self._words_of_places(places)
        for name in ("relatives", "held", "photos"):
            self.sets[name].extend_single(none)

    def _names(self, texts: Sequence[str], owner: Ints) -> None:
        found: Named = named(texts, self.words)
        self.person.extend(owner[found.of] + np.int32(len(self.ids)))
        for name in COLUMNS:
            self.rows[name].extend(getattr(found, name))

    def _days(self, born: Iterable[Days | None]) -> None:
        spans = [one or (None, None) for one in born]
        self.earliest.extend([one[0].toordinal() if one[0] else _UNKNOWN for one in spans])
        self.latest.extend([one[1].toordinal() if one[1] else _UNKNOWN for one in spans])
        self.known.extend([int(exactness(*one)) for one in spans])

    def _of_texts(self, name: str, texts: Sequence[str], key: "object") -> None:
        things = self.sets[name]
        seen: dict[str, int] = {"": -1}
        for text in set(texts):
            if text not in seen:
                found = key(text)  # type: ignore[operator]
                seen[text] = things.number[found] if found else -1
        things.extend_single(np.fromiter((seen[text] for text in texts), dtype=np.int32, count=len(texts)))

    def _words_of_places(self, texts: Sequence[str]) -> None:
        things = self.sets["place_words"]
        seen = {text: words_of(text, things.number) for text in sorted(set(texts))}
        if all(not found for found in seen.values()):
            things.extend_single(np.full(len(texts), -1, dtype=np.int32))
        else:
            things.extend([seen[text] for text in texts])


def _ordinal(days: Days | None, end: int) -> int:
    one: date | None = days[end] if days else None
    return one.toordinal() if one else -1


_WIDE = str.maketrans("（）［］，．　", "()[],. ")


def plain(name: str) -> str:
    """A name with plain blanks, dashes and brackets, also those of East Asian print."""
    return tidy(name.translate(_WIDE).replace("(", " (")) if not name.isascii() else tidy(name)


def is_name(text: str) -> bool:
    """Whether a text names somebody: "a soldier", "the man from the third cellar" do not. One word with a capital
    letter beyond the first, or one that is a given name, is enough; so is a lone word that begins with one."""
    words = text.split(" ")
    rest = words[1:] if len(words) > 1 else words
    if any(one[:1].isupper() or not one[:1].isalpha() for one in rest):
        return True
    return any((known := word(one).given) is not None and known.how is How.WRITTEN for one in words)


def place_key(text: str) -> object:
    """A place as it sounds, in whatever script: two writings of one place have one key. Empty for none."""
    return tuple(_heard(text))


def unit_key(text: str) -> object:
    """A unit by its numbers if it has any (they are strings: 012 is not 12), else by how its words sound."""
    numbers = tuple(_NUMBER.findall(text))
    return numbers or tuple(_heard(text))


def words_of(text: str, number: Numbers[object]) -> list[int]:
    """The words and numbers of a place, longest first: two places that share one may be one."""
    heard = sorted({*_heard(text), *_PART.findall(text.lower())}, key=lambda word: (-len(word), word))
    return [number[word] for word in heard[:PLACE_WORDS]]


def _heard(text: str) -> list[str]:
    return [sound(word, script_of(word)) for word in _WORD.findall(tidy(text).lower().replace("ё", "е"))]


def _things(name: str, person: Person, number: Numbers[object], records: Records) -> list[int]:
    """The numbered things of one kind that a person has."""
    if name == "place_words":
        return words_of(" ".join(person.places), number)
    if name == "relatives":
        return [number[key] for one in person.relatives if (key := records_relative(one, records))][:WIDTH]
    texts: tuple[str, ...] = getattr(person, name)
    key_of = {"places": place_key, "held": place_key, "units": unit_key}.get(name, str)
    return [number[key] for text in texts if (key := key_of(text))][:WIDTH]


def records_relative(text: str, records: Records) -> object:
    """A relative by family and given name as they sound; empty where the name has no given name."""
    name = parse(tidy(text))
    if not name.given:
        return ()
    given = name.given[0]
    first = min(given.given.full, default=-1) if given.given else given.sound
    return (name.family[-1].sound if name.family else "", first)


__all__ = ["SETS", "Bytes", "Known", "Records", "Sets"]
