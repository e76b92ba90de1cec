"""Sources: anything taken in. Bytes never change; how, when and from whom they came stays with them."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class SourceKind(StrEnum):
    """What was taken in. A `stub` is cited by another source but was never seen by us."""

    ARTICLE = "article"
    INTERVIEW = "interview"
    CALL = "call"
    CHAT = "chat"
    LIST = "list"
    RECORDING = "recording"
    PHOTO = "photo"
    DOCUMENT = "document"
    STUB = "stub"


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One source: what it is, the digest of its bytes, and how it was obtained.

    `sha256` is the lower-case hex digest of the bytes as they came ("" for a stub); `size` is in
    bytes; `published` is EDTF, `language` BCP 47; `obtained` says how ("downloaded", "sent by
    mail"), `obtained_from` from whom. Unknown values are absent, never guessed.
    """

    id: str
    kind: SourceKind
    title: str
    obtained: str
    obtained_at: datetime
    obtained_from: str | None = None
    address: str | None = None
    filename: str | None = None
    media_type: str | None = None
    sha256: str = ""
    size: int = 0
    language: str | None = None
    published: str | None = None


class Attachment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that came with a source, such as a voice message of a chat; sealed beside it, under its key.

    `name` is the file's own name, `sha256` and `size` (bytes) are of it as it came; `start` is the place in
    the text where it belongs, in code points.
    """

    id: str
    source: str
    name: str
    media_type: str
    sha256: str
    size: int
    start: int | None = None


class TextLayer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text made from a source's bytes. Layers are only added, so that offsets into one stay valid.

    `version` names the maker and its version ("html/1"); `sha256` is of the UTF-8 text; `length` is
    in code points; `pages` holds the offset at which each page starts (empty where there are none). Of a list,
    `columns` is what each column was taken for, and `head` the line (from 0) with the words above them; lists taken
    in before that was noted have neither.
    """

    source: str
    version: str
    sha256: str
    length: int
    pages: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    head: int | None = None

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, that `offset` lies on; None where the source has no pages."""
        return sum(start <= offset for start in self.pages) or None
