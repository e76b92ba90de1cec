"""What one statement says of its own day, before anything else is known. Invariant: an open end stays open."""

from calendar import isleap
from datetime import date, timedelta
from functools import cache

from habeas.statements.known import Statement
from habeas.statements.telling import Fact, Polarity, Stage
from habeas.statements.when import Anchor, Aspect, Bounds, Relation, Unit, bounds


def is_fact(statement: Statement) -> bool:
    """Whether the statement asserts something done: no denial, no plan, no attempt."""
    return asserts_done(statement.fact)


def asserts_done(fact: Fact) -> bool:
    """The same, of a fact without its telling."""
    return fact.polarity is Polarity.ASSERTS and fact.stage in (None, Stage.DONE)


def days(statement: Statement) -> Bounds:
    """The earliest and latest day on which what was said held.

    Without a date of its own, a statement held at the latest on the day by which it had been said.
    "Since" a date, it still held when it was said; "until" a date, no later than that date.
    """
    told = statement.told_by
    when = statement.fact.when
    if when is None or when.edtf is None:
        return Bounds(None, told)
    said = bounds(when.edtf)
    if when.aspect is Aspect.SINCE:
        return Bounds(said.earliest, told)
    if when.aspect is Aspect.UNTIL:
        return Bounds(None, said.latest or told)
    began_by_then = said.earliest is None or said.earliest <= told
    if said.latest is None or (said.latest > told and began_by_then):
        return Bounds(said.earliest, told)
    return said


def had_been_said(statement: Statement) -> date | None:
    """The day by which what is asserted had happened, for it had been said; None where that says nothing.

    "Until" a date may look ahead. Where only the day is known on which we obtained it, that was already the next day
    somewhere: a fact of the day after is no contradiction.
    """
    when = statement.fact.when
    told = statement.told_by
    if when is None or when.edtf is None:
        return told
    said = bounds(when.edtf)
    if when.aspect is Aspect.UNTIL and said.latest is not None:
        return None
    next_day = told + timedelta(days=1)
    return next_day if said.earliest == next_day and not statement.source.published else told


def apart(anchor: Anchor) -> tuple[int | None, int | None]:
    """How many days an act is after the one it is anchored to, fewest and most; None where that is not known.

    Negative for an act that is before it. "After" may be the same day; three hours later may be the next day; a month
    is 28 to 31 days; "the same week" is within six days, either way.
    """
    if anchor.relation is Relation.SAME_DAY:
        reach = {Unit.WEEK: 6, Unit.MONTH: 30, Unit.YEAR: 365}.get(anchor.unit, 0)
        return -reach, reach
    fewest = 0 if anchor.at_least is None else _days_of(anchor.at_least, anchor.unit)[0]
    most = None if anchor.at_most is None else _days_of(anchor.at_most, anchor.unit)[1]
    if anchor.relation is Relation.AFTER:
        return fewest, most
    return (None if most is None else -most), -fewest


def _days_of(number: int, unit: Unit) -> tuple[int, int]:
    """So many units as days, fewest and most."""
    if unit is Unit.HOUR:
        return number // 24, -(-number // 24)
    if unit is Unit.MONTH or unit is Unit.YEAR:
        return _days_of_months(number * (12 if unit is Unit.YEAR else 1))
    days_each = 7 if unit is Unit.WEEK else 1
    return number * days_each, number * days_each


@cache
def _firsts() -> tuple[int, ...]:
    """The first days of the months of the 400 years after which the calendar repeats, counted from the first."""
    lengths = [
        29 if month == 2 and isleap(year) else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
        for year in range(2000, 2400)
        for month in range(1, 13)
    ]
    firsts = [0]
    for length in lengths:
        firsts.append(firsts[-1] + length)
    return tuple(firsts)


@cache
def _days_of_months(number: int) -> tuple[int, int]:
    """So many months from a day to the same day of a later month (or its last), fewest and most days."""
    firsts = _firsts()
    whole, rest = divmod(number, 4800)
    spans = [length for start in range(4800) for length in _spans(firsts, start, start + rest)]
    return whole * firsts[-1] + min(spans), whole * firsts[-1] + max(spans)


def _spans(firsts: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """From the first of a month, and from its last day, to the same day of another month or its last."""

    def first(month: int) -> int:
        return firsts[month % 4800] + month // 4800 * firsts[-1]

    length, other = first(start + 1) - first(start), first(end + 1) - first(end)
    between = first(end) - first(start)
    return between, between + min(0, other - length)
