"""What a command writes for others names nobody who is said to have done something to people, until two decided it."""

from pathlib import Path

import pytest

from habeas.cli import main
from tests.keys import open_case

NOTE = "Gnome took Petro on June 10. He is Boris Kravets, and he was held himself.\n"
ACTS = """
[[tell]]
source = "note.txt"
words = "Gnome took Petro on June 10"
chain = []
facts = [{ claim = "detained", who = "Petro", by = "Gnome", when = "2031-05-10" }]
[[tell]]
source = "note.txt"
words = "He is Boris Kravets, and he was held himself"
chain = []
facts = [{ claim = "held_at", who = "Boris Kravets" }]
[[judge]]
a = { source = "note.txt", name = "Gnome" }
b = { source = "note.txt", name = "Boris Kravets" }
verdict = "same"
"""


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A case in which somebody with a nickname is said to have taken somebody, and was joined to a name."""
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    Path("acts.toml").write_text(ACTS)
    assert main(["init", "case", "--user", "Anna", "--recovery-sheet", "sheet.txt"]) == 0
    assert main(["take-in", "case", "note.txt", "--obtained", "a call", "--published", "2031-05-17"]) == 0
    assert main(["record", "case", "acts.toml"]) == 0
    capsys.readouterr()
    return "case"


def test_a_table_of_the_register_does_and_what_is_printed_to_be_read_here_does_not(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register", case, "--as-of", "2031-05-19"]) == 0
    assert "Kravets" in capsys.readouterr().out
    assert main(["register", case, "--as-of", "2031-05-19", "--csv"]) == 0
    assert "Kravets" not in capsys.readouterr().out


def test_a_proof_of_a_passage_with_a_name_needs_a_word_more(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = list(open_case(Path(case)).known().tellings)[-1]
    assert main(["prove", case, named, "--to", "one.proof"]) == 1
    assert "may be named" in capsys.readouterr().err
    assert not Path("one.proof").exists()
    assert main(["prove", case, named, "--to", "one.proof", "--named"]) == 0


def test_a_file_for_a_lawyer_says_whom_it_does_not_name(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["person-file", case, "Petro", "--for", "lawyer", "--as-of", "2031-05-19", "--out"]
    assert main([*asked, "one.docx"]) == 0
    assert "Gnome / Boris Kravets" in capsys.readouterr().err
    assert main([*asked, "two.docx", "--named", "Gnome"]) == 0
    assert main([*asked[:4], "publication", *asked[5:], "three.docx", "--named", "Gnome"]) == 1


def test_everything_written_out_says_that_it_names_people(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", case, "out"]) == 0
    assert "Said to have done something to people, and no two" in capsys.readouterr().err
    assert "no file for publishing" in Path("out/README.txt").read_text()
