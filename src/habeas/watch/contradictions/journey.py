"""Journeys that take longer than there was time: by the means that are named, between places whose positions are known.

Where no means are named, the fastest there are is taken: people are flown. The distance is the least that the
precision of both positions allows, so that what is alarmed about is impossible and not only unlikely.
"""

from collections.abc import Iterator

from habeas.places.travel import Means, fastest, means_in
from habeas.register.value import days
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Detained, HeldAt, Moved
from habeas.statements.when import Bounds
from habeas.timeline.part import Part
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
    """A move dated to a day may have begun or ended on it: only the days before and after it bound it."""
    apart, told = scene.ground.least_km(*way), days(move.statement)
    if apart is None:
        return
    hours = fastest(apart, means).hours
    for here, at in present:
        for there, to in present:
            between = _between(days(here.statement), days(there.statement))
            if (at, to) == way and between and _lies_in(told, between) and hours > _hours(between):
                yield Clash(
                    code="too_far",
                    facts=(here.statement.id, move.statement.id, there.statement.id),
                    because=tuple(id_ for place in way for id_ in scene.ground.placed(place)),
                    overlap=between,
                    places=way,
                    numbers=(int(apart),),
                )


def _between(left: Bounds, came: Bounds) -> Bounds | None:
    """From the one day on which somebody was here to the one day on which they were there."""
    if not left.earliest or not came.latest or left.earliest != left.latest or came.earliest != came.latest:
        return None
    return Bounds(left.earliest, came.latest) if left.earliest <= came.latest else None


def _lies_in(told: Bounds, span: Bounds) -> bool:
    """Whether a move is surely the one between two days."""
    return not (
        told.earliest is None
        or told.latest is None
        or (span.earliest and told.earliest < span.earliest)
        or (span.latest and told.latest > span.latest)
    )


def _hours(span: Bounds) -> int:
    return ((span.latest - span.earliest).days + 1) * 24 if span.earliest and span.latest else 0


def _one(scene: Scene, move: Part, role: str) -> str | None:
    party = getattr(move.statement.fact.claim, role)
    named = scene.about.named(party)
    return named[0] if len(named) == 1 else None


def _places(scene: Scene, part: Part) -> tuple[str, ...]:
    claim = part.statement.fact.claim
    party = claim.where if isinstance(claim, Seen) else getattr(claim, "place", None)
    named = scene.about.named(party)
    return named if len(named) == 1 else ()
