"""What a map shows, as geometry: the ground, places with their circles, movements as arrows. Only what is given.

Spots come first, then movements, countries and towns: what the map is about takes its room before anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from habeas.places.drawing.frame import Frame, framed
from habeas.places.drawing.ground import CREDIT as GROUND
from habeas.places.drawing.ground import Ground, ground
from habeas.places.drawing.labels import Label, Room, wide
from habeas.places.drawing.shape import Point
from habeas.places.drawing.towns import TownMark, marked_towns, named_countries
from habeas.places.gazetteer import CREDIT as TOWNS
from habeas.places.packaged import NotInstalled
from habeas.places.position import Position
from habeas.places.precision import Precision

DOT = 5.0
BADGE = 10.0
BOW = 0.14
"""How far an arrow bows to its left, as a part of its length: there and back are two lines."""


@dataclass(frozen=True)
class Spot:
    """A place to show: its name as it is to be read, and where it lies, no more exactly than may be shown."""

    name: str
    position: Position


@dataclass(frozen=True)
class Move:
    """Somebody was taken from one spot to another (numbers of spots, from 0); `means` in words, or empty."""

    start: int
    end: int
    means: str = ""


@dataclass(frozen=True)
class SpotMark:
    """A spot on the map: the middle of its circle, the radius in pixels, whether that is the circle of what is not
    known (and not the dot of a building), and its name, if there was room."""

    at: Point
    radius: float
    is_circle: bool
    label: Label | None


@dataclass(frozen=True)
class Arrow:
    """A movement on the map: a curve (start, bend, end: a quadratic Bézier), its number in a badge, its means."""

    number: int
    curve: tuple[Point, Point, Point]
    badge: Point
    means: Label | None


@dataclass(frozen=True)
class Scene:
    """A whole map in pixels. `scale` is the length of the scale bar and how many kilometres it is. `lacking` says
    what to install where the ground or the towns could not be drawn."""

    frame: Frame
    ground: Ground
    countries: tuple[Label, ...]
    towns: tuple[TownMark, ...]
    spots: tuple[SpotMark, ...]
    arrows: tuple[Arrow, ...]
    scale: tuple[float, int]
    credit: str
    lacking: str = ""


def drawn(spots: Sequence[Spot], moves: Sequence[Move] = (), width: int = 1100) -> Scene:
    """The map of these spots and movements, `width` pixels wide: 360 for a telephone, 1100 for a page. Movements are
    numbered in the order given, from 1; one within a single spot has its number in the list only.

    Raises ValueError without spots, and IndexError where a move names a spot that is not there.
    """
    frame = framed([spot.position for spot in spots], width)
    room = Room(frame.width, frame.height)
    bar = _scale(frame)
    room.take((0, frame.height - 26, max(bar[0] + 60, frame.width * 0.4), frame.height))
    room.take(
        (frame.width - wide(f"{TOWNS}; {GROUND}", 10) - 8, frame.height - 18, frame.width, frame.height)
    )
    marks = [_mark(frame, spot) for spot in spots]
    for mark in marks:
        if not mark.is_circle or mark.radius < 40:
            room.take(_square(mark.at, mark.radius + 1))
    curves = [(number, _curve(marks, move), move) for number, move in enumerate(moves, 1)]
    for _, curve, _move in curves:
        for point in _points(curve, 16) if curve else ():
            room.take(_square(point, 3))
    places = tuple(_named(room, spot, mark, width) for spot, mark in zip(spots, marks, strict=True))
    arrows = tuple(_arrow(room, number, curve, move) for number, curve, move in curves if curve)
    lacking: list[str] = []
    below = Ground()
    countries: tuple[Label, ...] = ()
    towns: tuple[TownMark, ...] = ()
    try:
        below = ground(frame)
    except NotInstalled as why:
        lacking.append(str(why))
    try:
        countries = named_countries(frame, room)
        towns = marked_towns(frame, room, [mark.at for mark in marks if mark.radius < 40])
    except NotInstalled as why:
        lacking.append(str(why))
    credits = [*([TOWNS] if towns else []), *([GROUND] if below.areas else [])]
    return Scene(frame, below, countries, towns, places, arrows, bar, "; ".join(credits), "; ".join(lacking))


def _mark(frame: Frame, spot: Spot) -> SpotMark:
    position = spot.position
    at = frame.place(position)
    radius = frame.pixels(position.precision.radius_km, position.degrees[0])
    if position.precision is Precision.BUILDING:
        return SpotMark(at, DOT, False, None)
    return SpotMark(at, max(radius, DOT + 2), True, None)


def _named(room: Room, spot: Spot, mark: SpotMark, width: int) -> SpotMark:
    """The spot with its label: beside it, or inside a circle that is large enough."""
    size = 13.5 if width < 640 else 16.0
    label = None
    if mark.radius * 2 > wide(spot.name, size) * 1.2:
        x, y = mark.at
        label = room.somewhere(spot.name, [(x, y + dy) for dy in (size / 3, -14, 26, -34, 46)], size)
    label = label or room.beside(spot.name, mark.at, mark.radius, size)
    return SpotMark(mark.at, mark.radius, mark.is_circle, label)


def _curve(marks: Sequence[SpotMark], move: Move) -> tuple[Point, Point, Point] | None:
    """The bowed way from the edge of one circle to the edge of the other. None within one spot, or where two
    are too near on this map for an arrow."""
    start, end = marks[move.start], marks[move.end]
    (x, y), (end_x, end_y) = start.at, end.at
    length = hypot(end_x - x, end_y - y)
    if length < 3 * DOT:
        return None
    dx, dy = (end_x - x) / length, (end_y - y) / length
    bend = (x + end_x) / 2 + dy * length * BOW, (y + end_y) / 2 - dx * length * BOW
    first = _towards(start.at, bend, min(start.radius + 2, length * 0.3))
    return first, bend, _towards(end.at, bend, min(end.radius + 3, length * 0.3))


def _towards(point: Point, other: Point, by: float) -> Point:
    length = hypot(other[0] - point[0], other[1] - point[1])
    return point[0] + (other[0] - point[0]) / length * by, point[1] + (other[1] - point[1]) / length * by


def _arrow(room: Room, number: int, curve: tuple[Point, Point, Point], move: Move) -> Arrow:
    """The arrow with its badge on the curve, near the middle, and its means beside the badge."""
    points = _points(curve, 16)
    tries = [points[at] for at in (8, 7, 9, 6, 10, 5, 11)]
    badge = next((point for point in tries if not _on_badge(room, point)), tries[0])
    room.take(_square(badge, BADGE))
    means = room.beside(move.means, badge, BADGE, 12.0) if move.means else None
    return Arrow(number, curve, badge, means)


def _on_badge(room: Room, point: Point) -> bool:
    """Whether something larger than a piece of a line is there already."""
    x, y = point
    return any(
        right - left > 6.5
        and x - BADGE < right
        and x + BADGE > left
        and y - BADGE < bottom
        and y + BADGE > top
        for left, top, right, bottom in room.taken
    )


def _points(curve: tuple[Point, Point, Point], count: int) -> list[Point]:
    (ax, ay), (bx, by), (cx, cy) = curve
    found = []
    for step in range(count + 1):
        t = step / count
        u = 1 - t
        found.append((u * u * ax + 2 * u * t * bx + t * t * cx, u * u * ay + 2 * u * t * by + t * t * cy))
    return found


def _square(at: Point, reach: float) -> tuple[float, float, float, float]:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach


def _scale(frame: Frame) -> tuple[float, int]:
    """The longest bar of a round number of kilometres that is at most a quarter of the width."""
    most = frame.kilometres(frame.width / 4)
    round_ = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    km = max((km for km in round_ if km <= most), default=1)
    return km / frame.kilometres(1), km
