"""The frame of a map: a piece of the globe on so many pixels, in Mercator's projection, north up.

Mercator's keeps angles, so a circle of kilometres is a circle on the map, and it is the projection of map tiles.
x grows to the east and y to the south, as on a screen.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.places.position import KM_A_DEGREE, Position

FARTHEST = 85.0
"""No map goes nearer to a pole than this latitude: Mercator's projection has no end there."""
LEAST_KM = 140.0
"""No map shows less than this from edge to edge: the ground's lines are not exact enough for more."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """`west` and `north` in degrees (north as a height on the map, see `height`), `scale` in pixels a degree of
    longitude, `width` and `height` of the map in pixels. East of 180 degrees, longitudes go on growing."""

    west: float
    top: float
    scale: float
    width: int
    height: int

    def pixel(self, lat: float, lon: float) -> Point:
        """Where a point in degrees lies on the map; outside of it for points that it does not show."""
        return (lon - self.west) * self.scale, (self.top - raised(lat)) * self.scale

    def place(self, position: Position) -> Point:
        """Where a position lies on the map, seen the short way round the globe."""
        lat, lon = position.degrees
        middle = self.west + self.width / self.scale / 2
        return self.pixel(lat, lon + 360 * round((middle - lon) / 360))

    def pixels_of(self, points: Iterable[Point]) -> list[Point]:
        """Many points (longitude, latitude) at once: where each lies on the map."""
        scale, asinh, tan, turn = self.scale, math.asinh, math.tan, math.pi / 180
        left, top = self.west * scale, self.top * scale
        radius = scale / turn
        return [
            (x * scale - left, top - radius * asinh(tan(turn * max(-FARTHEST, min(FARTHEST, y)))))
            for x, y in points
        ]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east of the map in degrees."""
        south = lowered(self.top - self.height / self.scale)
        return south, self.west, lowered(self.top), self.west + self.width / self.scale

    def pixels(self, km: float, lat: float) -> float:
        """How many pixels so many kilometres are at a latitude."""
        return km / (KM_A_DEGREE * math.cos(math.radians(lat))) * self.scale

    def kilometres(self, pixels: float) -> float:
        """How many kilometres so many pixels are in the middle of the map."""
        middle = lowered(self.top - self.height / self.scale / 2)
        return pixels / self.scale * KM_A_DEGREE * math.cos(math.radians(middle))


def raised(lat: float) -> float:
    """How high a latitude lies on Mercator's map, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(max(-FARTHEST, min(FARTHEST, lat))))))


def lowered(height: float) -> float:
    """The latitude at a height on the map: the inverse of `raised`."""
    return math.degrees(math.atan(math.sinh(math.radians(height))))


def framed(positions: Iterable[Position], width: int, shape: tuple[float, float] | None = None) -> Frame:
    """The frame that shows these positions with the circles of their precision, and some ground around them.

    `shape` is the least and the greatest height for a width of 1; by default a wide map is broad and a narrow
    one (a telephone) tall. Raises ValueError where there is nothing to show.
    """
    least, greatest = shape or ((0.5, 0.75) if width >= 640 else (1.0, 1.4))
    west, low, east, high = _extent(list(positions))
    middle = (west + east) / 2, (low + high) / 2
    smallest = LEAST_KM / KM_A_DEGREE / math.cos(math.radians(lowered(middle[1])))
    around = 1.3 if width >= 640 else 1.5  # a name takes more of a narrow map
    broad, tall = (max(smallest, side * around) for side in (east - west, high - low))
    height = round(width * max(least, min(greatest, tall / broad)))
    scale = max(min(width / broad, height / tall), width / 360)
    return Frame(middle[0] - width / scale / 2, middle[1] + height / scale / 2, scale, width, height)


def _extent(positions: list[Position]) -> tuple[float, float, float, float]:
    if not positions:
        raise ValueError("a map shows at least one position")
    first = positions[0].degrees[1]
    edges = []
    for position in positions:
        lat, lon = position.degrees
        lon += 360 * round((first - lon) / 360)
        # A region's circle would push everything else to one spot; half of it is enough to see that it is one.
        reach = min(position.precision.radius_km, 200.0) / KM_A_DEGREE
        aside = reach / max(0.1, math.cos(math.radians(lat)))
        edges.append((lon - aside, raised(lat - reach), lon + aside, raised(lat + reach)))
    west, low, east, high = zip(*edges, strict=True)
    return min(west), min(low), max(east), max(high)
