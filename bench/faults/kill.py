"""Kills: a process at work is ended with SIGKILL at a random moment. Nothing acknowledged may be missing after it.

Neither while it works nor after the kill may any file below its folder hold an invented name in the clear.
"""

import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import Place, at, in_clear, look, new_case, open_case
from bench.faults.outcome import Asked, Outcome, Progress
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
    said: list[Said] = []
    for number in range(asked.count):
        chance = Random(f"{asked.seed} kill {number}")  # noqa: S311
        place = Place(asked.folder / f"case {number // EACH}")
        if number % EACH == 0:
            said = _begun(place)
        said += _killed(place, chance, outcome)
        _examine(place, said, outcome)
        progress.at(number + 1)
    return [outcome]


def _begun(place: Place) -> list[Said]:
    with at(place.made()):
        new_case(place.case).close()
    return []


def _killed(place: Place, chance: Random, outcome: Outcome) -> list[Said]:
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
        outcome.clear |= in_clear(place.root)
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
    actor = Actor(case, chance, lambda said: pipe.send_bytes(line(said)), stick=place.stick)
    while True:
        actor.tried()


def _examine(place: Place, said: list[Said], outcome: Outcome) -> None:
    outcome.clear |= in_clear(place.root)
    with at(place):
        seen = look(place.case, said)
    unclear = [one.words for one in said if one.act == UNCLEAR]
    outcome.trials += 1
    outcome.acknowledged += acknowledged(said)
    outcome.lost += len(seen.lost)
    outcome.damaged += bool(seen.problems)
    outcome.unopened += bool(seen.refused)
    outcome.odd += seen.is_unclear + bool(unclear)
    for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost, *unclear, *outcome.clear):
        outcome.remark(words)
