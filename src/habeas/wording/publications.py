"""How the source that is being read is spoken of: "this publication", "this call"."""

from habeas.statements.known import Known
from habeas.statements.source import SourceKind

THIS = {
    SourceKind.INTERVIEW: "this interview",
    SourceKind.CALL: "this call",
    SourceKind.CHAT: "this chat",
    SourceKind.LIST: "this list",
    SourceKind.RECORDING: "this recording",
    SourceKind.PHOTO: "this photo",
}
THIS_PUBLICATION = "this publication"


def this_source(known: Known, source_id: str) -> str:
    """How the source being read is spoken of: "this publication", "this call"."""
    source = known.sources.get(source_id)
    return THIS.get(source.kind, THIS_PUBLICATION) if source else THIS_PUBLICATION
