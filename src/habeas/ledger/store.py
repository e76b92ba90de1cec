"""The record on disk: two verbs, append() and entries(). What was appended is never changed or removed.

The only core module that touches a database (plain DB-API). One act is one transaction: all of its
entries are in, synced to disk, or none is.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from habeas.ledger.entry import GENESIS, Draft, Entry, digest

FORMAT = 1
"""Written to `user_version`: which form of the record this is."""

Row = tuple[int, int, str, str, str, bytes, bytes]

SCHEMA = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, act INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
    kind TEXT NOT NULL, body BLOB NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;
CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;
"""


class LedgerError(Exception):
    """The record cannot be opened, read or written. The message says what to do."""


class Moved(LedgerError):
    """Others wrote to the record meanwhile. Look at it again and act anew."""


class Ledger:
    """One record file. Open with `Ledger.create` or `Ledger.open`; every call opens its own connection,
    so that a ledger may be shared between threads and never holds a lock between acts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, path: Path) -> "Ledger":
        """Start an empty record at `path`. Raises LedgerError if something is there."""
        if path.exists():
            raise LedgerError(f"there already is a record at {path}; nothing was changed")
        ledger = cls(path)
        with ledger._connection() as connection:
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version={FORMAT}; COMMIT;")
        return ledger

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Open the record at `path`. Raises LedgerError if there is none, or of an unknown form."""
        if not path.is_file():
            raise LedgerError(f"there is no record at {path}; make a case with: habeas init CASE")
        ledger = cls(path)
        with ledger._connection() as connection:
            (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != FORMAT:
            raise LedgerError(
                f"the record at {path} has form {form}, this habeas reads form {FORMAT}; "
                "open it with the version of habeas that wrote it"
            )
        return ledger

    def append(
        self, drafts: Sequence[Draft], *, by: str, at: datetime, after: int | None = None
    ) -> list[Entry]:
        """Append one act, all of it or nothing. `at` must know its time zone. Returns the new entries.

        `after` is the number of the last entry that the act was decided on: raises Moved if the record
        has grown since. Raises LedgerError (disk full, damaged or locked record). Then nothing of the
        act is stored.
        """
        if at.tzinfo is None:
            raise ValueError("the time of an act needs a time zone")
        stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            # The end of the record is read inside the transaction: nothing remembered can be stale.
            last = connection.execute(
                "SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1"
            ).fetchone()
            number, before = last or (0, GENESIS)
            if after is not None and after != number:
                raise Moved("others wrote to the record meanwhile; nothing of this act was stored")
            act, rows = number + 1, []
            for draft in drafts:
                number += 1
                before = digest(before, number, act, stamp, by, draft.kind, draft.body)
                rows.append((number, act, stamp, by, draft.kind, draft.body, before))
            connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
        return [_entry(row) for row in rows]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries whose number is greater than `after`, in order, as of the first one taken."""
        return map(_entry, self._rows(after))

    def first_bad_entry(self) -> int | None:
        """The number of the first entry whose digest is not that of its content; None if all are right."""
        before = GENESIS
        for expected, row in enumerate(self._rows(), start=1):
            number, act, at, by, kind, body, own = row
            if number != expected or digest(before, number, act, at, by, kind, body) != own:
                return expected
            before = own
        return None

    def _rows(self, after: int = 0) -> Iterator[Row]:
        with self._connection() as connection:
            yield from connection.execute("SELECT * FROM entry WHERE number > ? ORDER BY number", (after,))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("PRAGMA trusted_schema=OFF")
                # Without it REPLACE would remove a row and no trigger would see it.
                connection.execute("PRAGMA recursive_triggers=ON")
                yield connection
        except sqlite3.Error as why:
            raise LedgerError(
                f"the record at {self.path} said: {why}. Nothing of this act was stored."
            ) from why


def _entry(row: Row) -> Entry:
    number, act, at, by, kind, body, own = row
    return Entry(
        number=number, act=act, at=datetime.fromisoformat(at), by=by, kind=kind, body=body, digest=own
    )
