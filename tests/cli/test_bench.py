"""`habeas bench world`: a case that opens as any other, and beside it what is true."""

import json
from pathlib import Path

import pytest

from habeas.acts.case import Case, unlock
from habeas.cli import main
from habeas.cli.bench import PASSPHRASE
from habeas.register.people import register
from habeas.world.world import TODAY


def test_it_makes_a_case_and_says_what_is_true(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "world"
    assert main(["bench", "world", "--people", "30", "--seed", "2", "--out", str(out)]) == 0
    assert PASSPHRASE in capsys.readouterr().out
    truth = json.loads((out / "truth.json").read_text(encoding="utf-8"))
    assert (truth["habeas"], truth["people"], truth["seed"]) == (1, 30, 2)
    people = [person for base in truth["bases"] for person in base["people"]]
    assert len(people) == 30
    case = Case.open(out / "case", unlock(out / "case", PASSPHRASE))
    listed = {mention for row in register(case.known(), as_of=TODAY) for mention in row.mentions}
    true = {mention for person in people for mention in person["mentions"]}
    assert true & listed
    assert true <= case.known().mentions.keys()
    case.close()


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_a_world_has_somebody_in_it(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bench", "world", "--people", number])
    assert "--people" in capsys.readouterr().err
