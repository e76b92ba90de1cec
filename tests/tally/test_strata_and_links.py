"""Strata are added, gaps filled, unsure links drawn; nobody is dropped on the way."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cli import main
from habeas.tally.cannot import CannotTally
from habeas.tally.estimates import dga, gaps, links, pooled
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.methods import Choices
from habeas.tally.estimates.tables import read, together

NORTH = "1,0,0,60\n0,1,0,50\n0,0,1,70\n1,1,0,20\n1,0,1,15\n0,1,1,18\n1,1,1,9\n"
ONE = "a,b,c,count\n" + NORTH
GAPS = ONE + "1,?,0,12\n?,?,1,8\n"
STRATA = """a,b,c,where,count
1,0,0,north,60
0,1,0,north,50
0,0,1,north,70
1,1,0,north,20
1,0,1,north,15
0,1,1,north,18
1,1,1,north,9
1,0,?,south,30
0,1,?,south,28
1,1,?,south,9
1,0,0,?,5
"""


def chance() -> np.random.Generator:
    return np.random.default_rng(1)


def test_gaps_are_filled_with_everybody_and_nobody_more() -> None:
    table = read(GAPS)
    filled = gaps.filled(table, chance())[""]
    assert filled.seen == table.seen == 262
    least = read(ONE)
    for row in least.rows:
        assert filled.counts[row.on] >= row.count
    # Whoever is on c and perhaps elsewhere is on c.
    assert filled.on(4) == least.rows[2].count + 15 + 18 + 9 + 8


@given(st.lists(st.integers(0, 20), min_size=6, max_size=6), st.integers(0, 1000))
@settings(deadline=None, max_examples=25)
def test_nobody_is_dropped(counts: list[int], seed: int) -> None:
    marks = ["1,?,?,south", "?,?,1,south", "0,?,1,south", "?,?,?,south", "1,0,1,south", "0,0,1,?"]
    rows = "".join(f"{mark},{count}\n" for mark, count in zip(marks, counts, strict=True))
    table = read(STRATA + rows, "where")
    filled = gaps.filled(table, np.random.default_rng(seed))
    assert sum(one.seen for one in filled.values()) == table.seen
    assert all(one.counts[0] == 0 for one in filled.values())


def test_filling_twice_differs_but_not_by_seed() -> None:
    table = read(GAPS)
    assert gaps.filled(table, chance()) == gaps.filled(table, chance())
    one = chance()
    assert len({gaps.filled(table, one)[""].counts for _ in range(10)}) > 1
    assert gaps.needs_chance(table)
    assert not gaps.needs_chance(read(ONE))


def test_a_list_not_kept_in_a_stratum_is_no_gap_there() -> None:
    table = read(STRATA.replace("1,0,0,?,5\n", ""), "where")
    assert not gaps.needs_chance(table)
    filled = gaps.filled(table, chance())
    assert filled["south"].lists == ("a", "b")
    assert filled["south"].seen == 67


def test_strata_that_bear_no_estimate_are_counted_in_by_the_others() -> None:
    table = read(STRATA, "where")
    filled = gaps.filled(table, chance())
    found = pooled.estimate("dga", [filled], Choices())
    alone = dga.estimate(filled["north"])
    assert found.refused is None
    assert found.median is not None
    assert alone.median is not None
    # As large a share of the south is on a or b as of the north.
    share = filled["north"].on_any(3) / alone.median
    assert found.median - alone.median == pytest.approx(filled["south"].seen / share, rel=0.1)
    assert any(one.startswith("south bears no estimate of its own") for one in found.warnings)


def test_strata_are_added() -> None:
    parts = {"north": Captures(("a", "b", "c"), (0, 60, 50, 20, 70, 15, 18, 9))}
    parts["east"] = Captures(("a", "b", "c"), (0, 33, 28, 9, 22, 7, 8, 3))
    found = pooled.estimate("dga", [parts], Choices())
    each = [dga.estimate(one) for one in parts.values()]
    assert found.mean == pytest.approx(sum(one.mean or 0 for one in each), rel=0.01)
    assert found.lo95 is not None
    # Independent errors partly make up for one another.
    assert found.lo95 > sum(one.lo95 or 0 for one in each)


def test_one_refusal_is_not_hidden_in_the_sum() -> None:
    apart = Captures(("x", "y"), (0, 20, 30, 0))
    good = Captures(("a", "b", "c"), (0, 60, 50, 20, 70, 15, 18, 9))
    found = pooled.estimate("dga", [{"good": good, "apart": apart}], Choices())
    assert found.refused is not None
    assert found.refused.startswith("of apart: there are 2 lists")
    assert found.mean is None


def test_files_with_other_lists_are_strata_that_did_not_keep_them() -> None:
    one = read("a,b,c,count\n1,0,0,5\n0,1,1,4\n", stratum="one")
    other = read("c,d,a,count\n1,0,0,5\n0,1,1,4\n", stratum="other")
    filled = gaps.filled(together([one, other]), chance())
    assert filled["one"].lists == ("a", "b", "c")
    assert filled["other"].lists == ("a", "c", "d")
    assert filled["other"].counts == (0, 0, 5, 0, 0, 4, 0, 0)


PEOPLE = "id,name,source,where\np1,x,a,n\np2,x,b,n\np3,x,c,?\np4,y,a,s\np5,y,b,s\n"
PAIRS = "id_a,id_b,probability,reasons\np1,p2,0.9,\np2,p3,0.3,\np1,p3,0.3,\np4,p5,1,\n"


def test_links_are_drawn_as_often_as_they_are_probable() -> None:
    read_ = links.read(PEOPLE, PAIRS, "where")
    one = chance()
    three = two = people = 0
    for _ in range(2000):
        table = read_.drawn(one)
        people += table.seen
        three += sum(row.count for row in table.rows if row.on == 7)
        two += sum(row.count for row in table.rows if row.on == 3 and row.stratum == "n")
        assert sum(row.count for row in table.rows if row.on == 3 and row.stratum == "s") == 1
    # All three are one person as often as the mean link of p3 says, once p1 and p2 are one.
    assert three / 2000 == pytest.approx(0.9 * 0.3, abs=0.03)
    assert two / 2000 == pytest.approx(0.9 * 0.7, abs=0.03)


def test_the_most_cautious_table_joins_every_link() -> None:
    table = links.read(PEOPLE, PAIRS, "where").all_joined()
    assert sorted((row.stratum, row.on, row.count) for row in table.rows) == [("n", 7, 1), ("s", 3, 1)]


def test_two_records_of_one_list_are_two_people_unless_a_link_says_so() -> None:
    people = "id,source\np1,a\np2,b\np3,a\n"
    pairs = "id_a,id_b,probability\np1,p2,1\np2,p3,1\n"
    table = links.read(people, pairs).all_joined()
    assert sorted(row.on for row in table.rows) == [1, 3]
    twice = links.read(people, pairs + "p1,p3,1\n").all_joined()
    assert [row.on for row in twice.rows] == [3]


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_nobody_s_records_are_lost_or_torn(seed: int) -> None:
    one = np.random.default_rng(seed)
    on = tuple(int(list_) for list_ in one.integers(0, 4, 12))
    made = {tuple(sorted(int(x) for x in one.choice(12, 2, replace=False))) for _ in range(20)}
    drawn = sorted(
        (links.Link(a, b, float(one.random())) for a, b in made), key=lambda link: -link.probability
    )
    table = links.Links(tuple("abcd"), on, ("",) * 12, tuple(drawn)).drawn(one)
    counted = np.zeros(4, dtype=int)
    for row in table.rows:
        assert row.on
        counted += [row.count * (row.on >> list_ & 1) for list_ in range(4)]
    assert len(set(on)) <= table.seen + 3
    assert 1 <= table.seen <= 12
    assert all(counted <= np.bincount(on, minlength=4))


@pytest.mark.parametrize(
    ("people", "pairs", "words"),
    [
        (PEOPLE, "id_a,id_b\np1,p2\n", 'one column "probability"'),
        (PEOPLE, "id_a,id_b,probability\np1,p9,0.5\n", 'names "p9", who is not among the people'),
        (PEOPLE, "id_a,id_b,probability\np1,p2,much\n", 'has "much" for a probability'),
        (PEOPLE, "id_a,id_b,probability\np1,p2,nan\n", 'has "nan" for a probability'),
        (PEOPLE, "id_a,id_b,probability\np1,p2,1.5\n", "a number from 0 to 1"),
        (PEOPLE, "id_a,id_b,probability\np1,p1,0.5\n", "links somebody to themselves"),
        (PEOPLE, "id_a,id_b,probability\np1,p2,0.5\np2,p1,0.4\n", "row 3 links two records a second time"),
        ("id,name\np1,x\n", PAIRS, 'one column "source"'),
        ("id,source\np1,a\np1,b\n", PAIRS, 'row 3 has the id "p1" a second time'),
        ("id,source\np1,\n", PAIRS, "needs an id and a source"),
        ("id,source\n", PAIRS, "nobody is in it"),
    ],
)
def test_wrong_links_are_told_where_and_what(people: str, pairs: str, words: str) -> None:
    with pytest.raises(CannotTally, match="Nothing was changed") as told:
        links.read(people, pairs)
    assert words in str(told.value)


def written(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.csv") for name in files]


def invented(seed: int) -> tuple[str, str]:
    """People on three lists, and links between their records, one in five unsure."""
    one = np.random.default_rng(seed)
    people, pairs = ["id,source"], ["id_a,id_b,probability"]
    for person, found in enumerate(one.random((150, 3)) < 0.5):
        mine = [f"p{person}{list_}" for list_, is_on in zip("abc", found, strict=True) if is_on]
        people += [f"{id_},{id_[-1]}" for id_ in mine]
        doubt = 0.5 if one.random() < 0.2 else 1.0
        pairs += [f"{a},{b},{doubt}" for place, a in enumerate(mine) for b in mine[place + 1 :]]
    return "\n".join(people) + "\n", "\n".join(pairs) + "\n"


def test_unsure_links_widen_the_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, pairs = written(tmp_path, **dict(zip(("people", "pairs"), invented(1), strict=True)))
    command = ["estimate", "--links", pairs, "--people", people, "--method", "dga", "--resamples", "20"]
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    [found] = told["estimates"]
    assert found["settings"]["tables"] == 20
    beside = found["settings"]["every_link_true"]
    assert told["seen"] == beside["seen"] <= told["seen_at_most"]
    assert beside["lo95"] <= found["lo95"] <= found["median"] <= found["hi95"]
    assert found["hi95"] - found["lo95"] > beside["hi95"] - beside["lo95"]
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert main(command) == 0
    out = capsys.readouterr().out
    assert "depending on which links are true" in out
    assert "If every possible link is true: probably more than" in out


def test_strata_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [strata] = written(tmp_path, strata=STRATA)
    assert main(["estimate", strata, "--by", "where", "--method", "dga", "--resamples", "3"]) == 0
    out = capsys.readouterr().out
    assert "Documented: 314 people" in out
    assert "  north: from " in out
    north, south = written(tmp_path, north=ONE, south="a,b,count\n1,0,30\n0,1,28\n1,1,9\n")
    assert main(["estimate", north, south, "--method", "dga"]) == 0
    out = capsys.readouterr().out
    assert "Documented: 309 people" in out
    assert "south bears no estimate of its own" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "give either CAPTURES.csv, one or more, or --links"),
        (["x.csv", "--links", "p.csv", "--people", "q.csv"], "give either CAPTURES.csv"),
        (["x.csv", "--people", "q.csv"], "--links and --people belong together"),
        (["x.csv", "--resamples", "1"], "--resamples must be at least 2"),
        (["x.csv", "--seed", "-1"], "--seed must be 0 or more"),
        (["a/x.csv", "b/x.csv"], "each needs a name of its own"),
    ],
)
def test_what_does_not_go_together_is_said(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", *words]) == 1
    assert said in capsys.readouterr().err


def test_a_stratum_column_that_is_not_there_is_said() -> None:
    with pytest.raises(CannotTally, match='must name one column "where"; it names a, b, c, count'):
        read(ONE, "where")
    with pytest.raises(CannotTally, match="has no stratum; write \\?"):
        read("a,b,where,count\n1,0,,3\n", "where")
