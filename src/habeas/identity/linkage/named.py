"""Names in columns: many names to the numbers of their words by role, every reading of a name a row of its own.

The only module that knows how `habeas.names` parses. Plain names of the same kinds of words are read once: the roles
hang on what the words are, not on which they are.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from msgspec import Struct

from habeas.identity.linkage.arrays import Flags, Ints, Longs, groups_of, ranges
from habeas.identity.linkage.words import Words
from habeas.names.name import Name
from habeas.names.parts import arranged
from habeas.names.scripts import script_of
from habeas.names.sound import sound
from habeas.names.tokens import found_in

MOST = 4
"""Names of more words are read one by one."""
COLUMNS = (
    "family",
    "family2",
    "given",
    "given2",
    "patronymic",
    "initial",
    "initial2",
    "sex",
    "call",
    "forced",
)
_SEX = {None: 0, "m": 1, "f": 2}
Roles = tuple[int, ...]
"""The places in a name of family and family2, given and given2 and patronymic, -1 where there is none; and the sex."""


class Named(Struct):
    """Names in columns, one row a reading. `of` is the place of the text that a row is a reading of.

    Words are numbers in `Words`, -1 where there is none; initials are letters from 1, sex 1 (a man's) or 2, 0 unknown.
    `forced` is 1 where a name is read as standing in another case although it need not.
    """

    of: Ints
    family: Ints
    family2: Ints
    given: Ints
    given2: Ints
    patronymic: Ints
    initial: Ints
    initial2: Ints
    sex: Ints
    call: Ints
    forced: Ints

    def __len__(self) -> int:
        return len(self.of)


def named(texts: Sequence[str], words: Words) -> Named:
    """Names in columns, in the order of the texts; the readings of one text follow one another."""
    table, plain = _words_of(texts, words)
    found: list[tuple[Ints, Ints]] = []
    if plain.any():
        found.append(_by_kind(table, plain, texts, words))
    rest = np.flatnonzero(~plain)
    if len(rest):
        found.append(_one_by_one(rest, texts, words))
    words.forget_read()
    of = np.concatenate([where for where, _ in found]) if found else np.zeros(0, dtype=np.int32)
    rows = (
        np.concatenate([columns for _, columns in found])
        if found
        else np.zeros((0, len(COLUMNS)), dtype=np.int32)
    )
    order = np.argsort(of, kind="stable")
    rows = np.ascontiguousarray(rows[order].T)
    return Named(of[order].astype(np.int32), *rows)


def _words_of(texts: Sequence[str], words: Words) -> tuple[Ints, Flags]:
    """The numbers of the words of each text, and which texts are plain: a few words and nothing else."""
    blanks = [text.count(" ") for text in texts]
    tokens = " ".join([text for text, count in zip(texts, blanks, strict=True) if count < MOST]).split(" ")
    size = np.array([count + 1 if count < MOST else 0 for count in blanks], dtype=np.int64)
    numbers = np.array([words.number[token] for token in tokens] if size.any() else [], dtype=np.int32)
    words.look_at_new()
    table = np.full((len(texts), MOST), -1, dtype=np.int32)
    row = np.repeat(np.arange(len(texts)), size)
    table[row, np.arange(len(numbers)) - np.repeat(np.cumsum(size) - size, size)] = numbers
    return table, (size > 0) & _all_plain(table, words)


def _all_plain(table: Ints, words: Words) -> Flags:
    kind = words.kind.array
    plain: Flags = np.all((table < 0) | (kind[table] > 0), axis=1)
    return plain


def _by_kind(table: Ints, plain: Flags, texts: Sequence[str], words: Words) -> tuple[Ints, Ints]:
    """The readings of plain names: one parse for all whose words are of the same kinds in the same order."""
    where = np.flatnonzero(plain)
    rows = table[where]
    kinds = np.where(rows >= 0, words.kind.array[rows], -1).astype(np.int64) + 1
    code = kinds[:, 0]
    for column in range(1, MOST):
        code = code * (len(words.kinds) + 2) + kinds[:, column]
    order = np.argsort(code, kind="stable")
    starts, sizes = groups_of(code[order])
    roles = [_roles(texts[at], words) for at in where[order[starts]].tolist()]
    readings = [len(several) for several in roles]
    sizes = np.repeat(sizes, readings)
    members = order[ranges(np.repeat(starts, readings), sizes)]
    placed = np.repeat(np.array(list(chain.from_iterable(roles)), dtype=np.int32), sizes, axis=0)
    return where[members].astype(np.int32), _placed(rows[members], placed)


def _roles(text: str, words: Words) -> list[Roles]:
    """The readings of a plain name: which of its words play which role, and the sex."""
    name = arranged(found_in(text, words.read))
    written = text.split(" ")
    return [(*_places(reading, written), _SEX[reading.sex]) for reading in (name, *name.also)]


def _places(name: Name, written: Sequence[str]) -> tuple[int, ...]:
    left = list(range(len(written)))

    def place(word: str) -> int:
        for at in left:
            if written[at] == word:
                left.remove(at)
                return at
        return -1

    family, given = ([place(one.written) for one in part] for part in (name.family, name.given))
    return (*_two(family, -1), *_two(given, -1), place(name.patronymic.written) if name.patronymic else -1)


def _placed(rows: Ints, roles: Ints) -> Ints:
    """The columns of names whose words have these roles."""
    out = np.full((len(rows), len(COLUMNS)), -1, dtype=np.int32)
    out[:, 5:10] = (0, 0, 0, -1, 0)
    out[:, 7] = roles[:, 5]
    places = roles[:, :5]
    out[:, :5] = np.where(places >= 0, np.take_along_axis(rows, np.maximum(places, 0), axis=1), -1)
    return out


def _one_by_one(where: Longs, texts: Sequence[str], words: Words) -> tuple[Ints, Ints]:
    """The readings of names that are not plain: initials, quotes, commas, hyphens, other cases."""
    of: list[int] = []
    rows: list[tuple[int, ...]] = []
    for at in where.tolist():
        text = texts[at]
        if not text or text.isspace():
            of.append(at)
            rows.append((-1, -1, -1, -1, -1, 0, 0, 0, -1, 0))
            continue
        name = arranged(found_in(text, words.read))
        for reading in (name, *name.also):
            of.append(at)
            rows.append((*_row(reading, words), int(reading.oblique and not name.oblique)))
    return np.array(of, dtype=np.int32), np.array(rows, dtype=np.int32).reshape(-1, len(COLUMNS))


def _row(name: Name, words: Words) -> tuple[int, ...]:
    family = [words.one(one) for one in name.family[:2]]
    if len(family) == 1 and "-" in name.family[0].written:
        family = [words.one(words.half(half)) for half in name.family[0].written.split("-") if half][
            :2
        ] or family
    given = [words.one(one) for one in name.given[:2]]
    initials = [letter_of(one) for one in name.initials[:2]]
    if given and initials:
        # "Анна К." has the initial of a surname, "Иван П. Волошин" that of a father.
        initials = [0, initials[0]] if name.family else [0, 0]
    return (
        *_two(family, -1),
        *_two(given, -1),
        words.one(name.patronymic) if name.patronymic else -1,
        *_two(initials, 0),
        _SEX[name.sex],
        words.one(words.half(name.call_sign)) if name.call_sign else -1,
    )


def _two(numbers: list[int], absent: int) -> tuple[int, int]:
    return (numbers[0] if numbers else absent, numbers[1] if len(numbers) > 1 else absent)


def letter_of(initial: str) -> int:
    """An initial as the letter it sounds as, from 1; 0 if it is none."""
    plain = initial.lower()
    heard = sound(plain, script_of(plain))
    return "abcdefghijklmnopqrstuvwxyz".find(heard[0]) + 1 if heard else 0
