"""A case with one invented note in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas.acts.case import Case
from habeas.acts.take_in import take_in
from habeas.statements.source import Source
from tests.keys import new_case

NOW = datetime(2031, 5, 17, 10, 0, tzinfo=UTC)
NOTE = (
    "Olha says that her son Petro is held in a cellar in the town of Karsk.\n\n"
    "Petro phoned her on 16 May. Somebody was perhaps listening.\n\n"
    "A guard told Petro or Danylo that they would be taken home if they sign.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


@pytest.fixture
def note(case: Case) -> Source:
    return take_in(
        case, NOTE.encode(), "note.txt", obtained="a call", published="2031-05-17", by="Anna", at=NOW
    )
