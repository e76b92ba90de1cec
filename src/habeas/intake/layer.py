"""The shape of text layers: \\n line ends, no control characters, letters untouched.

Plain text stays as written, blank for blank. What other formats give is settled: it holds no \\r, no NUL
or other control character but tab and \\n, no lone surrogate, no space before a line end, no two blank
lines in a row; settling it again changes nothing.
"""

import re

from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_TEXT = 5_000_000
"""Code points in one text layer: a long book is about one million."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters that no person sees. Many of them are a sign that the bytes are not text."""


def as_written(raw: str) -> str:
    """A text file's own letters, place for place: line ends become \\n, control characters blanks.

    Offsets then count in what anybody sees who opens the file. Raises Refused above MAX_TEXT code points.
    """
    text = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n", raw))
    text = CONTROLS.sub(" ", _SURROGATES.sub(REPLACEMENT, text))
    check_length(len(text))
    return text


def settle(raw: str) -> str:
    """Give `raw` the shape of a text layer. Raises Refused above MAX_TEXT code points."""
    text = _SURROGATES.sub(REPLACEMENT, _joined_surrogates(raw))
    text = CONTROLS.sub("", _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text)))
    lines: list[str] = []
    for line in text.split("\n"):
        shown = line.rstrip(" \t\N{NO-BREAK SPACE}")
        if shown or (lines and lines[-1]):
            lines.append(shown)
    text = "\n".join(lines).rstrip("\n")
    check_length(len(text))
    return text


def check_length(length: int) -> None:
    """Refuse a text of more than MAX_TEXT code points."""
    if length > MAX_TEXT:
        raise Refused(
            _("This file holds more than {most} characters, more than habeas reads at once.").format(
                most=f"{MAX_TEXT:,}"
            ),
            _("Cut it into several files and take them in one by one."),
        )


def _joined_surrogates(raw: str) -> str:
    """Two surrogates that make one letter (PDF fonts write them so) become that letter."""
    if not _SURROGATES.search(raw):
        return raw
    return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
