"""Kills: a process at work is ended with SIGKILL at a random moment. Nothing acknowledged may be missing after it.

Neither while it works nor after the kill may any file below its folder hold an invented name in the clear.
"""

import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import Place, Search, at, look, open_case
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import packages_beside, with_packages
from bench.faults.said import UNCLEAR, Said, acknowledged, line, lines

SMALL, FULL = 20, 1000
EACH = 10
"""So many kills befall one case; then a new one begins."""
LONGEST = 0.35
"""Seconds after which a process is killed at the latest."""
PATIENCE = 20
"""Seconds that a process may take to open its case."""
PRELOADED = ["bench.faults.kill", "habeas.reading.read"]


def try_(asked: Asked) -> list[Outcome]:
    """Try it."""
    outcome, progress = Outcome("kill"), Progress("kill", asked.count)
    for number in range(asked.count):
        chance = Random(f"{asked.seed} kill {number}")  # noqa: S311
        if number % EACH == 0:
            place, foreign = with_packages(asked.folder / f"case {number}", chance, acts=6)
            said, search = list[Said](), Search(place.root)
        new = _killed(place, chance, outcome, search)
        said += new
        outcome.acknowledged += acknowledged(new)
        outcome.clear |= search.found()
        _examine(place, said, foreign, outcome)
        progress.at(number + 1)
    return [outcome]


def _killed(place: Place, chance: Random, outcome: Outcome, search: Search) -> list[Said]:
    """Let a process act and kill it. Returns what it had acknowledged."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=act_on, args=(place, chance.getrandbits(30), theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(PATIENCE):
            raise TimeoutError(f"the process did not begin in {PATIENCE} s")
        ours.recv_bytes()
        said = _heard(ours, time.monotonic() + chance.random() * LONGEST)
        outcome.clear |= search.found()
    finally:
        process.kill()
    said += _heard(ours, None)
    process.join()
    ours.close()
    return lines(said)


def _heard(pipe: Connection, until: float | None) -> bytes:
    """What comes through a pipe, until a moment or its end."""
    said = b""
    try:
        while until is None or pipe.poll(max(0.0, until - time.monotonic())):
            said += pipe.recv_bytes()
    except (EOFError, OSError):
        pass
    return said


def act_on(place: Place, seed: int, pipe: Connection) -> None:
    """Open the case and act on it for as long as it is let."""
    pipe.send_bytes(b"begun")
    os.environ |= place.surroundings()
    case = open_case(place.case)
    chance = Random(seed)  # noqa: S311
    packages = packages_beside(place)
    actor = Actor(
        case, chance, lambda said: pipe.send_bytes(line(said)), stick=place.stick, packages=packages
    )
    while True:
        actor.tried()


def _examine(place: Place, said: list[Said], foreign: set[str], outcome: Outcome) -> None:
    with at(place):
        seen = look(place.case, said, foreign=foreign)
    unclear = [one.words for one in said if one.act == UNCLEAR]
    outcome.trials += 1
    outcome.lost += len(seen.lost)
    outcome.damaged += bool(seen.problems)
    outcome.unopened += bool(seen.refused)
    outcome.odd += seen.is_unclear + bool(unclear)
    for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost, *unclear, *outcome.clear):
        outcome.remark(words)
