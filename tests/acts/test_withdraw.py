"""Withdrawing: no byte of the words can be read again, from the case, a backup without its ring, or an old package."""

from pathlib import Path

import pytest

from habeas.acts.accept import accept
from habeas.acts.backup import back_up, restore
from habeas.acts.by_hand import Hand
from habeas.acts.case import Case, CaseError
from habeas.acts.checking import check_case
from habeas.acts.correct import correct_source
from habeas.acts.judge import judge
from habeas.acts.merging import bring_in, give
from habeas.acts.reading import reading_of
from habeas.acts.take_in import take_in
from habeas.acts.withdraw import preview, withdraw
from habeas.protection.keyfile import Keys
from habeas.protection.ring import opened
from habeas.register.people import register
from habeas.statements.judgement import Verdict
from habeas.statements.source import Source
from tests.acts.conftest import NOW
from tests.acts.laptops import again, on, told

HELD = 'claim = "held_at", who = "Petro", place = "a cellar"'
WORDS = "her son Petro is held in a cellar"
OTHER = "Taras says that Petro was held in a cellar with him, and Olha knows it.\n"
REASON = "the scar above his eye"


@pytest.fixture
def full(case: Case, note: Source) -> Case:
    """Olha's note and another source, a telling of each, and a judgement whose reason quotes Olha."""
    take_in(case, OTHER.encode(), "other.txt", obtained="a call", by="Anna", at=NOW)
    told(case, WORDS, HELD)
    told(case, "Petro was held in a cellar", HELD, source="other.txt")
    a, b = (m.id for m in case.known().mentions.values() if m.name == "Petro")
    judge(case, a, b, Verdict.SAME, by="Anna", at=NOW, reason=REASON)
    return case


def readable(case: Case) -> bytes:
    """Everything that can be read in a case with the keys that it has, once it was looked at."""
    case.last_entry()
    entries = b"".join(entry.body or b"" for entry in case.ledger.entries())
    files = [
        case.kept(folder.name, file.name) or b""
        for folder in (case.path / "sources").iterdir()
        if case.ring.source_key(folder.name)
        for file in folder.iterdir()
    ]
    return entries + b"".join(files)


def check_unreadable(case: Case, note: Source) -> None:
    text = readable(case)
    assert OTHER.strip().encode() in text
    for word in ("her son", "phoned her", "note.txt", REASON, note.sha256):
        assert word.encode() not in text, word
    assert case.ring.source_key(note.id) is None
    assert check_case(case, at=NOW).problems == []


def test_the_preview_says_what_goes_and_what_had_left(full: Case, note: Source, tmp_path: Path) -> None:
    back_up(full, tmp_path / "stick", by="Anna", at=NOW)
    give(full, tmp_path / "for Bohdan", by="Anna", at=NOW)
    before = register(full.known(), as_of=NOW.date())
    seen = preview(full, note.id, at=NOW)
    assert (seen.statements, seen.judgements, seen.leave, seen.change) == (1, 1, (), ("Petro",)), (
        "Taras told of him, too"
    )
    assert [(one.way, one.to) for _, one in seen.left][1] == ("package", "for Bohdan")
    assert register(full.known(), as_of=NOW.date()) == before, "a preview changes nothing"


def test_after_withdrawing_nothing_of_it_can_be_read(full: Case, note: Source) -> None:
    other = again(full)
    assert other.text(note.id)
    withdraw(full, note.id, by="Anna", at=NOW)
    check_unreadable(full, note)
    check_unreadable(again(full), note)
    assert note.id not in other.known().sources, "a process that had it open lets go of it, too"
    assert not (full.path / "sources" / note.id).exists()
    assert check_case(full, at=NOW).gone == 7
    assert [row.names[0] for row in register(full.known(), as_of=NOW.date())] == ["Petro"]
    with pytest.raises(CaseError, match="was withdrawn before"):
        withdraw(full, note.id, by="Anna", at=NOW)


@pytest.fixture
def stick(full: Case, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A backup, its ring and a package, all from before the withdrawal."""
    made = back_up(full, tmp_path / "stick", by="Anna", at=NOW)
    give(full, tmp_path / "old package", by="Anna", at=NOW)
    return made.file, made.ring, tmp_path / "old package"


def restored(stick: tuple[Path, Path, Path], keys: Keys, ring: Path | None, to: Path) -> Case:
    with on(to):
        return restore(stick[0], to / "case", keys, ring=ring, at=NOW)


def test_a_backup_without_its_ring_tells_nothing_and_with_todays_ring_nothing_withdrawn(
    full: Case, note: Source, stick: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    withdraw(full, note.id, by="Anna", at=NOW)
    bare = restored(stick, full.keys, None, tmp_path / "bare")
    assert readable(bare).count(b"Petro") == 0
    assert check_case(bare, at=NOW).problems == []
    today = restored(stick, full.keys, full.path / "ring", tmp_path / "today")
    text = readable(today)
    assert OTHER.strip().encode() in text
    assert b"her son" not in text
    assert REASON.encode() not in text


def test_an_old_package_and_an_old_ring_do_not_bring_it_back(
    full: Case, note: Source, stick: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    withdraw(full, note.id, by="Anna", at=NOW)
    assert bring_in(full, stick[2], at=NOW).is_nothing
    check_unreadable(full, note)
    give(full, tmp_path / "new package", by="Anna", at=NOW)
    old = restored(stick, full.keys, stick[1], tmp_path / "old")
    assert b"her son" in readable(old), "an old backup with its old ring still has it: rings must be erased"
    seen = bring_in(old, tmp_path / "new package", at=NOW)
    assert seen.withdrawn == (note.id,)
    check_unreadable(old, note)
    # And with the old ring put back over the new one:
    (old.path / "ring").write_bytes(stick[1].read_bytes())
    assert note.id in {key.source for key in opened((old.path / "ring").read_bytes(), old.keys.key).keys}
    check_unreadable(again(old), note)


def test_a_cut_between_tombstone_and_key_is_mended_on_opening(
    full: Case, note: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Case, "forget_sources", cut)
    with pytest.raises(KeyboardInterrupt):
        withdraw(full, note.id, by="Anna", at=NOW)
    monkeypatch.undo()
    assert full.ring.source_key(note.id) is not None
    check_unreadable(again(full), note)


def test_who_acts_on_a_source_withdrawn_meanwhile_is_told(full: Case, note: Source) -> None:
    other = again(full)
    hand = Hand(other.known(), note, other.text(note.id))
    finding = hand.telling({"words": WORDS, "chain": [], "facts": [{"claim": "held_at", "who": "Petro"}]})
    withdraw(full, note.id, by="Bohdan", at=NOW)
    for act in (
        lambda: accept(other, note.id, finding, hand.entities.values(), by="Anna", at=NOW),
        lambda: other.original(note.id),
        lambda: other.text(note.id),
        lambda: correct_source(other, note.id, published="2031-05-01", by="Anna", at=NOW),
        lambda: reading_of(other, note.id),
    ):
        with pytest.raises(CaseError, match=r"may have been withdrawn. Nothing was stored"):
            act()
