"""Hidden classes: chains that agree give a number near the reference, chains that do not give none.

Expected values: twenty chains of the R package LCMCR 0.4.14, 110,500 steps each. The chains here are short;
bench/tally measures the whole.
"""

import numpy as np
import pytest

from habeas.tally.estimates import lcmcr, pooled
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.convergence import effective_size, rhat
from habeas.tally.estimates.methods import Choices
from tests.tally.test_estimates import table


def test_three_lists_come_near_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcmcr, "LEGS", (9_000,))
    found = lcmcr.estimate(table("spina-bifida"), seed=1)
    assert found.refused is None
    assert found.median == pytest.approx(734, rel=0.03)
    assert found.lo95 == pytest.approx(686, rel=0.06)
    assert found.hi95 == pytest.approx(823, rel=0.06)
    assert found.rhat is not None
    assert 1 <= found.rhat <= lcmcr.AGREE
    assert found.settings["chains"] == 20
    assert found.settings["effective_size"] > 100  # type: ignore[operator]


def test_chains_that_do_not_agree_give_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcmcr, "LEGS", (500,))
    found = lcmcr.estimate(table("netherlands"), seed=1)
    assert found.refused is not None
    assert "do not agree" in found.refused
    assert found.rhat is not None
    assert found.rhat > lcmcr.AGREE
    assert (found.mean, found.median, found.lo95, found.hi95, found.likely) == (None,) * 5
    assert "effective_size" in found.settings


def test_two_lists_are_refused_before_anything_is_drawn() -> None:
    found = lcmcr.estimate(Captures(("a", "b"), (0, 20, 30, 10)), seed=1)
    assert found.refused is not None
    assert found.rhat is None


def test_the_same_seed_draws_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcmcr, "LEGS", (300,))
    monkeypatch.setattr(lcmcr, "AGREE", 100.0)
    one, again, other = (lcmcr.estimate(table("hav"), seed=seed) for seed in (5, 5, 6))
    assert (one.median, one.rhat) == (again.median, again.rhat)
    assert (one.median, one.rhat) != (other.median, other.rhat)


def test_never_more_missing_than_the_range_says() -> None:
    thin = np.array([30, 30, 1, 30, 1, 1, 0])
    draws = lcmcr.Sampler(thin, np.random.default_rng(1), 20).run(500)
    assert draws.max() <= lcmcr.REACH * thin.sum()
    assert draws.min() >= 0


def test_rhat_and_effective_size_of_draws_that_are_independent() -> None:
    draws = np.random.default_rng(1).normal(size=(20, 500))
    assert rhat(draws) == pytest.approx(1, abs=0.01)
    assert effective_size(draws) == pytest.approx(draws.size, rel=0.15)


def test_one_chain_that_stays_apart_shows() -> None:
    draws = np.random.default_rng(1).normal(size=(20, 500))
    draws[7] += 5
    assert rhat(draws) > 1.05
    wide = np.random.default_rng(1).normal(size=(20, 500))
    wide[:5] *= 20
    assert rhat(wide) > 1.05


def test_draws_that_follow_one_another_are_worth_less() -> None:
    steps = np.random.default_rng(1).normal(size=(20, 2000))
    draws = np.zeros_like(steps)
    for at in range(1, draws.shape[1]):
        draws[:, at] = 0.9 * draws[:, at - 1] + steps[:, at]
    # An autoregression of 0.9 is worth (1 - 0.9) / (1 + 0.9) of its length.
    assert effective_size(draws) == pytest.approx(draws.size / 19, rel=0.2)


def test_of_several_tables_the_worst_agreement_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcmcr, "LEGS", (300,))
    monkeypatch.setattr(lcmcr, "AGREE", 100.0)
    monkeypatch.setitem(pooled.MOST_TABLES, "lcmcr", 2)
    tables = [{"": table("hav")}, {"": table("spina-bifida")}, {"": table("kosovo")}]
    found = pooled.estimate("lcmcr", tables, Choices(seed=5))
    each = [lcmcr.estimate(table(name), seed) for name, seed in (("hav", 5), ("spina-bifida", 6))]
    assert found.settings["tables"] == 2
    assert found.rhat == max(one.rhat or 0 for one in each)
    monkeypatch.setattr(lcmcr, "AGREE", 1.0)
    refused = pooled.estimate("lcmcr", tables, Choices(seed=5))
    assert refused.refused is not None
    assert "in 2 of 2 possible tables" in refused.refused
    assert refused.mean is None
    assert refused.rhat == found.rhat
