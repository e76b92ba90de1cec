"""Pairs of names at the shipped threshold, by kind, and pairs a second, beside peers in the same run."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.linkage.child import HABEAS, Run, run
from bench.linkage.measure import at, best, table
from bench.linkage.records import read

from habeas.names import THRESHOLD

THRESHOLDS = {
    "habeas": THRESHOLD,
    "logic-v2": 0.7,
    "WRatio": 0.85,
    "token_set": 0.85,
    "jaro-winkler": 0.9,
    "names-translator": 0.95,
}
"""What is shipped or recommended for each; nothing is tuned to these sets."""
SLOW = {"logic-v2": 20_000, "names-translator": 10_000}
"""How many pairs a slow peer's speed is measured with; others take all."""
IN_THE_SMALLER = 45_000
"""So many pairs of names that stand once the nation of 100,000 has; more are taken from that of a million."""
PEER = Path(__file__).parent / "peers" / "names.py"


@dataclass(frozen=True)
class Pair:
    """Two names with the truth."""

    a: str
    b: str
    same: bool
    kind: str


@dataclass(frozen=True)
class Scored:
    """One matcher's scores of all pairs, or why there are none; `scoring`: seconds without starting and preparing."""

    scores: tuple[float, ...]
    cost: Run | None
    scoring: float | None = None
    versions: str = ""
    missing: str = ""


def pairs(path: Path) -> list[Pair]:
    """Read a, b, label, kind."""
    with path.open(encoding="utf-8") as lines:
        next(lines)
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [Pair(a, b, label == "1", kind) for a, b, label, kind in rows]


def score(matcher: str, names: Sequence[tuple[str, str]], peers: Path | None) -> Scored:
    """Score these names with a new process of one matcher."""
    with TemporaryDirectory() as folder:
        file, scores = Path(folder) / "pairs.tsv", Path(folder) / "scores.txt"
        file.write_text("".join(f"{a}\t{b}\n" for a, b in names), encoding="utf-8")
        if matcher == "habeas":
            cost = run([*HABEAS, "names", "compare", file])
            if cost.status:
                return Scored((), None, missing=_last(cost.trouble))
            return Scored(tuple(float(line.split("\t")[0]) for line in cost.out.splitlines()), cost)
        if peers is None:
            return Scored((), None, missing="no Python with peers was given (--peers)")
        cost = run([peers, PEER, matcher, file, scores], {"PYTHONPATH": ""})
        if cost.status:
            return Scored((), None, missing=_last(cost.trouble))
        told = json.loads(cost.out.splitlines()[-1])
        return Scored(
            tuple(float(line) for line in scores.read_text().split()), cost, told["scoring"], told["versions"]
        )


def _last(trouble: str) -> str:
    return (trouble.strip().splitlines() or ["ended without a word"])[-1]


def accuracy(known: Sequence[Pair], matchers: Iterable[str], peers: Path | None) -> tuple[str, list[str]]:
    """A table of precision, recall, F1 and of errors by kind, and what is missing."""
    lines: dict[str, list[str]] = defaultdict(list)
    head, missing = ["told at the shipped threshold"], []
    kinds = Counter((not pair.same, pair.kind) for pair in known)
    for matcher in matchers:
        scored = score(matcher, [(pair.a, pair.b) for pair in known], peers)
        if scored.missing:
            missing.append(f"{matcher}: {scored.missing}")
            continue
        head.append(matcher)
        threshold = THRESHOLDS[matcher]
        told = [(one, pair.same) for one, pair in zip(scored.scores, known, strict=True)]
        found = at(told, threshold)
        for name, value in (("precision", found.precision), ("recall", found.recall), ("F1", found.f1)):
            lines[name].append(f"{value:.3f}")
        lines["F1 at its best threshold here"].append(f"{best(told)[1].f1:.3f}")
        for (different, kind), count in sorted(kinds.items()):
            said = sum(
                one >= threshold
                for one, pair in zip(scored.scores, known, strict=True)
                if (not pair.same, pair.kind) == (different, kind)
            )
            name = f"{'false alarms' if different else 'found'}: {kind} ({count})"
            lines[name].append(f"{said / count:.1%}")
    return table(head, [[name, *cells] for name, cells in lines.items()]), missing


def distinct(nation: Path, most: int) -> list[tuple[str, str]]:
    """Pairs of names from a nation, no name twice; every second pair is nearly always one person."""
    seen: set[str] = set()
    names: list[str] = []
    for record in sorted(read(nation), key=lambda record: record.person):
        if record.name not in seen:
            seen.add(record.name)
            names.append(record.name)
    pairs_ = list(zip(names[::2], names[1::2], strict=False))
    return pairs_[:most]


def speed(
    names: Sequence[tuple[str, str]], matchers: Iterable[str], peers: Path | None, repeats: int
) -> tuple[str, list[str]]:
    """Pairs a second of processor time: cold is a whole new process, scoring is without its start and preparation."""
    rows, missing = [], []
    for matcher in matchers:
        some = names[: SLOW.get(matcher, len(names))]
        runs = [score(matcher, some, peers) for _ in range(repeats)]
        if runs[0].missing:
            missing.append(f"{matcher}: {runs[0].missing}")
            continue
        cold = sorted(len(some) / one.cost.processor for one in runs if one.cost)
        scoring = sorted(len(some) / one.scoring for one in runs if one.scoring)
        if matcher == "habeas":
            scoring = columns(some, repeats)
        rows.append(
            [
                matcher,
                f"{len(some):,}",
                f"{cold[len(cold) // 2]:,.0f}",
                f"{scoring[len(scoring) // 2]:,.0f}" if scoring else "-",
                f"{max(one.cost.peak for one in runs if one.cost):,.0f}",
                runs[0].versions,
            ]
        )
    return table(["pairs a second", "pairs", "cold", "scoring", "peak MB", ""], rows), missing


def columns(names: Sequence[tuple[str, str]], repeats: int) -> list[float]:
    """Pairs a second of habeas' comparison of many names at once, in a new process each; none if it is not there."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.tsv"
        file.write_text("".join(f"{a}\t{b}\n" for a, b in names), encoding="utf-8")
        runs = [run([HABEAS[0], Path(__file__).parent / "columns.py", file]) for _ in range(repeats)]
    return sorted(len(names) / float(one.out) for one in runs if one.status == 0)


def main(data: Path, sets: Sequence[str], peers: Path | None, most: int, repeats: int) -> int:
    """Print the tables."""
    told: list[str] = []
    matchers = list(THRESHOLDS) if peers else ["habeas"]
    for name in sets:
        path = data / name
        if not path.exists():
            told.append(f"{name}: not there; see bench/linkage/README.md")
            continue
        known = pairs(path)
        printed, missing = accuracy(known, matchers, peers)
        print(
            f"{name}: {len(known):,} pairs, {sum(pair.same for pair in known):,} of one person\n{printed}\n"
        )
        told += [line for line in missing if line not in told]
    nation = data / "nation" / ("dev_100000.csv" if most <= IN_THE_SMALLER else "dev_1000000.csv")
    if most and nation.exists():
        printed, missing = speed(distinct(nation, most), matchers, peers, repeats)
        print(printed)
        told += [line for line in missing if line not in told]
    if not peers:
        told.append("peers: not measured; give --peers VENV/bin/python")
    print("".join(f"\n{line}" for line in told))
    return 0
