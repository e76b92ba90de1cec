"""The places of a case as its statements have them: which lies in which, and who is said to run or guard them.

Two places are one only where a person judged so; two cellars of one town stay two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from habeas.identity.clusters import Clusters
from habeas.places.hierarchy import Hierarchy, Within, hierarchy
from habeas.places.kinds import Kind
from habeas.places.nameless import own_name
from habeas.statements.claims.base import Claim
from habeas.statements.claims.bodies import Involved, LocatedIn, Part, Site
from habeas.statements.decisions import Placing
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind as MentionKind
from habeas.statements.mention import Mention, Party
from habeas.statements.telling import Telling
from habeas.statements.when import Bounds
from habeas.timeline.lasting import lasting
from habeas.timeline.said import is_fact

NARROW = frozenset({Kind.CELL, Kind.BASEMENT, Kind.SITE})
"""Kinds of place that somebody runs as a whole: whoever runs the prison answers for its cells, not so for a town."""
ANSWERING = frozenset({Part.RUNS, Part.GUARDS})


MANY_PAIRS = 2000
"""Of more pairs of mentions it is quicker to go through everything that was judged different."""


class Relation(StrEnum):
    """How one place lies to another. Open: nothing is said that settles it."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"
    OPEN = "open"


@dataclass(frozen=True)
class Running:
    """Somebody (a cluster) is said to run or guard a place; `part` is "operator", "runs" or "guards"."""

    who: str
    part: str
    statement: Statement

    @property
    def days(self) -> Bounds:
        """When it is said to be so. Running a place lasts: without a date no bound is known."""
        return lasting(self.statement)


class Sites:
    """Which place lies in which, and who runs it. Read-only once made."""

    def __init__(self, known: Known, who: Clusters) -> None:
        self._who = who
        self.hierarchy: Hierarchy = hierarchy(_within(known), who.of, _kinds(known, who))
        self._known = known
        self._relations: dict[tuple[str, str], Relation] = {}
        self._nameless: dict[str, bool] = {}
        self._around: dict[str, tuple[str, ...]] = {}
        self._sites: set[str] = _narrow(known, who)
        self._running: dict[str, list[Running]] = defaultdict(list)
        for statement in _said(known, (Site, Involved)):
            self._take(statement)

    def lies_in(self, place: str) -> tuple[str, ...]:
        """Everything a place is said to lie in, narrowest first."""
        if place not in self._around:
            self._around[place] = self.hierarchy.path(place)
        return self._around[place]

    def inside(self, a: str, b: str) -> tuple[str, ...] | None:
        """The statements by which `a` lies in `b`; None if it does not."""
        return self.hierarchy.contains(b, a) if self.lies_in(a) else None

    def relation(self, a: str, b: str) -> Relation:
        """How `a` lies to `b`. Apart: a person judged them different, or both lie in, or are, different places of one
        kind (two towns)."""
        if (a, b) not in self._relations:
            self._relations[a, b] = self._relation(a, b)
        return self._relations[a, b]

    def _relation(self, a: str, b: str) -> Relation:
        if a == b:
            return Relation.SAME
        if self.inside(a, b) is not None:
            return Relation.INSIDE
        if self.inside(b, a) is not None:
            return Relation.AROUND
        if self._is_judged_different(a, b) or self._are_apart(a, b):
            return Relation.APART
        return Relation.OPEN

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether being at the one is no other answer than being at the other: the same, or one lies in the other."""
        return self.relation(a, b) in (Relation.SAME, Relation.INSIDE, Relation.AROUND)

    def is_elsewhere(self, a: str, b: str) -> bool:
        """Whether being at the one means not being at the other. A place that has no name of its own ("a cellar") and
        of which nobody says where it is may lie in any place that has one; two of them are two."""
        relation = self.relation(a, b)
        if relation is not Relation.OPEN:
            return relation is Relation.APART
        for place, other in ((a, b), (b, a)):
            if self._is_nameless(place) and not self._is_nameless(other):
                around = self.lies_in(place)
                return bool(around) and self.is_elsewhere(around[0], other)
        return True

    def _is_judged_different(self, a: str, b: str) -> bool:
        """Whether a person judged two places to be different."""
        ones, others = (self._who.members.get(place, (place,)) for place in (a, b))
        if len(ones) * len(others) > MANY_PAIRS:
            return frozenset((a, b)) in self._different
        judged, differing = self._known.judged, self._known.differing
        return any(judged.get(frozenset((one, other))) in differing for one in ones for other in others)

    @cached_property
    def _different(self) -> set[frozenset[str]]:
        return _different(self._known, self._who)

    def _is_nameless(self, place: str) -> bool:
        """Whether a place is one that no source calls by a name of its own."""
        if place not in self._nameless:
            mentions = [self._known.mentions[id_] for id_ in self._who.members.get(place, ())]
            places = [one for one in mentions if one.kind is MentionKind.PLACE]
            self._nameless[place] = bool(places) and not any(own_name(one.name) for one in places)
        return self._nameless[place]

    def running(self, place: str) -> Iterator[Running]:
        """Who is said to run or guard a place, or the site that it lies in."""
        for one in dict.fromkeys((place, *(outer for outer in self.lies_in(place) if outer in self._sites))):
            yield from self._running.get(one, ())

    def is_site(self, place: str) -> bool:
        """Whether a place is said to be one where people are kept, or was placed as a site or cell."""
        return place in self._sites

    def within(self, places: Iterable[str]) -> set[str]:
        """These places and all that are said to lie in them."""
        found = set(places)
        found.update(inner for inner in self.hierarchy.parents if found.intersection(self.lies_in(inner)))
        return found

    def _are_apart(self, a: str, b: str) -> bool:
        kinds = self.hierarchy.kinds
        around_a, around_b = (a, *self.lies_in(a)), (b, *self.lies_in(b))
        if not kinds or set(around_a) & {b} or set(around_b) & {a}:
            return False
        return any(
            one != other
            and kinds.get(one) is not None
            and kinds.get(one) is kinds.get(other)
            and kinds[one].width >= Kind.TOWN.width
            and one not in around_b
            and other not in around_a
            for one in around_a
            for other in around_b
        )

    def _take(self, statement: Statement) -> None:
        claim = statement.fact.claim
        if isinstance(claim, Site):
            for place in self._clusters(claim.place):
                self._running[place] += [
                    Running(who, "operator", statement) for who in self._clusters(claim.operator)
                ]
        elif isinstance(claim, Involved) and claim.part in ANSWERING:
            for place in self._clusters(claim.in_):
                self._running[place] += [
                    Running(who, claim.part.value, statement) for who in self._clusters(claim.who)
                ]

    def _clusters(self, party: Party | None) -> tuple[str, ...]:
        return self._who.named(party.all) if party else ()


def bears_on_places(value: object) -> bool:
    """Whether a value, coming or going, may change how the places of a case lie or who runs them."""
    if isinstance(value, Telling):
        return any(isinstance(fact.claim, LocatedIn | Site | Involved) for fact in value.facts)
    return isinstance(value, Judgement | Mention | Placing)


def places_changed(value: object) -> tuple[str, ...]:
    """The mentions of the places that a value says something of as places."""
    if isinstance(value, Telling):
        claims = [fact.claim for fact in value.facts if isinstance(fact.claim, LocatedIn | Site)]
        return tuple(id_ for claim in claims for id_ in (claim.place.members if claim.place else ()))
    if isinstance(value, Judgement):
        return (value.a, value.b)
    return (value.on,) if isinstance(value, Placing) else ()


def _said(known: Known, kinds: tuple[type[Claim], ...]) -> Iterator[Statement]:
    for statement in known.of_places.values():
        if isinstance(statement.fact.claim, kinds) and is_fact(statement):
            yield statement


def _within(known: Known) -> Iterator[Within]:
    for statement in _said(known, (LocatedIn, Site)):
        claim = statement.fact.claim
        outer = claim.within if isinstance(claim, LocatedIn) else getattr(claim, "in_", None)
        inner: Party | None = getattr(claim, "place", None)
        for one in inner.all if inner else ():
            for other in outer.all if outer else ():
                yield Within(one, other, (statement.id,))
    for decision in _placings(known):
        if _is_place(known, decision.within) and _is_place(known, decision.on):
            yield Within(decision.on, decision.within, (decision.id,))


def _is_place(known: Known, id_: str) -> bool:
    """Whether something is a place of this record: what came from elsewhere may name anything."""
    return id_ in known.mentions and known.mentions[id_].kind is MentionKind.PLACE


def _placings(known: Known) -> Iterator[Placing]:
    return (one for one in known.decisions.values() if isinstance(one, Placing))


def _kinds(known: Known, who: Clusters) -> dict[str, Kind]:
    """Kinds as people placed them; where two people differ, none."""
    said: dict[str, set[Kind]] = defaultdict(set)
    for decision in _placings(known):
        if decision.kind is not None:
            said[who.of.get(decision.on, decision.on)].add(decision.kind)
    return {place: next(iter(kinds)) for place, kinds in said.items() if len(kinds) == 1}


def _narrow(known: Known, who: Clusters) -> set[str]:
    found = {who.of.get(one.on, one.on) for one in _placings(known) if one.kind in NARROW}
    for statement in _said(known, (Site,)):
        place: Party | None = getattr(statement.fact.claim, "place", None)
        found.update(who.named(place.all) if place else ())
    return found


def _different(known: Known, who: Clusters) -> set[frozenset[str]]:
    return {
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))) for one in known.differing.values()
    }
