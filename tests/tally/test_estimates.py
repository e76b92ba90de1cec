"""Estimates equal the published figures and the reference runs; what cannot bear an estimate is refused or doubted.

Tables and figures in bench/tally/tables: Kosovo killings (Ball and others 2002), trafficking in the UK, the Netherlands
and Australia (as collected by Binette and Steorts 2022), HIV in Rome, spina bifida (Madigan and York 1997), hepatitis A
in Taiwan (Chao and others 2001), diabetes in Casale Monferrato (Bruno and others). Expected values of dga: runs
of the R package of that name, version 2.0.2, on the same tables.
"""

import csv
import json
from math import lgamma
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cli import main
from habeas.cli.estimate import METHODS
from habeas.tally.estimates import chao, dga, loglinear, methods
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.graphs import factors
from habeas.tally.estimates.models import models, name, with_a_best_fit
from habeas.tally.estimates.tables import read_complete

TABLES = Path(__file__).parents[2] / "bench/tally/tables"
EXPECTED = list(csv.DictReader((TABLES / "expected-dga.csv").read_text(encoding="utf-8").splitlines()))


def table(name: str) -> Captures:
    return read_complete((TABLES / f"{name}.csv").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['table']}-{row['points']}")
def test_dga_equals_the_reference(row: dict[str, str]) -> None:
    found = dga.estimate(table(row["table"]), None if row["points"] == "every" else int(row["points"]))
    assert found.mean == pytest.approx(float(row["mean"]), rel=1e-6)
    assert [found.median, found.lo95, found.hi95] == [int(row[key]) for key in ("median", "lo95", "hi95")]


def test_six_lists() -> None:
    found = dga.estimate(table("uk-6"), points=1000)
    assert (found.median, found.lo95, found.hi95) == (12304, 10244, 26229)


def test_decomposable_graphs_are_all_found() -> None:
    assert [len(factors(lists)) for lists in (2, 3, 4, 5, 6)] == [2, 8, 61, 822, 18154]
    assert len(np.unique(factors(4), axis=0)) == 61


def test_madigan_and_york_s_own_figures() -> None:
    spina = table("spina-bifida")
    missing = np.arange(1, 301)
    people = missing + spina.seen
    # Their prior: N is Poisson about a gamma variable of shape 13.14 and scale 55.17.
    a, b = 13.14, 55.17
    ways = np.array([lgamma(number + a) - lgamma(number + 1) for number in people])
    prior = people * np.log(b) - (people + a) * np.log1p(b) + ways
    found = dga.posterior(spina, missing, delta=1.0, log_prior=prior)
    # Their estimate is the best under relative squared error.
    estimate = (found.chance / people).sum() / (found.chance / people**2).sum()
    assert round(float(found.graph_chance.max()), 2) == 0.37
    assert round(float(estimate)) == 731
    assert people[found.chance.argmax()] == 728


@given(st.lists(st.integers(0, 40), min_size=7, max_size=7), st.permutations(range(3)))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_lists_changes_nothing(counts: list[int], order: list[int]) -> None:
    captures = Captures(("a", "b", "c"), (0, *counts))
    turned = [0] * 8
    for which, count in enumerate(captures.counts):
        turned[sum((which >> old & 1) << new for new, old in enumerate(order))] = count
    one, other = dga.estimate(captures), dga.estimate(Captures(("a", "b", "c"), tuple(turned)))
    assert (one.refused is None) == (other.refused is None)
    if one.refused is None:
        assert one.mean == pytest.approx(other.mean)
        assert one.lo95 is not None
        assert one.lo95 >= captures.seen


@pytest.mark.parametrize(
    ("name", "number"), [("kosovo", 8803), ("rome-hiv", 12158), ("hav", 479), ("diabetes", 2514)]
)
def test_chao(name: str, number: int) -> None:
    found = chao.estimate(table(name))
    assert found.mean is not None
    assert found.lo95 is not None
    assert round(found.mean) == number
    assert table(name).seen < found.lo95 < found.mean


def test_very_many_people_are_looked_for_on_an_even_grid() -> None:
    kosovo = table("kosovo")
    many = Captures(kosovo.lists, tuple(count * 1000 for count in kosovo.counts))
    found = dga.estimate(many)
    assert found.settings["points"] == dga.SPREAD
    assert found.mean is not None
    assert found.mean > many.seen


def test_chao_is_a_bound_only_where_somebody_declares_it() -> None:
    assert chao.AVOIDING in chao.estimate(table("hav")).warnings
    declared = chao.estimate(table("hav"), lists_do_not_avoid=True).warnings
    assert chao.AVOIDING not in declared
    assert chao.DECLARED in declared


def best(captures: Captures) -> loglinear.Fit:
    every = models(len(captures.lists))
    found = loglinear.fits(captures, with_a_best_fit(every, captures.counts))
    return min(found, key=lambda fit: fit.bic)


def test_all_hierarchical_models_are_found() -> None:
    assert [len(models(lists)) for lists in (2, 3, 4, 5)] == [1, 8, 113, 6893]


def test_the_published_model_of_the_kosovo_killings_has_the_lowest_bic() -> None:
    found = best(table("kosovo"))
    assert name(found.model, "1234") == "[1 2 3, 1 4, 3 4]"
    assert found.number == pytest.approx(10356.52, abs=0.005)
    assert found.variance**0.5 == pytest.approx(785.9, abs=0.05)


@pytest.mark.parametrize(("table_", "number"), [("uk-5", 25311), ("australia", 6496.01)])
def test_the_lowest_bic_of_sparse_tables(table_: str, number: float) -> None:
    assert best(table(table_)).number == pytest.approx(number, abs=0.5)


@pytest.mark.parametrize(
    ("table_", "number"),
    [("uk-5", 13444.1312090139), ("netherlands", 52923.8942540596), ("australia", 827.16719034763)],
)
def test_lists_taken_for_independent_give_the_published_numbers(table_: str, number: float) -> None:
    captures = table(table_)
    [found] = loglinear.fits(captures, models(len(captures.lists))[:1])
    assert found.number == pytest.approx(number, rel=1e-6)


@given(st.lists(st.integers(0, 30), min_size=7, max_size=7).filter(lambda counts: min(counts) >= 1))
@settings(deadline=None, max_examples=25)
def test_three_lists_that_all_depend_in_pairs_have_a_formula(counts: list[int]) -> None:
    captures = Captures(("a", "b", "c"), (0, *counts))
    a, b, ab, c, ac, bc, abc = counts
    [found] = loglinear.fits(captures, models(3)[-1:])
    assert found.number - captures.seen == pytest.approx(a * b * c * abc / (ab * ac * bc), rel=1e-6)


def test_a_model_without_a_best_fit_has_no_say() -> None:
    captures = table("australia")
    found = loglinear.estimate(captures)
    assert (found.settings["models"], found.settings["without_best_fit"]) == (113, 21)
    assert found.hi95 is not None
    assert found.hi95 < 1e5
    assert any("21 models have no best fit" in one for one in found.warnings)
    assert any("the lists do not decide" in one for one in found.warnings)


def test_what_cannot_bear_an_estimate_is_refused_without_a_number() -> None:
    two = read_complete("a,b,count\n1,0,30\n0,1,20\n1,1,10\n")
    apart = read_complete("a,b,c,count\n1,0,0,30\n0,1,0,20\n0,0,1,10\n")
    seven = Captures(tuple("abcdefg"), (0, *[1] * 127))
    for captures, words in (
        (two, "fewer than three"),
        (apart, "anybody in common"),
        (seven, "at most 6 lists"),
    ):
        found = dga.estimate(captures)
        assert found.refused is not None
        assert words in found.refused
        assert (found.mean, found.median, found.lo95, found.hi95) == (None, None, None, None)


def test_doubts_are_plain() -> None:
    assert any("the prior speaks" in one for one in dga.estimate(table("hav")).warnings)
    assert any("separate peaks" in one for one in dga.estimate(table("uk-5")).warnings)
    assert any("K and R share nobody" in one for one in dga.estimate(table("netherlands")).warnings)
    thin = read_complete("a,b,c,count\n1,0,0,40\n0,1,0,40\n0,0,1,40\n1,1,0,1\n")
    assert any("cuts the estimate off" in one for one in dga.estimate(thin).warnings)
    contained = read_complete("a,b,c,count\n1,0,0,40\n1,1,0,40\n0,0,1,40\n1,0,1,9\n")
    assert any("Everybody on b is also on a" in one for one in dga.estimate(contained).warnings)


HEAD = "a,b,c,count\n1,0,0,5\n0,1,0,5\n0,0,1,5\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the table is empty"),
        (HEAD + "1,1,0,-4\n", "row 5 counts -4 people; a count cannot be negative"),
        (HEAD + "1,0,0,7\n", "row 5 is the same combination of lists as row 2"),
        (HEAD + "1,1,0,many\n", 'row 5 has "many" for a count'),
        (HEAD + "1,1,0,1.5\n", 'row 5 has "1.5" for a count'),
        (HEAD + "1,yes,0,3\n", 'row 5 has "yes" where 1'),
        (HEAD + "1,2,0,3\n", 'row 5 has "2" where 1'),
        (HEAD + "1,1,3\n", "row 5 has 3 cells where the heading has 4"),
        (HEAD + "0,0,0,3\n", "counts people on no list"),
        ("a,count\n1,5\n", "names 1 list"),
        ("a,b,c\n1,0,5\n", 'last column is "count", not "c"'),
        ("a,a,count\n1,0,5\n", "a name of its own for each list"),
        ("a,b,count\n1,0,0\n", "nobody is on any of the lists"),
        ("a,b,count\n" + "1" * 200_000 + "\n", "this is no table"),
        ("Dear all, please find\n", 'last column is "count"'),
        (",".join("abcdefghijklmn") + ",count\n", "names 14 lists"),
    ],
)
def test_a_wrong_table_is_told_where_and_what(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "captures.csv"
    path.write_text(text)
    assert main(["estimate", str(path)]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "captures.csv" in err
    assert "Nothing was changed" in err


def test_the_headline_is_the_lower_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(TABLES / "kosovo.csv"), "--method", "dga"]) == 0
    out = capsys.readouterr().out
    assert "Documented: 4400 people" in out
    assert "dga: probably more than 9827 people in all." in out
    assert "12749" not in out


def test_json_is_the_same_for_any_seed(capsys: pytest.CaptureFixture[str]) -> None:
    outs = []
    for seed in ("1", "2"):
        assert main(["estimate", str(TABLES / "hav.csv"), "--method", "dga", "--seed", seed, "--json"]) == 0
        outs.append(json.loads(capsys.readouterr().out))
    assert outs[0]["estimates"] == outs[1]["estimates"]
    [one] = outs[0]["estimates"]
    assert list(one) == [
        "method",
        "settings",
        "mean",
        "median",
        "lo95",
        "hi95",
        "rhat",
        "refused",
        "warnings",
        "predictive",
    ]
    assert outs[0]["habeas"] == 1


def test_methods_that_do_not_exist_are_not_pretended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(TABLES / "hav.csv"), "--method", "petersen"]) == 1
    assert 'there is no method "petersen"; there are averaged, dga' in capsys.readouterr().err


def test_the_command_knows_every_method() -> None:
    assert METHODS == methods.METHODS


def test_models_are_shown_with_their_spread(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(TABLES / "kosovo.csv"), "--method", "loglinear"]) == 0
    out = capsys.readouterr().out
    assert out.count("  Model [") >= 3
    assert "the lists do not decide between them" in out


def test_lists_that_all_attract_one_another_are_doubted() -> None:
    # Half of the people are found by each list with 6 in 10, half with 1 in 10.
    kinds = Captures(("a", "b", "c"), (0, 420, 420, 213, 420, 213, 213, 217))
    apart = Captures(("a", "b", "c"), (0, 147, 147, 63, 147, 63, 63, 27))
    assert any("Every two lists share more people" in one for one in dga.estimate(kinds).warnings)
    assert not any("Every two lists share more people" in one for one in dga.estimate(apart).warnings)


def test_if_nothing_can_be_estimated_the_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.csv"
    path.write_text("a,b,count\n1,0,30\n0,1,20\n1,1,10\n")
    assert main(["estimate", str(path)]) == 1
    assert "dga: no estimate, because there are 2 lists" in capsys.readouterr().out


def test_every_method_and_option_is_documented() -> None:
    docs = (Path(__file__).parents[2] / "docs/tally.md").read_text(encoding="utf-8")
    for word in (
        *METHODS,
        "--method",
        "--seed",
        "--points",
        "--by",
        "--links",
        "--people",
        "--resamples",
        "--lists-do-not-avoid",
    ):
        assert f"`{word}" in docs, word
    example = docs.split("```csv\n")[1].split("```")[0]
    assert dga.estimate(read_complete(example)).refused is None
