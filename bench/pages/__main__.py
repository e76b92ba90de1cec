"""`python -m bench.pages [--people N] [--statements N] [--rows N] [--lines N] [--browser]`: how fast the desk answers.

An invented case of that size is made through the acts; pages are asked for in this process by Django's own client,
all middleware included and no network between. Milliseconds are given by the clock on the wall and by the processor:
on a machine that does other things, the second is what the desk itself needs. The peer is a bare list of the same
people in one unencrypted SQLite table, searched by LIKE and drawn with the same template engine.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.desk.settings")

import django

django.setup()

from bench.pages import browser, peer, taking_in  # noqa: E402
from bench.pages.made_case import ANNA, KNOWN_TO_ALL, TODAY, Made, made_case  # noqa: E402
from django.test import Client  # noqa: E402

from habeas.acts.accept import accept  # noqa: E402
from habeas.acts.judge import judge  # noqa: E402
from habeas.acts.reading import offers, reading_of  # noqa: E402
from habeas.desk.access.links import LINKS  # noqa: E402
from habeas.desk.opened import Desk, open_desk  # noqa: E402
from habeas.statements.judgement import Verdict  # noqa: E402

TIMES = 200
WORDS = ("karsk", "cellar velm", KNOWN_TO_ALL, "Каренко", "was seen in the yard", "zzzz", "bar", "report 7")
T = TypeVar("T")
Ask = Callable[[int], int]
"""Asks for something the nth time; says how many bytes came."""


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of a list to take in; 0 for none")
    parser.add_argument("--lines", type=int, default=50_000, help="lines of a chat to take in; 0 for none")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each page is asked for")
    parser.add_argument("--browser", action="store_true", help="measure in Chromium, too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        os.environ["HABEAS_STATE"] = str(Path(folder) / "state")
        made = once(
            "case made through the acts",
            lambda: made_case(Path(folder) / "case", args.people, args.statements),
        )
        measure(made, args.times)
        if args.rows:
            taking_in.a_list(made.case, args.rows, once)
        if args.lines:
            taking_in.a_chat(made.case, args.lines, once)
        line("memory at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
        if args.browser:
            browser.measure(made.case, line)
    return 0


def measure(made: Made, times: int, acts: int = 20) -> None:
    """The pages, the first page after an act, and the peer."""
    desk = once(
        "desk opened, everyone put on the shelf", lambda: open_desk(made.case, user=ANNA, now=lambda: TODAY)
    )
    once("all texts read in for searching", lambda: read_in(desk))
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(f"/open/{LINKS.new()}")
    read = made.sources[:3]
    for source in read:
        reading_of(made.case, source)

    def get(address: str) -> int:
        return len(client.get(address, follow=True).content)

    print(
        f"\n{'':44} {'median':>8} {'p95':>8} {'processor':>10} {'p95':>8} {'bytes':>10}   (ms; bars 150 and 300)"
    )
    row("register", times, lambda n: get("/"))
    row("register, another order and page", times, lambda n: get(f"/?sort=proof&page={n % 50 + 1}"))
    row("register, searched", times, lambda n: get(f"/?q={WORDS[n % 2].split()[0]}&status=held"))
    row("map of everybody", times // 4, lambda n: get("/map?which=ever" if n % 2 else "/map"))
    row("time line of everybody", times // 4, lambda n: get(f"/timeline?page={n % 50 + 1}"))
    row("a person", times, lambda n: get(f"/people/{made.someone[n % len(made.someone)]}"))
    row("somebody with 2,000 statements", times // 4, lambda n: get(f"/people/{made.well_known}"))
    row("the reader, 120 cards", times, lambda n: get(f"/sources/{read[n % len(read)]}"))
    row("search", times, lambda n: len(client.post("/search", {"q": WORDS[n % len(WORDS)]}).content))
    row("sources", times // 4, lambda n: get("/sources"))
    row("history", times // 4, lambda n: get("/history"))
    done = Acts(made, read)
    row("register, right after a finding was accepted", acts, lambda n: get("/"), before=done.accepted)
    row("register, right after two were judged", acts, lambda n: get("/"), before=done.judged)
    people, rows = peer.made(desk)
    row("peer: a bare list", times, lambda n: people(""))
    row("peer: a bare list, searched", times, lambda n: people(WORDS[n % len(WORDS)]))
    line("people in the peer's list", f"{rows:,}")


class Acts:
    """Things somebody does, one after the other."""

    def __init__(self, made: Made, sources: tuple[str, ...]) -> None:
        self._case = made.case
        self._people = made.someone
        self._found = [(source, offer) for source in sources for offer in offers(made.case, source)]

    def accepted(self, number: int) -> None:
        """Accept the next finding."""
        source, offer = self._found[number]
        entities = reading_of(self._case, source).entities
        accept(self._case, source, offer.found, entities, by=ANNA, at=TODAY, reader="bench")

    def judged(self, number: int) -> None:
        """Judge the next two people."""
        a, b = (self._people[(2 * number + more) % len(self._people)] for more in (0, 1))
        judge(self._case, a, b, Verdict.SAME, by=ANNA, at=TODAY)


def read_in(desk: Desk) -> None:
    """Read all texts in, step by step."""
    while desk.keeper.unread(2_000_000):
        pass


def once(what: str, act: Callable[[], T]) -> T:
    """Do something once, and print how many seconds it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = act()
    seconds = time.perf_counter() - wall
    line(what, f"{seconds:,.1f} s, of which the processor {time.process_time() - processor:,.1f} s")
    return result


def row(what: str, times: int, ask: Ask, before: Callable[[int], None] = lambda number: None) -> None:
    """Ask many times, and print the milliseconds. Three times are for warming up, where nothing happens before."""
    if before.__name__ == "<lambda>":
        for number in range(3):
            ask(number)
    walls, processors, size = list[float](), list[float](), 0
    for number in range(times):
        before(number)
        wall, processor = time.perf_counter(), time.process_time()
        size = max(size, ask(number))
        walls.append(1000 * (time.perf_counter() - wall))
        processors.append(1000 * (time.process_time() - processor))
    figures = f"{median(walls):8.0f} {late(walls):8.0f} {median(processors):10.0f} {late(processors):8.0f}"
    print(f"{what:44} {figures} {size:10,}", flush=True)


def late(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def line(what: str, value: str) -> None:
    """A figure of its own."""
    print(f"{what:44} {value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
