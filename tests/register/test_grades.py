"""Grades: given by people, of the source and of the information apart; the machine offers and warns, and sets none."""

import pytest

from habeas.register.about import About
from habeas.register.grades import Graded, graded, grades_over_time, source_graded
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.claims.custody import HeldAt
from habeas.statements.decisions import Compromised, Credibility, Reliability, SourceGrade, StatementGrade
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from tests.cast import BOHDAN, Notebook

HELD = HeldAt(who=party("Petro"))


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1")
    notebook.source("s2")
    notebook.people("s1", "Petro", "Olha", "Taras")
    notebook.people("s2", "Mrs K.")
    notebook.tell("f1", "s1", HELD, chain=("Olha", "s1"))
    return notebook


def grades(book: Notebook, fact: str = "f1") -> Graded:
    known = book.known()
    return graded(About(known), known.statements[fact])


def test_nobody_judged_means_no_basis_and_not_the_worst(book: Notebook) -> None:
    found = grades(book)
    assert [(one.of, one.grade, one.because) for one in found.tellers] == [("Olha", Reliability.F, ())]
    assert (found.source.of, found.source.grade) == ("s1", Reliability.F)
    assert (found.statement.grade, found.statement.because) == (Credibility.NO_BASIS, ())


def test_a_grade_of_the_teller_says_nothing_of_what_they_say_and_the_other_way_round(book: Notebook) -> None:
    book.decide(SourceGrade, "Olha", grade=Reliability.B, interest="his mother")
    assert (grades(book).tellers[0].grade, grades(book).statement.grade) == (
        Reliability.B,
        Credibility.NO_BASIS,
    )
    assert grades(book).tellers[0].interest == ("his mother",)
    book.decide(StatementGrade, "f1", grade=Credibility.DOUBTFUL)
    assert (grades(book).tellers[0].grade, grades(book).statement.grade) == (
        Reliability.B,
        Credibility.DOUBTFUL,
    )


def test_of_two_who_judged_apart_the_more_careful_counts_and_no_basis_is_no_worse_grade(
    book: Notebook,
) -> None:
    book.decide(SourceGrade, "Olha", grade=Reliability.F)
    second = book.decide(SourceGrade, "Olha", by=BOHDAN, grade=Reliability.B)
    found = grades(book).tellers[0]
    assert (found.grade, found.differ, len(found.because)) == (Reliability.B, True, 2)
    book.decide(SourceGrade, "Olha", grade=Reliability.D)
    assert grades(book).tellers[0].grade is Reliability.D
    book.undo(second)
    assert (grades(book).tellers[0].grade, grades(book).tellers[0].differ) == (Reliability.D, True)
    book.decide(StatementGrade, "f1", grade=Credibility.NO_BASIS)
    book.decide(StatementGrade, "f1", grade=Credibility.PROBABLE)
    assert grades(book).statement.grade is Credibility.PROBABLE


def test_a_grade_is_of_the_teller_under_every_name(book: Notebook) -> None:
    book.decide(SourceGrade, "Mrs K.", grade=Reliability.C)
    assert grades(book).tellers[0].grade is Reliability.F
    judged = book.judge("Olha", "Mrs K.", Verdict.SAME)
    assert grades(book).tellers[0].grade is Reliability.C
    book.undo(judged)
    assert source_graded(About(book.known()), "Mrs K.").grade is Reliability.C


def test_what_was_thought_of_a_teller_before_stays_to_be_read(book: Notebook) -> None:
    first = book.decide(SourceGrade, "Olha", grade=Reliability.B)
    book.decide(SourceGrade, "Olha", by=BOHDAN, grade=Reliability.D, replaces=(first,))
    assert [(by, value.grade) for _, by, value in grades_over_time(About(book.known()), "Olha")] == [
        ("Anna", Reliability.B),
        (BOHDAN, Reliability.D),
    ]
    assert grades(book).tellers[0].grade is Reliability.D


def test_two_independent_voices_offer_a_one_and_set_none(book: Notebook) -> None:
    assert not grades(book).statement.could_be_confirmed
    book.tell("f2", "s2", HELD, chain=("Taras", "s2"))
    found = grades(book).statement
    assert (found.could_be_confirmed, found.voices, found.grade) == (True, 2, Credibility.NO_BASIS)
    book.decide(StatementGrade, "f1", grade=Credibility.CONFIRMED)
    found = grades(book).statement
    assert (found.could_be_confirmed, found.unsupported, found.grade) == (False, False, Credibility.CONFIRMED)


def test_a_one_whose_second_voice_is_gone_is_said_to_be_unsupported(book: Notebook) -> None:
    book.tell("f2", "s2", HELD, chain=("Taras", "s2"))
    book.decide(StatementGrade, "f1", grade=Credibility.CONFIRMED)
    book.undo("t:f2")
    found = grades(book).statement
    assert (found.unsupported, found.voices, found.grade) == (True, 1, Credibility.CONFIRMED)


def test_a_channel_in_doubt_asks_for_a_new_judgement_of_what_came_through_it(book: Notebook) -> None:
    book.mention("chat", "s1", Kind.CHANNEL)
    wrote = Contacted(from_=party("Petro"), to=party("Olha"), kind=ContactKind.TEXT, channel=party("chat"))
    book.tell("f3", "s1", HELD, chain=("Petro", "Olha"), more=(wrote,))
    book.tell("f2", "s2", HELD, chain=("Taras", "s2"))
    book.decide(StatementGrade, "f3", grade=Credibility.PROBABLE)
    assert not grades(book, "f3").statement.to_judge_anew
    book.decide(Compromised, "chat", reason="another hand")
    found = grades(book, "f3").statement
    assert (found.to_judge_anew, found.grade, found.could_be_confirmed) == (True, Credibility.PROBABLE, False)
    book.decide(StatementGrade, "f3", grade=Credibility.DOUBTFUL)
    assert not grades(book, "f3").statement.to_judge_anew
