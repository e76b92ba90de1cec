"""Given names: which names a word can be, in any language, script, case, in full or in short.

A word means *all* the names it can stand for: Слава is short for eight. Nothing here picks one of them.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from habeas.names import cases, hypocorisms, surnames
from habeas.names.scripts import Script, script_of
from habeas.names.sound import all_foreign, foreign, sound
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
    full_forms: tuple[tuple[str, ...], ...]
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


@lru_cache(maxsize=1)
def table() -> Table:
    """The table shipped with habeas (tables/given_names.tsv), read once."""
    text = (files("habeas.names") / "tables/given_names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    written: dict[str, _Entry] = {}
    sounds: dict[str, _Entry] = {}
    cyrillic_sounds: dict[str, _Entry] = {}
    forms = [
        (number, column, form, form.lower().replace("ё", "е"))
        for number, (_, full, abroad, short) in enumerate(rows)
        for column, several in ((0, full), (0, abroad), (1, short))
        for form in several.split()
    ]
    for script in (Script.CYRILLIC, Script.LATIN):
        here = [one for one in forms if script_of(one[3]) is script]
        heard = sounds_of([plain for _, _, _, plain in here], script)
        for (number, column, form, plain), said in zip(here, heard, strict=True):
            for index, key in ((written, plain), (sounds, said), (cyrillic_sounds, said)):
                if index is not cyrillic_sounds or script is Script.CYRILLIC:
                    index.setdefault(key, ((set(), set()), form))[0][column].add(number)
    for plain, ((full, short), _) in written.items():
        if short and not full and script_of(plain) is Script.LATIN:
            # Kim is short for Kimberly, and Ким in full; Max is short for more than Maximilian.
            more_full, more_short = sounds[sound(plain, Script.LATIN)][0]
            full |= more_full
            short |= more_short
    stems = frozenset(cases.FLEETING).union(*({key, key[:-1], key[:-2]} for key in written))
    return Table(
        sexes=tuple(row[0] for row in rows),
        titles=tuple((row[1] or row[2]).split()[0] for row in rows),
        full_forms=tuple(tuple(f"{row[1]} {row[2]}".split()) for row in rows),
        written={key: _entry(value, How.WRITTEN) for key, value in written.items()},
        sounds={key: _entry(value, How.SOUND) for key, value in sounds.items()},
        cyrillic_sounds={key: _entry(value, How.SOUND) for key, value in cyrillic_sounds.items()},
        roots=hypocorisms.roots(sounds),
        stems=stems,
        fronts=stems.union(*({stem[:-1], stem[:-2]} for stem in stems)),
    )


_Entry = tuple[tuple[set[int], set[int]], str]
"""While the table is read: the names of which a form is full, those of which it is short, and the form."""


def _entry(found: _Entry, how: How) -> Given:
    (full, short), base = found
    return Given(frozenset(full), frozenset(short - full), how, base)


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


@lru_cache(maxsize=1 << 12)
def forms_of(number: int) -> tuple[str, ...]:
    """The full forms of a name, in sound, each once."""
    forms = (form.lower() for form in table().full_forms[number])
    return tuple(dict.fromkeys(sound(form, script_of(form)) for form in forms))


@lru_cache(maxsize=1 << 12)
def initials_of(numbers: frozenset[int]) -> frozenset[str]:
    """The first sounds of the full forms of names: both н and м for Николай, who is Микола too."""
    return frozenset(form[:1] for number in numbers for form in forms_of(number))
