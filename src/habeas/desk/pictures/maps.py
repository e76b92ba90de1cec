"""A map of places that somebody placed, and of movements between them, with the same in words beside it.

A place that nobody placed is shown within the nearest place around it that somebody did, as its circle. For the desk
alone: positions are as exact as they are known, not as they may be published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from habeas.language import gettext as _
from habeas.places import Position
from habeas.places.drawing import Move, Spot, drawn, saved, told
from habeas.register.about import About
from habeas.register.where_places_lie import position


@dataclass(frozen=True)
class Leg:
    """A movement between two places (clusters), its means in words."""

    start: str
    end: str
    means: str = ""


@dataclass(frozen=True)
class Map:
    """What a map shows: spots, movements, and what could not be put on it. It is drawn only when it is asked for."""

    spots: tuple[Spot, ...]
    moves: tuple[Move, ...]
    title: str
    unplaced: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The map in words."""
        return told(self.spots, self.moves)

    def drawn(self, width: int, scheme: str = "auto") -> str:
        """The map as an SVG file of its own, in light and dark as whoever looks at it prefers."""
        return saved(drawn(self.spots, self.moves, width), self.title, self.told, scheme)


NARROW, WIDE = 360, 1100
"""Widths of a map in pixels: on a telephone, and on a page."""


def picture(shown: Map, asked: str) -> HttpResponse:
    """The answer to `?map=wide`, `?map=narrow`, or `?map=save` for a light one to keep."""
    width = NARROW if asked == "narrow" else WIDE
    return HttpResponse(
        shown.drawn(width, "light" if asked == "save" else "auto"), content_type="image/svg+xml"
    )


def map_of(about: About, places: Iterable[str], legs: Sequence[Leg] = (), *, title: str) -> Map | None:
    """The map of some places (clusters) and the movements between them; None where none of them was placed."""
    ends = (end for leg in legs for end in (leg.start, leg.end))
    wanted = list(dict.fromkeys([*ends, *places]))
    spots: list[Spot] = []
    at: dict[str, int] = {}
    unplaced = []
    for place in wanted:
        spot = _spot(about, place)
        if spot is None:
            unplaced.append(_name(about, place))
            continue
        if spot not in spots:
            spots.append(spot)
        at[place] = spots.index(spot)
    if not spots:
        return None
    moves = [
        Move(at[leg.start], at[leg.end], leg.means)
        for leg in legs
        if leg.start in at and leg.end in at and at[leg.start] != at[leg.end]
    ]
    return Map(tuple(spots), tuple(moves), title, tuple(dict.fromkeys(unplaced)))


def _spot(about: About, place: str) -> Spot | None:
    """Where a place is drawn: itself, or the nearest place around it that was placed."""
    own = position(about, place)
    if own is not None:
        return Spot(_name(about, place), own)
    for outer in about.sites.lies_in(place):
        around: Position | None = position(about, outer)
        if around is not None:
            return Spot(_name(about, outer), around)
    return None


def _name(about: About, place: str) -> str:
    mention = about.known.mentions.get(about.who.of.get(place, place))
    return mention.name if mention else _("a place")
