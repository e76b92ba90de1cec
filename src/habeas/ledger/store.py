"""The record on disk: two verbs, append() and entries(). What was appended is never changed or removed.

One act is one transaction and one signature: all of its entries are in, synced to disk, or none is. Whatever
an act rests on is read inside its transaction; nothing remembered can be stale.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from habeas.ledger import checkpoint, clock, database, rows
from habeas.ledger.authority import DEVICE, Authority, Control
from habeas.ledger.authority import authority as judged
from habeas.ledger.checkpoint import Checkpoint, Head
from habeas.ledger.entry import (
    Draft,
    Entry,
    Gone,
    KeyOf,
    MissingKey,
    NotAnEntry,
    Opener,
    key_numbers,
    sealed,
    time_of,
    wall_of,
)
from habeas.ledger.errors import LedgerError, Moved, MustNotSign, in_words
from habeas.ledger.order import Order
from habeas.ledger.rows import Act, Feed
from habeas.ledger.tree import leaf_digests
from habeas.protection.device import Device
from habeas.protection.ring import CONTROL_KEY
from habeas.protection.sealing import Damaged

AT_ONCE = 8192
"""Entries that are read in one go."""


@dataclass(frozen=True)
class Access:
    """What opens a record: the case's id, the key of its database, the keys of entries by their numbers, and
    the device that signs (None: nothing can be appended)."""

    case: bytes
    database: bytes
    key_of: KeyOf
    device: Device | None = None


class Ledger:
    """One record file. Open with `Ledger.create` or `Ledger.open`. May be shared between threads: each call
    takes its turn, and no lock is held between acts."""

    def __init__(self, path: Path, access: Access, connection: Any) -> None:
        self.path, self.access = path, access
        self._connection, self._lock = connection, RLock()
        self._order = Order()
        self._acts: list[Act] = []
        self._judged: tuple[int, Authority] | None = None

    @classmethod
    def create(cls, path: Path, access: Access) -> "Ledger":
        """Start an empty record at `path`. Raises LedgerError if something is there."""
        if path.exists():
            raise LedgerError(f"there already is a record at {path}; nothing was changed")
        with in_words(path):
            connection = database.connect(path, access.database, create=True)
            connection.executescript(f"BEGIN; {rows.SCHEMA} PRAGMA user_version={rows.FORM}; COMMIT;")
        return cls(path, access, connection)

    @classmethod
    def open(cls, path: Path, access: Access) -> "Ledger":
        """Open the record at `path`. Raises LedgerError if there is none, or of an unknown form."""
        if not path.is_file():
            raise LedgerError(f"there is no record at {path}; make a case with: habeas init CASE")
        with in_words(path):
            connection = database.connect(path, access.database)
            (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != rows.FORM:
            connection.close()
            raise LedgerError(
                f"the record at {path} has form {form}, this habeas reads form {rows.FORM}; "
                "open it with the version of habeas that wrote it"
            )
        return cls(path, access, connection)

    def close(self) -> None:
        """Let go of the file. The last to close it settles the write-ahead log into it."""
        with self._lock:
            self._connection.close()

    def append(self, drafts: Sequence[Draft], *, by: str, at: datetime, after: int | None = None) -> int:
        """Append one act, all of it or nothing. `at` must know its time zone. Returns the last number.

        `after` is the number of the last entry that the act was decided on: raises Moved if the record has
        grown since. Raises MustNotSign, and LedgerError (disk full, damaged or locked record). Then nothing
        of the act is stored.
        """
        if at.tzinfo is None:
            raise ValueError("the time of an act needs a time zone")
        with self.writing() as connection:
            number = rows.last_number(connection)
            if after is not None and after != number:
                raise Moved("others wrote to the record meanwhile; nothing of this act was stored")
            head = self._sign(connection, drafts, by, clock.milliseconds(at), number)
        self.remember(head)
        return number + len(drafts)

    def cite(self, *, at: datetime) -> None:
        """Sign that what came in from others is here now: an act without entries, or nothing if all is cited."""
        with self.writing() as connection:
            own, others = self._feeds(connection)
            if own.size == 0 or all(feed.size <= feed.cited for feed in others):
                return
            head = self._sign(connection, (), "", clock.milliseconds(at), rows.last_number(connection))
        self.remember(head)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """The record's write lock, across processes: a transaction that commits at the end, or leaves nothing."""
        with self._lock, in_words(self.path):
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has rolled back by itself, and says so when asked again.
                with suppress(database.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """The connection, for looking; nobody of this process writes meanwhile."""
        with self._lock, in_words(self.path):
            self._look()
            yield self._connection

    @contextmanager
    def fresh(self) -> Iterator[Any]:
        """A connection of its own, that has read nothing yet: what it reads comes from the disk."""
        with self._lock:
            database.settle(self._connection)
            connection = database.connect(self.path, self.access.database)
        try:
            yield connection
        finally:
            connection.close()

    def forget(self) -> None:
        """Let go of what was read of the record: it is read again, after a transaction was not committed."""
        self._order, self._acts, self._judged = Order(), [], None

    def remember(self, *heads: Head) -> None:
        """Let this machine remember what it has just seen."""
        if self.access.device:
            self.access.device.remember({head.feed: (head.size, head.root) for head in heads})

    def _sign(self, connection: Any, drafts: Sequence[Draft], by: str, wall: int, number: int) -> Head:
        device, (own, others) = self._device(), self._feeds(connection)
        may_sign(connection, device, own)
        if own.size == 0 and (not drafts or drafts[0].kind != DEVICE):
            raise LedgerError("a feed begins with the certificate of its device; nothing was stored")
        followed = (feed.time for feed in others if not clock.is_far_ahead(feed.time, wall))
        time = clock.next_time(wall, own.time, max(followed, default=0))
        try:
            made = sealed(drafts, by, wall, time, self.access.key_of)
        except MissingKey as why:
            raise LedgerError(
                "the key of a source it draws on is gone; nothing of this act was stored"
            ) from why
        leaves = leaf_digests(made)
        own.tree.extend(leaves)
        own.time, own.size = time + max(len(made) - 1, 0), own.tree.size
        said = Checkpoint(
            before=own.last,
            case=self.access.case.hex(),
            cites=tuple(
                sorted((feed.head for feed in others if feed.size > feed.cited), key=lambda h: h.feed)
            ),
            feed=own.key.hex(),
            root=own.tree.root().hex(),
            size=own.size,
            time=own.time,
            wall=wall,
        )
        signed = checkpoint.signed(said, device.signer)
        control = any(draft.keys == (CONTROL_KEY,) for draft in drafts)
        count, both = len(made), (b"".join(leaves), rows.joined(made))
        # A list of 100,000 people is some hundred megabytes: it is not held twice while it is written.
        del made, leaves
        rows.put_act(connection, own, signed, number + 1, count, control, *both)
        if said.cites:
            connection.execute("UPDATE feed SET cited = size WHERE id <> ?", (own.id,))
        return own.head

    def _device(self) -> Device:
        if self.access.device is None:
            raise LedgerError("this copy was opened for looking only; nothing was stored")
        return self.access.device

    def _feeds(self, connection: Any) -> tuple[Feed, list[Feed]]:
        """This device's own feed, begun if there is none yet, and those of others."""
        key = self._device().signer.public
        feeds = [feed for feed in rows.feeds(connection) if not feed.retired]
        own = next((feed for feed in feeds if feed.key == key), None)
        if own is None:
            # A new device has cited nothing yet.
            connection.execute("UPDATE feed SET cited = 0")
            own, feeds = rows.new_feed(connection, key), [replace(feed, cited=0) for feed in feeds]
        return own, [feed for feed in feeds if feed.key != key]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries whose number is greater than `after`, in the order of arrival.

        Raises LedgerError naming the first that is not as it was written. Entries after the point at which
        their device was turned off, and of devices that nobody vouches for, are left out.
        """
        for first, last in self._acts_after(after):
            with self._lock, in_words(self.path):
                found = list(rows.whole_acts(self._connection, first, last))
                counted = self._counted()
            opener = Opener(self.access.key_of)
            for act, _, entries in found:
                yield from self._opened(act, *counted[act.feed], entries, after, opener)

    def last_number(self) -> int:
        """The number of the last entry; 0 for an empty record."""
        with self._lock, in_words(self.path):
            return rows.last_number(self._connection)

    def last_writer(self) -> bytes | None:
        """The feed of the last act that was written or came in here: the line that a new device continues."""
        with self.reading() as connection:
            keys = {feed.id: feed.key for feed in rows.feeds(connection)}
            return keys[self._acts[-1].feed] if self._acts else None

    def last_acts(self) -> list[Act]:
        """The last act of every feed that counts."""
        with self.reading() as connection:
            feeds = {feed.id for feed in rows.feeds(connection) if not feed.retired}
            return list({act.feed: act for act in self._acts if act.feed in feeds}.values())

    def count_of_controls(self) -> int:
        """How many acts say who may sign. Another count, and other entries may count."""
        with self._lock, in_words(self.path):
            return len(rows.control_acts(self._connection))

    def feeds(self) -> list[Feed]:
        """The feeds of this copy, without those that were retired."""
        with self._lock, in_words(self.path):
            return [feed for feed in rows.feeds(self._connection) if not feed.retired]

    def authority(self) -> Authority:
        """Who may sign, as the record says it."""
        with self._lock, in_words(self.path):
            self._look()
            return self._authority()

    def went_back(self) -> list[tuple[Head, int]]:
        """Feeds that this machine has seen further along than they are here: what it saw, and what is here."""
        if self.access.device is None:
            return []
        have = {feed.key.hex(): feed.size for feed in self.feeds()}
        return [
            (Head(feed, size, root), have.get(feed, 0))
            for feed, (size, root) in self.access.device.seen().items()
            if size > have.get(feed, 0)
        ]

    def known_at(self, until: datetime) -> dict[bytes, int]:
        """How many entries of each feed this line of copies had at a moment, by wall clocks.

        That is what its last checkpoint by then had seen: its own entries, and those of others once they had
        come in. A copy made from another continues that one's line.
        """
        devices, wall = self.authority().devices, clock.milliseconds(until)
        own = self.access.device.signer.public if self.access.device else None
        feed = own if own in devices else self.last_writer()
        while feed is not None:
            reached = self._order.reached(feed, wall)
            if reached:
                return reached
            before = devices[feed].after if feed in devices else ""
            feed = bytes.fromhex(before) if before else None
        return {}

    def _acts_after(self, after: int) -> Iterator[tuple[int, int]]:
        """First and last number of the acts with entries after a number, some thousands of entries at a time."""
        with self._lock, in_words(self.path):
            self._look()
            acts = self._acts[self._place_of(after + 1) :]
        start = 0
        for end, act in enumerate(acts):
            if act.first + act.count - acts[start].first >= AT_ONCE:
                yield acts[start].number, act.number
                start = end + 1
        if start < len(acts) and acts[-1].first + acts[-1].count > after + 1:
            yield acts[start].number, acts[-1].number

    def _opened(
        self, act: Act, feed: bytes, limit: int, entries: bytes, after: int, opener: Opener
    ) -> Iterator[Entry]:
        start, lift = self._order.start(act.number), self._order.lift(act.number)
        for at, data in enumerate(rows.split(entries)):
            number = act.first + at
            if number <= after or start + at >= limit:
                continue
            try:
                keys = key_numbers(data)
                kind, by, body = opener.parts(data)
            except Gone:
                kind, by, body = "", "", None
            except (NotAnEntry, Damaged) as why:
                raise LedgerError(
                    f"entry {number} of the record at {self.path} is not as it was written ({why}). "
                    "Put the case back from a backup: habeas restore."
                ) from why
            yield Entry(
                number=number, act=act.first, feed=feed, place=start + at, order=time_of(data) + lift,
                at=clock.moment(wall_of(data)), keys=keys, by=by, kind=kind, body=body,
            )  # fmt: skip

    def _look(self) -> None:
        """Read the checkpoints that came since the last look."""
        last = self._acts[-1].number if self._acts else 0
        new = list(rows.acts(self._connection, last))
        if new:
            keys = dict(self._connection.execute("SELECT id, key FROM feed"))
            for act in new:
                self._order.add(act.number, keys[act.feed], act.count, act.signed.message)
            self._acts += new

    def _counted(self) -> dict[int, tuple[bytes, int]]:
        """By feed id: its key, and how many of its entries count."""
        who = self._authority()
        return {
            feed.id: (
                feed.key,
                0 if feed.retired or feed.key not in who.devices else who.off.get(feed.key, feed.size),
            )
            for feed in rows.feeds(self._connection)
        }

    def _authority(self) -> Authority:
        found = len(rows.control_acts(self._connection))
        if self._judged is None or self._judged[0] != found:
            self._judged = (found, judged(self.access.case, self.controls()))
        return self._judged[1]

    def controls(self) -> Iterator[Control]:
        """What the record says of who may sign, entry by entry."""
        feeds = {feed.id: feed.key for feed in rows.feeds(self._connection) if not feed.retired}
        acts, opener = {act.number: act for act in self._acts}, Opener(self.access.key_of)
        for number, entries in rows.control_acts(self._connection):
            if acts[number].feed in feeds:
                yield from controls_in(entries, feeds[acts[number].feed], self._order.start(number), opener)

    def _place_of(self, number: int) -> int:
        """Where in the list of acts the one stands that an entry belongs to."""
        low, high = 0, max(len(self._acts) - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._acts[middle].first <= number else (low, middle - 1)
        return low


def controls_in(entries: bytes, feed: bytes, start: int, opener: Opener) -> Iterator[Control]:
    """What the joined entries of an act say of who may sign; `start` is the place of the first in its feed."""
    for place, data in enumerate(rows.split(entries), start=start):
        if key_numbers(data) == (CONTROL_KEY,):
            kind, _, body = opener.parts(data)
            yield Control(feed, place, kind, body)


def may_sign(connection: Any, device: Device, own: Feed) -> None:
    """Raise MustNotSign if the device's key was used on two machines, or this copy is older than it was."""
    if connection.execute("SELECT 1 FROM fork WHERE feed = ?", (own.key,)).fetchone():
        raise MustNotSign(
            "the key of this device was used on two machines, so it signs nothing more. Nothing was stored. "
            "Give this copy a key of its own: habeas device renew CASE"
        )
    seen = device.seen().get(own.key.hex())
    if seen and (seen[0] > own.size or (seen[0] == own.size and seen[1] != own.head.root)):
        raise MustNotSign(
            f"this copy is older than what this machine wrote last: it has {own.size} of its {seen[0]} entries. "
            "Nothing was stored. If there is a newer copy or package, bring it in: habeas merge CASE FILE. "
            "To go on from here: habeas device renew CASE"
        )
