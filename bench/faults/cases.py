"""Cases to try faults on: invented people, cheap keys, and a look at what a case still holds.

All that a trial writes lies in one folder: `case`, `state` (device keys), `stick` (backups, packages), `tmp`.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bench.faults.said import Said, missing, unclear

from habeas.acts.case import RING, Case, CaseError, unlock
from habeas.acts.checking import check_case
from habeas.acts.take_in import take_in
from habeas.intake import Refused
from habeas.ledger import LedgerError
from habeas.protection import ring as rings
from habeas.protection.keyfile import Keys, KeysError
from habeas.protection.passphrase import Cost
from habeas.protection.ring import RingError

PASSPHRASE = "seven lanterns over the weir"  # noqa: S105 (of invented cases)
ANNA, BOHDAN = "Anna Zvirenko", "Bohdan Kolomyts"
"""Who works on the cases."""
SHEET = "babab-dabab-fabab-gabab-habab-jabab-kabab-labab-mabab"
CHEAP = Cost(memory=64, passes=1, lanes=1)
BEGAN = datetime(2031, 5, 1, 8, 0, tzinfo=UTC)
LATER = datetime(2035, 1, 1, tzinfo=UTC)
"""When cases are looked at: after every act of a trial."""
CLEAR = (CaseError, Refused, LedgerError, KeysError, RingError, OSError)
"""What an act may raise: the command line tells each of these in one sentence."""

TELLERS = ("Olha Veresklit", "Taras Kolodnyak", "Оксана Вереськлит")
HELD = ("Petro Zalomsky", "Danylo Hrubetz", "Петро Заломський", "Мирон Грубець")
PLACES = ("Karsklyn", "Voronezhets", "Озернянка")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Place:
    """The folder of a trial, and what lies where in it."""

    root: Path

    @property
    def case(self) -> Path:
        """The case."""
        return self.root / "case"

    @property
    def state(self) -> Path:
        """Device keys of whoever works here."""
        return self.root / "state"

    @property
    def stick(self) -> Path:
        """Backups and packages."""
        return self.root / "stick"

    @property
    def tmp(self) -> Path:
        """Where programs put what they need for a moment."""
        return self.root / "tmp"

    def made(self) -> "Place":
        """The same, with all folders but the case's."""
        for folder in (self.state, self.stick, self.tmp):
            folder.mkdir(parents=True, exist_ok=True)
        return self

    def surroundings(self) -> dict[str, str]:
        """The settings of a program that works here."""
        return {"HABEAS_STATE": str(self.state), "TMPDIR": str(self.tmp), "SQLITE_TMPDIR": str(self.tmp)}


@contextmanager
def at(place: Place) -> Iterator[None]:
    """Work as a program that was started here would."""
    before = {name: os.environ.get(name) for name in place.surroundings()}
    os.environ |= place.surroundings()
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            os.environ |= {name: value} if value is not None else {}


def new_case(path: Path) -> Case:
    """An empty case of Anna's."""
    return Case.create(path, user=ANNA, passphrase=PASSPHRASE, sheet=SHEET, at=BEGAN, cost=CHEAP)


def open_case(path: Path) -> Case:
    """The case at a path, opened as another process would."""
    return Case.open(path, keys_of(path))


def keys_of(path: Path) -> Keys:
    """What the passphrase opens."""
    return unlock(path, PASSPHRASE)


@cache
def needles() -> tuple[bytes, ...]:
    """Every invented name, and the passphrase, in every encoding: none of it may lie on the disk."""
    words = {part for name in (*TELLERS, *HELD, ANNA, BOHDAN) for part in name.split()} | {
        *PLACES,
        PASSPHRASE,
    }
    return tuple({word.encode(form) for word in words if len(word) > 4 for form in ENCODINGS})


class Search:
    """Looks for words in the clear in all files below a folder, again and again while others write. What has not
    changed since it was searched is not read twice, but for mapped memory, whose times tell nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._searched: set[tuple[int, int, int]] = set()

    def found(self) -> set[str]:
        """Files that hold or are called by a word that should be sealed, and which word."""
        found = set[str]()
        for above, folders, files in os.walk(self._folder):
            for name in files + folders:
                found |= {f"the name {name!r}" for needle in needles() if needle in os.fsencode(name)}
            for name in files:
                found |= self._found_in(Path(above, name))
        return found

    def _found_in(self, file: Path) -> set[str]:
        try:
            with file.open("rb") as stream:
                stat, data = os.fstat(stream.fileno()), b""
                seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
                if seen not in self._searched:
                    data = stream.read()
        except FileNotFoundError:
            return set()
        found = {f"{needle!r} in {file.relative_to(self._folder)}" for needle in needles() if needle in data}
        if not found and not file.name.endswith("-shm"):
            self._searched.add(seen)
        return found


@dataclass
class Look:
    """What a case still holds: `refused` says why it did not open, `problems` what a check found, `lost` which
    acknowledged acts are not there."""

    refused: str = ""
    problems: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    is_unclear: bool = False


def look(path: Path, said: Iterable[Said], *, goes_on: bool = True, foreign: Iterable[str] = ()) -> Look:
    """Open a case, check it to the last byte, ask for every acknowledged act, and act once more.

    `foreign` are sources that others may have withdrawn.
    """
    said, seen = list(said), Look()
    try:
        # Before anything is opened: whoever opens a case mends it.
        seen.lost += _on_ring(path, said)
        case = open_case(path)
    except Exception as why:
        return Look(refused=unclear(why), is_unclear=not isinstance(why, CLEAR))
    try:
        seen.problems += map(str, check_case(case, at=LATER).problems)
        seen.problems += case.warnings()
        seen.lost += missing(case, said, foreign)
        if goes_on:
            text = f"{TELLERS[0]} says nothing new of {HELD[0]}. Number {case.last_entry()}.\n"
            take_in(case, text.encode(), "later.txt", obtained="a call", by=ANNA, at=LATER)
            seen.problems += map(str, check_case(case, at=LATER).problems)
    except Exception as why:
        seen.problems.append(unclear(why))
        seen.is_unclear = not isinstance(why, CLEAR)
    finally:
        case.close()
    return seen


def _on_ring(path: Path, said: Iterable[Said]) -> list[str]:
    """Withdrawn sources whose keys are still on the ring, as it lies there."""
    if not (path / RING).exists():
        return []
    there = {key.source for key in rings.opened((path / RING).read_bytes(), keys_of(path).key).keys}
    return [
        f"withdrawal of {one.source}: its key was on the ring when the case was opened"
        for one in said
        if one.is_acknowledged and one.source in there
    ]
