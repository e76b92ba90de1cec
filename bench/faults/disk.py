"""A disk as a log of calls tells of it: what has reached it for good, and what a power cut may take or tear.

Only fsync makes anything last, and strictly: of a file, its bytes; of a folder, the names in it. Whatever was not
synced may be there, missing, or torn at 512 bytes; changes of names in one folder may be lost from the last back.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from random import Random

SECTOR = 512
HEAD = struct.Struct("=IiqII")


class Op(IntEnum):
    """The calls in a log, as recorder.c numbers them."""

    OPEN = 1
    WRITE = 2
    TRUNCATE = 3
    RENAME = 4
    UNLINK = 5
    MKDIR = 6
    RMDIR = 7
    SYNC = 8
    CLOSE = 9
    SAID = 10


@dataclass(frozen=True, slots=True)
class Call:
    """One call: on a descriptor, at a place, with bytes or paths."""

    op: Op
    fd: int
    at: int
    first: bytes
    second: bytes


def calls(log: Path) -> Iterator[Call]:
    """The calls of a log, in their order."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        op, fd, where, first, second = HEAD.unpack_from(data, at)
        at += HEAD.size
        yield Call(Op(op), fd, where, data[at : at + first], data[at + first : at + first + second])
        at += first + second


@dataclass(eq=False, slots=True)
class File:
    """A file: the bytes that last, and writes (place, bytes) and cuts (place, None) that may not."""

    lasting: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """Everything so far lasts."""
        self.lasting = self.torn(None)
        self.pending.clear()

    def torn(self, chance: Random | None) -> bytearray:
        """The bytes after a cut; with no chance, all that was written."""
        data, how = (
            bytearray(self.lasting),
            chance.choice(("none", "all", "any", "first")) if chance else "all",
        )
        kept = chance.randint(0, len(self.pending)) if chance and how == "first" else 0
        for number, (at, new) in enumerate(self.pending):
            if how == "none" or (how == "first" and number >= kept):
                continue
            if how == "any" and chance:
                _tear(data, at, new, chance)
            else:
                _put(data, at, new)
        return data


@dataclass(eq=False, slots=True)
class Folder:
    """A folder: names that last, names as the program sees them."""

    lasting: "dict[str, File | Folder]" = field(default_factory=dict)
    live: "dict[str, File | Folder]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of names that was not synced: `name` in `folder` is `node` now, or gone (None). A move is one
    change, which takes `gone` from `source` as well."""

    folder: Folder
    name: str
    node: "File | Folder | None"
    source: Folder | None = None
    gone: str = ""


class Disk:
    """Follows a log. `below` is the folder that it is of; whatever is there at the start lasts."""

    def __init__(self, below: Path) -> None:
        self._below = os.fsencode(below)
        self._root = Folder()
        self._open: dict[int, File | Folder] = {}
        self._changes: list[Change] = []
        self._load(self._root, below)

    def take(self, call: Call) -> None:
        """Take the next call of the log."""
        node = self._open.get(call.fd) if call.fd >= 0 else None
        match call.op:
            case Op.OPEN:
                self._opened(call)
            case Op.CLOSE:
                self._open.pop(call.fd, None)
            case Op.WRITE if isinstance(node, File):
                node.pending.append((call.at, call.first))
            case Op.TRUNCATE if isinstance(node, File):
                node.pending.append((call.at, None))
            case Op.SYNC if node is not None:
                self._sync(node)
            case Op.MKDIR:
                self._name(call.first, Folder())
            case Op.UNLINK | Op.RMDIR:
                self._name(call.first, None)
            case Op.RENAME:
                self._move(call)
            case _:
                pass

    def after_cut(self, chance: Random, to: Path) -> None:
        """Write one of the states that a power cut at this moment may leave into an empty folder."""
        names = self._names_left(chance)
        self._write(self._root, to, names, chance)

    def _load(self, folder: Folder, path: Path) -> None:
        for one in path.iterdir():
            node: File | Folder = Folder() if one.is_dir() else File(bytearray(one.read_bytes()))
            folder.lasting[one.name] = folder.live[one.name] = node
            if isinstance(node, Folder):
                self._load(node, one)

    def _parts(self, path: bytes) -> list[str]:
        return [part for part in os.fsdecode(path[len(self._below) :]).split("/") if part]

    def _at(self, parts: list[str]) -> "File | Folder | None":
        node: File | Folder | None = self._root
        for part in parts:
            node = node.live.get(part) if isinstance(node, Folder) else None
        return node

    def _folder_of(self, path: bytes) -> tuple[Folder, str]:
        *above, name = self._parts(path)
        folder = self._at(above)
        if not isinstance(folder, Folder):
            raise ValueError(f"the log names {path!r}, whose folder was never made")
        return folder, name

    def _opened(self, call: Call) -> None:
        parts = self._parts(call.first)
        node = self._at(parts)
        if node is None:
            node = File()
            self._name(call.first, node)
        elif isinstance(node, File) and call.at & os.O_TRUNC:
            node.pending.append((0, None))
        self._open[call.fd] = node

    def _name(self, path: bytes, node: "File | Folder | None") -> None:
        folder, name = self._folder_of(path)
        self._change(Change(folder, name, node))

    def _move(self, call: Call) -> None:
        source, gone = self._folder_of(call.first)
        folder, name = self._folder_of(call.second)
        self._change(Change(folder, name, source.live[gone], source, gone))

    def _change(self, change: Change) -> None:
        _apply(change, change.folder.live, change.source.live if change.source else None)
        self._changes.append(change)

    def _sync(self, node: "File | Folder") -> None:
        if isinstance(node, File):
            node.sync()
            return
        left = []
        for change in self._changes:
            if node in (change.folder, change.source):
                _apply(change, change.folder.lasting, change.source.lasting if change.source else None)
            else:
                left.append(change)
        self._changes = left

    def _names_left(self, chance: Random) -> "dict[int, dict[str, File | Folder]]":
        """Names of every folder that has unsynced changes, by its identity: of each, some from the first on."""
        how = chance.choice(("none", "all", "some"))
        waiting: dict[int, int] = {}
        for change in self._changes:
            waiting[id(change.folder)] = waiting.get(id(change.folder), 0) + 1
        keep = {
            folder: {"none": 0, "all": count, "some": chance.randint(0, count)}[how]
            for folder, count in waiting.items()
        }
        names: dict[int, dict[str, File | Folder]] = {}
        for change in self._changes:
            own = names.setdefault(id(change.folder), dict(change.folder.lasting))
            source = change.source
            other = names.setdefault(id(source), dict(source.lasting)) if source else None
            if keep[id(change.folder)] > 0:
                keep[id(change.folder)] -= 1
                _apply(change, own, other)
        return names

    def _write(
        self, folder: Folder, to: Path, names: "dict[int, dict[str, File | Folder]]", chance: Random
    ) -> None:
        for name, node in names.get(id(folder), folder.lasting).items():
            if isinstance(node, Folder):
                (to / name).mkdir()
                self._write(node, to / name, names, chance)
            elif not name.endswith("-shm"):  # Mapped memory: after a cut it holds nothing that is used.
                (to / name).write_bytes(node.torn(chance))


def _apply(
    change: Change, own: "dict[str, File | Folder]", source: "dict[str, File | Folder] | None"
) -> None:
    if source is not None and source.get(change.gone) is change.node:
        del source[change.gone]
    if change.node is None:
        own.pop(change.name, None)
    else:
        own[change.name] = change.node


def _put(data: bytearray, at: int, new: bytes | None) -> None:
    if new is None:
        del data[at:]
        data.extend(bytes(at - len(data)))
        return
    data.extend(bytes(max(0, at - len(data))))
    data[at : at + len(new)] = new


def _tear(data: bytearray, at: int, new: bytes | None, chance: Random) -> None:
    """Keep the write, drop it, or keep some of its sectors."""
    how = chance.choice(("keep", "drop", "tear"))
    if how == "keep" or (new is None and how == "tear"):
        _put(data, at, new)
    elif how == "tear" and new is not None:
        start = at
        while start < at + len(new):
            end = min(at + len(new), (start // SECTOR + 1) * SECTOR)
            if chance.getrandbits(1):
                _put(data, start, new[start - at : end - at])
            start = end
