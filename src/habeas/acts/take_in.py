"""Take a file in: keep its bytes as they came, make its text layer, write both into the record.

Nothing is half stored: a file that cannot be read leaves no trace, and a failed write removes its files.
"""

from datetime import datetime

from habeas.acts.case import Case
from habeas.acts.storing import NewSource, layer_of, refuse_twice, store
from habeas.intake import Extracted, read_bytes
from habeas.intake.described import VERSION as DESCRIBED
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.statements.source import Source, SourceKind
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
    kind: SourceKind | None = None,
    title: str | None = None,
    address: str | None = None,
    words: str = "",
    seen_by: tuple[str, ...] | None = None,
) -> Source:
    """Take in the bytes of one file. `obtained` says how it came to us, `published` is EDTF, `words` are what was
    written down of a picture or a recording, `seen_by` is as for any new source.

    Raises intake.Refused for a file that cannot be read, NotADate for the date, CaseError if these
    very bytes are in the case already or the disk does not take them. Then nothing is stored.
    """
    if published is not None:
        bounds(published)
    filename = filename.encode("utf-8", "replace").decode("utf-8")
    digest = sha256(data)
    # Before the file is read: that may take long.
    refuse_twice(case.known(), digest, by=by)
    extracted = read_bytes(data, filename, words)
    source = Source(
        id=new_id("s"),
        kind=_kind(extracted, kind),
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
    layer = layer_of(source.id, extracted.version, extracted.text, extracted.pages)
    new = NewSource(source=source, data=data, layer=layer, text=extracted.text, seen_by=seen_by)
    store(case, new, by=by, at=at)
    return source


def _kind(extracted: Extracted, said: SourceKind | None) -> SourceKind:
    """What was taken in: as somebody says, but that a picture is a picture. Where nobody said, only a web page is taken
    for printed, and so for public."""
    if extracted.version != DESCRIBED:
        page = extracted.version.startswith("html")
        return said or (SourceKind.ARTICLE if page else SourceKind.DOCUMENT)
    return SourceKind.PHOTO if extracted.media_type.startswith("image/") else SourceKind.RECORDING
