"""The tables of the record, and the few statements that read and write them. Nothing is decided here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.ledger.checkpoint import Head, Signed
from habeas.ledger.tree import Tree
from habeas.protection.ring import CONTROL_KEY

FORM = 2
"""Written to `user_version`: which form of the record this is."""

CONTROLS = f"substr(entry, 16, 9) = x'01{CONTROL_KEY:016x}'"
"""True of entries whose header names one key, the control key."""

SCHEMA = f"""
CREATE TABLE feed (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, peaks BLOB NOT NULL, acts INTEGER NOT NULL,
    time INTEGER NOT NULL, last TEXT NOT NULL, cited INTEGER NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE TABLE entry (number INTEGER PRIMARY KEY, entry BLOB NOT NULL, leaf BLOB NOT NULL) STRICT;
CREATE INDEX control ON entry (number) WHERE {CONTROLS};
CREATE TABLE checkpoint (
    number INTEGER PRIMARY KEY, feed INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
    message BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TABLE fork (
    number INTEGER PRIMARY KEY, feed BLOB NOT NULL, ours BLOB NOT NULL, our_signature BLOB NOT NULL,
    theirs BLOB NOT NULL, their_signature BLOB NOT NULL
) STRICT;
""" + "".join(
    f"""CREATE TRIGGER {table}_is_never_{how} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;\n"""
    for table in ("entry", "checkpoint", "fork")
    for how, verb in (("changed", "UPDATE"), ("removed", "DELETE"))
)


@dataclass(slots=True)
class Feed:
    """A feed as it stands in this copy. `cited` is how much of it our own device has cited; `retired` is a
    second branch of one key, written again elsewhere, that counts no more."""

    id: int
    key: bytes
    size: int
    tree: Tree
    acts: int
    time: int
    last: str
    cited: int
    retired: bool

    @property
    def head(self) -> Head:
        """How far it has come."""
        return Head(self.key.hex(), self.size, self.tree.root().hex())


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it is stored: its checkpoint, and the numbers of the entries it covers."""

    number: int
    feed: int
    first: int
    count: int
    signed: Signed


def feeds(connection: Any) -> list[Feed]:
    """All feeds, the oldest here first."""
    return [
        Feed(id_, key, size, Tree.packed(size, peaks), acts, time, last, cited, bool(retired))
        for id_, key, size, peaks, acts, time, last, cited, retired in connection.execute(
            "SELECT * FROM feed"
        )
    ]


def new_feed(connection: Any, key: bytes) -> Feed:
    """Begin a feed."""
    made = connection.execute("INSERT INTO feed VALUES (NULL, ?, 0, x'', 0, 0, '', 0, 0)", (key,))
    return Feed(made.lastrowid, key, 0, Tree(), 0, 0, "", 0, False)


def acts(connection: Any, after: int = 0, feed: int | None = None) -> Iterator[Act]:
    """Acts whose number is greater than `after`, of one feed or all, in the order of arrival."""
    rows = connection.execute(
        "SELECT * FROM checkpoint WHERE number > ? AND feed = coalesce(?, feed) ORDER BY number",
        (after, feed),
    )
    for number, of, first, count, message, signature in rows:
        yield Act(number, of, first, count, Signed(message, signature))


def put_act(
    connection: Any, feed: Feed, signed: Signed, entries: list[tuple[int, bytes, bytes]], first: int
) -> None:
    """Write an act that brings a feed to where `feed` stands: number, bytes and leaf of each entry."""
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", entries)
    connection.execute(
        "INSERT INTO checkpoint (feed, first, count, message, signature) VALUES (?, ?, ?, ?, ?)",
        (feed.id, first, len(entries), signed.message, signed.signature),
    )
    connection.execute(
        "UPDATE feed SET size = ?, peaks = ?, acts = acts + 1, time = ?, last = ? WHERE id = ?",
        (feed.size, b"".join(feed.tree.peaks), feed.time, signed.digest, feed.id),
    )


def entries(connection: Any, first: int, last: int) -> list[tuple[int, bytes, bytes]]:
    """Number, bytes and stored leaf of the entries from `first` to `last`."""
    rows: list[tuple[int, bytes, bytes]] = connection.execute(
        "SELECT number, entry, leaf FROM entry WHERE number BETWEEN ? AND ? ORDER BY number", (first, last)
    ).fetchall()
    return rows


def controls(connection: Any) -> list[tuple[int, bytes]]:
    """Number and bytes of the entries that say who may sign. They are few, and have an index."""
    found: list[tuple[int, bytes]] = connection.execute(
        f"SELECT number, entry FROM entry WHERE {CONTROLS} ORDER BY number"  # noqa: S608 (a constant)
    ).fetchall()
    return found


def last_number(connection: Any) -> int:
    """The number of the last entry; 0 if there is none."""
    number: int = connection.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()[0]
    return number
