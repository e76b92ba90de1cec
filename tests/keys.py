"""Cases for tests: made and opened with one passphrase, whose key is stretched cheaply."""

from datetime import UTC, datetime
from pathlib import Path

from habeas.acts.case import Case, unlock
from habeas.protection.passphrase import Cost

PASSPHRASE = "four words for testing"
SHEET = "babab-dabab-fabab-gabab-habab-jabab-kabab-labab-mabab"
CHEAP = Cost(memory=64, passes=1, lanes=1)
LONG_AGO = datetime(2031, 5, 1, 8, 0, tzinfo=UTC)


def new_case(path: Path, *, user: str = "Anna", at: datetime = LONG_AGO) -> Case:
    """An empty case of Anna's."""
    return Case.create(path, user=user, passphrase=PASSPHRASE, sheet=SHEET, at=at, cost=CHEAP)


def open_case(path: Path, *, user: str | None = None, passphrase: str = PASSPHRASE) -> Case:
    """The case at a path, opened again: as another process would."""
    return Case.open(path, unlock(path, passphrase, user=user))
