"""One entry of the record: a small header and a body of bytes. The digest binds both to all before it."""

from datetime import datetime

from msgspec import Struct

from habeas.protection.digest import tagged

GENESIS = bytes(32)
"""What the first entry of a record follows."""


class Draft(Struct, frozen=True, kw_only=True):
    """What somebody asks to append: a kind and canonical bytes. The ledger adds the rest."""

    kind: str
    body: bytes


class Entry(Struct, frozen=True, kw_only=True):
    """An entry as it stands. `number` counts from 1; `at` is UTC; `by` is the user who acted;
    entries of one act share `act` (the number of its first entry) and were written together."""

    number: int
    act: int
    at: datetime
    by: str
    kind: str
    body: bytes
    digest: bytes


def digest(before: bytes, number: int, act: int, at: str, by: str, kind: str, body: bytes) -> bytes:
    """The digest of an entry that follows the digest `before`; `at` is the ISO 8601 text as stored."""
    header = (str(number).encode(), str(act).encode(), at.encode(), by.encode(), kind.encode())
    return tagged("entry", (before, *header, body))
