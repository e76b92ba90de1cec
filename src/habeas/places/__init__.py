"""Places: their kinds, how exactly they are known, how far apart they are, which lies in which, and maps of them.

A room without a case: positions and what lies in what come in as arguments. Nothing here finds that two places are
one. The map and the gazetteer need packages of the extra `map`; all else needs nothing.
"""

from habeas.places.distance import distance, least_distance
from habeas.places.hierarchy import Circle, Hierarchy, Within, hierarchy
from habeas.places.kinds import Kind, may_lie_in
from habeas.places.nameless import may_be_proposed, own_name
from habeas.places.position import Position, at, coarsened
from habeas.places.precision import Precision, precision_of
from habeas.places.travel import Least, Means, fastest, means_in, speeds

__all__ = [
    "Circle",
    "Hierarchy",
    "Kind",
    "Least",
    "Means",
    "Position",
    "Precision",
    "Within",
    "at",
    "coarsened",
    "distance",
    "fastest",
    "hierarchy",
    "least_distance",
    "may_be_proposed",
    "may_lie_in",
    "means_in",
    "own_name",
    "precision_of",
    "speeds",
]
