"""What is not decided yet: pairs and groups of people who may be one, best first. Kept up as the record grows.

Of a later state only those are gathered and linked again of whom something more is said. How rare a name is changes a
little with everybody who comes; pairs that nobody touched keep the weight they had until all are weighed anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial
from itertools import combinations
from typing import TypeVar

from habeas.identity.candidates.apart import beside, decided, may_be_one
from habeas.identity.candidates.gathered import Gathered, gather, gather_of
from habeas.identity.candidates.linking import Answered, Linking
from habeas.identity.candidates.said import Said, touched
from habeas.identity.clusters import Clusters
from habeas.identity.linkage import BATCH, Candidate, Person
from habeas.identity.linkage.proposing import OFTEN, Hear
from habeas.statements.growing import Changes
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known
from habeas.statements.layered import changed
from habeas.statements.mention import Kind, Mention
from habeas.statements.telling import Telling

T = TypeVar("T")
CONFIRMABLE = BATCH
"""From this probability on several pairs can be confirmed together, after they were looked at."""
LEARNED_FROM = 400
"""So many answers, the latest, move the weights."""
TOGETHER = 0.8
"""From this probability on people are shown together, if each may be each."""
A_GROUP = 6
"""More people are not shown side by side."""
Pairs = Mapping[frozenset[str], Candidate]


class Step(StrEnum):
    """What is done one after the other when a case is looked at first: what is said of people is gathered, pairs of
    them that share something are weighed, and pairs that are likely are looked at more closely."""

    GATHERED = "gathered"
    WEIGHED = "weighed"
    LOOKED_AT = "looked_at"


HearStep = Callable[[Step, int, int], None]
"""Is told how many of how many are done at a step."""


def to_nobody(_step: Step, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Open:
    """The people of one kind with what is said of them, and the pairs of them who may be one, decided or not.
    `weighed_with` is how many answers there were when the pairs were weighed."""

    known: Known
    who: Clusters
    said: Said
    people: Mapping[str, Gathered]
    pairs: Pairs
    linking: Linking
    kind: Kind = Kind.PERSON
    weighed_with: int = 0

    @classmethod
    def of(cls, known: Known, who: Clusters, kind: Kind = Kind.PERSON, hear: HearStep = to_nobody) -> "Open":
        """Of all that is known; `hear` is told how far it is. Other kinds than people are not compared here yet: they
        have none."""
        said = Said.of(known)
        ids = [id_ for id_ in who.members if known.mentions[id_].kind is kind] if kind is Kind.PERSON else []
        people = {id_: gather(known, who, said, id_) for id_ in _counted(ids, partial(hear, Step.GATHERED))}
        hear(Step.WEIGHED, 0, 0)
        linking, found = Linking.of(
            _named(people.values()), _answered(known, who, said, kind), partial(hear, Step.WEIGHED)
        )
        counted = _counted(found, partial(hear, Step.LOOKED_AT))
        return cls(
            known, who, said, people, dict(_open(people, counted)), linking, kind, len(known.judgements)
        )

    def grown(self, known: Known, who: Clusters, changes: Changes) -> "Open":
        """Of a later state, given what changed until then."""
        said = self.said.grown(known, changes)
        anew: dict[str, Gathered] = {}
        gone: list[str] = []
        for id_ in self._touched(who, changes):
            there = id_ in who.members and known.mentions[id_].kind is self.kind
            now = gather(known, who, said, id_) if there else None
            if now is None:
                gone.append(id_)
            elif now != self.people.get(id_):
                anew[id_] = now
        gone = [id_ for id_ in gone if id_ in self.people]
        if not anew and not gone:
            return replace(self, known=known, who=who, said=said)
        people = changed(self.people, anew.items(), gone)
        lost = {*anew, *gone}
        linking, found = self.linking.grown(_named(anew.values()), lost)
        pairs = {pair: one for pair, one in self.pairs.items() if lost.isdisjoint(pair)}
        pairs |= dict(_open(people, found))
        return replace(self, known=known, who=who, said=said, people=people, pairs=pairs, linking=linking)

    @property
    def answers_since(self) -> int:
        """How many answers more or fewer there are than when the pairs were weighed."""
        return abs(len(self.known.judgements) - self.weighed_with)

    @cached_property
    def undecided(self) -> tuple[Candidate, ...]:
        """The pairs that are open, the most probable first: nothing was judged of them, straight or through others,
        and nothing tells them apart."""
        closed = decided(self.known, self.who)
        found = (
            one
            for pair, one in self.pairs.items()
            if pair not in closed and not beside(self.said, self.who, one.a, one.b)
        )
        return tuple(sorted(found, key=lambda one: (-one.probability, one.a, one.b)))

    @cached_property
    def unsure(self) -> tuple[Candidate, ...]:
        """The open pairs, and those of which somebody said that they are not sure: whether two are one is not known
        of either. The most probable first."""
        settled = {
            frozenset((self.who.of.get(one.a, one.a), self.who.of.get(one.b, one.b)))
            for one in self.known.judgements.values()
            if one.verdict is not Verdict.UNSURE
        }
        open_ = {frozenset((one.a, one.b)) for one in self.undecided}
        closed = decided(self.known, self.who)
        found = (
            one
            for pair, one in self.pairs.items()
            if pair in open_ or (pair in closed and pair not in settled)
        )
        return tuple(sorted(found, key=lambda one: (-one.probability, one.a, one.b)))

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The open pairs of each person, the most probable first."""
        found: dict[str, list[Candidate]] = {}
        for one in self.undecided:
            for id_ in (one.a, one.b):
                found.setdefault(id_, []).append(one)
        return {id_: tuple(several) for id_, several in found.items()}

    def together(self, one: Candidate) -> tuple[str, ...]:
        """The two of a pair and whoever else is likely the same person, each with each, in the order of the record."""
        group = [one.a, one.b]
        near = self.by_person.get(one.a, ())
        for other in (id_ for pair in near for id_ in (pair.a, pair.b)):
            if len(group) < A_GROUP and other not in group and all(self._likely(other, id_) for id_ in group):
                group.append(other)
        return tuple(sorted(group, key=self.who.rank.__getitem__))

    @cached_property
    def groups(self) -> tuple[tuple[Candidate, tuple[str, ...]], ...]:
        """What is asked one after the other: a pair with all who are shown with it, the most probable pair first.
        A pair within a group that stands further up is not asked again."""
        found: list[tuple[Candidate, tuple[str, ...]]] = []
        asked: set[frozenset[str]] = set()
        for one in self.undecided:
            if frozenset((one.a, one.b)) not in asked:
                group = self.together(one)
                asked.update(map(frozenset, combinations(group, 2)))
                found.append((one, group))
        return tuple(found)

    @cached_property
    def _open(self) -> Pairs:
        return {frozenset((one.a, one.b)): one for one in self.undecided}

    def pair(self, a: str, b: str) -> Candidate | None:
        """The open pair of two people, if it is one."""
        return self._open.get(frozenset((a, b)))

    def _likely(self, a: str, b: str) -> bool:
        found = self.pair(a, b)
        return found is not None and found.probability >= TOGETHER

    def _touched(self, who: Clusters, changes: Changes) -> set[str]:
        """The clusters, of before or after, of whom something more or less is said, or who were judged anew."""
        ids: set[str] = set()
        for value in (*changes.came, *changes.went):
            match value:
                case Telling():
                    ids |= touched(value)
                case Judgement(a=a, b=b):
                    ids |= {a, b}
                case Mention(id=id_):
                    ids.add(id_)
                case _:
                    pass
        return {found for id_ in ids for of in (self.who.of, who.of) if (found := of.get(id_)) is not None}


def _counted(some: Sequence[T], hear: Hear) -> Iterator[T]:
    for number, one in enumerate(some):
        if number % OFTEN == 0:
            hear(number, len(some))
        yield one


def _named(people: Iterable[Gathered]) -> list[Person]:
    return [one.person for one in people if one.is_named]


def _open(
    people: Mapping[str, Gathered], found: Iterable[Candidate]
) -> Iterator[tuple[frozenset[str], Candidate]]:
    """The pairs who may be one by what is said of them."""
    for one in found:
        if may_be_one(people[one.a], people[one.b]):
            yield frozenset((one.a, one.b)), one


def _answered(known: Known, who: Clusters, said: Said, kind: Kind) -> list[Answered]:
    """The latest answers, each on its two names alone: as they stood before they were joined or told apart."""

    def alone(id_: str) -> Gathered:
        return gather_of(known, who, said, f"~{id_}", (id_,))

    found = []
    for one in list(known.judgements.values())[-LEARNED_FROM:]:
        there = all(id_ in known.mentions and known.mentions[id_].kind is kind for id_ in (one.a, one.b))
        if there and one.verdict is not Verdict.UNSURE:
            a, b = alone(one.a), alone(one.b)
            if a.is_named and b.is_named:
                found.append(Answered(a.person, b.person, one.verdict is Verdict.SAME))
    return found
