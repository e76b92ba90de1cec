"""Names as columns: which word of each is the family name, the given name, the patronymic; the rest as flags.

What `parts.parse` finds, for many names at once: plain names whose words have the same traits are arranged alike,
so that each arrangement is found once, by the same function, and laid over all of them.
"""

from collections.abc import Iterator, Sequence
from itertools import compress, repeat

import numpy as np
from msgspec import Struct
from msgspec.structs import astuple, replace
from numpy.typing import NDArray

from habeas.names.columns.simple import look
from habeas.names.columns.uncollected import uncollected
from habeas.names.columns.vocabulary import Numbers, Vocabulary, bit_of
from habeas.names.evidence.family import is_one
from habeas.names.evidence.given import sound_of
from habeas.names.name import Name, Word
from habeas.names.parts import arranged, parse
from habeas.names.scripts import mostly_cyrillic, tidy
from habeas.names.tokens import ORDINARY, Found, initials_in

Rows = NDArray[np.int64]
MOST_WORDS = 4
"""Names of more words are parsed one by one."""
MOST_GIVEN = 2

_SEXES = {None: 0, "m": 1, "f": 2}
_SEX_OF = tuple(_SEXES)


class Layout(Struct, frozen=True):
    """Where the parts stand among the words of a plain name. A place is -1 where there is none."""

    family: int
    given: int
    declined: int
    second: int
    patronymic: int
    sex: int
    odd: int
    oblique: int
    western: int
    others: int


PARTS = ("family", "given", "second", "patronymic")


class Names:
    """Prepared names, one row each. Columns hold numbers of words in `vocabulary`, -1 where the part is absent.

    `letters` is how many initials there are; `first` and `next` are the sounds of the first two as bits. `odd`
    rows have something that columns do not hold (call signs, double family names); they are compared one by one.
    `blanks` is how many blanks a name has as it is written, `solid` how many characters beside those and hyphens.
    `words` has the plain words of each name in their order, -1 after the last.

    Other ways to read a name follow after the last name, as rows of their own: `reads` says which name a row reads,
    `more` how many such rows a name has, `start` where they begin. Names that were parsed one by one have none.
    """

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        size = len(texts)
        self.texts = list(texts)
        self.vocabulary = vocabulary
        self.words = np.full((size, MOST_WORDS), -1, np.int32)
        self.count = np.zeros(size, np.int32)
        self._comma = np.full(size, -1, np.int32)
        for name in PARTS:
            setattr(self, name, np.full(size, -1, np.int32))
        self.initials: dict[int, tuple[str, ...]] = {}
        self._parsed: dict[int, Name] = {}
        for name in ("first", "next", "letters"):
            setattr(self, name, np.zeros(size, np.int32))
        for name in ("sex", "odd", "oblique", "western", "others", "hard"):
            setattr(self, name, np.zeros(size, np.uint8))
        self._others = list[tuple[Rows, dict[str, Numbers]]]()
        with uncollected():
            self._fill()
            self._append_others()

    family: Numbers
    given: Numbers
    second: Numbers
    patronymic: Numbers
    first: Numbers
    next: Numbers
    letters: Numbers
    sex: NDArray[np.uint8]
    odd: NDArray[np.uint8]
    oblique: NDArray[np.uint8]
    western: NDArray[np.uint8]
    others: NDArray[np.uint8]
    hard: NDArray[np.uint8]

    @classmethod
    def of(cls, texts: Sequence[str], beside: "Names | None" = None) -> "Names":
        """Names prepared in bulk; with those they will be compared with, so that both share a vocabulary."""
        return cls(texts, beside.vocabulary if beside else Vocabulary())

    def __len__(self) -> int:
        return len(self.texts)

    def name(self, row: int) -> Name:
        """One name in its parts, as `parse` finds them; the words of a plain one are known already."""
        if (known := self._parsed.get(row)) is not None:
            return known
        if self._comma[row] < 0:
            return parse(self.texts[row])
        words = [self.vocabulary.words[number] for number in self.words[row].tolist() if number >= 0]
        found = Found(self.texts[row], words, initials=list(self.initials.get(row, ())))
        found.before_comma = int(self._comma[row])
        return arranged(found)

    def first_reading(self, row: int) -> Name:
        """One name in its first reading, from what columns hold: quicker than `name`. Not for `odd` rows."""
        if self._comma[row] < 0:
            return self.name(row)
        words = self.vocabulary.words
        family, first, second, patronymic = (int(getattr(self, part)[row]) for part in PARTS)
        return Name(
            self.texts[row],
            (words[family],) if family >= 0 else (),
            tuple(words[number] for number in (first, second) if number >= 0),
            words[patronymic] if patronymic >= 0 else None,
            self.initials.get(row, ()),
            sex=_SEX_OF[int(self.sex[row])],
            oblique=bool(self.oblique[row]),
            western=bool(self.western[row]),
        )

    def in_parts(self, rows: Rows, left_out: NDArray[np.bool_]) -> Numbers:
        """The numbers of the words of names, a column for each part, some without their patronymic."""
        numbers = np.stack([getattr(self, part)[rows] for part in PARTS], axis=1)
        numbers[left_out, PARTS.index("patronymic")] = -1
        return numbers

    def is_plain(self, rows: Rows) -> NDArray[np.bool_]:
        """Which names are words and initials and nothing else."""
        plain: NDArray[np.bool_] = self._comma[rows] >= 0
        return plain

    def is_forced(self, rows: Rows) -> NDArray[np.bool_]:
        """Whether readings take for declined what is not in the first reading of the name."""
        forced: NDArray[np.bool_] = self.oblique[rows] > self.oblique[self.reads[rows]]
        return forced

    def _fill(self) -> None:
        simple, self.blanks, self.solid = look(self.texts)
        rows, plain = np.flatnonzero(simple).tolist(), list(compress(self.texts, simple.tolist()))
        commas, left = [0] * len(rows), list[int]()
        for row in np.flatnonzero(~simple).tolist():
            text, comma = self.texts[row], 0
            # An ordinary text is a tidy one.
            if not ORDINARY.fullmatch(text) and not ORDINARY.fullmatch(text := tidy(text)):
                left.append(row)
                continue
            if mostly_cyrillic(text):
                left.append(row)
                continue
            if "," in text:
                comma = text.count(" ", 0, text.index(",")) + 1
                text = text.replace(",", "")
            rows.append(row)
            plain.append(text)
            commas.append(comma)
        if rows:
            left += self._arrange(np.array(rows), plain, np.array(commas))
        if left:
            self._parse(sorted(left))

    def _arrange(self, rows: Rows, texts: list[str], commas: Rows) -> list[int]:
        """Lay arrangements over plain names. Returns rows that turn out not to be plain."""
        vocabulary = self.vocabulary
        counts = np.fromiter(map(str.count, texts, repeat(" ")), np.int32, len(texts)) + 1
        numbers = vocabulary.numbers_of(" ".join(texts).split(" "))
        starts = np.cumsum(counts) - counts
        scripts, dots = vocabulary.script[numbers], vocabulary.dots[numbers]
        odd = np.logical_or.reduceat((vocabulary.marks[numbers] > 0), starts)
        odd |= np.maximum.reduceat(scripts, starts) != np.minimum.reduceat(scripts, starts)
        odd |= np.logical_or.reduceat((dots > 0) & (vocabulary.starts[numbers] == 0), starts)
        words = np.add.reduceat(dots == 0, starts, dtype=np.int32)
        odd |= (words > MOST_WORDS) | (words == 0)
        plain = np.repeat(~odd, counts)
        fits = plain & (dots == 0)
        place = np.cumsum(dots == 0) - 1
        place -= np.repeat(np.cumsum(words) - words, counts)
        self.words[np.repeat(rows, counts)[fits], place[fits]] = numbers[fits]
        self.count[rows[~odd]] = words[~odd]
        self._comma[rows[~odd]] = commas[~odd]
        short = np.flatnonzero(plain & (dots > 0))
        whose = rows[np.searchsorted(starts, short, "right") - 1]
        for row, letters in zip(whose.tolist(), vocabulary.written[numbers[short]].tolist(), strict=True):
            written = initials_in(letters)
            self.initials[row] = (*self.initials.get(row, ()), *written)
        self._letters(list(self.initials))
        if not odd.all():
            self._lay(rows[~odd], commas[~odd])
        return [int(row) for row in rows[odd]]

    def _lay(self, rows: Rows, commas: Rows) -> None:
        """The layout of each kind of name, found on one of them, laid over all."""
        words, vocabulary = self.words[rows], self.vocabulary
        traits = np.where(words >= 0, vocabulary.kind[words], -1).astype(np.int64) + 1
        letters = self.letters[rows]
        key = np.minimum(letters, 2) + 3 * np.minimum(commas, MOST_WORDS + 1)
        for place in range(MOST_WORDS):
            key = key * (len(vocabulary.traits) + 1) + traits[:, place]
        _, samples, kind = np.unique(key, return_index=True, return_inverse=True)
        layouts, others = list[tuple[int, ...]](), list[tuple[int, tuple[int, ...]]]()
        every = np.column_stack([traits[samples], np.minimum(letters[samples], 2), commas[samples]])
        for sample, said in zip(samples.tolist(), map(tuple, every.tolist()), strict=True):
            layout = vocabulary.layouts.get(said)
            if layout is None:
                made = [vocabulary.words[n] for n in words[sample] if n >= 0]
                layout = vocabulary.layouts[said] = _layouts(made, letters[sample], commas[sample])
            others += [(len(layouts), other) for other in layout[1:]]
            layouts.append(layout[0])
        for name, column in self._laid(words, np.array(layouts, np.int32)[kind]).items():
            getattr(self, name)[rows] = column
        if others:
            order, ends = np.argsort(kind, kind="stable"), np.cumsum(np.bincount(kind))
            alike = np.split(order, ends[:-1])
            here = np.concatenate([alike[number] for number, _ in others])
            table = np.repeat(
                np.array([other for _, other in others], np.int32),
                [len(alike[number]) for number, _ in others],
                axis=0,
            )
            self._others.append((rows[here], self._laid(words[here], table)))

    def _laid(self, words: Numbers, table: Numbers) -> dict[str, Numbers]:
        """The parts of names of these words, a layout for each."""
        laid = dict(zip(Layout.__struct_fields__, table.T, strict=True))
        here = np.arange(len(words))
        for part in PARTS:
            laid[part] = np.where(laid[part] >= 0, words[here, laid[part]], -1)
        declined = laid.pop("declined") > 0
        laid["given"] = np.where(declined, self.vocabulary.declined[laid["given"]], laid["given"])
        return laid

    def _append_others(self) -> None:
        """Put the other readings after the names, those of one name together and in their order."""
        size = len(self.texts)
        every = [rows for rows, _ in self._others]
        base = np.concatenate([np.zeros(0, np.int64), *every])
        order = np.argsort(base, kind="stable")
        self.reads = np.concatenate([np.arange(size), base[order]])
        self.more = np.bincount(base, minlength=size)
        self.start = size + np.cumsum(self.more) - self.more
        for name in (*PARTS, "sex", "odd", "oblique", "western", "others"):
            column = getattr(self, name)
            more = np.concatenate([column[:0], *(laid[name] for _, laid in self._others)])[order]
            setattr(self, name, np.concatenate([column, more.astype(column.dtype)]))
        for name in ("first", "next", "letters"):
            setattr(self, name, getattr(self, name)[self.reads])
        self._others = []
        self.hard[self.reads[size:][self.odd[size:] > 0]] = 1

    def _letters(self, rows: Sequence[int]) -> None:
        """Keep how many initials some names have; the first and the second as bits."""
        for row in rows:
            written = self.initials[row]
            self.letters[row] = len(written)
            self.first[row] = bit_of(sound_of(written[0]))
            self.next[row] = bit_of(sound_of(written[1])) if len(written) > 1 else 0

    def _parse(self, rows: list[int]) -> None:
        """Names that are not plain, parsed one by one."""
        names = [self.name(row) for row in rows]
        self.sex[rows] = [_SEXES[name.sex] for name in names]
        self.oblique[rows] = [name.oblique for name in names]
        self.western[rows] = [name.western for name in names]
        self.others[rows] = self.hard[rows] = [bool(name.also) for name in names]
        self.odd[rows] = [_is_odd(name) for name in names]
        # They will be compared as they are.
        self._parsed = {row: name for row, name in zip(rows, names, strict=True) if self.odd[row]}
        short = {row: name.initials for row, name in zip(rows, names, strict=True) if name.initials}
        self.initials |= short
        self._letters(list(short))
        self.count[rows] = [len(name.words) for name in names]
        found = [
            (row, place, word) for row, name in zip(rows, names, strict=True) for place, word in _placed(name)
        ]
        numbers = self.vocabulary.numbers_of_made([word for _, _, word in found])
        parts = (self.family, self.given, self.second, self.patronymic)
        for (row, place, _), number in zip(found, numbers.tolist(), strict=True):
            if place < 0:
                parts[place][row] = number
            else:
                self.words[row, place] = number


def _placed(name: Name) -> Iterator[tuple[int, Word]]:
    """Words with their places: below zero for the parts from the family name (-4) on, else in the order of words."""
    parts = (name.family[:1], name.given[:1], name.given[1:2], (name.patronymic,) if name.patronymic else ())
    yield from ((part - len(parts), found[0]) for part, found in enumerate(parts) if found)
    yield from enumerate(name.words[:MOST_WORDS])


def _is_odd(name: Name) -> bool:
    several = bool(name.family) and not is_one(name)
    initials = not all(bit_of(sound_of(letter)) for letter in name.initials)
    many = len(name.given) > MOST_GIVEN or len(name.words) > MOST_WORDS
    return several or initials or bool(name.call_sign) or many


def _layouts(words: list[Word], initials: int, before_comma: int) -> list[tuple[int, ...]]:
    """The places of the parts in a name of these words, beside so many initials; then those of its other readings."""
    # Copies, so that the same word twice can be told apart.
    words = [replace(one) for one in words]
    name = arranged(Found("", words, initials=["А"] * initials, before_comma=before_comma))
    return [astuple(_layout(words, read)) for read in (name, *name.also)]


def _layout(words: list[Word], name: Name) -> Layout:
    family = _place(words, name.family[0])[0] if name.family else -1
    first, declined = _place(words, name.given[0]) if name.given else (-1, 0)
    second = _place(words, name.given[1])[0] if len(name.given) > 1 else -1
    patronymic = _place(words, name.patronymic)[0] if name.patronymic else -1
    return Layout(
        *(family, first, declined, second, patronymic),
        *(_SEXES[name.sex], int(_is_odd(name)), int(name.oblique), int(name.western), int(bool(name.also))),
    )


def _place(words: list[Word], part: Word) -> tuple[int, int]:
    """Where a part stands, and whether as the nominative of what is written there."""
    for place, one in enumerate(words):
        if one is part:
            return place, 0
    return next(place for place, one in enumerate(words) if one.written == part.written), 1
