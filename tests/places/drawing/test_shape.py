"""Cutting and thinning: what comes out lies in the box, and near what went in."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.places.drawing.shape import Point, cut_area, cut_line, thinned

numbers = st.floats(-100, 100, allow_nan=False).map(lambda value: round(value, 3))
points = st.tuples(numbers, numbers)
lines = st.lists(points, min_size=2, max_size=30)
BOX = (-20.0, -10.0, 30.0, 40.0)


def is_in(point: Point, slack: float = 1e-9) -> bool:
    return BOX[0] - slack <= point[0] <= BOX[2] + slack and BOX[1] - slack <= point[1] <= BOX[3] + slack


@given(lines)
def test_a_cut_line_stays_in_the_box(line: list[Point]) -> None:
    assert all(is_in(point) and len(piece) > 1 for piece in cut_line(line, BOX) for point in piece)


@given(lines)
def test_a_line_inside_comes_out_as_it_was(line: list[Point]) -> None:
    inside = [(x / 10, y / 10 + 5) for x, y in line]
    assert cut_line(inside, BOX) == [inside]


@given(lines)
def test_a_cut_area_stays_in_the_box(ring: list[Point]) -> None:
    assert all(is_in(point) for point in cut_area(ring, BOX))


def area(ring: list[Point]) -> float:
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


@pytest.mark.parametrize(
    ("ring", "left"),
    [
        ([(-100.0, -100.0), (100.0, -100.0), (100.0, 100.0), (-100.0, 100.0)], 2500),
        ([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], 100),
        ([(25.0, 0.0), (35.0, 0.0), (35.0, 10.0), (25.0, 10.0)], 50),
        ([(50.0, 50.0), (60.0, 50.0), (60.0, 60.0)], 0),
    ],
)
def test_of_an_area_as_much_is_left_as_lies_in_the_box(ring: list[Point], left: float) -> None:
    cut = cut_area(ring, BOX)
    assert (area(cut) if cut else 0) == pytest.approx(left)


@given(lines, st.floats(0.01, 20))
def test_a_thinned_line_keeps_its_ends_and_stays_near(line: list[Point], by: float) -> None:
    thin = thinned(line, by)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    assert set(thin) <= set(line)
    for x, y in line:
        assert min(_off((x, y), a, b) for a, b in pairwise(thin)) <= by + 1e-6


def _off(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length)) if length else 0.0
    return hypot(point[0] - a[0] - part * dx, point[1] - a[1] - part * dy)
