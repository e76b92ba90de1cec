"""The towns and countries that a map names: as many as there is room for, the most populous first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from habeas.places.drawing.frame import Frame
from habeas.places.drawing.labels import Label, Room
from habeas.places.drawing.shape import Point
from habeas.places.gazetteer import Gazetteer, country_names, gazetteer

PIXELS_A_TOWN = 15_000
"""One town for so many square pixels: more would drown what the map is about."""
TRIED = 300
"""Towns that are looked at for one map at most."""
PART_KM = 12.0
"""A town nearer to a larger one is likely a part of it: GeoNames has districts of cities as towns of their own."""
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
    part = frame.pixels(PART_KM, frame.box[0])
    seen, marks = list(already), list[TownMark]()
    for row in _rows(known, frame)[:TRIED]:
        if len(marks) >= enough:
            break
        at = _pixel(known, frame, row)
        if any(hypot(at[0] - x, at[1] - y) < max(part, 9.0) for x, y in seen):
            continue
        seen.append(at)
        dot = (at[0] - 3, at[1] - 3, at[0] + 3, at[1] + 3)
        rank = 1 if known.people[row] >= 1_000_000 else 2 if known.people[row] >= 100_000 else 3
        if room.is_free(dot) and (label := room.beside(known.town(row).name, at, 3, 14.5 - rank)):
            room.take(dot)
            marks.append(TownMark(at, rank, label))
    return tuple(marks)


def named_countries(frame: Frame, room: Room) -> tuple[Label, ...]:
    """The names of the countries on the map, each as deep inside its part of it as there is room for. Where a
    country is, its towns tell. Raises NotInstalled."""
    known = gazetteer()
    rows = _rows(known, frame)[:1500]
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
    edge = min(x + 1, STEPS - x, y + 1, STEPS - y) * 1.0
    return min((hypot(x - fx, y - fy) for fx, fy in foreign), default=edge * 2) + edge


def _rows(known: Gazetteer, frame: Frame) -> list[int]:
    south, west, north, east = frame.box
    rows = known.within(south, west, north, min(east, 180.0))
    if east > 180:
        rows = sorted(
            (*rows, *known.within(south, -180.0, north, east - 360)), key=lambda row: -known.people[row]
        )
    return rows


def _pixel(known: Gazetteer, frame: Frame, row: int) -> Point:
    lon = known.lons[row] / 1e6
    return frame.pixel(known.lats[row] / 1e6, lon + 360 if lon < frame.west else lon)
