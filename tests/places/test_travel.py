"""Least times of journeys, and means of travel in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.places import Means, fastest, means_in, speeds


def test_every_means_has_a_speed_with_a_source() -> None:
    assert set(speeds()) == set(Means)
    assert all(speed.source and speed.words and speed.top > 0 for speed in speeds().values())
    assert speeds()[Means.FOOT].top < speeds()[Means.ROAD].top < speeds()[Means.PLANE].top


def test_least_times() -> None:
    assert fastest(300, Means.ROAD).hours == 2
    assert fastest(300, Means.ROAD).days == 0
    assert fastest(15 * 24, Means.FOOT).days == 1
    assert fastest(500) == fastest(500, Means.PLANE)


@given(st.floats(0, 20_000), st.floats(0, 20_000), st.sampled_from(Means))
def test_farther_never_takes_less(a: float, b: float, means: Means) -> None:
    near, far = sorted((a, b))
    assert fastest(near, means).hours <= fastest(far, means).hours
    assert fastest(far).hours <= fastest(far, means).hours


@pytest.mark.parametrize("km", [-1, float("nan"), float("inf")])
def test_no_such_distance(km: float) -> None:
    with pytest.raises(ValueError, match="0 km"):
        fastest(km)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("by helicopter", Means.HELICOPTER),
        ("вертолётом", Means.HELICOPTER),
        ("гелікоптером", Means.HELICOPTER),
        ("in a truck", Means.ROAD),
        ("on foot", Means.FOOT),
        ("самолётом", Means.PLANE),
        ("літаком", Means.PLANE),
        ("катером", Means.SHIP),
        ("by train, then by plane", None),
        ("with his friends", None),
        ("", None),
    ],
)
def test_means_in_words(words: str, means: Means | None) -> None:
    assert means_in(words) is means
