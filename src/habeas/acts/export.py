"""Write everything out readable without habeas: JSON lines, the sources as they came, and how to read them.

What is written is in clear. It is for leaving, for a court, or for an archive that encrypts by itself.
"""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from habeas.acts.case import Case, CaseError
from habeas.acts.depart import depart
from habeas.statements.leaving import Way
from habeas.statements.source import Source

README = """This folder holds a case of habeas, written out in clear on {day}. Nothing in it needs habeas.

record.jsonl   one line a value, in the order of the record: "number" (its entry here), "at" (when it was noted, UTC,
               by the clock of the laptop), "by" (who), "kind", "in_force" (false where it was taken back or
               corrected later) and "value". docs/formats.md and docs/claims.md of habeas say what the fields mean;
               the words a statement rests on stand in "passage": start and end count Unicode code points of the
               source's text.
sources/ID/    "original" with the file as it came (its name, type and SHA-256 stand in the line of kind "source"), and
               "text.txt", the text that passages count in; "attachments/ID", the files that came with it (voice
               messages, pictures), as they came: names, types and SHA-256 stand in the lines of kind "attachment".
heads.json     the last signed checkpoint of every feed (docs/format.md of habeas says how to check it), so that a later
               copy of the record can be shown to contain this one.

This is all of the case, and no file for publishing: people who are said to have done something to others are named in
it as the sources name them, whether or not two people decided that they may be named. Said is not shown.

{entries} values, {sources} sources. {gone} entries could not be read: their source was withdrawn.
These are names and words of people at risk. Encrypt this folder, or delete it when it has served.
"""


def export(
    case: Case,
    folder: Path,
    *,
    by: str,
    at: datetime,
    progress: Callable[[int, int], None] = lambda d, o: None,
) -> int:
    """Write the case into a new folder. Returns the number of values. Raises CaseError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(f"{folder} is not an empty folder; nothing was written. Name a new one.")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    try:
        _write(case, folder, at, progress)
    except BaseException:
        # Nothing in clear is left lying about that nobody knows of.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    depart(case, Way.EXPORT, folder.name, by=by, at=at)
    return len(case.known().noted) - 1


def _write(case: Case, folder: Path, at: datetime, progress: Callable[[int, int], None]) -> None:
    known = case.known()
    with (folder / "record.jsonl").open("wb") as out:
        for id_, noted in known.noted.items():
            out.write(msgspec.json.encode(_line(noted, id_ not in known.out_of_force)) + b"\n")
    for number, source in enumerate(known.sources.values(), start=1):
        _source(case, folder / "sources" / source.id, source)
        progress(number, len(known.sources))
    heads = [
        {"message": act.signed.message.decode(), "signature": act.signed.signature.hex()}
        for act in case.ledger.last_acts()
    ]
    (folder / "heads.json").write_bytes(msgspec.json.encode({"case": case.keys.case.hex(), "heads": heads}))
    text = README.format(
        day=f"{at:%Y-%m-%d}", entries=len(known.noted), sources=len(known.sources), gone=case.sealed_off()
    )
    (folder / "README.txt").write_text(text, encoding="utf-8")


def _line(noted: Any, in_force: bool) -> dict[str, Any]:
    return {
        "number": noted.number,
        "at": noted.at.isoformat(),
        "by": noted.by,
        "kind": type(noted.value).__name__.lower(),
        "in_force": in_force,
        "value": msgspec.to_builtins(noted.value),
    }


def _source(case: Case, folder: Path, source: Source) -> None:
    folder.mkdir(parents=True)
    suffix = Path(source.filename or "").suffix
    (folder / f"original{suffix if suffix.isascii() else ''}").write_bytes(case.original(source.id))
    if source.id in case.known().layers:
        (folder / "text.txt").write_text(case.text(source.id), encoding="utf-8", newline="")
    for item in case.known().attachments_of(source.id):
        # Under their ids: a name that somebody else gave is no place on this disk.
        (folder / "attachments").mkdir(exist_ok=True)
        (folder / "attachments" / item.id).write_bytes(case.attachment(item.id))
