"""Given names: which names a word can be, in any language, script, case, in full or in short.

A word means *all* the names it can stand for: Слава is short for eight. Nothing here picks one of them.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from habeas.names import cases, hypocorisms, shipped, surnames
from habeas.names.scripts import Script, script_of
from habeas.names.sound import all_foreign, foreign
from habeas.names.sound import sounds as sounds_of


class How(StrEnum):
    """How a word was recognised."""

    WRITTEN = "as written"
    SOUND = "by its sound"
    CASE = "from another case"
    SUFFIX = "by a familiar ending"


class Given(Struct, frozen=True, gc=False):
    """The given names that a word can be: numbers of rows in the table.

    `full` are names of which it is a full form in some language; `short` those of which it is a short or
    familiar form. `base` is the form found in the table.
    """

    full: frozenset[int]
    short: frozenset[int]
    how: How
    base: str

    @property
    def all(self) -> frozenset[int]:
        """Every name that the word can be."""
        return self.full | self.short


class Table(Struct, frozen=True, gc=False):
    """The table of given names, by how words are looked up in it."""

    sexes: tuple[str, ...]
    titles: tuple[str, ...]
    full_sounds: tuple[tuple[str, ...], ...]
    """The full forms of each name, in sound, each once."""
    written: dict[str, Given]
    sounds: dict[str, Given]
    cyrillic_sounds: dict[str, Given]
    roots: frozenset[str]
    """What is left of all sounds when the ending of the nominative is taken off."""
    stems: frozenset[str]
    """What is left of written forms when the ending of the nominative is taken off."""
    fronts: frozenset[str]
    """What is left of a word, three letters from its end, if any case of it leaves one of these stems."""

    def title(self, number: int) -> str:
        """The first full form of a name, to show."""
        return self.titles[number]


_Form = tuple[int, bool, str, str]
"""A form of a name: the number of the name, whether it is short for it, the form, and the form in lower case."""
_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def table() -> Table:
    """The table shipped with habeas (tables/given_names.tsv), read once."""
    rows = shipped.rows("given_names")
    cyrillic, latin = _forms(rows)
    heard = sounds_of([plain for *_, plain in cyrillic], Script.CYRILLIC)
    heard_latin = sounds_of([plain for *_, plain in latin], Script.LATIN)
    cyrillic_sounds = _looked_up(heard, cyrillic, How.SOUND)
    sounds = _together(cyrillic_sounds, _looked_up(heard_latin, latin, How.SOUND))
    written = _looked_up([plain for *_, plain in latin], latin, How.WRITTEN)
    for (*_, plain), said in zip(latin, heard_latin, strict=True):
        if (found := written[plain]).short and not found.full:
            # Kim is short for Kimberly, and Kim in full; Max is short for more than Maximilian.
            written[plain] = _joined(found, sounds[said])
    written |= _looked_up([plain for *_, plain in cyrillic], cyrillic, How.WRITTEN)
    stems = frozenset(chain(cases.FLEETING, *((key, key[:-1], key[:-2]) for key in written)))
    return Table(
        sexes=tuple(row[0] for row in rows),
        titles=tuple((row[1] or row[2]).split(None, 1)[0] for row in rows),
        full_sounds=_full_sounds(len(rows), zip(cyrillic + latin, heard + heard_latin, strict=True)),
        written=written,
        sounds=sounds,
        cyrillic_sounds=cyrillic_sounds,
        roots=hypocorisms.roots(sounds),
        stems=stems,
        fronts=stems.union(*({stem[:-1], stem[:-2]} for stem in stems)),
    )


def _forms(rows: Sequence[Sequence[str]]) -> tuple[list[_Form], list[_Form]]:
    """All forms of all names, the Cyrillic and the Latin ones."""
    cyrillic: list[_Form] = []
    latin: list[_Form] = []
    of = {Script.CYRILLIC: cyrillic, Script.LATIN: latin}
    for number, (_, full, abroad, short) in enumerate(rows):
        for is_short, several in ((False, full), (False, abroad), (True, short)):
            plain = several.lower().replace("ё", "е").split()
            for form, one in zip(several.split(), plain, strict=True):
                of[script_of(one)].append((number, is_short, form, one))
    return cyrillic, latin


def _looked_up(keys: Sequence[str], forms: Sequence[_Form], how: How) -> dict[str, Given]:
    """Of each key all the names that it can be, with the first of its forms."""
    found: dict[str, tuple[list[int], list[int], str]] = {}
    for key, (number, is_short, form, _) in zip(keys, forms, strict=True):
        if (entry := found.get(key)) is None:
            found[key] = entry = ([], [], form)
        (entry[1] if is_short else entry[0]).append(number)
    return {
        key: Given(frozenset(full), frozenset(short).difference(full) if short else _NONE, how, form)
        for key, (full, short, form) in found.items()
    }


def _full_sounds(names: int, heard: Iterable[tuple[_Form, str]]) -> tuple[tuple[str, ...], ...]:
    found: list[dict[str, None]] = [{} for _ in range(names)]
    for (number, is_short, *_), said in heard:
        if not is_short:
            found[number][said] = None
    return tuple(map(tuple, found))


def _together(first: dict[str, Given], second: dict[str, Given]) -> dict[str, Given]:
    """Two ways to look names up as one."""
    both = {key: _joined(first[key], second[key]) for key in first.keys() & second.keys()}
    return first | second | both


def _joined(one: Given, other: Given) -> Given:
    """A word that can be what either can be."""
    full = one.full | other.full
    return Given(full, (one.short | other.short) - full, one.how, one.base)


def read(plain: str, sounds_like: str, script: Script) -> Given | None:
    """The given names that a word can be, or None.

    A word is looked up as written, then (Cyrillic) in its base form if it can stand in another case, then by
    its sound, then (Latin) by the sound of a foreign spelling. Last, a familiar ending (-енька, -очка, -ик)
    is taken off.
    """
    names = table()
    if script is Script.CYRILLIC:
        found = names.written.get(plain)
        if found is None and plain[-1:] in cases.LAST:
            found = in_another_case(plain)
        found = found or names.cyrillic_sounds.get(sounds_like)
        return found or _familiar(sounds_like, names.cyrillic_sounds)
    found = names.written.get(plain) or names.sounds.get(sounds_like)
    if found or surnames.looks_like_one(sounds_like):
        return found or _familiar(sounds_like, names.sounds)
    return _spelt_abroad(plain, names) or _familiar(sounds_like, names.sounds)


def read_all(plain: Sequence[str], heard: Sequence[str], script: Script) -> list[Given | None]:
    """The given names of many words of one script, as `read` finds them; most words are none, and are passed fast."""
    names, last_two = table(), hypocorisms.LAST_TWO
    found = list(map(names.written.get, plain))
    known = names.cyrillic_sounds if script is Script.CYRILLIC else names.sounds
    if script is Script.CYRILLIC:
        for place, one in enumerate(plain):
            if one[:-3] in names.fronts and found[place] is None:
                found[place] = in_another_case(one)
    rest = [place for place, one in enumerate(found) if one is None]
    for place in rest:
        found[place] = known.get(heard[place])
    if script is not Script.CYRILLIC:
        abroad = [
            place
            for place in rest
            if found[place] is None
            and _ABROAD.search(plain[place])
            and not surnames.looks_like_one(heard[place])
        ]
        for place, several in zip(abroad, all_foreign([plain[place] for place in abroad]), strict=True):
            found[place] = next((names.sounds[other] for other in several if other in names.sounds), None)
    for place in rest:
        if found[place] is None and heard[place][-2:] in last_two:
            found[place] = _familiar(heard[place], known)
    return found


def _spelt_abroad(plain: str, names: Table) -> Given | None:
    if not _ABROAD.search(plain):
        return None
    return next((names.sounds[other] for other in foreign(plain) if other in names.sounds), None)


_ABROAD = re.compile("ch|j|x|c|z")


def _familiar(sounds_like: str, known: dict[str, Given]) -> Given | None:
    stem = hypocorisms.without_ending(sounds_like, known, table().roots)
    if stem is None:
        return None
    return Given(frozenset(), known[stem].all, How.SUFFIX, known[stem].base)


def in_another_case(plain: str) -> Given | None:
    """The given names of which a Cyrillic word is another case, or None."""
    if plain[-1:] not in cases.LAST:
        return None
    names = table()
    if plain[:-1] not in names.stems and plain[:-2] not in names.stems and plain[:-3] not in names.stems:
        return None
    written = names.written
    bases = cases.of_given(plain, written)
    if not bases:
        return None
    there = [written[base] for base in bases]
    full = frozenset[int]().union(*(one.full for one in there))
    short = frozenset[int]().union(*(one.short for one in there))
    return Given(full, short - full, How.CASE, there[0].base)


def sex_of(given: Given) -> str | None:
    """The sex that all names a word can be share; of one written as a full form, only the full."""
    sexes = table().sexes
    numbers = given.all if given.how is How.SOUND else given.full or given.short
    found = {sexes[number] for number in numbers}
    return found.pop() if len(found) == 1 else None


def forms_of(number: int) -> tuple[str, ...]:
    """The full forms of a name, in sound, each once."""
    return table().full_sounds[number]


@lru_cache(maxsize=1 << 12)
def initials_of(numbers: frozenset[int]) -> frozenset[str]:
    """The first sounds of the full forms of names: both н and м for Николай, who is Микола too."""
    return frozenset(form[:1] for number in numbers for form in forms_of(number))
