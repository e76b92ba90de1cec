"""A picture of spans as an SVG of its own, with its sentences in it, and its look inside."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from habeas.desk.pictures.scale import Tick
from habeas.desk.pictures.spans import Bar, Lane, Line, Spans
from habeas.dossiers.document import written
from habeas.dossiers.unnamed import Unnamed
from habeas.places.drawing.labels import wide

WIDE, PAD, TOP = 1000, 20, 58
"""Pixels: how wide the scale is, the margin around it, and where the first line begins."""
TEXT, SIZE = 18, 13
"""The height of a line of text, and of its letters."""
LOOK = """
text { font: 13px "Noto Sans", "Liberation Sans", sans-serif; fill: #1e1b16; }
.title { font: 600 17px "Noto Serif", "Liberation Serif", Georgia, serif; }
.day { font-size: 11px; fill: #5d574b; }
.ground { fill: #fbf9f4; } .tick { stroke: #d9d2c3; }
.may { stroke: #bdb4a1; stroke-width: 4; }
.open { stroke: #bdb4a1; stroke-width: 2.5; stroke-dasharray: 2 4; }
.sure { fill: #1d4f7c; }
.contact .sure, .contact .sign { fill: #2b6a3b; }
.weaker .sign { fill: #fbf9f4; stroke: #2b6a3b; stroke-width: 1.5; }
.doubt .sure, .alarm .sure { fill: #98281b; }
.doubt .sign { fill: none; stroke: #98281b; stroke-width: 2; }
.event .sure, .event .sign { fill: #1e1b16; }
"""


def saved(picture: Spans, title: str, outside: Unnamed) -> str:
    """The picture, to keep, without the names that do not go outside."""
    words = [_wrapped(outside(line.row.in_words)) for line in picture.lines]
    heights = [TEXT * len(own) + line.height + 10 for line, own in zip(picture.lines, words, strict=True)]
    title = outside(title)
    parts = begun(title, picture.ticks, TOP + sum(heights) + PAD, LOOK)
    top = TOP
    for line, own, height in zip(picture.lines, words, heights, strict=True):
        parts += _line(line, own, top)
        top += height
    return written("\n".join([*parts, "</svg>"]))


def begun(title: str, ticks: Iterable[Tick], height: int, look: str, below: int = 0) -> list[str]:
    """The beginning of a picture of days: its title, its ground, and the days that its scale names, down to what is
    left for words `below`."""
    width = WIDE + 2 * PAD
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img">',
        f"<title>{escape(title)}</title><style>{look}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        f'<text class="title" x="{PAD}" y="22">{escape(title)}</text>',
        *_ticks(ticks, height - below),
    ]


def _ticks(ticks: Iterable[Tick], height: int) -> Iterator[str]:
    for tick in ticks:
        x = across(tick.left)
        yield f'<line class="tick" x1="{x}" x2="{x}" y1="34" y2="{height - PAD}"/>'
        anchor, aside = ("end", -4) if tick.is_late else ("start", 4)
        said = f"{tick.text} {tick.year}".strip()
        yield f'<text class="day" text-anchor="{anchor}" x="{x + aside}" y="46">{escape(said)}</text>'


def _line(line: Line, words: list[str], top: int) -> Iterator[str]:
    yield f'<g class="{escape(line.row.kind)}">'
    for number, text in enumerate(words, start=1):
        yield f'<text x="{PAD}" y="{top + TEXT * number - 4}">{escape(text)}</text>'
    below = top + TEXT * len(words)
    for bar in line.bars:
        if not bar.is_sign:
            yield from _loose(bar, below + bar.base)
    for bar in line.bars:
        yield f'<g class="{escape(bar.span.kind)} {bar.lane.value}">'
        yield from _sign(bar, below + bar.top) if bar.is_sign else _sure(bar, below + bar.top)
        yield "</g>"
    yield "</g>"


def _loose(bar: Bar, y: int) -> Iterator[str]:
    for kind, stretches in (("open", bar.open), ("may", (bar.may,) if bar.may else ())):
        for one in stretches:
            x, end = across(one.left), across(one.left + one.width)
            yield f'<line class="{kind}" x1="{x}" x2="{end}" y1="{y}" y2="{y}"/>'


def _sure(bar: Bar, y: int) -> Iterator[str]:
    for one in bar.sure:
        yield f'<rect class="sure" x="{across(one.left)}" y="{y}" width="{_w(one.width)}" height="10"/>'


def _sign(bar: Bar, y: int) -> Iterator[str]:
    x = across(bar.sure[0].left + bar.sure[0].width / 2)
    if bar.span.kind == "doubt":
        yield f'<path class="sign" d="M{x - 4} {y + 1}l8 8M{x + 4} {y + 1}l-8 8"/>'
    elif bar.lane is Lane.CONTACT:
        yield f'<circle class="sign" cx="{x}" cy="{y + 5}" r="4.5"/>'
    else:
        yield f'<path class="sign" d="M{x} {y}l5 5l-5 5l-5-5Z"/>'


def across(part: float) -> float:
    """Pixels from the left, of per cent of the scale."""
    return round(PAD + WIDE * part / 100, 1)


def _w(part: float) -> float:
    return round(WIDE * part / 100, 1)


def _wrapped(text: str) -> list[str]:
    """The text in lines that fit the picture."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, SIZE) > WIDE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
