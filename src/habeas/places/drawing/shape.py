"""Lines and areas cut to a box and thinned. What comes out never leaves the box."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom (or west, south, east, north: the least x and y first)."""


def cut_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line that lie in a box (Liang and Barsky, ACM Transactions on Graphics 3, 1984, 1)."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(points):
        inside = cut_segment(start, end, box)
        if inside is None:
            continue
        if pieces and pieces[-1][-1] == inside[0]:
            pieces[-1].append(inside[1])
        else:
            pieces.append(list(inside))
    return pieces


def cut_segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a segment that lies in a box; None if it only touches it, or not even that."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    first, last = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None
    return _along(start, end, first, box), _along(start, end, last, box)


def _along(start: Point, end: Point, part: float, box: Box) -> Point:
    if part == 0:
        return start
    if part == 1:
        return end
    x, y = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def cut_area(ring: Iterable[Point], box: Box) -> list[Point]:
    """A ring cut to a box (Sutherland and Hodgman, Communications of the ACM 17, 1974, 32). Parts of the area that
    only the box's edge joins come out as one ring along that edge."""
    points = list(ring)
    for axis, edge, above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        if not points:
            break
        points = _cut_side(points, axis, edge, above)
    return points


def _cut_side(points: list[Point], axis: int, edge: float, above: bool) -> list[Point]:
    kept: list[Point] = []
    before = points[-1]
    was_in = (before[axis] >= edge) is above or before[axis] == edge
    for point in points:
        is_in = (point[axis] >= edge) is above or point[axis] == edge
        if is_in is not was_in:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + (point[1 - axis] - before[1 - axis]) * part
            kept.append((edge, other) if axis == 0 else (other, edge))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def thinned(points: Sequence[Point], by: float) -> list[Point]:
    """A line with fewer points, no farther from the old one than `by` (Ramer, Douglas and Peucker, 1972-73)."""
    if len(points) < 3:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        at, far = _farthest(points, first, last)
        if far > by * by:
            keep[at] = True
            spans += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two that is farthest from the segment between them, and the square of how far."""
    (x, y), (end_x, end_y) = points[first], points[last]
    dx, dy = end_x - x, end_y - y
    length = dx * dx + dy * dy or 1.0
    at, far, number = first, 0.0, first
    for px, py in points[first + 1 : last]:
        number += 1
        px -= x
        py -= y
        part = (px * dx + py * dy) / length
        if part >= 1:
            px, py = px - dx, py - dy
        elif part > 0:
            px, py = px - part * dx, py - part * dy
        distance = px * px + py * py
        if distance > far:
            at, far = number, distance
    return at, far
