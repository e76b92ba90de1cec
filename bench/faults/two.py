"""Others: two processes act at once on one case; two laptops work apart and exchange packages. Nothing is lost.

After an exchange both ways the two copies hold the same, in the same order, and tell the same register.
"""

import multiprocessing
import os
from multiprocessing.connection import Connection
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import ANNA, LATER, Place, at, look, new_case, open_case
from bench.faults.kill import PRELOADED
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import Laptop, pair
from bench.faults.said import UNCLEAR, Said, acknowledged, line, lines

from habeas.acts.case import Case
from habeas.acts.merging import bring_in, give
from habeas.register.people import register
from habeas.statements.known import Known
from habeas.statements.leaving import Way

SMALL, FULL = 4, 60
ACTS = 15
"""Acts of each process, or of each laptop between two exchanges."""
ROUNDS = 3
PATIENCE = 60
"""Seconds that two processes may take."""


def try_(asked: Asked) -> list[Outcome]:
    """Try both."""
    processes, laptops = Outcome("two processes"), Outcome("two laptops")
    progress = Progress("two", asked.count)
    for number in range(asked.count):
        chance = Random(f"{asked.seed} two {number}")  # noqa: S311
        _processes(Place(asked.folder / f"at once {number}").made(), chance, processes)
        _laptops(pair(asked.folder / f"apart {number}", chance, acts=ACTS), chance, laptops)
        progress.at(number + 1)
    return [processes, laptops]


def _processes(place: Place, chance: Random, outcome: Outcome) -> None:
    with at(place):
        new_case(place.case).close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    pipes, processes = [], []
    for _ in range(2):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=act_on, args=(place, chance.getrandbits(30), theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    said: list[Said] = []
    try:
        for ours, process in zip(pipes, processes, strict=True):
            if not ours.poll(PATIENCE):
                raise TimeoutError(f"a process did not end in {PATIENCE} s")
            said += lines(ours.recv_bytes())
            process.join()
            ours.close()
    finally:
        for process in processes:
            process.kill()
    _examine(place, said, outcome)


def act_on(place: Place, seed: int, pipe: Connection) -> None:
    """Open the case, act, and tell at the end what was acknowledged."""
    os.environ |= place.surroundings()
    said: list[Said] = []
    case = open_case(place.case)
    chance = Random(seed)  # noqa: S311
    actor = Actor(case, chance, said.append)
    for _ in range(ACTS):
        actor.tried()
    case.close()
    pipe.send_bytes(b"".join(map(line, said)))


def _laptops(both: tuple[Laptop, Laptop], chance: Random, outcome: Outcome) -> None:
    for number in range(ROUNDS):
        for laptop in both:
            laptop.acts(chance.randrange(ACTS))
        exchange(both, f"{number}", chance)
        different = differences(both[0].case, both[1].case)
        outcome.lost += len(different)
        for words in different:
            outcome.remark(f"after exchange {number}: {words}")
    said = [one for laptop in both for one in laptop.said]
    for laptop in both:
        laptop.case.close()
        _examine(laptop.place, said, outcome)


def exchange(both: tuple[Laptop, Laptop], name: str, chance: Random) -> None:
    """Each gives the other a package; an old one may come in again."""
    for laptop in both:
        with at(laptop.place):
            give(laptop.case, laptop.place.stick / f"package {name}", by=ANNA, at=laptop.actor.now())
    for giver, taker in (both, both[::-1]):
        with at(taker.place):
            bring_in(taker.case, giver.place.stick / f"package {name}", at=taker.actor.now())
            old = chance.choice(sorted(giver.place.stick.glob("package *")))
            bring_in(taker.case, old, at=taker.actor.now())


def differences(a: Case, b: Case) -> list[str]:
    """In which ways two copies that exchanged everything are not the same."""
    one, other = a.known(), b.known()
    ways = {
        name: getattr(one, name) != getattr(other, name)
        for name in ("sources", "layers", "mentions", "tellings", "judgements", "withdrawals", "out_of_force")
    }
    # Each noted that it gave a package after it had made it; the next package brings that.
    ways["what was noted"] = not (one.noted.keys() ^ other.noted.keys()) <= packages_given(
        one
    ) | packages_given(other)
    both = one.noted.keys() & other.noted.keys()
    ways["order"] = [id_ for id_ in one.noted if id_ in both] != [id_ for id_ in other.noted if id_ in both]
    ways["register"] = register(one, as_of=LATER.date()) != register(other, as_of=LATER.date())
    ways["keys"] = a.ring.entries() != b.ring.entries()
    return [f"the two copies differ in {name}" for name, is_so in ways.items() if is_so]


def packages_given(known: Known) -> set[str]:
    """The notes of packages given."""
    return {id_ for id_, departure in known.departures.items() if departure.way is Way.PACKAGE}


def _examine(place: Place, said: list[Said], outcome: Outcome) -> None:
    with at(place):
        seen = look(place.case, said)
    unclear = [one.words for one in said if one.act == UNCLEAR]
    outcome.trials += 1
    outcome.acknowledged += acknowledged(said)
    outcome.lost += len(seen.lost)
    outcome.damaged += bool(seen.problems)
    outcome.unopened += bool(seen.refused)
    outcome.odd += seen.is_unclear + len(unclear)
    for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost, *unclear):
        outcome.remark(words)
