"""A case on disk: the record, and beside it each source's bytes, text layers and readings.

CASE/record.db is the record; CASE/sources/ID/ holds `original`, `text-VERSION.txt` and
`reading-VERSION.json`; CASE/shelves/ is derived and can be burnt.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from habeas.ledger import Draft, Entry, Ledger, LedgerError
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.known import Known, Noted, known
from habeas.statements.source import Source, TextLayer


class CaseError(Exception):
    """Something about a case that a person must put right. The message says what, and what to do."""


class Case:
    """One case. Make it with `create` or `open`; share it freely, every act is a transaction of its own."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self._ledger = ledger
        self._items: list[Noted] = []
        self._known: tuple[int, Known] = (0, Known())

    @classmethod
    def create(cls, path: Path) -> "Case":
        """Make an empty case in a new or empty folder. Raises CaseError."""
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CaseError(f"{path} is not an empty folder; nothing was changed. Name a new one.")
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        (path / "sources").mkdir(mode=0o700)
        return cls(path, Ledger.create(path / "record.db"))

    @classmethod
    def open(cls, path: Path) -> "Case":
        """Open a case. Raises CaseError if there is none."""
        try:
            return cls(path, Ledger.open(path / "record.db"))
        except LedgerError as why:
            raise CaseError(str(why)) from why

    def append(self, values: list[Record], *, by: str, at: datetime) -> list[Entry]:
        """Write the values of one act. All of them are in the record, or none is."""
        drafts = [Draft(kind=kind, body=body) for kind, body in map(codec.encode, values)]
        return self._ledger.append(drafts, by=by, at=at)

    def last_entry(self) -> int:
        """The number of the last entry; 0 for an empty record."""
        self._catch_up()
        return self._known[0]

    def known(self, until: datetime | None = None) -> Known:
        """What the record holds; with `until`, what it held at that moment ("what we knew then")."""
        self._catch_up()
        if until is None:
            return self._known[1]
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return known(item for item in self._items if item.at <= until)

    def _catch_up(self) -> None:
        """Read entries appended since the last look, by whomever; the rest is in memory already."""
        new = list(self._ledger.entries(after=self._known[0]))
        if not new:
            return
        for entry in new:
            value = codec.decode(entry.kind, entry.body)
            if value is not None:
                self._items.append(Noted(entry.number, entry.at, entry.by, value))
        self._known = (new[-1].number, known(self._items))

    def original(self, source: str) -> bytes:
        """The bytes of a source as they came."""
        return self._read(source, "original")

    def text(self, source: str) -> str:
        """The text layer of a source that its passages count in."""
        layer = self.known().layers[source]
        return self._read(source, _layer_name(layer.version)).decode("utf-8")

    def store_source(self, source: Source, data: bytes, layer: TextLayer, text: str) -> None:
        """Put a source's files in place, synced to disk, before its entries are written."""
        folder = self.path / "sources" / source.id
        folder.mkdir(mode=0o700)
        _write(folder / "original", data)
        _write(folder / _layer_name(layer.version), text.encode("utf-8"))
        _sync(folder)
        _sync(folder.parent)

    def discard_source(self, source: str) -> None:
        """Remove the files of a source whose entries were never written."""
        folder = self.path / "sources" / source
        if folder.is_dir() and source not in self.known().sources:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()

    def kept(self, source: str, name: str) -> bytes | None:
        """A file kept beside a source, such as a reading; None if there is none."""
        path = self.path / "sources" / source / name
        return path.read_bytes() if path.is_file() else None

    def keep(self, source: str, name: str, data: bytes) -> None:
        """Keep a derived file beside a source; it can always be made again."""
        _write(self.path / "sources" / source / name, data)

    def _read(self, source: str, name: str) -> bytes:
        data = self.kept(source, name)
        if data is None:
            raise CaseError(
                f"the file {name} of source {source} is missing from {self.path / 'sources'}; "
                "put the folder back from a backup. The record itself is not harmed."
            )
        return data


def _layer_name(version: str) -> str:
    return f"text-{version.replace('/', '-')}.txt"


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is whole or absent, whatever happens meanwhile."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        os.chmod(partial, 0o600)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
