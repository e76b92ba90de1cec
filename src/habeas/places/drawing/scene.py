"""What a map shows, as geometry: the ground, places with their circles, movements as arrows. Only what is given.

Spots come first, then movements, countries and towns: what the map is about takes its room before anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

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
NARROW = 640
"""Below this width a map is for a telephone: its words are smaller."""
LARGE = 40.0
"""A circle of this radius in pixels is ground on which other things can stand."""
BOW = 0.14
"""How far an arrow bows to its left, as a part of its length: there and back are two lines."""
NAMED, NAMED_NARROW = 14, 6
"""Spots with numbers of people beyond so many, the most first, have their names only where there is room."""
A_PERSON, SMALLEST_DISC, LARGEST_DISC, CROWD = 5.0, 9.0, 24.0, 76.0
"""Pixels. A disc's area grows with how many people it stands for, a radius of `A_PERSON` for one; but the largest of a
map has at most `LARGEST_DISC`, or `CROWD` by the root of how many there are, so that they do not hide one another."""


@dataclass(frozen=True)
class Spot:
    """A place to show: its name as it is to be read, and where it lies, no more exactly than may be shown. With
    `people`, how many by name, it is a disc with that number, as large as they are many."""

    name: str
    position: Position
    people: int | None = None


@dataclass(frozen=True)
class Move:
    """Somebody was taken from one spot to another (numbers of spots, from 0); `means` in words, or empty. With
    `people`, how many by name, the arrow has that number, not its own, and is the wider the more they are."""

    start: int
    end: int
    means: str = ""
    people: int | None = None


@dataclass(frozen=True)
class SpotMark:
    """A spot on the map: the middle of its circle, the radius in pixels, whether that is the circle of what is not
    known (and not the dot of a building), and its name (None where there was no room for it). `disc` is the radius of
    the disc for its `people`, 0 for none."""

    at: Point
    radius: float
    is_circle: bool
    label: Label | None
    people: int | None = None
    disc: float = 0.0


@dataclass(frozen=True)
class Arrow:
    """A movement on the map: a curve (start, bend, end: a quadratic Bézier), its number in a badge with its radius,
    its means beside it, if there was room. `weight` from 1 to 4 is how wide it is drawn. `counts`: its number is how
    many people it stands for."""

    number: int
    curve: tuple[Point, Point, Point]
    badge: Point
    radius: float
    means: Label | None
    weight: int = 2
    counts: bool = False


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


def drawn(
    spots: Sequence[Spot], moves: Sequence[Move] = (), width: int = 1100, *, with_ground: bool = True
) -> Scene:
    """The map of these spots and movements, `width` pixels wide: 360 for a telephone, 1100 for a page. Movements are
    numbered in the order given, from 1; one within a single spot has its number in the list only. Without the ground,
    something else lies under it.

    Raises ValueError without spots, and IndexError where a move names a spot that is not there.
    """
    frame = framed([spot.position for spot in spots], width)
    room = Room(frame.width, frame.height)
    bar = _scale(frame)
    room.take((0, frame.height - 26, max(bar[0] + 60, frame.width * 0.4), frame.height))
    room.take(
        (frame.width - wide(f"{TOWNS}; {GROUND}", 10) - 8, frame.height - 18, frame.width, frame.height)
    )
    unit = _unit(spots)
    circles = [_circle(frame, spot, width, unit) for spot in spots]
    for circle in circles:
        if circle.reach < LARGE:
            room.take(_square(circle.at, circle.reach + 1))
    curves = [
        (number, _curve(circles[move.start], circles[move.end]), move) for number, move in enumerate(moves, 1)
    ]
    for _, curve, _move in curves:
        room.lines += [_square(point, 4) for point in _points(curve, 32)] if curve else []
    named = NAMED_NARROW if width < NARROW else NAMED
    must = set(sorted(range(len(spots)), key=lambda at: -(spots[at].people or 0))[:named])
    places = tuple(
        _named(room, spot, circle, width, must=at in must or spot.people is None)
        for at, (spot, circle) in enumerate(zip(spots, circles, strict=True))
    )
    arrows = tuple(_arrow(room, number, curve, move, width) for number, curve, move in curves if curve)
    lacking: list[str] = []
    below = Ground()
    countries: tuple[Label, ...] = ()
    towns: tuple[TownMark, ...] = ()
    try:
        below = ground(frame) if with_ground else below
    except NotInstalled as why:
        lacking.append(str(why))
    try:
        if with_ground:
            countries = named_countries(frame, room)
            towns = marked_towns(frame, room, [circle.at for circle in circles if circle.reach < LARGE])
    except NotInstalled as why:
        lacking.append(str(why))
    credits = [*([TOWNS] if towns else []), *([GROUND] if below.areas else [])]
    return Scene(frame, below, countries, towns, places, arrows, bar, "; ".join(credits), " ".join(lacking))


@dataclass(frozen=True)
class _Circle:
    at: Point
    radius: float
    disc: float = 0.0

    @property
    def reach(self) -> float:
        """From where on there is room for other things: beside a disc with a number its circle is ground."""
        return self.disc or self.radius


def _circle(frame: Frame, spot: Spot, width: int, unit: float) -> _Circle:
    position = spot.position
    radius = frame.pixels(position.precision.radius_km, position.degrees[0])
    is_exact = position.precision is Precision.BUILDING
    disc = _disc(spot.people, width, unit) if spot.people is not None else 0.0
    return _Circle(frame.place(position), DOT if is_exact else max(radius, DOT + 2), disc)


def _unit(spots: Sequence[Spot]) -> float:
    """The radius of a disc for one person on a map of these spots."""
    counted = [spot.people for spot in spots if spot.people]
    largest = min(LARGEST_DISC, CROWD / sqrt(len(counted))) if counted else 0.0
    return min(A_PERSON, largest / sqrt(max(counted))) if counted else 0.0


def _disc(people: int, width: int, unit: float) -> float:
    """Its area as the number of people, but large enough for that number."""
    part = 0.85 if width < NARROW else 1.0
    least = max(SMALLEST_DISC, wide(str(people), 10.5) / 2 + 4)
    return max(least, unit * sqrt(people)) * part


def _named(room: Room, spot: Spot, circle: _Circle, width: int, *, must: bool) -> SpotMark:
    """The spot with its label: inside a circle that is large enough, or beside it; where it must not be named, only if
    there is room."""
    size = 13.5 if width < NARROW else 16.0
    label = None
    if not circle.disc and circle.radius * 2 > wide(spot.name, size) * 1.2:
        x, y = circle.at
        label = room.somewhere(spot.name, [(x, y + dy) for dy in (size / 3, -14, 26, -34, 46)], size)
    if label is None and must:
        label = room.anyhow(spot.name, circle.at, circle.reach, size)
    elif label is None:
        label = room.beside(spot.name, circle.at, circle.reach, size - 2)
    is_circle = spot.position.precision is not Precision.BUILDING and circle.radius > circle.disc
    return SpotMark(circle.at, circle.radius, is_circle, label, spot.people, circle.disc)


def _curve(start: _Circle, end: _Circle) -> tuple[Point, Point, Point] | None:
    """The bowed way from the edge of one circle to the edge of the other. None within one spot, or where two
    are too near on this map for an arrow."""
    (x, y), (end_x, end_y) = start.at, end.at
    length = hypot(end_x - x, end_y - y)
    if length < 3 * DOT:
        return None
    # Circles that leave no room between them for an arrow: it goes from inside one to inside the other.
    part = 1.0 if start.reach + end.reach + 5 * DOT < length else 0.6 * length / (start.reach + end.reach + 5)
    bend = _bent(start.at, end.at)
    first = _towards(start.at, bend, (start.reach + 2) * part)
    last = _towards(end.at, bend, (end.reach + 3) * part)
    return first, _bent(first, last), last


def _bent(start: Point, end: Point) -> Point:
    """The point to which the curve between two points is drawn."""
    (x, y), (end_x, end_y) = start, end
    return (x + end_x) / 2 + (end_y - y) * BOW, (y + end_y) / 2 - (end_x - x) * BOW


def _towards(point: Point, other: Point, by: float) -> Point:
    length = hypot(other[0] - point[0], other[1] - point[1])
    return point[0] + (other[0] - point[0]) / length * by, point[1] + (other[1] - point[1]) / length * by


def _arrow(room: Room, number: int, curve: tuple[Point, Point, Point], move: Move, width: int) -> Arrow:
    """The arrow with its badge on the curve, near the middle, and its means beside the badge."""
    shown = number if move.people is None else move.people
    radius = max(8.0 if width < NARROW else 9.5, wide(str(shown), 11.0) / 2 + 3)
    points = _points(curve, 16)
    tries = [points[at] for at in (8, 7, 9, 6, 10, 5, 11)]
    badge = next(
        (point for point in tries if room.is_free(_square(point, radius), over_lines=True)), tries[0]
    )
    room.take(_square(badge, radius))
    size = 11.5 if width < NARROW else 13.0
    means = None
    if move.means:
        means = room.beside(move.means, badge, radius, size) or room.beside(
            move.means, badge, radius, size, True
        )
    return Arrow(shown, curve, badge, radius, means, _weight(move.people), move.people is not None)


def _weight(people: int | None) -> int:
    """How wide an arrow is, in four steps."""
    return 2 if people is None else 1 + sum(people >= many for many in (2, 10, 50))


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
