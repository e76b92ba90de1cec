"""One new record against a million that are there, and ten thousand new ones: how long each waits."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.linkage.child import run


def main(data: Path, base: str, new: str) -> int:
    """Print how long one waits, or why it could not be measured."""
    files = [data / base, data / new]
    if missing := [str(file) for file in files if not file.exists()]:
        print(f"not there: {', '.join(missing)}; see bench/linkage/README.md")
        return 0
    script = Path(__file__).parent / "one_by_one.py"
    cost = run([sys.executable, script, *files], is_start_measured=False)
    if cost.status:
        print(f"one by one: not measured: {(cost.trouble.strip().splitlines() or ['no word'])[-1]}")
        return 0
    print("\n".join(_told(json.loads(cost.out.splitlines()[-1]), cost.peak)))
    return 0


def _told(found: dict[str, float], peak: float) -> Sequence[str]:
    return (
        f"{found['base']:,.0f} people made ready in {found['ready']:.1f} s, peak {peak:,.0f} MB",
        f"one new person, of {found['asked']:,.0f}: median {found['p50'] * 1000:.1f} ms, "
        f"p95 {found['p95'] * 1000:.1f} ms; "
        f"of processor time {found['w50'] * 1000:.1f} and {found['w95'] * 1000:.1f} ms",
        f"{found['new']:,.0f} new people at once: {found['all']:.1f} s; of processor time {found['all_worked']:.1f} s",
    )
