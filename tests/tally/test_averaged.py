"""Lists that depend on one another and people who differ, averaged; and whether a model could have given a table.

Populations of which the truth is known, drawn from a seed; evidence against a sum that can be done by hand.
"""

from math import lgamma, log, pi
from typing import cast

import numpy as np
import pytest

from habeas.tally.estimates import averaged, dga, ease, graph_tables, lcmcr, loglinear, methods, pooled
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.graphs import by_links, factors
from habeas.tally.estimates.methods import Choices
from habeas.tally.estimates.predictive import check
from tests.tally.test_estimates import table

LISTS = ("a", "b", "c", "d")


def seen(found: np.ndarray) -> Captures:
    which = found @ (1 << np.arange(found.shape[1]))
    counts = np.bincount(which, minlength=2 ** found.shape[1])
    return Captures(LISTS[: found.shape[1]], (0, *(int(count) for count in counts[1:])))


def two_kinds(people: int = 1000) -> Captures:
    chance = np.random.default_rng(1)
    easy = chance.random(people) < 0.3
    return seen(chance.random((people, 4)) < np.where(easy[:, None], 0.55, 0.12))


def alike(people: int = 1000) -> Captures:
    return seen(np.random.default_rng(2).random((people, 4)) < 0.3)


def independent_evidence(captures: Captures) -> float:
    """Of lists that are independent, all people alike: beta integrals, one number of people after the other."""
    people = captures.seen + np.arange(20_000)
    logs = np.array([lgamma(n + 1) - lgamma(n - captures.seen + 1) - log(n) for n in people])
    for place in range(len(captures.lists)):
        on = captures.on(1 << place)
        ours = [lgamma(on + 0.5) + lgamma(n - on + 0.5) - lgamma(n + 1) - log(pi) for n in people]
        logs = logs + np.array(ours)
    top = logs.max()
    return float(np.log(np.exp(logs - top).sum()) + top - sum(lgamma(one + 1) for one in captures.counts))


def test_both_ways_weigh_the_same_table_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    captures = alike()
    expected = independent_evidence(captures)
    every = factors(4)
    independent = every[[row[0] == -4 for row in every]]
    grid = np.arange(20_000)
    log_prior = -np.log(grid + captures.seen)
    by_graphs = dga.posterior(captures, grid, delta=1 / 16, log_prior=log_prior, graphs=independent)
    assert by_graphs.evidence == pytest.approx(expected, abs=1e-6)
    everybody_alike = ease.Shapes(np.zeros((1, 2)), np.full((1, 2), 0.5), np.zeros(1))
    monkeypatch.setattr(ease, "shapes", lambda: (everybody_alike,))
    monkeypatch.setattr(ease, "DRAWS", 4000)
    weights = ease.weighed(captures, np.random.default_rng(1), 20_000).weights
    assert np.log(np.exp(weights - expected).sum()) == pytest.approx(0, abs=0.02)


def test_the_prior_of_all_shapes_is_one() -> None:
    assert sum(np.exp(of.prior).sum() for of in ease.shapes()) == pytest.approx(1)
    assert all(of.part.sum(axis=1) == pytest.approx(1) for of in ease.shapes())


def test_two_kinds_of_people_are_seen_through_where_dga_is_too_low() -> None:
    found = averaged.estimate(two_kinds(), seed=1)
    low = dga.estimate(two_kinds(), points=1000)
    assert found.lo95 is not None
    assert found.hi95 is not None
    assert low.hi95 is not None
    assert low.hi95 < 1000
    assert found.lo95 <= 1000 <= found.hi95
    assert found.settings["of_ease"] > averaged.SPEAKS  # type: ignore[operator]
    assert any(
        "harder to find than others fit these lists far better: by them there are from" in one
        for one in found.warnings
    )


def test_people_who_are_alike_are_not_taken_for_two_kinds() -> None:
    found = averaged.estimate(alike(), seed=1)
    assert found.lo95 is not None
    assert found.hi95 is not None
    assert 0.85 * 1000 < found.lo95 <= 1000 <= found.hi95
    assert not any("The other methods do not see such people" in one for one in found.warnings)


def test_the_same_seed_gives_the_same_and_too_little_is_refused() -> None:
    one, again, other = (averaged.estimate(table("hav"), seed, 5).median for seed in (1, 1, 2))
    assert one == again != other
    assert averaged.estimate(Captures(("a", "b"), (0, 20, 30, 10)), 1).refused
    assert averaged.estimate(Captures(tuple("abcdefg"), (0, *[1] * 127)), 1).refused


def test_of_many_tables_each_is_drawn_anew_once() -> None:
    tables = [{"": table("hav")}, {"": table("spina-bifida")}]
    found = pooled.estimate("averaged", tables, Choices(tables=4))
    part = cast("list[dict[str, dict[str, object]]]", found.settings["strata"])[0]
    assert part["settings"]["drawn_from_those_seen"] == 2
    assert found.predictive is not None


def test_each_number_of_links_is_as_probable_beforehand() -> None:
    every = factors(4)
    prior = np.exp(by_links(every))
    assert prior.sum() == pytest.approx(1)
    # Lists that are independent, and lists that all depend on one another, are one graph each, of seven numbers.
    assert prior[[row[0] == -4 for row in every]] == pytest.approx(1 / 7)
    assert prior[every[:, 15] == 1] == pytest.approx(1 / 7)
    # There are fifteen ways to put two links between four lists, and no way to put a square.
    assert sorted(np.unique((1 / 7 / prior).round()).tolist()) == [1, 6, 12, 15, 20]


def test_the_grid_stands_for_every_number() -> None:
    grid, steps = dga.uneven_grid(30_000)
    assert steps.sum() == 30_001
    assert (np.diff(grid) > 0).all()
    assert dga.uneven_grid(50)[0].tolist() == list(range(51))


def test_a_table_that_the_graphs_do_not_give_is_said_to_be_one() -> None:
    found = methods.by("dga", two_kinds(), Choices(points=1000))
    assert found.predictive is not None
    assert found.predictive.p < 0.05
    assert found.warnings[0].startswith("The model hardly gives a table like this one")
    fits = methods.by("dga", alike(), Choices(points=1000))
    assert fits.predictive is not None
    assert fits.predictive.p > 0.05
    assert methods.by("dga", alike(), Choices(points=1000, is_checked=False)).predictive is None


def test_probabilities_drawn_by_the_graphs_add_up_and_lie_about_the_table() -> None:
    captures = alike()
    cells, people = graph_tables.tables(captures, np.random.default_rng(1), 400)
    assert cells.sum(axis=1) == pytest.approx(1)
    expected = (cells * people[:, None]).mean(axis=0)[1:]
    assert expected == pytest.approx(np.array(captures.counts[1:]), abs=20)


def test_features_are_what_the_lists_show() -> None:
    captures = Captures(("a", "b", "c"), (0, 5, 6, 7, 8, 9, 10, 11))
    means = np.tile(np.array(captures.counts, dtype=float), (200, 1))
    found = check(captures, means, np.random.default_rng(1))
    assert [(one.lists, one.times, one.seen) for one in found.features] == [
        (("a", "b"), None, 18),
        (("a", "c"), None, 20),
        (("b", "c"), None, 21),
        ((), 1, 19),
        ((), 2, 26),
        ((), 3, 11),
    ]
    assert found.p > 0.5
    assert all(one.low <= one.seen <= one.high for one in found.features)
    far = check(captures, means * 2, np.random.default_rng(1))
    assert far.p == 0
    assert far.hardly


def test_each_method_with_a_model_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcmcr, "LEGS", (2_000,))
    monkeypatch.setattr(lcmcr, "AGREE", 100.0)
    for method in methods.METHODS:
        found = methods.by(method, alike(), Choices(tables=2))
        assert (found.predictive is None) == (method == "chao"), method
    assert loglinear.estimate(two_kinds(), is_checked=False).predictive is None
