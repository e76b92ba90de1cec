"""Where people were said to be, place by place: read off a row, and kept up with it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.register.people import affected, register, row
from habeas.register.stays import NOWHERE, Been, SaidStay, been
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import NoNews, Seen
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.growing import Folding
from habeas.statements.in_force import CAN_BE_UNDONE
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party, party
from habeas.statements.when import Anchor, Aspect, Relation, When
from habeas.timeline.order import Threads
from tests.cast import Notebook

DAY = date(2031, 6, 1)


@pytest.fixture
def book() -> Notebook:
    return opening()


def opening() -> Notebook:
    book = Notebook()
    book.source("s1", published="2031-05-20")
    book.people("s1", "Petro", "Taras")
    for place in ("cellar", "garage", "town"):
        book.mention(place, "s1", Kind.PLACE)
    book.mention("guards", "s1", Kind.GROUP)
    book.mention("call", "s1", Kind.ACT)
    book.mention("visit", "s1", Kind.ACT)
    return book


def of_petro(book: Notebook, day: date = DAY) -> Been:
    about = About(book.known())
    return been(about, row(about, "Petro", day))


def held(place: str | None, by: str | None = None) -> HeldAt:
    return HeldAt(who=party("Petro"), place=party(place) if place else None, by=party(by) if by else None)


def test_all_that_is_said_of_one_place_is_one_stay(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar", "guards"), when="2031-05-02")
    book.tell("f2", "s1", held("cellar"), when="2031-05-09")
    assert of_petro(book).stays == (
        SaidStay("cellar", date(2031, 5, 2), date(2031, 5, 9), ("guards",), is_last=True),
    )
    assert of_petro(book).first == date(2031, 5, 2)


def test_without_a_first_day_it_counts_from_when_it_was_said(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"))
    (one,) = of_petro(book).stays
    assert (one.first, one.last) == (date(2031, 5, 20), date(2031, 5, 20))


def test_a_stay_before_a_later_one_is_not_the_last(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-02")
    book.tell("f2", "s1", held("garage"), when="2031-05-09")
    assert {one.place: one.is_last for one in of_petro(book).stays} == {"cellar": False, "garage": True}


def test_everybody_has_a_last_stay_be_it_nowhere(book: Notebook) -> None:
    book.tell("f1", "s1", NoNews(of=party("Petro")), when="2031-05-02")
    assert [(one.place, one.is_last) for one in of_petro(book).stays] == [(NOWHERE, True)]
    book.tell("f2", "s1", held(None, "guards"), when="2031-05-03")
    assert [(one.place, one.by, one.is_last) for one in of_petro(book).stays] == [
        (NOWHERE, ("guards",), True)
    ]
    book.tell("f3", "s1", held("cellar"), when="2031-05-04")
    assert {one.place: one.is_last for one in of_petro(book).stays} == {NOWHERE: False, "cellar": True}


def test_one_of_two_places_may_be_the_last_and_neither_is_a_stay_by_itself(book: Notebook) -> None:
    either = Party(one_of=("cellar", "garage"))
    book.tell("f1", "s1", HeldAt(who=party("Petro"), place=either), when="2031-05-02")
    found = of_petro(book).stays
    assert {one.place for one in found if one.is_last} == {"cellar", "garage"}
    book.tell("f2", "s1", held("town"), when="2031-05-09")
    assert "cellar" not in {one.place for one in of_petro(book).stays}


def test_moves_between_two_named_places_only(book: Notebook) -> None:
    book.tell("f1", "s1", Moved(who=party("Petro"), to=party("town")), when="2031-05-02")
    assert of_petro(book).moves == ()
    way = Moved(who=party("Petro"), from_=party("cellar"), to=party("town"), by=party("guards"))
    book.tell("f2", "s1", way, when="2031-05-03")
    (one,) = of_petro(book).moves
    assert (one.start, one.end, one.first, one.by) == ("cellar", "town", date(2031, 5, 3), ("guards",))


def test_what_is_of_later_days_is_not_there_yet(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-02")
    book.tell("f2", "s1", held("garage"), when="2031-05-09")
    assert [one.place for one in of_petro(book, date(2031, 5, 5)).stays] == ["cellar"]


# --- kept up ----------------------------------------------------------------------------------------------------------

PEOPLE, PLACES = st.sampled_from(("Petro", "Taras")), st.sampled_from(("cellar", "garage", "town"))
claims: st.SearchStrategy[Claim] = st.one_of(
    st.builds(lambda who, place: HeldAt(who=party(who), place=party(place)), PEOPLE, PLACES),
    st.builds(lambda who: HeldAt(who=party(who), by=party("guards")), PEOPLE),
    st.builds(lambda who, place: Seen(who=party(who), where=party(place)), PEOPLE, PLACES),
    st.builds(lambda who, a, b: Moved(who=party(who), from_=party(a), to=party(b)), PEOPLE, PLACES, PLACES),
    st.builds(lambda who: NoNews(of=party(who)), PEOPLE),
)
leaning = st.builds(
    lambda act: When(anchor=Anchor(relation=Relation.AFTER, act=act, at_least=2)),
    st.sampled_from(("call", "visit")),
)
whens = st.one_of(st.none(), st.sampled_from(("2031-05-01", "2031-05-08/2031-05-12")), leaning)
acts = st.one_of(
    st.tuples(
        st.just("tell"), claims, whens, st.sampled_from((None, "call", "visit")), st.lists(claims, max_size=2)
    ),
    st.tuples(
        st.just("judge"), st.sampled_from((("cellar", "garage"), ("Petro", "Taras"), ("call", "visit")))
    ),
    st.tuples(st.just("undo"), st.integers(0, 20)),
)


def perform(book: Notebook, act: tuple[object, ...]) -> None:
    match act:
        case ("tell", claim, when, call, more):
            name = f"f{len(book.items)}"
            book.tell(name, "s1", claim, when=when, act=call, more=tuple(more), aspect=Aspect.AT)  # type: ignore[arg-type]
        case ("judge", (str(a), str(b))):
            book.judge(a, b, Verdict.SAME)
        case ("undo", int(number)):
            targets = [one.value.id for one in book.items if isinstance(one.value, CAN_BE_UNDONE)]
            if targets:
                book.undo(targets[number % len(targets)])


def rebuilt(known: Known) -> dict[str, Been]:
    about = About(known)
    return {one.id: been(about, one) for one in register(known, as_of=DAY)}


@given(st.lists(acts, max_size=10), st.lists(st.integers(1, 3), max_size=10))
def test_stays_and_the_order_of_things_are_kept_up_with_the_record(
    history: list[tuple[object, ...]], cuts: list[int]
) -> None:
    book, folding = opening(), Folding()
    folding.add(book.items, lambda: book.items)
    about, length = About(folding.known), len(book.items)
    shelf = rebuilt(folding.known)
    assert about.threads.after == {}
    for cut in [*cuts, len(history)]:
        for act in history[:cut]:
            perform(book, act)
        new, length, history = book.items[length:], len(book.items), history[cut:]
        folding.add(new, lambda: book.items)
        changes = folding.changes(about.known, folding.known)
        after = about.grown(folding.known, changes) if changes else About(folding.known)
        changed = affected(about, after, changes)
        shelf = {id_: one for id_, one in shelf.items() if id_ not in changed}
        shelf |= {id_: been(after, row(after, id_, DAY)) for id_ in changed if after.is_listed(id_, DAY)}
        assert shelf == rebuilt(folding.known)
        anew = Threads(folding.known, after.who)
        assert after.threads.after == anew.after
        assert after.threads.facts == anew.facts
        about = after
