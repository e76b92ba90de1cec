"""The record on disk: one act is one transaction, and what was appended stays as it was."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.ledger import Draft, Ledger, LedgerError, digest

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.create(tmp_path / "record.db")


def drafts(*bodies: bytes) -> list[Draft]:
    return [Draft(kind="telling", body=body) for body in bodies]


def test_entries_come_back_as_they_were_appended(ledger: Ledger) -> None:
    first = ledger.append(drafts(b"one", b"two"), by="Anna", at=NOW)
    second = ledger.append(drafts(b"three"), by="Bohdan", at=NOW)

    assert list(Ledger.open(ledger.path).entries()) == first + second
    assert [(e.number, e.act, e.by) for e in first + second] == [
        (1, 1, "Anna"),
        (2, 1, "Anna"),
        (3, 3, "Bohdan"),
    ]
    assert [e.body for e in ledger.entries(after=2)] == [b"three"]


def test_an_act_that_fails_halfway_leaves_nothing(ledger: Ledger) -> None:
    ledger.append(drafts(b"one"), by="Anna", at=NOW)
    broken = Draft(kind="telling", body=None)  # type: ignore[arg-type]

    with pytest.raises((LedgerError, TypeError)):
        ledger.append([*drafts(b"two"), broken], by="Anna", at=NOW)

    assert [e.body for e in ledger.entries()] == [b"one"]
    assert ledger.append(drafts(b"three"), by="Anna", at=NOW)[0].number == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET body = x'00'",
        "DELETE FROM entry",
        "REPLACE INTO entry SELECT number, act, at, 'Vera', kind, body, digest FROM entry",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(ledger: Ledger, change: str) -> None:
    ledger.append(drafts(b"one"), by="Anna", at=NOW)
    with ledger._connection() as connection, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        connection.execute(change)
    assert [e.body for e in ledger.entries()] == [b"one"]


@pytest.mark.parametrize("column", ["act", "at", "by", "kind", "body", "digest"])
def test_any_changed_column_is_found_and_the_entry_named(ledger: Ledger, column: str) -> None:
    for body in (b"one", b"two", b"three"):
        ledger.append(drafts(body), by="Anna", at=NOW)
    assert ledger.first_bad_entry() is None

    other = {"act": 1, "at": "2031-05-04T12:30:00.000001+00:00", "digest": bytes(32), "body": b"tw0"}
    tamper(ledger.path, column, other.get(column, "x"))

    assert ledger.first_bad_entry() == 2


def test_a_removed_entry_is_found(ledger: Ledger) -> None:
    for body in (b"one", b"two", b"three"):
        ledger.append(drafts(body), by="Anna", at=NOW)
    with sqlite3.connect(ledger.path) as raw:
        raw.executescript("DROP TRIGGER entry_is_never_removed; DELETE FROM entry WHERE number = 2")
    raw.close()
    assert ledger.first_bad_entry() == 2


def tamper(path: Path, column: str, value: object) -> None:
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER entry_is_never_changed")
    raw.execute(f"UPDATE entry SET {column} = ? WHERE number = 2", (value,))
    raw.commit()
    raw.close()


def test_writers_at_the_same_time_both_get_in(ledger: Ledger) -> None:
    def write(name: str) -> None:
        for number in range(20):
            Ledger.open(ledger.path).append(drafts(f"{name}{number}".encode()), by=name, at=NOW)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Anna", "Bohdan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(list(ledger.entries())) == 40
    assert ledger.first_bad_entry() is None


def test_what_is_no_record_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="habeas init"):
        Ledger.open(tmp_path / "record.db")
    (tmp_path / "notes.db").write_text("not a database at all, just a long enough text")
    with pytest.raises(LedgerError, match="not a database"):
        Ledger.open(tmp_path / "notes.db")


def test_a_record_is_never_created_over_another(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="already"):
        Ledger.create(ledger.path)


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.append(drafts(b"one"), by="Anna", at=datetime(2031, 5, 4))  # noqa: DTZ001


fields = st.tuples(st.text(), st.text(), st.text(), st.binary())


@given(fields, fields)
def test_unequal_entries_never_share_a_digest(
    a: tuple[str, str, str, bytes], b: tuple[str, str, str, bytes]
) -> None:
    """Field borders are part of the digest: moving a byte from one field to the next shows."""
    assert (digest(bytes(32), 1, 1, *a) == digest(bytes(32), 1, 1, *b)) == (a == b)
