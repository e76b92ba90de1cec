"""A whole invented world: bases whose people are taken one after the other, and all that is noted of them over years.

Invariant: `bases` and `noted` give the same for the same number of people and seed, value by value, and hold no more
in memory than the bases of which something is still to come.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from random import Random

from habeas.statements.in_force import Noted
from habeas.world.base import Act, Base

BEGUN = date(2024, 1, 1)
START = datetime(2024, 1, 1, 8, tzinfo=UTC)
OVER = 730
"""Days over which people are taken."""
TODAY = date(2026, 6, 1)
"""By then all was said that is said."""
A_BASE = 40
"""People taken at once, on average."""


def bases(people: int, seed: int) -> Iterator[Base]:
    """The bases of a world with so many people, in the order in which they were taken."""
    number = max(1, round(people / A_BASE))
    before = 0
    for place in range(number):
        chance = Random(f"{people}/{seed}/{place}")  # noqa: S311  (invented people, no secrets)
        upto = people if place == number - 1 else (place + 1) * people // number
        wave = chance.randrange(-A_BASE // 2, A_BASE // 2)
        size = max(1, upto - before + (0 if place == number - 1 else wave))
        size = min(size, people - before - (number - 1 - place))
        before += size
        if size > 0:
            yield Base(chance, size, BEGUN + timedelta(days=place * OVER // number))


def acts(people: int, seed: int) -> Iterator[Act]:
    """Everything that was noted of all of them, in the order of time."""
    waiting: list[tuple[tuple[object, int, int], Act]] = []
    for place, base in enumerate(bases(people, seed)):
        begun = base.acts[0].at.date() if base.acts else BEGUN
        for at, act in enumerate(base.acts):
            heappush(waiting, ((act.at, place, at), act))
        # Nothing is noted of a later base before the day on which this one was taken.
        while waiting and waiting[0][1].at.date() < begun - timedelta(days=60):
            yield heappop(waiting)[1]
    while waiting:
        yield heappop(waiting)[1]


def noted(people: int, seed: int) -> Iterator[Noted]:
    """The same as values in their place in a record, of which each is an entry."""
    number = 0
    for act in acts(people, seed):
        for value in act.values:
            number += 1
            yield Noted(number, act.at, act.by, value)
