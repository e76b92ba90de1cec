"""Models of pairs equal the reference runs of SparseMSE 2.0.1 in R on the tables of Binette and Steorts (2022)."""

import numpy as np
import pytest

from habeas.tally.estimates import sparse
from habeas.tally.estimates.captures import Captures
from tests.tally.test_estimates import table


@pytest.mark.parametrize(
    ("name", "point", "bend", "pairs"),
    [
        ("uk-5", 11312.9902894353, -0.01218108, 6),
        ("netherlands", 121521.613712277, -0.01659998, 5),
        ("australia", 6496.00869536404, -0.07193892, 3),
        ("kosovo", 14341.66, -0.004160199, 5),
        ("uk-6", 11417.99, -0.01287116, 7),
    ],
)
def test_points_and_accelerations_equal_the_reference(
    name: str, point: float, bend: float, pairs: int
) -> None:
    found = sparse.estimate(table(name), seed=1, tables=20)
    assert found.mean == pytest.approx(point, rel=1e-6)
    assert found.settings["acceleration"] == pytest.approx(bend, rel=1e-5)
    assert len(found.settings["pairs"]) == pairs  # type: ignore[arg-type]


def test_the_interval_is_within_the_noise_of_the_reference() -> None:
    found = sparse.estimate(table("kosovo"), seed=1)
    assert found.lo95 == pytest.approx(12484, rel=0.05)
    assert found.hi95 == pytest.approx(16623, rel=0.05)


def test_pairs_come_in_the_order_of_their_surprise() -> None:
    found = sparse.estimate(table("australia"), seed=1, tables=20)
    assert found.settings["pairs"] == ["B C", "B D", "A B"]


def test_lists_that_exclude_each_other_are_said_to() -> None:
    found = sparse.estimate(table("netherlands"), seed=1, tables=20)
    assert found.settings["never_together"] == ["K R"]


def test_the_same_seed_draws_the_same_tables() -> None:
    one, again, other = (sparse.estimate(table("hav"), seed=seed, tables=50) for seed in (3, 3, 4))
    assert (one.lo95, one.hi95) == (again.lo95, again.hi95)
    assert (one.lo95, one.hi95) != (other.lo95, other.hi95)
    assert one.mean == other.mean


def test_all_tables_side_by_side_are_each_as_alone() -> None:
    counts = np.array(table("uk-5").counts[1:], dtype=float)
    drawn = np.random.default_rng(1).multinomial(int(counts.sum()), counts / counts.sum(), 8).astype(float)
    together = sparse.choose(5, drawn).numbers
    alone = [sparse.choose(5, one[None]).numbers[0] for one in drawn]
    assert together == pytest.approx(alone, rel=1e-9)


def test_a_table_in_which_nothing_shows_is_refused() -> None:
    # Nobody is on two lists in most tables drawn from this one.
    thin = Captures(("a", "b", "c"), (0, 40, 40, 1, 40, 0, 0, 0))
    found = sparse.estimate(thin, seed=1, tables=200)
    assert found.refused is not None
    assert found.lo95 is None
