"""Where words stand: W3C Web Annotation selectors over a text layer. A passage equals its slice.

Offsets count Unicode code points of the text layer, from 0, end exclusive: the unit of the W3C
text-position selector. The words and a little context (the text-quote selector) are kept beside
them, so that a passage can still be found, and shown, if only a re-made layer is at hand.
"""

from typing import Self

from msgspec import Struct

CONTEXT = 32
"""Code points of context kept on each side: enough to tell repeated words apart in one article."""


class Words(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Words as somebody wrote or said them, and where they start in the source's text layer.

    `start` is absent for words typed by a researcher that stand in no text (a remark on a call).
    """

    exact: str
    start: int | None = None

    @property
    def end(self) -> int | None:
        """Offset after the last code point, or None when the words stand in no text."""
        return None if self.start is None else self.start + len(self.exact)


class Passage(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One stretch of one text layer: position, the exact words, and context on both sides.

    `layer` names the version of the text layer that the offsets count in; `page` (from 1) and
    `seconds` (from, to; whole seconds of a recording) are fragments for the eye, not for matching.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    layer: str = ""
    page: int | None = None
    seconds: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage needs 0 <= start < end, not {self.start} and {self.end}")
        if len(self.exact) != self.end - self.start:
            raise ValueError(
                f"the words are {len(self.exact)} characters long, the place {self.end - self.start}"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int, *, layer: str = "", page: int | None = None) -> Self:
        """Take the passage `text[start:end]` with its context. Raises ValueError outside the text."""
        if end > len(text):
            raise ValueError(f"the text ends at {len(text)}, the passage at {end}")
        return cls(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            layer=layer,
            page=page,
        )

    def is_at(self, start: int, end: int) -> bool:
        """Whether this is exactly the stretch from `start` to `end`."""
        return (self.start, self.end) == (start, end)

    def stands_in(self, text: str) -> bool:
        """Whether the words are at their place in `text`: the check before anything is highlighted."""
        return text[self.start : self.end] == self.exact


def find(text: str, words: str) -> list[int]:
    """Every start at which `words` stand in `text`, first to last; the way people name a passage."""
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts
