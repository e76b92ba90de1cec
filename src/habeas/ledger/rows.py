"""The tables of the record, and the few statements that read and write them. Nothing is decided here.

One act is one row: its checkpoint, its entries one after the other (each after its length, four bytes), and
their leaves. So an act is there as a whole or not at all, and no entry without a signature.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.ledger.checkpoint import Head, Signed
from habeas.ledger.tree import Tree

FORM = 2
"""Written to `user_version`: which form of the record this is."""
LENGTH = struct.Struct(">I")

SCHEMA = """
CREATE TABLE feed (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, peaks BLOB NOT NULL, acts INTEGER NOT NULL,
    time INTEGER NOT NULL, last TEXT NOT NULL, cited INTEGER NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE TABLE act (
    number INTEGER PRIMARY KEY, feed INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
    control INTEGER NOT NULL, message BLOB NOT NULL, signature BLOB NOT NULL, leaves BLOB NOT NULL,
    entries BLOB NOT NULL
) STRICT;
CREATE INDEX control ON act (number) WHERE control = 1;
CREATE TABLE fork (
    number INTEGER PRIMARY KEY, feed BLOB NOT NULL, ours BLOB NOT NULL, our_signature BLOB NOT NULL,
    theirs BLOB NOT NULL, their_signature BLOB NOT NULL
) STRICT;
""" + "".join(
    f"""CREATE TRIGGER {table}_is_never_{how} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;\n"""
    for table in ("act", "fork")
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


def joined(entries: Sequence[bytes]) -> bytes:
    """Entries one after the other, each after its length."""
    pack = LENGTH.pack
    return b"".join([part for entry in entries for part in (pack(len(entry)), entry)])


def split(data: bytes) -> list[bytes]:
    """The entries that were joined. Raises ValueError if the lengths do not add up."""
    entries, at, end, unpack = [], 0, len(data), LENGTH.unpack_from
    try:
        while at < end:
            start = at + 4
            at = start + unpack(data, at)[0]
            entries.append(data[start:at])
    except struct.error as why:
        raise ValueError("entries are cut off") from why
    if at != end:
        raise ValueError("entries are cut off")
    return entries


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
    """Acts whose number is greater than `after`, of one feed or all, in the order of arrival, without entries."""
    for number, of, first, count, message, signature in connection.execute(
        "SELECT number, feed, first, count, message, signature FROM act "
        "WHERE number > ? AND feed = coalesce(?, feed) ORDER BY number",
        (after, feed),
    ):
        yield Act(number, of, first, count, Signed(message, signature))


def whole_acts(
    connection: Any, first: int = 1, last: int = 1 << 62, feed: int | None = None
) -> Iterator[tuple[Act, bytes, bytes]]:
    """Acts from number `first` to `last`, of one feed or all, with their leaves and entries, both joined."""
    for number, of, start, count, message, signature, leaves, entries in connection.execute(
        "SELECT number, feed, first, count, message, signature, leaves, entries FROM act "
        "WHERE number BETWEEN ? AND ? AND feed = coalesce(?, feed) ORDER BY number",
        (first, last, feed),
    ):
        yield Act(number, of, start, count, Signed(message, signature)), leaves, entries


def control_acts(connection: Any) -> list[tuple[int, bytes]]:
    """Number and entries of the acts that say who may sign. They are few, and have an index."""
    found: list[tuple[int, bytes]] = connection.execute(
        "SELECT number, entries FROM act WHERE control = 1 ORDER BY number"
    ).fetchall()
    return found


def put_act(
    connection: Any,
    feed: Feed,
    signed: Signed,
    first: int,
    count: int,
    control: bool,
    leaves: bytes,
    entries: bytes,
) -> None:
    """Write an act that brings a feed to where `feed` stands."""
    connection.execute(
        "INSERT INTO act (feed, first, count, control, message, signature, leaves, entries) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (feed.id, first, count, control, signed.message, signed.signature, leaves, entries),
    )
    connection.execute(
        "UPDATE feed SET size = ?, peaks = ?, acts = acts + 1, time = ?, last = ? WHERE id = ?",
        (feed.size, b"".join(feed.tree.peaks), feed.time, signed.digest, feed.id),
    )


def last_number(connection: Any) -> int:
    """The number of the last entry; 0 if there is none."""
    row = connection.execute("SELECT first + count - 1 FROM act ORDER BY number DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 0
