"""Two versions of a list on the command line: said in words and as JSON, noted only where it was asked for."""

import json
from pathlib import Path

import pytest

from habeas.acts.lists_compared import ties
from habeas.cli import main
from tests.acts.test_lists_compared import NEW, OLD
from tests.keys import PASSPHRASE, new_case, open_case


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with two lists that nothing ties together."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HABEAS_PASSPHRASE", PASSPHRASE)
    new_case(tmp_path / "karsk")
    for name, text in (("old.csv", OLD), ("new.csv", NEW)):
        (tmp_path / name).write_text(text)
        assert main(["take-in-list", "karsk", name, "--obtained", "by mail"]) == 0
    return tmp_path


def test_it_says_who_is_gone_and_stores_nothing(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["compare-lists", "karsk", "old.csv", "new.csv"]) == 0
    said = capsys.readouterr().out
    assert "2 gone, 2 new, 1 changed, 1 as before, 0 perhaps the same, 1 numbers beside another name." in said
    assert "gone: Boyko Ihor (row 4, m_" in said
    assert "number 4 was Zyma Oleh, is now Rysh Ivan" in said
    assert "Place: “Karsk”, now “Lissa”" in said
    assert not ties(open_case(lists / "karsk").known())


def test_as_json_and_noted(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["compare-lists", "karsk", "old.csv", "new.csv", "--json", "--continues"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in plain["vanished"]] == ["Boyko Ihor", "Zyma Oleh"]
    assert plain["reused"][0]["number"] == "4"
    assert len(ties(open_case(lists / "karsk").known())) == 1
    assert main(["watch", "karsk"]) == 0
    assert "are not on that of" in capsys.readouterr().out


def test_what_is_no_list_is_not_compared(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lists / "note.txt").write_text("Petro is held in a cellar.\n")
    assert main(["take-in", "karsk", "note.txt", "--obtained", "by mail"]) == 0
    assert main(["compare-lists", "karsk", "note.txt", "new.csv"]) == 1
    assert "is no list" in capsys.readouterr().err
