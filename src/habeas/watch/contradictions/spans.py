"""On which days something surely was so, and on which it may have been. A loose date surely covers no day.

"Held on some day in May" fits with anything said of another day in May; "held since 2 May", said on 9 May by somebody
who spoke for themselves, covers every day from 2 to 9 May. What somebody passed on "since 2 May" covers 2 May only:
on which later day the one who knew still knew it, nobody says.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import days
from habeas.statements.chain import Knows
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.source import SourceKind
from habeas.statements.when import Aspect, Bounds, bounds

SPOKEN = frozenset({SourceKind.CALL, SourceKind.INTERVIEW})
"""Sources that were told on the day we obtained them."""


class Span(Struct, frozen=True):
    """Something that was so on some day within `days`. `sure`: from some moment of its first day until some moment
    of its last, without a break. `facts` are the statements by which it is."""

    facts: tuple[str, ...]
    days: Bounds
    sure: Bounds | None = None


def sure_days(
    about: About, statement: Statement, ended: Callable[[], Iterable[Statement]] = tuple
) -> Bounds | None:
    """The days on all of which what a statement says was so, at some moment of the first and the last; None where
    it is sure of no day: its date is loose, in doubt ("?") or lies after it was told.

    `ended` gives the statements of the same voice of what ends or changes it: they bound how long it is said to last.
    """
    when = statement.fact.when
    if when is None or when.edtf is None or "?" in when.edtf:
        return None
    said, told = bounds(when.edtf), spoken_on(statement)
    if said.latest is None or (told is not None and said.latest > told):
        return None
    if when.aspect is Aspect.SINCE and told is not None and speaks_for_itself(about, statement):
        return _until(Bounds(said.latest, told), statement, ended())
    return said if said.earliest == said.latest else None


def _until(sure: Bounds, statement: Statement, ended: Iterable[Statement]) -> Bounds:
    """What lasts until it was told, or until whoever told it says that it changed."""
    first, last = sure.earliest or date.min, sure.latest or date.max
    for other in ended:
        over = days(other)
        if other.id != statement.id and (over.latest or date.max) >= first:
            # Without a first day of its own, the change may have come at once.
            last = min(last, max(over.earliest or first, first))
    return Bounds(first, last)


def spoken_on(statement: Statement) -> date | None:
    """The first day on which it can have been told; None where we only know when we obtained it."""
    source = statement.source
    if source.published:
        return bounds(source.published).earliest
    return source.obtained_at.date() if source.kind in SPOKEN else None


def speaks_for_itself(about: About, statement: Statement) -> bool:
    """Whether nobody passed it on: the one who knows, or the publication itself, speaks of its own day."""
    tellers = [
        link for link in statement.telling.chain if link.who is None or not _is_source(about, link.who)
    ]
    return len(tellers) <= 1 and all(link.knows in (Knows.WAS_THERE, Knows.NOT_SAID) for link in tellers)


def _is_source(about: About, who: Party) -> bool:
    """Whether a link is the publication that we have, and nobody besides."""
    return all(member in about.known.sources for member in who.members)


def voice(about: About, statement: Statement) -> frozenset[str]:
    """Whose word a statement is: whoever knew first, or else the source."""
    chain = statement.telling.chain
    return frozenset(about.named(chain[0].who) if chain and chain[0].who else (statement.source.id,))


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
