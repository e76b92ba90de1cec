"""Methods that draw at random, beside their R packages: `python -m bench.tally.drawn [--method lcmcr] [TABLE ...]`.

Invariant: what R gave and how long it took is from another day on a like machine, so ratios of time are rough; numbers
are compared as they are, also where the chains do not agree and the command would refuse to give one.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from habeas.tally.estimates import lcmcr, sparse
from habeas.tally.estimates.captures import Captures
from habeas.tally.estimates.convergence import effective_size, rhat
from habeas.tally.estimates.tables import read_complete

TABLES = Path(__file__).parent / "tables"
SPARSE = {
    "uk-5": (11312.9902894353, -0.01218108, 8784.78, 14700.55, 254.7),
    "uk-6": (11417.99, -0.01287116, 9266.96, 14306.76, 386.1),
    "australia": (6496.00869536404, -0.07193892, 2525.09, 15941.23, 45.9),
    "netherlands": (121521.613712277, -0.01659998, 47393.14, 162845.54, 236.6),
    "kosovo": (14341.66, -0.004160199, 12484.11, 16623.35, 103.3),
}
"""Of SparseMSE 2.0.1: the point, the acceleration, both ends of the interval from 1,000 tables, the seconds."""
LCMCR = {
    "kosovo": (10422, 9010.95, 13937.05, 1.006),
    "uk-5": (20691.5, 11163.93, 32797.22, 1.261),
    "netherlands": (49139, 17844.7, 153065.5, 3.626),
    "australia": (4135, 2092, 7932, 1.009),
    "rome-hiv": (10976, 9364.975, 13586.1, 1.044),
    "diabetes": (2473, 2261, 3161.025, 1.018),
    "hav": (511, 362, 873.025, 1.001),
    "spina-bifida": (734, 686, 823, 1.0),
    "uk-6": (22358.5, 13063.97, 33711.22, 1.034),
}
"""Of LCMCR 0.4.14, 20 chains of 110,500 steps: median, both ends, R-hat."""
STEPS_OF_R = {"kosovo": 78_000, "uk-5": 57_000, "hav": 98_000}
"""Steps of a chain a second of LCMCR (C++) on one core, while other work shared the machine."""


def table(name: str) -> Captures:
    """One of the tables that lie beside this file."""
    return read_complete((TABLES / f"{name}.csv").read_text(encoding="utf-8"))


def sparse_against_r(name: str, seed: int) -> None:
    """One row: how far from R each number is, and how many times as fast."""
    began = time.process_time()
    found = sparse.estimate(table(name), seed)
    seconds = time.process_time() - began
    point, bend, low, high, theirs = SPARSE[name]
    assert found.mean is not None
    assert found.lo95 is not None
    assert found.hi95 is not None
    away = abs(found.mean / point - 1), abs(float(str(found.settings["acceleration"])) / bend - 1)
    print(
        f"sparse {name:<14} point {found.mean:10.2f} off by {away[0]:.0e}, acceleration by {away[1]:.0e}; "
        f"ends {found.lo95:.0f} to {found.hi95:.0f}, of R {found.lo95 / low:.2f} and {found.hi95 / high:.2f}; "
        f"{seconds:.1f} s of the processor, {theirs / seconds:.0f}x R",
        flush=True,
    )


def lcmcr_against_r(name: str, seed: int) -> None:
    """One row: the numbers as shares of those of R, whether the chains agree, how fast they step."""
    captures = table(name)
    began = time.process_time()
    draws, steps = lcmcr.draws(captures, seed)
    seconds = time.process_time() - began
    numbers = captures.seen + np.quantile(draws, (0.5, 0.025, 0.975))
    shares = [ours / theirs for ours, theirs in zip(numbers, LCMCR[name], strict=False)]
    agreement = rhat(draws)
    speed = lcmcr.CHAINS * steps / seconds
    beside = f", {speed / STEPS_OF_R[name]:.2f}x R" if name in STEPS_OF_R else ""
    print(
        f"lcmcr {name:<14} median {numbers[0]:7.0f} {shares[0]:.3f}, ends {numbers[1]:.0f} {shares[1]:.3f} and "
        f"{numbers[2]:.0f} {shares[2]:.3f} of R; R-hat {agreement:.3f} (R {LCMCR[name][3]})"
        f"{' REFUSED' if agreement > lcmcr.AGREE else ''}, worth {effective_size(draws):.0f} draws; {steps} steps, "
        f"{speed:.0f} a second of the processor{beside}",
        flush=True,
    )


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--method", choices=("sparse", "lcmcr"), default="sparse")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="default: all")
    args = parser.parse_args()
    measure, every = (sparse_against_r, SPARSE) if args.method == "sparse" else (lcmcr_against_r, LCMCR)
    for name in args.tables or every:
        measure(name, args.seed)


if __name__ == "__main__":
    main()
