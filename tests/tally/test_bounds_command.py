"""`habeas bounds` as a person types it: the documented example, clear words for wrong files, nothing guessed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.cli import main

DOCS = (Path(__file__).parents[2] / "docs/tally.md").read_text(encoding="utf-8")
FILE = """
[groups]
held = "held in the cellar"
fled = "fled"
[[count]]
id = "c1"
source = "Olha"
of = "held"
{count}
"""
BLOCKED = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"blocked", name=name)
sys.meta_path.insert(0, Block())
from habeas.cli import main
sys.exit(main({arguments!r}))
"""


def block(language: str, number: int = 0) -> str:
    return str(re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)[number])


@pytest.fixture
def example(tmp_path: Path) -> str:
    path = tmp_path / "said.toml"
    path.write_text(block("toml"), encoding="utf-8")
    return str(path)


def test_the_example_in_the_documentation_prints_what_is_documented(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bounds", example]) == 0
    assert capsys.readouterr().out == block("text")


def test_a_source_can_be_left_out_and_another_set_asked_about(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bounds", example, "--ask", "held or left", "--without", "listok", "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["habeas"] == 1
    assert out["without"] == ["listok"]
    [one] = out["answers"]
    assert one["question"] == "held or left"
    assert (one["least"]["value"], one["most"]["value"]) == (0, None)


def test_json_has_the_sum_the_reasons_and_their_sources(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bounds", example, "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    least = out["answers"][0]["least"]
    assert least["value"] == 256
    assert least["because"] == ["c1", "c2", "c3"]
    assert least["without"] == {"c1": 82, "c2": 234, "c3": 234}
    assert [part["weight"] for part in least["adds_up"]["parts"]] == ["1", "1", "-1"]
    assert least["adds_up"]["total"] == "256"
    assert {out["sources"][id_] for id_ in least["because"]} == {"listok"}


def test_a_contradiction_is_named_and_no_number_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "said.toml"
    extra = (
        '[[count]]\nid = "c9"\nsource = "the office"\nof = "held"\nat_most = 2\nwords = "hardly anybody"\n'
    )
    path.write_text(FILE.format(count="at_least = 3") + extra)
    assert main(["bounds", str(path)]) == 0
    out = capsys.readouterr().out
    assert "c1, from Olha" in out
    assert "c9, from the office: “hardly anybody”" in out
    assert "at least" not in out
    assert main(["bounds", str(path), "--without", "c9"]) == 0
    assert "held (held in the cellar): at least 3; no upper bound follows." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[groups", "this is not TOML"),
        ("a = " + "[" * 9999, "this is not TOML"),
        ("a = " + "9" * 9999, "this is not TOML"),
        ("", "no groups are given"),
        ("held = 1\n[groups]", "the file: has no held"),
        (FILE.format(count="atleast = 3"), "[[count]] number 1 (c1): has no atleast; it has about, at_least"),
        (FILE.format(count="at_least = -3"), "at_least must be a whole number of people, 0 or more, not -3"),
        (FILE.format(count="at_least = true"), "not True"),
        (FILE.format(count='at_least = "many"'), "not 'many'"),
        (FILE.format(count="at_least = 5\nat_most = 3"), "at_least 5 is more than at_most 3"),
        (FILE.format(count="exactly = 5\nat_most = 3"), "not several of these"),
        (FILE.format(count=""), "give at_least, at_most or both"),
        (FILE.format(count="about = 200"), '"about" bounds nothing by itself'),
        (
            FILE.format(count="at_least = 3").replace('"held"', '"caught"'),
            '"caught" is no group of this file',
        ),
        (
            FILE.format(count="at_least = 3").replace('"held"', '"not held"'),
            "everybody of whom nothing is said",
        ),
        (FILE.format(count="at_least = 3").replace('"held"', '"(held"'), "a parenthesis is not closed"),
        (FILE.format(count="at_least = 3").replace('"held"', '"held and"'), "a group is missing at the end"),
        (FILE.format(count="at_least = 3").replace('"held"', '"held fled"'), 'did not expect "fled"'),
        (FILE.format(count="at_least = 3").replace('"held"', '"' + "(" * 99 + '"'), "too many parentheses"),
        (FILE.format(count="at_least = 3").replace("Olha", " "), "source is missing"),
        (FILE.format(count="at_least = 3").replace("[[count]]", "[count]"), "with two brackets"),
        (FILE.format(count="at_least = 3") + "[sources]\nIvan = 'Ivan'", '"Olha" is not among the [sources]'),
        (FILE.format(count="at_least = 3").replace('"c1"', '"Olha"'), "of a statement and of a source"),
        (
            FILE.format(count="at_least = 3") + '[[named]]\nid = "m"\nsource = "a"\nwho = []\nin = "held"',
            "needs names under who",
        ),
        (
            FILE.format(count="at_least = 3")
            + '[[named]]\nid = "m"\nsource = "a"\nwho = "Petro"\nin = "lost"',
            '[[named]] number 1 (m): "lost" is no group',
        ),
        (
            FILE.format(count="at_least = 3")
            + '[[apart]]\nid = "c1"\nsource = "a"\ngroups = ["held", "fled"]',
            'two statements have the id "c1"',
        ),
        (FILE.format(count="at_least = 3") + '[[question]]\nask = "who"', "[[question]] number 1"),
    ],
)
def test_a_wrong_file_is_told_what_where_and_what_to_do(
    toml: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "said.toml"
    path.write_text(toml)
    assert main(["bounds", str(path)]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "said.toml" in err
    assert "Nothing was changed" in err


def test_text_that_is_no_text_and_an_id_nobody_has_are_told(
    tmp_path: Path, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scan.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert main(["bounds", str(path)]) == 1
    assert "not UTF-8" in capsys.readouterr().err
    assert main(["bounds", example, "--without", "c77"]) == 1
    assert '"c77" is neither a statement nor a source' in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["scipy", "numpy"])
def test_without_the_extra_one_sentence_says_what_to_install(missing: str, example: str) -> None:
    code = BLOCKED.format(names={missing}, arguments=["bounds", example])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"habeas: this needs {missing}, which is not installed. Install it with: pip install 'habeas[tally]'"
    )


def test_about_so_many_is_an_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "said.toml"
    path.write_text(FILE.format(count="about = 200\nwithin = 20"))
    assert main(["bounds", str(path), "--ask", "held"]) == 0
    assert "held (held in the cellar): at least 180; at most 220." in capsys.readouterr().out


def test_numbers_only_and_every_option_is_documented(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bounds", example, "--ask", "held", "--numbers-only"]) == 0
    assert "This lower bound rests on c1.\n  It adds up: 234 (c1) = 234.\n" in capsys.readouterr().out
    for option in ("--ask", "--without", "--numbers-only", "--json"):
        assert f"`{option}" in DOCS
