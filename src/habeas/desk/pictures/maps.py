"""A map of places that somebody placed, and of movements between them, with the same in words beside it.

A place that nobody placed is shown within the nearest place around it that somebody did, as its circle. For the desk
alone: positions are as exact as they are known, not as they may be published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from habeas.desk.access.allowed import NotYours, may
from habeas.desk.access.roles import Role
from habeas.desk.pictures.ground import under
from habeas.desk.shelves.rows import name_of
from habeas.dossiers.document import written
from habeas.dossiers.unnamed import Unnamed
from habeas.language import gettext as _
from habeas.places.drawing import Move, Spot, drawn, for_page, saved, told
from habeas.register.about import About
from habeas.register.where_places_lie import position, published_position
from habeas.statements.decisions import Placing

WIDE = 1100
"""Pixels across of a map that is saved."""


@dataclass(frozen=True)
class Leg:
    """A movement between two places (clusters), its means in words."""

    start: str
    end: str
    means: str = ""


@dataclass(frozen=True)
class Unplaced:
    """A place that is not on the map, and its page, where one can say where it lies."""

    name: str
    link: str


@dataclass(frozen=True)
class Map:
    """What a map shows: spots, movements, and what could not be put on it. It is drawn only when it is asked for."""

    spots: tuple[Spot, ...]
    moves: tuple[Move, ...]
    title: str
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The map in words."""
        return told(self.spots, self.moves)

    @property
    def element(self) -> SafeString:
        """The map as an element of a page, on tiles where a server is set. Its words are escaped where it is drawn."""
        return mark_safe(for_page(self.spots, self.moves, self.title, under=under()))  # noqa: S308

    @property
    def tiles_from(self) -> str:
        """Who is asked for tiles; "" where nobody is."""
        tiles = under()
        return tiles.host if tiles else ""


def to_save(about: About, shown: Map, names: Unnamed) -> HttpResponse:
    """The answer to `?map=save`: a light one to keep, as an SVG file of its own; the ground is drawn here.

    What is kept leaves the desk: a place lies in it as exactly as somebody decided that it may be shown outside, and
    one of which nobody did is not in it; `names` takes out those that do not go outside. Raises PermissionDenied for
    whoever only looks.
    """
    if not may(Role.RESEARCHER):
        raise NotYours(Role.RESEARCHER)
    outside = outside_map(about, shown)
    if outside.spots:
        spots = tuple(replace(spot, name=names(spot.name)) for spot in outside.spots)
        scene = drawn(spots, outside.moves, WIDE)
        svg = saved(scene, names(outside.title), told(spots, outside.moves))
    else:
        why = escape(_("Nobody has decided how exactly these places may be shown outside."))
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 60"><text x="10" y="35">{why}</text></svg>'
    return HttpResponse(written(svg), content_type="image/svg+xml")


def outside_map(about: About, shown: Map) -> Map:
    """A map as it may be shown outside."""
    decided = {
        (name_of(about, place), position(about, place)): published_position(about, place)
        for place in {
            about.who.of.get(one.on, one.on)
            for one in about.known.decisions.values()
            if isinstance(one, Placing)
        }
    }
    kept = {
        number: replace(spot, position=where)
        for number, spot in enumerate(shown.spots)
        if (where := decided.get((spot.name, spot.position))) is not None
    }
    at = {number: new for new, number in enumerate(kept)}
    moves = tuple(
        replace(move, start=at[move.start], end=at[move.end])
        for move in shown.moves
        if move.start in at and move.end in at
    )
    return Map(tuple(kept.values()), moves, shown.title)


def map_of(about: About, places: Iterable[str], legs: Sequence[Leg] = (), *, title: str) -> Map | None:
    """The map of some places (clusters) and the movements between them; None where none of them was placed."""
    ends = (end for leg in legs for end in (leg.start, leg.end))
    wanted = list(dict.fromkeys([*ends, *places]))
    spots: list[Spot] = []
    at: dict[str, int] = {}
    unplaced = []
    for place in wanted:
        spot = spot_of(about, place)
        if spot is None:
            unplaced.append(Unplaced(name_of(about, place), reverse("place", args=[place])))
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


def shown_at(about: About, place: str) -> str | None:
    """The place (cluster) as which a place is shown: itself, or the nearest one around it that was placed; None where
    nobody placed any."""
    return next((one for one in (place, *about.sites.lies_in(place)) if position(about, one)), None)


def spot_of(about: About, place: str) -> Spot | None:
    """Where a place is drawn."""
    shown = shown_at(about, place)
    where = position(about, shown) if shown else None
    return Spot(name_of(about, shown), where) if shown and where else None
