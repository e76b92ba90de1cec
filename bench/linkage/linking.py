"""Records linked at the shipped threshold: pairs, clusters, and the band to confirm in one go, beside peers."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.linkage.child import HABEAS, Run, run
from bench.linkage.measure import Truth, at, b_cubed, best, components, table, told, within
from bench.linkage.records import truth

from habeas.identity.linkage import BATCH

SHIPPED = 0.5
"""The probability from which habeas proposes that two records are one person."""
LINKERS = {"habeas": SHIPPED, "splink": 0.95, "nomenklatura": 0.7, "recordlinkage": 0.5}
"""The threshold shipped or recommended for each; nothing is tuned to these sets."""
PEERS = {name: f"link_{name}.py" for name in LINKERS if name != "habeas"}
MOST_OF = {"nomenklatura": 20_000}
"""The largest set that a slow peer is given."""
Scored = list[tuple[str, str, float]]


@dataclass(frozen=True)
class Linked:
    """What one linker made of a file, or why it made nothing."""

    pairs: Scored
    clusters: Mapping[str, str]
    cost: Run | None
    versions: str = ""
    missing: str = ""


def link(linker: str, file: Path, peers: Path | None) -> Linked:
    """Link one file with a new process."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if linker == "habeas":
            cost = run([*HABEAS, "link", file, "--out", folder])
        elif peers is None:
            return Linked([], {}, None, missing="no Python with peers was given (--peers)")
        else:
            script = Path(__file__).parent / "peers" / PEERS[linker]
            cost = run([peers, script, file, folder / "pairs.csv"], {"PYTHONPATH": ""})
        if cost.status or not (folder / "pairs.csv").exists():
            why = (cost.trouble.strip().splitlines() or ["ended without a word"])[-1]
            return Linked([], {}, None, missing=why)
        pairs = scored(folder / "pairs.csv")
        own = folder / "clusters.csv"
        clusters = clustered(own) if own.exists() else {}
        versions = json.loads(cost.out.splitlines()[-1])["versions"] if linker != "habeas" else ""
        return Linked(pairs, clusters, cost, versions)


def scored(path: Path) -> Scored:
    """Pairs with their probability, from pairs.csv."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row["id_a"], row["id_b"], float(row["probability"])) for row in csv.DictReader(lines)]


def clustered(path: Path) -> dict[str, str]:
    """The cluster of every record, from clusters.csv."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["cluster"] for row in csv.DictReader(lines)}


def figures(linker: str, linked: Linked, known: Truth) -> list[tuple[str, str]]:
    """What is measured of one linker on one set, in order."""
    threshold = LINKERS[linker]
    pairs = told(linked.pairs, known)
    found = at(pairs, threshold, known.pairs)
    highest, tuned = best(pairs, known.pairs)
    clusters = linked.clusters or components(
        known.person, ((a, b) for a, b, score in linked.pairs if score >= threshold)
    )
    inside = within(clusters, known)
    cubed = b_cubed(clusters, known)
    rows = [
        ("threshold shipped or recommended", f"{threshold:g}"),
        ("pairs: precision", f"{found.precision:.4f}"),
        ("pairs: recall", f"{found.recall:.4f}"),
        ("pairs: F1", f"{found.f1:.4f}"),
        ("best F1, threshold chosen by the truth", f"{tuned.f1:.4f} ({highest:.3f})"),
        ("true pairs among all proposed", f"{sum(same for _, same in pairs) / max(known.pairs, 1):.3f}"),
        ("clusters, as pairs: P / R", f"{inside.precision:.4f} / {inside.recall:.4f}"),
        ("clusters, as pairs: F1", f"{inside.f1:.4f}"),
        ("clusters, B-cubed: P / R", f"{cubed[0]:.4f} / {cubed[1]:.4f}"),
        ("clusters, B-cubed: F1", f"{cubed[2]:.4f}"),
    ]
    if linker == "habeas":
        band = at(pairs, BATCH, known.pairs)
        rows.append((f"from {BATCH} on: wrong of pairs", f"{band.said - band.right} of {band.said}"))
        rows.append((f"from {BATCH} on: share of true pairs", f"{band.recall:.3f}"))
    else:
        rows += [("", ""), ("", "")]
    if linked.cost:
        rows.append(("seconds: clock / processors", f"{linked.cost.wall:.1f} / {linked.cost.processor:.1f}"))
        rows.append(("peak MB", f"{linked.cost.peak:,.0f}"))
    return rows


def compare(file: Path, known: Truth, linkers: Sequence[str], peers: Path | None) -> tuple[str, list[str]]:
    """A table of all linkers on one set, and what is missing."""
    columns: dict[str, list[tuple[str, str]]] = {}
    missing: list[str] = []
    for linker in linkers:
        linked = link(linker, file, peers)
        if linked.missing:
            missing.append(f"{linker}: {linked.missing}")
            continue
        columns[f"{linker} {linked.versions}".strip()] = figures(linker, linked, known)
    if not columns:
        return "nobody could be measured", missing
    names = max(columns.values(), key=lambda rows: len([1 for name, _ in rows if name]))
    rows = [
        [name, *(column[place][1] for column in columns.values())] for place, (name, _) in enumerate(names)
    ]
    return table(["", *columns], rows), missing


def main(data: Path, sets: Sequence[str], peers: Path | None) -> int:
    """Print a table for every set."""
    missing: list[str] = []
    for name in sets:
        if not (data / name).exists():
            missing.append(f"{name}: not there; see bench/linkage/README.md")
            continue
        known = truth(data / name, data / "undecided.csv")
        linkers = [
            one
            for one in LINKERS
            if one == "habeas" or (peers and len(known.person) <= MOST_OF.get(one, 10**9))
        ]
        printed, lines = compare(data / name, known, linkers, peers)
        people = len(set(known.person.values()))
        print(
            f"{name}: {len(known.person):,} records, {people:,} people, {known.pairs:,} true pairs\n{printed}\n"
        )
        missing += [line for line in lines if line not in missing]
    print("\n".join(missing or ["nothing was missing"]))
    return 0
