"""Measure `habeas read` on every report with gold and print one table: `python -m bench.reading`.

Invariant: the reader is run as a user runs it, through the command line, and known by its output alone.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.reading.gold import Gold, load_all
from bench.reading.peers import Peer, peers
from bench.reading.score import score, total
from bench.reading.suggestions import Suggestion, Tally, with_speakers

MODEL_FOLDER = Path(__file__).parents[2].parent / "shared" / "cases"
PATIENCE = 90
"""Seconds to wait for one report."""
SETS = ("model", "dev", "dev2", "check", "check2")
PEER_MEASURES: Mapping[str, tuple[str, ...]] = {
    "full stops": ("statements found", "core found", "statements precision"),
    "spaCy names": (
        "persons",
        "persons precision",
        "places",
        "places precision",
        "organisations",
        "organisations precision",
    ),
}


@dataclass
class Run:
    """What one reader did with one report."""

    report: str
    split: str
    scores: dict[str, Tally]
    seconds: float = 0.0
    words: int = 0
    trouble: list[str] = field(default_factory=list)


def read(gold: Gold) -> tuple[list[Suggestion], list[str]]:
    """The suggestions of `habeas read` for one report, and what went wrong."""
    command = [
        sys.executable,
        "-m",
        "habeas.cli",
        "read",
        str(gold.file),
        "--published",
        gold.published,
        "--json",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return [], [f"no answer in {PATIENCE} s"]
    if done.returncode:
        return [], [f"habeas read ended with {done.returncode}: {' '.join(done.stderr.split()[-30:])}"]
    try:
        return _suggestions(gold, json.loads(done.stdout))
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        return [], [f"the output is not in the format: {error!r}"]


def _suggestions(gold: Gold, out: Mapping[str, Any]) -> tuple[list[Suggestion], list[str]]:
    """The suggestions of one answer, after looking at what it says about its source."""
    trouble = []
    if out.get("habeas") != 1:
        trouble.append(f"format {out.get('habeas')!r} instead of 1")
    if out["source"].get("sha256") != hashlib.sha256(gold.file.read_bytes()).hexdigest():
        trouble.append("the sha256 of the source is not that of the file")
    return with_speakers(gold.text, out["suggestions"], out.get("entities") or []), trouble


def measure(gold: Gold) -> Run:
    """Run the reader on one report and score it."""
    before = time.perf_counter()
    suggestions, trouble = read(gold)
    seconds = time.perf_counter() - before
    scores = score(gold, suggestions)
    if not suggestions:
        del scores["traps kept"]  # silence falls into no trap: that is no merit
    return Run(gold.name, gold.split, scores, seconds, len(gold.text.split()), trouble)


def measure_peer(gold: Gold, name: str, peer: Peer) -> Run:
    """Score a peer on one report, on what it can do at all."""
    before = time.perf_counter()
    suggestions = peer(gold.text)
    seconds = time.perf_counter() - before
    scores = {m: t for m, t in score(gold, suggestions).items() if m in PEER_MEASURES[name]}
    return Run(gold.name, gold.split, scores, seconds, len(gold.text.split()))


def table(runs: Sequence[Run]) -> str:
    """Measures down, sets and then reports across; each cell is right/total."""
    columns = {name: total(r.scores for r in runs if r.split == name) for name in SETS}
    columns = {f"[{name}]": scores for name, scores in columns.items() if scores}
    columns |= {r.report: r.scores for r in runs if r.split != "model"}
    measures = list(dict.fromkeys(m for scores in columns.values() for m in scores))
    rows = [["", *columns]] + [[m, *(_cell(c.get(m)) for c in columns.values())] for m in measures]
    rows = [row for row in rows if any(cell != "-" for cell in row[1:])]
    widths = [
        max(len(row[n][:14]) for row in rows) if n else max(len(row[0]) for row in rows)
        for n in range(len(rows[0]))
    ]
    return "\n".join(_line(row, widths) for row in rows)


def _cell(tally: Tally | None) -> str:
    return f"{tally.right}/{tally.total}" if tally and tally.total else "-"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell[:14].rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
    return "  ".join([row[0].ljust(widths[0]), *cells]).rstrip()


def failures(runs: Sequence[Run]) -> str:
    """What was missed or wrong, report by report, with the words."""
    lines = []
    for run in runs:
        lines.append(f"\n== {run.report} ({run.split})")
        for name, tally in run.scores.items():
            lines += [f"-- {name} {tally.right}/{tally.total}"] if tally.failures else []
            lines += [f"   {failure}" for failure in tally.failures]
    return "\n".join(lines)


def as_json(runs: Mapping[str, Sequence[Run]], with_failures: bool) -> str:
    """Every reader, set and report with right, total and (when asked) failures."""

    def tallies(scores: Mapping[str, Tally]) -> dict[str, Any]:
        return {
            name: {"right": t.right, "total": t.total} | ({"failures": t.failures} if with_failures else {})
            for name, t in scores.items()
        }

    out: dict[str, Any] = {}
    for reader, all_runs in runs.items():
        out[reader] = {
            "sets": {s: tallies(total(r.scores for r in all_runs if r.split == s)) for s in SETS},
            "reports": {
                r.report: {"seconds": round(r.seconds, 2), "words": r.words, "trouble": r.trouble}
                | tallies(r.scores)
                for r in all_runs
            },
        }
    return json.dumps(out, ensure_ascii=False, indent=1)


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--only", metavar="NAME", help=f"one report, or one set: {', '.join(SETS)}")
    parser.add_argument(
        "--failures", action="store_true", help="list what was missed or wrong, with the words"
    )
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    parser.add_argument("--cases", type=Path, default=MODEL_FOLDER, help="the folder with the model report")
    return parser.parse_args()


def main() -> int:
    """Measure and print; 1 when the reader could not be run on some report or nothing was measured."""
    asked = options()
    everything = load_all(asked.cases)
    golds = [g for g in everything if asked.only in (None, g.name, g.split)]
    if not any(g.split == "model" for g in everything):
        print(f"The model report is ABSENT (looked in {asked.cases}): not measured.", file=sys.stderr)
    if not golds:
        print("Nothing to measure.", file=sys.stderr)
        return 1
    runs = {"habeas read": [measure(g) for g in golds]}
    for name, peer in peers().items():
        if peer is None:
            print(f"Peer {name}: not installed here, left out.", file=sys.stderr)
        else:
            runs[name] = [measure_peer(g, name, peer) for g in golds]
    print(as_json(runs, asked.failures) if asked.json else report(runs, asked.failures))
    return int(any(r.trouble for r in runs["habeas read"]))


def report(runs: Mapping[str, Sequence[Run]], with_failures: bool) -> str:
    """The tables of all readers as text, with troubles and speed."""
    parts = []
    for reader, its_runs in runs.items():
        parts.append(
            f"{reader}   (right/total; bar = right claim and no wrong explicit teller)\n" + table(its_runs)
        )
        parts += _troubles(its_runs)
    ours = runs["habeas read"]
    parts.append(
        f"{sum(r.seconds for r in ours):.1f} s for {sum(r.words for r in ours)} words, start included"
    )
    return "\n\n".join(parts) + (failures(ours) if with_failures else "")


def _troubles(runs: Sequence[Run]) -> list[str]:
    """Each trouble once, with the reports it befell."""
    reports: dict[str, list[str]] = {}
    for run in runs:
        for trouble in run.trouble:
            reports.setdefault(trouble, []).append(run.report)
    return [f"!! {', '.join(names)}: {trouble}" for trouble, names in reports.items()]


if __name__ == "__main__":
    sys.exit(main())
