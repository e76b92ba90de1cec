"""Promises: what somebody says came of one counts; else its day has passed, may come, or is not known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.statements.claims.authorities import Outcome, OutcomeKind, Promised
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import Moved, Released
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.judgement import Verdict
from habeas.statements.known import known
from habeas.statements.mention import party
from habeas.statements.telling import Polarity
from habeas.statements.when import Anchor, Bounds, Relation, Unit, When
from habeas.watch.authorities.promises import Promise, PromiseState, promises, promises_of
from tests.cast import Notebook
from tests.watch.authorities.book import (
    DAY,
    TELLERS,
    about,
    after,
    home,
    is_his_mother,
    opened,
    promised,
    to_lissa,
)


def only(book: Notebook, as_of: date = DAY) -> Promise:
    (found,) = promises(about(book), as_of)
    return found


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2031-05-19", PromiseState.LAPSED),
        ("2031-05-20", PromiseState.DUE),
        ("2031-05", PromiseState.DUE),
        ("2031-05-15/..", PromiseState.DUE),
        (None, PromiseState.NO_DATE),
        (after(None, 2, 2, Unit.WEEK), PromiseState.NO_DATE),
        (after("the call", 2, 2, Unit.WEEK), PromiseState.LAPSED),
        (after("the call", 3, 3, Unit.WEEK), PromiseState.DUE),
        (after("the call", 2, None, Unit.WEEK), PromiseState.DUE),
    ],
)
def test_nothing_said_of_it_it_lapses_when_its_day_is_surely_past(when: object, state: PromiseState) -> None:
    book = opened()
    book.tell(
        "call",
        "s1",
        Contacted(from_=party("Petro")),
        when="2031-05-02/2031-05-04",
        act="the call",
        chain=TELLERS,
    )
    book.tell("p", "s1", promised(home(when)), chain=TELLERS)  # type: ignore[arg-type]
    assert only(book).state is state


@pytest.mark.parametrize("kind", OutcomeKind)
def test_what_is_said_of_it_counts_whatever_its_day(kind: OutcomeKind) -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-01")), chain=TELLERS)
    book.tell("o", "s2", Outcome(of=party("the promise"), kind=kind), chain=TELLERS)
    found = only(book)
    assert found.state.value == kind.value
    assert [(one.value, one.because) for one in found.outcomes] == [(kind.value, ("o",))]
    assert found.because == ("p", "o")
    assert only(book, date(2031, 5, 11)).state is PromiseState.LAPSED, "told only on the twelfth"


def test_those_who_tell_of_it_in_two_ways_are_left_side_by_side() -> None:
    book = opened()
    book.tell("p", "s1", promised(home()), chain=TELLERS)
    book.tell("o", "s1", Outcome(of=party("the promise"), kind=OutcomeKind.KEPT), chain=("Taras",))
    book.tell("n", "s1", Outcome(of=party("the promise"), kind=OutcomeKind.NOT_KEPT), chain=("Olha",))
    assert only(book).state is PromiseState.DISAGREE
    retracts = Polarity.RETRACTS
    book.tell("b", "s1", Outcome(of=party("the promise")), polarity=retracts, chain=("Taras",))
    assert only(book).state is PromiseState.NOT_KEPT, "Taras took his word back"


def test_a_denial_of_an_outcome_is_none() -> None:
    book = opened()
    book.tell("p", "s1", promised(home()), chain=TELLERS)
    denies = Polarity.DENIES
    book.tell(
        "o", "s1", Outcome(of=party("the promise"), kind=OutcomeKind.KEPT), polarity=denies, chain=TELLERS
    )
    assert only(book).state is PromiseState.NO_DATE


def test_two_tellers_speak_of_one_promise_once_somebody_says_that_it_is_one() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-15")), chain=("Olha",))
    book.tell("q", "s2", promised(home("2031-05-25"), promise="the promise@2"), chain=("Taras",))
    book.tell("o", "s2", Outcome(of=party("the promise@2"), kind=OutcomeKind.NOT_KEPT), chain=("Taras",))
    apart = promises(about(book), DAY)
    assert [(one.id, one.state) for one in apart] == [
        ("the promise", PromiseState.LAPSED),
        ("the promise@2", PromiseState.NOT_KEPT),
    ]
    judged = book.judge("the promise", "the promise@2", Verdict.SAME)
    together = only(book)
    assert together.state is PromiseState.NOT_KEPT
    assert together.because == ("p", "q", "o")
    assert together.due == Bounds(date(2031, 5, 15), date(2031, 5, 25))
    book.undo(judged)
    assert promises(about(book), DAY) == apart


def test_where_two_tellers_name_two_days_it_has_not_lapsed_before_the_later() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-15")), chain=("Olha",))
    book.tell("q", "s1", promised(home("2031-05-25")), chain=("Taras",))
    assert only(book).state is PromiseState.DUE
    assert only(book, date(2031, 5, 26)).state is PromiseState.LAPSED


def test_of_two_things_promised_at_once_one_that_is_past_is_enough() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-25"), home("2031-05-15")), chain=TELLERS)
    assert only(book).state is PromiseState.LAPSED


def test_a_condition_is_kept_in_words() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-25", "if he signs")), chain=TELLERS)
    condition = only(book).pledges[0].inner.condition
    assert condition is not None
    assert condition.exact == "if he signs"


def test_what_may_be_the_thing_promised_is_shown_and_decides_nothing() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-15")), when="2031-05-08", chain=TELLERS)
    book.tell("before", "s1", Released(who=party("Petro")), when="2031-05-01", chain=("Taras",))
    book.tell("since", "s2", Released(who=party("Petro")), when="2031-05-11", chain=("Taras",))
    found = only(book)
    assert found.pledges[0].followed.like == ("since",)
    assert found.state is PromiseState.LAPSED


def test_another_thing_of_its_kind_is_named_only_if_it_is_said_to_have_come_after() -> None:
    book = opened()
    book.tell("p", "s1", promised(to_lissa()), act="the promise", chain=TELLERS)
    to_karsk = Moved(who=party("Petro"), to=party("Karsk"))
    book.tell("some day", "s1", to_karsk, chain=TELLERS)
    book.tell(
        "call",
        "s1",
        Contacted(from_=party("Petro")),
        when=after("the promise"),
        act="the call",
        chain=TELLERS,
    )
    book.tell("after it", "s1", to_karsk, when=after("the promise"), chain=TELLERS)
    book.tell("after the call", "s1", to_karsk, when=after("the call"), chain=TELLERS)
    same_day = When(anchor=Anchor(relation=Relation.SAME_DAY, act="the promise"))
    book.tell("same day", "s1", to_karsk, when=same_day, chain=TELLERS)
    before = When(anchor=Anchor(relation=Relation.BEFORE, act="the call"))
    book.tell("before the call", "s1", to_karsk, when=before, chain=TELLERS)
    assert only(book).pledges[0].followed.unlike == ("after it", "after the call")


def test_a_promise_that_nobody_gave_a_name_is_its_statement() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-05-15"), promise=None), chain=TELLERS)
    book.tell("q", "s1", promised(home("2031-05-15"), promise=None), chain=TELLERS)
    assert [one.id for one in promises(about(book), DAY)] == ["p", "q"]


def test_that_no_promise_was_made_is_shown_beside_it() -> None:
    book = opened()
    book.tell("p", "s1", promised(home()), chain=("Olha",))
    book.tell("d", "s1", promised(home()), polarity=Polarity.DENIES, chain=("the base",))
    assert only(book).denied == ("d",)
    assert only(book).because == ("p", "d")


@pytest.mark.parametrize(
    ("to", "inner", "ways"),
    [
        ("Petro", home(), {"Petro": ()}),
        ("Olha", Inner(says=Released()), {"Petro": ("mother",), "Olha": ()}),
        ("Olha", home(), {"Petro": ()}),
        ("Olha", Inner(says=Released(who=party("Taras"))), {"Taras": ()}),
        ("the sailors", Inner(says=Released()), {"Taras": ("sailor",)}),
        (
            "Olha",
            Inner(says=Released(who=party("the sailors"))),
            {"Taras": ("sailor",), "Petro": ("mother",), "Olha": ()},
        ),
        ("the base", Inner(says=Released(who=party("the sailors"), besides=party("Taras"))), {}),
        ("the families", Inner(says=Released()), {"Petro": ("mother", "family"), "Olha": ("family",)}),
    ],
)
def test_whom_a_promise_concerns(to: str, inner: Inner, ways: dict[str, tuple[str, ...]]) -> None:
    book = opened()
    is_his_mother(book)
    book.tell("sailor", "s1", BelongsTo(person=party("Taras"), group=party("the sailors")), chain=TELLERS)
    book.tell("family", "s1", BelongsTo(person=party("Olha"), group=party("the families")), chain=TELLERS)
    book.tell("p", "s1", promised(inner, to=to), chain=TELLERS)
    index = about(book)
    people = ("Petro", "Olha", "Taras")
    found = {one: made.through for one in people for made in promises_of(index, one, DAY)}
    assert found == ways


RECORDS: tuple[tuple[str, Promised | Outcome | Released, str | None], ...] = (
    ("p", promised(home("2031-05-15")), None),
    ("q", promised(home("2031-05-18"), promise="the promise@2"), "2031-05-09"),
    ("o", Outcome(of=party("the promise"), kind=OutcomeKind.NOT_KEPT), None),
    ("o2", Outcome(of=party("the promise@2"), kind=OutcomeKind.KEPT), None),
    ("r", Released(who=party("Petro")), "2031-05-10"),
)


def written(order: list[int], *, joined: bool) -> Notebook:
    book = opened()
    for place in order:
        id_, claim, when = RECORDS[place]
        book.tell(id_, "s1", claim, when=when, chain=TELLERS)
    if joined:
        book.judge("the promise", "the promise@2", Verdict.SAME)
    return book


@given(st.permutations(range(len(RECORDS))), st.booleans())
def test_the_order_in_which_it_came_changes_nothing_but_the_order(order: list[int], joined: bool) -> None:
    def told(numbers: list[int]) -> dict[str, tuple[object, ...]]:
        return {
            one.id: (
                one.state,
                one.due,
                one.outcomes,
                one.by,
                one.to,
                set(one.because),
                one.made,
                len(one.pledges),
            )
            for one in promises(about(written(numbers, joined=joined)), DAY)
        }

    assert told(order) == told(list(range(len(RECORDS))))


@given(st.permutations(range(len(RECORDS))), st.booleans())
def test_what_was_known_of_earlier_only_grows(order: list[int], joined: bool) -> None:
    items = written(order, joined=joined).items
    before: set[str] = set()
    for until in range(len(items) + 1):
        now = {id_ for one in promises(About(known(items[:until])), DAY) for id_ in one.because}
        assert before <= now
        before = now
