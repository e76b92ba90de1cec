"""What came out of a file: its text layer and what the file says about itself. Nothing in it is guessed.

Invariants: `text` is not empty and is settled (see `layer`); `pages` never decreases.
"""

from msgspec import Struct


class Extracted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The text layer of one file.

    `version` names the maker of the layer ("html/1"): the same bytes and version give the same text as
    long as the library beneath does, which is why layers are kept and never made again in place.
    `pages` holds the offset, in code points, at which each page starts; a page without text starts where
    the next page with text does. `title`, `language` (BCP 47) and `published_hint` (ISO date) are what
    the file declares, None where it is silent; the hint is for a person to confirm, never a fact.
    `warnings` are sentences for the person taking the file in.
    """

    media_type: str
    version: str
    text: str
    pages: tuple[int, ...] = ()
    title: str | None = None
    language: str | None = None
    published_hint: str | None = None
    warnings: tuple[str, ...] = ()
