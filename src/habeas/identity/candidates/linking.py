"""People of a case to pairs who may be one, weighed with what this desk has answered. Suggestions only.

One who comes later is compared beside the index of all who are there; nobody else is looked at again.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from habeas.identity.linkage import Candidate, Index, Person, candidates
from habeas.identity.linkage.judged import improved
from habeas.identity.linkage.levels import Comparing
from habeas.identity.linkage.proposing import Hear, silent
from habeas.identity.linkage.rarity import rarities
from habeas.identity.linkage.records import Records
from habeas.identity.linkage.scoring import SHIPPED, Weights

AT = "@"
"""Between the id of a person and the number under which the index has them: somebody changed is taken in anew."""


class Answered(Struct, frozen=True):
    """Two names as they stood alone, before somebody answered on them, and whether the answer was yes."""

    a: Person
    b: Person
    is_yes: bool


class Linking:
    """The index of the people of a case, and the names under which it has those who are there now."""

    def __init__(self, index: Index, live: Mapping[str, str]) -> None:
        self._index, self._live = index, live

    @classmethod
    def of(
        cls, people: Sequence[Person], answered: Sequence[Answered], hear: Hear = silent
    ) -> tuple["Linking", list[Candidate]]:
        """An index of people, and all pairs of them who may be one. What was answered moves the weights a little.
        `hear` is told how many of how many pairs are done."""
        singles = {one.id: one for pair in answered for one in (pair.a, pair.b)}
        judged = {frozenset((one.a.id, one.b.id)): one.is_yes for one in answered}
        found = candidates([*people, *singles.values()], judged=judged, hear=hear)
        pairs = [one for one in found if one.a not in singles and one.b not in singles]
        named = {one.id: f"{one.id}{AT}" for one in people}
        weights = _learned([*singles.values()], judged) if judged else SHIPPED
        index = Index([replace(one, id=named[one.id]) for one in people], weights=weights)
        return cls(index, named), pairs

    def grown(self, came: Iterable[Person], went: Iterable[str]) -> tuple["Linking", list[Candidate]]:
        """The same with people who are new or changed, and without those who went; and the pairs of who came."""
        live = {**self._live}
        came = list(came)
        for id_ in (*went, *(one.id for one in came)):
            live.pop(id_, None)
        made, found = Linking(self._index, live), list[Candidate]()
        for one in came:
            named = replace(one, id=f"{one.id}{AT}{len(self._index)}")
            found += [
                _plain(match) for match in self._index.matches(named) if made._is_there(match, named.id)
            ]
            self._index.add(named)
            live[one.id] = named.id
        return made, found

    def _is_there(self, match: Candidate, own: str) -> bool:
        other = match.b if match.a == own else match.a
        return self._live.get(other.rsplit(AT, 1)[0]) == other


def _plain(match: Candidate) -> Candidate:
    return replace(match, a=match.a.rsplit(AT, 1)[0], b=match.b.rsplit(AT, 1)[0])


def _learned(people: Sequence[Person], judged: Mapping[frozenset[str], bool]) -> Weights:
    """The weights, moved by what was answered."""
    records = Records()
    records.add(people)
    place = {one.id: number for number, one in enumerate(people)}
    pairs = sorted((*sorted(place[id_] for id_ in pair), yes) for pair, yes in judged.items())
    comparing = Comparing(records, rarities(records))
    both = np.array([pair[:2] for pair in pairs], dtype=np.int64)
    rows = np.searchsorted(comparing.columns.person, both)
    yes = np.array([pair[2] for pair in pairs], dtype=bool)
    return improved(comparing, rows[:, 0], rows[:, 1], yes, len(records))
