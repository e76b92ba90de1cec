"""How numbers moved: by which day how many were known by name, what was said to be the number, and what followed.

The days are those by which something had been said, so that a later day never has fewer people by name.
"""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from habeas.register.about import About
from habeas.tally.bounds.answer import answer, conflict
from habeas.tally.bounds.said import Count, Said
from habeas.tally.follows import statement_of
from habeas.tally.named import NamedMinimum
from habeas.tally.stated import GroupCounts

MOST_DAYS = 40
"""Of so many days, the newest, it is worked out what followed."""


class Step(Struct, frozen=True):
    """From this day on the number was this."""

    day: date
    number: int


class Told(Struct, frozen=True):
    """A number that a statement gave, by the day it had been said; None: that end was left open."""

    day: date
    statement: str
    at_least: int | None
    at_most: int | None


class OverTime(Struct, frozen=True, kw_only=True):
    """Each in the order of days. `by_name` are people as they are told apart now; how many fewer they
    may be is not said day by day."""

    by_name: tuple[Step, ...]
    stated: tuple[Told, ...]
    follows: tuple[Step, ...]


def over_time(about: About, named: NamedMinimum, groups: Iterable[GroupCounts], said: Said) -> OverTime:
    """How the numbers of one question moved: `groups` are those it speaks of, `said` everything that bears on it."""
    told = sorted(
        (one for group in groups for one in _told(about, group)), key=lambda one: (one.day, one.statement)
    )
    return OverTime(
        by_name=tuple(_by_name(about, named)),
        stated=tuple(told),
        follows=tuple(_follows(about, said)),
    )


def _by_name(about: About, named: NamedMinimum) -> list[Step]:
    new: dict[date, int] = {}
    for one in (*named.people, *named.in_part):
        day = min(about.known.statements[id_].told_by for id_ in one.because)
        new[day] = new.get(day, 0) + 1
    days = sorted(new)
    return [Step(day, number) for day, number in zip(days, accumulate(new[day] for day in days), strict=True)]


def _told(about: About, group: GroupCounts) -> Iterable[Told]:
    return (
        Told(about.known.statements[one.statement].told_by, one.statement, one.at_least, one.at_most)
        for one in group.counts
        if not one.is_vague and (one.at_least or one.at_most)
    )


def _follows(about: About, said: Said) -> Iterable[Step]:
    """The least that followed by each day on which a number was given, where it moved; nothing from the day on which
    not everything said could be true."""
    day_of = {
        one.id: about.known.statements[id_].told_by
        for one in said.statements
        if (id_ := statement_of(one.id))
    }
    days = sorted({day_of[one.id] for one in said.statements if isinstance(one, Count)})
    last: int | None = None
    for day in days[-MOST_DAYS:]:
        then = replace(
            said, statements=tuple(one for one in said.statements if day_of.get(one.id, date.min) <= day)
        )
        if conflict(then):
            return
        number = answer(then, then.questions[0], reasons=False).least.value or 0
        if number != last:
            last = number
            yield Step(day, number)
