"""Days as spans on a common scale: what surely was, what may have been, and where an end is open.

A page shows each span beside its own sentence; the same rows make one picture to save, with its words in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from habeas.desk.pages.facts import FactLine
from habeas.wording import dates

WIDTH = 1000
"""Units of the common scale, whatever its width on the page."""
TICKS = 4
"""Parts of the scale that carry a date."""
SMALLEST = 6
"""Units that a single day takes at least, so that it can be seen."""


@dataclass(frozen=True)
class Span:
    """Something that was, from some day to some day. It began between `first` and `began`, and ended between `ended`
    and `last`; what lies between `began` and `ended` is sure. None: that end is open. `kind` is a code for its look."""

    text: str
    kind: str
    first: date | None
    began: date | None
    ended: date | None
    last: date | None
    link: str = ""
    facts: tuple[FactLine, ...] = ()
    """What it rests on, where the page shows it."""


@dataclass(frozen=True)
class Bar:
    """A span on the scale: units from the left. `sure` is None where no day is sure; `opens` and `stays` say that it
    reaches beyond the scale at an end that nobody knows."""

    span: Span
    left: int
    width: int
    sure_left: int | None
    sure_width: int
    opens: bool
    stays: bool


@dataclass(frozen=True)
class Scale:
    """The days that a picture shows, first and last, with the days of its ticks."""

    first: date
    last: date
    ticks: tuple[str, ...]

    def at(self, day: date) -> int:
        """Where the beginning of a day lies, in units."""
        length = (self.last - self.first).days + 1
        return round(WIDTH * min(max((day - self.first).days, 0), length) / length)


@dataclass(frozen=True)
class Spans:
    """A picture of spans: the scale and a bar each."""

    scale: Scale
    bars: tuple[Bar, ...]


def event(text: str, kind: str, earliest: date | None, latest: date | None, link: str = "") -> Span:
    """Something that happened on one day between two: sure only where both are the same."""
    sure = earliest if earliest == latest else None
    return Span(text, kind, earliest, sure, sure, latest, link)


def spans(rows: Sequence[Span], today: date) -> Spans | None:
    """The picture of some spans up to a day; None where none of them has any date."""
    dated = [row for row in rows if row.first or row.began or row.ended or row.last]
    known = [day for row in dated for day in (row.first, row.began, row.ended, row.last) if day]
    if not known:
        return None
    first, last = min(known), max(known)
    room = timedelta(days=max(2, (last - first).days // 20))
    scale = _scale(first - room, min(last + room, max(last, today)))
    return Spans(scale, tuple(_bar(scale, row) for row in dated))


def _scale(first: date, last: date) -> Scale:
    length = max((last - first).days + 1, TICKS)
    last = first + timedelta(days=length - 1)
    days = (first + timedelta(days=round(length * part / TICKS)) for part in range(TICKS))
    return Scale(first, last, tuple(dates.day(day) for day in days))


def _bar(scale: Scale, row: Span) -> Bar:
    begin = row.first or (row.began if row.began else scale.first)
    end = row.last or (row.ended if row.ended else scale.last)
    opens = row.first is None and row.began is None
    stays = row.last is None
    left = 0 if row.first is None else scale.at(begin)
    right = WIDTH if row.last is None else scale.at(end + timedelta(days=1))
    is_sure = row.began is not None and row.ended is not None and row.began <= row.ended
    sure_left = scale.at(row.began) if is_sure and row.began else None
    sure_right = scale.at(row.ended + timedelta(days=1)) if is_sure and row.ended else 0
    return Bar(
        span=row,
        left=left,
        width=max(right - left, SMALLEST),
        sure_left=sure_left,
        sure_width=max(sure_right - (sure_left or 0), SMALLEST),
        opens=opens,
        stays=stays,
    )


ROW, TOP, PAD = 46, 40, 20
"""Heights of a saved picture, and its margin."""
LOOK = """
text { font: 13px "Noto Sans", "Liberation Sans", sans-serif; fill: #1e1b16; }
.day { font-size: 11px; fill: #5d574b; } .tick { stroke: #d9d2c3; } .may { fill: #b9b09c; } .sure { fill: #1d4f7c; }
.contact .sure { fill: #2b6a3b; } .doubt .sure, .alarm .sure { fill: #98281b; } rect.ground { fill: #fbf9f4; }
"""


def saved(picture: Spans, title: str) -> str:
    """The picture as an SVG of its own, with its sentences in it."""
    height = TOP + ROW * len(picture.bars) + PAD
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 2 * PAD} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{LOOK}</style>",
        f'<rect class="ground" width="{WIDTH + 2 * PAD}" height="{height}"/>',
        *_ticks(picture.scale, height),
    ]
    for number, bar in enumerate(picture.bars):
        top = TOP + ROW * number
        lines.append(f'<g class="{escape(bar.span.kind)}">')
        lines.append(f'<text x="{PAD}" y="{top + 14}">{escape(bar.span.text)}</text>')
        lines += _drawn(bar, PAD, top + 22)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>"])


def _ticks(scale: Scale, height: int) -> Iterable[str]:
    for number, text in enumerate(scale.ticks):
        x = PAD + WIDTH * number // TICKS
        yield f'<line class="tick" x1="{x}" x2="{x}" y1="24" y2="{height - PAD}"/>'
        yield f'<text class="day" x="{x + 4}" y="20">{escape(text)}</text>'


def _drawn(bar: Bar, left: int, top: int) -> Iterable[str]:
    yield f'<rect class="may" x="{left + bar.left}" y="{top + 3}" width="{bar.width}" height="4"/>'
    if bar.sure_left is not None:
        yield f'<rect class="sure" x="{left + bar.sure_left}" y="{top}" width="{bar.sure_width}" height="10"/>'
