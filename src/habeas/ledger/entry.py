"""One entry of the record: a small clear header and a sealed body. The leaf commits to both, and to the words.

    entry = header | commitment | sealed
    header = 1 (form) | wall ms (6 bytes) | time (8) | n (1) | n key numbers (8 each), all big-endian
    commitment = SHA-256("habeas/entry\\0" | plain)
    sealed = nonce (12) | AES-256-GCM of plain, with the header as context
    plain = salt (16) | length and kind | length (2) and by | body

Form, wall and time keep their places in every later form. The salt makes the commitment tell nothing once the
key is gone; with the plain text in hand anybody can check it. Kind and author lie inside: a header tells only
when, and under which opaque keys.
"""

import os
import struct
from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from habeas.ledger.clock import milliseconds
from habeas.protection.digest import digester
from habeas.protection.ring import CASE_KEY
from habeas.protection.sealing import NONCE, Cipher, Damaged, NotOpened, cipher

FORM = 1
FORM_BYTE = bytes([FORM])
SALT = 16
COMMITMENT = 32
COMMIT_TAG = b"habeas/entry\0"
COUNT_AT = 15
"""Where in a header the number of keys stands."""
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


class NotAnEntry(ValueError):
    """The bytes are no entry of a form that this version knows."""


class Gone(Exception):
    """The entry cannot be read here: a key it needs is gone or never came, or it is of a later form."""


class MissingKey(Exception):
    """Nothing can be sealed: a key it needs is gone."""


def sealed(drafts: Sequence[Draft], by: str, wall: int, time: int, key_of: KeyOf) -> list[bytes]:
    """The entries of one act: at wall clock `wall` (ms), with times from `time` on. Raises MissingKey."""
    random, sha, join = os.urandom((SALT + NONCE) * len(drafts)), digester, b"".join
    made, at, keys, who = list[bytes](), 0, None, None
    for place, draft in enumerate(drafts, start=time):
        # Most acts are of one source and one author: what does not change is not made anew.
        if draft.keys != keys:
            keys, (tail, seal) = draft.keys, _keyed(draft.keys, key_of)
        if (draft.kind, draft.by) != who:
            who, front = (draft.kind, draft.by), _front(draft.kind, draft.by or by)
        said = milliseconds(draft.at) if draft.at else wall
        head = join((FORM_BYTE, said.to_bytes(6, "big"), place.to_bytes(8, "big"), tail))
        plain = join((random[at : at + SALT], front, draft.body))
        at += SALT + NONCE
        nonce = random[at - NONCE : at]
        made.append(join((head, sha(COMMIT_TAG + plain).digest(), nonce, seal.encrypt(nonce, plain, head))))
    return made


class Opener:
    """Opens entries with the keys there are. Keeps ciphers for as long as it lives: let it live for one look."""

    def __init__(self, key_of: KeyOf) -> None:
        self._key_of = key_of
        self._ciphers: dict[bytes, Cipher | None] = {}
        self._fronts: dict[bytes, tuple[str, str]] = {}

    def opens_none(self, entries: Sequence[bytes]) -> bool:
        """Whether all of these are sealed under one and the same key, and that is not there: a quick look, which
        says no where a closer one is needed."""
        marks = {entry[:1] + entry[COUNT_AT : COUNT_AT + 9] for entry in entries}
        if len(marks) != 1 or marks.pop()[:2] != FORM_BYTE + b"\1":
            return False
        return self._cipher(entries[0], header_end(entries[0])) is None

    def plain(self, entry: bytes) -> bytes:
        """The plain bytes of an entry. Raises NotAnEntry, Gone; Damaged if it is not what was signed."""
        end = header_end(entry)
        opens = self._cipher(entry, end)
        if opens is None:
            raise Gone
        start = end + COMMITMENT
        try:
            plain = opens.decrypt(entry[start : start + NONCE], entry[start + NONCE :], entry[:end])
        except (NotOpened, ValueError) as why:
            raise Damaged("the seal does not open") from why
        if digester(COMMIT_TAG + plain).digest() != entry[end:start]:
            raise Damaged("the words are not those that were signed")
        return plain

    def parts(self, entry: bytes) -> tuple[str, str, bytes]:
        """Kind, author and body. Raises as `plain` does."""
        plain = self.plain(entry)
        body = body_start(plain)
        front = plain[SALT:body]
        who = self._fronts.get(front) or self._fronts.setdefault(front, _who(front))
        return *who, plain[body:]

    def _cipher(self, entry: bytes, end: int) -> Cipher | None:
        tail = entry[COUNT_AT:end]
        if tail not in self._ciphers:
            key = self._key_of(key_numbers(entry))
            self._ciphers[tail] = cipher(key) if key is not None else None
        return self._ciphers[tail]


def header_end(entry: bytes) -> int:
    """Where the header of an entry ends. Raises NotAnEntry, and Gone for a form that this version does not know."""
    if len(entry) <= COUNT_AT:
        raise NotAnEntry("too short for an entry")
    if entry[0] != FORM:
        raise Gone
    return COUNT_AT + 1 + 8 * entry[COUNT_AT]


def key_numbers(entry: bytes) -> tuple[int, ...]:
    """The numbers of the keys that an entry is sealed under; none that we know of for one of a later form."""
    if entry[:1] != FORM_BYTE:
        return ()
    try:
        return struct.unpack_from(f">{entry[COUNT_AT]}Q", entry, COUNT_AT + 1)
    except struct.error as why:
        raise NotAnEntry("too short for its keys") from why


def wall_of(entry: bytes) -> int:
    """What the wall clock said, in milliseconds."""
    return int.from_bytes(entry[1:7], "big")


def time_of(entry: bytes) -> int:
    """The time of an entry."""
    return int.from_bytes(entry[7:15], "big")


def body_start(plain: bytes) -> int:
    """Where in the plain bytes the body begins. Raises NotAnEntry."""
    end = SALT + 1 + plain[SALT] if len(plain) > SALT else len(plain) + 1
    start = end + 2 + int.from_bytes(plain[end : end + 2], "big")
    if start > len(plain):
        raise NotAnEntry("shorter than it says")
    return start


def read_plain(plain: bytes) -> tuple[str, str, bytes]:
    """Kind, author and body of plain bytes. Raises NotAnEntry."""
    body = body_start(plain)
    return *_who(plain[SALT:body]), plain[body:]


def commitment(plain: bytes) -> bytes:
    """What a leaf holds of the words: it tells nothing without them, and no other words fit it."""
    return digester(COMMIT_TAG + plain).digest()


def _keyed(keys: tuple[int, ...], key_of: KeyOf) -> tuple[bytes, Cipher]:
    key = key_of(keys)
    if key is None:
        raise MissingKey
    return struct.pack(f">B{len(keys)}Q", len(keys), *keys), cipher(key)


def _front(kind: str, by: str) -> bytes:
    name, author = kind.encode(), by.encode()
    return bytes([len(name)]) + name + len(author).to_bytes(2, "big") + author


def _who(front: bytes) -> tuple[str, str]:
    end = 1 + front[0]
    try:
        return front[1:end].decode(), front[end + 2 :].decode()
    except UnicodeDecodeError as why:
        raise NotAnEntry("kind or author is no text") from why
