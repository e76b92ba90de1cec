"""Where two people's work disagrees, and where it only looks so."""

from msgspec.structs import replace

from habeas.statements.claims.custody import HeldAt
from habeas.statements.disagreements import disagreements, new_disagreements
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.mention import party
from habeas.statements.telling import Telling
from tests.cast import ANNA, BOHDAN, Notebook


def book() -> Notebook:
    book = Notebook()
    book.source("report")
    book.people("report", "Petro", "Danylo")
    book.tell("held", "report", HeldAt(who=party("Petro")))
    return book


def judged(notes: Notebook, verdict: Verdict, by: str, id_: str) -> None:
    notes.note(Judgement(id=id_, a="Petro", b="Danylo", verdict=verdict), by)


def corrected(notes: Notebook, id_: str, by: str) -> None:
    notes.tell(id_, "report", HeldAt(who=party("Danylo")), replaces="t:held")
    last = notes.items.pop()
    assert isinstance(last.value, Telling)
    notes.note(last.value, by)


def test_two_corrections_of_one_fact_disagree_and_both_stay() -> None:
    notes = book()
    corrected(notes, "a", ANNA)
    assert disagreements(notes.known()) == []
    corrected(notes, "b", BOHDAN)
    (one,) = disagreements(notes.known())
    assert one.about == ("t:held",)
    assert one.values == ("t:a", "t:b")
    assert {"t:a", "t:b"} <= notes.known().tellings.keys()


def test_corrected_here_and_taken_back_there() -> None:
    notes = book()
    corrected(notes, "a", ANNA)
    notes.note(Undoing(id="u", of="t:held"), BOHDAN)
    assert [one.values for one in disagreements(notes.known())] == [("t:a", "u")]


def test_judged_the_same_by_one_and_different_by_another() -> None:
    notes = book()
    judged(notes, Verdict.SAME, ANNA, "j1")
    before = notes.known()
    judged(notes, Verdict.DIFFERENT, BOHDAN, "j2")
    assert [one.values for one in new_disagreements(before, notes.known())] == [("j1", "j2")]
    assert new_disagreements(notes.known(), notes.known()) == []


def test_agreeing_changing_ones_mind_and_taking_back_are_no_disagreement() -> None:
    notes = book()
    judged(notes, Verdict.SAME, ANNA, "j1")
    judged(notes, Verdict.SAME, BOHDAN, "j2")
    assert disagreements(notes.known()) == []
    alone = book()
    judged(alone, Verdict.SAME, ANNA, "j1")
    judged(alone, Verdict.DIFFERENT, ANNA, "j2")
    assert disagreements(alone.known()) == []
    settled = book()
    judged(settled, Verdict.SAME, ANNA, "j1")
    judged(settled, Verdict.DIFFERENT, BOHDAN, "j2")
    settled.note(Undoing(id="u", of="j2"), BOHDAN)
    assert disagreements(settled.known()) == []


def test_nobody_writes_over_what_another_noted() -> None:
    notes = book()
    first = notes.known().tellings["t:held"]
    notes.note(replace(first, facts=(replace(first.facts[0], claim=HeldAt(who=party("Danylo"))),)), BOHDAN)
    notes.note(replace(notes.known().mentions["Petro"], name="Pavlo"), BOHDAN)
    known = notes.known()
    assert known.tellings["t:held"] == first
    assert known.noted["t:held"].by == ANNA
    assert known.mentions["Petro"].name == "Petro"
    assert [(one.about, one.values) for one in disagreements(known)] == [
        (("t:held",), ("t:held",)),
        (("Petro",), ("Petro",)),
    ]


def test_what_we_noted_of_a_source_may_be_noted_anew_but_not_of_other_bytes() -> None:
    notes = book()
    source = notes.known().sources["report"]
    notes.note(replace(source, published="2031-05-01"), BOHDAN)
    notes.note(replace(source, sha256="00" * 32), BOHDAN)
    notes.note(source, BOHDAN)
    known = notes.known()
    assert known.sources["report"] == source
    assert [item.value for item in known.clashes] == [replace(source, sha256="00" * 32)]
