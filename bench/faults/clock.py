"""Clocks that jump, forward and back, by seconds or years, between acts on two laptops that exchange packages.

Nothing is lost, the entries of a device stand in the order of its acts in every copy, and "what we knew then" is
what this copy had by its own clock's last act up to then.
"""

from datetime import datetime, timedelta
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import ANNA, BEGAN, Place, at, look, new_case
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import Laptop, pair
from bench.faults.said import acknowledged
from bench.faults.two import differences, exchange

from habeas.acts.case import Case

SMALL, FULL = 6, 100
ACTS = 20
JUMPS = (0.001, 1.0, 3600.0, 86400.0, 400 * 86400.0, 5000 * 86400.0)
"""Seconds that a clock jumps by at most, forward or back."""
ASKED_MOMENTS = 8


class Jumping:
    """A clock that jumps with every look at it; `seen` is what it said."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._now = chance, BEGAN
        self.seen: list[datetime] = []

    def __call__(self) -> datetime:
        """What it says now: from 1971 to 2120."""
        jump = timedelta(seconds=self._chance.uniform(-1, 1) * self._chance.choice(JUMPS))
        low, high = BEGAN.replace(year=1971), BEGAN.replace(year=2120)
        self._now = min(max(self._now + jump, low), high)
        self.seen.append(self._now)
        return self._now


def try_(asked: Asked) -> list[Outcome]:
    """Try one laptop alone, and two that exchange."""
    alone, apart = Outcome("clock, alone"), Outcome("clock, two laptops")
    progress = Progress("clock", asked.count)
    for number in range(asked.count):
        chance = Random(f"{asked.seed} clock {number}")  # noqa: S311
        _alone(Place(asked.folder / f"alone {number}").made(), chance, alone)
        _apart(pair(asked.folder / f"apart {number}", chance, acts=5), chance, apart)
        progress.at(number + 1)
    return [alone, apart]


def _alone(place: Place, chance: Random, outcome: Outcome) -> None:
    clock = Jumping(chance)
    with at(place):
        case = new_case(place.case)
        laptop = Laptop(place, case, chance, ANNA)
        laptop.actor = Actor(case, chance, laptop.said.append, stick=place.stick, clock=clock)
        history: list[tuple[datetime, set[str]]] = []
        for _ in range(ACTS):
            before = case.last_entry()
            laptop.actor.step()
            # An act that came to nothing left no moment that could be asked for.
            history += [_mark(clock, case)] if case.last_entry() > before else []
        wrong = _known_at(case, history, chance)
    _finish((laptop,), wrong, outcome)


def _mark(clock: Jumping, case: Case) -> tuple[datetime, set[str]]:
    """The moment of an act, and what was known after it."""
    return clock.seen[-1], set(case.known().noted)


def _known_at(case: Case, history: list[tuple[datetime, set[str]]], chance: Random) -> list[str]:
    """Where "what we knew then" is not what had been noted by the last act up to then, less what is gone since."""
    now, wrong = set(case.known().noted), []
    for _ in range(ASKED_MOMENTS):
        moment = chance.choice(history)[0] + timedelta(milliseconds=chance.choice((0, 1, 86400_000)))
        then = [noted for when, noted in history if _ms(when) <= _ms(moment)]
        had, said = then[-1] & now if then else set(), set(case.known(until=moment).noted)
        if not had <= said:
            wrong.append(f"known at {moment}: {len(had - said)} of {len(had)} values are missing")
        if said - had and then:
            wrong.append(f"known at {moment}: {len(said - had)} values too many")
    return wrong


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _apart(both: tuple[Laptop, Laptop], chance: Random, outcome: Outcome) -> None:
    wrong = []
    for laptop in both:
        clock = Jumping(chance)
        laptop.actor = Actor(laptop.case, chance, laptop.said.append, stick=laptop.place.stick, clock=clock)
    for number in range(2):
        for laptop in both:
            laptop.acts(ACTS // 2)
        exchange(both, str(number), chance)
        wrong += differences(both[0].case, both[1].case)
    for laptop in both:
        laptop.case.known(until=laptop.actor.now())
    _finish(both, wrong, outcome)


def in_order(case: Case) -> list[str]:
    """Devices whose entries do not stand in the order of their acts."""
    places: dict[bytes, list[int]] = {}
    entries = sorted(case.ledger.entries(), key=lambda one: (one.order, one.feed, one.place))
    for entry in entries:
        places.setdefault(entry.feed, []).append(entry.place)
    return [
        f"the entries of device {feed.hex()[:8]} are out of order"
        for feed, found in places.items()
        if found != sorted(found)
    ]


def _finish(laptops: tuple[Laptop, ...], wrong: list[str], outcome: Outcome) -> None:
    said = [one for laptop in laptops for one in laptop.said]
    for laptop in laptops:
        wrong += in_order(laptop.case)
        laptop.case.close()
        with at(laptop.place):
            seen = look(laptop.place.case, said)
        outcome.trials += 1
        outcome.acknowledged += acknowledged(said)
        outcome.lost += len(seen.lost)
        outcome.damaged += bool(seen.problems)
        outcome.unopened += bool(seen.refused)
        outcome.odd += seen.is_unclear
        for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost):
            outcome.remark(words)
    outcome.odd += len(wrong)
    for words in wrong:
        outcome.remark(words)
