"""The circle of limits that rests on the fewest statements, among those that leave no day. Invariant: never a guess;
whether fewer could do is established or said to be open.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.timeline.limits import Limit
from habeas.timeline.network import Network

State = tuple[str, tuple[str, ...]]
"""An event, and the statements of the limit by which it was reached."""
Ids = frozenset[str]
Layer = dict[State, tuple[int, Ids]]
"""For each state reached with so many statements: the length of the way, and the statements used."""


def fewest_around(limits: Sequence[Limit], known: Ids, patience: int) -> tuple[Ids, bool, int]:
    """The smallest set of statements that clash, given one that does; whether it is established that there is none
    smaller; and how many limits were looked at.

    Circles are walked statement by statement (Bellman's recursion, over the number of statements instead of limits;
    a limit of the statement just used costs nothing). That finds the fewest wherever all limits of one statement
    touch one event, for then a circle that passes an event once uses them one after the other; in records they do.
    """
    search = _Search(limits, known, patience)
    finished = search.run()
    return search.best, finished and (len(search.best) <= 2 or _touch_one_event(limits)), search.looked


def _touch_one_event(limits: Sequence[Limit]) -> bool:
    common: dict[str, set[str]] = {}
    for limit in limits:
        ends = {limit.than, limit.event}
        for id_ in limit.because:
            common[id_] = common.get(id_, ends) & ends
    return all(common.values())


class _Search:
    def __init__(self, limits: Sequence[Limit], known: Ids, patience: int) -> None:
        self.best = known
        self.looked = 0
        self._limits = limits
        self._patience = patience
        self._from: dict[str, list[Limit]] = defaultdict(list)
        for limit in limits:
            self._from[limit.than].append(limit)

    def run(self) -> bool:
        """Whether the search came to its end."""
        self._alone()
        if len(self.best) <= 2:
            return True  # Every single statement was tried.
        for start in sorted(self._from):
            self._circles_through(start)
            if self.looked > self._patience:
                return False
            del self._from[start]  # Every circle through it has been seen.
        return True

    def _alone(self) -> None:
        """Statements that clash with themselves, then sets that share a limit."""
        groups: dict[tuple[str, ...], list[Limit]] = defaultdict(list)
        for limit in self._limits:
            groups[limit.because].append(limit)
        for ids in sorted(groups, key=lambda ids: (len(ids), ids)):
            if len(ids) < len(self.best):
                parts = (groups.get(part, ()) for part in (*((id_,) for id_ in ids), ids))
                near = {limit for several in parts for limit in several}
                self.looked += len(near)
                if Network(sorted(near)).clash:
                    self.best = frozenset(ids)

    def _circles_through(self, start: str) -> None:
        """Ways from one event, by the number of statements they rest on, until one comes back before it began."""
        settled: dict[State, int] = {}
        layers: dict[int, Layer] = {0: {(start, ()): (0, frozenset())}}
        spent = 0
        while spent < len(self.best) and self.looked <= self._patience:
            layer = layers.pop(spent, {})
            waiting = list(layer)
            while waiting:
                state = waiting.pop()
                length, used = layer[state]
                if settled.get(state, length + 1) <= length:
                    continue
                settled[state] = length
                for cost, reached, way, rests_on in self._onward(start, spent, state, length, used):
                    target = layer if cost == spent else layers.setdefault(cost, {})
                    if target.get(reached, (way + 1, used))[0] > way:
                        target[reached] = (way, rests_on)
                        if cost == spent:
                            waiting.append(reached)
            spent += 1

    def _onward(
        self, start: str, spent: int, state: State, length: int, used: Ids
    ) -> Iterator[tuple[int, State, int, Ids]]:
        """One limit further, and with how many statements."""
        at, last = state
        for limit in self._from.get(at, ()):
            self.looked += 1
            cost = spent + sum(id_ not in last for id_ in limit.because)
            way = length + limit.days
            if cost >= len(self.best):
                continue
            if limit.event != start:
                yield cost, (limit.event, limit.because), way, used.union(limit.because)
            elif way < 0:
                self.best = used.union(limit.because)
