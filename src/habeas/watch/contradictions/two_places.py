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
from habeas.statements.when import Aspect, Bounds
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
    for a, b in _pairs(spots):
        if set(a.places).isdisjoint(b.places) and set(a.span.facts).isdisjoint(b.span.facts):
            yield from _compared(scene, a, b, seen)
    yield from _followed(scene, [spot for spot in spots if len(spot.span.facts) == 1])


def _pairs(spots: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Pairs that can exclude one another: one lasts for days, or both are of one and the same day."""
    on_a_day: dict[Bounds, list[Spot]] = {}
    lasting: list[Spot] = []
    for spot in spots:
        sure = spot.span.sure
        if sure is not None and sure.earliest != sure.latest:
            lasting.append(spot)
        elif sure is not None:
            on_a_day.setdefault(sure, []).append(spot)
    others = set(map(id, lasting))
    yield from combinations(lasting, 2)
    for long in lasting:
        for spot in spots:
            if id(spot) not in others and _may_meet(spot.span.days, long.span.sure):
                yield spot, long
    for together in on_a_day.values():
        yield from combinations(together, 2)


def _may_meet(days: Bounds, sure: Bounds | None) -> bool:
    """Whether what was on some day within `days` has days of a sure span inside."""
    if sure is None or sure.earliest is None or sure.latest is None:
        return False
    return (days.latest or sure.latest) > sure.earliest and (days.earliest or sure.earliest) < sure.latest


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
    found = {
        (places, long.sure): Spot(places, here[long.facts[0]].part, long, True)
        for places, here in at.items()
        if len(here) > 1
        for long in unbroken(scene.about, [spot.part.statement for spot in here.values()])
    }
    return list(found.values())


def _length(span: Span) -> tuple[int, tuple[str, ...]]:
    sure = span.sure
    days = (sure.latest - sure.earliest).days if sure and sure.earliest and sure.latest else -1
    return (len(span.facts) - 1) * 100_000 + days, span.facts


def _compared(
    scene: Scene, a: Spot, b: Spot, seen: set[tuple[tuple[str, ...], frozenset[str], str]]
) -> Iterator[Piece]:
    if a.part.statement.telling.id == b.part.statement.telling.id:
        return  # Whoever names two places in one breath names one with more and with less detail, or a way.
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
    own_words = lie.apart is Apart.BY_NAME and _one_voice(scene, a, b) and not scene.ground.are_rooms(places)
    if lie.apart is Apart.NOT_KNOWN or through or own_words:
        yield Unclear(
            kind=Kind.TWO_PLACES,
            code="group" if through and lie.apart is not Apart.NOT_KNOWN and not own_words else "places",
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


def _one_voice(scene: Scene, a: Spot, b: Spot) -> bool:
    """Whether one teller names both places: by different names, the narrower and the wider one are as likely."""
    return bool(voice(scene.about, a.part.statement) & voice(scene.about, b.part.statement))


def _on_one_day(scene: Scene, a: Spot, b: Spot) -> bool:
    """Whether two sights of one day are worth a look: told in two sources, and nobody speaks of a move about then."""
    one, other = a.part.statement, b.part.statement
    if not (_is_dated(one) and _is_dated(other)) or one.source.id == other.source.id:
        return False
    if not (_is_sight(one) and _is_sight(other)):
        return False
    return not any(
        not surely_before(days(move.statement), days(one))
        and not surely_before(days(one), days(move.statement))
        and (_leads(scene, move, a, b) or _leads(scene, move, b, a))
        for move in scene.of(*MOVES)
    )


def _leads(scene: Scene, move: Part, a: Spot, b: Spot) -> bool:
    """Whether what is told of somebody can be their way from one place to the other. What leaves an end open can."""
    claim = move.statement.fact.claim
    if not isinstance(claim, Moved):
        return True
    start, end = scene.about.named(claim.from_), scene.about.named(claim.to)
    return (not start or not set(start).isdisjoint(a.places)) and (
        not end or not set(end).isdisjoint(b.places)
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
