"""People who are there already, so that one more is compared with those it may be and with nobody else.

In memory: columns, and of each kind of key the sorted keys of all readings, beside a small table of those added since.
"""

from collections.abc import Sequence

import numpy as np

from habeas.identity.linkage.arrays import Ints, Longs
from habeas.identity.linkage.columns import Columns, columns
from habeas.identity.linkage.keys import Keys, keys
from habeas.identity.linkage.levels import Comparing
from habeas.identity.linkage.links import CAP
from habeas.identity.linkage.people import Candidate, Person
from habeas.identity.linkage.proposing import AT_LEAST, proposed
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import SHIPPED, Weights, log_odds

MOST = 1500
"""A key that more readings share says too little to look at them all; others bring the same people."""
RECENT = 2000
"""After so many additions, or a tenth of all, everything is put in order again."""


class Index:
    """People to compare a new one with. `add` takes one in; `matches` finds who a person may be."""

    def __init__(self, people: Sequence[Person] = (), *, weights: Weights = SHIPPED) -> None:
        self._people: list[Person] = []
        self._records = Records()
        self._weights = weights
        self._place: dict[str, int] = {}
        self._waiting: list[Person] = []
        self.add_all(people)
        self._settle()

    def __len__(self) -> int:
        return len(self._people) + len(self._waiting)

    def add(self, person: Person) -> None:
        """Take a person in.

        Raises:
            ValueError: somebody with this id is there.
        """
        self.add_all([person])

    def add_all(self, people: Sequence[Person]) -> None:
        """Take several people in."""
        for person in people:
            if person.id in self._place:
                raise ValueError(f"somebody with the id {person.id} is in the index")
            self._place[person.id] = len(self)
            self._waiting.append(person)

    def matches(self, person: Person, at_least: float = AT_LEAST) -> list[Candidate]:
        """Who of all a person may be, the likeliest first. A person of the same id is passed over."""
        if len(self._waiting) > max(RECENT, len(self._people) // 10) or (
            self._waiting and len(self) < RECENT
        ):
            self._settle()
        found = []
        if self._people:
            found = self._among(person, at_least, self._comparing, self._found(person), self._people)
        if self._waiting:
            found += self._among_waiting(person, at_least)
        return sorted(found, key=lambda one: (-one.probability, one.a, one.b))

    def _settle(self) -> None:
        """Put everything in order: columns, rarities, sorted keys."""
        self._records.add(self._waiting)
        self._people += self._waiting
        self._waiting = []
        self._comparing = Comparing(self._records, rarities(self._records))
        self._keys: dict[str, tuple[Longs, Ints]] = {}
        for one in keys(self._comparing.columns, self._records.words, CAP, open_ended=True):
            order = np.argsort(one.keys, kind="stable")
            self._keys[one.kind] = one.keys[order], one.rows[order]

    def _beside(self, person: Person) -> Columns:
        """One person in columns that share the numbers of words with all others."""
        one = Records(beside=self._records)
        one.add([person])
        found = columns(one)
        self._comparing.learn()
        return found

    def _found(self, person: Person) -> tuple[Columns, Longs, Longs]:
        """Readings of others that share a key with one of a person's, and those of the person."""
        beside = self._beside(person)
        first, second = [], []
        for one in keys(beside, self._records.words, CAP, open_ended=True):
            for row, rows in self._sharing(one):
                first.append(rows)
                second.append(np.full(len(rows), row))
        if not first:
            return beside, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        both = np.unique(np.concatenate(first).astype(np.int64) * len(beside) + np.concatenate(second))
        return beside, both // len(beside), both % len(beside)

    def _sharing(self, one: Keys) -> "list[tuple[int, Ints]]":
        if one.kind not in self._keys:
            return []
        sorted_keys, rows = self._keys[one.kind]
        starts = np.searchsorted(sorted_keys, one.keys, side="left").tolist()
        ends = np.searchsorted(sorted_keys, one.keys, side="right").tolist()
        return [
            (row, rows[start:end])
            for row, start, end in zip(one.rows.tolist(), starts, ends, strict=True)
            if 0 < end - start <= MOST
        ]

    def _among(
        self,
        person: Person,
        at_least: float,
        comparing: Comparing,
        found: tuple[Columns, Longs, Longs],
        people: Sequence[Person],
    ) -> list[Candidate]:
        beside, first, second = found
        if not len(first):
            return []
        total = len(self)
        odds = log_odds(comparing.compare(first, second, beside), total, self._weights)
        order = np.lexsort((second, first, -odds))
        of = comparing.columns.person[first[order]]
        _, best = np.unique(of, return_index=True)
        which = order[best]
        least = np.float32(np.log(at_least / (1 - at_least)))
        which = which[(odds[which] >= least)]
        which = which[[people[n].id != person.id for n in comparing.columns.person[first[which]].tolist()]]
        return proposed(
            comparing, first[which], second[which], beside, people, [person], self._weights, total
        )

    def _among_waiting(self, person: Person, at_least: float) -> list[Candidate]:
        """Those who were added since everything was put in order, all of them compared."""
        records = Records(beside=self._records)
        records.add(self._waiting)
        beside = self._beside(person)
        comparing = Comparing.of(columns(records), self._comparing)
        comparing.learn()
        rows, mine = len(comparing.columns), len(beside)
        every = np.arange(rows * mine, dtype=np.int64)
        return self._among(person, at_least, comparing, (beside, every // mine, every % mine), self._waiting)
