"""A case on disk: the record, and beside it each source's bytes, text layers and readings.

CASE/record.db is the record; CASE/sources/ID/ holds `original`, `text-VERSION.txt` and
`reading-VERSION.json`; CASE/shelves/ is derived and can be burnt.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from habeas.ledger import Draft, Ledger, LedgerError, Moved
from habeas.protection.digest import sha256
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.known import Known, Noted, known
from habeas.statements.source import Source, TextLayer

ATTEMPTS = 20
"""How often an act is decided anew when others write at the same moment."""


class CaseError(Exception):
    """Something about a case that a person must put right. The message says what, and what to do."""


class Case:
    """One case. Make it with `create` or `open`; share it freely, every act is a transaction of its own."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self._ledger = ledger
        self._items: list[Noted] = []
        self._known: tuple[int, Known] = (0, Known())
        self.not_understood: list[int] = []
        """Numbers of entries that this version cannot read; a later one may."""

    @classmethod
    def create(cls, path: Path) -> "Case":
        """Make an empty case in a new or empty folder. Raises CaseError."""
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CaseError(f"{path} is not an empty folder; nothing was changed. Name a new one.")
        path.mkdir(parents=True, exist_ok=True)
        # Nobody else on this machine reads a case, also where the folder was there before.
        path.chmod(0o700)
        (path / "sources").mkdir(mode=0o700)
        return cls(path, Ledger.create(path / "record.db"))

    @classmethod
    def open(cls, path: Path) -> "Case":
        """Open a case. Raises CaseError if there is none."""
        try:
            return cls(path, Ledger.open(path / "record.db"))
        except LedgerError as why:
            raise CaseError(str(why)) from why

    def act(self, decide: Callable[[Known], list[Record]], *, by: str, at: datetime) -> None:
        """Write what `decide` makes of what is known: all of it, or nothing.

        If others wrote meanwhile, `decide` is asked again with what is known now, so that no act rests
        on a page that is out of date. It may raise CaseError; an empty list writes nothing.
        """
        for _ in range(ATTEMPTS):
            last = self.last_entry()
            drafts = [Draft(kind=kind, body=body) for kind, body in map(codec.encode, decide(self.known()))]
            try:
                if drafts:
                    self._ledger.append(drafts, by=by, at=at, after=last)
                return
            except Moved:
                continue
        raise CaseError("others keep writing to this case; nothing of this act was stored. Try again.")

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
        # All up to the last entry noted by then: an entry rests on those before it, whatever their clocks.
        places = [place for place, item in enumerate(self._items, start=1) if item.at <= until]
        return known(self._items[: max(places, default=0)])

    def _catch_up(self) -> None:
        """Read entries appended since the last look, by whomever; the rest is in memory already."""
        new = list(self._ledger.entries(after=self._known[0]))
        if not new:
            return
        for entry in new:
            try:
                value = codec.decode(entry.kind, entry.body)
            except codec.Unreadable:
                # One odd entry must not close the case: it stays in the record and is told of.
                self.not_understood.append(entry.number)
                continue
            if value is not None:
                self._items.append(Noted(entry.number, entry.at, entry.by, value))
        self._known = (new[-1].number, known(self._items))

    def original(self, source: str) -> bytes:
        """The bytes of a source as they came. Raises CaseError if they are missing or were changed."""
        return self._read(source, "original", self.known().sources[source].sha256)

    def text(self, source: str) -> str:
        """The text layer of a source that its passages count in. Raises CaseError as `original` does."""
        layer = self.known().layers[source]
        return self._read(source, _layer_name(layer.version), layer.sha256).decode("utf-8")

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

    def first_bad_entry(self) -> int | None:
        """The number of the first entry of the record that is not as it was written; None if all are."""
        return self._ledger.first_bad_entry()

    def last_digest(self) -> str:
        """The digest of the last entry, hex: it stands for the whole record. Empty for an empty one."""
        digest = b""
        for entry in self._ledger.entries(after=self.last_entry() - 1):
            digest = entry.digest
        return digest.hex()

    def _read(self, source: str, name: str, digest: str) -> bytes:
        data = self.kept(source, name)
        if data is None:
            raise CaseError(
                f"the file {name} of source {source} is missing from {self.path / 'sources'}; "
                "put the folder back from a backup. The record itself is not harmed."
            )
        if sha256(data) != digest:
            raise CaseError(
                f"the file {name} of source {source} is not as it was stored; put it back from a backup. "
                "Nothing is taken from it until then."
            )
        return data


def _layer_name(version: str) -> str:
    return f"text-{version.replace('/', '-')}.txt"


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is whole or absent, whatever happens meanwhile."""
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError:
        Path(partial).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
