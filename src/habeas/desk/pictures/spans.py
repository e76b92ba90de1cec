"""Days on a common scale: what surely was, what may have been, and where an end is open. A row may have several spans.

A page shows each row beside its own sentence; the same rows make one picture to save, with its words in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from habeas.desk.pages.facts import FactLine
from habeas.desk.pictures.scale import Scale, Tick, scale
from habeas.statements.when import Bounds

SMALLEST = 0.45
"""Per cent of the scale that a single day takes at least, so that it can be seen."""


class Lane(StrEnum):
    """Where in a row something stands, from above: contacts, stays, and what happened (moves, ends)."""

    CONTACT = "contact"
    STAY = "stay"
    EVENT = "event"


LANES = {
    "contact": Lane.CONTACT, "weaker": Lane.CONTACT, "doubt": Lane.CONTACT,
    "move": Lane.EVENT, "end": Lane.EVENT, "death": Lane.EVENT, "alarm": Lane.EVENT,
}  # fmt: skip
"""The lane of each kind of span; all others are stays."""


@dataclass(frozen=True)
class Span:
    """Something that was, from some day to some day. It began between `first` and `began`, and ended between `ended`
    and `last`; what lies between `began` and `ended` is sure, or else the days of `sure` are. None: that end is open.
    `kind` is a code for its look."""

    text: str
    kind: str
    first: date | None
    began: date | None
    ended: date | None
    last: date | None
    sure: tuple[Bounds, ...] = ()

    @property
    def days(self) -> Iterator[date]:
        """Every day it names."""
        yield from (day for day in (self.first, self.began, self.ended, self.last) if day)

    @property
    def sure_days(self) -> Iterator[tuple[date, date]]:
        """The first and last day of each stretch that is sure."""
        if self.began and self.ended and self.began <= self.ended:
            yield self.began, self.ended
        for one in self.sure:
            if one.earliest and one.latest:
                yield one.earliest, one.latest


@dataclass(frozen=True)
class Row:
    """A line of a picture: its sentence, where it leads, what it rests on where the page shows it, and its spans. A
    row of somebody has their name, and the sentences of its signs, too."""

    text: str
    spans: tuple[Span, ...]
    link: str = ""
    facts: tuple[FactLine, ...] = ()
    kind: str = ""
    name: str = ""
    marks: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """All of it, for a picture that stands alone."""
        return f"{self.name}: {self.text}" if self.name else self.text


@dataclass(frozen=True)
class Stretch:
    """A part of the scale: per cent from the left, and wide."""

    left: float
    width: float

    @property
    def x(self) -> str:
        """As an attribute."""
        return f"{self.left:.2f}%"

    @property
    def wide(self) -> str:
        """As an attribute."""
        return f"{self.width:.2f}%"

    @property
    def middle(self) -> str:
        """The middle, as an attribute."""
        return f"{self.left + self.width / 2:.2f}%"


@dataclass(frozen=True)
class Bar:
    """A span on the scale. Light: on some day of `may`; dark: on all of each of `sure`. `is_day`: it is one day that is
    sure, and stands as a sign. `opens` and `stays` say that it reaches beyond the scale at an end that nobody knows.
    `top` is the height of its lane in pixels."""

    span: Span
    may: Stretch
    sure: tuple[Stretch, ...]
    is_day: bool
    opens: bool
    stays: bool
    top: int

    @property
    def lane(self) -> Lane:
        """Its lane, which is part of its look."""
        return LANES.get(self.span.kind, Lane.STAY)

    @property
    def is_sign(self) -> bool:
        """Whether it is drawn as a sign: what happened on one day that is sure."""
        return self.is_day and self.lane is not Lane.STAY


@dataclass(frozen=True)
class Line:
    """A row on the scale, and how high it is in pixels."""

    row: Row
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True)
class Spans:
    """A picture of spans: the scale and its lines."""

    scale: Scale
    lines: tuple[Line, ...]

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The days that the scale names."""
        return self.scale.ticks


def event(text: str, kind: str, earliest: date | None, latest: date | None) -> Span:
    """Something that happened on one day between two: sure only where both are the same."""
    sure = earliest if earliest == latest else None
    return Span(text, kind, earliest, sure, sure, latest)


def alone(span: Span, link: str = "", facts: tuple[FactLine, ...] = ()) -> Row:
    """A row for one span, with its text."""
    return Row(span.text, (span,), link, facts, span.kind)


def spans(
    rows: Sequence[Row], today: date, first_asked: date | None = None, last_asked: date | None = None
) -> Spans | None:
    """The picture of some rows up to a day; None where no span has any date. Rows without one are left out. Where a
    first or last day is asked for, it is the end of the scale, and what lies beyond is not drawn."""
    dated = [row for row in rows if any(True for span in row.spans for _ in span.days)]
    known = [day for row in dated for span in row.spans for day in span.days]
    if not known:
        return None
    first, last = min(known), max(known)
    room = timedelta(days=max(2, (last - first).days // 20))
    begin = first_asked or _moved(first, -room)
    end = last_asked or min(_moved(last, room), max(last, today))
    common = scale(begin, max(begin, end))
    return Spans(common, tuple(_line(common, row) for row in dated))


def _moved(day: date, by: timedelta) -> date:
    """A day some days on; the last, or first, of the calendar where it ends before."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


LANE, PAD = 11, 2
"""Pixels: the height of a lane, and what is left above and below."""


def _line(common: Scale, row: Row) -> Line:
    used = {LANES.get(span.kind, Lane.STAY) for span in row.spans}
    tops = {lane: PAD + LANE * number for number, lane in enumerate(lane for lane in Lane if lane in used)}
    bars = (
        _bar(common, span, tops[LANES.get(span.kind, Lane.STAY)])
        for span in row.spans
        if any(True for _ in span.days) and _is_on(common, span)
    )
    return Line(row, tuple(bars), 2 * PAD + LANE * len(tops))


def _is_on(common: Scale, span: Span) -> bool:
    """Whether a span can have any day that the scale shows."""
    begin, end = span.first or span.began, span.last
    return not ((begin and begin > common.last) or (end and end < common.first))


def _bar(common: Scale, span: Span, top: int) -> Bar:
    begin, end = span.first or span.began, span.last or span.ended
    sure = tuple(
        _stretch(common, first, last)
        for first, last in span.sure_days
        if first <= common.last and last >= common.first
    )
    opens, stays = span.first is None, span.last is None
    left = 0.0 if opens or begin is None else common.at(begin)
    right = 100.0 if stays or end is None else common.after(end)
    return Bar(
        span=span,
        may=Stretch(left, max(right - left, SMALLEST)),
        sure=sure,
        is_day=begin is not None and begin == end and bool(sure),
        opens=span.first is None and span.began is None,
        stays=stays,
        top=top,
    )


def _stretch(common: Scale, first: date, last: date) -> Stretch:
    left = common.at(first)
    return Stretch(left, max(common.after(last) - left, SMALLEST))
