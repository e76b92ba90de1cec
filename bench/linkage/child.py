"""Run a command as a new process, and say what it cost by the system's own account of the finished child."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Run:
    """Run to the end. Start-up counts. Without a PYTHONPATH of its own, habeas is the one of this source tree."""
    env = {"PYTHONPATH": str(ROOT / "src"), **os.environ, **(environment or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as trouble:
        began = time.monotonic()
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=trouble, env=env)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, trouble):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode, *texts)
