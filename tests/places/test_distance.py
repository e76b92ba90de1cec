"""Distances: symmetric, a metric, and lower bounds that stay below."""

import pytest
from hypothesis import given

from habeas.places import Precision, at, distance, least_distance
from habeas.places.position import Position
from tests.places.test_position import positions


@given(positions, positions)
def test_the_same_there_and_back(a: Position, b: Position) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-9)
    assert least_distance(a, b) == pytest.approx(least_distance(b, a), abs=1e-9)


@given(positions, positions, positions)
def test_a_detour_is_never_shorter(a: Position, b: Position, c: Position) -> None:
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6


@given(positions, positions)
def test_the_least_distance_is_never_more_than_the_distance(a: Position, b: Position) -> None:
    assert 0 <= least_distance(a, b) <= distance(a, b) <= 20_016


def test_known_distances() -> None:
    """Paris to New York by the formula, as published for the two cities' centres (5,837 km); a degree north."""
    assert distance(at(48.8566, 2.3522), at(40.7128, -74.006)) == pytest.approx(5837, abs=2)
    assert distance(at(0, 0), at(1, 0)) == pytest.approx(111.195, abs=0.001)
    assert distance(at(0, 179.9), at(0, -179.9)) == pytest.approx(22.239, abs=0.001)


def test_circles_that_touch_may_be_one_place() -> None:
    a, b = at(48, 38, Precision.DISTRICT), at(48.5, 38, Precision.TOWN)
    assert distance(a, b) > 50
    assert least_distance(a, b) == pytest.approx(distance(a, b) * 0.9944 - 50)
    assert least_distance(a, at(48.4, 38, Precision.TOWN)) == 0


def test_of_a_country_nothing_is_impossible() -> None:
    """Kaliningrad and Vladivostok are both "in Russia"."""
    assert least_distance(at(54.7, 20.5, Precision.COUNTRY), at(43.1, 131.9)) == 0
    assert least_distance(at(54.7, 20.5, Precision.REGION), at(43.1, 131.9)) > 6000
