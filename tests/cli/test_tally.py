"""`habeas tally`: three numbers of a case, a published one noted, worked out again, and told when withdrawn."""

import json
from pathlib import Path

import pytest

from habeas.cli import main
from tests.cli.test_commands import case as case

TOLD = "Petro Marchuk and Ivan Bilous are held in Karsk. At least 40 sailors are held in Karsk.\n"
ACTS = """
[[tell]]
source = "held.txt"
words = "Petro Marchuk and Ivan Bilous are held in Karsk."
chain = [{ who = "this source" }]
facts = [
    { claim = "held_at", who = ["Petro Marchuk", "Ivan Bilous"], place = "Karsk" },
]

[[tell]]
source = "held.txt"
words = "At least 40 sailors are held in Karsk."
chain = [{ who = "this source" }]
facts = [
    { claim = "held_at", who = { group = "sailors" }, place = "Karsk" },
    { claim = "counted", group = { group = "sailors" }, at_least = 40 },
]
"""


@pytest.fixture
def counted(case: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The case with two people by name, and a number."""
    Path("held.txt").write_text(TOLD)
    Path("held.toml").write_text(ACTS)
    assert main(["take-in", case, "held.txt", "--obtained", "by mail", "--published", "2031-05-20"]) == 0
    assert main(["record", case, "held.toml"]) == 0
    capsys.readouterr()
    return case


def printed(capsys: pytest.CaptureFixture[str], *words: str, exit_: int = 0) -> str:
    assert main([*words, "--as-of", "2031-06-01"]) == exit_
    return capsys.readouterr().out


def test_three_numbers_each_with_what_it_rests_on(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "tally", counted, "--question", "held@Karsk")
    assert "held@Karsk: at least 2 by name." in said
    assert "Petro Marchuk (f_" in said
    assert "at least 40, in held.txt, 2031-05-20" in said
    assert "held@Karsk: at least 40; no upper bound follows." in said


def test_the_same_as_json(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "tally", counted, "--question", "held@Karsk", "--json"))
    assert found["named"]["least"] == 2
    assert [one["at_least"] for one in found["stated"]] == [40]
    assert found["follows"]["answers"][0]["least"]["value"] == 40


def test_without_a_source_nothing_rests_on_it(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "tally", counted, "--question", "held@Karsk", "--json"))
    (source,) = set(found["follows"]["sources"].values()) - {"="}
    left = printed(capsys, "tally", counted, "--question", "held@Karsk", "--without", source)
    assert "held@Karsk: at least 0; no upper bound follows." in left


def test_a_published_number_comes_out_equal(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    noted = printed(
        capsys, "tally", counted, "--question", "held@Karsk", "--voices", "0",
        "--publish", "At least two people are held there.", "--where", "the paper, page 1",
    )  # fmt: skip
    id_ = noted.split("--replay ")[1].strip()
    again = printed(capsys, "tally", counted, "--replay", id_)
    assert "At least two people are held there." in again
    assert "counted then: 2; worked out again: 2;" in again
    assert "  equal" in again


def test_after_a_withdrawal_it_says_so_and_names_nobody(
    counted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = printed(
        capsys, "tally", counted, "--follows", "--question", "held@Karsk", "--publish", "Forty are held.",
        "--where", "the paper",
    )  # fmt: skip
    id_ = noted.split("--replay ")[1].strip()
    found = json.loads(printed(capsys, "tally", counted, "--question", "held@Karsk", "--json"))
    (source,) = set(found["follows"]["sources"].values()) - {"="}
    assert main(["withdraw", counted, source, "--yes"]) == 0
    capsys.readouterr()
    again = printed(capsys, "tally", counted, "--replay", id_, exit_=1)
    assert "NOT equal; 1 of its sources were withdrawn since" in again
    assert "a number that was published rests on less" in printed(capsys, "watch", counted).lower()


@pytest.mark.parametrize(
    ("sentence", "where", "why"),
    [
        ("At least Petro and one more.", "the paper", "names Petro"),
        ("Held.", "", "say what was published, and where"),
    ],
)
def test_what_may_not_stay_is_refused(
    counted: str, capsys: pytest.CaptureFixture[str], sentence: str, where: str, why: str
) -> None:
    assert main(["tally", counted, "--publish", sentence, "--where", where]) == 1
    told = capsys.readouterr().err
    assert why in told
    assert "nothing was noted" in told


@pytest.fixture
def overlapping(case: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, list[str]]:
    """Three sources that name some of the same people; nobody decided who is who."""
    names = {
        "first": ["Petro Marchuk", "Ivan Bilous", "Danylo Honchar", "Taras Savka"],
        "second": ["Petro Marchuk", "Ivan Bilous", "Stepan Riznyk"],
        "third": ["Petro Marchuk", "Taras Savka", "Stepan Riznyk"],
    }
    sources = []
    for title, people in names.items():
        words = f"Held in Karsk are: {', '.join(people)}."
        Path(f"{title}.txt").write_text(words)
        told = ", ".join(f'"{name}"' for name in people)
        Path(f"{title}.toml").write_text(
            f'[[tell]]\nsource = "{title}.txt"\nwords = "{words}"\nchain = [{{ who = "this source" }}]\n'
            f'facts = [{{ claim = "held_at", who = [{told}] }}]\n'
        )
        assert (
            main(["take-in", case, f"{title}.txt", "--obtained", "by mail", "--published", "2031-05-20"]) == 0
        )
        sources.append(capsys.readouterr().out.split(" as ")[1].split()[0].rstrip("."))
        assert main(["record", case, f"{title}.toml"]) == 0
        capsys.readouterr()
    return case, sources


def test_sources_that_overlap_are_estimated_from_with_what_nobody_decided(
    overlapping: tuple[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    case, sources = overlapping
    lists = [word for source in sources for word in ("--list", source)]
    said = printed(capsys, "tally", case, "--voices", "0", "--method", "dga", *lists)
    assert "10 people by name are on them, as decided so far." in said
    assert "Of 6 pairs of them nobody decided whether they are one: 100 tables were drawn." in said
    assert "dga: probably more than" in said
    found = json.loads(printed(capsys, "tally", case, "--voices", "0", "--method", "dga", *lists, "--json"))
    estimated = found["estimated"]
    assert (estimated["seen"], estimated["unsure_pairs"], estimated["tables"]) == (10, 6, 100)
    assert estimated["estimate"]["lo95"] < 10
    assert estimated["as_decided"]["refused"]


def test_a_source_or_method_that_is_not_there_is_refused(
    counted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tally", counted, "--list", "s_nothing"]) == 1
    assert 'no source of this case has the id "s_nothing"' in capsys.readouterr().err
    assert main(["tally", counted, "--list", "s_nothing", "--method", "petersen"]) == 1
    assert 'there is no method "petersen"' in capsys.readouterr().err
