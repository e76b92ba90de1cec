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

    The statements say the same of one person, such as to be held at one place. Of each day between two others, and of
    the days between two neighbours, there is one span that has them inside, if any has.
    """
    by_voice: dict[str, dict[date, list[Statement]]] = {}
    for statement in statements:
        if (sure := sure_days(about, statement)) and sure.earliest:
            for who in voice(about, statement):
                by_voice.setdefault(who, {}).setdefault(sure.earliest, []).append(statement)
    found = {span.facts: span for dated in by_voice.values() for span in _joined(dated)}
    yield from found.values()


def _joined(dated: dict[date, list[Statement]]) -> Iterator[Span]:
    """Of the statements of one voice by day: what each two days that are neighbours, or neighbours of one, lie in."""
    on = sorted(dated)
    since = _nearest(dated, on, (Aspect.SINCE,))
    until = _nearest(dated, list(reversed(on)), (Aspect.STILL, Aspect.UNTIL))
    for at, first in enumerate(on):
        for last in on[at + 1 : at + 3]:
            if first in since:
                yield _from_to(since[first], (last, dated[last][0]))
            elif last in until:
                yield _from_to((first, dated[first][0]), until[last])


def _nearest(
    dated: dict[date, list[Statement]], on: list[date], aspects: tuple[Aspect, ...]
) -> dict[date, tuple[date, Statement]]:
    """For each day the nearest statement of an aspect, of it or of the days that come before it in `on`."""
    found: dict[date, tuple[date, Statement]] = {}
    last: tuple[date, Statement] | None = None
    for day in on:
        fitting = [statement for statement in dated[day] if _aspect(statement) in aspects]
        last = (day, fitting[0]) if fitting else last
        if last:
            found[day] = last
    return found


def _from_to(first: tuple[date, Statement], last: tuple[date, Statement]) -> Span:
    sure = Bounds(first[0], last[0])
    return Span((first[1].id, last[1].id), sure, sure)


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
