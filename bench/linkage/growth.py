"""A nation of 10,000 to a million records linked end to end: time, memory and F1, beside splink."""

from collections.abc import Sequence
from pathlib import Path

from bench.linkage.linking import LINKERS, link
from bench.linkage.measure import at, best, table, told, within
from bench.linkage.records import truth

PEERS = ("splink",)


def measure(file: Path, linker: str, peers: Path | None, repeats: int) -> list[str] | str:
    """A row of figures, costs as medians; or why there is none."""
    runs = [link(linker, file, peers) for _ in range(repeats)]
    first = runs[0]
    if first.missing:
        return f"{linker}: {first.missing}"
    known = truth(file)
    pairs = told(first.pairs, known)
    found, (highest, tuned) = at(pairs, LINKERS[linker], known.pairs), best(pairs, known.pairs)
    costs = [one.cost for one in runs if one.cost]
    wall, processor, peak = (
        sorted(values)[len(values) // 2]
        for values in zip(*((cost.wall, cost.processor, cost.peak) for cost in costs), strict=True)
    )
    return [
        f"{len(known.person):,}",
        linker,
        f"{wall:.1f}",
        f"{processor:.1f}",
        f"{peak:,.0f}",
        f"{found.precision:.3f} / {found.recall:.3f}",
        f"{found.f1:.3f}",
        f"{tuned.f1:.3f} ({highest:.2f})",
        f"{within(first.clusters, known).f1:.3f}" if first.clusters else "-",
        f"{len(pairs) / len(known.person):.1f}",
    ]


def main(data: Path, sets: Sequence[str], peers: Path | None, peers_up_to: int, repeats: int) -> int:
    """Print one table."""
    rows, missing = [], []
    for name in sets:
        file = data / name
        if not file.exists():
            missing.append(f"{name}: not there; see bench/linkage/README.md")
            continue
        size = int(file.stem.split("_")[-1])
        linkers = ["habeas", *(PEERS if peers and size <= peers_up_to else ())]
        for linker in linkers:
            row = measure(file, linker, peers, repeats if size < 1_000_000 else 1)
            if isinstance(row, str):
                missing.append(row)
            else:
                rows.append(row)
    head = [
        "records",
        "linker",
        "seconds",
        "processor",
        "peak MB",
        "P / R",
        "F1",
        "best F1",
        "clusters F1",
        "proposed a record",
    ]
    print(table(head, rows))
    print("".join(f"\n{line}" for line in missing))
    return 0
