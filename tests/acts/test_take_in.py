"""Taking in: bytes as they came, or nothing at all."""

from pathlib import Path

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.correct import correct_source
from habeas.acts.take_in import take_in
from habeas.intake import Refused
from habeas.ledger import Ledger, LedgerError
from habeas.protection.digest import sha256
from habeas.statements.source import Source
from habeas.statements.when import NotADate
from tests.acts.conftest import NOTE, NOW
from tests.keys import new_case, open_case


def folders(case: Case) -> list[Path]:
    return sorted((case.path / "sources").iterdir())


def test_bytes_and_how_they_came_are_kept(case: Case, note: Source) -> None:
    kept = open_case(case.path).known().sources[note.id]
    assert case.original(note.id) == NOTE.encode()
    assert (kept.sha256, kept.size, kept.obtained) == (sha256(NOTE.encode()), len(NOTE), "a call")
    assert case.text(note.id) == NOTE
    layer = case.known().layers[note.id]
    assert layer.sha256 == sha256(case.text(note.id).encode())


@pytest.mark.parametrize(
    ("data", "name", "published", "error"),
    [
        (b"", "empty.txt", None, Refused),
        (b"%PDF-1.7 damaged", "damaged.pdf", None, Refused),
        (b"words", "note.txt", "last Tuesday", NotADate),
    ],
)
def test_what_cannot_be_taken_in_leaves_nothing(
    case: Case, data: bytes, name: str, published: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        take_in(case, data, name, obtained="a call", published=published, by="Anna", at=NOW)
    assert folders(case) == []
    assert not case.known().noted


def test_a_write_that_fails_leaves_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise LedgerError("database or disk is full. Nothing of this act was stored.")

    monkeypatch.setattr(Ledger, "append", full)
    with pytest.raises(CaseError, match="Nothing of this act was stored"):
        take_in(case, NOTE.encode(), "note.txt", obtained="a call", by="Anna", at=NOW)
    assert folders(case) == []


def test_the_same_bytes_are_not_taken_in_twice(case: Case, note: Source) -> None:
    with pytest.raises(CaseError, match="in the case already"):
        take_in(case, NOTE.encode(), "other name.txt", obtained="mail", by="Bohdan", at=NOW)
    assert len(folders(case)) == 1


def test_a_publication_date_is_corrected_and_the_first_one_stays_in_the_record(
    case: Case, note: Source
) -> None:
    correct_source(case, note.id, published="2031-05-18", by="Bohdan", at=NOW)
    assert case.known().sources[note.id].published == "2031-05-18"
    bodies = [entry.body or b"" for entry in case.ledger.entries()]
    assert sum(b'"published":"2031-05-17"' in body for body in bodies) == 1


def test_a_case_is_only_made_in_an_empty_place(case: Case) -> None:
    with pytest.raises(CaseError, match="nothing was changed"):
        new_case(case.path)
