"""`habeas same`: who may be one person, as a list and as JSON; nothing is noted."""

import json
from pathlib import Path

import pytest

from habeas.cli import main
from tests.cli.test_commands import case as case


@pytest.fixture
def twice(case: str, capsys: pytest.CaptureFixture[str]) -> str:
    """A case in which one man is spoken of in two scripts."""
    for number, name in enumerate(("Лісовий Данило", "Lisovyi Danylo")):
        Path(f"held{number}.txt").write_text(f"Olha says that {name} is held in Karsk.\n")
        told = f"""
        [[tell]]
        source = "held{number}.txt"
        words = "{name} is held in Karsk"
        chain = [{{ who = "Olha" }}]
        facts = [{{ claim = "held_at", who = "{name}", place = "Karsk" }}]
        """
        Path(f"held{number}.toml").write_text(told)
        assert main(["take-in", case, f"held{number}.txt", "--obtained", "a call"]) == 0
        assert main(["record", case, f"held{number}.toml"]) == 0
    capsys.readouterr()
    return case


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_a_pair_is_listed_with_its_reasons(twice: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "same", twice)
    assert "Лісовий Данило" in said
    assert "same family name" in said
    found = json.loads(printed(capsys, "same", twice, "--json"))
    pair = next(one for one in found["pairs"] if one["people"][0]["name"] == "Лісовий Данило")
    assert [one["name"] for one in pair["people"]] == ["Лісовий Данило", "Lisovyi Danylo"]
    assert "same given name" in pair["reasons"]
    assert 0.1 <= pair["probability"] < 1


def test_a_threshold_leaves_out_and_what_was_not_known_is_not_listed(
    twice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Nobody looks like" in printed(capsys, "same", twice, "--at-least", "1")
    assert "Лісовий" not in printed(capsys, "same", twice, "--known-at", "2001-01-01")
    with pytest.raises(SystemExit):
        main(["same", twice, "--at-least", "2"])
    assert "not a probability" in capsys.readouterr().err
