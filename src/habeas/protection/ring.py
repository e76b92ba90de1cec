"""The ring: the keys of all sources, in one small sealed file beside the record. A key destroyed here is gone.

Keys go by opaque numbers. Number 0 is the case's own key and 1 the key of what says who may sign; neither is
on the ring, both are derived from the case key. The file is written whole, and synced, before anything is
sealed under a new key. Whoever changes the ring holds the record's write lock.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas.protection import files
from habeas.protection.sealing import Damaged, derived, forget_ciphers, new_key, seal, several, unseal

CASE_KEY = 0
"""The number of the key for entries that draw on no source."""
CONTROL_KEY = 1
"""The number of the key for entries that say who may sign."""
RESERVED = 16
"""Numbers below are never given to sources."""
MAGIC = b"habeas ring 1\n"


class RingError(Exception):
    """The ring cannot be read. The message says what to do."""


class SourceKey(Struct, frozen=True, kw_only=True):
    """The key (hex) of one source, and its number."""

    number: int
    source: str
    key: str


class Shelf(Struct, frozen=True, kw_only=True):
    """The throw-away key (hex) of the shelves, and which generation of shelves it opens."""

    generation: int
    key: str


class Content(Struct, frozen=True, kw_only=True):
    """What the ring holds."""

    keys: tuple[SourceKey, ...] = ()
    shelf: Shelf


class Ring:
    """The ring of one case, opened with the case key."""

    def __init__(self, path: Path, case_key: bytes) -> None:
        self._path, self._case_key = path, case_key
        self._seen: tuple[int, int, int] | None = None
        self._numbers: dict[str, int] = {}
        self._keys: dict[int, bytes] = {}
        self._shelf = Shelf(generation=1, key=new_key().hex())

    @classmethod
    def create(cls, path: Path, case_key: bytes) -> "Ring":
        """An empty ring in a new file."""
        ring = cls(path, case_key)
        ring._write(ring._content([]), wipe=False)
        return ring

    def key(self, numbers: tuple[int, ...]) -> bytes | None:
        """The key for what draws on all these sources; None if one of their keys is gone or never came."""
        found = [self._one(number) for number in numbers]
        keys = tuple(key for key in found if key is not None)
        if len(keys) < len(numbers):
            return None
        return several(keys)

    def of(self, source: str) -> int | None:
        """The number of a source's key; None if it has none here."""
        if source not in self._numbers:
            self.look()
        return self._numbers.get(source)

    def source_key(self, source: str) -> bytes | None:
        """The key of a source; None if it has none here."""
        number = self.of(source)
        return None if number is None else self._keys.get(number)

    def entries(self, sources: Iterable[str] | None = None) -> tuple[SourceKey, ...]:
        """The keys on the ring, of these sources or all, by number."""
        self.look()
        wanted = None if sources is None else set(sources)
        return tuple(
            SourceKey(number=number, source=source, key=self._keys[number].hex())
            for number, source in sorted((number, source) for source, number in self._numbers.items())
            if wanted is None or source in wanted
        )

    def add(self, source: str) -> int:
        """Make a key for a new source; it is on disk when this returns."""
        return self.add_all([source])[0]

    def add_all(self, sources: Iterable[str]) -> list[int]:
        """Make keys for several new sources; they are on disk when this returns."""
        made = [SourceKey(number=_new_number(), source=source, key=new_key().hex()) for source in sources]
        self.adopt(made)
        return [entry.number for entry in made]

    def adopt(self, keys: Iterable[SourceKey]) -> None:
        """Take keys onto the ring. A number or a source that has a key keeps it, whatever is brought."""
        have = self.entries()
        numbers = {entry.number for entry in have} | set(range(RESERVED))
        sources = {entry.source for entry in have}
        fresh = [entry for entry in keys if entry.number not in numbers and entry.source not in sources]
        if fresh:
            self._write(self._content([*have, *fresh]), wipe=False)

    def destroy(self, sources: Iterable[str]) -> None:
        """Destroy the keys of sources, and the shelves' key with them: both files are written over."""
        gone = set(sources)
        kept = [entry for entry in self.entries() if entry.source not in gone]
        self._shelf = Shelf(generation=self._shelf.generation + 1, key=new_key().hex())
        self._write(self._content(kept), wipe=True)

    def shelf(self) -> Shelf:
        """Which generation of the shelves is good, and its key."""
        self.look()
        return self._shelf

    def renew_shelf(self) -> Shelf:
        """Throw the shelves' key away and take a new one."""
        have = self.entries()
        self._shelf = Shelf(generation=self._shelf.generation + 1, key=new_key().hex())
        self._write(self._content(have), wipe=False)
        return self._shelf

    def look(self) -> None:
        """Read the file again if another process changed it. Raises RingError."""
        try:
            stat = self._path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen:
                self._take(opened(self._path.read_bytes(), self._case_key))
                self._seen = seen
        except OSError as why:
            raise RingError(f"the ring at {self._path} cannot be read: {why.strerror}. {PUT_BACK}") from why

    def _one(self, number: int) -> bytes | None:
        if number < RESERVED:
            return reserved(self._case_key, number)
        if number not in self._keys:
            self.look()
        return self._keys.get(number)

    def _take(self, content: Content) -> None:
        if self._keys.keys() - {entry.number for entry in content.keys}:
            forget_ciphers()
        self._numbers = {entry.source: entry.number for entry in content.keys}
        self._keys = {entry.number: bytes.fromhex(entry.key) for entry in content.keys}
        self._shelf = content.shelf

    def _content(self, keys: Iterable[SourceKey]) -> Content:
        return Content(keys=tuple(keys), shelf=self._shelf)

    def _write(self, content: Content, *, wipe: bool) -> None:
        data = sealed(content, self._case_key)
        if wipe:
            files.put_and_wipe(self._path, data)
        else:
            files.put(self._path, data)
        self._seen = None
        self._take(content)


PUT_BACK = "Put it back from the ring that lies beside a backup (habeas restore)."


def reserved(case_key: bytes, number: int) -> bytes | None:
    """The keys that every holder of the case key has: 0 the case's own, 1 of who may sign."""
    names = {CASE_KEY: "entries", CONTROL_KEY: "control"}
    return derived(case_key, names[number]) if number in names else None


def sealed(content: Content, case_key: bytes) -> bytes:
    """The bytes of a ring file."""
    body = msgspec.json.encode(content, order="sorted")
    return MAGIC + seal(derived(case_key, "ring"), body, MAGIC)


def opened(data: bytes, case_key: bytes) -> Content:
    """What a ring file holds. Raises RingError."""
    try:
        if not data.startswith(MAGIC):
            raise RingError(f"this is no ring of habeas. {PUT_BACK}")
        body = unseal(derived(case_key, "ring"), data[len(MAGIC) :], MAGIC)
        return msgspec.json.decode(body, type=Content)
    except (Damaged, msgspec.MsgspecError) as why:
        raise RingError(f"the ring of this case was changed, or belongs to another case. {PUT_BACK}") from why


def without(content: Content, sources: set[str]) -> Content:
    """The same ring without the keys of these sources."""
    return replace(content, keys=tuple(entry for entry in content.keys if entry.source not in sources))


def _new_number() -> int:
    # 62 random bits: two laptops that work apart never give one number twice, and SQLite holds it.
    return int.from_bytes(os.urandom(8), "big") >> 2 | 1 << 61
