"""A map in words, for those who do not see it: the same places and movements, in the same order and numbers."""

from collections.abc import Sequence

from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.places.distance import distance, least_distance
from habeas.places.drawing.scene import Move, Spot
from habeas.places.position import Position
from habeas.places.precision import Precision


def told(spots: Sequence[Spot], moves: Sequence[Move] = ()) -> tuple[str, ...]:
    """Each movement as a line ("1. Port Amar → Karsk; by truck; about 120 km in a straight line"), then the places
    that no movement names (all, where people are counted), then how far the places shown as circles are uncertain. In
    the language in force."""
    lines = [_move(number, spots, move) for number, move in enumerate(moves, 1)]
    moved = {at for move in moves for at in (move.start, move.end)}
    lines += [_spot(spot) for at, spot in enumerate(spots) if at not in moved or spot.people is not None]
    circles: dict[Precision, list[str]] = {}
    for spot in spots:
        if spot.position.precision is not Precision.BUILDING:
            circles.setdefault(spot.position.precision, []).append(spot.name)
    for precision, names in circles.items():
        shown = _("{names}: somewhere within {km} km of the middle of the circle")
        lines.append(shown.format(names=", ".join(dict.fromkeys(names)), km=f"{precision.radius_km:g}"))
    return tuple(lines)


def by_name(people: int) -> str:
    """How many people, none of them without a name."""
    return ngettext("{number} person by name", "{number} people by name", people).format(number=people)


def _spot(spot: Spot) -> str:
    return spot.name if spot.people is None else f"{spot.name}: {by_name(spot.people)}"


def _move(number: int, spots: Sequence[Spot], move: Move) -> str:
    start, end = spots[move.start], spots[move.end]
    way = f"{start.name} → {end.name}"
    parts = [f"{number}. {way}" if move.people is None else f"{way}: {by_name(move.people)}"]
    parts += [move.means] if move.means else []
    if move.people is None and (far := _far(start.position, end.position)):
        parts.append(far)
    return "; ".join(parts)


def _far(a: Position, b: Position) -> str:
    """How far apart: about a number where that is known well, else from the least to the most; nothing for two
    that may be one place."""
    km, least = distance(a, b), least_distance(a, b)
    most = km + a.precision.radius_km + b.precision.radius_km
    if not least:
        return ""
    if most - km <= km / 10:
        return _("about {km} km in a straight line").format(km=_rounded(km))
    return _("{least} to {most} km in a straight line").format(least=_rounded(least), most=_rounded(most))


def _rounded(km: float) -> str:
    return f"{round(km, -1) if km >= 100 else round(km):.0f}"
