"""Invented limits on days that hold together: each event gets a day, and what is said of it leaves room around it."""

from collections.abc import Iterator
from random import Random

from habeas.timeline.limits import ORIGIN, Ground, Limit

FIRST = 738_000
"""A day in 2021."""


def stories(events: int, limits: int, chance: Random) -> list[Limit]:
    """Accounts of twenty acts each: one in four has a date, every act leans on the one before, and some on others."""
    day = {f"e{n}": FIRST + n % 20 * 5 + chance.randrange(5) for n in range(events)}
    made = [limit for n in range(events) for limit in _of_a_story(n, day, chance)]
    while len(made) < limits:
        start = chance.randrange(events // 20) * 20
        a, b = (f"e{start + chance.randrange(20)}" for _ in range(2))
        made.append(_limit(len(made), a, b, day, chance))
    return made[:limits]


def _of_a_story(n: int, day: dict[str, int], chance: Random) -> Iterator[Limit]:
    event = f"e{n}"
    if n % 4 == 0:
        yield Limit((f"d{n}",), Ground.DATE, ORIGIN, event, day[event] + chance.randrange(9))
        yield Limit((f"d{n}",), Ground.DATE, event, ORIGIN, chance.randrange(9) - day[event])
    if n % 20:
        yield _limit(n, event, f"e{n - 1}", day, chance)


def tangle(events: int, limits: int, chance: Random) -> list[Limit]:
    """Everything leans on anything: no story, the hardest mixture."""
    day = {f"e{n}": FIRST + chance.randrange(1000) for n in range(events)}
    dated = [f"e{n}" for n in range(0, events, 100)]
    made = [Limit((f"d{name}",), Ground.DATE, ORIGIN, name, day[name]) for name in dated]
    made += [Limit((f"d{name}",), Ground.DATE, name, ORIGIN, -day[name]) for name in dated]
    while len(made) < limits:
        a, b = (f"e{chance.randrange(events)}" for _ in range(2))
        made.append(_limit(len(made), a, b, day, chance))
    return made


def one_line(events: int, limits: int, chance: Random) -> list[Limit]:
    """One account in which every act leans on the one before it, told in any order: the longest ways there can be."""
    day = {f"e{n}": FIRST + n for n in range(events)}
    made = [_limit(n, f"e{n}", f"e{n - 1}", day, chance) for n in range(1, events)]
    made += [_limit(n, f"e{n - 1}", f"e{n}", day, chance) for n in range(1, events)]
    made.append(Limit(("d",), Ground.DATE, ORIGIN, "e0", FIRST))
    made.append(Limit(("d",), Ground.DATE, "e0", ORIGIN, -FIRST))
    while len(made) < limits:
        a = chance.randrange(events - 10)
        than, event = chance.sample((f"e{a + chance.randrange(10)}", f"e{a}"), 2)
        made.append(_limit(len(made), than, event, day, chance))
    chance.shuffle(made)
    return made


def _limit(n: int, than: str, event: str, day: dict[str, int], chance: Random) -> Limit:
    return Limit((f"s{n}",), Ground.DISTANCE, than, event, day[event] - day[than] + chance.randrange(4))
