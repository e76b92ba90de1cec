"""Damage: bits flip, pages are zeroed, swapped or cut off, in every file of a case, in a package and a backup.

Opening or verifying must find each. What passes in silence is not found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import ANNA, CLEAR, LATER, Place, at, keys_of, new_case, open_case
from bench.faults.outcome import Asked, Outcome, Progress
from bench.faults.said import unclear

from habeas.acts.backup import back_up, verify
from habeas.acts.case import KEYS, RECORD, RING, SOURCES
from habeas.acts.checking import check_case, check_package
from habeas.acts.merging import give
from habeas.protection import ring
from habeas.protection.keyfile import Keys

SMALL, FULL = 200, 5000
ACTS = 30
PAGE = 8192
"""Bytes of a page of the record; smaller files are cut into four parts."""


@dataclass(frozen=True)
class Target:
    """A file to damage, and how whoever uses it would check it: in words what was found, nothing if all is well."""

    name: str
    file: Path
    check: Callable[[], list[str]]


def try_(asked: Asked) -> list[Outcome]:
    """Try it: a row for each kind of file, taken in turn."""
    place = Place(asked.folder / "damage").made()
    with at(place):
        targets = _targets(place, Random(f"{asked.seed} flips"))  # noqa: S311
        names = list(dict.fromkeys(target.name for target in targets))
        outcomes = {name: Outcome(f"flips, {name}") for name in names}
        for target in targets:
            if problems := target.check():
                raise AssertionError(f"{target.file} is damaged before anything was done: {problems}")
        progress = Progress("flips", asked.count)
        for number in range(asked.count):
            chance = Random(f"{asked.seed} flip {number}")  # noqa: S311
            name = names[number % len(names)]
            _try_one(chance.choice([t for t in targets if t.name == name]), chance, outcomes[name])
            progress.at(number + 1)
    return list(outcomes.values())


def _targets(place: Place, chance: Random) -> list[Target]:
    """A case that was closed in good order, a package and a backup of it, and all their files."""
    case = new_case(place.case)
    actor = Actor(case, chance, lambda said: None, stick=None)
    for _ in range(ACTS):
        actor.step()
    made = back_up(case, place.stick, by=ANNA, at=actor.now())
    package = place.stick / "package"
    give(case, package, by=ANNA, at=actor.now())
    case.close()
    keys = keys_of(place.case)
    sealed = sorted(file for file in (place.case / SOURCES).rglob("*") if file.is_file())
    return [
        *(Target(name, place.case / name, lambda: _case(place)) for name in (RECORD, RING, KEYS)),
        *(Target("sealed source", file, lambda: _case(place)) for file in sealed),
        Target("package", package, lambda: _problems_of(package, keys)),
        Target("backup", made.file, lambda: _backup(made.file, keys)),
        Target("ring of a backup", made.ring, lambda: _ring(made.ring, keys)),
    ]


def _case(place: Place) -> list[str]:
    case = open_case(place.case)
    try:
        return [str(problem) for problem in check_case(case, at=LATER).problems]
    finally:
        case.close()


def _problems_of(package: Path, keys: Keys) -> list[str]:
    return [str(problem) for problem in check_package(package, keys, None).problems]


def _backup(file: Path, keys: Keys) -> list[str]:
    verify(file, keys, at=LATER)
    return []


def _ring(file: Path, keys: Keys) -> list[str]:
    ring.opened(file.read_bytes(), keys.key)
    return []


def _try_one(target: Target, chance: Random, outcome: Outcome) -> None:
    """Damage a file, check, and put it back as it was."""
    whole = target.file.read_bytes()
    how, damaged = damage(whole, chance)
    target.file.write_bytes(damaged)
    what = f"{how} in {target.file.name} of {len(whole)} bytes"
    outcome.trials += 1
    try:
        problems = target.check()
    except CLEAR:
        problems = ["refused"]
    except Exception as why:
        problems = ["found, but not told in a sentence"]
        outcome.odd += 1
        outcome.remark(f"{what}: {unclear(why)}")
    outcome.found += bool(problems)
    if not problems:
        outcome.not_found += 1
        outcome.remark(f"{what}: nothing was found")
    target.file.write_bytes(whole)
    for rest in ("-wal", "-shm"):
        target.file.with_name(target.file.name + rest).unlink(missing_ok=True)


def damage(whole: bytes, chance: Random) -> tuple[str, bytes]:
    """What was done to the bytes, in words, and how they are after it. They are never as before."""
    ways = (_bit, _bit, _bit, _cut, _zeroed, _swapped)
    while True:
        how, damaged = chance.choice(ways)(whole, chance)
        if damaged != whole:
            return how, damaged


def _page(whole: bytes) -> int:
    return min(PAGE, max(1, len(whole) // 4))


def _bit(whole: bytes, chance: Random) -> tuple[str, bytes]:
    place, bit = chance.randrange(len(whole)), chance.randrange(8)
    flipped = bytes([whole[place] ^ 1 << bit])
    return f"bit {bit} of byte {place} flipped", whole[:place] + flipped + whole[place + 1 :]


def _cut(whole: bytes, chance: Random) -> tuple[str, bytes]:
    page = _page(whole)
    pages = range(0, len(whole), page)
    size = chance.choice((len(whole) - 1, chance.choice(pages), chance.randrange(len(whole))))
    return f"cut to {size} bytes", whole[:size]


def _zeroed(whole: bytes, chance: Random) -> tuple[str, bytes]:
    page = _page(whole)
    start = page * chance.randrange(-(-len(whole) // page))
    size = len(whole[start : start + page])
    return f"{size} bytes from {start} zeroed", whole[:start] + bytes(size) + whole[start + size :]


def _swapped(whole: bytes, chance: Random) -> tuple[str, bytes]:
    page = _page(whole)
    a, b = sorted(chance.sample(range(0, len(whole) - page + 1, page), 2))
    one, other = whole[a : a + page], whole[b : b + page]
    swapped = whole[:a] + other + whole[a + page : b] + one + whole[b + page :]
    return f"{page} bytes at {a} and {b} swapped", swapped
