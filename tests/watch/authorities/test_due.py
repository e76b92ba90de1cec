"""By when: a date as it was said, a distance from every day that the other act may have been, and else unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.statements.claims.contact import Contacted
from habeas.statements.mention import party
from habeas.statements.when import Anchor, Bounds, Relation, Unit, When
from habeas.watch.authorities.due import UNKNOWN, Due, days_of_act, due, from_anchor
from habeas.watch.calendar import counted_on
from tests.watch.authorities.book import about, after, home, opened

THE_CALL = Due(earliest=date(2031, 5, 1), latest=date(2031, 5, 3), because=("call",))


def of_call(act: str) -> Due:
    assert act == "the call"
    return THE_CALL


@pytest.mark.parametrize(
    ("when", "bounds"),
    [
        ("2031-05-18", ("2031-05-18", "2031-05-18")),
        ("2031-05", ("2031-05-01", "2031-05-31")),
        ("../2031-05-18", (None, "2031-05-18")),
        (after("the call", 2, 2, Unit.WEEK), ("2031-05-15", "2031-05-17")),
        (after("the call", 1, 3), ("2031-05-02", "2031-05-06")),
        (after("the call", 2), ("2031-05-03", None)),
        (after("the call"), ("2031-05-01", None)),
        (after("the call", 1, 1, Unit.MONTH), ("2031-06-01", "2031-06-03")),
        (When(anchor=Anchor(relation=Relation.SAME_DAY, act="the call")), ("2031-05-01", "2031-05-03")),
        (
            When(anchor=Anchor(relation=Relation.SAME_DAY, act="the call", unit=Unit.WEEK)),
            ("2031-04-25", "2031-05-09"),
        ),
        (
            When(anchor=Anchor(relation=Relation.BEFORE, act="the call", at_most=2)),
            ("2031-04-29", "2031-05-03"),
        ),
    ],
)
def test_a_due_day_is_a_range(when: When | str, bounds: tuple[str | None, str | None]) -> None:
    found = due(home(when), of_call)
    assert (found.earliest and str(found.earliest), found.latest and str(found.latest)) == bounds


@pytest.mark.parametrize(
    "when", [None, after(None, 2, 2, Unit.WEEK), When(words=None, anchor=Anchor(relation=Relation.SAME_DAY))]
)
def test_where_nobody_says_from_when_no_day_is_made_up(when: When | None) -> None:
    assert due(home(when), of_call) == UNKNOWN
    assert not UNKNOWN.has_passed(date.max)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(Unit),
    st.sampled_from(Relation),
)
def test_the_range_holds_every_choice_of_the_day_and_of_the_distance(
    first: date, width: int, chosen: int, fewest: int, more: int, unit: Unit, relation: Relation
) -> None:
    last = first + timedelta(days=width)
    day = first + timedelta(days=min(chosen, width))
    anchor = Anchor(relation=relation, act="a", at_least=fewest, at_most=fewest + more, unit=unit)
    found = from_anchor(anchor, Bounds(first, last))
    assert found.earliest is not None
    assert found.latest is not None
    if relation is Relation.SAME_DAY:
        assert found.earliest <= day <= found.latest
        return
    sign = 1 if relation is Relation.AFTER else -1
    for number in {fewest, fewest + more // 2, fewest + more}:
        for there in counted_on(day, sign * number, unit):
            assert found.earliest <= there <= found.latest


@given(st.none() | st.dates(), st.none() | st.dates())
def test_it_has_passed_only_if_it_has_whichever_day_it_was(
    earliest: date | None, latest: date | None
) -> None:
    found = Due(earliest=earliest, latest=latest)
    assert found.has_passed(date(2031, 5, 20)) == (latest is not None and latest < date(2031, 5, 20))


def test_an_act_that_two_date_differently_dates_nothing_until_one_takes_it_back() -> None:
    book = opened()
    call = Contacted(from_=party("Petro"), to=party("Olha"))
    book.tell("one", "s1", call, when="2031-05-02", act="the call", chain=("Olha",))
    assert days_of_act(about(book), "the call").latest == date(2031, 5, 2)
    book.tell("other", "s1", call, when="2031-05-06", act="the call", chain=("Taras",))
    assert days_of_act(about(book), "the call") == UNKNOWN
    book.undo("t:other")
    found = days_of_act(about(book), "the call")
    assert (found.earliest, found.latest, found.because) == (date(2031, 5, 2), date(2031, 5, 2), ("one",))


def test_an_act_that_nobody_dates_was_over_when_it_was_told() -> None:
    book = opened()
    book.tell("one", "s1", Contacted(from_=party("Petro")), act="the call", chain=("Olha",))
    assert days_of_act(about(book), "the call").latest == date(2031, 5, 10)
    assert days_of_act(about(book), "the call").earliest is None
    assert days_of_act(about(opened()), "the call") == UNKNOWN
