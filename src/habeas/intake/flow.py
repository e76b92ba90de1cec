"""Running text with gaps, as a page shows it: white space collapses; of two gaps the wider counts."""

import re
from enum import IntEnum

_SPACES = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses: a no-break space is a letter


class Gap(IntEnum):
    """What stands between two pieces of text, narrowest first."""

    NONE = 0
    SPACE = 1
    LINE = 2
    BLANK = 3


_WRITTEN = {Gap.NONE: "", Gap.SPACE: " ", Gap.LINE: "\n", Gap.BLANK: "\n\n"}


class Flow:
    """Collects pieces of text and the gaps between them; leading and trailing gaps vanish."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = Gap.NONE

    def gap(self, gap: Gap) -> None:
        """Ask for at least this much room before the next words."""
        self._gap = max(self._gap, gap)

    def line_break(self) -> None:
        """Start a new line; twice in a row leaves one blank."""
        self._gap = Gap.BLANK if self._gap >= Gap.LINE else Gap.LINE

    def words(self, text: str) -> None:
        """Add words; each run of white space counts as one space."""
        collapsed = _SPACES.sub(" ", text)
        if collapsed.startswith(" "):
            self.gap(Gap.SPACE)
        if inner := collapsed.strip(" "):
            self._put(inner)
            if collapsed.endswith(" "):
                self._gap = Gap.SPACE

    def verbatim(self, text: str) -> None:
        """Add preformatted text with all its white space."""
        self._put(text)

    def tab(self) -> None:
        """Go to the next cell of a row, even where the last one is empty."""
        self._gap = Gap.NONE if self._gap <= Gap.SPACE else self._gap
        self._put("\t")

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def _put(self, piece: str) -> None:
        if self._parts and not (self._gap == Gap.SPACE and self._parts[-1][-1:] in ("\t", "\n", " ")):
            self._parts.append(_WRITTEN[self._gap])
        self._parts.append(piece)
        self._gap = Gap.NONE
