"""On which days a row of the register can come to differ though nothing more is said: what it rests on begins or ends.

Invariant: between two turns a row says the same on every day; only the number of days since the last proof of life
goes on, and `on_day` works that out. So a new day concerns only those whose turn it is.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from habeas.register.about import About, is_custody
from habeas.register.channels import passed_through
from habeas.register.people import PersonRow, row_of_parts
from habeas.register.value import days, is_fact
from habeas.statements.decisions import Compromised
from habeas.statements.known import Statement
from habeas.statements.when import bounds
from habeas.timeline.part import Part

DAY = timedelta(days=1)


class Turns(Struct, frozen=True):
    """When a row turns, seen from a day: it has been the same since `since` (None: always) and is until the day before
    `next` (None: for ever). `listed` is the first day on which the person is on the register (None: on none, and then
    nobody asks for the other two)."""

    since: date | None
    next: date | None
    listed: date | None


NEVER = Turns(None, None, None)
"""Of those who are not on the register on any day."""


def turns(about: About, id_: str, day: date) -> Turns:
    """When the row of a cluster turns, before and after a day."""
    return _turns(about, about.parts(id_, date.max), day)


def row_with_turns(about: About, id_: str, day: date) -> tuple[PersonRow | None, Turns]:
    """The row of a cluster as of a day, if they are on the register then, and when it turns."""
    parts = about.parts(id_, date.max)
    found = _turns(about, parts, day)
    if found.listed is None or found.listed > day:
        return None, found
    return row_of_parts(
        about, id_, [part for part in parts if about.speaks_of(part.statement, day)], day
    ), found


def _turns(about: About, parts: list[Part], day: date) -> Turns:
    listed = [
        _first(about, part.statement)
        for part in parts
        if is_custody(part.statement.fact.claim) and is_fact(part.statement)
    ]
    if not listed:
        return NEVER
    before, after = list[date](), list[date]()
    for first, last in _spans(about, parts):
        _sort(first, last, day, before, after)
    return Turns(max(before, default=None), min(after, default=None), min(listed))


def on_day(row: PersonRow, day: date) -> PersonRow:
    """The same row on another day between the same turns."""
    last = row.proof.last
    fewest, most = last.bounds.days_until(day) if last else (None, None)
    if (fewest, most) == (row.proof.fewest, row.proof.most):
        return row
    return replace(row, proof=replace(row.proof, fewest=fewest, most=most))


def _sort(first: date, last: date | None, day: date, before: list[date], after: list[date]) -> None:
    """Note the turns that one span makes. While it lasts, its end is cut off at each day anew; on its last day it is
    still level with all that lasts on."""
    if first > day:
        after.append(first)
        return
    before.append(first)
    if last is None or last < first:
        return
    if last >= day:
        before.append(day)
        if day < date.max:
            after.append(day + DAY)
    else:
        before.append(last + DAY)


def _spans(about: About, parts: list[Part]) -> Iterator[tuple[date, date | None]]:
    """From when on everything that a row may rest on counts, and the day after which its end is not cut off."""
    for part in parts:
        # What else bears on a date only makes it narrower, and each day that the wider one lasts is a turn.
        yield _first(about, part.statement), days(part.statement).latest
        for channel in {channel for channel, _came in passed_through(about, part.statement)}:
            yield from _doubts(about, channel)


def _first(about: About, statement: Statement) -> date:
    """The first day on which a statement speaks of anything."""
    own, dated = days(statement), about.timeline.bounds(statement).earliest
    first = own.earliest or own.latest or date.min
    return min(first, dated) if dated else first


def _doubts(about: About, channel: str) -> Iterator[tuple[date, None]]:
    """From when on something puts a channel in doubt."""
    for doubt in about.doubts(channel, date.max):
        for id_ in doubt.because:
            own = days(about.known.statements[id_])
            yield own.earliest or own.latest or date.min, None
    for member in about.who.members.get(channel, (channel,)):
        for decision in about.known.decided_on(Compromised, member):
            since = bounds(decision.since).earliest if decision.since else None
            yield since or date.min, None
