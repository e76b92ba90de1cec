"""Run a command as a new process, and say what it cost by the system's own account of the finished child.

Peak memory is that of the largest process by the system's account, or, if more, that of the command and its children
together at any of two looks a second (shared pages counted once); short peaks of several processes may be missed.

Modules are compiled, as after installing: a program that is met for the first time is run once unmeasured, and what
Python compiles is kept in a folder of the bench until it ends.

The command is a child of a small process of its own (this file run as a script): a child's peak memory starts at that
of the process it was made from, and the bench may be large.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HABEAS = (sys.executable, "-c", "import sys; from habeas.cli import main; sys.exit(main())")
"""The command habeas of this source tree."""


@dataclass(frozen=True)
class Run:
    """What one process cost: seconds of the clock and of processors, peak memory in MB, what it printed."""

    wall: float
    processor: float
    peak: float
    status: int
    out: str
    trouble: str


_met: set[tuple[str | Path, ...]] = set()
"""Programs that were run before: commands without the files that they are given."""


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    is_start_measured: bool = True,
) -> Run:
    """Run to the end. Start-up counts. Without a PYTHONPATH of its own, habeas is the one of this source tree."""
    program = (command[0], *(word for word in command[1:] if isinstance(word, str) or word.suffix == ".py"))
    if is_start_measured and program not in _met:
        _met.add(program)
        _run(command, environment)
    return _run(command, environment)


def _run(command: Sequence[str | Path], environment: Mapping[str, str] | None) -> Run:
    env = {"PYTHONPATH": str(ROOT / "src"), **os.environ, **(environment or {})}
    env["PYTHONPYCACHEPREFIX"] = _compiled()
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("cost", "out", "trouble")]
        starter = [sys.executable, "-I", "-S", __file__, *map(str, files), *map(str, command)]
        subprocess.run(starter, env=env, check=True)
        wall, processor, peak, status = json.loads(files[0].read_text())
        out, trouble = (file.read_text(encoding="utf-8", errors="replace") for file in files[1:])
    return Run(wall, processor, peak, status, out, trouble)


@cache
def _compiled() -> str:
    """Where Python keeps what it compiles, outside the checkout."""
    folder = tempfile.mkdtemp(prefix="habeas-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _start(cost: str, out: str, trouble: str, *command: str) -> None:
    """Start the command, wait, and write its cost."""
    with Path(out).open("wb") as told, Path(trouble).open("wb") as complained:
        began = time.monotonic()
        child = subprocess.Popen(command, stdout=told, stderr=complained)
        together, ended = [0.0], threading.Event()
        looking = threading.Thread(target=_look, args=(child.pid, together, ended))
        looking.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        ended.set()
        looking.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    peak = max(usage.ru_maxrss / 1024, *together)
    Path(cost).write_text(json.dumps([wall, seconds, peak, child.returncode]))


def _look(pid: int, together: list[float], ended: threading.Event) -> None:
    """Keep the most memory, in MB, that a process and its children had together, as long as there are children."""
    while not ended.wait(0.5):
        family = [pid, *_children(pid)]
        if len(family) > 1:
            together[0] = max(together[0], sum(map(_memory, family)))


def _children(pid: int) -> list[int]:
    try:
        found = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [each for child in found for each in (child, *_children(child))]


def _memory(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    _start(*sys.argv[1:])
