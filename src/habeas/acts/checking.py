"""Check a case, a package, a backup's record or a proof to the last byte, and say what could not be checked.

Nothing is changed but the write-ahead log, which is settled into the record first.
"""

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from habeas.acts import sealed_files
from habeas.acts.case import SOURCES, Case, CaseError
from habeas.language import gettext as _
from habeas.ledger import LedgerError, bundle
from habeas.ledger.authority import Control, authority
from habeas.ledger.bundle import BundleHead, Cargo
from habeas.ledger.check import Progress, Report, check, cited, vouch, word
from habeas.ledger.clock import milliseconds
from habeas.ledger.entry import Opener
from habeas.ledger.feed import FeedCheck, Wrong
from habeas.protection.keyfile import Keys
from habeas.protection.ring import reserved


def check_case(case: Case, *, at: datetime, progress: Progress = lambda done, of: None) -> Report:
    """Check the record of a case, and every sealed file against what the record says of it."""
    report = check(case.ledger, wall=milliseconds(at), progress=progress)
    if report.problems:
        # What the record says of its files is worth nothing while the record is not in order.
        return report
    try:
        known = case.known()
    except CaseError as why:
        report.wrong("record", str(why))
        return report
    for number, source in enumerate(known.sources.values(), start=1):
        progress(number, len(known.sources))
        _files(case, report, source.id)
    there = {folder.name for folder in (case.path / SOURCES).iterdir()}
    report.notes += [
        f"sources/{name} belongs to no source of this record" for name in sorted(there - known.sources.keys())
    ]
    return report


def last_root(case: Case) -> str:
    """The root (hex) that the last act written or brought in here was signed at: `check_case` finds it again for as
    long as nothing before it was changed or taken away. "" where nothing was written yet."""
    writer = case.ledger.last_writer()
    return next((feed.tree.root().hex() for feed in case.ledger.feeds() if feed.key == writer), "")


def check_package(file: Path | BinaryIO, keys: Keys | None, words: str | None) -> Report:
    """Check a package by itself: with the keys of its case, or with the words of one made for checking."""
    report, cargo, checks, controls = Report(), Cargo(), dict[bytes, FeedCheck](), list[Control]()
    with file.open("rb") if isinstance(file, Path) else nullcontext(file) as stream:
        whole, head = bundle.read_bundle_head(stream)
        opener = Opener(cargo.key_of(lambda numbers: _own(keys, numbers)))
        try:
            for act in bundle.read(stream, whole, package_key(head, keys, words), cargo):
                line = checks.setdefault(act.feed, FeedCheck(bytes.fromhex(head.case), act.feed))
                start = line.tree.size
                line.act(act.signed, act.entries)
                report.acts += 1
                for place, data in enumerate(act.entries, start=start):
                    report.entries += 1
                    control = word(report, opener, report.entries, data, act.feed, place)
                    controls += [control] if control else []
        except Wrong as why:
            report.wrong(f"feed {act.feed.hex()[:8]}, after {start} entries", why.why)
        except LedgerError as why:
            report.wrong("package", str(why))
    who = authority(bytes.fromhex(head.case), controls)
    vouch(report, who, checks.values())
    if not report.problems:
        cited(report, who, checks.values(), set())
    return report


def package_key(head: BundleHead, keys: Keys | None, words: str | None) -> bytes:
    """The key of a package. Raises CaseError if what opens it was not given."""
    if head.is_for_checking:
        if not words:
            raise CaseError(_("this package opens with the words that were printed when it was made"))
        return bundle.words_stream_key(words, head)
    if keys is None:
        raise CaseError(_("this package opens only with its case: habeas verify PACKAGE --case CASE"))
    if keys.case.hex() != head.case:
        raise CaseError(_("this package is of another case than the one given"))
    return bundle.case_stream_key(keys.key, head.salt)


def _own(keys: Keys | None, numbers: tuple[int, ...]) -> bytes | None:
    """What the case's key alone opens."""
    return reserved(keys.key, numbers[0]) if keys and len(numbers) == 1 else None


def _files(case: Case, report: Report, source: str) -> None:
    known = case.known()
    reads = [case.original] if known.sources[source].sha256 else []
    for read in [*reads, case.text] if source in known.layers else reads:
        try:
            read(source)
        except CaseError as why:
            report.wrong(f"source {source}", str(why))
    for item in known.attachments_of(source):
        try:
            case.attachment(item.id)
        except CaseError as why:
            report.wrong(f"source {source}", str(why))
    # Readings can be made again, but a changed one must not go unseen.
    key = case.ring.source_key(source)
    for file in sealed_files.of(case.folder(source)):
        if key and not sealed_files.is_whole(file, key):
            report.wrong(f"source {source}", f"the file {file.name} is not as it was stored")
