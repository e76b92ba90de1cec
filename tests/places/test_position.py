"""Positions: on the globe, and coarsened so that the point cannot be got back."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.places import Kind, Position, Precision, at, coarsened, distance, precision_of

positions = st.builds(
    Position,
    st.integers(-90_000_000, 90_000_000),
    st.integers(-180_000_000, 180_000_000),
    st.sampled_from(Precision),
)
precisions = st.sampled_from(Precision)
ORDER = list(Precision)


@pytest.mark.parametrize(
    ("lat", "lon"), [(90_000_001, 0), (-90_000_001, 0), (0, 180_000_001), (0, -180_000_001)]
)
def test_what_is_not_on_the_globe_is_refused(lat: int, lon: int) -> None:
    with pytest.raises(ValueError, match="latitude"):
        Position(lat, lon)


def test_degrees_become_whole_micro_degrees() -> None:
    assert at(48.511, 38.67222) == Position(48_511_000, 38_672_220)
    assert at(48.511, 38.67222).degrees == (48.511, 38.67222)


@given(positions, precisions)
def test_never_finer_than_asked_nor_than_known(position: Position, precision: Precision) -> None:
    shown = coarsened(position, precision).precision
    assert ORDER.index(shown) == max(ORDER.index(precision), ORDER.index(position.precision))


@given(positions, precisions)
def test_the_point_lies_in_the_circle_that_is_shown(position: Position, precision: Precision) -> None:
    shown = coarsened(position, precision)
    assert distance(position, shown) <= shown.precision.radius_km


@given(positions, precisions)
def test_coarsening_twice_is_coarsening_once(position: Position, precision: Precision) -> None:
    shown = coarsened(position, precision)
    assert coarsened(shown, precision) == shown


PAIRS = [(finer, coarser) for at, finer in enumerate(ORDER[1:], 1) for coarser in ORDER[at:]]
"""A precision that may be published, and one that tells no more."""


@given(positions, st.integers(-60_000, 60_000), st.integers(-60_000, 60_000), st.sampled_from(PAIRS))
def test_a_coarser_publication_tells_nothing_that_a_finer_one_does_not(
    position: Position, north: int, east: int, pair: tuple[Precision, Precision]
) -> None:
    """Two points that a finer publication does not tell apart, a coarser one does not either."""
    finer, coarser = pair
    a = Position(position.lat, position.lon)
    middle = coarsened(a, finer)
    lat = min(max(a.lat + north, -90_000_000), 90_000_000)
    lon = min(max(a.lon + east, -180_000_000), 180_000_000)
    # The middle is told as the point itself is; of its neighbours, those that are.
    told_alike = [
        b
        for b in (Position(middle.lat, middle.lon), Position(lat, lon))
        if coarsened(b, finer) == coarsened(a, finer)
    ]
    assert told_alike
    for b in told_alike:
        assert coarsened(b, coarser) == coarsened(a, coarser)


@pytest.mark.parametrize("precision", [p for p in Precision if p is not Precision.BUILDING])
def test_many_points_share_one_answer(precision: Precision) -> None:
    """400 points strewn over a square half as wide as the circle have a handful of answers among them."""
    chance = random.Random(7)
    reach = precision.radius_km / 111.2 / 2
    around = [at(48 + chance.uniform(-reach, reach), 38 + chance.uniform(-reach, reach)) for _ in range(400)]
    assert len({coarsened(position, precision) for position in around}) <= 9


def test_neighbours_of_a_metre_are_told_alike_and_no_digit_of_the_point_is_left() -> None:
    points = [Position(48_511_000 + step, 38_672_220 - step) for step in range(0, 2000, 10)]
    assert len({coarsened(point, Precision.TOWN) for point in points}) == 1


def test_a_town_cell_is_never_small() -> None:
    """Stepping over the land until the answer changes twice, a cell is at least 6 km across at 48 degrees north."""
    answers = [coarsened(at(48.0, 30 + step * 0.001), Precision.TOWN) for step in range(2000)]
    changes = [at_ for at_ in range(1, len(answers)) if answers[at_] != answers[at_ - 1]]
    km = 0.001 * 111.195 * math.cos(math.radians(48))
    assert min((b - a) * km for a, b in pairwise(changes)) > 6


@given(positions)
def test_exactly_is_as_it_is(position: Position) -> None:
    exact = Position(position.lat, position.lon)
    assert coarsened(exact, Precision.BUILDING) == exact


def test_kinds_say_how_exact_a_position_is() -> None:
    assert [precision_of(kind) for kind in (Kind.CELL, Kind.BASEMENT, Kind.SITE)] == [Precision.BUILDING] * 3
    assert [precision_of(Kind(wide)) for wide in ("town", "district", "region", "country")] == ORDER[1:]
