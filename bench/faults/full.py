"""Full disks: acts go on until nothing fits any more, every kind of act is tried then, and then there is room again.

The disk is played by the recorder: beyond a number of bytes below the folder, writing, growing and making files
fails with ENOSPC, after a short write as on a real disk. A small tmpfs would do the same, but only root may mount one.
"""

import shutil
from random import Random

from bench.faults.cases import Place, Search, at, look
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.pair import with_packages
from bench.faults.recorder import built, run
from bench.faults.said import REFUSED, UNCLEAR, Said, acknowledged

SMALL, FULL = 5, 100
ROOMS = (4_000, 40_000, 160_000, 400_000)
"""At most so many bytes are left on the disk."""


def try_(asked: Asked) -> list[Outcome]:
    """Try it, on one case that is put back as it was before each disk."""
    outcome, progress, recorder = Outcome("full"), Progress("full", asked.count), built(asked.folder)
    place, foreign = with_packages(asked.folder, Random(f"{asked.seed} full"), acts=25)  # noqa: S311
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


def _examine(place: Place, said: list[Said], foreign: set[str], outcome: Outcome) -> None:
    outcome.clear |= Search(place.root).found()
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
