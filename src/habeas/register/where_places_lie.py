"""Which place lies in which, and where each lies: from what people said and what the desk looked up.

Of several placings in force on one place the coarser precision counts; "lies in" is followed only where it leads up.
"""

from collections.abc import Iterator

from habeas.places import Hierarchy, Position, Precision, Within, distance, hierarchy
from habeas.places.kinds import Kind as PlaceKind
from habeas.places.position import coarsened
from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.statements.claims.bodies import LocatedIn, Site
from habeas.statements.decisions import Placing


def places_of(about: About) -> Hierarchy:
    """The hierarchy of all places of the record. Worked out once for an index."""
    found: Hierarchy | None = about.__dict__.get("_places")
    if found is None:
        found = hierarchy(_within(about), about.who.of, _kinds(about))
        about.__dict__["_places"] = found
    return found


def inside(about: About, place: str) -> tuple[str, ...]:
    """The places (clusters) that lie in a place, at any depth."""
    places, own = places_of(about), about.who.of.get(place, place)
    return tuple(
        other for other in places.parents if other != own and places.contains(own, other) is not None
    )


def position(about: About, place: str) -> Position | None:
    """Where a place lies, for the desk; None where nobody placed it."""
    found = [
        Position(one.latitude, one.longitude, one.precision or Precision.TOWN)
        for one in _placings(about, place)
        if one.latitude is not None and one.longitude is not None
    ]
    order = list(Precision)
    return max(found, key=lambda one: order.index(one.precision), default=None)


def published_position(about: About, place: str) -> Position | None:
    """Where a place may be shown to lie outside: never where nobody decided how exactly."""
    own = position(about, place)
    classes = [one.published for one in _placings(about, place) if one.published is not None]
    if own is None or not classes:
        return None
    order = list(Precision)
    return coarsened(own, max(classes, key=order.index))


def near(about: About, place: str, km: float, most: int) -> tuple[str, ...]:
    """The placed places (clusters) within so many kilometres of a placed one, the nearest first, at most so many."""
    own = position(about, place)
    if own is None:
        return ()
    placed = {
        about.who.of.get(one.on, one.on) for one in about.known.decisions.values() if isinstance(one, Placing)
    }
    far = {
        other: distance(own, there)
        for other in placed
        if other != about.who.of.get(place, place) and (there := position(about, other)) is not None
    }
    return tuple(sorted((other for other in far if far[other] <= km), key=far.__getitem__)[:most])


def _placings(about: About, place: str) -> Iterator[Placing]:
    own = about.who.of.get(place, place)
    for member in about.who.members.get(own, (own,)):
        yield from about.known.decided_on(Placing, member)


def _within(about: About) -> Iterator[Within]:
    for statement in about.known.statements.values():
        claim = statement.fact.claim
        if not isinstance(claim, LocatedIn | Site) or not is_fact(statement):
            continue
        outer = claim.within if isinstance(claim, LocatedIn) else claim.in_
        if claim.place and claim.place.all and outer and outer.all:
            for inner in claim.place.all:
                yield Within(inner, outer.all[0], (statement.id,))
    for decision in about.known.decisions.values():
        if isinstance(decision, Placing) and decision.within in about.known.mentions:
            yield Within(decision.on, decision.within, (decision.id,))


def _kinds(about: About) -> dict[str, PlaceKind]:
    return {
        one.on: one.kind
        for one in about.known.decisions.values()
        if isinstance(one, Placing) and one.kind is not None
    }
