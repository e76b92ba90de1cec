"""How the source that is being read is spoken of: "this publication", "this call"."""

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.known import Known
from habeas.statements.source import SourceKind

THIS = {
    SourceKind.INTERVIEW: mark("this interview"),
    SourceKind.CALL: mark("this call"),
    SourceKind.CHAT: mark("this chat"),
    SourceKind.LIST: mark("this list"),
    SourceKind.RECORDING: mark("this recording"),
    SourceKind.PHOTO: mark("this photo"),
}
THIS_PUBLICATION = mark("this publication")


def this_source(known: Known, source_id: str) -> str:
    """How the source being read is spoken of: "this publication", "this call"."""
    source = known.sources.get(source_id)
    return _(THIS.get(source.kind, THIS_PUBLICATION) if source else THIS_PUBLICATION)
