"""Several answers in one act, undone as one; and what answers would change, before anybody notes them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.judge_together import Answer, judge_together, made_together, records, undo_together
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.acts.what_if import what_if
from habeas.identity.clusters import clusters
from habeas.identity.splitting import plan
from habeas.register.about import About
from habeas.statements.claims.custody import HeldAt
from habeas.statements.claims.harm import Died
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.mention import Kind, party
from habeas.watch.contradictions import Kind as Contradicts
from tests.cast import START, Notebook
from tests.keys import new_case

AT = datetime(2031, 6, 1, 9, 0, tzinfo=UTC)
TEXT = b"Olha says that Petro, Danylo and Ihor are held in Karsk.\n"
TOLD = """
[[tell]]
source = "note.txt"
words = "Petro, Danylo and Ihor are held in Karsk"
chain = [{ who = "Olha" }]
facts = [
    { claim = "held_at", who = "Petro", place = "Karsk" },
    { claim = "held_at", who = "Danylo", place = "Karsk" },
    { claim = "held_at", who = "Ihor", place = "Karsk" },
]
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = new_case(tmp_path / "karsk")
    take_in(made, TEXT, "note.txt", obtained="a call", by="Anna", at=AT)
    perform(made, TOLD, by="Anna", clock=lambda: AT)
    return made


def people(case: Case) -> dict[str, str]:
    return {one.name: one.id for one in case.known().mentions.values() if one.kind is Kind.PERSON}


def members(case: Case) -> int:
    known = case.known()
    return sum(known.mentions[id_].kind is Kind.PERSON for id_ in clusters(known).members)


def answer(case: Case, one: str, other: str, verdict: Verdict = Verdict.SAME) -> Answer:
    ids = people(case)
    return Answer(ids[one], ids[other], verdict, "one voice")


def test_all_are_noted_each_signed_and_undone_as_one(case: Case) -> None:
    before = members(case)
    made = judge_together(
        case, [answer(case, "Petro", "Danylo"), answer(case, "Danylo", "Ihor")], by="Anna", at=AT
    )
    known = case.known()
    assert {known.noted[id_].by for id_ in made} == {"Anna"}
    assert {known.judgements[id_].reason for id_ in made} == {"one voice"}
    assert members(case) == before - 2
    back = undo_together(case, made[1], by="Anna", at=AT)
    assert members(case) == before
    assert not case.known().judgements
    undo_together(case, back[0], by="Anna", at=AT)
    assert members(case) == before - 2
    assert set(case.known().judgements) == set(made)


def test_one_of_several_can_be_undone_alone(case: Case) -> None:
    made = judge_together(
        case, [answer(case, "Petro", "Danylo"), answer(case, "Danylo", "Ihor")], by="Anna", at=AT
    )
    undo(case, made[0], by="Anna", at=AT)
    assert made_together(case.known(), made[0]) == made[1:]
    undo_together(case, made[0], by="Anna", at=AT)
    assert not case.known().judgements
    with pytest.raises(CaseError, match="taken back already"):
        undo_together(case, made[0], by="Anna", at=AT)


def test_all_or_nothing(case: Case) -> None:
    wrong = Answer(people(case)["Petro"], "m_nobody", Verdict.SAME)
    with pytest.raises(CaseError, match="nothing was stored"):
        judge_together(case, [answer(case, "Petro", "Danylo"), wrong], by="Anna", at=AT)
    assert not case.known().judgements


def test_a_split_is_one_act_and_keeps_the_person_and_every_statement(case: Case) -> None:
    ids = people(case)
    judge_together(case, [answer(case, "Petro", "Danylo"), answer(case, "Danylo", "Ihor")], by="Anna", at=AT)
    known = case.known()
    who = clusters(known)
    found = plan(known, who, ids["Petro"], {ids["Danylo"]}, are_one=True, reason="another voice")
    assert found is not None
    kept = [Answer(a, b, Verdict.SAME) for a, b in found.keep]
    made = judge_together(
        case, [*kept, Answer(*found.different, Verdict.DIFFERENT)], by="Anna", at=AT, plan=found
    )
    after = About(case.known())
    assert after.who.members[ids["Petro"]] == (ids["Petro"], ids["Ihor"])
    assert [
        one.fact.claim.who for one in after.about(ids["Danylo"]) if isinstance(one.fact.claim, HeldAt)
    ] == [party(ids["Danylo"])]
    assert set(case.known().statements) == set(known.statements)
    undo_together(case, made[0], by="Anna", at=AT)
    assert clusters(case.known()).members == who.members


def test_a_plan_that_is_out_of_date_is_refused(case: Case) -> None:
    ids = people(case)
    made = judge_together(case, [answer(case, "Petro", "Danylo")], by="Anna", at=AT)
    known = case.known()
    found = plan(known, clusters(known), ids["Petro"], {ids["Danylo"]}, are_one=True)
    undo(case, made[0], by="Bohdan", at=AT)
    with pytest.raises(CaseError, match="meanwhile"):
        judge_together(case, [], by="Anna", at=AT, plan=found)


def written() -> Notebook:
    book = Notebook()
    book.source("s")
    book.people("s", "A", "B", "C")
    book.mention("K", "s", Kind.PLACE)
    for id_ in "ABC":
        book.tell(f"held{id_}", "s", HeldAt(who=party(id_), place=party("K")), when="2031-05-01")
    return book


def joining(*pairs: tuple[str, str]) -> list[Judgement]:
    return [Judgement(id=f"j{number}", a=a, b=b, verdict=Verdict.SAME) for number, (a, b) in enumerate(pairs)]


def test_one_person_fewer_is_counted_at_their_place() -> None:
    about = About(written().known())
    about.prepare_to_grow()
    found = what_if(about, joining(("A", "B")), as_of=date(2031, 5, 10), by="Anna", at=START)
    assert found.people == -1
    assert found.at_places == {"K": -1}
    ((before, after),) = [(one.before, one.after) for one in found.turned]
    assert [one.id for one in before] == ["A", "B"]
    assert after is not None
    assert after.mentions == ("A", "B")
    assert not found.turned[0].other_status
    assert not found.appear


def test_a_status_that_changes_and_a_contradiction_that_appears_are_said_before() -> None:
    book = written()
    book.tell("died", "s", Died(who=party("B")), when="2031-04-01")
    book.judge("A", "C", Verdict.DIFFERENT)
    about = About(book.known())
    about.prepare_to_grow()
    found = what_if(about, joining(("A", "B"), ("B", "C")), as_of=date(2031, 5, 10), by="Anna", at=START)
    assert found.people == -2
    assert Contradicts.JUDGED in {one.kind for one in found.appear}
    assert any(one.other_status for one in found.turned)


def test_what_would_be_is_what_is_then(case: Case) -> None:
    about = About(case.known())
    about.prepare_to_grow()
    new = records(case.known(), [answer(case, "Petro", "Danylo")])
    found = what_if(about, new, as_of=AT.date(), by="Anna", at=AT)
    before = len(list(about.people(AT.date())))
    judge_together(case, [answer(case, "Petro", "Danylo")], by="Anna", at=AT)
    assert len(list(About(case.known()).people(AT.date()))) == before + found.people
    assert len(case.known().judgements) == 1
