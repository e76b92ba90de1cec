"""Store a source of any kind: its sealed files first, then its values in one act. Everything is kept, or nothing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from habeas.acts.audience import audience
from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.ledger import LedgerError
from habeas.protection.digest import sha256
from habeas.statements.codec import Record
from habeas.statements.known import Known
from habeas.statements.source import Attachment, Source, SourceKind, TextLayer


class NewSource(Struct, frozen=True, kw_only=True):
    """A source about to be stored: its bytes, its text, and what came with it (values with their bytes).
    `seen_by` names those who may see it besides whoever stores it (None: everybody at the desk)."""

    source: Source
    data: bytes
    layer: TextLayer
    text: str
    attached: tuple[tuple[Attachment, bytes], ...] = ()
    seen_by: tuple[str, ...] | None = None


def layer_of(
    source: str,
    version: str,
    text: str,
    pages: tuple[int, ...] = (),
    *,
    columns: tuple[str, ...] = (),
    head: int | None = None,
) -> TextLayer:
    """What the record keeps of a text; of a list, with what its columns were taken for."""
    return TextLayer(
        source=source,
        version=version,
        sha256=sha256(text.encode("utf-8")),
        length=len(text),
        pages=pages,
        columns=columns,
        head=head,
    )


def store(
    case: Case,
    new: NewSource,
    *,
    by: str,
    at: datetime,
    more: Callable[[Known], Iterable[Record]] | None = None,
) -> None:
    """Store a source with `more` values in the same act. Raises CaseError if these bytes are a source already or
    the disk does not take them; then nothing is kept."""

    def decide(known: Known) -> Iterator[Record]:
        refuse_twice(known, new.source.sha256, new.layer.version, by=by)
        yield from (new.source, new.layer)
        yield from (value for value, _ in new.attached)
        if new.seen_by is not None:
            yield audience(new.source.id, new.seen_by, by=by)
        yield from more(known) if more else ()

    try:
        case.store_source(new.source, new.data, new.layer, new.text, new.attached)
        case.act(decide, by=by, at=at)
    except (OSError, LedgerError, ValueError) as why:
        case.discard_source(new.source.id)
        raise CaseError(
            _("{name} could not be stored: {why}. Nothing of it was kept; try again.").format(
                name=new.source.filename or new.source.title, why=why
            )
        ) from why
    except BaseException:
        # Refused meanwhile, or stopped by hand.
        case.discard_source(new.source.id)
        raise


def refuse_twice(known: Known, digest: str, version: str = "", *, by: str) -> None:
    """Raise CaseError if these bytes are a source already; of a workbook, if this sheet is (by its layer's version).
    Its title is only told to somebody who may see it."""
    for source in known.sources.values():
        if source.sha256 == digest and (
            source.kind is not SourceKind.LIST or version in ("", known.layers[source.id].version)
        ):
            if by not in known.audiences.get(source.id, {by}):
                raise CaseError(
                    _(
                        "This file is in the case already, and only some may see it. Nothing was stored a second time."
                    )
                )
            raise CaseError(
                _("This file is in the case already, as “{title}”. Nothing was stored a second time.").format(
                    title=source.title
                )
            )
