"""Backups: written while in use, checked after writing, and put back as a copy with a key of its own."""

from pathlib import Path

import pytest

from habeas.acts.backup import back_up, newest, restore, verify
from habeas.acts.case import Case, CaseError
from habeas.acts.checking import check_case
from habeas.statements.source import Source
from tests.acts.conftest import NOTE, NOW
from tests.acts.laptops import again, on, told

HELD = 'claim = "held_at", who = "Petro", place = "a cellar"'
WORDS = "her son Petro is held in a cellar"


def test_a_backup_put_back_has_everything_and_signs_with_a_key_of_its_own(
    case: Case, note: Source, tmp_path: Path
) -> None:
    told(case, WORDS, HELD)
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    assert newest(tmp_path / "stick") == made.file
    copy = restore(made.file, tmp_path / "copy", case.keys, ring=made.ring, at=NOW)
    assert copy.known().statements == case.known().statements
    assert copy.text(note.id) == NOTE
    assert check_case(copy, at=NOW).problems == []
    own = copy.ledger.access.device
    assert own
    assert case.ledger.access.device
    assert own.signer.public != case.ledger.access.device.signer.public
    told(copy, "Petro phoned her on 16 May", 'claim = "contacted", from = "Petro"')
    assert check_case(copy, at=NOW).problems == []


def test_what_was_known_before_the_copy_was_made_can_still_be_asked(
    case: Case, note: Source, tmp_path: Path
) -> None:
    told(case, WORDS, HELD)
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    copy = restore(made.file, tmp_path / "copy", case.keys, ring=made.ring, at=NOW)
    assert copy.known(until=NOW).statements.keys() == case.known().statements.keys()
    assert copy.known(until=NOW.replace(year=2030)).sources == {}


def test_a_damaged_backup_is_refused_and_leaves_no_folder(case: Case, note: Source, tmp_path: Path) -> None:
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    data = made.file.read_bytes()
    for damaged in (
        data[:-1],
        data[:-40] + b"\0" + data[-39:],
        data[: len(data) // 2],
        b"",
        b"habeas backup 1\n{}\n",
    ):
        made.file.write_bytes(damaged)
        with pytest.raises(CaseError):
            restore(made.file, tmp_path / "copy", case.keys, ring=made.ring, at=NOW)
        with pytest.raises(CaseError):
            verify(made.file, case.keys, at=NOW)
        assert not (tmp_path / "copy").exists()


def test_a_ring_of_another_case_is_refused(case: Case, note: Source, tmp_path: Path) -> None:
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    made.ring.write_bytes(b"habeas ring 1\n" + bytes(200))
    with pytest.raises(CaseError, match="is not the ring of this case"):
        restore(made.file, tmp_path / "copy", case.keys, ring=made.ring, at=NOW)


def test_a_case_is_not_put_back_over_another(case: Case, note: Source, tmp_path: Path) -> None:
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    with pytest.raises(CaseError, match="is not an empty folder; nothing was changed"):
        restore(made.file, case.path, case.keys, ring=made.ring, at=NOW)
    assert again(case).text(note.id) == NOTE


def test_a_full_stick_leaves_no_half_backup(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.protection.stream import StreamWriter

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(StreamWriter, "close", full)
    with pytest.raises(CaseError, match=r"No space left.*The case itself is untouched"):
        back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    assert list((tmp_path / "stick").iterdir()) == []


def test_an_old_folder_put_back_by_hand_is_noticed_and_signs_nothing(
    case: Case, note: Source, tmp_path: Path
) -> None:
    case.close()
    old = {file: file.read_bytes() for file in (case.path / "record.db", case.path / "ring")}
    case = again(case)
    told(case, WORDS, HELD)
    case.close()
    for file, data in old.items():
        file.write_bytes(data)
    case = again(case)
    assert "older than what this machine has seen" in case.warnings()[0]
    assert any("this machine has seen" in str(problem) for problem in check_case(case, at=NOW).problems)
    with pytest.raises(CaseError, match=r"Nothing was stored.*habeas device renew"):
        told(case, WORDS, HELD)
    with on(tmp_path / "another laptop"):
        assert again(case).warnings() == [], "only the machine that saw it further along can tell"
