"""The towns and countries that a map names: as many as there is room for, the most populous first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from habeas.places.drawing.frame import Frame
from habeas.places.drawing.labels import Label, Room
from habeas.places.drawing.shape import Point
from habeas.places.gazetteer import Gazetteer, Town, country_names, gazetteer

PIXELS_A_TOWN = 15_000
"""One town for so many square pixels: more would drown what the map is about."""
TRIED = 300
"""Towns that are looked at for one map at most."""
PART_KM = 15.0
PART_NAMES = 4
"""GeoNames has districts of cities as towns of their own, without saying so. One is likely such a district that lies
as near to another that has more than so many times as many names in the languages of the world, or more names at all
where it is called a district itself in one of them."""
PART_WORDS = r"\b(rai?on|rayon|district|район|микрорайон|мікрорайон)\b"
STEPS = 14


@dataclass(frozen=True)
class TownMark:
    """A town on the map: its dot, its label, and its rank (1: a million people, 2: 100,000, 3: fewer)."""

    at: Point
    rank: int
    label: Label


def marked_towns(frame: Frame, room: Room, already: Sequence[Point]) -> tuple[TownMark, ...]:
    """Towns with labels that do not touch what is on the map. Not those at points that are marked already.
    Raises NotInstalled."""
    known = gazetteer()
    enough = max(8, frame.width * frame.height // PIXELS_A_TOWN)
    found = [(_pixel(known, frame, row), known.town(row)) for row in _rows(frame.box)[:TRIED]]
    near = frame.pixels(PART_KM, frame.box[0])
    seen, marks = list(already), list[TownMark]()
    for at, town in found:
        if len(marks) >= enough:
            break
        if any(hypot(at[0] - x, at[1] - y) < 9.0 for x, y in seen) or _is_part(town, at, found, near):
            continue
        seen.append(at)
        dot = (at[0] - 3, at[1] - 3, at[0] + 3, at[1] + 3)
        rank = 1 if town.people >= 1_000_000 else 2 if town.people >= 100_000 else 3
        if room.is_free(dot) and (label := room.beside(town.name, at, 3, 14.5 - rank)):
            room.take(dot)
            marks.append(TownMark(at, rank, label))
    return tuple(marks)


def _is_part(town: Town, at: Point, found: Sequence[tuple[Point, Town]], near: float) -> bool:
    """Whether a town is likely a district of a city nearby."""
    is_called_so = any(re.search(PART_WORDS, name, re.IGNORECASE) for name in town.also)
    least = len(town.also) if is_called_so else len(town.also) * PART_NAMES
    return any(
        abs(at[0] - x) < near and abs(at[1] - y) < near and len(other.also) > least for (x, y), other in found
    )


def named_countries(frame: Frame, room: Room) -> tuple[Label, ...]:
    """The names of the countries on the map, each as deep inside its part of it as there is room for. Where a
    country is, its towns tell. Raises NotInstalled."""
    known = gazetteer()
    rows = _rows(frame.box)[:1500]
    towns = [(_pixel(known, frame, row), known.country(row)) for row in rows]
    across, down = frame.width / STEPS, frame.height / STEPS
    cells: dict[tuple[int, int], set[str]] = {}
    for (x, y), country in towns:
        cells.setdefault((int(x / across), int(y / down)), set()).add(country)
    labels = []
    size = 11.0 if frame.width < 640 else 13.0
    for country in sorted({country for _, country in towns}):
        own = [cell for cell, countries in cells.items() if countries == {country}]
        foreign = [cell for cell, countries in cells.items() if countries - {country}]
        if len(own) < 3:
            continue
        own.sort(key=lambda cell: _depth(cell, foreign), reverse=True)
        points = [((x + 0.5) * across, (y + 0.5) * down) for x, y in own]
        name = country_names().get(country, country).upper()
        if label := room.somewhere(name, points, size, 1.3):
            labels.append(label)
    return tuple(labels)


def _depth(cell: tuple[int, int], foreign: list[tuple[int, int]]) -> float:
    """How far a cell is from other countries and from the edges of the map, in cells."""
    x, y = cell
    edge = min(x, STEPS - 1 - x, y, STEPS - 1 - y) * 1.5
    return min([edge, *(hypot(x - fx, y - fy) for fx, fy in foreign)])


@lru_cache(maxsize=8)
def _rows(box: tuple[float, float, float, float]) -> tuple[int, ...]:
    """The towns in the box of a frame, the most populous first. Asked for twice a map."""
    known = gazetteer()
    south, west, north, east = box
    rows = known.within(south, west, north, min(east, 180.0))
    if east > 180:
        beyond = known.within(south, -180.0, north, east - 360)
        rows = sorted((*rows, *beyond), key=lambda row: -known.people[row])
    return tuple(rows)


def _pixel(known: Gazetteer, frame: Frame, row: int) -> Point:
    lon = known.lons[row] / 1e6
    return frame.pixel(known.lats[row] / 1e6, lon + 360 if lon < frame.west else lon)
