"""The record on disk: one act is one transaction and one signature, and what was appended stays as it was."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from habeas.ledger import Access, Draft, Ledger, LedgerError, Moved, MustNotSign, database, entry
from habeas.ledger.check import Report, check
from habeas.ledger.clock import milliseconds
from tests.ledger.copies import NOW, Copy, Laptops


def checked(copy: Copy) -> Report:
    return check(copy.ledger, wall=milliseconds(copy.now))


def problems(copy: Copy) -> list[str]:
    return [str(problem) for problem in checked(copy).problems]


def again(copy: Copy) -> Ledger:
    """The same record opened by another process."""
    return Ledger.open(copy.ledger.path, copy.ledger.access)


def test_entries_come_back_as_they_were_appended(copy: Copy) -> None:
    copy.write("one", "two")
    copy.write("three", by="Bohdan")
    entries = [entry for entry in again(copy).entries() if entry.kind == "telling"]
    assert [(e.number, e.act, e.by) for e in entries] == [(3, 3, "Anna"), (4, 3, "Anna"), (5, 5, "Bohdan")]
    assert [e.body for e in copy.ledger.entries(after=4)] == [b'{"words":"three"}']
    assert entries[0].at == NOW + timedelta(minutes=1)
    assert checked(copy).opened == 5


def test_an_act_that_fails_halfway_leaves_nothing(copy: Copy) -> None:
    copy.write("one")
    broken = Draft(kind="telling", body=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        copy.ledger.append([Draft(kind="telling", body=b"{}"), broken], by="Anna", at=NOW)
    assert copy.words() == ["one"]
    copy.write("two")
    assert problems(copy) == []


@pytest.mark.parametrize("table", ["act", "fork"])
@pytest.mark.parametrize("change", ["UPDATE {} SET number = 99", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_remove(copy: Copy, table: str, change: str) -> None:
    copy.write("one")
    raw = "INSERT INTO fork (feed, ours, our_signature, theirs, their_signature) VALUES (x'', x'', x'', x'', x'')"
    with copy.ledger.writing() as connection:
        connection.execute(raw)
    with pytest.raises(LedgerError, match="only grows"), copy.ledger.writing() as connection:
        connection.execute(change.format(table))


def test_replacing_an_act_is_refused_too(copy: Copy) -> None:
    copy.write("one")
    with pytest.raises(LedgerError, match="only grows"), copy.ledger.writing() as connection:
        connection.execute("REPLACE INTO act SELECT * FROM act WHERE number = 2")


def tamper(copy: Copy, *statements: str) -> None:
    """Change the record as somebody would who has every key but no device's."""
    connection = database.connect(copy.ledger.path, copy.ledger.access.database)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


FLIPPED = "CAST(substr({0}, 1, 99) || x'07' || substr({0}, 101) AS BLOB)"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            f"UPDATE act SET entries = {FLIPPED.format('entries')} WHERE first = 4",
            "entry 4: it is not as it was",
        ),
        ("UPDATE act SET leaves = zeroblob(32) WHERE first = 4", "entry 4: it is not as it was written"),
        ("UPDATE act SET leaves = x'' WHERE first = 4", "entry 4: it is not as it was written"),
        (
            "UPDATE act SET entries = (SELECT entries FROM act WHERE first = 3), "
            "leaves = (SELECT leaves FROM act WHERE first = 3) WHERE first = 4",
            "the act of entries 4 to 4: an entry of this act is not as it was signed",
        ),
        ("UPDATE act SET entries = substr(entries, 1, 50) WHERE first = 4", "entry 4: it is missing"),
        ("DELETE FROM act WHERE first = 4", "entry 4: it is missing, or was added"),
        ("DELETE FROM act WHERE first = 5", "its stored end is not that of its entries"),
        (
            "INSERT INTO act SELECT 9, feed, 6, count, control, message, signature, leaves, entries FROM act "
            "WHERE first = 5",
            "an act before it is missing",
        ),
        (
            "UPDATE act SET signature = zeroblob(64) WHERE first = 4",
            "its signature is not that of the device",
        ),
        ("UPDATE act SET message = zeroblob(300) WHERE first = 4", "its signature is not that of the device"),
        ("UPDATE feed SET last = ''", "its stored end is not that of its entries"),
        ("DELETE FROM feed", "it is missing, or was added"),
    ],
)
def test_whatever_is_changed_is_found_and_named(copy: Copy, change: str, said: str) -> None:
    for word in ("one", "two", "three"):
        copy.write(word)
    assert problems(copy) == []
    tamper(copy, change)
    assert any(said in problem for problem in problems(copy)), problems(copy)


def test_a_copy_that_went_back_says_so_and_signs_nothing(copy: Copy, tmp_path: Path) -> None:
    copy.write("one")
    before = tmp_path / "before.db"
    with copy.ledger.reading() as connection:
        database.copy(connection, before)
    copy.write("two")
    copy.ledger.close()
    copy.ledger.path.write_bytes(before.read_bytes())
    copy.ledger = again(copy)
    assert [(head.size, have) for head, have in copy.ledger.went_back()] == [(4, 3)]
    assert copy.words() == ["one"]
    with pytest.raises(MustNotSign, match=r"3 of its 4 entries.*Nothing was stored.*habeas merge"):
        copy.write("three")


def test_writers_at_the_same_time_both_get_in(copy: Copy) -> None:
    def write(name: str) -> None:
        ledger = again(copy)
        for number in range(20):
            ledger.append(
                [Draft(kind="telling", body=f'{{"words":"{name}{number}"}}'.encode())], by=name, at=NOW
            )

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Anna", "Bohdan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(copy.words()) == 40
    assert problems(copy) == []


def test_an_act_decided_on_an_older_record_is_sent_back(copy: Copy) -> None:
    last = copy.write("one")
    copy.write("two")
    with pytest.raises(Moved, match="meanwhile"):
        copy.ledger.append([Draft(kind="telling", body=b"{}")], by="Anna", at=NOW, after=last)


def test_words_die_with_any_of_their_keys_and_the_record_still_verifies(copy: Copy) -> None:
    anna, olha = copy.ring.add("s_anna"), copy.ring.add("s_olha")
    copy.write("of one", keys=(anna,))
    copy.write("of both", keys=(olha, anna))
    copy.write("of nobody")
    copy.ring.destroy(["s_olha"])
    assert copy.words() == ["of one", "of nobody"]
    report = checked(copy)
    assert (report.problems, report.gone, report.opened) == ([], 1, 4)
    with pytest.raises(LedgerError, match="is gone"):
        copy.write("more of both", keys=(olha, anna))


def test_an_entry_of_a_later_form_is_kept_passed_by_and_no_damage(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "FORM_BYTE", b"\2")
    copy.write("of 2040")
    monkeypatch.undo()
    copy.write("of today")
    assert copy.words() == ["of today"]
    report = checked(copy)
    assert (report.problems, report.gone, report.opened) == ([], 1, 3)


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(days=-1), timedelta(days=900)])
def test_order_holds_whatever_the_clock_does(copy: Copy, jump: timedelta) -> None:
    copy.write("one")
    copy.now += jump
    copy.write("two")
    copy.now -= jump
    copy.write("three")
    assert copy.words() == ["one", "two", "three"]
    assert problems(copy) == []


def test_what_is_no_record_is_said_so(copy: Copy, tmp_path: Path) -> None:
    access = copy.ledger.access
    with pytest.raises(LedgerError, match="habeas init"):
        Ledger.open(tmp_path / "record.db", access)
    (tmp_path / "notes.db").write_text("not a database at all, just a long enough text")
    with pytest.raises(LedgerError, match="not a database"):
        Ledger.open(tmp_path / "notes.db", access)
    with pytest.raises(LedgerError, match="already"):
        Ledger.create(copy.ledger.path, access)
    other = Access(access.case, bytes(32), access.key_of, access.device)
    with pytest.raises(LedgerError, match="not a database"):
        Ledger.open(copy.ledger.path, other)


def test_a_time_without_a_zone_is_refused(copy: Copy) -> None:
    with pytest.raises(ValueError, match="time zone"):
        copy.ledger.append([Draft(kind="telling", body=b"{}")], by="Anna", at=datetime(2031, 5, 4))  # noqa: DTZ001


def test_an_old_sqlite_is_refused(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlcipher3.dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(LedgerError, match=r"3\.51\.3 or later"):
        again(copy)


def test_nothing_of_the_words_lies_on_disk_in_clear(laptops: Laptops) -> None:
    copy = laptops.laptop()
    copy.write("Petro Marchuk", by="Olha Marchuk")
    for file in copy.ledger.path.parent.iterdir():
        data = file.read_bytes()
        for name in ("Petro", "Olha", "Anna", "telling", "SQLite format"):
            assert name.encode() not in data, (file.name, name)
            assert name.encode("utf-16-le") not in data, (file.name, name)
