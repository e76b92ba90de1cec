"""Several statements looked at as one, to ask what surely came before what. Invariant: the answers are those that
asking statement by statement would give (`Order.before`).

Of all that hangs on nothing but its own days, the extremes of these are enough; so one person of whom very much is said
takes no longer than what is said of them is different.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.statements.known import Statement
from habeas.timeline.order import Order

LOOSE = ""
"""Stands for the events of all statements that nothing but their days puts in order."""


@dataclass
class _Extent:
    """Of some statements: the first of their latest days and the last of their earliest (None: none is known); the
    last of the latest days of those with an earliest, if any has one."""

    first_latest: date | None = None
    last_earliest: date | None = None
    last_latest: date | None = None

    def add(self, earliest: date | None, latest: date | None) -> None:
        if latest is not None and (self.first_latest is None or latest < self.first_latest):
            self.first_latest = latest
        if earliest is not None:
            self.last_earliest = max(self.last_earliest or earliest, earliest)
            self.last_latest = max(self.last_latest or date.min, latest or date.max)

    def is_before(self, other: "_Extent") -> bool:
        """Whether any of these surely came before any of the others."""
        first, last = self.first_latest, other.last_earliest
        return first is not None and last is not None and first < last

    def is_all_before(self, other: "_Extent") -> bool:
        """Whether all of these with an earliest day came before the one other."""
        last, first = self.last_latest, other.last_earliest
        return last is None or (first is not None and last < first)


class Several:
    """Some statements as they lie in time."""

    def __init__(self, order: Order, statements: Iterable[Statement]) -> None:
        self._order = order
        self.ids: set[str] = set()
        self._extents: dict[str, _Extent] = {}
        for one in statements:
            self.ids.add(one.id)
            span = order.days(one)
            event = LOOSE if order.is_loose(one) else order.event(one)
            self._extents.setdefault(event, _Extent()).add(span.earliest, span.latest)

    @property
    def is_dated(self) -> bool:
        """Whether any has an earliest day."""
        return any(one.last_earliest is not None for one in self._extents.values())

    def any_before(self, others: "Several") -> bool:
        """Whether any of these surely came before any of the others."""
        return any(
            self._before(event, extent, other, others_extent)
            for event, extent in self._extents.items()
            for other, others_extent in others._extents.items()
        )

    def _before(self, event: str, extent: _Extent, other: str, others: _Extent) -> bool:
        if LOOSE in (event, other):
            return extent.is_before(others)
        if event == other:
            return False
        told = self._order.told(event, other)
        return extent.is_before(others) if told is None else told

    def all_before(self, one: "Several") -> bool:
        """Whether all of these with an earliest day surely came before one other statement."""
        ((other, span),) = one._extents.items()
        return all(
            extent.last_earliest is None or self._wholly_before(event, extent, other, span)
            for event, extent in self._extents.items()
        )

    def _wholly_before(self, event: str, extent: _Extent, other: str, span: _Extent) -> bool:
        if LOOSE in (event, other):
            return extent.is_all_before(span)
        if event == other:
            return False
        told = self._order.told(event, other)
        return extent.is_all_before(span) if told is None else told
