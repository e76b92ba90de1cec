"""A PostgreSQL of its own for the tests, on a socket."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

BINARIES = next(
    iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/lib/postgresql")
)


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """A PostgreSQL of its own on a socket, stopped afterwards."""
    if not (BINARIES / "initdb").exists():
        pytest.skip("PostgreSQL is not on this machine; .ci/run installs it")
    with tempfile.TemporaryDirectory(prefix="habeas-pg-") as folder:
        as_owner = _owner(folder)
        data = f"{folder}/data"
        _run(as_owner, "initdb", "-D", data, "-A", "trust", "-U", "habeas", "--no-sync")
        quiet = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(as_owner, "pg_ctl", "-D", data, "-o", quiet, "-l", f"{folder}/log", "-w", "start")
        try:
            yield f"host={folder} user=habeas dbname=postgres"
        finally:
            _run(as_owner, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _owner(folder: str) -> list[str]:
    """PostgreSQL refuses to be run by root: its own user runs it then."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _run(as_owner: list[str], *words: str) -> None:
    command = [*as_owner, str(BINARIES / words[0]), *words[1:]]
    subprocess.run(command, check=True, capture_output=True, cwd="/tmp", timeout=60)
