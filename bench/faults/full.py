"""Full disks: acts go on until nothing fits any more, every kind of act is tried then, and then there is room again.

The disk is played by the recorder: beyond a number of bytes below the folder, writing, growing and making files
fails with ENOSPC, after a short write as on a real disk. A small tmpfs would do the same, but only root may mount one.
"""

import shutil
from random import Random

from bench.faults.cases import Place, at, in_clear, look
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import pair
from bench.faults.recorder import built, run
from bench.faults.said import REFUSED, UNCLEAR, Said, acknowledged

from habeas.acts.merging import give

SMALL, FULL = 5, 100
ROOMS = (4_000, 40_000, 160_000, 400_000)
"""At most so many bytes are left on the disk."""


def try_(asked: Asked) -> list[Outcome]:
    """Try it, on one case that is put back as it was before each disk."""
    outcome, progress, recorder = Outcome("full"), Progress("full", asked.count), built(asked.folder)
    place, foreign = _begun(asked)
    kept = place.root.with_name("kept")
    shutil.copytree(place.root, kept)
    for number in range(asked.count):
        chance = Random(f"{asked.seed} full {number}")  # noqa: S311
        shutil.rmtree(place.root)
        shutil.copytree(kept, place.root)
        room = chance.randrange(ROOMS[number % len(ROOMS)])
        arguments = ["full", "--seed", str(chance.getrandbits(30)), "--room", str(room)]
        _examine(place, run(place, recorder, arguments, is_logged=False).said, foreign, outcome)
        progress.at(number + 1)
    return [outcome]


def _begun(asked: Asked) -> tuple[Place, set[str]]:
    """A case, packages of a colleague beside it, and what that colleague withdrew."""
    ours, theirs = pair(asked.folder, Random(f"{asked.seed} full"), acts=25)  # noqa: S311
    for number in range(3):
        theirs.acts(10)
        with at(theirs.place):
            moment = theirs.actor.now()
            give(theirs.case, asked.folder / f"package {number}", by="Bohdan", at=moment)
    foreign = set(theirs.case.known().withdrawals) | set(ours.case.known().withdrawals)
    ours.case.close()
    theirs.case.close()
    return ours.place, foreign


def _examine(place: Place, said: list[Said], foreign: set[str], outcome: Outcome) -> None:
    outcome.clear |= in_clear(place.root)
    with at(place):
        seen = look(place.case, said, foreign=foreign)
    unclear = [one.words for one in said if one.act == UNCLEAR]
    if not any(one.act == REFUSED for one in said):
        unclear.append("the disk never was full: nothing was tried")
    left = [f"{one.name} is left behind" for one in place.root.rglob(".*") if one.parent != place.tmp]
    outcome.trials += 1
    outcome.acknowledged += acknowledged(said)
    outcome.lost += len(seen.lost)
    outcome.damaged += bool(seen.problems)
    outcome.unopened += bool(seen.refused)
    outcome.odd += seen.is_unclear + bool(unclear) + bool(left)
    for words in (*filter(None, [seen.refused]), *seen.problems, *seen.lost, *unclear, *left, *outcome.clear):
        outcome.remark(words)
