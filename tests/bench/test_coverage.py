"""The invented populations are what they are said to be, and the table of coverage is printed."""

import sys

import numpy as np
import pytest
from bench.tally import coverage, populations


def test_a_probability_of_a_link_is_how_often_it_is_true() -> None:
    gone = {"said": 0.0, "people": 0, "drawn": 0}
    for seed in range(30):
        chance = np.random.default_rng(seed)
        links = populations.linked(np.random.default_rng(seed), 0.3)
        gone["drawn"] += links.drawn(chance).seen
        gone["people"] += populations.table(populations.independent(np.random.default_rng(seed))).seen
    # Drawn tables have as many people as there are, though a third of those on several lists are unsure.
    assert gone["drawn"] / gone["people"] == pytest.approx(1, abs=0.01)


def test_missed_links_make_people_and_false_ones_unmake_them() -> None:
    whole = populations.table(populations.independent(np.random.default_rng(1))).seen
    assert populations.missed(np.random.default_rng(1), 0.3).seen > whole
    assert populations.mixed_up(np.random.default_rng(1), 0.3).seen < whole


def test_every_scenario_has_its_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["coverage", "--replicates", "1", "--tables", "2", "--methods", "chao"])
    coverage.main()
    out = capsys.readouterr().out
    for name in coverage.scenarios(2):
        assert name in out
