"""What earlier versions wrote is still opened, checked and read the same."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from habeas.acts.backup import restore
from habeas.acts.case import Case
from habeas.acts.checking import check_case, check_package
from habeas.acts.merging import bring_in
from habeas.ledger import proof
from habeas.register.people import register
from tests.acts.laptops import on, told
from tests.golden.make import NOTES
from tests.keys import PASSPHRASE, open_case
from tests.ledger import second_verifier

HERE = Path(__file__).parent
VERSIONS = sorted(folder.name for folder in HERE.iterdir() if (folder / "case").is_dir())
NOW = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what one version wrote: opening may write, and the original must stay as it is."""
    copytree(HERE / request.param, tmp_path / "golden")
    return tmp_path / "golden"


def reads_the_same(case: Case) -> None:
    known = case.known()
    assert {source.filename: case.text(source.id) for source in known.sources.values()} == {
        name: text for name, text in NOTES.items() if name != "withdrawn.txt"
    }
    assert [noted.by for noted in known.noted.values() if noted.value in known.tellings.values()] == [
        "Anna",
        "Bohdan",
    ]
    assert [judgement.reason for judgement in known.judgements.values()] == ["the same cellar"]
    assert len(known.withdrawals) == 1
    (petro,) = register(known, as_of=NOW.date())
    assert petro.names == ("Petro",)
    assert len(petro.statements) == 2


def test_the_case_opens_verifies_reads_and_goes_on(golden: Path) -> None:
    case = open_case(golden / "case")
    report = check_case(case, at=NOW)
    assert (report.problems, report.gone) == ([], 2)
    reads_the_same(case)
    told(case, "Petro is held in a cellar in Karsk", 'claim = "held_at", who = "Petro", place = "Karsk"')
    assert check_case(case, at=NOW).problems == []
    assert second_verifier.verify_case(golden / "case", PASSPHRASE) == ([], 2)


def test_the_backup_the_package_and_the_proof_are_still_good(golden: Path, tmp_path: Path) -> None:
    keys = open_case(golden / "case").keys
    with on(tmp_path / "other"):
        case = restore(golden / "backup", tmp_path / "other" / "case", keys, ring=golden / "ring", at=NOW)
        reads_the_same(case)
        assert not bring_in(case, golden / "package", at=NOW).disagree
        reads_the_same(case)
    assert check_package(golden / "package", keys, None).problems == []
    shown = proof.proven(proof.decode((golden / "proof").read_bytes()))
    assert b"her son Petro is held in a cellar" in shown.body


def test_there_is_a_golden_case_of_every_form() -> None:
    from habeas.ledger.rows import FORM

    assert f"record-{FORM}" in VERSIONS
