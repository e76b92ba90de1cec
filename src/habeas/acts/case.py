"""A case on disk: key file, ring, record, and each source's sealed files.

CASE/keys opens it, CASE/ring holds the keys of sources, CASE/record.db is the record, CASE/sources/ID/ the sealed
files, CASE/shelves/ is derived and can be burnt, CASE/people.db is who signs in at the desk. What signs lies elsewhere
(`protection.device`).
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TypeVar

from habeas.acts import sealed_files
from habeas.acts.read_so_far import Read, ReadSoFar, noted_of
from habeas.acts.sealed_files import ORIGINAL, attachment_name, layer_name
from habeas.language import gettext as _
from habeas.ledger import Access, Draft, Entry, Ledger, LedgerError, Moved
from habeas.ledger.authority import DeviceOn, UserOn, certificate, introduction
from habeas.ledger.entry import KeyOf
from habeas.protection import erased, files, keyfile
from habeas.protection.device import Device
from habeas.protection.digest import sha256
from habeas.protection.keyfile import Keys, KeysError, SlotKind
from habeas.protection.passphrase import Cost
from habeas.protection.ring import CASE_KEY, Ring, RingError
from habeas.protection.sealing import Damaged
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.draws_on import draws_on
from habeas.statements.growing import Changes
from habeas.statements.known import Known
from habeas.statements.leaving import Withdrawal
from habeas.statements.mention import Mention
from habeas.statements.source import Attachment, Source, TextLayer

T = TypeVar("T")
ATTEMPTS = 20
"""How often an act is decided anew when others write at the same moment."""
KEYS, RING, RECORD, SOURCES, SHELVES, PEOPLE = "keys", "ring", "record.db", "sources", "shelves", "people.db"
"""What lies in the folder of a case."""


class CaseError(Exception):
    """Something about a case that a person must put right. The message says what, and what to do."""


class Case:
    """One case, opened by one user. Make it with `create` or `open`; share it freely between threads, every act
    is a transaction of its own."""

    def __init__(self, path: Path, keys: Keys, ring: Ring, ledger: Ledger) -> None:
        self.path, self.keys, self.ring, self.ledger = path, keys, ring, ledger
        self._read = ReadSoFar()
        self._lock = RLock()

    @classmethod
    def create(
        cls, path: Path, *, user: str, passphrase: str, sheet: str, at: datetime, cost: Cost
    ) -> "Case":
        """Make an empty case in a new or empty folder, with its first user and this device. Raises CaseError."""
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CaseError(f"{path} is not an empty folder; nothing was changed. Name a new one.")
        path.mkdir(parents=True, exist_ok=True)
        # Nobody else on this machine reads a case, also where the folder was there before.
        path.chmod(0o700)
        file, keys = keyfile.new(user, passphrase, sheet, cost)
        try:
            (path / SOURCES).mkdir(mode=0o700)
            files.put(path / KEYS, keyfile.encode(file, keys.key))
            ring = Ring.create(path / RING, keys.key)
            case = cls(path, keys, ring, Ledger.create(path / RECORD, _access(keys, ring, None)))
            first = UserOn(name=user, root=keys.root.public.hex(), chance=file.chance)
            case.enrol(at=at, more=[introduction(first)])
            # A folder lasts only once the folder around it is synced.
            files.sync(path.parent)
        except (OSError, LedgerError) as why:
            shutil.rmtree(path, ignore_errors=True)
            raise CaseError(
                _("the case could not be made: {why}. Nothing is left of it; try again.").format(why=why)
            ) from why
        return case

    @classmethod
    def open(cls, path: Path, keys: Keys) -> "Case":
        """Open a case with keys from `unlock`. Raises CaseError if there is none, or it does not open."""
        try:
            ring = Ring(path / RING, keys.key)
            ring.look()
            return cls(
                path, keys, ring, Ledger.open(path / RECORD, _access(keys, ring, Device.known(path, keys)))
            )
        except (LedgerError, RingError) as why:
            raise CaseError(str(why)) from why

    def close(self) -> None:
        """Let go of the case's files."""
        self.ledger.close()

    def act(self, decide: Callable[[Known], Iterable[Record]], *, by: str, at: datetime) -> None:
        """Write what `decide` makes of what is known: all of it, or nothing.

        If others wrote meanwhile, `decide` is asked again with what is known now, so that no act rests
        on a page that is out of date. It may raise CaseError; if there is nothing to note, nothing is written. What it
        gives is let go of one by one, so that a list of 100,000 people is never in memory twice.
        """
        for _attempt in range(ATTEMPTS):
            last = self.last_entry()
            drafts = self._drafts(decide(self.known()))
            try:
                if not drafts:
                    return
                if self.enrol(at=at):
                    continue
                self.ledger.append(drafts, by=by, at=at, after=last)
                return
            except Moved:
                continue
            except LedgerError as why:
                raise CaseError(str(why)) from why
        raise CaseError(_("others keep writing to this case; nothing of this act was stored. Try again."))

    def enrol(self, *, at: datetime, more: list[Draft] | None = None, anew: bool = False) -> int:
        """Give this copy a device key of its own if it has none yet (or `anew`), and sign it on.

        The new feed continues the line of whoever wrote last in this copy. Returns the number of the last
        entry written; 0 if there was nothing to do.
        """
        device = self.ledger.access.device
        if device and not anew and any(feed.key == device.signer.public for feed in self.ledger.feeds()):
            return 0
        if device is None or anew:
            device = Device.new(self.path, self.keys)
        before, count = self.ledger.last_writer(), len(self.ledger.authority().devices)
        self.ledger.access = _access(self.keys, self.ring, device)
        made = DeviceOn(
            case=self.keys.case.hex(),
            device=device.signer.public.hex(),
            # A number and no host name: the record must not tell on whose machine it was written.
            name=f"device {count + 1}",
            root=self.keys.root.public.hex(),
            after=before.hex() if before else "",
        )
        drafts = [certificate(made, self.keys.root), *(more or [])]
        return self.ledger.append(drafts, by=self.keys.user, at=at)

    def access(self, key_of: KeyOf | None = None) -> Access:
        """What opens the record for this user and device; with other keys of entries, if given."""
        return replace(self.ledger.access, key_of=key_of or self.ring.key)

    def last_entry(self) -> int:
        """The number of the last entry; 0 for an empty record."""
        self._catch_up()
        return self._read.to

    def known(self, until: datetime | None = None, hidden: frozenset[str] = frozenset()) -> Known:
        """What the record holds; with `until`, what this copy held at that moment ("what we knew then"); without
        the sources that are `hidden`, and whatever draws on them."""
        self._catch_up()
        with self._lock:
            if until is None:
                return self._read.without(hidden) if hidden else self._read.known
            reached = self.ledger.known_at(until if until.tzinfo else until.replace(tzinfo=UTC))
            return self._read.at(reached, hidden)

    def changes(self, since: Known, until: Known) -> Changes | None:
        """What came into force and went out of it from one state of this case to a later one; None if it is not
        remembered."""
        with self._lock:
            return self._read.changes(since, until)

    def with_more(self, new: list[Read]) -> Known:
        """What would be known with more entries."""
        return self._read.with_more(new)

    def sealed_off(self) -> int:
        """How many entries cannot be read here, because a key they need is gone or never came."""
        self._catch_up()
        return self._read.sealed_off()

    def number_of(self, id_: str) -> int:
        """The number of the entry that noted a value, or the telling of a statement. Raises CaseError."""
        statement = self.known().statements.get(id_)
        noted = self.known().noted.get(statement.telling.id if statement else id_)
        if noted is None:
            raise CaseError(f"nothing in this case has the id {id_!r}; habeas person --json prints ids")
        return noted.number

    def original(self, source: str) -> bytes:
        """The bytes of a source as they came. Raises CaseError if they are missing or were changed."""
        return self._file(source, ORIGINAL, of_source(self.known().sources, source).sha256)

    def attachment(self, id_: str) -> bytes:
        """The bytes of a file that came with a source. Raises CaseError as `original` does."""
        item = of_source(self.known().attachments, id_)
        return self._file(item.source, attachment_name(id_), item.sha256)

    def text(self, source: str) -> str:
        """The text layer of a source that its passages count in. Raises CaseError as `original` does."""
        layer = of_source(self.known().layers, source)
        return self._file(source, layer_name(layer.version), layer.sha256).decode("utf-8")

    def store_source(
        self,
        source: Source,
        data: bytes,
        layer: TextLayer,
        text: str,
        attached: Iterable[tuple[Attachment, bytes]] = (),
    ) -> None:
        """Make a key for a source and put its sealed files in place, synced, before its entries are written."""
        with self.ledger.writing():
            self.ring.add(source.id)
        folder, key = self.folder(source.id), self._key(source.id)
        sealed_files.put(folder, ORIGINAL, key, data)
        sealed_files.put(folder, layer_name(layer.version), key, text.encode("utf-8"))
        for item, content in attached:
            sealed_files.put(folder, attachment_name(item.id), key, content)
        files.sync(folder.parent)

    def discard_source(self, source: str) -> None:
        """Remove the files of a source whose entries were never written."""
        if source not in self.known().sources:
            sealed_files.remove(self.folder(source))

    def folder(self, source: str) -> Path:
        """Where the sealed files of a source lie."""
        return self.path / SOURCES / source

    def kept(self, source: str, name: str) -> bytes | None:
        """A file kept beside a source, such as a reading; None if there is none, or it was damaged."""
        try:
            return sealed_files.get(self.folder(source), name, self._key(source))
        except Damaged:
            return None

    def keep(self, source: str, name: str, data: bytes) -> None:
        """Keep a derived file beside a source; it can always be made again."""
        sealed_files.put(self.folder(source), name, self._key(source), data)

    def warnings(self) -> list[str]:
        """What whoever works in this copy must know: that it went back, or that its key was used twice."""
        older = _(
            "This copy is older than what this machine has seen: {have} of {size} entries of one device are here. "
            "If you did not put back an old copy yourself, somebody did. habeas verify CASE says more."
        )
        return [older.format(have=have, size=head.size) for head, have in self.ledger.went_back()]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else in this process reads the record meanwhile."""
        with self._lock:
            yield

    def look_anew(self) -> None:
        """Read the whole record again: there may be keys now for what could not be read."""
        with self._lock:
            self._read = ReadSoFar()

    def _drafts(self, values: Iterable[Record]) -> list[Draft]:
        whole, made, new = self.known(), list[Draft](), dict[str, str]()
        for value in values:
            if isinstance(value, Mention):
                new[value.id] = value.source
            kind, body = codec.encode(value, self._body_before(value) if isinstance(value, Source) else None)
            made.append(Draft(kind=kind, body=body, keys=self._numbers(draws_on(value, whole, new))))
        return made

    def _body_before(self, source: Source) -> bytes | None:
        """The body of the version of a source that is in force, if it is noted anew."""
        return self._read.body_of(source.id) if source.id in self.known().sources else None

    def _numbers(self, sources: tuple[str, ...] | None) -> tuple[int, ...]:
        found = [None] if sources is None else [self.ring.of(source) for source in sources]
        if None in found:
            raise CaseError(_("a source this draws on was withdrawn; nothing was stored"))
        return tuple(sorted(number for number in found if number is not None)) or (CASE_KEY,)

    def _key(self, source: str) -> bytes:
        key = self.ring.source_key(source)
        if key is None:
            raise CaseError(
                _("the key of source {id} is not here: it was withdrawn, or the ring is another's").format(
                    id=source
                )
            )
        return key

    def _catch_up(self) -> None:
        """Read entries appended since the last look, by whomever; the rest is in memory already."""
        try:
            with self._lock:
                last = self.ledger.last_number()
                if last != self._read.to:
                    self._read_on(last)
        except LedgerError as why:
            raise CaseError(str(why)) from why

    def _read_on(self, last: int) -> None:
        controls = self.ledger.count_of_controls()
        if controls != self._read.controls:
            # Who may sign has changed, and with it which entries count.
            self.look_anew()
            self._read.controls = controls
        new = self._read.understood(self.ledger.entries(after=self._read.to))
        withdrawn = {one.value.source for one in noted_of(new) if isinstance(one.value, Withdrawal)}
        on_ring = withdrawn & {key.source for key in self.ring.entries(withdrawn)} if withdrawn else withdrawn
        if on_ring or withdrawn & self._read.known.sources.keys():
            # The key may be gone already, destroyed by another process: what was read with it goes, too.
            self.forget_sources(withdrawn, on_ring)
            self.look_anew()
            self._read_on(last)
            return
        self._read.add(new, last)

    def forget_sources(self, sources: set[str], on_ring: set[str]) -> None:
        """Destroy the keys that are left of withdrawn sources, the shelves with them, and remove their files."""
        if on_ring:
            with self.ledger.writing():
                self.ring.destroy(on_ring)
        erased.let_go()
        # Their key is gone; without it they are noise, but nobody should wonder about it.
        shutil.rmtree(self.path / SHELVES, ignore_errors=True)
        for source in sources:
            sealed_files.remove(self.folder(source))

    @property
    def not_understood(self) -> list[int]:
        """Numbers of entries that this version cannot read; a later one may."""
        return self._read.not_understood

    def read(self, entry: Entry) -> Read:
        """What is kept of an entry that was read, with what it notes."""
        return self._read.read(entry)

    def _file(self, source: str, name: str, digest: str) -> bytes:
        try:
            data = sealed_files.get(self.folder(source), name, self._key(source))
        except Damaged:
            data = b""
        if data is None:
            raise CaseError(
                _(
                    "the file {name} of source {id} is missing from {folder}; "
                    "put the folder back from a backup. The record itself is not harmed."
                ).format(name=name, id=source, folder=self.path / SOURCES)
            )
        if sha256(data) != digest:
            raise CaseError(
                _(
                    "the file {name} of source {id} is not as it was stored; put it back from a backup. "
                    "Nothing is taken from it until then."
                ).format(name=name, id=source)
            )
        return data


def of_source(there: Mapping[str, T], source: str) -> T:
    """What there is of a source. Raises CaseError if it was withdrawn meanwhile, or never was."""
    if source not in there:
        raise CaseError(
            _("the source {id} is not in this case; it may have been withdrawn. Nothing was stored.").format(
                id=source
            )
        )
    return there[source]


def unlock(path: Path, secret: str, *, kind: SlotKind = SlotKind.PASSPHRASE, user: str | None = None) -> Keys:
    """Open the key file of a case with a passphrase, or the words of a recovery sheet. Raises CaseError."""
    try:
        return keyfile.unlock(read_keys(path), secret, kind=kind, user=user)
    except KeysError as why:
        raise CaseError(str(why)) from why


def is_case(path: Path) -> bool:
    """Whether a case lies in a folder, be it damaged."""
    return (path / KEYS).exists() or (path / RECORD).exists()


def read_keys(path: Path) -> bytes:
    """The bytes of a case's key file. Raises CaseError."""
    try:
        return (path / KEYS).read_bytes()
    except FileNotFoundError as why:
        if (path / RECORD).exists():
            raise CaseError(f"the key file is missing from {path}; put it back from a backup") from why
        raise CaseError(f"there is no case at {path}; make one with: habeas init CASE") from why


def _access(keys: Keys, ring: Ring, device: Device | None) -> Access:
    return Access(keys.case, keys.for_("record"), ring.key, device)


__all__ = ["Case", "CaseError", "unlock"]
