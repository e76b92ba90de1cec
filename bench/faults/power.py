"""Power cuts: a run is recorded, then the states that a cut at any moment may leave are made and opened.

Each state must open, check clean, and hold every act that was acknowledged before the cut. The same with SQLite told
to sync less shows that the harness finds what is lost.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.faults.cases import Place, at, look
from bench.faults.disk import Call, Disk, Op, calls
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import with_packages
from bench.faults.recorder import built, run
from bench.faults.said import Said, acknowledged, lines

SMALL, FULL = 100, 1000
ACTS = 40
"""Acts of one recorded run."""
STATES = 35
"""States that are made of one run."""
PEERS = ("NORMAL", "OFF")
AFTER_SAID = 0.3
"""So many cuts come right after an act was acknowledged, where a missing sync shows at once."""


def try_(asked: Asked) -> list[Outcome]:
    """Try it, and the peers with a quarter of the states."""
    ours = Outcome("power")
    _states(asked, asked.count, "FULL", ours)
    peers = [Outcome(f"power, peer synchronous={how}", is_peer=True) for how in PEERS]
    for how, peer in zip(PEERS, peers, strict=True):
        _states(asked, max(asked.count // 4, 20), how, peer)
        # That it loses is the point; how, a line or two shows.
        del peer.remarks[2:]
    return [ours, *peers]


def _states(asked: Asked, count: int, how: str, outcome: Outcome) -> None:
    progress, recorder = Progress(outcome.fault, count), built(asked.folder)
    number = 0
    while outcome.trials < count:
        chance = Random(f"{asked.seed} {how} {number}")  # noqa: S311
        place, foreign = BEGINNINGS[number % len(BEGINNINGS)](asked.folder / f"{how} {number}", chance)
        # What is below the folder now lasts; the log begins with the program.
        disk = Disk(place.root)
        arguments = ["run", "--seed", str(chance.getrandbits(30)), "--acts", str(ACTS), "--synchronous", how]
        ran = run(place, recorder, arguments, is_logged=True)
        shutil.rmtree(place.root)
        for said in _cuts(disk, list(calls(ran.log)), min(STATES, count - outcome.trials), chance, place):
            _examine(place, said, foreign, outcome)
            progress.at(outcome.trials)
        ran.log.unlink()
        number += 1


def _nothing(folder: Path, chance: Random) -> tuple[Place, set[str]]:
    """Nothing is there: the program makes a case."""
    return Place(folder / "new").made(), set()


def _packages(folder: Path, chance: Random) -> tuple[Place, set[str]]:
    """A case is there, and a colleague's packages beside it. Of it these sources may have been withdrawn."""
    return with_packages(folder, chance, acts=12)


def _backup(folder: Path, chance: Random) -> tuple[Place, set[str]]:
    """A backup is there, which the program puts back."""
    _, withdrawn = with_packages(folder, chance, acts=12)
    return Place(folder / "put back").made(), withdrawn


BEGINNINGS = (_nothing, _packages, _backup)


def _cuts(disk: Disk, log: list[Call], count: int, chance: Random, place: Place) -> Iterator[list[Said]]:
    """At random calls: the state after a cut is made at the place, and what had been acknowledged is given."""
    acts = [number for number, call in enumerate(log) if call.op is Op.SAID]
    anywhere = range(acts[0], len(log))
    picks = (acts if chance.random() < AFTER_SAID else anywhere for _ in range(count))
    cuts = sorted(chance.choice(pick) for pick in picks)
    done, said = 0, b""
    for cut in cuts:
        for call in log[done : cut + 1]:
            disk.take(call)
            said += call.first if call.op is Op.SAID else b""
        done = cut + 1
        place.root.mkdir()
        disk.after_cut(chance, place.root)
        yield lines(said)
        shutil.rmtree(place.root)


def _examine(place: Place, said: list[Said], foreign: set[str], outcome: Outcome) -> None:
    with at(place.made()):
        seen = look(place.case, said, foreign=foreign)
    outcome.trials += 1
    outcome.acknowledged += acknowledged(said)
    outcome.lost += len(seen.lost)
    outcome.damaged += bool(seen.problems)
    outcome.unopened += bool(seen.refused)
    outcome.odd += seen.is_unclear
    for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost):
        outcome.remark(words)
