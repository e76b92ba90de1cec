"""Measure how fast days are worked out and print one table: `python -m bench.timeline`.

Invariant: both sides get the same limits in the same process, one after the other, and their ends are compared.
"""

import time
from collections.abc import Callable
from importlib import import_module
from math import isinf
from random import Random
from statistics import median
from typing import TypeVar

from bench.timeline import invented

from habeas.timeline.clashes import sort_out
from habeas.timeline.limits import ORIGIN, Ground, Limit
from habeas.timeline.network import Network

EVENTS, LIMITS = 10_000, 30_000
STEP = 1 << 16
"""A day in SciPy's lengths: the rest counts limits, so that no length is 0, which it takes for no way at all."""

T = TypeVar("T")


def timed(what: Callable[[], T], times: int = 3) -> tuple[T, float]:
    """What comes out, and the seconds it took, the least of several times: others use the machine too."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        found = what()
        best = min(best, time.perf_counter() - began)
    return found, best


def by_scipy(limits: list[Limit]) -> dict[str, tuple[int | None, int | None]]:
    """Both ends of all events, by Bellman and Ford's algorithm in C, once each way."""
    number = {ORIGIN: 0}
    lengths: dict[tuple[int, int], int] = {}
    for limit in limits:
        ends = tuple(number.setdefault(name, len(number)) for name in (limit.than, limit.event))
        length = limit.days * STEP + 1
        # SciPy would add up two ways between the same events.
        lengths[ends[0], ends[1]] = min(length, lengths.get((ends[0], ends[1]), length))
    rows, columns = zip(*lengths, strict=True)
    size = len(number)
    # Without stubs, by name.
    shortest = import_module("scipy.sparse.csgraph").bellman_ford
    weights = [float(length) for length in lengths.values()]
    graph = import_module("scipy.sparse").csr_matrix((weights, (rows, columns)), shape=(size, size))
    up = shortest(graph, indices=0)
    down = shortest(graph.T.tocsr(), indices=0)
    return {name: (_day(-1, down[n]), _day(1, up[n])) for name, n in number.items() if name != ORIGIN}


def _day(sign: int, length: float) -> int | None:
    return None if isinf(length) else sign * int(length // STEP)


def ends(network: Network, names: list[str]) -> dict[str, tuple[int | None, int | None]]:
    """Both ends of all events, as the network has them."""
    return {name: (network.earliest(name), network.latest(name)) for name in names}


def from_scratch(name: str, limits: list[Limit]) -> None:
    """One row: all ends from nothing, ours and SciPy's."""
    names = sorted({event for one in limits for event in (one.than, one.event)} - {ORIGIN})
    ours, seconds = timed(lambda: ends(Network(limits), names))
    theirs, scipys = timed(lambda: by_scipy(limits), 1)
    same = sum(ours[name] == theirs[name] for name in names)
    line(name, f"{same:,} of {len(names):,} alike", seconds, f"{scipys / seconds:.1f}×")


def one_more(name: str, limits: list[Limit], chance: Random) -> None:
    """Two rows: a limit more, and one that cannot hold; SciPy starts again each time."""
    network, rest = Network(limits[:-200]), limits[-200:]
    added, refused = [], []
    for limit in rest:
        began = time.perf_counter()
        network.add(limit)
        added.append(time.perf_counter() - began)
    names = [
        name for name in {one.event for one in limits} if network.latest(name) and network.earliest(name)
    ]
    for _ in range(100):
        event = chance.choice(sorted(names))
        began = time.perf_counter()
        network.add(Limit(("x",), Ground.DATE, ORIGIN, event, (network.earliest(event) or 0) - 1))
        refused.append(time.perf_counter() - began)
    _, scipys = timed(lambda: by_scipy(limits), 1)
    for what, several in (("one more", added), ("one that cannot hold", refused)):
        ratio = f"{scipys / median(several):,.0f}×"
        line(f"{name}: {what}", f"worst {1000 * max(several):.1f} ms", median(several), ratio)


def contradictions(name: str, limits: list[Limit], chance: Random) -> None:
    """One row: what clashes, after two dates were said wrong."""
    network = Network(limits)
    names = sorted({one.event for one in limits} - {ORIGIN})
    wrong = []
    for n, event in enumerate(chance.sample([one for one in names if network.earliest(one)], 2)):
        day = (network.earliest(event) or 0) - 3
        wrong.append(Limit((f"wrong{n}",), Ground.DATE, ORIGIN, event, day))
    found, seconds = timed(lambda: sort_out([*limits, *wrong]), 1)
    sizes = ", ".join(str(len(clash.because)) for clash in found.clashes[:6])
    line(
        f"{name}: two false dates",
        f"clashes of {sizes}",
        seconds,
        "all found" if found.all_found else "cut off",
    )


def line(what: str, right: str, seconds: float, ratio: str = "") -> None:
    """One row of the table."""
    print(f"{what:<44} {right:>26} {seconds:>10.5f} s  {ratio}", flush=True)


def main() -> None:
    """The table."""
    print(f"{EVENTS:,} events, {LIMITS:,} limits; SciPy's time divided by ours\n")
    for name, shape in (
        ("stories", invented.stories),
        ("tangle", invented.tangle),
        ("one line", invented.one_line),
    ):
        limits = shape(EVENTS, LIMITS, Random(7))  # noqa: S311
        from_scratch(name, limits)
        one_more(name, limits, Random(8))  # noqa: S311
    person = invented.stories(60, 180, Random(7))  # noqa: S311
    from_scratch("one person (60 events, 180 limits)", person)
    contradictions("one person", person, Random(9))  # noqa: S311
    contradictions("stories", invented.stories(EVENTS, LIMITS, Random(7)), Random(9))  # noqa: S311


if __name__ == "__main__":
    main()
