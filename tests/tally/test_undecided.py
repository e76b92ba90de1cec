"""Tables in which people on whom nobody decided are one or two: nobody is lost, each pair is one as often as said."""

import numpy as np
import pytest

from habeas.tally.estimates.methods import Choices
from habeas.tally.undecided import beside, possible

SOURCES = ("s1", "s2", "s3")


def many(people: int = 60) -> dict[str, int]:
    """People on some of three sources, as bits."""
    chance = np.random.default_rng(1)
    return {f"p{number}": int(chance.integers(1, 8)) for number in range(people)}


def test_without_pairs_there_is_one_table() -> None:
    of = possible(many(), SOURCES, {}, seed=1)
    assert (of.pairs, of.drawn, of.joined) == (0, (), of.decided)
    found = beside("chao", of, Choices())
    assert found.estimate is found.decided is found.joined


def test_a_pair_is_one_person_as_often_as_its_probability_says() -> None:
    on = {"a": 0b001, "b": 0b110}
    of = possible(on, SOURCES, {frozenset(("a", "b")): 0.3}, seed=1, tables=2000)
    assert of.pairs == 1
    assert of.decided.seen == 2
    assert of.joined.counts == (0, 0, 0, 0, 0, 0, 0, 1)
    assert np.mean([one.seen == 1 for one in of.drawn]) == pytest.approx(0.3, abs=0.03)


def test_two_who_stand_on_one_source_may_be_one_all_the_same() -> None:
    on = {"a": 0b011, "b": 0b110}
    of = possible(on, SOURCES, {frozenset(("a", "b")): 0.6}, seed=1, tables=1000)
    assert of.joined.counts == (0, 0, 0, 0, 0, 0, 0, 1)
    assert np.mean([one.seen == 1 for one in of.drawn]) == pytest.approx(0.6, abs=0.05)


def test_pairs_of_whom_one_is_on_no_chosen_source_are_passed_over() -> None:
    of = possible({"a": 1, "b": 2}, SOURCES, {frozenset(("a", "elsewhere")): 0.5}, seed=1)
    assert of.pairs == 0


def test_tables_that_bear_an_estimate_are_enough() -> None:
    # As decided nobody is on two sources; only if the pair is one person do any overlap.
    on = {"a": 1, "b": 2, "c": 4}
    assert possible(on, SOURCES, {}, seed=1).refused is not None
    assert possible(on, SOURCES, {frozenset(("a", "b")): 0.9}, seed=1).refused is None


def test_the_interval_is_said_beside_that_of_the_decided() -> None:
    pairs = {frozenset((f"p{number}", f"p{number + 1}")): 0.5 for number in range(0, 30, 2)}
    found = beside("averaged", possible(many(), SOURCES, pairs, seed=1, tables=20), Choices(tables=20))
    assert found.estimate.settings["tables"] == 20
    assert found.estimate.lo95 is not None
    assert found.decided.lo95 is not None
    assert found.joined.lo95 is not None
    assert found.joined.lo95 < found.decided.lo95
    assert found.times_as_wide is not None
    assert found.times_as_wide > 0
