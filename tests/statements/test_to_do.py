"""Calls that are to be made: the earliest first, done ones gone; a no to contact cancels every call it concerns."""

from habeas.statements.account import Answer, Consent, Use
from habeas.statements.to_do import call_backs, is_cancelled
from habeas.statements.work import Done, Task, TaskKind
from tests.cast import Notebook


def test_calls_stand_by_their_day_and_a_no_cancels_those_on_a_person_too() -> None:
    notes = Notebook()
    notes.source("call")
    notes.source("letter")
    notes.mention("Petro", "call")
    call = TaskKind.CALL_BACK
    notes.note(Task(id="open", sources=("letter",), kind=call, on="letter"))
    notes.note(Task(id="later", sources=("call", "letter"), kind=call, on="Petro", due="2031-06-02"))
    notes.note(Task(id="soon", sources=("call",), kind=call, on="call", due="2031-05-20"))
    notes.note(Task(id="made", sources=("call",), kind=call, on="call", due="2031-05-01"))
    notes.note(Done(id="d", of="made"))
    notes.note(Task(id="read", sources=("call",), kind=TaskKind.READ, on="call"))
    notes.note(Consent(id="c", source="call", use=Use.CONTACT, answer=Answer.NO))
    known = notes.known()
    calls = call_backs(known)
    assert [task.id for task in calls] == ["soon", "later", "open"]
    assert [is_cancelled(known, task) for task in calls] == [True, True, False]
