"""By when a promise was to be kept, as far as that can be known. A range, or unknown: never a day of our own."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from habeas.register.about import About
from habeas.statements.claims.base import Inner
from habeas.statements.when import Anchor, Bounds, Relation, bounds
from habeas.timeline.said import apart
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

    "After" without a distance is that day or any later; "the same day" is the day of the act, "the same week" within
    six days of it.
    """
    if anchor.relation is Relation.SAME_DAY:
        reach = apart(anchor)[1] or 0
        return Bounds(_on(act.earliest, -reach), _on(act.latest, reach))
    if anchor.relation is Relation.AFTER:
        return Bounds(
            _away(act.earliest, anchor.at_least or 0, anchor, 0), _away(act.latest, anchor.at_most, anchor, 1)
        )
    most = None if anchor.at_most is None else -anchor.at_most
    return Bounds(_away(act.earliest, most, anchor, 0), _away(act.latest, -(anchor.at_least or 0), anchor, 1))


def _on(day: date | None, days: int) -> date | None:
    return None if day is None else or_unknown(lambda: day + timedelta(days=days))


def _away(day: date | None, number: int | None, anchor: Anchor, end: int) -> date | None:
    if day is None or number is None:
        return None
    return or_unknown(lambda: counted_on(day, number, anchor.unit)[end])


def days_of_act(about: About, act: str) -> Due:
    """When an act was, from its first to its last possible day: all that bears on its date is taken together, and of
    those who contradict one another none is believed."""
    found = about.timeline.event(act)
    return Due(earliest=found.bounds.earliest, latest=found.bounds.latest, because=found.because)
