"""What pairs are compared by, as arrays by reading and by person; built once, or for one new person beside many."""

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Ints, once
from habeas.identity.linkage.guesses import guess
from habeas.identity.linkage.records import SETS, Records
from habeas.identity.linkage.words import Words

UNKNOWN_WORD = 100_000
"""Added to the number of a word that is in no table, where numbers of sets of names stand as well."""
KINDS = ("stem", "skeleton", "front", "back")


class Columns(Struct):
    """Readings in arrays. Numbers of words and sets, -1 (of sets and letters 0) where there is none."""

    person: Ints
    family: Ints
    family2: Ints
    heard: Ints
    sound: Ints
    given: Ints
    guess: Ints
    sound2: Ints
    given2: Ints
    father: Ints
    father_stem: Ints
    letter: Ints
    initial: Ints
    initial2: Ints
    father_letter: Ints
    sex: Ints
    call: Ints
    forced: Ints
    families: dict[str, tuple[Ints, Ints]]
    earliest: Ints
    latest: Ints
    known: Ints
    date: tuple[Ints, Ints, Ints]
    taken: tuple[Ints, Ints]
    source: Ints
    sets: dict[str, list[Ints]]
    written: dict[str, Ints]

    def __len__(self) -> int:
        return len(self.person)

    @property
    def first_given(self) -> Ints:
        """A number for the given name: of its set of names, or of its own sound."""
        return np.where(self.given > 0, self.given, self.sound + UNKNOWN_WORD).astype(np.int32)

    @property
    def father_key(self) -> Ints:
        """A number for the father's name: of its set of names, or of the stem of the patronymic."""
        return np.where(self.father > 0, self.father, self.father_stem + UNKNOWN_WORD).astype(np.int32)


def columns(records: Records) -> Columns:
    """The columns of all people of `records`."""
    words, row = records.words, records.row
    guessed = _guessed(words, row("given"))
    given = of(words.given.array, row("given"), 0)
    sound = of(words.sound.array, row("given"))
    return Columns(
        person=records.person.array,
        family=of(words.stem.array, row("family")),
        family2=of(words.stem.array, row("family2")),
        heard=of(words.sound.array, row("family")),
        sound=sound,
        given=given,
        guess=np.where(given > 0, given, guessed),
        sound2=of(words.sound.array, row("given2")),
        given2=of(words.given.array, row("given2"), 0),
        father=of(words.father.array, row("patronymic"), 0),
        father_stem=of(words.father_stem.array, row("patronymic")),
        letter=of(words.first.array, row("given"), 0),
        initial=row("initial"),
        initial2=row("initial2"),
        father_letter=of(words.first.array, row("patronymic"), 0),
        sex=row("sex"),
        call=of(words.sound.array, row("call")),
        forced=row("forced"),
        families={
            kind: (of(column.array, row("family")), of(column.array, row("family2")))
            for kind, column in zip(KINDS, (words.stem, words.skeleton, words.front, words.back), strict=True)
        },
        earliest=records.earliest.array,
        latest=records.latest.array,
        known=records.known.array,
        date=_calendar(records.earliest.array),
        taken=(records.taken_from.array, records.taken_to.array),
        source=records.source.array,
        sets={name: records.sets[name].columns for name in SETS},
        written={part: row(part) for part in ("family", "family2", "given", "given2", "patronymic", "call")},
    )


def of(column: Ints, numbers: Ints, absent: int = -1) -> Ints:
    """What a column of words says of the words with these numbers."""
    if not len(column):
        return np.full(len(numbers), absent, dtype=np.int32)
    return np.where(numbers >= 0, column[np.maximum(numbers, 0)], absent).astype(np.int32)


def _guessed(words: Words, given: Ints) -> Ints:
    """Of each reading the number of the set of given names that its word may be a slip of, 0 for none."""
    unknown = once(given[(given >= 0) & (of(words.given.array, given, 0) == 0)].astype(np.int64))
    numbers = np.array([_guess(words, number) for number in unknown.tolist()], dtype=np.int32)
    out = np.zeros(len(given), dtype=np.int32)
    if len(unknown):
        place = np.minimum(np.searchsorted(unknown, given), len(unknown) - 1)
        out = np.where(unknown[place] == given, numbers[place], 0)
    return out


def _guess(words: Words, number: int) -> int:
    names = guess(words.sounds[number])
    return words.sets[names, frozenset(), False] if names else 0


def _calendar(ordinals: Ints) -> tuple[Ints, Ints, Ints]:
    """Year, month and day of days."""
    dates = (ordinals.astype(np.int64) - 719163).astype("datetime64[D]")
    years = dates.astype("datetime64[Y]")
    months = dates.astype("datetime64[M]")
    return (
        (years.astype(np.int64) + 1970).astype(np.int32),
        ((months - years).astype(np.int64) + 1).astype(np.int32),
        ((dates - months).astype(np.int64) + 1).astype(np.int32),
    )
