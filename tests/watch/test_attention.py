"""What needs attention: one list, most pressing first, the same whatever came in which order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.people import row
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import Contacted, ContactKind, Impersonated
from habeas.statements.claims.custody import Detained, Released
from habeas.statements.claims.identity import Aged
from habeas.statements.decisions import Element, Finding, Settled, Standard
from habeas.statements.mention import Kind as Of
from habeas.statements.mention import party
from habeas.statements.when import When
from habeas.watch.attention import BY_PERSON, attention
from habeas.watch.item import Item, Kind
from tests.cast import BOHDAN, Notebook
from tests.watch.authorities.book import TELLERS, about, home, opened, promised


def gathered(book: Notebook, day: date) -> list[Item]:
    index = about(book)
    return attention(index, [row(index, person, day) for person in index.people(day)], day)


def test_everything_that_watches_is_gathered_and_the_most_pressing_comes_first() -> None:
    book = opened()
    book.tell("x", "s1", Detained(who=party("Petro")), when="2031-05-01", chain=TELLERS)
    book.tell("q", "s1", promised(home("2031-08-01"), promise=None), chain=TELLERS)
    book.tell("p", "s1", promised(home("2031-06-01")), chain=TELLERS)
    book.tell("far", "s1", promised(home("2031-12-01"), promise=None), chain=TELLERS)
    book.decide(
        Finding, "Petro", element=Element.DEPRIVATION, is_met=True, standard=Standard.GROUNDS, basis=("x",)
    )
    found = gathered(book, date(2031, 7, 28))
    assert [one.kind for one in found] == [
        Kind.DEADLINE, Kind.SILENCE, Kind.PROMISE_LAPSED, Kind.PROMISE_DUE, Kind.FINDING_UNREVIEWED,
    ]  # fmt: skip
    assert [one.where for one in found] == ["person", "person", "promise", "promise", "finding"]
    assert all(one.people == ("Petro",) and one.because for one in found)
    assert found[2].latest == date(2031, 6, 1)


def test_what_does_not_fit_together_and_who_is_not_heard_of_are_in_it_too() -> None:
    book = opened()
    for id_, years in (("x", 20), ("y", 30)):
        book.tell(id_, "s1", Aged(person=party("Petro"), years=years), when="2031-05-08", chain=("Olha",))
    posed = Impersonated(whom=party("Petro"), channel=party("the phone"))
    book.mention("the phone", "s1", Of.CHANNEL)
    call = Contacted(
        from_=party("Petro"), to=party("Olha"), kind=ContactKind.VOICE, channel=party("the phone")
    )
    book.tell("call", "s1", call, when="2031-05-09", chain=("Olha",))
    book.tell("posed", "s1", posed, when="2031-05-09", chain=("Olha",))
    found = {one.kind: one for one in gathered(book, date(2031, 8, 1))}
    assert set(found) >= {Kind.CONTRADICTION, Kind.SILENCE, Kind.DOUBTFUL_CONTACT}
    assert found[Kind.CONTRADICTION].on == "x+y"
    book.decide(Settled, "x+y", by=BOHDAN, facts=("x", "y"))
    assert Kind.CONTRADICTION not in [one.kind for one in gathered(book, date(2031, 8, 1))]


def test_a_promise_is_due_from_a_week_before_and_lapses_by_itself() -> None:
    book = opened()
    book.tell("p", "s1", promised(home("2031-06-10/2031-06-12")), chain=TELLERS)
    kinds = {day: [one.kind for one in gathered(book, date(2031, 6, day))] for day in (2, 3, 12, 13)}
    assert kinds == {2: [], 3: [Kind.PROMISE_DUE], 12: [Kind.PROMISE_DUE], 13: [Kind.PROMISE_LAPSED]}


@given(
    st.permutations(
        [
            Item(kind=kind, on=kind.value, where="person", latest=date(2031, 5, day))
            for day in (1, 2)
            for kind in Kind
        ]
    )
)
def test_the_order_is_always_the_same(items: list[Item]) -> None:
    found = attention(about(opened()), (), date(2031, 5, 3), (lambda about, people, as_of: items,))
    assert [one.rank for one in found] == sorted(one.rank for one in items)
    assert [one.kind for one in found[::2]] == list(Kind)


@given(
    st.lists(
        st.tuples(st.sampled_from(("Petro", "Olha", "Taras")), st.dates(date(2031, 4, 20), date(2031, 5, 9)))
    )
)
def test_people_can_be_asked_about_one_by_one(taken: list[tuple[str, date]]) -> None:
    book = opened()
    for number, (who, day) in enumerate(taken):
        book.tell(f"x{number}", "s1", Detained(who=party(who)), when=str(day), chain=TELLERS)
    index, day = about(book), date(2031, 7, 30)
    rows = [row(index, person, day) for person in index.people(day)]
    apart = [item for one in rows for item in attention(index, [one], day, BY_PERSON)]
    assert sorted(apart, key=lambda item: item.rank) == attention(index, rows, day, BY_PERSON)


@pytest.mark.parametrize(
    ("to", "whom", "people"),
    [
        ("Olha", "Petro", ("Petro",)),
        ("Olha", "the sailors", ("the sailors",)),
        ("the families", None, ("the families",)),
        ("Olha", None, ("Olha",)),
    ],
)
def test_a_promise_says_whom_it_concerns(to: str, whom: str | None, people: tuple[str, ...]) -> None:
    book = opened()
    inner = Inner(says=Released(who=party(whom) if whom else None), when=When(edtf="2031-05-15"))
    book.tell("p", "s1", promised(inner, to=to), chain=TELLERS)
    (item,) = gathered(book, date(2031, 5, 20))
    assert item.people == people
