"""Journeys that take longer than there was time: by the means that are named, between places whose positions are known.

Where no means are named, the fastest there are is taken: people are flown. The distance is the least that the
precision of both positions allows, so that what is alarmed about is impossible and not only unlikely.
"""

from collections.abc import Iterator
from datetime import date

from habeas.places.travel import Means, fastest, means_in
from habeas.register.about import Part
from habeas.register.value import days
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Detained, HeldAt, Moved
from habeas.statements.when import Bounds
from habeas.watch.contradictions.scene import Clash, Scene

PRESENT = (HeldAt, Detained, Seen)


def journey(scene: Scene) -> Iterator[Clash]:
    """Every move between two places that cannot have been made between the last day here and the first day there."""
    moves = [part for part in scene.of(Moved) if not part.through]
    if not moves:
        return
    present = [
        (part, place) for part in scene.of(*PRESENT) if not part.through for place in _places(scene, part)
    ]
    for move in moves:
        claim = move.statement.fact.claim
        assert isinstance(claim, Moved)
        start, end = _one(scene, move, "from_"), _one(scene, move, "to")
        if start and end and claim.means and (means := means_in(claim.means.exact)):
            yield from _too_fast(scene, move, (start, end), means, present)


def _too_fast(
    scene: Scene, move: Part, way: tuple[str, str], means: Means, present: list[tuple[Part, str]]
) -> Iterator[Clash]:
    apart = scene.ground.distance_km(*way)
    if apart is None:
        return
    hours = fastest(apart[0], means).hours
    told = days(move.statement)
    numbers = (int(apart[0]), int(hours))
    if told.earliest and told.latest and hours > _hours(told.earliest, told.latest):
        yield Clash(
            code="too_far", facts=(move.statement.id,), because=_positions(scene, way), overlap=told, places=way,
            numbers=numbers,
        )  # fmt: skip
        return
    for here, at in present:
        for there, to in present:
            left, came = days(here.statement), days(there.statement)
            if (at, to) != way or not (_is_day(left) and _is_day(came)):
                continue
            assert left.latest
            assert came.earliest
            if left.latest <= came.earliest:
                span = Bounds(left.latest, came.earliest)
                fits = _lies_in(told, span)
                if fits and hours > _hours(left.latest, came.earliest):
                    facts = (here.statement.id, move.statement.id, there.statement.id)
                    yield Clash(
                        code="too_far", facts=facts, because=_positions(scene, way), overlap=span, places=way,
                        numbers=numbers,
                    )  # fmt: skip


def _lies_in(told: Bounds, span: Bounds) -> bool:
    """Whether the move is surely the one between the two days."""
    return bool(
        told.earliest and told.latest and span.earliest and span.latest
        and span.earliest <= told.earliest and told.latest <= span.latest
    )  # fmt: skip


def _is_day(span: Bounds) -> bool:
    return span.earliest is not None and span.earliest == span.latest


def _hours(first: date, last: date) -> float:
    return ((last - first).days + 1) * 24


def _positions(scene: Scene, way: tuple[str, str]) -> tuple[str, ...]:
    return tuple(id_ for place in way for id_ in scene.ground.decided.get(place, ()))


def _one(scene: Scene, move: Part, role: str) -> str | None:
    party = getattr(move.statement.fact.claim, role)
    named = scene.about.named(party)
    return named[0] if len(named) == 1 else None


def _places(scene: Scene, part: Part) -> tuple[str, ...]:
    claim = part.statement.fact.claim
    party = claim.where if isinstance(claim, Seen) else getattr(claim, "place", None)
    named = scene.about.named(party)
    return named if len(named) == 1 else ()
