"""By when a promise was to be kept, as far as that can be known. A range, or unknown: never a day of our own."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import days, is_fact
from habeas.statements.claims.base import Inner
from habeas.statements.known import Statement
from habeas.statements.when import UNBOUNDED, Anchor, Aspect, Bounds, Relation, bounds
from habeas.watch.calendar import counted_on, or_unknown


class Due(Struct, frozen=True, kw_only=True):
    """The first and last day that may be the one that was meant (None: no bound is known), and the ids of the
    statements that say when the act was that it is counted from."""

    earliest: date | None = None
    latest: date | None = None
    because: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known of the day."""
        return self.earliest is not None or self.latest is not None

    def has_passed(self, as_of: date) -> bool:
        """Whether the day is over, whichever of those that are possible it was."""
        return self.latest is not None and self.latest < as_of


UNKNOWN = Due()
DaysOf = Callable[[str], Due]
"""When an act (the id of its mention) was, and because of what."""


def due(inner: Inner, days_of: DaysOf) -> Due:
    """By when what was promised was to happen.

    A date that was said stands with its bounds. A distance from another act counts from every day on which that act
    may have been; where the words leave open what it is counted from, the day is unknown.
    """
    when = inner.when
    if when is None:
        return UNKNOWN
    if when.edtf is not None:
        said = bounds(when.edtf)
        return Due(earliest=said.earliest, latest=said.latest)
    if when.anchor is None or when.anchor.act is None:
        return UNKNOWN
    start = days_of(when.anchor.act)
    found = from_anchor(when.anchor, Bounds(start.earliest, start.latest))
    return Due(earliest=found.earliest, latest=found.latest, because=start.because)


def from_anchor(anchor: Anchor, act: Bounds) -> Bounds:
    """The days that lie so far from an act as was said, counted from every day on which the act may have been.

    "After" without a distance is that day or any later; "the same day" is the day of the act.
    """
    if anchor.relation is Relation.SAME_DAY:
        return act
    if anchor.relation is Relation.AFTER:
        return Bounds(
            _away(act.earliest, anchor.at_least or 0, anchor, 0), _away(act.latest, anchor.at_most, anchor, 1)
        )
    most = None if anchor.at_most is None else -anchor.at_most
    return Bounds(_away(act.earliest, most, anchor, 0), _away(act.latest, -(anchor.at_least or 0), anchor, 1))


def _away(day: date | None, number: int | None, anchor: Anchor, end: int) -> date | None:
    if day is None or number is None:
        return None
    return or_unknown(lambda: counted_on(day, number, anchor.unit)[end])


def days_of_act(about: About, act: str, through: frozenset[str] = frozenset()) -> Due:
    """When an act was, as those say who date it: all the days that any of them leaves possible.

    An act that nobody dates was over by the day on which it had been told. `through` are the acts that this one is
    counted from already: a circle dates nothing.
    """
    cluster = about.who.of.get(act, act)
    if cluster in through:
        return UNKNOWN
    told = [statement for statement in about.of_act(cluster) if is_fact(statement)]
    dated = [found for one in told if (found := _dated(about, one, through | {cluster})).is_known]
    if dated:
        return Due(
            earliest=_outermost([one.earliest for one in dated], min),
            latest=_outermost([one.latest for one in dated], max),
            because=tuple(dict.fromkeys(id_ for one in dated for id_ in one.because)),
        )
    first = min(told, key=lambda one: one.told_by, default=None)
    return Due(latest=first.told_by, because=(first.id,)) if first else UNKNOWN


def _dated(about: About, statement: Statement, through: frozenset[str]) -> Due:
    """When an act was by one statement: by its date, or by the act it is told by; it had happened when it was told."""
    when = statement.fact.when
    if when is None or when.aspect is not Aspect.AT:
        return UNKNOWN
    if when.edtf is not None:
        span = days(statement)
        return Due(earliest=span.earliest, latest=span.latest, because=(statement.id,))
    if when.anchor is None or when.anchor.act is None:
        return UNKNOWN
    start = days_of_act(about, when.anchor.act, through)
    found = from_anchor(when.anchor, Bounds(start.earliest, start.latest))
    if found == UNBOUNDED:
        return UNKNOWN
    latest = min(found.latest or statement.told_by, statement.told_by)
    if found.earliest and found.earliest > latest:
        return UNKNOWN
    return Due(earliest=found.earliest, latest=latest, because=(statement.id, *start.because))


def _outermost(ends: list[date | None], pick: Callable[[list[date]], date]) -> date | None:
    known = [day for day in ends if day is not None]
    return pick(known) if len(known) == len(ends) else None
