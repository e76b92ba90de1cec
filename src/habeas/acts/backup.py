"""Back a case up while it is in use, and put it back. The ring goes into a file of its own.

A backup holds the record, the sealed files, the key file and who signs in at the desk, and no key of any source:
those lie in the ring's own file, which should be kept elsewhere and not for long. Without a ring a backup tells no
word, and a source that was withdrawn stays unreadable even in old backups once the old rings are gone.
"""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.acts import sealed_files
from habeas.acts.case import KEYS, PEOPLE, RECORD, RING, SOURCES, Case, CaseError, read_keys
from habeas.acts.depart import depart
from habeas.language import gettext as _
from habeas.ledger import Access, Ledger, LedgerError, database
from habeas.ledger.check import check
from habeas.ledger.clock import milliseconds
from habeas.protection import files
from habeas.protection import ring as rings
from habeas.protection.keyfile import Keys
from habeas.protection.ring import Content, RingError, Shelf
from habeas.protection.sealing import Damaged, derived, new_key
from habeas.protection.stream import StreamWriter, Unpacked, frames, read_head
from habeas.statements.leaving import Way

Progress = Callable[[int, int], None]
"""Hears how many sources, of how many, are written."""
MAGIC = b"habeas backup 1\n"
SUFFIX, RING_SUFFIX = ".backup", ".ring"
DRAFTS = ("people_calldraft",)
"""Tables of the people's database that hold words which no source's key seals yet: they are left out of backups."""


class BackupHead(Struct, frozen=True, kw_only=True):
    """The clear head: the key file, which a passphrase opens, and the salt (hex) of this backup's own key."""

    keys: str
    salt: str


class Backup(Struct, frozen=True, kw_only=True):
    """A backup that was written and verified: its file, the ring's file, how many entries it holds."""

    file: Path
    ring: Path
    entries: int


def back_up(
    case: Case, folder: Path, *, by: str, at: datetime, progress: Progress = lambda done, of: None
) -> Backup:
    """Write a backup and a copy of the ring into `folder`, read it back, and check it whole.

    Safe while the case is in use. Raises CaseError if it cannot be written or does not verify; then no
    backup of that name is left.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{case.path.name}-{at:%Y-%m-%d-%H%M%S}"
    file, ring = folder / (name + SUFFIX), folder / (name + RING_SUFFIX)
    if file.exists():
        raise CaseError(_("{file} is there already; nothing was written").format(file=file))
    try:
        with files.passing_folder(folder) as staging:
            _write(case, staging / file.name, staging, progress)
            entries = verify(staging / file.name, case.keys, at=at)
            (staging / file.name).replace(file)
        files.put(ring, (case.path / RING).read_bytes())
    except (LedgerError, OSError) as why:
        file.unlink(missing_ok=True)
        raise CaseError(
            _("the backup could not be made: {why}. The case itself is untouched.").format(why=why)
        ) from why
    depart(case, Way.BACKUP, file.name, by=by, at=at)
    return Backup(file=file, ring=ring, entries=entries)


def verify(file: Path, keys: Keys, *, at: datetime) -> int:
    """Read a backup to the last byte and check its record. Returns the number of entries. Raises CaseError."""
    with files.passing_folder(file.parent) as staging:
        found = unpack(file, keys, staging)
        # No keys of sources: digests, roots and signatures are checked, words are not read.
        access = Access(keys.case, keys.for_("record"), lambda numbers: _without_ring(keys, numbers))
        ledger = Ledger.open(found[RECORD], access)
        try:
            report = check(ledger, wall=milliseconds(at))
        finally:
            ledger.close()
    if report.problems:
        said = _("the backup does not verify: {problem}. It was not kept; try again.")
        raise CaseError(said.format(problem=report.problems[0]))
    return report.entries


def newest(folder: Path) -> Path:
    """The newest backup in a folder, by the time in its name. Raises CaseError if there is none."""
    found = sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: file.stem[-len("2026-05-20-181500") :])
    if not found:
        raise CaseError(
            f"there is no backup in {folder}; its name would end in {SUFFIX}. Nothing was changed."
        )
    return found[-1]


def head_of(file: Path) -> tuple[bytes, BackupHead]:
    """The head of a backup, as bytes and as read. Raises CaseError."""
    try:
        with file.open("rb") as stream:
            whole, line = read_head(stream, MAGIC)
        head = msgspec.json.decode(line, type=BackupHead)
    except (Damaged, msgspec.MsgspecError) as why:
        raise CaseError(
            _("{file} is no backup of habeas that can be read: {why}").format(file=file, why=why)
        ) from why
    return whole, head


def unpack(file: Path, keys: Keys, folder: Path) -> dict[str, Path]:
    """The files of a backup by name, put into a folder under numbers. Raises CaseError."""
    whole, head = head_of(file)
    unpacked = Unpacked(folder)
    try:
        with file.open("rb") as stream:
            stream.seek(len(whole))
            for kind, data in frames(stream, derived(keys.key, f"backup/{head.salt}"), whole):
                unpacked.take(kind, data)
        unpacked.close()
    except Damaged as why:
        raise CaseError(
            _("{file} does not open: {why}. Take another backup.").format(file=file, why=why)
        ) from why
    if RECORD not in unpacked.names:
        raise CaseError(_("{file} holds no record. Take another backup.").format(file=file))
    return unpacked.names


def restore(file: Path, target: Path, keys: Keys, *, ring: Path | None, at: datetime) -> Case:
    """Put a backup back into a new folder and open it, as a copy with a device key of its own.

    `ring` is the ring's file, of this backup or a later one; without one the case opens and tells no word.
    Withdrawals that the record knows of are carried out again before anybody reads. Raises CaseError; then
    the folder is not left behind.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CaseError(f"{target} is not an empty folder; nothing was changed. Name a new one.")
    content = _ring(ring, keys)
    target.mkdir(parents=True, exist_ok=True)
    target.chmod(0o700)
    try:
        with files.passing_folder(target) as staging:
            _place(unpack(file, keys, staging), target)
        files.put(target / KEYS, head_of(file)[1].keys.encode())
        files.put(target / RING, rings.sealed(content, keys.key))
        case = Case.open(target, keys)
        case.last_entry()
        case.enrol(at=at, anew=True)
        files.sync(target.parent)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return case


def _write(case: Case, to: Path, staging: Path, progress: Progress) -> None:
    head = BackupHead(keys=read_keys(case.path).decode(), salt=new_key()[:16].hex())
    with case.ledger.reading() as connection:
        database.copy(connection, staging / RECORD)
    with files.writing(to) as out:
        stream = StreamWriter(
            out,
            derived(case.keys.key, f"backup/{head.salt}"),
            MAGIC + msgspec.json.encode(head, order="sorted") + b"\n",
        )
        stream.file(RECORD, staging / RECORD)
        if (case.path / PEOPLE).exists():
            database.copy_without(case.path / PEOPLE, case.keys.for_("people"), staging / PEOPLE, DRAFTS)
            stream.file(PEOPLE, staging / PEOPLE)
        sources = case.known().sources
        for number, source in enumerate(sources, start=1):
            progress(number, len(sources))
            for file in sealed_files.of(case.folder(source)):
                stream.file(f"{SOURCES}/{source}/{file.name}", file)
        stream.close()


def _place(found: dict[str, Path], target: Path) -> None:
    (target / SOURCES).mkdir(mode=0o700)
    for name, staged in found.items():
        parts = Path(name).parts
        if ".." in parts or Path(name).is_absolute() or parts[0] not in (RECORD, SOURCES, PEOPLE):
            raise CaseError(f"the backup names a file outside the case ({name!r}); nothing was put back")
        place = target / name
        place.parent.mkdir(mode=0o700, exist_ok=True)
        staged.replace(place)
        files.sync(place.parent)
    files.sync(target / SOURCES)


def _ring(path: Path | None, keys: Keys) -> Content:
    if path is None:
        return Content(shelf=Shelf(generation=1, key=new_key().hex()))
    try:
        return rings.opened(path.read_bytes(), keys.key)
    except RingError as why:
        raise CaseError(f"{path} is not the ring of this case: {why}") from why


def _without_ring(keys: Keys, numbers: tuple[int, ...]) -> bytes | None:
    return rings.reserved(keys.key, numbers[0]) if len(numbers) == 1 else None
