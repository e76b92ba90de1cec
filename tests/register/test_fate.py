"""Fate and whereabouts are two answers: what stands, what stands beside, what only a person's confirmation changes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.register.fate import Fate, fate
from habeas.register.people import register, row
from habeas.register.status import FREE, UNKNOWN, Status
from habeas.register.whereabouts import Whereabouts, whereabouts
from habeas.statements.claims.authorities import Answered, AnswerKind, Approached
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.contact import NoNews
from habeas.statements.claims.custody import Escaped, HeldAt, Moved, Released, ReturnedToUnit, Willingly
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.harm import Died
from habeas.statements.decisions import Confirmed
from habeas.statements.known import Known
from habeas.statements.mention import Kind, party
from habeas.statements.telling import Polarity
from tests.cast import Notebook

DAY = date(2031, 5, 9)
WHO = party("Petro")


def opening() -> Notebook:
    book = Notebook()
    book.source("s1", published="2031-05-09")
    book.people("s1", "Petro", "Olha", "Taras")
    for place in ("cellar", "shed", "Karsk", "Lissa"):
        book.mention(place, "s1", Kind.PLACE)
    book.mention("ship", "s1", Kind.PLACE)
    book.mention("others", "s1", Kind.GROUP)
    book.mention("Inspectorate", "s1", Kind.BODY)
    book.mention("letter", "s1", Kind.REQUEST)
    return book


@pytest.fixture
def book() -> Notebook:
    return opening()


def held(place: str = "cellar") -> HeldAt:
    return HeldAt(who=WHO, place=party(place))


def of(book: Notebook, as_of: date = DAY) -> Fate:
    return of_known(book.known(), as_of)


def of_known(known: Known, as_of: date = DAY) -> Fate:
    about = About(known)
    return fate(about, about.parts("Petro", as_of), as_of)


def codes(book: Notebook, as_of: date = DAY) -> list[str]:
    return [one.value for one in of(book, as_of).answers]


def confirm(book: Notebook, fact: str) -> None:
    book.note(Confirmed(id=f"d:{fact}", on=fact, reason="he rang from home"))


def day(number: int) -> date:
    return date(2031, 5, number)


# --- what a person confirmed ------------------------------------------------------------------------------------


def test_a_release_that_nobody_confirmed_stands_beside_being_held(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", Released(who=WHO), when="2031-05-05", chain=("Taras",))
    assert codes(book) == ["said_released", "held"]
    assert of(book).beside == ()


def test_after_a_confirmed_release_nobody_is_held_from_that_day_on(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", Released(who=WHO), when="2031-05-05", chain=("Taras",))
    confirm(book, "f2")
    (released,) = of(book).answers
    assert (released.value, released.because, released.confirmed) == ("released", ("f2",), ("d:f2",))
    assert [(one.value, one.because) for one in of(book).beside] == [("held", ("f1",))]
    assert codes(book, day(4)) == ["held"], "the day before, he was held"

    book.undo("d:f2")
    assert codes(book) == ["said_released", "held"]


def test_while_the_day_of_a_confirmed_release_is_open_so_is_the_answer(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Released(who=WHO), when="2031-05-04/2031-05-08")
    confirm(book, "f2")
    assert set(codes(book, day(6))) == {"released", "held"}
    assert codes(book, day(8)) == ["released"]


def test_what_is_not_surely_later_than_a_confirmed_release_does_not_undo_it_but_stays_visible(
    book: Notebook,
) -> None:
    book.tell("f1", "s1", Released(who=WHO), when="2031-05-05")
    confirm(book, "f1")
    book.tell("f2", "s1", held(), chain=("Olha",))
    assert codes(book) == ["released"]
    assert [one.because for one in of(book).beside] == [("f2",)]


def test_being_held_again_surely_later_needs_somebody_who_says_so(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", Released(who=WHO), when="2031-05-03", chain=("Olha",))
    confirm(book, "f2")
    book.tell("f3", "s1", held("shed"), when="2031-05-06", chain=(None,))
    assert codes(book) == ["held", "released"]
    book.tell("f4", "s1", held("shed"), when="2031-05-07", chain=("Olha",))
    (again,) = of(book).answers
    assert (again.value, again.because) == ("held", ("f3", "f4")), "what was before is no reason"


@pytest.mark.parametrize(
    ("claim", "code", "is_free"),
    [
        (Released(who=WHO), "released", True),
        (Released(who=WHO, willingly=Willingly.FORCED), "returned", False),
        (ReturnedToUnit(who=WHO, willingly=Willingly.FORCED), "returned", False),
        (ReturnedToUnit(who=WHO), "returned", False),
        (ReturnedToUnit(who=WHO, willingly=Willingly.YES), "returned_freely", True),
        (Escaped(who=WHO), "escaped", True),
    ],
)
def test_only_a_confirmed_end_of_their_own_is_freedom(
    book: Notebook, claim: Claim, code: str, is_free: bool
) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", claim, when="2031-05-05", chain=("Olha",))
    confirm(book, "f2")
    assert (code in FREE) is is_free
    assert set(codes(book)) == ({code} if is_free else {code, "held"})


def test_a_death_is_only_said_until_confirmed_and_then_nothing_takes_it_off(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", Died(who=WHO), when="2031-05-05", chain=("Taras",))
    assert codes(book) == ["said_dead", "held"]
    assert of(book).is_presumed_alive
    confirm(book, "f2")
    assert codes(book) == ["dead"]
    assert not of(book).is_presumed_alive
    assert of(book, day(4)).is_presumed_alive, "as of a day before it"
    book.tell("f3", "s1", held(), when="2031-05-08", chain=("Olha",))
    assert codes(book) == ["held", "dead"]
    assert of(book).is_presumed_alive, "somebody named has him held later: the search goes on"


def test_a_word_on_a_death_outlives_a_confirmed_release(book: Notebook) -> None:
    book.tell("f1", "s1", Died(who=WHO), when="2031-05-02", chain=("Taras",))
    book.tell("f2", "s1", Released(who=WHO), when="2031-05-05", chain=("Olha",))
    confirm(book, "f2")
    assert set(codes(book)) == {"said_dead", "released"}


def test_a_group_that_was_let_go_frees_nobody_by_name_whoever_confirms_it(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", BelongsTo(person=WHO, group=party("others")))
    book.tell("f3", "s1", Released(who=party("others")), when="2031-05-05")
    confirm(book, "f3")
    assert codes(book) == ["held"]


def test_time_alone_makes_nobody_dead(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    found = of(book, date(2061, 5, 9))
    assert [one.value for one in found.answers] == ["held"]
    assert found.is_presumed_alive


# --- who says so ------------------------------------------------------------------------------------------------


def test_what_nobody_is_named_for_is_marked_and_so_is_what_speaks_of_the_very_day(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", held(), when="2031-05-09", chain=(None,))
    (answer,) = of(book).answers
    assert (answer.because, answer.named, answer.on_the_day) == (("f1", "f2"), ("f1",), ("f2",))


def test_who_denies_is_shown_beside_and_takes_nothing_away(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01", chain=("Olha",))
    book.tell("f2", "s1", held(), polarity=Polarity.DENIES, chain=("Inspectorate",), when="2031-05-08")
    inner = Inner(says=held())
    book.tell("f3", "s1", Approached(by=party("Olha"), about=WHO, request=party("letter")))
    denies = Answered(by=party("Inspectorate"), request=party("letter"), kind=AnswerKind.DENIES, inner=inner)
    book.tell("f4", "s1", denies, when="2031-05-07", chain=("Inspectorate", "Olha"))
    explains = Answered(by=party("Inspectorate"), about=WHO, kind=AnswerKind.EXPLAINS_OTHERWISE)
    book.tell("f5", "s1", explains)
    found = of(book)
    assert codes(book) == ["held"]
    assert [(one.because, one.by, one.what) for one in found.denials] == [
        (("f2",), ("Inspectorate",), "held_at"),
        (("f4",), ("Inspectorate",), "held_at"),
    ]
    assert [one.kind for one in found.officials] == ["denies", "explains_otherwise", "denies"]


# --- whereabouts ------------------------------------------------------------------------------------------------


def where(book: Notebook, as_of: date = DAY) -> Whereabouts:
    about = About(book.known())
    return whereabouts(about, about.parts("Petro", as_of), as_of)


def places(book: Notebook) -> list[str]:
    return [one.value for one in where(book).answers]


def test_the_narrower_place_is_the_answer_with_what_it_lies_in(book: Notebook) -> None:
    book.tell("f1", "s1", held("Karsk"), when="2031-05-05", chain=("Olha",))
    book.tell("f2", "s1", held("cellar"), when="2031-05-05")
    assert set(places(book)) == {"Karsk", "cellar"}
    book.tell("f3", "s1", LocatedIn(place=party("cellar"), within=party("Karsk")))
    (one,) = where(book).answers
    assert (one.value, one.lies_in, one.because, one.places) == ("cellar", ("Karsk",), ("f2", "f1"), ("f3",))
    assert one.named == ("f1",)


def test_a_town_said_surely_later_leaves_open_whether_it_is_still_that_cellar(book: Notebook) -> None:
    book.tell("f1", "s1", LocatedIn(place=party("cellar"), within=party("Karsk")))
    book.tell("f2", "s1", held("cellar"), when="2031-05-01")
    book.tell("f3", "s1", held("Karsk"), when="2031-05-08")
    assert [(one.value, one.latest) for one in where(book).answers] == [("cellar", day(1)), ("Karsk", day(8))]
    book.tell("f4", "s1", held("Lissa"), when="2031-05-09")
    assert places(book) == ["Lissa"]


def test_of_two_cellars_the_town_says_nothing_and_stands_after_them(book: Notebook) -> None:
    for place in ("cellar", "shed"):
        book.tell(f"in {place}", "s1", LocatedIn(place=party(place), within=party("Karsk")))
        book.tell(place, "s1", held(place), when="2031-05-05")
    book.tell("f3", "s1", held("Karsk"), when="2031-05-05")
    assert places(book)[2] == "Karsk"


def test_not_known_where_leaves_what_was_said_last_beside_it(book: Notebook) -> None:
    book.tell("f1", "s1", held("Lissa"), when="2031-05-01")
    book.tell("f2", "s1", held("cellar"))
    book.tell("f3", "s1", NoNews(of=WHO), when="2031-05-09")
    found = where(book)
    assert [one.value for one in found.answers] == [UNKNOWN]
    assert {one.value for one in found.last} == {"cellar", "Lissa"}
    assert codes(book) == ["held"], "fate and whereabouts are two answers"


def test_a_day_that_was_said_stands_against_not_known_if_it_is_not_surely_before(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-09")
    book.tell("f2", "s1", NoNews(of=WHO), when="2031-05-09")
    assert set(places(book)) == {UNKNOWN, "cellar"}


def test_a_place_said_later_than_not_known_is_the_answer(book: Notebook) -> None:
    book.tell("f1", "s1", NoNews(of=WHO), when="2031-05-05")
    book.tell("f2", "s1", held("cellar"), when="2031-05-07")
    assert (places(book), where(book).last) == (["cellar"], ())


def test_being_sent_back_says_where_to_and_a_body_is_no_place(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"), when="2031-05-01")
    book.tell("f2", "s1", ReturnedToUnit(who=WHO, to=party("ship")), when="2031-05-05")
    assert places(book) == ["ship"]
    book.tell("f3", "s1", ReturnedToUnit(who=WHO, to=party("Inspectorate")), when="2031-05-08")
    assert places(book) == [UNKNOWN]


# --- whatever is told --------------------------------------------------------------------------------------------

claims = st.sampled_from(
    (
        held("cellar"),
        held("Karsk"),
        Moved(who=WHO, to=party("Lissa")),
        Released(who=WHO),
        ReturnedToUnit(who=WHO, willingly=Willingly.FORCED),
        Escaped(who=WHO),
        Died(who=WHO),
        NoNews(of=WHO),
        LocatedIn(place=party("cellar"), within=party("Karsk")),
    )
)
days = st.sampled_from(
    (None, "2031-05-01", "2031-05-03/2031-05-06", "2031-05-05", "2031-05-08", "2031-05-20")
)
chains = st.sampled_from(((), ("Olha",), (None,)))
tellings = st.lists(st.tuples(claims, days, chains, st.booleans()), max_size=7)
Told = list[tuple[Claim, str | None, tuple[str | None, ...], bool]]


def written(history: Told, *, confirming: bool = True) -> Notebook:
    book = opening()
    for number, (claim, when, chain, is_confirmed) in enumerate(history):
        book.tell(f"f{number}", "s1", claim, when=when, chain=chain)
        if is_confirmed and confirming and isinstance(claim, Released | ReturnedToUnit | Escaped | Died):
            confirm(book, f"f{number}")
    return book


@settings(max_examples=200, deadline=None)
@given(tellings)
def test_nobody_is_dead_or_free_unless_a_person_confirmed_it(history: Told) -> None:
    found = of(written(history, confirming=False))
    only_confirmed = {Status.DEAD, Status.RETURNED, *FREE}
    assert only_confirmed.isdisjoint(one.value for one in (*found.answers, *found.beside))
    assert found.is_presumed_alive
    for one in of(written(history)).answers:
        assert (one.value in only_confirmed) == bool(one.confirmed)


@settings(max_examples=200, deadline=None)
@given(tellings)
def test_every_word_on_the_fate_stands_somewhere_unless_being_held_again_replaced_it(history: Told) -> None:
    book = written(history)
    found = of(book)
    shown = {id_ for one in (*found.answers, *found.beside) for id_ in one.because}
    is_held = any(one.value == Status.HELD for one in found.answers)
    for part in About(book.known()).parts("Petro", DAY):
        name = part.statement.fact.claim.name()
        if name in ("held_at", "died") or (name in ("released", "escaped") and not is_held):
            assert part.statement.id in shown


@settings(max_examples=100, deadline=None)
@given(tellings, st.randoms())
def test_the_order_of_arrival_changes_no_answer(history: Told, chance: object) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    def answers(told: Told) -> set[tuple[str, date | None, date | None, int]]:
        found = of(written(told))
        return {(one.value, one.earliest, one.latest, len(one.because)) for one in found.answers}

    assert answers(history) == answers(shuffled)


def test_the_row_says_the_same_as_the_two_answers(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"))
    book.tell("f2", "s1", NoNews(of=WHO), when="2031-05-09")
    (one,) = register(book.known(), as_of=DAY)
    about = About(book.known())
    assert row(about, "Petro", DAY) == one
    assert one.status == of(book).answers
    assert (one.places, one.last_places) == (where(book).answers, where(book).last)
    assert one.is_presumed_alive
