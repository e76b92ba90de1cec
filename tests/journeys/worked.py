"""The worked case, built once by the real commands, for tests that look at every page of a desk in use."""

import contextlib
import io
import shutil
from pathlib import Path

from habeas.acts.case import Case, unlock
from habeas.cli.demo import PASSPHRASE, build


def worked_case(folder: Path) -> Case:
    """The worked case in a new folder, opened."""
    path = folder / "worked case"
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert build(path) == 0, said.getvalue()
    return Case.open(path, unlock(path, PASSPHRASE))


def copied(case: Case, folder: Path) -> Case:
    """Another copy of it, as it lies on disk."""
    path = folder / case.path.name
    shutil.copytree(case.path, path)
    return Case.open(path, unlock(path, PASSPHRASE))
