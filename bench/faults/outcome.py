"""What came of trying a fault: counts for the table, and in words what was found. A loss anywhere is a failure."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

MOST_TOLD = 12
"""So many remarks of one row are printed; the rest are counted."""


class CannotTry(Exception):
    """A fault cannot be tried on this machine. The message says what is missing."""


@dataclass(frozen=True)
class Asked:
    """How often to try, from which seed, and an empty folder to do it in."""

    count: int
    seed: int
    folder: Path


@dataclass
class Outcome:
    """One row. `acknowledged` acts had returned to whoever asked for them; of these `lost` were not there later.

    `found` and `not_found` count deliberate damage; `clear` names words that lay on the disk in the clear;
    `odd` is what went wrong in any other way. A `peer` is something known to be worse: it shows that the
    harness finds losses, so that for a peer finding none is the failure.
    """

    fault: str
    trials: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    unopened: int = 0
    found: int = 0
    not_found: int = 0
    clear: set[str] = field(default_factory=set)
    odd: int = 0
    is_peer: bool = False
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def losses(self) -> int:
        """Everything that must not happen."""
        return self.lost + self.damaged + self.unopened + self.not_found + len(self.clear) + self.odd

    @property
    def is_failure(self) -> bool:
        """Whether something was lost; of a peer, whether no act was, for then the harness is blind."""
        return self.trials == 0 or (self.lost == 0 if self.is_peer else self.losses > 0)

    def remark(self, words: str) -> None:
        """Say something of a trial, once."""
        if words not in self.remarks:
            self.remarks.append(words)


class Progress:
    """How far it has come, on stderr: one line for each tenth of the way."""

    def __init__(self, what: str, of: int) -> None:
        self._what, self._of, self._told, self._began = what, max(of, 1), -1, time.monotonic()

    def at(self, done: int) -> None:
        """Say how far it has come, if that is news."""
        tenth = 10 * done // self._of
        if tenth > self._told:
            self._told = tenth
            seconds = time.monotonic() - self._began
            print(f"{self._what}: {done} of {self._of}, {seconds:.0f} s", file=sys.stderr, flush=True)


COLUMNS = (
    "fault", "trials", "acknowledged", "lost", "damaged", "not opened", "found", "not found", "in clear", "odd", "s",
)  # fmt: skip


def table(outcomes: Sequence[Outcome]) -> str:
    """All rows, then in words what was found in each."""
    rows = [COLUMNS, *(_cells(one) for one in outcomes)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    for one in outcomes:
        lines += [f"\n{one.fault}:"] if one.remarks else []
        lines += [f"  {remark}" for remark in one.remarks[:MOST_TOLD]]
        more = len(one.remarks) - MOST_TOLD
        lines += [f"  and {more} more"] if more > 0 else []
    return "\n".join(lines)


def _cells(one: Outcome) -> tuple[str, ...]:
    flips = [str(n) if one.found or one.not_found else "-" for n in (one.found, one.not_found)]
    counts = [str(n) for n in (one.trials, one.acknowledged, one.lost, one.damaged, one.unopened)]
    return (one.fault, *counts, *flips, str(len(one.clear)), str(one.odd), f"{one.seconds:.0f}")


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
