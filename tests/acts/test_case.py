"""A case on disk: acts decided on what is known now, what was changed behind our back, what we cannot read."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas.acts.accept import accept
from habeas.acts.by_hand import Hand
from habeas.acts.case import Case, CaseError
from habeas.acts.undo import undo
from habeas.ledger import Draft
from habeas.reading.suggestion import FoundTelling
from habeas.statements.source import Source
from habeas.statements.telling import Telling
from tests.acts.conftest import NOTE, NOW
from tests.keys import new_case, open_case

TABLE = {
    "words": "her son Petro is held in a cellar",
    "chain": [{"who": "Olha"}],
    "facts": [{"claim": "held_at", "who": "Petro", "place": "a cellar"}],
}


def found(case: Case, note: Source) -> tuple[FoundTelling, Hand]:
    hand = Hand(case.known(), note, NOTE)
    return hand.telling(TABLE), hand


def told(case: Case, note: Source, **more: str) -> Telling:
    finding, hand = found(case, note)
    return accept(case, note.id, finding, hand.entities.values(), by="Anna", at=NOW, **more)  # type: ignore[arg-type]


def test_accepting_at_the_same_time_gives_one_telling_and_one_petro(case: Case, note: Source) -> None:
    def press() -> None:
        told(open_case(case.path), note)

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(case.known().tellings) == 1
    assert sorted(m.name for m in case.known().mentions.values()) == ["Olha", "Petro", "a cellar"]


def test_only_what_is_in_force_is_corrected(case: Case, note: Source) -> None:
    first = told(case, note)
    undo(case, first.id, by="Bohdan", at=NOW)
    with pytest.raises(CaseError, match="meanwhile"):
        told(case, note, replaces=first.id)


def test_nobody_of_another_source_is_taken(case: Case, note: Source) -> None:
    from habeas.acts.take_in import take_in

    told(case, note)
    other = take_in(case, NOTE.encode() + b" And more.", "other.txt", obtained="mail", by="Anna", at=NOW)
    finding, _ = found(case, note)
    with pytest.raises(CaseError, match="nobody in this source"):
        accept(case, other.id, finding, (), by="Anna", at=NOW)


@pytest.mark.parametrize("name", ["original", "text-text-1.txt"])
def test_a_file_changed_on_disk_is_not_used(case: Case, note: Source, name: str) -> None:
    path = case.path / "sources" / note.id / name
    path.write_text(NOTE.replace("Petro", "Pavlo"))
    with pytest.raises(CaseError, match="is not as it was stored"):
        case.original(note.id) if name == "original" else case.text(note.id)


def test_an_entry_nobody_here_understands_does_not_close_the_case(case: Case, note: Source) -> None:
    later = [
        Draft(kind="telling", body=b'{"claim":"levitated"}'),
        Draft(kind="seal", body=b"of a later version"),
    ]
    case.ledger.append(later, by="Anna", at=NOW)
    again = open_case(case.path)
    assert again.known().sources.keys() == {note.id}
    assert again.not_understood == [case.ledger.last_number() - 1]


def test_what_was_known_rests_on_all_before_it_even_if_a_clock_ran_back(case: Case, note: Source) -> None:
    finding, hand = found(case, note)
    earlier = datetime(2031, 5, 17, 9, 0, tzinfo=UTC)
    accept(case, note.id, finding, hand.entities.values(), by="Anna", at=earlier)
    assert len(case.known(until=earlier).statements) == 1
    assert case.known(until=datetime(2031, 5, 17, 8, 0, tzinfo=UTC)).sources == {}


def test_nobody_else_on_the_machine_may_look(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    case = new_case(tmp_path / "open")
    assert case.path.stat().st_mode & 0o077 == 0
