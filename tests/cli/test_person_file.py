"""habeas person-file as it is typed: a file that is closed to others, noted, and fits the record it was made from."""

import json
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest

from habeas.cli import main
from habeas.statements.leaving import Way
from tests.keys import open_case

AS_OF = ["--as-of", "2031-05-19"]
NOTE = (
    "Olha says that her son Petro is held in a cellar. She says that he would not go on. Petro phoned her.\n"
)
ACTS = """
[[tell]]
source = "note.txt"
words = "her son Petro is held in a cellar"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
[[tell]]
source = "note.txt"
words = "he would not go on"
chain = [{ who = "Olha", knows = "was_told" }]
facts = [{ claim = "refused", who = "Petro" }]
"""


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with one call in it, an open and a sealed statement."""
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    Path("acts.toml").write_text(ACTS)
    assert main(["init", "case", "--user", "Anna", "--recovery-sheet", "sheet.txt"]) == 0
    taken = [
        "take-in",
        "case",
        "note.txt",
        "--obtained",
        "a call",
        "--kind",
        "call",
        "--published",
        "2031-05-17",
    ]
    assert main(taken) == 0
    assert main(["record", "case", "acts.toml"]) == 0
    capsys.readouterr()
    return "case"


def test_a_file_is_written_closed_to_others_noted_and_fits_the_record(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["person-file", case, "Petro", "--for", "lawyer", *AS_OF, "--out"]
    assert main([*asked, "petro.pdf"]) == 0
    said = capsys.readouterr()
    assert "numbered lines 1, exhibits 1" in said.out
    assert "NOT ENCRYPTED" in said.err
    assert Path("petro.pdf").stat().st_mode & 0o777 == 0o600
    text = " ".join(page.extract_text() for page in pypdf.PdfReader("petro.pdf").pages)
    assert "her son Petro is held in a cellar" in text
    assert "would not go on" not in text
    root = text.split("Root of the record")[1].split()[0]
    assert main(["verify", case, "--head", root]) == 0
    (went,) = open_case(Path(case)).known().departures.values()
    assert (went.way, went.to, len(went.sources)) == (Way.PERSON_FILE, "petro.pdf", 1)
    assert main([*asked, "petro.pdf"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main([*asked, "petro.txt"]) == 1
    assert "should end in .docx or .pdf" in capsys.readouterr().err
    assert not Path("petro.txt").exists()


def test_what_is_sealed_goes_in_by_its_id_for_a_lawyer_only(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["person", case, "Petro", "--sealed", "--json", *AS_OF]) == 0
    statements = json.loads(capsys.readouterr().out)["statements"]
    ids = {one["fact"]["claim"]["claim"]: one["id"] for one in statements}
    asked = ["person-file", case, "Petro", "--for", "lawyer", *AS_OF, "--out", "petro.docx"]
    assert main([*asked, "--sealed", ids["held_at"]]) == 1
    assert "is the id of nothing sealed" in capsys.readouterr().err
    assert main([*asked, "--sealed", ids["refused"], "--language", "uk"]) == 0
    opened = docx.Document(BytesIO(Path("petro.docx").read_bytes()))
    assert "he would not go on" in "\n".join(one.text for one in opened.paragraphs)
    assert opened.core_properties.language == "uk"


def test_nothing_is_written_where_nothing_may_be_said(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = [*AS_OF, "--out", "petro.docx"]
    assert main(["person-file", case, "Petro", "--for", "publication", *out]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert main(["person-file", case, "Nobody", "--for", "lawyer", *out]) == 1
    assert "nobody here has the id or name" in capsys.readouterr().err
    assert not Path("petro.docx").exists()
    assert not open_case(Path(case)).known().departures
