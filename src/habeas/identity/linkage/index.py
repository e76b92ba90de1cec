"""People who are there already, so that one more is compared with those it may be and with nobody else.

In memory: columns, and of each kind of key the sorted keys of all readings, beside a small table of those added since.
"""

from collections.abc import Sequence

import numpy as np

from habeas.identity.linkage.arrays import Ints, Longs, once, ranges
from habeas.identity.linkage.columns import Columns, columns
from habeas.identity.linkage.keys import keys
from habeas.identity.linkage.levels import Comparing
from habeas.identity.linkage.links import CAP
from habeas.identity.linkage.people import Candidate, Person
from habeas.identity.linkage.proposing import AT_LEAST, proposed
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import SHIPPED, Weights, log_odds

MOST = 1500
"""A key that more readings share says too little to look at them all; others bring the same people."""
AT_ONCE = 200
"""So many people are looked for at once."""
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
        return self.matches_of([person], at_least)[person.id]

    def matches_of(self, people: Sequence[Person], at_least: float = AT_LEAST) -> dict[str, list[Candidate]]:
        """As `matches` for each of several people, by their ids: much faster for many. They are not compared with
        one another."""
        if len(self._waiting) > max(RECENT, len(self._people) // 10) or (
            self._waiting and len(self) < RECENT
        ):
            self._settle()
        found: dict[str, dict[str, Candidate]] = {person.id: {} for person in people}
        for start in range(0, len(people), AT_ONCE):
            part = people[start : start + AT_ONCE]
            beside = self._beside(part)
            pairs = (
                self._among(self._comparing, self._found(beside), beside, part, at_least)
                if self._people
                else []
            )
            if self._waiting:
                pairs += self._among_waiting(beside, part, at_least)
            ids = {person.id for person in part}
            for one in pairs:
                for id_, other in ((one.a, one.b), (one.b, one.a)):
                    if id_ in ids and other in self._place:
                        found[id_][other] = one
        return {
            id_: sorted(matched.values(), key=lambda one: (-one.probability, one.a, one.b))
            for id_, matched in found.items()
        }

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

    def _beside(self, people: Sequence[Person]) -> Columns:
        """People in columns that share the numbers of words with all others."""
        records = Records(beside=self._records)
        records.add(people)
        found = columns(records)
        self._comparing.learn()
        return found

    def _found(self, beside: Columns) -> tuple[Longs, Longs]:
        """Readings of others that share a key with one of `beside`, and those."""
        first: list[Ints] = []
        second: list[Longs] = []
        for one in keys(beside, self._records.words, CAP, open_ended=True):
            if one.kind not in self._keys:
                continue
            sorted_keys, rows = self._keys[one.kind]
            starts = np.searchsorted(sorted_keys, one.keys, side="left")
            sizes = np.searchsorted(sorted_keys, one.keys, side="right") - starts
            some = (sizes > 0) & (sizes <= MOST)
            first.append(rows[ranges(starts[some], sizes[some])])
            second.append(np.repeat(one.rows[some].astype(np.int64), sizes[some]))
        both = once(np.concatenate(first).astype(np.int64) * len(beside) + np.concatenate(second))
        return both // len(beside), both % len(beside)

    def _among(
        self,
        comparing: Comparing,
        pairs: tuple[Longs, Longs],
        beside: Columns,
        people: Sequence[Person],
        at_least: float,
    ) -> list[Candidate]:
        """Candidates of pairs of readings, each pair of people once, in the readings in which they agree best."""
        first, second = pairs
        if not len(first):
            return []
        total, own = len(self), self._waiting if comparing is not self._comparing else self._people
        odds = log_odds(comparing.compare(first, second, beside), total, self._weights)
        likely = np.flatnonzero(odds >= np.float32(np.log(at_least / (1 - at_least))))
        pair = (
            comparing.columns.person[first[likely]].astype(np.int64) * len(people)
            + beside.person[second[likely]]
        )
        order = np.lexsort((second[likely], first[likely], -odds[likely], pair))
        _, best = np.unique(pair[order], return_index=True)
        which = likely[order[best]]
        which = (
            which[
                [
                    own[a].id != people[b].id
                    for a, b in zip(
                        comparing.columns.person[first[which]].tolist(),
                        beside.person[second[which]].tolist(),
                        strict=True,
                    )
                ]
            ]
            if len(which)
            else which
        )
        return proposed(comparing, first[which], second[which], beside, own, people, self._weights, total)

    def _among_waiting(self, beside: Columns, people: Sequence[Person], at_least: float) -> list[Candidate]:
        """Those who were added since everything was put in order, all of them compared."""
        records = Records(beside=self._records)
        records.add(self._waiting)
        comparing = Comparing.of(columns(records), self._comparing)
        comparing.learn()
        rows, mine = len(comparing.columns), len(beside)
        every = np.arange(rows * mine, dtype=np.int64)
        return self._among(comparing, (every // mine, every % mine), beside, people, at_least)
