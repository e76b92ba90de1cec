"""Numbers over days as an SVG of its own, with its words in it, and its look inside."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from habeas.desk.pictures.counts import CountsPicture, Mark, Tread
from habeas.desk.pictures.saved_spans import LOOK, PAD, TEXT, TOP, WIDE, across, begun
from habeas.dossiers.document import written
from habeas.dossiers.unnamed import Unnamed

OWN = """
.level { stroke: #d9d2c3; stroke-dasharray: 1 3; }
.by-name { stroke: #1d4f7c; stroke-width: 2.5; } .follows { stroke: #1e1b16; stroke-width: 1.5; stroke-dasharray: 6 3; }
.told { fill: #98281b; stroke: #98281b; stroke-width: 1.5; }
"""


def saved(picture: CountsPicture, title: str, words: Sequence[str], outside: Unnamed) -> str:
    """The picture, to keep, without the names that do not go outside; `words` say what its lines are and give its
    numbers."""
    words = [outside(line) for line in words]
    below = TEXT * (len(words) + 1)
    parts = begun(title, picture.ticks, TOP + picture.high + below + PAD, LOOK + OWN, below)
    for level in picture.levels:
        y = TOP + level.y
        parts.append(f'<line class="level" x1="{PAD}" x2="{PAD + WIDE}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="day" x="{PAD}" y="{y - 3}">{escape(level.text)}</text>')
    for kind, treads in (("follows", picture.follows), ("by-name", picture.by_name)):
        parts += (line for tread in treads for line in _tread(kind, tread))
    parts += (line for mark in picture.marks for line in _mark(mark))
    for number, line in enumerate(words, start=1):
        parts.append(f'<text x="{PAD}" y="{TOP + picture.high + TEXT * number}">{escape(line)}</text>')
    return written("\n".join([*parts, "</svg>"]))


def _tread(kind: str, one: Tread) -> Iterator[str]:
    x, end, y, rise = across(one.left), across(one.right), TOP + one.y, TOP + one.rise
    yield f'<line class="{kind}" x1="{x}" x2="{x}" y1="{rise}" y2="{y}"/>'
    yield f'<line class="{kind}" x1="{x}" x2="{end}" y1="{y}" y2="{y}"/>'


def _mark(one: Mark) -> Iterator[str]:
    x, y = across(one.left), TOP + one.y
    yield f'<circle class="told" cx="{x}" cy="{y}" r="3.5"/>'
    if one.is_open_above or one.is_open_below:
        far = y - 16 if one.is_open_above else y + 16
        yield f'<line class="told" x1="{x}" x2="{x}" y1="{y}" y2="{far}"/>'
