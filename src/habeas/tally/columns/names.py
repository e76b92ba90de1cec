"""Each different name once, with what counting asks of it: what it is found by, and whether it is a full name.

Numbers of names only grow; states of one record share them.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from habeas.identity.alike import key
from habeas.names import Name, parse

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


class Names:
    """Names by number. `own` begin with capitals in every word, `full` have a family name with a given name or an
    initial, too. `words` and `patronymic` are numbers of what a name is found by (patronymic 0: it has none);
    `forms` of every given name that its given name may be."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._words: dict[tuple[str, ...], int] = {}
        self._patronymics: dict[str, int] = {"": 0}
        self._forms: dict[str, int] = {}
        self._rows: list[tuple[bool, bool, int, int]] = []
        self.forms: list[tuple[int, ...]] = []

    def number(self, name: str) -> int:
        """The number of a name."""
        found = self._number.get(name)
        if found is None:
            found = self._number[name] = len(self._rows)
            self._add(name)
        return found

    def _add(self, name: str) -> None:
        parsed = parse(name)
        is_own = all(word[:1].isupper() for word in name.split())
        is_full = is_own and bool(parsed.family and (parsed.given or parsed.initials))
        words, patronymic = key(name)
        self._rows.append(
            (
                is_own,
                is_full,
                self._words.setdefault(words, len(self._words)),
                self._patronymics.setdefault(patronymic, len(self._patronymics)),
            )
        )
        forms = dict.fromkeys(given_forms(parsed))
        self.forms.append(tuple(self._forms.setdefault(form, len(self._forms)) for form in forms))

    @property
    def tables(self) -> "NameTables":
        """All of it as columns, as far as there are names now."""
        if self._tables is None or len(self._tables.own) != len(self._rows):
            self._tables = NameTables(self)
        return self._tables

    _tables: "NameTables | None" = None


class NameTables:
    """The names there were at one moment, as columns."""

    def __init__(self, names: Names) -> None:
        rows = np.array(names._rows, dtype=np.int32).reshape(-1, 4)
        self.own: Bools = rows[:, 0].astype(bool)
        self.full: Bools = rows[:, 1].astype(bool)
        self.words: Ints = np.ascontiguousarray(rows[:, 2])
        self.patronymic: Ints = np.ascontiguousarray(rows[:, 3])
        self._patronymics = list(names._patronymics)
        lengths = [len(some) for some in names.forms]
        self.form_name: Ints = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self.form: Ints = np.fromiter((one for some in names.forms for one in some), np.int32)
        self.forms = len(names._forms)

    @cached_property
    def place_of_patronymic(self) -> Ints:
        """The place of each patronymic in the order of their letters; none comes first."""
        order = sorted(range(len(self._patronymics)), key=self._patronymics.__getitem__)
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        return place


def given_forms(parsed: Name) -> Iterable[str]:
    """Every given name that somebody's given name may be, in full, and as it sounds."""
    return (
        str(form) for word in parsed.given for form in (word.sound, *(word.given.all if word.given else ()))
    )
