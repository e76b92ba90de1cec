"""How fast people can have been taken somewhere: least times for journeys. Always a bound, never an estimate."""

import math
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct, convert


class Means(StrEnum):
    """A means of travel for which a top speed is known."""

    FOOT = "foot"
    ROAD = "road"
    TRAIN = "train"
    SHIP = "ship"
    HELICOPTER = "helicopter"
    PLANE = "plane"


class Speed(Struct, frozen=True):
    """The top speed of a means of travel in km/h, where the number is from, and words that name the means."""

    top: int
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Least:
    """The least time a journey takes: `hours` of travelling, and `days`, by how many dates its end is later
    than its start at least (0: it can begin and end on one day)."""

    hours: float
    days: int


@lru_cache(maxsize=1)
def speeds() -> dict[Means, Speed]:
    """Top speeds, as `tables/speeds.toml` has them with their sources."""
    text = files("habeas.places").joinpath("tables/speeds.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), dict[Means, Speed])


def fastest(km: float, means: Means | None = None) -> Least:
    """The least time for so many kilometres, by these means or, where they are not known, by the fastest there
    are. Raises ValueError for a distance below 0."""
    if not (km >= 0 and math.isfinite(km)):
        raise ValueError("a distance is 0 km or more")
    table = speeds()
    top = table[means].top if means else max(speed.top for speed in table.values())
    hours = km / top
    return Least(hours, int(hours // 24))


def means_in(words: str) -> Means | None:
    """The means that words name ("by helicopter", "вертолётом"); None where they name none, or more than one,
    since then the faster of them is as likely."""
    said = re.findall(r"\w+", words.lower().replace("ё", "е"))
    named = {
        means
        for means, speed in speeds().items()
        if any(word.startswith(start.replace("ё", "е")) for start in speed.words for word in said)
    }
    return named.pop() if len(named) == 1 else None
