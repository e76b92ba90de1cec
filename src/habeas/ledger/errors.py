"""What can go wrong with a record, in words that tell what happened, what was kept, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.ledger import database


class LedgerError(Exception):
    """The record cannot be opened, read or written. The message says what to do."""


class Moved(LedgerError):
    """Others wrote to the record meanwhile. Look at it again and act anew."""


class MustNotSign(LedgerError):
    """This device's key must sign nothing more in this copy: the record went back, or the key was used twice."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """What SQLite says, in words that tell what to do."""
    try:
        yield
    except database.Error as why:
        raise LedgerError(
            f"the record at {path} said: {why}. Nothing of this act was stored. If it says “file is not a "
            "database” or “malformed”, the file was changed or damaged: put it back with habeas restore."
        ) from why
