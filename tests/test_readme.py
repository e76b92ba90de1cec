"""Every command in the README runs as it stands there, on an invented report, one after the other."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import habeas

ROOT = Path(__file__).parents[1]
COMMANDS = [
    line.strip()
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    if re.match(r" {4}(make|\.venv/bin/)", line)
]
INLINE = re.findall(r"`(\.venv/bin/python [^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
WORKED = Path(habeas.__file__).parent / "worked_case"
ARTICLE = WORKED / "listok-2026-05-14.html"
ACTS = """
[[accept]]
source = "report.html"
words = "he was still in the cellar"

[[tell]]
source = "report.html"
words = "armed men who called themselves “the tailors” were guarding them"
chain = [{ who = "Petro" }]
facts = [{ claim = "held_at", who = "Petro" }]
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the README has it: a report of their own, a chat, and acts."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "report.html").write_bytes(ARTICLE.read_bytes())
    (folder / "chat.txt").write_bytes((WORKED / "chat-2026-05-18.txt").read_bytes())
    (folder / "acts.toml").write_text(ACTS, encoding="utf-8")
    return folder


def words(command: str) -> list[str]:
    """A command of the README, run by the Python that runs this test instead of the one in .venv."""
    parts = re.findall(r'"([^"]*)"|(\S+)', command)
    named = [quoted or plain for quoted, plain in parts]
    if named[0].endswith("/habeas"):
        return [sys.executable, "-m", "habeas.cli", *named[1:]]
    return [sys.executable, *named[1:]]


def test_the_commands_run_in_the_order_they_stand(desk: Path) -> None:
    commands = [command for command in COMMANDS if "bin/habeas" in command]
    assert len(commands) >= 8
    # The desk is opened last: it runs until it is stopped.
    for command in sorted(commands, key=lambda one: " serve " in one):
        if " serve " in command:
            assert "http://localhost:" in opened(words(command), desk)
        else:
            done = subprocess.run(words(command), cwd=desk, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (command, done.stdout, done.stderr)


def opened(command: list[str], folder: Path) -> str:
    """What a command that serves prints before it is stopped."""
    said, began = "", time.monotonic()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while "Ctrl-C" not in said and process.poll() is None and time.monotonic() - began < 60:
            said += process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    return said


@pytest.mark.parametrize("command", INLINE)
def test_the_measurements_run(command: str) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    done = subprocess.run(
        words(command), cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert "statements found" in done.stdout


def test_make_knows_the_targets_the_readme_names() -> None:
    targets = {command.split()[1] for command in COMMANDS if command.startswith("make")}
    assert targets >= {"demo", "test", "setup"}
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(target in listed for target in ("setup", "demo", "test", "check", "fix", "docs"))
