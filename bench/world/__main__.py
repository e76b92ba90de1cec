"""`python -m bench.world [--people N ...] [--times N]`: an invented world of each size, and how long the desk takes.

Each size is measured in a process of its own, so that the memory said is that size's. Seconds are given by the clock
on the wall and by the processor: on a machine that does other things the second is what the desk itself needs. The
bars are for the largest size, 100,000 people with a million statements. The peer is a bare list of the same people in
one unencrypted SQLite table, drawn with the same template engine and with no reasons at all.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.desk.settings")

import django

django.setup()

from bench.pages import peer  # noqa: E402
from django.test import Client  # noqa: E402

from habeas.acts.case import Case, unlock  # noqa: E402
from habeas.acts.judge import judge  # noqa: E402
from habeas.acts.make_world import make_world  # noqa: E402
from habeas.acts.undo import undo  # noqa: E402
from habeas.cli.bench import CHEAP, PASSPHRASE  # noqa: E402
from habeas.desk.access.links import LINKS  # noqa: E402
from habeas.desk.opened import Desk, open_desk  # noqa: E402
from habeas.desk.shelves.models import PersonOnShelf  # noqa: E402
from habeas.statements.judgement import Verdict  # noqa: E402
from habeas.world.world import TODAY  # noqa: E402

T = TypeVar("T")
SIZES = (1_000, 10_000, 100_000)
ANNA = "Anna"


def main() -> int:
    """Measure every size."""
    parser = argparse.ArgumentParser(prog="python -m bench.world", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--times", type=int, default=20, help="how often each page is asked for")
    parser.add_argument("--case", type=Path, help="measure the one case that lies there")
    args = parser.parse_args()
    if args.case:
        measure(args.case, args.times)
        return 0
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        os.environ["HABEAS_STATE"] = str(Path(folder) / "state")
        for people in args.people:
            case = Path(folder) / str(people)
            print(f"\n{people:,} people")
            made = once("case made, all of it signed and sealed", partial(make, case, people))
            made.close()
            command = [sys.executable, "-m", "bench.world", "--case", str(case), "--times", str(args.times)]
            subprocess.run(command, check=True)
    return 0


def make(path: Path, people: int) -> Case:
    """The case of a world."""
    return make_world(path, people, 1, passphrase=PASSPHRASE, sheet="none", cost=CHEAP)


def measure(path: Path, times: int) -> None:
    """What the desk needs for one case."""
    day = [datetime.combine(TODAY, clock(12), UTC)]
    case = Case.open(path, unlock(path, PASSPHRASE))
    began = time.perf_counter(), time.process_time()
    known = once("the record read: decrypted, decoded, folded", case.known)
    line("entries, statements", f"{len(known.noted):,}, {len(known.statements):,}")
    desk = once("everyone put on the shelf", lambda: open_desk(case, user=ANNA, now=lambda: day[0]))
    wall, processor = time.perf_counter() - began[0], time.process_time() - began[1]
    line("full rebuild, both", f"{wall:8.1f} s, processor {processor:8.1f} s   (bar 120 s)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line("memory at most, until then", f"{memory:8,.0f} MiB   (bar 4,096)")
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(f"/open/{LINKS.new()}")
    pages(desk, client, times)
    writes(desk, client, times)
    days(client, day)
    people, _ = peer.made(desk)
    row("peer: a bare list", "", times, lambda n: people(""))
    line("memory at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8,.0f} MiB")


def pages(desk: Desk, client: Client, times: int) -> None:
    """Pages of today."""
    someone = list(PersonOnShelf.objects.values_list("person", flat=True)[: 50 * times : 50])
    once("the first page of the register", lambda: client.get("/"))
    row("register", "150 ms", times, lambda n: client.get(f"/?page={n % 9 + 1}"))
    row(
        "a person", "150 ms", times, lambda n: client.get(f"/people/{someone[n % len(someone)]}", follow=True)
    )


def writes(desk: Desk, client: Client, times: int) -> None:
    """One act after the other, and what it takes until its people are on the shelf and the page is drawn."""
    people = list(PersonOnShelf.objects.values_list("person", flat=True)[: 170 * times : 17])
    told = list(desk.case.known().tellings)[::97]

    def act(number: int) -> None:
        if number % 2:
            undo(desk.case, told[number], by=ANNA, at=desk.now())
        else:
            a, b = people[2 * number], people[2 * number + 1]
            judge(desk.case, a, b, Verdict.SAME if number % 4 else Verdict.UNSURE, by=ANNA, at=desk.now())

    row("one person refreshed after a write", "50 ms", times, lambda n: desk.catch_up(), before=act)
    row(
        "register, right after a write", "150 ms", times, lambda n: client.get("/"),
        before=lambda n: act(times + n),
    )  # fmt: skip


def days(client: Client, day: list[datetime]) -> None:
    """Other days, each for the first time."""
    then = TODAY - timedelta(days=365)
    day[0] += timedelta(days=1)
    client.get(f"/open/{LINKS.new()}")
    once("the first page of a new day", lambda: client.get("/"))
    once("register as of a day a year ago (bar 2 s)", lambda: client.get(f"/?as_of={then}"))
    once("  the same, longest without a sign of life", lambda: client.get(f"/?as_of={then}&sort=proof"))
    once("register as known on that day (bar 2 s)", lambda: client.get(f"/?known={then}&as_of={then}"))
    once("  its second page", lambda: client.get(f"/?known={then}&as_of={then}&page=2"))


def once(what: str, act: Callable[[], T]) -> T:
    """Do something once, and print how many seconds it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = act()
    seconds = time.perf_counter() - wall
    line(what, f"{seconds:8.2f} s, processor {time.process_time() - processor:8.2f} s")
    return result


def row(
    what: str,
    bar: str,
    times: int,
    ask: Callable[[int], object],
    before: Callable[[int], None] = lambda number: None,
) -> None:
    """Ask many times, and print the milliseconds: in the middle, and what 95 of 100 do not exceed."""
    walls, processors = list[float](), list[float]()
    for number in range(times):
        before(number)
        wall, processor = time.perf_counter(), time.process_time()
        ask(number)
        walls.append(1000 * (time.perf_counter() - wall))
        processors.append(1000 * (time.process_time() - processor))
    figures = (f"{median(of):8.0f} {late(of):8.0f}" for of in (walls, processors))
    line(what, " ms, processor".join(figures) + " ms" + (f"   (bar {bar})" if bar else ""))


def late(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def line(what: str, value: str) -> None:
    """A figure of its own."""
    print(f"{what:48} {value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
