"""One entry of the record: a small clear header and a sealed body. The leaf commits to both, and to the words.

    entry = header | commitment | sealed
    header = 1 (form) | wall ms (6 bytes) | time (8) | n (1) | n key numbers (8 each), all big-endian
    commitment = SHA-256("habeas/entry\\0" | plain)
    sealed = nonce (12) | AES-256-GCM of plain, with the header as context
    plain = salt (16) | length and kind | length (2) and by | body

The salt makes the commitment tell nothing once the key is gone; with the plain text in hand anybody can check
it. Kind and author lie inside: a header tells only when, and under which opaque keys.
"""

import os
import struct
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from habeas.ledger.clock import moment
from habeas.protection.digest import digester
from habeas.protection.ring import CASE_KEY
from habeas.protection.sealing import NONCE, Damaged, cipher, unseal

FORM = 1
SALT = 16
COMMITMENT = 32
COMMIT_TAG = b"habeas/entry\0"
FIXED = struct.Struct(">B6sQB")
KeyOf = Callable[[tuple[int, ...]], bytes | None]
"""From key numbers to the key for all of them together; None if one is gone."""


class Draft(Struct, frozen=True, kw_only=True):
    """What somebody asks to append: a kind, canonical bytes, and the numbers of the keys of all sources
    that it draws on. The ledger adds the rest; author and wall clock are the act's unless they are given, as
    for what is written again under another key."""

    kind: str
    body: bytes
    keys: tuple[int, ...] = (CASE_KEY,)
    by: str | None = None
    at: datetime | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """An entry as it stands in this copy.

    `number` counts from 1 in the order of arrival; `feed` is the public key of the device that signed it and
    `place` its place there, from 0; `order` sorts all entries of all feeds the same way in every copy. `at`
    is what the wall clock said, UTC; `by` the user who acted; entries of one act share `act`, the number of
    its first. `body` is None, and `kind` and `by` empty, where a key it needs is gone.
    """

    number: int
    act: int
    feed: bytes
    place: int
    order: int
    at: datetime
    keys: tuple[int, ...]
    by: str
    kind: str
    body: bytes | None


class Header(Struct, frozen=True):
    """A header that was read: wall clock, time, key numbers, and where it ends in the entry."""

    wall: int
    time: int
    keys: tuple[int, ...]
    end: int

    @property
    def at(self) -> datetime:
        """What the wall clock said."""
        return moment(self.wall)


class NotAnEntry(ValueError):
    """The bytes are no entry of a form that this version knows."""


def header_bytes(wall: int, time: int, keys: tuple[int, ...]) -> bytes:
    """The bytes of a header."""
    return struct.pack(f">B6sQB{len(keys)}Q", FORM, wall.to_bytes(6, "big"), time, len(keys), *keys)


def header(entry: bytes) -> Header:
    """The header of an entry. Raises NotAnEntry."""
    try:
        form, wall, time, count = FIXED.unpack_from(entry)
        keys = struct.unpack_from(f">{count}Q", entry, FIXED.size)
    except struct.error as why:
        raise NotAnEntry("too short for an entry") from why
    if form != FORM:
        raise NotAnEntry(f"an entry of form {form}; this version knows form {FORM}")
    return Header(int.from_bytes(wall, "big"), time, keys, FIXED.size + 8 * count)


def time_of(entry: bytes) -> int:
    """The time in an entry's header, without reading the rest."""
    return int.from_bytes(entry[7:15], "big")


def plain_bytes(kind: str, by: str, body: bytes, salt: bytes | None = None) -> bytes:
    """What is sealed: a fresh salt, kind, author and body."""
    name, author = kind.encode(), by.encode()
    lengths = bytes([len(name)]), len(author).to_bytes(2, "big")
    return b"".join((salt or os.urandom(SALT), lengths[0], name, lengths[1], author, body))


def parts(plain: bytes) -> tuple[str, str, bytes]:
    """Kind, author and body. Raises NotAnEntry."""
    end = SALT + 1 + plain[SALT] if len(plain) > SALT else len(plain)
    body = end + 2 + int.from_bytes(plain[end : end + 2], "big")
    if body > len(plain):
        raise NotAnEntry("shorter than it says")
    try:
        return plain[SALT + 1 : end].decode(), plain[end + 2 : body].decode(), plain[body:]
    except UnicodeDecodeError as why:
        raise NotAnEntry("kind or author is no text") from why


def commitment(plain: bytes) -> bytes:
    """What a leaf holds of the words: it tells nothing without them, and no other words fit it."""
    return digester(COMMIT_TAG + plain).digest()


def entry_bytes(head: bytes, plain: bytes, key: bytes, nonce: bytes) -> bytes:
    """A whole entry, sealed. The nonce must be fresh random bytes."""
    return b"".join((head, commitment(plain), nonce, cipher(key).encrypt(nonce, plain, head)))


def opened(entry: bytes, head: Header, key: bytes) -> bytes:
    """The plain bytes of an entry. Raises Damaged if it does not open or is not what the leaf commits to."""
    start = head.end + COMMITMENT
    plain = unseal(key, entry[start:], entry[: head.end])
    if commitment(plain) != entry[head.end : start]:
        raise Damaged("the words are not those that were signed")
    return plain


__all__ = [
    "NONCE", "Draft", "Entry", "Header", "KeyOf", "NotAnEntry", "commitment", "entry_bytes", "header",
    "header_bytes", "opened", "parts", "plain_bytes", "time_of",
]  # fmt: skip
