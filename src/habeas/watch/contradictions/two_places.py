"""In two places at once: held, seen or brought to places that lie apart, on days that cannot be told apart."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from msgspec import Struct

from habeas.register.sure_days import voice
from habeas.register.value import days, surely_before
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Detained, Escaped, HeldAt, Moved, Released, ReturnedToUnit
from habeas.statements.claims.harm import Conditions, Died, IllTreated
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.when import Aspect
from habeas.timeline.part import Part
from habeas.watch.contradictions.ground import Apart
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.spans import Span, clash, one_day, unbroken
from habeas.watch.contradictions.value import Kind, Succession, Unclear

STAYS = (HeldAt, Conditions)
MOVES = (Detained, Moved, Released, Escaped, ReturnedToUnit)


class Spot(Struct, frozen=True):
    """Somebody was at a place, or at one of several. `stays` is true where it is a stay and not a moment."""

    places: tuple[str, ...]
    part: Part
    span: Span
    stays: bool


def two_places(scene: Scene) -> Iterator[Piece]:
    """Every two stays or sights that exclude one another, and those that followed one another."""
    spots = list(_spots(scene))
    if len({spot.places for spot in spots}) < 2:
        return
    spots += _unbroken(scene, spots)
    spots.sort(key=lambda spot: _length(spot.span))
    seen: set[tuple[tuple[str, ...], frozenset[str], str]] = set()
    for a, b in combinations(spots, 2):
        if set(a.places).isdisjoint(b.places) and not set(a.span.facts) & set(b.span.facts):
            yield from _compared(scene, a, b, seen)
    yield from _followed(scene, [spot for spot in spots if len(spot.span.facts) == 1])


def _spots(scene: Scene) -> Iterator[Spot]:
    for part in scene.facts:
        claim = part.statement.fact.claim
        for party in _places(claim):
            places = tuple(sorted(set(scene.about.named(party))))
            yield Spot(places, part, scene.span(part.statement), isinstance(claim, STAYS))


def _places(claim: Claim) -> Iterable[Party]:
    found: tuple[Party | None, ...] = ()
    match claim:
        case HeldAt(place=place) | Conditions(place=place) | Detained(place=place):
            found = (place,)
        case IllTreated(place=place) | Released(place=place) | Died(place=place) | Seen(where=place):
            found = (place,)
        case Moved(from_=start, to=end):
            found = (start, end)
    return tuple(one for one in found if one is not None)


def _unbroken(scene: Scene, spots: list[Spot]) -> list[Spot]:
    """Stays that two statements of one voice make together, at one place."""
    at: dict[tuple[str, ...], dict[str, Spot]] = {}
    for spot in spots:
        if spot.stays and not spot.part.through:
            at.setdefault(spot.places, {})[spot.part.statement.id] = spot
    return [
        Spot(places, here[long.facts[0]].part, long, True)
        for places, here in at.items()
        if len(here) > 1
        for long in unbroken(scene.about, [spot.part.statement for spot in here.values()])
    ]


def _length(span: Span) -> tuple[int, tuple[str, ...]]:
    sure = span.sure
    days = (sure.latest - sure.earliest).days if sure and sure.earliest and sure.latest else -1
    return (len(span.facts) - 1) * 100_000 + days, span.facts


def _compared(
    scene: Scene, a: Spot, b: Spot, seen: set[tuple[tuple[str, ...], frozenset[str], str]]
) -> Iterator[Piece]:
    overlap = clash(a.span, b.span)
    same_day = None if overlap else one_day(a.span, b.span)
    if overlap is None and (same_day is None or not _on_one_day(scene, a, b)):
        return
    for one, other in ((a, b), (b, a)):
        # A shorter stretch of the same stay that clashes already says it all.
        if len(one.span.facts) > 1:
            mark = (one.places, voice(scene.about, one.part.statement), other.part.statement.id)
            if mark in seen:
                return
            seen.add(mark)
    lie = scene.ground.lie_of_all(a.places, b.places)
    facts = tuple(dict.fromkeys((*a.span.facts, *b.span.facts)))
    through = (*a.part.through, *b.part.through)
    places = tuple(dict.fromkeys((*a.places, *b.places)))
    if lie.apart is Apart.NO:
        return
    if lie.apart is Apart.NOT_KNOWN or through:
        yield Unclear(
            kind=Kind.TWO_PLACES,
            code="group" if through and lie.apart is not Apart.NOT_KNOWN else "places",
            about=(scene.id,),
            because=(*facts, *through),
            windows=scene.windows(facts),
            places=places,
        )
        return
    days = overlap or a.span.sure
    yield Clash(
        code="same_days" if overlap else "same_one_day",
        facts=facts,
        because=lie.because,
        overlap=days,
        places=places,
    )


def _on_one_day(scene: Scene, a: Spot, b: Spot) -> bool:
    """Whether two sights of one day are worth a look: two voices, and nobody speaks of a move about then."""
    one, other = a.part.statement, b.part.statement
    if not (_is_dated(one) and _is_dated(other)) or voice(scene.about, one) & voice(scene.about, other):
        return False
    if one.source.id == other.source.id or not (_is_sight(one) and _is_sight(other)):
        return False
    return not any(
        not surely_before(days(move.statement), days(one))
        and not surely_before(days(one), days(move.statement))
        for move in scene.of(*MOVES)
    )


def _is_dated(statement: Statement) -> bool:
    return statement.fact.when is not None and statement.fact.when.aspect in (Aspect.AT, Aspect.STILL)


def _is_sight(statement: Statement) -> bool:
    return isinstance(statement.fact.claim, (*STAYS, Seen))


def _followed(scene: Scene, spots: list[Spot]) -> Iterator[Succession]:
    """Places one after another: of each place the last spot before the first of the next."""
    dated = [
        spot for spot in spots if spot.span.days.earliest and spot.span.days.latest and not spot.part.through
    ]
    dated.sort(key=lambda spot: (spot.span.days.latest, spot.span.days.earliest, spot.span.facts))
    for earlier, later in pairwise(dated):
        if (
            set(earlier.places).isdisjoint(later.places)
            and earlier.span.facts != later.span.facts
            and surely_before(earlier.span.days, later.span.days)
            and scene.ground.lie_of_all(earlier.places, later.places).apart > Apart.NOT_KNOWN
        ):
            first, second = scene.windows((*earlier.span.facts, *later.span.facts))
            yield Succession(
                kind=Kind.TWO_PLACES,
                about=(scene.id,),
                earlier=first,
                later=second,
                places=(*earlier.places, *later.places),
            )
