"""When somebody can have been born, by each statement that bears on it: a date or year of birth, an age."""

from datetime import date, timedelta

from habeas.statements.claims.identity import Aged, Born
from habeas.statements.when import Bounds, bounds
from habeas.timeline.part import Part

YEAR = timedelta(days=366)


def born(part: Part) -> Bounds | None:
    """The first and last day on which somebody can have been born; None where a statement does not tell.

    An age without a date of its own is as of some day in the year before it was published, if that is known: ages
    in print are those of the day, give or take a birthday. One in a source of unknown age gives no first day. An age
    that is hedged ("about forty") tells nothing that could be held against another.
    """
    claim, when = part.statement.fact.claim, part.statement.fact.when
    if isinstance(claim, Born):
        return bounds(when.edtf) if when and when.edtf else None
    if not isinstance(claim, Aged) or claim.years is None or claim.years < 0 or part.statement.telling.hedges:
        return None
    asked = bounds(when.edtf) if when and when.edtf else _printed(part)
    first = _years_before(asked.earliest, claim.years + 1)
    return Bounds(first + timedelta(days=1) if first else None, _years_before(asked.latest, claim.years))


def _printed(part: Part) -> Bounds:
    told = part.statement.told_by
    published = part.statement.source.published
    return Bounds(told - YEAR if published else None, told)


def _years_before(day: date | None, years: int) -> date | None:
    """The same day so many years before; 28 February for 29 February where there is none."""
    if day is None or day.year - years < 1:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def years_between(a: Bounds, b: Bounds) -> int:
    """How many full years lie between two windows that have no day in common, at least."""
    first, second = (a, b) if (a.latest or date.max) < (b.earliest or date.min) else (b, a)
    return (second.earliest - first.latest).days // 365 if second.earliest and first.latest else 0
