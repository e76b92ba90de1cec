"""Positions on the globe in whole micro-degrees, and what of one may be published. Rounding is never random.

A coarsened position is the middle of a cell of a fixed grid. Every point of the cell gives the same middle, so that
nobody can get from it to the point, however often it is published. A jitter would fail at that: the mean of several
jittered copies is the point, and one who knows the streets rules out the copies that lie in a river.
"""

import math

from msgspec import Struct

from habeas.places.precision import Precision

MICRO = 1_000_000
KM_A_DEGREE = math.pi * 6371.0088 / 180
"""Kilometres to a degree of latitude, on a globe of the mean radius of the Earth (IUGG: R1 = 6371.0088 km)."""


class Position(Struct, frozen=True, gc=False):
    """A point on the globe (WGS 84) and how exactly it is known.

    `lat` and `lon` are micro-degrees: -90,000,000 to 90,000,000 and -180,000,000 to 180,000,000. A micro-degree
    is at most 11 cm. Raises ValueError for a point that is not on the globe.
    """

    lat: int
    lon: int
    precision: Precision = Precision.BUILDING

    def __post_init__(self) -> None:
        if not (-90 * MICRO <= self.lat <= 90 * MICRO and -180 * MICRO <= self.lon <= 180 * MICRO):
            raise ValueError("a latitude lies between -90 and 90 degrees, a longitude between -180 and 180")

    @property
    def degrees(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return self.lat / MICRO, self.lon / MICRO


def at(lat: float, lon: float, precision: Precision = Precision.BUILDING) -> Position:
    """The position at so many degrees north and east, to the nearest micro-degree."""
    return Position(round(lat * MICRO), round(lon * MICRO), precision)


def coarsened(position: Position, precision: Precision) -> Position:
    """A position that may be published where no more than `precision` may be told. Never finer than it or
    than what is known; `precision=BUILDING` gives the position as it is.

    The point given lies in the circle of the answer. Each class is worked out from the middle of the finer one,
    so two publications of different coarseness together tell no more than the finer of them.
    """
    allowed = position.precision.coarser(precision)
    finer, lat, lon = Precision.BUILDING, position.lat, position.lon
    for step in Precision.BUILDING.up_to(allowed):
        lat, lon = _middle(lat, lon, step.radius_km - finer.radius_km)
        finer = step
    return Position(lat, lon, allowed)


def _middle(lat: int, lon: int, reach_km: float) -> tuple[int, int]:
    """The middle of the grid cell around a point, in which no point is farther than `reach_km` from the middle.

    Rows of equal height from the south pole up, each cut into cells of equal width: at most `side` in either
    direction, and never less than half of it but at the poles, where a row is one cell.
    """
    side = reach_km * math.sqrt(2)
    rows = math.ceil(180 * KM_A_DEGREE / side)
    height = 180 * MICRO / rows
    row = min(int((lat + 90 * MICRO) / height), rows - 1)
    south, north = -90 * MICRO + row * height, -90 * MICRO + (row + 1) * height
    widest = 0.0 if south <= 0 <= north else min(abs(south), abs(north))
    around = 360 * KM_A_DEGREE * math.cos(math.radians(widest / MICRO))
    cells = max(1, math.ceil(around / side))
    width = 360 * MICRO / cells
    cell = min(int((lon + 180 * MICRO) / width), cells - 1)
    return round((south + north) / 2), round(-180 * MICRO + (cell + 0.5) * width)
