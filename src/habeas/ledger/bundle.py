"""Packages: whole feeds in one sealed file, with the keys and sealed files that travel with them.

A package opens with the case's key, or, made for checking only, with words of its own; then it carries no key of
any source and no file, so that an outsider can check every digest and signature and read not one word. The
clear head tells the case's id and a day, nothing else.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from habeas.language import gettext as _
from habeas.language import mark
from habeas.ledger import rows
from habeas.ledger.checkpoint import Signed
from habeas.ledger.entry import KeyOf
from habeas.ledger.merge import Incoming, Refused
from habeas.ledger.rows import LENGTH
from habeas.ledger.store import Ledger
from habeas.protection.passphrase import SALT, Cost, stretched
from habeas.protection.ring import CONTROL_KEY, SourceKey
from habeas.protection.sealing import Damaged, derived, new_key, several
from habeas.protection.signing import SIGNATURE
from habeas.protection.stream import StreamWriter, Unpacked, frames, read_head

MAGIC = b"habeas bundle 1\n"
KEYS, CONTROL, FEED, ACT = 1, 2, 3, 4
"""Kinds of frames: source keys (JSON), the control key, the key of a feed whose acts follow, an act."""
CUT = mark(
    "the package does not come in: it was changed or cut off on its way. Nothing of it was stored. Ask for it again."
)


class BundleHead(Struct, frozen=True, kw_only=True):
    """The clear head. `salt` (hex) makes this package's key; the costs stand where words of its own open it."""

    case: str
    day: str
    salt: str
    memory: int = 0
    passes: int = 0
    lanes: int = 0

    @property
    def is_for_checking(self) -> bool:
        """Whether it opens with words of its own, and carries no words of any source."""
        return self.memory > 0


@dataclass
class Cargo:
    """What a package carries beside its acts: source keys, sealed files by name with where they lie, and the
    key of what says who may sign, if the package is for checking. `staging` is where files go when read."""

    keys: list[SourceKey] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    control: bytes | None = None
    staging: Path | None = None

    def key_of(self, own: KeyOf) -> KeyOf:
        """The keys that are here already, and those that came with the package."""

        def found(number: int) -> bytes | None:
            brought = (bytes.fromhex(key.key) for key in self.keys if key.number == number)
            return own((number,)) or (self.control if number == CONTROL_KEY else next(brought, None))

        def key(numbers: tuple[int, ...]) -> bytes | None:
            keys = [found(number) for number in numbers]
            return several([key for key in keys if key]) if all(keys) else None

        return key


def case_stream_key(case_key: bytes, salt: str) -> bytes:
    """The key of a package for those who have the case's key."""
    return derived(case_key, f"bundle/{salt}")


def words_stream_key(words: str, head: BundleHead) -> bytes:
    """The key of a package that was made for checking."""
    cost = Cost(head.memory, head.passes, head.lanes)
    if not cost.is_sane():
        raise Refused(_(CUT))
    return stretched(words, bytes.fromhex(head.salt), cost)


def new_head(case: bytes, day: date, cost: Cost | None = None) -> BundleHead:
    """The head of a new package; with `cost`, one for checking."""
    costs = {"memory": cost.memory, "passes": cost.passes, "lanes": cost.lanes} if cost else {}
    return BundleHead(case=case.hex(), day=day.isoformat(), salt=new_key()[:SALT].hex(), **costs)


def write(file: BinaryIO, head: BundleHead, key: bytes, ledger: Ledger, cargo: Cargo) -> int:
    """Write a package of all feeds. Returns the number of entries."""
    out = StreamWriter(file, key, MAGIC + msgspec.json.encode(head, order="sorted") + b"\n")
    if cargo.keys:
        out.frame(KEYS, msgspec.json.encode(cargo.keys, order="sorted"))
    control = ledger.access.key_of((CONTROL_KEY,))
    if head.is_for_checking and control:
        out.frame(CONTROL, control)
    count = 0
    with ledger.reading() as connection:
        for feed in rows.feeds(connection):
            if feed.retired:
                continue
            out.frame(FEED, feed.key)
            for act, _leaves, entries in rows.whole_acts(connection, feed=feed.id):
                message = act.signed.message
                out.frame(ACT, LENGTH.pack(len(message)) + message + act.signed.signature + entries)
                count += act.count
    for name, path in cargo.files.items():
        out.file(name, path)
    out.close()
    return count


def read_bundle_head(file: BinaryIO) -> tuple[bytes, BundleHead]:
    """The head of a package, as bytes and as read. Raises Refused."""
    try:
        whole, line = read_head(file, MAGIC)
        head = msgspec.json.decode(line, type=BundleHead)
        if msgspec.json.encode(head, order="sorted") + b"\n" != line:
            raise Refused(_(CUT))
    except Damaged as why:
        raise Refused(_("this is no package of habeas: {why}. Nothing was stored.").format(why=why)) from why
    except msgspec.MsgspecError as why:
        raise Refused(_(CUT)) from why
    return whole, head


def read(file: BinaryIO, whole: bytes, key: bytes, cargo: Cargo) -> Iterator[Incoming]:
    """The acts of a package whose head was read; keys and files are put into `cargo` as they come by.

    Raises Refused where a byte is not as it was written; what was given out before is then worth nothing.
    """
    feed, files = b"", Unpacked(cargo.staging) if cargo.staging else None
    try:
        for kind, data in frames(file, key, whole):
            if kind == ACT:
                yield Incoming(feed, *_parts(data))
            elif kind == FEED:
                feed = data
            elif kind == KEYS:
                cargo.keys += msgspec.json.decode(data, type=list[SourceKey])
            elif kind == CONTROL:
                cargo.control = data
            elif files is not None:
                files.take(kind, data)
    except (Damaged, msgspec.MsgspecError, struct.error, ValueError) as why:
        raise Refused(_(CUT)) from why
    if files is not None:
        files.close()
        cargo.files |= files.names


def _parts(data: bytes) -> tuple[Signed, list[bytes]]:
    (length,) = LENGTH.unpack_from(data)
    at = LENGTH.size + length + SIGNATURE
    signed = Signed(data[LENGTH.size : LENGTH.size + length], data[at - SIGNATURE : at])
    return signed, rows.split(data[at:])
