"""Runs a program under the recorder: with what it did to its disk written down, or with little room on the disk.

The recorder is C, built where it is needed. It is loaded with LD_PRELOAD, so this is for Linux.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.faults.cases import Place
from bench.faults.outcome import CannotTry
from bench.faults.said import Said, lines

SOURCE = Path(__file__).with_name("recorder.c")
ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds that one run of a program may take."""
NO_LIMIT = (-1).to_bytes(8, sys.byteorder, signed=True)


@dataclass(frozen=True)
class Ran:
    """What a program that ran under the recorder acknowledged, and the log of what it did to its disk."""

    said: list[Said]
    log: Path


def built(folder: Path) -> Path:
    """The recorder, built into a folder. Raises CannotTry if this machine cannot build or load it."""
    made = folder / "recorder.so"
    if made.exists():
        return made
    if not sys.platform.startswith("linux"):
        raise CannotTry("power cuts and full disks are played with LD_PRELOAD, which needs Linux")
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None:
        raise CannotTry(
            "power cuts and full disks are played by a small recorder in C, and there is no C compiler here. "
            "Install one: apt-get install gcc libc6-dev"
        )
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl", "-lpthread"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise CannotTry(
            f"{compiler} does not build the recorder (is libc6-dev installed?):\n{done.stderr[-800:]}"
        )
    return made


def run(place: Place, recorder: Path, arguments: list[str], *, is_logged: bool, name: str = "run") -> Ran:
    """Run `python -m bench.faults.child` below a place. What it writes to disk there is seen, nothing else.

    Raises CannotTry if it ended otherwise than it should.
    """
    beside = place.root.parent
    log, said, room = (beside / f"{place.root.name}.{name}.{end}" for end in ("log", "said", "room"))
    room.write_bytes(NO_LIMIT)
    loaded = {"LD_PRELOAD": str(recorder), "FAULTS_BELOW": str(place.root), "FAULTS_ROOM": str(room)}
    loaded |= {"FAULTS_LOG": str(log)} if is_logged else {}
    with said.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "bench.faults.child", str(place.root), *arguments],
            env=os.environ | place.surroundings() | {"PYTHONPATH": path()} | loaded,
            cwd=ROOT, stdout=out, stderr=subprocess.PIPE, timeout=PATIENCE, check=False,
        )  # fmt: skip
    if done.returncode:
        raise CannotTry(f"the acting program failed:\n{done.stderr.decode(errors='replace')[-2000:]}")
    return Ran(lines(said.read_bytes()), log)


def path() -> str:
    """Where a program that is started here finds bench and habeas."""
    return os.pathsep.join([str(ROOT), str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])


def set_room(bytes_: int | None) -> None:
    """Let so many more bytes fit on the disk of this program, or any number. For what runs under the recorder."""
    data = NO_LIMIT if bytes_ is None else bytes_.to_bytes(8, sys.byteorder, signed=True)
    handle = os.open(os.environ["FAULTS_ROOM"], os.O_WRONLY)
    try:
        os.pwrite(handle, data, 0)
    finally:
        os.close(handle)
