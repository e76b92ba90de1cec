"""Distances over the globe. A least distance is a lower bound: never more than the true one can be.

The haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), 159. It keeps its
exactness for near points, where the law of cosines loses it.
"""

import math

from habeas.places.position import MICRO, Position
from habeas.places.precision import Precision

EARTH_KM = 6371.0088
"""The mean radius of the Earth, R1 of the IUGG (H. Moritz, "Geodetic Reference System 1980", 2000)."""
ROUNDNESS = 0.9944
"""On the flattened Earth a distance can be shorter than on a globe by so much (at most 0.56 %, across the equator)."""


def distance(a: Position, b: Position) -> float:
    """The great-circle distance of two points in kilometres, whatever their precision. Within 0.6 % of the way
    on the ellipsoid."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(part / MICRO) for part in (a.lat, a.lon, b.lat, b.lon))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def least_distance(a: Position, b: Position) -> float:
    """The kilometres that lie between two places at least, each anywhere in the circle of its precision. 0 where
    the circles touch: they may be one place; and where either is known by its country only, since countries
    are no circles and some reach around a quarter of the globe."""
    if Precision.COUNTRY in (a.precision, b.precision):
        return 0.0
    return max(0.0, distance(a, b) * ROUNDNESS - a.precision.radius_km - b.precision.radius_km)
