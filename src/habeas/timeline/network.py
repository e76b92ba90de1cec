"""Solves limits on days: the earliest and latest day of each event, as tight as all limits together make them.

Invariant: a network that holds together never takes in a limit that it cannot hold with; what comes out depends
on the limits alone, not on the order in which they came.
"""

from collections import deque
from collections.abc import Iterable
from heapq import heappop, heappush

from habeas.timeline.limits import ORIGIN, Limit

STEP = 1 << 32
"""A day, in the lengths of paths: the rest counts limits, so that of equally tight paths the shorter one stands."""

Edge = tuple[int, int, int]
"""The other event, the length, and the number of the limit."""


class Network:
    """Limits that hold together, or `clash`: limits around a circle that leaves no day to any of its events.

    From scratch: levels for all events, then two runs of Dijkstra's on lengths made positive (D. Johnson,
    "Efficient algorithms for shortest paths in sparse networks", JACM 24, 1977). One limit more: S. Cotton and
    O. Maler, "Fast and flexible difference constraint propagation", SAT 2006.
    """

    def __init__(self, limits: Iterable[Limit] = ()) -> None:
        self.limits: list[Limit] = []
        self.clash: tuple[Limit, ...] = ()
        self._number: dict[str, int] = {}
        self._forth: list[list[Edge]] = []
        self._back: list[list[Edge]] = []
        self._level: list[int] = []
        self._up: list[int | None] = []
        self._down: list[int | None] = []
        self._event(ORIGIN)
        for limit in limits:
            self._lay(limit)
        self.clash = self._levelled()
        if not self.clash:
            self._up = self._reach(self._forth, 1)
            self._down = self._reach(self._back, -1)

    def latest(self, event: str) -> int | None:
        """The last day (ordinal) on which an event can be; None if nothing bounds it."""
        return self._whole(self._up, event)

    def earliest(self, event: str) -> int | None:
        """The first day (ordinal) on which an event can be; None if nothing bounds it."""
        found = self._whole(self._down, event)
        return None if found is None else -found

    def not_after(self, event: str) -> tuple[Limit, ...]:
        """The limits that give the latest day, from a calendar day to the event; the fewest that do."""
        return tuple(reversed(self._path(event, self._up, self._back)))

    def not_before(self, event: str) -> tuple[Limit, ...]:
        """The limits that give the earliest day, from a calendar day to the event; the fewest that do."""
        return tuple(reversed(self._path(event, self._down, self._forth)))

    def add(self, limit: Limit) -> tuple[Limit, ...]:
        """Take in one more limit and tighten what it concerns. If it cannot hold with the others, nothing
        changes and the limits that it closes a circle with are given back, itself included."""
        than, event, length = self._lay(limit)
        clash = self._between_dates(than, event, length) or self._relevel(than, event, length)
        if clash:
            self._forth[than].pop()
            self._back[event].pop()
            self.limits.pop()
            return clash
        self._spread(self._up, self._forth, than, event, length, 1)
        self._spread(self._down, self._back, event, than, length, -1)
        return ()

    def _event(self, name: str) -> int:
        number = self._number.setdefault(name, len(self._forth))
        if number == len(self._forth):
            self._forth.append([])
            self._back.append([])
            self._level.append(0)
            self._up.append(0 if name == ORIGIN else None)
            self._down.append(0 if name == ORIGIN else None)
        return number

    def _lay(self, limit: Limit) -> Edge:
        than, event = self._event(limit.than), self._event(limit.event)
        length = limit.days * STEP + 1
        self._forth[than].append((event, length, len(self.limits)))
        self._back[event].append((than, length, len(self.limits)))
        self.limits.append(limit)
        return than, event, length

    def _whole(self, ends: list[int | None], event: str) -> int | None:
        number = self._number.get(event)
        end = None if number is None else ends[number]
        return None if end is None else end // STEP

    # --- from scratch ---------------------------------------------------------------------------------------

    def _levelled(self) -> tuple[Limit, ...]:
        """Give every event a level so that no limit is broken by the levels; a circle if none can be given.

        R. Bellman's and L. Ford's rounds, in J. Yen's order (Quarterly of Applied Mathematics 27, 1970): through all
        events as they lie in time, and back again. A long account takes few rounds, not one for each of its acts.
        """
        level = self._level
        self._guess()
        order = sorted(range(len(level)), key=level.__getitem__)
        came: list[int] = [-1] * len(level)
        is_open = bytearray(b"\1" * len(level))
        rounds, look = 0, 2
        while self._round(order, is_open, came):
            order.reverse()
            rounds += 1
            if rounds == look:
                look *= 2
                if circle := self._circle(came):
                    return circle
        return ()

    def _round(self, order: list[int], is_open: bytearray, came: list[int]) -> bool:
        """Lower levels once through all events that were lowered since their limits were looked at."""
        level, forth = self._level, self._forth
        lowered = False
        for at in order:
            if is_open[at]:
                is_open[at] = 0
                here = level[at]
                for other, length, number in forth[at]:
                    if here + length < level[other]:
                        level[other] = here + length
                        came[other] = number
                        is_open[other] = 1
                        lowered = True
        return lowered

    def _guess(self) -> None:
        """Levels to begin with: along some ways from the origin. Any would do; these are near what they will be."""
        level, forth = self._level, self._forth
        seen = bytearray(len(level))
        seen[0] = 1
        ways = deque([0])
        while ways:
            at = ways.popleft()
            for other, length, _number in forth[at]:
                if not seen[other]:
                    seen[other] = 1
                    level[other] = level[at] + length
                    ways.append(other)

    def _circle(self, came: list[int]) -> tuple[Limit, ...]:
        """A circle among the limits by which the events last came to their levels, if there is one."""
        seen: list[int] = [-1] * len(came)
        for start in range(len(came)):
            at = start
            while at >= 0 and seen[at] < 0:
                seen[at] = start
                at = self._number[self.limits[came[at]].than] if came[at] >= 0 else -1
            if at >= 0 and seen[at] == start:
                return self._around(at, came)
        return ()

    def _around(self, start: int, came: list[int]) -> tuple[Limit, ...]:
        circle: list[Limit] = []
        at = start
        while not circle or at != start:
            circle.append(self.limits[came[at]])
            at = self._number[circle[-1].than]
        return tuple(reversed(circle))

    def _reach(self, edges: list[list[Edge]], sign: int) -> list[int | None]:
        """The shortest way from the origin to every event."""
        level = self._level
        ends: list[int | None] = [None] * len(level)
        done = [False] * len(level)
        ends[0] = 0
        heap = [(0, 0)]
        while heap:
            _, at = heappop(heap)
            if done[at]:
                continue
            done[at] = True
            here = ends[at]
            assert here is not None
            for other, length, _number in edges[at]:
                end, before = here + length, ends[other]
                if before is None or end < before:
                    ends[other] = end
                    heappush(heap, (end - sign * level[other], other))
        return ends

    # --- one limit more -------------------------------------------------------------------------------------

    def _between_dates(self, than: int, event: int, length: int) -> tuple[Limit, ...]:
        """The circle that a limit closes if its event cannot be on a day it sets: told by the ends that are known."""
        down, up = self._down[event], self._up[than]
        if than == 0 and down is not None and down + length < 0:
            return (self.limits[-1], *self._path(self.limits[-1].event, self._down, self._forth))
        if event == 0 and up is not None and up + length < 0:
            return (*reversed(self._path(self.limits[-1].than, self._up, self._back)), self.limits[-1])
        return ()

    def _relevel(self, than: int, event: int, length: int) -> tuple[Limit, ...]:
        """Lower levels until the new limit is kept, too; or undo all of it and give the circle that forbids it."""
        level, limits = self._level, self.limits
        lack = {event: level[than] + length - level[event]}
        came = {event: len(limits) - 1}
        before: dict[int, int] = {}
        heap = [(lack[event], event)]
        while heap and heap[0][0] < 0:
            short, at = heappop(heap)
            if at in before or short != lack[at]:
                continue
            if at == than:
                level_back(level, before)
                return self._closed(than, event, came)
            before[at] = level[at]
            level[at] += short
            for other, other_length, number in self._forth[at]:
                gap = level[at] + other_length - level[other]
                if other not in before and gap < min(0, lack.get(other, 0)):
                    lack[other] = gap
                    came[other] = number
                    heappush(heap, (gap, other))
        return ()

    def _closed(self, than: int, event: int, came: dict[int, int]) -> tuple[Limit, ...]:
        circle: list[Limit] = []
        at = than
        while not circle or at != than:
            circle.append(self.limits[came[at]])
            at = self._number[circle[-1].than]
        return tuple(reversed(circle))

    def _spread(
        self, ends: list[int | None], edges: list[list[Edge]], at: int, to: int, length: int, sign: int
    ) -> None:
        """Tighten the ends that one new limit makes tighter, and no others."""
        level = self._level
        start, before = ends[at], ends[to]
        if start is None or (before is not None and start + length >= before):
            return
        ends[to] = start + length
        heap = [(start + length - sign * level[to], start + length, to)]
        while heap:
            _, here, at = heappop(heap)
            if here != ends[at]:
                continue
            for other, way, _number in edges[at]:
                end, old = here + way, ends[other]
                if old is None or end < old:
                    ends[other] = end
                    heappush(heap, (end - sign * level[other], end, other))

    # --- reasons --------------------------------------------------------------------------------------------

    def _path(self, event: str, ends: list[int | None], edges: list[list[Edge]]) -> list[Limit]:
        """The limits of a shortest way, from the event to the origin; of several, the first in their own order."""
        at = self._number.get(event, 0)
        end = ends[at]
        path: list[Limit] = []
        while at and end is not None:
            limit, at = min(
                (self.limits[number], other)
                for other, length, number in edges[at]
                if (before := ends[other]) is not None and before + length == end
            )
            path.append(limit)
            end = ends[at]
        return path


def level_back(level: list[int], before: dict[int, int]) -> None:
    """Put levels back to what they were."""
    for at, old in before.items():
        level[at] = old
