"""The fate, whereabouts, stays, moves and journey of a person, as a person types for them."""

import json
from pathlib import Path

import pytest

from habeas.cli import main
from tests.keys import open_case

NOTE = (
    "Olha says that guards took her son Petro by truck from Karsk to Lissa on 3 May. "
    "He sits in a cellar in Lissa. On 9 May nobody knew where he was.\n"
)
ACTS = """
[[tell]]
source = "note.txt"
words = "guards took her son Petro by truck from Karsk to Lissa on 3 May"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "moved", who = "Petro", by = "guards", from = "Karsk", to = "Lissa", means = "truck", control = "escorted", when = "2031-05-03" }]
[[tell]]
source = "note.txt"
words = "He sits in a cellar in Lissa"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [
    { claim = "held_at", who = "Petro", place = "a cellar in Lissa" },
    { claim = "located_in", place = "a cellar in Lissa", within = "Lissa" },
]
[[tell]]
source = "note.txt"
words = "On 9 May nobody knew where he was"
chain = []
facts = [{ claim = "no_news", of = "Petro", when = "2031-05-09" }]
"""  # noqa: E501


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    Path("acts.toml").write_text(ACTS)
    assert main(["init", "case", "--user", "Anna", "--recovery-sheet", "sheet.txt"]) == 0
    assert main(["take-in", "case", "note.txt", "--obtained", "a call", "--published", "2031-05-09"]) == 0
    assert main(["record", "case", "acts.toml", "--by", "Anna"]) == 0
    capsys.readouterr()
    return "case"


def test_a_person_in_json_has_both_answers_and_the_journey_with_reasons(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["person", case, "Petro", "--as-of", "2031-05-09", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["value"] for one in data["fate"]["answers"]] == ["held"]
    assert data["fate"]["presumed_alive"]["value"]
    assert "CED/C/7" in data["fate"]["presumed_alive"]["source"]
    assert [one["value"] for one in data["whereabouts"]["answers"]] == ["unknown"]
    assert [one["name"] for one in data["whereabouts"]["last"]] == ["a cellar in Lissa"]
    assert [step["kind"] for step in data["journey"]] == ["stop", "transfer", "stay"]
    (transfer,), (episode,) = data["transfers"], data["episodes"]
    assert transfer["in_words"] == "from Karsk to Lissa (“truck”), under escort, by guards, on 3 May 2031"
    assert episode["in_words"].startswith("held in a cellar in Lissa, since 3 May 2031")
    assert {one["format"].split()[0] for one in data["mappings"]} == {"ESF", "PFIF", "WGEID"}
    known = set(open_case(Path(case)).known().statements)
    for one in (transfer, episode, *data["journey"], *data["fate"]["answers"], *data["whereabouts"]["last"]):
        assert one["because"]
        assert set(one["because"]) <= known


def test_the_register_in_json_has_the_same_of_everybody(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--as-of", "2031-05-09", "--json"]
    assert main(["person", case, "Petro", *asked]) == 0
    person = json.loads(capsys.readouterr().out)
    assert main(["register", case, *asked]) == 0
    (row,) = json.loads(capsys.readouterr().out)["people"]
    for key in ("fate", "whereabouts", "episodes", "transfers", "journey", "mappings"):
        assert row[key] == person[key]


def test_printed_plainly_it_is_the_journey_line_by_line(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["person", case, "Petro", "--as-of", "2031-05-09"]) == 0
    out = capsys.readouterr().out
    assert "Presumed alive" in out
    assert "where: not known where; last said: a cellar in Lissa" in out
    lines = [line for line in out.splitlines() if line.startswith("  > ")]
    assert lines[0] == "  > in Karsk"
    assert lines[1].startswith("  > from Karsk to Lissa")
    assert lines[2].startswith("  > held in a cellar in Lissa")
