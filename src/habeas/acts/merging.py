"""Give a package of this case, and bring in a colleague's: whole feeds, with the keys and files that they need.

Nothing enters before it was checked to the last byte and the caller has seen what is new and what disagrees;
then all of it enters, or nothing.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from habeas.acts import sealed_files
from habeas.acts.case import RING, SOURCES, Case, CaseError
from habeas.acts.depart import depart
from habeas.acts.read_so_far import noted_of
from habeas.language import gettext as _
from habeas.ledger import Entry, LedgerError, bundle
from habeas.ledger.bundle import Cargo
from habeas.ledger.merge import Refused, Survey, merge
from habeas.protection import files
from habeas.protection.passphrase import Cost
from habeas.statements.disagreements import Disagreement, new_disagreements
from habeas.statements.in_force import Noted
from habeas.statements.known import Known
from habeas.statements.leaving import Way, Withdrawal
from habeas.statements.set_aside import SetAside, set_aside
from habeas.statements.telling import Telling

PLACE = re.compile(r"sources/[A-Za-z0-9_]+/[A-Za-z0-9][A-Za-z0-9._-]*")
"""Where a file of a package may go; anything else is refused."""


@dataclass
class Brought:
    """What a package brings: new entries by the device they come from, tellings among them, sources, what was
    withdrawn, where it disagrees with what is here, what it sets aside of what somebody else noted to guard a source,
    and remarks; `new` is all of it that can be read. `keys` and `files` are of sources that are on record here and
    could not be read, or whose files were missing."""

    entries: dict[str, int] = field(default_factory=dict)
    keys: int = 0
    files: int = 0
    tellings: int = 0
    sources: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    disagree: list[Disagreement] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    new: tuple[Noted, ...] = ()
    before: Known = field(default_factory=Known)
    after: Known = field(default_factory=Known)

    @property
    def is_nothing(self) -> bool:
        """Whether everything in it is here already."""
        return not (self.entries or self.keys or self.files)


Agree = Callable[[Brought], bool]


def give(
    case: Case, to: Path, *, by: str, at: datetime, whom: str = "", of: frozenset[str] | None = None
) -> int:
    """Write a package of everything in this case for a colleague on it. Returns the number of entries.

    `whom` it is for (the file's name, unless told). With `of`, only the words of these sources can be read with it:
    the record travels whole, the keys and files of the others stay here.
    """
    head = bundle.new_head(case.keys.case, at.date())
    sources = [id_ for id_ in case.known().sources if of is None or id_ in of]
    cargo = Cargo(
        keys=list(case.ring.entries(sources)),
        files={
            f"{SOURCES}/{id_}/{file.name}": file
            for id_ in sources
            for file in sealed_files.of(case.folder(id_))
        },
    )
    key = bundle.case_stream_key(case.keys.key, head.salt)
    count = _write(to, lambda out: bundle.write(out, head, key, case.ledger, cargo))
    depart(case, Way.PACKAGE, whom or to.name, by=by, at=at, sources=sources)
    return count


def _write(to: Path, write: Callable[[BinaryIO], int]) -> int:
    """Write a file that is whole or absent."""
    if to.exists():
        raise CaseError(_("{to} is there already; nothing was written. Name a new file.").format(to=to))
    try:
        with files.writing(to) as out:
            return write(out)
    except LedgerError as why:
        raise CaseError(str(why)) from why


def give_for_checking(
    case: Case, to: Path, words: str, *, by: str, at: datetime, cost: Cost, whom: str = ""
) -> int:
    """Write a package that opens with words of its own and lets an outsider check everything and read nothing."""
    head = bundle.new_head(case.keys.case, at.date(), cost)
    key = bundle.words_stream_key(words, head)
    count = _write(to, lambda out: bundle.write(out, head, key, case.ledger, Cargo()))
    depart(case, Way.PACKAGE, whom or to.name, by=by, at=at, sources=())
    return count


def bring_in(
    case: Case, package: Path | BinaryIO, *, at: datetime, agree: Agree = lambda brought: True
) -> Brought:
    """Bring in a colleague's package of this case. `agree` is shown what it brings before anything is stored.

    Raises CaseError if the package is not of this case, or anything in it is not as it was signed; then, and
    if `agree` says no, nothing of it is stored.
    """
    before, off = case.known(), case.ledger.authority().off
    ring = (case.path / RING).read_bytes()
    opened = package.open("rb") if isinstance(package, Path) else nullcontext(package)
    # Nobody else may read with the keys of a package that was not agreed to.
    with case.alone(), opened as file, files.passing_folder(case.path) as staging:
        try:
            whole, head = bundle.read_bundle_head(file)
            _refuse_foreign(case, head)
            cargo = Cargo(staging=staging)
            case.ledger.access = case.access(cargo.key_of(case.ring.key))
            key = bundle.case_stream_key(case.keys.key, head.salt)
            brought: list[Brought] = []

            def decide(survey: Survey, entries: Iterator[Entry]) -> bool:
                brought[:] = [_brought(case, before, off, survey, entries, cargo)]
                if brought[0].is_nothing:
                    return False
                if not agree(brought[0]):
                    return False
                _take(case, cargo, brought[0].after)
                return True

            merge(case.ledger, bundle.read(file, whole, key, cargo), at=at, decide=decide)
        except LedgerError as why:
            raise CaseError(str(why)) from why
        finally:
            case.ledger.access = case.access()
    if brought[0].entries:
        case.enrol(at=at)
    if brought[0].keys:
        _try_keys(case, ring)
    case.last_entry()
    return brought[0]


def _try_keys(case: Case, before: bytes) -> None:
    """Read everything with the keys that came, the shelves as well: no number of an entry tells that more of them can
    be read. If a key does not fit, put the ring back as it was."""
    case.look_anew()
    try:
        case.last_entry()
    except CaseError as why:
        with case.ledger.writing():
            files.put(case.path / RING, before)
        case.ring.look()
        case.look_anew()
        raise CaseError(
            _(
                "the package brought a key that does not fit what it is for. Its keys were put aside; "
                "nothing here is lost. Ask who made it."
            )
        ) from why
    with case.ledger.writing():
        case.ring.renew_shelf()


def _brought(
    case: Case, before: Known, off: dict[bytes, int], survey: Survey, entries: Iterator[Entry], cargo: Cargo
) -> Brought:
    new = [case.read(entry) for entry in entries]
    after = case.with_more(new)
    read = tuple(noted_of(new))
    items = [noted.value for noted in read]
    who = case.ledger.authority()
    turned = [
        _("{device} is turned off: of what it signed, {number} entries count.").format(
            device=who.name_of(feed), number=size
        )
        for feed, size in who.off.items()
        if off.get(feed) != size
    ]
    fresh, gone = after.sources.keys() - before.sources.keys(), after.withdrawals.keys()
    return Brought(
        entries={who.name_of(feed): count for feed, count in survey.new.items()},
        keys=sum(
            case.ring.of(source) is None for source in {key.source for key in cargo.keys} - fresh - gone
        ),
        files=sum(
            not (case.path / name).exists() for name in cargo.files if _source(name) not in fresh | gone
        ),
        tellings=sum(isinstance(value, Telling) for value in items),
        sources=tuple(s.title for id_, s in after.sources.items() if id_ not in before.sources),
        withdrawn=tuple(value.source for value in items if isinstance(value, Withdrawal)),
        disagree=new_disagreements(before, after),
        set_aside=set_aside(before, after, read),
        remarks=survey.remarks + turned,
        new=read,
        before=before,
        after=after,
    )


def _take(case: Case, cargo: Cargo, after: Known) -> None:
    """Put keys on the ring and files in their places: before the entries that need them are there for good."""
    odd = next((name for name in cargo.files if PLACE.fullmatch(name) is None), None)
    if odd is not None:
        raise Refused(
            _("the package names a file outside the case ({name}); nothing of it was stored").format(
                name=repr(odd)
            )
        )
    case.ring.adopt(key for key in cargo.keys if key.source not in after.withdrawals)
    for name, staged in cargo.files.items():
        place = case.path / name
        if _source(name) not in after.withdrawals and not place.exists():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            staged.replace(place)
            files.sync(place.parent)
    files.sync(case.path / SOURCES)


def _source(name: str) -> str:
    """The id of the source that a file belongs to, by where it goes."""
    return PurePosixPath(name).parent.name


def _refuse_foreign(case: Case, head: bundle.BundleHead) -> None:
    if head.case != case.keys.case.hex():
        raise Refused(
            _(
                "this package is of another case. Nothing of it was stored. What partners send from cases of their "
                "own is taken in as a source."
            )
        )
    if head.is_for_checking:
        raise Refused(
            _("this package was made for checking only; it brings nothing in. Check it with: habeas verify")
        )
