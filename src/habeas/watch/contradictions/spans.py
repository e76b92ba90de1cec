"""Spans of days during which something was so or may have been, and when two of them cannot both be."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.sure_days import sure_days, voice
from habeas.statements.known import Statement
from habeas.statements.when import Aspect, Bounds


class Span(Struct, frozen=True):
    """Something that was so on some day within `days`. `sure`: from some moment of its first day until some moment
    of its last, without a break. `facts` are the statements by which it is."""

    facts: tuple[str, ...]
    days: Bounds
    sure: Bounds | None = None


def unbroken(about: About, statements: Iterable[Statement]) -> Iterator[Span]:
    """Spans that two statements of one voice make together: since the first day, or still (or until) on the last.

    The statements say the same of one person, such as to be held at one place.
    """
    dated = sorted(
        ((sure, statement) for statement in statements if (sure := sure_days(about, statement))),
        key=lambda item: (item[0].earliest or date.min, item[1].id),
    )
    for at, (first, one) in enumerate(dated):
        for last, other in dated[at + 1 :]:
            if (
                _holds_on(one, other)
                and first.earliest != last.latest
                and voice(about, one) & voice(about, other)
            ):
                sure = Bounds(first.earliest, last.latest)
                yield Span((one.id, other.id), sure, sure)


def _holds_on(one: Statement, other: Statement) -> bool:
    return _aspect(one) is Aspect.SINCE or _aspect(other) in (Aspect.STILL, Aspect.UNTIL)


def _aspect(statement: Statement) -> Aspect:
    return statement.fact.when.aspect if statement.fact.when else Aspect.AT


def clash(a: Span, b: Span) -> Bounds | None:
    """The days on which two things that exclude one another must both have been; None if days and hours can be chosen
    so that one followed the other.

    On the day on which one ends and the other begins each may have had its hours; so may two single days that are one.
    """
    return _both(a.sure, b.sure) or _inside(a.days, b.sure) or _inside(b.days, a.sure)


def one_day(a: Span, b: Span) -> date | None:
    """The day on which both surely were, if each is sure of that one day alone."""
    if a.sure is None or a.sure != b.sure or a.sure.earliest != a.sure.latest:
        return None
    return a.sure.earliest


def _both(a: Bounds | None, b: Bounds | None) -> Bounds | None:
    if not (a and b and a.earliest and a.latest and b.earliest and b.latest):
        return None
    if a.earliest < b.latest and b.earliest < a.latest:
        return Bounds(max(a.earliest, b.earliest), min(a.latest, b.latest))
    return None


def _inside(loose: Bounds, sure: Bounds | None) -> Bounds | None:
    """The days of something that was on some day within `loose`, all of which lie inside a sure span."""
    if not (sure and sure.earliest and sure.latest and loose.earliest and loose.latest):
        return None
    return loose if sure.earliest < loose.earliest and loose.latest < sure.latest else None


def hull(spans: Iterable[Bounds]) -> Bounds | None:
    """The first and the last day of several."""
    found = list(spans)
    first = [one.earliest for one in found if one.earliest]
    last = [one.latest for one in found if one.latest]
    return Bounds(min(first, default=None), max(last, default=None)) if found else None
