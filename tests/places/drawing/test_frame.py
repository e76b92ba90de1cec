"""Frames: everything to be shown is in them, north is up, tiles cover them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.places import Position, Precision, at
from habeas.places.drawing import framed, tiles
from habeas.places.drawing.frame import lowered, raised

inhabited = st.builds(
    Position,
    st.integers(-60_000_000, 70_000_000),
    st.integers(-180_000_000, 180_000_000),
    st.sampled_from([Precision.BUILDING, Precision.TOWN, Precision.DISTRICT]),
)
near = st.tuples(st.integers(-4_000_000, 4_000_000), st.integers(-6_000_000, 6_000_000))
widths = st.sampled_from([360, 768, 1100])


def moved(position: Position, by: tuple[int, int]) -> Position:
    lon = (position.lon + by[1] + 180_000_000) % 360_000_000 - 180_000_000
    return Position(position.lat + by[0], lon, position.precision)


@given(inhabited, st.lists(near, max_size=5), widths)
def test_all_circles_lie_in_the_frame(first: Position, others: list[tuple[int, int]], width: int) -> None:
    positions = [first, *(moved(first, by) for by in others)]
    frame = framed(positions, width)
    assert frame.width == width
    for position in positions:
        x, y = frame.place(position)
        radius = frame.pixels(position.precision.radius_km, position.degrees[0])
        assert radius * 0.99 <= x <= frame.width - radius * 0.99
        assert radius * 0.99 <= y <= frame.height - radius * 0.99


def test_north_is_up_and_east_is_right() -> None:
    frame = framed([at(48, 38), at(46, 34)], 1100)
    assert frame.place(at(48, 38))[1] < frame.place(at(46, 38))[1]
    assert frame.place(at(48, 38))[0] > frame.place(at(48, 34))[0]


@given(st.floats(-84, 84))
def test_raising_and_lowering_are_inverse(lat: float) -> None:
    assert lowered(raised(lat)) == pytest.approx(lat)


def test_kilometres_are_true_on_the_map() -> None:
    frame = framed([at(48, 38), at(48, 39)], 1100)
    x, _ = frame.place(at(48, 38))
    east, _ = frame.place(at(48, 39))
    assert east - x == pytest.approx(frame.pixels(74.4, 48), rel=0.01)
    assert frame.kilometres(east - x) == pytest.approx(74.4, rel=0.02)


def test_across_the_date_line_two_neighbours_stay_neighbours() -> None:
    frame = framed([at(66, 179), at(66, -179)], 1100)
    _, west, _, east = frame.box
    assert east - west < 20
    assert west < 181 < east


def test_nothing_has_no_map() -> None:
    with pytest.raises(ValueError, match="at least one"):
        framed([], 1100)


@given(inhabited, widths)
def test_tiles_cover_the_frame_and_are_sharp(position: Position, width: int) -> None:
    frame = framed([position], width)
    found = tiles(frame)
    assert min(tile.left for tile in found) <= 0
    assert max(tile.left + tile.side for tile in found) >= frame.width - 1e-6
    assert min(tile.top for tile in found) <= 1e-6
    assert max(tile.top + tile.side for tile in found) >= frame.height - 1e-6
    assert all(127 <= tile.side <= 257 for tile in found)
    assert all(0 <= tile.x < 2**tile.z and 0 <= tile.y < 2**tile.z for tile in found)
    assert len(found) <= 120


def test_a_tile_is_the_one_the_web_means() -> None:
    """Kyiv's centre lies in 10/598/345 (as every tile server numbers it)."""
    frame = framed([at(50.4501, 30.5234)], 1100)
    x, y = frame.place(at(50.4501, 30.5234))
    (tile,) = [t for t in tiles(frame) if t.left <= x < t.left + t.side and t.top <= y < t.top + t.side]
    shift = tile.z - 10
    assert (tile.x >> shift, tile.y >> shift) == (598, 345) if shift >= 0 else (598 >> -shift, 345 >> -shift)
