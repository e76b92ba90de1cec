"""Output shared by commands: the versioned JSON envelope, and progress on anything that takes its time."""

import json
import sys
import time
from typing import Any

VERSION = 1


def print_json(data: dict[str, Any]) -> None:
    """Print data in the envelope {"habeas": 1, ...}, described in docs/formats.md."""
    json.dump({"habeas": VERSION} | data, sys.stdout, ensure_ascii=False, indent=1)
    print()


class Progress:
    """A line on standard error, only where a person looks on and only after a second."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """Say that `done` of `of` are done."""
        if sys.stderr.isatty() and time.monotonic() - self._began > 1:
            self._shown = done < of
            print(
                f"\r{self._what}: {done} of {of}",
                end="" if self._shown else "\n",
                file=sys.stderr,
                flush=True,
            )
