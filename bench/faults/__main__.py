"""`python -m bench.faults [NAME ...]`: what becomes of a case when things go wrong under it. One table; 1 on any loss.

Without --full the counts are small, as in the tests. Everything is done in a temporary folder on this machine, with
cheap keys: the faults are those of disks, processes and clocks, not of guessed passphrases.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.faults import clock, flips, full, kill, power, two
from bench.faults.outcome import Asked, CannotTry, Outcome, table

DEFAULT_SEED = 1


@dataclass(frozen=True)
class Fault:
    """A fault: how to try it, and how often in a small and in a full run."""

    try_: Callable[[Asked], list[Outcome]]
    small: int
    full: int


FAULTS = {
    "kill": Fault(kill.try_, kill.SMALL, kill.FULL),
    "power": Fault(power.try_, power.SMALL, power.FULL),
    "full": Fault(full.try_, full.SMALL, full.FULL),
    "flips": Fault(flips.try_, flips.SMALL, flips.FULL),
    "two": Fault(two.try_, two.SMALL, two.FULL),
    "clock": Fault(clock.try_, clock.SMALL, clock.FULL),
}


def tried(name: str, count: int, seed: int) -> list[Outcome]:
    """Try one fault so often, in a folder of its own. Raises CannotTry."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="habeas-faults-") as folder:
        outcomes = FAULTS[name].try_(Asked(count, seed, Path(folder).resolve()))
    outcomes[0].seconds = time.monotonic() - began
    return outcomes


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"which faults: {', '.join(FAULTS)}")
    parser.add_argument("--count", type=int, metavar="N", help="so many trials of each")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--small", action="store_true", help="the counts of the tests (this is the default)")
    size.add_argument("--full", action="store_true", help="the counts of a release")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="the same seed chooses the same acts")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in FAULTS]:
        parser.error(f"there is no fault {', '.join(unknown)}; there are: {', '.join(FAULTS)}")
    return asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what was asked for and print the table; 1 if anything was lost or could not be tried."""
    asked, outcomes, status = options(arguments), list[Outcome](), 0
    for name in asked.names or FAULTS:
        fault = FAULTS[name]
        count = asked.count or (fault.full if asked.full else fault.small)
        try:
            outcomes += tried(name, count, asked.seed)
        except CannotTry as why:
            print(f"{name} was not tried: {why}", file=sys.stderr)
            status = 1
    print(table(outcomes))
    for one in outcomes:
        if one.is_failure:
            status = 1
            what = "nothing was found: the harness is blind" if one.is_peer or not one.trials else "losses"
            print(f"FAILED {one.fault}: {what}")
    return status


if __name__ == "__main__":
    sys.exit(main())
