"""What authorities were asked, and which answer is taken to be to what."""

from datetime import date

from habeas.register.about import About
from habeas.register.index import RANKED, Index
from habeas.statements.claims.authorities import (
    Answered,
    AnswerKind,
    Approached,
    AskedItem,
    Outcome,
    OutcomeKind,
)
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import HeldAt, Released
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.refusing import Refused
from habeas.statements.known import Known
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.watch.authorities.approaches import Approach, ApproachState, Joined, approaches, approaches_of
from tests.cast import Notebook
from tests.watch.authorities.book import DAY, TELLERS, about, after, home, is_his_mother, opened, promised

ASKED = Approached(
    by=party("Olha"),
    to=party("the base"),
    about=party("Petro"),
    items=(AskedItem.WHEREABOUTS,),
    asked=Words(exact="where is he"),
    request=party("the request"),
)
DENIED = Answered(by=party("the base"), to=party("Olha"), kind=AnswerKind.DENIES)


def only(book: Notebook, as_of: date = DAY) -> Approach:
    (found,) = approaches(about(book), as_of)
    return found


def test_what_two_tell_of_one_request_is_one_approach() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, when="2031-05-03", chain=TELLERS)
    book.tell(
        "b", "s1", Approached(by=party("the families"), to=party("the guard"), request=party("the request"))
    )
    found = only(book)
    assert found.by == ("Olha", "the families")
    assert found.to == ("the base", "the guard")
    assert found.items == (AskedItem.WHEREABOUTS,)
    assert (found.when.earliest, found.when.latest) == (date(2031, 5, 3), date(2031, 5, 3))
    assert found.state is ApproachState.NO_ANSWER
    assert found.because == ("a", "b")


def test_an_answer_that_names_a_request_is_to_that_and_to_no_other() -> None:
    book = opened()
    book.mention("another request", "s1", Kind.REQUEST)
    book.tell("a", "s1", ASKED, chain=TELLERS)
    book.tell(
        "other", "s1", Answered(by=party("the base"), to=party("Olha"), request=party("another request"))
    )
    assert only(book).state is ApproachState.NO_ANSWER
    book.tell("one", "s1", Answered(by=party("the guard"), request=party("the request")))
    (answer,) = only(book).answers
    assert (answer.statement, answer.joined) == ("one", Joined.REQUEST)
    assert only(book).because == ("a", "one")


def test_an_answer_in_the_same_telling_is_to_what_is_told_there() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, chain=TELLERS, more=(Answered(by=party("the base")),))
    assert [one.joined for one in only(book).answers] == [Joined.TELLING]


def test_an_answer_of_those_asked_to_those_who_asked_is_joined_and_says_how() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, when="2031-05-03", chain=TELLERS)
    book.tell("before", "s1", DENIED, when="2031-05-01", chain=TELLERS)
    book.tell("since", "s1", DENIED, when="2031-05-04", chain=TELLERS)
    book.tell("to another", "s1", Answered(by=party("the base"), to=party("Taras")), chain=TELLERS)
    book.tell("of him", "s1", Answered(by=party("the base"), to=party("Taras"), about=party("Petro")))
    book.tell("another's", "s1", Answered(by=party("the guard"), to=party("Olha")), chain=TELLERS)
    assert [(one.statement, one.joined) for one in only(book).answers] == [
        ("since", Joined.PARTIES),
        ("of him", Joined.PARTIES),
    ]


def test_a_promise_after_a_request_is_what_came_back() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, chain=TELLERS)
    book.tell("p", "s1", promised(home()), when=after("the request"), chain=TELLERS)
    book.tell("q", "s1", promised(home(), promise=None), chain=TELLERS)
    assert only(book).promises == ("the promise",)
    assert only(book).state is ApproachState.PROMISED


def test_that_nothing_was_done_is_no_answer() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, chain=TELLERS)
    book.tell("o", "s1", Outcome(of=party("the request"), kind=OutcomeKind.NO_ACTION), chain=TELLERS)
    assert only(book).state is ApproachState.OUTCOME
    assert [one.value for one in only(book).outcomes] == ["no_action"]


def test_asking_to_be_let_go_counts_where_the_source_speaks_of_a_request() -> None:
    book = opened()
    book.tell("a", "s1", Refused(who=party("Petro"), to=party("the base")), act="the request", chain=TELLERS)
    book.tell("b", "s1", Refused(who=party("Taras"), to=party("the base")), act="the call", chain=TELLERS)
    found = only(book)
    assert found.to_be_let_go
    assert (found.by, found.to, found.people) == (("Petro",), ("the base",), ("Petro",))


def test_an_approach_of_a_day_to_come_is_not_there_yet() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, when="2031-05-03", chain=TELLERS)
    assert approaches(about(book), date(2031, 5, 2)) == []


def test_whom_an_approach_concerns() -> None:
    book = opened()
    is_his_mother(book)
    book.tell("family", "s1", BelongsTo(person=party("Olha"), group=party("the families")), chain=TELLERS)
    book.tell("a", "s1", Approached(by=party("the families"), to=party("the base")), chain=TELLERS)
    book.tell(
        "b", "s1", Approached(by=party("Olha"), to=party("the base"), about=party("Taras")), chain=TELLERS
    )
    book.tell("c", "s1", Approached(by=party("Petro"), to=party("the base")), chain=TELLERS)
    found = {
        one: [(made.id, made.through) for made in approaches_of(about(book), one, DAY)]
        for one in ("Petro", "Taras")
    }
    assert found == {"Petro": [("c", ()), ("a", ("mother", "family"))], "Taras": [("b", ())]}


def test_an_index_that_grew_holds_what_one_made_anew_holds() -> None:
    book = opened()
    book.tell("a", "s1", ASKED, act="the call", chain=TELLERS)
    book.tell("p", "s1", promised(home()), chain=TELLERS)
    book.tell("h", "s1", HeldAt(who=party("Petro")), chain=TELLERS)
    grown = About(Known()).index.grown(book.known().tellings.values(), ())
    assert about_tables(grown) == about_tables(about(book).index)
    gone = list(book.known().tellings.values())[:1]
    without = grown.grown((), gone)
    assert set(grown.authorities) >= {"Olha", "the base", "Petro", "the request", "the promise"}
    assert without.authorities["the request"] == ()
    assert without.acts["the call"] == ()


def about_tables(index: Index) -> list[object]:
    return [getattr(index, name) for name in RANKED]


def test_what_is_said_within_is_found_by_whom_it_names() -> None:
    book = opened()
    said = Inner(says=Released(who=party("Taras")))
    book.tell("a", "s1", Answered(by=party("the base"), inner=said), chain=TELLERS)
    assert [one.id for one in about(book).of_authorities("Taras")] == ["a"]
    book.tell("c", "s1", Contacted(from_=party("Petro")), act="the call", chain=TELLERS)
    assert [one.id for one in about(book).of_act("the call")] == ["c"]
