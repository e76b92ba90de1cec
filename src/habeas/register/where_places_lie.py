"""Where places lie, as the desk looked it up, for the desk itself and for outside.

Of several placings in force on one place the coarser precision counts; which place lies in which is for `About.sites`.
"""

from collections.abc import Iterator

from habeas.places import Position, Precision, distance
from habeas.places.position import coarsened
from habeas.register.about import About
from habeas.statements.decisions import Placing


def inside(about: About, place: str) -> tuple[str, ...]:
    """The places (clusters) that lie in a place, at any depth."""
    own = about.who.of.get(place, place)
    return tuple(sorted(about.sites.within([own]) - {own}))


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
