"""Challenge questions: shown only to whom they were given, and spent once they were asked."""

from typing import Any

import pytest

from habeas.register.about import About
from habeas.register.challenges import Question, questions_for
from habeas.statements.claims.contact import Challenged, ChallengeResult
from habeas.statements.decisions import ChallengeQuestion
from habeas.statements.judgement import Verdict
from habeas.statements.mention import party
from habeas.statements.passage import Words
from tests.cast import ANNA, BOHDAN, VERA, Notebook


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1")
    notebook.people("s1", "Petro", "Petya", "Taras")
    return notebook


def note(book: Notebook, on: str = "Petro", question: str = "What did we call the boat?", **rest: Any) -> str:
    return book.decide(ChallengeQuestion, on, question=question, answer="Swallow", people=(BOHDAN,), **rest)


def seen(book: Notebook, user: str, person: str = "Petro") -> tuple[Question, ...]:
    return questions_for(About(book.known()), person, user)


def ask(book: Notebook, words: str, of: str = "Petro") -> None:
    claim = Challenged(claimed=party(of), question=Words(exact=words, start=0), result=ChallengeResult.RIGHT)
    book.tell(f"f{len(book.items)}", "s1", claim)


def test_only_those_it_was_given_to_and_whoever_wrote_it_see_it(book: Notebook) -> None:
    made = note(book)
    expected = (Question(id=made, question="What did we call the boat?", answer="Swallow", spent=False),)
    assert seen(book, BOHDAN) == expected
    assert seen(book, ANNA) == expected
    assert seen(book, VERA) == ()
    assert seen(book, BOHDAN, "Taras") == ()


@pytest.mark.parametrize(
    "words",
    [
        "What did we call the boat?",
        "«WHAT did we call the boat»",
        "Petya, what did we call the boat?",
        "the boat",
    ],
)
def test_once_asked_it_is_spent(book: Notebook, words: str) -> None:
    note(book)
    ask(book, words)
    (one,) = seen(book, BOHDAN)
    assert (one.spent, len(one.used_in)) == (True, 1)


@pytest.mark.parametrize(
    ("words", "of"), [("Where is the key?", "Petro"), ("What did we call the boat?", "Taras")]
)
def test_another_question_or_one_to_somebody_else_spends_nothing(book: Notebook, words: str, of: str) -> None:
    note(book)
    ask(book, words, of)
    assert not seen(book, BOHDAN)[0].spent


def test_marked_spent_it_is_spent_and_what_can_still_be_asked_comes_first(book: Notebook) -> None:
    old = note(book, spent=True)
    new = note(book, question="Where did we plant the pear?")
    assert [(one.id, one.spent) for one in seen(book, BOHDAN)] == [(new, False), (old, True)]


def test_it_is_a_question_for_the_person_under_every_name(book: Notebook) -> None:
    note(book, on="Petya")
    assert seen(book, BOHDAN) == ()
    book.judge("Petro", "Petya", Verdict.SAME)
    ask(book, "What did we call the boat?")
    assert [one.spent for one in seen(book, BOHDAN)] == [True]


@pytest.mark.parametrize(
    "words", ["What’s the cat’s name?", "what's the cats name", "WHATʼS the cat`s name!"]
)
def test_an_apostrophe_is_written_in_many_ways(book: Notebook, words: str) -> None:
    note(book, question="What's the cat's name?")
    ask(book, words)
    assert seen(book, BOHDAN)[0].spent
