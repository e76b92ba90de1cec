"""A program that acts on a case and writes each act to its standard output once it has returned.

`python -m bench.faults.child PLACE run`: make a case if there is none, or put one back; act. `... full`: act on the
case that is there, on a disk with little room; then with room again. Started by the harness, under the recorder.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bench.faults.actor import Actor
from bench.faults.cases import CLEAR, PASSPHRASE, Place, new_case, open_case
from bench.faults.pair import AFTER_COPY, COPY, packages_beside
from bench.faults.recorder import set_room
from bench.faults.said import REFUSED, UNCLEAR, Said, line, wrote

from habeas.acts.backup import RING_SUFFIX, head_of, newest, restore
from habeas.acts.case import KEYS, Case
from habeas.ledger import database
from habeas.protection import keyfile

EVERY = ("take in", "tell", "judge", "withdraw", "bundle", "back up", "merge")
DEPTHS = (1, 6_000, 25_000, 60_000, 150_000)
ENOUGH = 60
"""So many acts are tried before the disk must be full."""


def say(said: Said) -> None:
    """Acknowledge, in one write."""
    os.write(sys.stdout.fileno(), line(said))


def synchronous(how: str) -> None:
    """Let every database connection sync as asked, in place of what habeas sets: to show what is worse."""
    prepare: Callable[[Any, bytes], None] = database.prepare

    def prepared(connection: Any, key: bytes) -> None:
        prepare(connection, key)
        connection.execute(f"PRAGMA synchronous = {how}")

    database.prepare = prepared


def run(place: Place, seed: int, acts: int) -> None:
    """Open the case that is there, put back the backup that lies beside, or make a case; and act on it."""
    case = open_case(place.case) if (place.case / KEYS).exists() else _begun(place)
    say(Said(act="begin", values=wrote((), case.known())))
    chance = Random(seed)  # noqa: S311 (trials, not keys)
    actor = Actor(case, chance, say, stick=place.stick, packages=packages_beside(place))
    for _ in range(acts):
        actor.tried()
    # As if the machine went down under it: a case that is closed in good order is settled first.
    os._exit(0)


def _begun(place: Place) -> Case:
    beside = place.root.parent / COPY
    if not beside.exists():
        return new_case(place.case)
    backup = newest(beside)
    keys = keyfile.unlock(head_of(backup)[1].keys.encode(), PASSPHRASE)
    return restore(backup, place.case, keys, ring=backup.with_suffix(RING_SUFFIX), at=AFTER_COPY)


def full(place: Place, seed: int, room: int) -> None:
    """Act until nothing fits any more, try every kind of act then, and act on once there is room."""
    chance = Random(seed)  # noqa: S311
    case = open_case(place.case)
    actor = Actor(case, chance, say, stick=place.stick, packages=packages_beside(place))
    set_room(room)
    for _ in range(ENOUGH):
        if not actor.tried():
            break
    for act in 2 * chance.sample(EVERY, len(EVERY)):
        # With a little more or less room an act gets further, or not so far, before it fails.
        set_room(chance.randrange(chance.choice(DEPTHS)))
        if not actor.tried(act):
            _same_in_memory(actor, place)
    set_room(None)
    for act in chance.sample(EVERY, len(EVERY)):
        if not actor.tried(act):
            say(Said(act=UNCLEAR, words=f"with room again it does not go on: {act}"))
    case.close()


def _same_in_memory(actor: Actor, place: Place) -> None:
    """After a failed act the case as it is held in memory is the case as it is on disk."""
    try:
        other = open_case(place.case)
    except CLEAR as why:
        say(Said(act=REFUSED, words=f"open: {why}"))
        return
    try:
        if other.known().noted.keys() != actor.case.known().noted.keys():
            say(Said(act=UNCLEAR, words="memory and disk differ after an act that failed"))
    except CLEAR as why:
        say(Said(act=REFUSED, words=f"look: {why}"))
    finally:
        other.close()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults.child")
    parser.add_argument("root", type=Path)
    parser.add_argument("what", choices=("run", "full"))
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--acts", type=int, default=0)
    parser.add_argument("--room", type=int, default=0)
    parser.add_argument("--synchronous", choices=("FULL", "NORMAL", "OFF"))
    asked = parser.parse_args()
    place = Place(asked.root)
    if asked.synchronous:
        synchronous(asked.synchronous)
    if asked.what == "run":
        run(place, asked.seed, asked.acts)
    else:
        full(place, asked.seed, asked.room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
