"""A map of places that somebody placed, and of movements between them, with the same in words beside it.

A place that nobody placed is shown within the nearest place around it that somebody did, as its circle. For the desk
alone: positions are as exact as they are known, not as they may be published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from habeas.language import gettext as _
from habeas.places import Position
from habeas.places.drawing import Move, Scene, Spot, drawn, inline, saved, told
from habeas.register.about import About
from habeas.register.where_places_lie import places_of, position


@dataclass(frozen=True)
class Leg:
    """A movement between two places (clusters), its means in words."""

    start: str
    end: str
    means: str = ""


@dataclass(frozen=True)
class Map:
    """A map as a page shows it: the drawing, the same as a list, and what is not on it."""

    scene: Scene
    title: str
    told: tuple[str, ...]
    unplaced: tuple[str, ...]

    @property
    def drawing(self) -> SafeString:
        """The drawing as an element. Every word in it is escaped where it is made."""
        return mark_safe(inline(self.scene, self.title, self.told))  # noqa: S308

    @property
    def lacking(self) -> str:
        """What is missing on this machine to draw the ground; "" where nothing is."""
        return self.scene.lacking

    def saved(self) -> str:
        """The map as a file of its own."""
        return saved(self.scene, self.title, self.told)


def map_of(
    about: About, places: Iterable[str], legs: Sequence[Leg] = (), *, title: str, width: int = 1100
) -> Map | None:
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
    scene = drawn(spots, moves, width)
    return Map(scene, title, tuple(told(spots, moves)), tuple(dict.fromkeys(unplaced)))


def _spot(about: About, place: str) -> Spot | None:
    """Where a place is drawn: itself, or the nearest place around it that was placed."""
    own = position(about, place)
    if own is not None:
        return Spot(_name(about, place), own)
    for outer in places_of(about).path(place):
        around: Position | None = position(about, outer)
        if around is not None:
            return Spot(_name(about, outer), around)
    return None


def _name(about: About, place: str) -> str:
    mention = about.known.mentions.get(about.who.of.get(place, place))
    return mention.name if mention else _("a place")
