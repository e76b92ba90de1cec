"""Take a file in: keep its bytes as they came, make its text layer, write both into the record.

Nothing is half stored: a file that cannot be read leaves no trace, and a failed write removes its files.
"""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.intake import Extracted, read_bytes
from habeas.ledger import LedgerError
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.source import Source, SourceKind, TextLayer
from habeas.statements.when import bounds


def take_in(
    case: Case,
    data: bytes,
    filename: str,
    *,
    obtained: str,
    by: str,
    at: datetime,
    obtained_from: str | None = None,
    published: str | None = None,
    kind: SourceKind = SourceKind.ARTICLE,
    title: str | None = None,
    address: str | None = None,
) -> Source:
    """Take in the bytes of one file. `obtained` says how it came to us, `published` is EDTF.

    Raises intake.Refused for a file that cannot be read, NotADate for the date, CaseError if these
    very bytes are in the case already or the disk does not take them. Then nothing is stored.
    """
    if published is not None:
        bounds(published)
    filename = filename.encode("utf-8", "replace").decode("utf-8")
    extracted = read_bytes(data, filename)
    digest = sha256(data)
    _refuse_twice(case.known(), digest)
    source = Source(
        id=new_id("s"),
        kind=kind,
        title=title or extracted.title or filename,
        obtained=obtained,
        obtained_at=at,
        obtained_from=obtained_from,
        address=address,
        filename=filename,
        media_type=extracted.media_type,
        sha256=digest,
        size=len(data),
        language=extracted.language,
        published=published,
    )
    layer = _layer(source, extracted)
    try:
        case.store_source(source, data, layer, extracted.text)
        case.act(lambda known: _refuse_twice(known, digest) or [source, layer], by=by, at=at)
    except CaseError:
        case.discard_source(source.id)
        raise
    except (OSError, LedgerError, ValueError) as why:
        case.discard_source(source.id)
        raise CaseError(f"{filename} could not be stored: {why}. Nothing of it was kept; try again.") from why
    return source


def _layer(source: Source, extracted: Extracted) -> TextLayer:
    return TextLayer(
        source=source.id,
        version=extracted.version,
        sha256=sha256(extracted.text.encode("utf-8")),
        length=len(extracted.text),
        pages=extracted.pages,
    )


def _refuse_twice(known: Known, digest: str) -> list[Record]:
    """Raise CaseError if these bytes are a source already; else nothing more to write."""
    for source in known.sources.values():
        if source.sha256 == digest:
            raise CaseError(
                f"This file is in the case already, as “{source.title}”. Nothing was stored a second time."
            )
    return []
