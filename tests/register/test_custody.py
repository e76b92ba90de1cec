"""Episodes, transfers and the journey: what is one stay, what is two, and what stays open."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.places.kinds import Kind as PlaceKind
from habeas.register.about import About
from habeas.register.custody import Custody, custody
from habeas.statements.claims.base import Claim
from habeas.statements.claims.bodies import Involved, LocatedIn, Part, Site
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved, Released, ReturnedToUnit
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.harm import Conditions, Lack
from habeas.statements.decisions import Confirmed, Placing
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind, Party, party
from habeas.statements.passage import Passage, Words
from habeas.statements.telling import Fact, Polarity, Stage, Telling
from habeas.statements.when import Anchor, Aspect, Relation, When
from habeas.timeline.episodes import Episode
from habeas.timeline.journey import StepKind
from habeas.timeline.transfers import Transfer
from tests.cast import Notebook

DAY = date(2031, 5, 9)
PLACES = ("cellar", "depot", "Karsk", "Lissa", "Pyrna")


@pytest.fixture
def book() -> Notebook:
    return opening()


def opening() -> Notebook:
    book = Notebook()
    book.source("s1", published="2031-05-09")
    book.source("s2", published="2031-05-09")
    book.people("s1", "Petro", "Olha", "Taras")
    for place in PLACES:
        book.mention(place, "s1", Kind.PLACE, name="a cellar" if place == "depot" else place)
    book.mention("guards", "s1", Kind.GROUP)
    book.mention("Inspectorate", "s1", Kind.BODY)
    return book


def held(place: str | None = "cellar", by: str | None = None) -> HeldAt:
    return HeldAt(who=party("Petro"), place=party(place) if place else None, by=party(by) if by else None)


def moved(
    from_: str | None,
    to: str | None,
    control: Control | None = Control.ESCORTED,
    means: Words | None = None,
) -> Moved:
    return Moved(
        who=party("Petro"),
        from_=party(from_) if from_ else None,
        to=party(to) if to else None,
        control=control,
        means=means,
    )


def of(book: Notebook, as_of: date = DAY) -> Custody:
    return custody(About(book.known()), "Petro", as_of)


def episodes(book: Notebook) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(one.place, one.statements) for one in of(book).episodes]


def only(book: Notebook) -> Episode:
    (one,) = of(book).episodes
    return one


def day(number: int) -> date:
    return date(2031, 5, number)


# --- one stay or two -----------------------------------------------------------------------------------------


def test_what_several_tell_of_one_place_is_one_stay(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01/2031-05-03", chain=("Olha",))
    book.tell("f2", "s2", held(), when="2031-05-06", chain=("Taras",))
    one = only(book)
    assert (one.place, one.statements) == ("cellar", ("f1", "f2"))
    assert (one.began.earliest, one.began.latest, one.began.because) == (None, day(3), ("f1",))
    assert (one.ended.earliest, one.ended.latest, one.ended.because) == (day(6), None, ("f2",))


def test_being_elsewhere_surely_between_makes_two_of_it(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", held("depot"), when="2031-05-03")
    book.tell("f3", "s1", held(), when="2031-05-06")
    assert episodes(book) == [("cellar", ("f1",)), ("depot", ("f2",)), ("cellar", ("f3",))]
    first, second, _ = of(book).episodes
    assert (first.ended.latest, second.ended.latest) == (day(3), day(6))


def test_only_what_is_surely_between_parts_a_stay(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", held("depot"), when="2031-05-01/2031-05-03")
    book.tell("f3", "s1", held(), when="2031-05-06")
    assert sorted(episodes(book)) == [("cellar", ("f1", "f3")), ("depot", ("f2",))]


def test_what_fits_two_stays_may_belong_to_either(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", held("depot"), when="2031-05-03")
    book.tell("f3", "s1", held(), when="2031-05-06")
    book.tell("f4", "s1", held())
    cellars = [one for one in of(book).episodes if one.place == "cellar"]
    assert [(one.statements, one.perhaps) for one in cellars] == [(("f1",), ("f4",)), (("f3",), ("f4",))]


def test_a_cellar_in_a_town_is_the_narrower_answer_of_the_town(book: Notebook) -> None:
    book.tell("f1", "s1", held("Karsk"), when="2031-05-01")
    book.tell("f2", "s1", held("cellar"), when="2031-05-04")
    assert len(of(book).episodes) == 2, "nobody says that the cellar lies there"
    book.tell("f3", "s1", LocatedIn(place=party("cellar"), within=party("Karsk")))
    one = only(book)
    assert (one.place, one.lies_in, one.statements) == ("cellar", ("Karsk",), ("f1", "f2"))


def test_where_somebody_placed_it_counts_as_said(book: Notebook) -> None:
    book.tell("f1", "s1", held("Karsk"), when="2031-05-01")
    book.tell("f2", "s1", held("cellar"), when="2031-05-04")
    book.note(Placing(id="d1", on="cellar", kind=PlaceKind.SITE, within="Karsk"))
    assert only(book).lies_in == ("Karsk",)


def test_two_cellars_of_one_town_are_one_only_if_judged_so(book: Notebook) -> None:
    for id_, place in (("f1", "cellar"), ("f2", "depot")):
        book.tell(id_, "s1", held(place), when="2031-05-04")
        book.tell(f"{id_}.in", "s1", LocatedIn(place=party(place), within=party("Karsk")))
    book.tell("f3", "s1", held("Karsk"), when="2031-05-05")
    first, second = of(book).episodes
    assert {first.place, second.place} == {"cellar", "depot"}
    assert (first.perhaps, second.perhaps) == (("f3",), ("f3",)), "the town says nothing of which"
    assert first.overlaps == (second.key,)
    assert first.contradicts == (), "they may turn out to be one"
    book.judge("cellar", "depot", Verdict.DIFFERENT)
    assert of(book).episodes[0].contradicts == (second.key,)
    book.judge("cellar", "depot", Verdict.SAME)
    assert only(book).statements == ("f1", "f2", "f3")


def test_a_nameless_cellar_may_lie_in_any_town_and_contradicts_none(book: Notebook) -> None:
    book.tell("f1", "s1", held("Karsk"), when="2031-05-04")
    book.tell("f2", "s1", held("cellar"), when="2031-05-04")
    assert [one.overlaps for one in of(book).episodes] == [(), ()]


def test_two_towns_on_one_day_stand_side_by_side_as_a_contradiction(book: Notebook) -> None:
    book.note(Placing(id="d1", on="Karsk", kind=PlaceKind.TOWN))
    book.note(Placing(id="d2", on="Lissa", kind=PlaceKind.TOWN))
    book.tell("f1", "s1", held("Karsk"), when="2031-05-04")
    book.tell("f2", "s1", held("Lissa"), when="2031-05-04")
    first, second = of(book).episodes
    assert (first.contradicts, second.contradicts) == ((second.key,), (first.key,))


def test_one_of_two_places_stays_open(book: Notebook) -> None:
    either = HeldAt(who=party("Petro"), place=Party(one_of=("Karsk", "Lissa")))
    book.tell("f1", "s1", either, when="2031-05-04")
    assert [(one.place, one.is_open) for one in of(book).episodes] == [("Karsk", True), ("Lissa", True)]
    book.tell("f2", "s1", held("Karsk"), when="2031-05-05")
    assert {(one.place, one.is_open) for one in of(book).episodes} == {("Karsk", False), ("Lissa", True)}


def test_denials_and_plans_make_no_stay(book: Notebook) -> None:
    book.tell("f1", "s1", held(), polarity=Polarity.DENIES)
    book.tell("f2", "s1", held("depot"), stage=Stage.INTENDED)
    assert of(book) == Custody(episodes=(), transfers=(), journey=())


# --- its ends --------------------------------------------------------------------------------------------------


def test_being_taken_tells_when_it_began(book: Notebook) -> None:
    book.tell("f1", "s1", Detained(who=party("Petro"), place=party("cellar")), when="2031-04-28/2031-04-30")
    book.tell("f2", "s1", held(), when="2031-05-01")
    began = only(book).began
    assert (began.earliest, began.latest, began.because) == (date(2031, 4, 28), date(2031, 4, 30), ("f1",))


def test_since_a_day_tells_when_it_began_and_holds_until_told(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-04-20", aspect=Aspect.SINCE)
    one = only(book)
    assert one.began.bounds == (one.began.bounds.__class__)(date(2031, 4, 20), date(2031, 4, 20))
    assert (one.ended.earliest, one.ended.latest) == (day(9), None)


def test_being_moved_ends_one_stay_and_begins_the_next(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", moved("cellar", "depot"), when="2031-05-03/2031-05-04")
    first, second = of(book).episodes
    assert (first.ended.earliest, first.ended.latest) == (day(1), day(4))
    assert (second.place, second.began.earliest, second.began.latest) == ("depot", day(3), day(4))


def test_leaving_ends_a_stay_of_which_no_day_is_known(book: Notebook) -> None:
    book.tell("f1", "s1", held())
    book.tell("f2", "s1", moved("cellar", None, None), when="2031-05-04")
    assert only(book).ended.latest == day(4)


def test_leaving_a_cellar_is_not_leaving_the_town(book: Notebook) -> None:
    for place in ("cellar", "depot"):
        book.tell(f"in {place}", "s1", LocatedIn(place=party(place), within=party("Karsk")))
    book.tell("f1", "s1", held("Karsk"), when="2031-05-01")
    book.tell("f2", "s1", moved("cellar", "depot", None), when="2031-05-03")
    book.tell("f3", "s1", held("Karsk"), when="2031-05-06")
    assert [(one.place, one.ended.latest) for one in of(book).episodes] == [("depot", None)]


def test_an_end_that_nobody_confirmed_ends_nothing(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Released(who=party("Petro")), when="2031-05-03")
    book.tell("f3", "s1", held(), when="2031-05-06")
    one = only(book)
    assert (one.statements, one.ended.latest, one.said_ended) == (("f1", "f3"), None, ())

    book.note(Confirmed(id="d1", on="f2", reason="he rang from home"))
    first, second = of(book).episodes
    assert (first.ended.latest, first.ended.because) == (day(3), ("f1", "f2"))
    assert second.statements == ("f3",)


def test_what_is_said_to_have_ended_it_stands_beside(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", Released(who=party("Petro")), when="2031-05-03")
    assert (only(book).ended.latest, only(book).said_ended) == (None, ("f2",))


# --- who holds --------------------------------------------------------------------------------------------------


def test_who_holds_is_as_said_and_who_runs_the_place_answers_for_it_at_the_time(book: Notebook) -> None:
    book.tell("f1", "s1", held(by="guards"), when="2031-05-01")
    book.tell("f2", "s1", Site(place=party("cellar"), operator=party("Inspectorate")))
    ran = Involved(who=party("guards"), in_=party("cellar"), part=Part.RUNS)
    book.tell("f3", "s1", ran, when="2029", aspect=Aspect.UNTIL)
    book.tell("f4", "s1", Involved(who=party("Taras"), in_=party("cellar"), part=Part.UNSPECIFIED))
    one = only(book)
    assert [(holder.who, holder.part, holder.because) for holder in one.holders] == [
        ("guards", "by", ("f1",))
    ]
    assert [(holder.who, holder.part, holder.because) for holder in one.responsible] == [
        ("Inspectorate", "operator", ("f2",))
    ], "who ran it until 2029, or had some part in it, does not answer for it"


def test_who_runs_the_prison_answers_for_the_cell_and_who_runs_the_town_does_not(book: Notebook) -> None:
    book.tell("f1", "s1", held("cellar"))
    book.tell("f2", "s1", LocatedIn(place=party("cellar"), within=party("depot")))
    book.tell("f3", "s1", Site(place=party("depot"), operator=party("Inspectorate"), in_=party("Karsk")))
    book.tell("f4", "s1", Involved(who=party("guards"), in_=party("Karsk"), part=Part.RUNS))
    assert only(book).lies_in == ("depot", "Karsk")
    assert [holder.who for holder in only(book).responsible] == ["Inspectorate"]


def test_held_by_somebody_nowhere_said_is_a_stay_of_its_own_unless_surely_during_one(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", held(None, by="guards"), when="2031-05-03")
    assert sorted(episodes(book), key=str) == [("cellar", ("f1",)), (None, ("f2",))]
    book.tell("f3", "s1", held(), when="2031-05-06")
    one = only(book)
    assert set(one.statements) == {"f1", "f2", "f3"}
    assert [holder.because for holder in one.holders] == [("f2",)]


# --- what makes a stay ------------------------------------------------------------------------------------------


def test_conditions_at_a_place_are_a_stay_there_and_being_seen_supports_one(book: Notebook) -> None:
    seen = Seen(who=party("Petro"), where=party("cellar"))
    book.tell("f1", "s1", seen, when="2031-05-02")
    assert of(book).episodes == (), "having been seen somewhere is no custody"
    dark = Conditions(who=party("Petro"), place=party("cellar"), lacks=(Lack.LIGHT,))
    book.tell("f2", "s1", dark, when="2031-05-04")
    assert only(book).statements == ("f1", "f2")


def test_going_somewhere_of_ones_own_will_is_no_stay_but_parts_two(book: Notebook) -> None:
    book.tell("f1", "s1", held(), when="2031-05-01")
    book.tell("f2", "s1", moved("cellar", "Lissa", Control.OWN_WILL), when="2031-05-03")
    book.tell("f3", "s1", held(), when="2031-05-06")
    assert episodes(book) == [("cellar", ("f1",)), ("cellar", ("f3",))]


def test_through_a_group_both_reasons_are_named(book: Notebook) -> None:
    book.tell("f1", "s1", BelongsTo(person=party("Petro"), group=party("guards")))
    book.tell("f2", "s1", HeldAt(who=party("guards"), place=party("cellar")))
    assert only(book).because == ("f2", "f1")


# --- transfers --------------------------------------------------------------------------------------------------


def transfers(book: Notebook) -> tuple[Transfer, ...]:
    return of(book).transfers


def test_several_tellings_of_one_move_are_one_with_all_that_they_say(book: Notebook) -> None:
    truck = Words(exact="in a truck", start=0)
    book.tell("f1", "s1", moved("Karsk", "Lissa", None, means=truck), when="2031-05-01/2031-05-04")
    by_guards = Moved(who=party("Petro"), to=party("Lissa"), by=party("guards"), control=Control.ESCORTED)
    book.tell("f2", "s2", by_guards, when="2031-05-03/2031-05-06")
    (one,) = transfers(book)
    assert (one.from_, one.to, one.means, one.control) == (
        ("Karsk",),
        ("Lissa",),
        ("in a truck",),
        ("escorted",),
    )
    assert [(holder.who, holder.because) for holder in one.by] == [("guards", ("f2",))]
    assert (one.earliest, one.latest, one.statements) == (day(3), day(4), ("f1", "f2"))


def test_two_kinds_of_control_are_two_moves(book: Notebook) -> None:
    book.tell("f1", "s1", moved("Karsk", "Lissa", Control.OWN_WILL))
    book.tell("f2", "s2", moved("Karsk", "Lissa", Control.DECEIVED))
    assert [one.control for one in transfers(book)] == [("own_will",), ("deceived",)]


def test_moves_of_one_telling_are_never_one_and_stay_in_the_order_told(book: Notebook) -> None:
    book.tell("f1", "s1", moved("Karsk", "Lissa"), more=(moved("Lissa", "Karsk"), moved("Karsk", "Lissa")))
    assert [one.statements for one in transfers(book)] == [("f1",), ("f1.2",), ("f1.3",)]
    kinds = [(step.kind.value, step.place or step.of) for step in of(book).journey]
    assert [of_ for kind, of_ in kinds if kind == "transfer"] == ["f1", "f1.2", "f1.3"]
    assert [one.follows_surely for one in of(book).journey[1:]] == [True] * (len(kinds) - 1)


def test_a_move_without_a_date_may_be_either_of_two_dated_ones(book: Notebook) -> None:
    book.tell("f1", "s1", moved("Karsk", "Lissa"), when="2031-05-01")
    book.tell("f2", "s1", moved("Karsk", "Lissa"), when="2031-05-05")
    book.tell("f3", "s2", moved("Karsk", "Lissa"))
    assert [(one.statements, one.perhaps) for one in transfers(book)] == [
        (("f1",), ("f3",)),
        (("f2",), ("f3",)),
    ]


def test_leaving_one_place_and_coming_to_another_is_not_one_move_for_a_machine(book: Notebook) -> None:
    book.tell("f1", "s1", moved("Karsk", None))
    book.tell("f2", "s2", moved(None, "Lissa"))
    assert len(transfers(book)) == 2


def test_dates_of_one_telling_bound_one_another_in_the_order_told(book: Notebook) -> None:
    told(book, "t", [(moved("Karsk", "Lissa"), "2031-05-03/..", ""), (moved("Lissa", "Pyrna"), None, "")])
    first, second = transfers(book)
    assert (first.earliest, second.earliest, second.latest) == (day(3), day(3), day(9))
    assert second.because == ("t.2", "t.1")


def test_what_leans_on_an_act_comes_after_it(book: Notebook) -> None:
    book.mention("flight", "s1", Kind.ACT)
    told(book, "b", [(moved("Lissa", "Pyrna"), None, "after flight")])
    told(book, "a", [(moved("Karsk", "Lissa", Control.DECEIVED), None, "flight")])
    assert [(one.kind.value, one.place) for one in of(book).journey] == [
        ("stop", "Karsk"),
        ("transfer", None),
        ("stop", "Lissa"),
        ("transfer", None),
        ("stay", "Pyrna"),
    ]
    assert all(step.follows_surely for step in of(book).journey[1:])


def told(book: Notebook, id_: str, facts: list[tuple[Claim, str | None, str]]) -> None:
    """A telling of several dated facts; `act` names the act of a fact, or "after" the one that it leans on."""
    made = []
    for number, (claim, when, act) in enumerate(facts, start=1):
        anchor = Anchor(relation=Relation.AFTER, act=act[6:]) if act.startswith("after ") else None
        date_ = When(edtf=when, anchor=anchor) if when or anchor else None
        own = act if act and not anchor else None
        made.append(Fact(id=f"{id_}.{number}", claim=claim, when=date_, act=own))  # type: ignore[arg-type]
    passage = Passage(start=0, end=1, exact="x")
    book.note(Telling(id=f"t:{id_}", source="s1", passage=passage, chain=(), facts=tuple(made)))


# --- the journey ------------------------------------------------------------------------------------------------


def test_a_journey_has_every_stop_once_and_ends_with_what_ended_it(book: Notebook) -> None:
    book.tell("f1", "s1", moved("Karsk", "Lissa", Control.OWN_WILL), when="2031-05-01")
    book.tell("f2", "s1", Detained(who=party("Petro"), place=party("Lissa")), when="2031-05-02")
    book.tell("f3", "s1", moved("Lissa", "cellar"), when="2031-05-03")
    book.tell("f4", "s1", ReturnedToUnit(who=party("Petro"), to=party("Pyrna")), when="2031-05-08")
    steps = [(one.kind, one.place or one.of) for one in of(book).journey]
    assert steps == [
        (StepKind.STOP, "Karsk"),
        (StepKind.TRANSFER, "f1"),
        (StepKind.STAY, "Lissa"),
        (StepKind.TRANSFER, "f3"),
        (StepKind.STAY, "cellar"),
        (StepKind.END, "f4"),
    ]


def test_where_nothing_says_which_came_first_it_is_not_sure(book: Notebook) -> None:
    book.tell("f1", "s1", held("Karsk"))
    book.tell("f2", "s2", held("Lissa"))
    assert [step.follows_surely for step in of(book).journey] == [False, False]


# --- whatever is told, and in whatever order ---------------------------------------------------------------------

claims = st.one_of(
    st.sampled_from(PLACES).map(held),
    st.just(held(None, by="guards")),
    st.builds(
        moved,
        st.one_of(st.none(), st.sampled_from(PLACES)),
        st.sampled_from(PLACES),
        st.sampled_from(list(Control)),
    ),
    st.sampled_from(PLACES).map(lambda place: Seen(who=party("Petro"), where=party(place))),
    st.just(Released(who=party("Petro"))),
    st.just(LocatedIn(place=party("cellar"), within=party("Karsk"))),
    st.just(HeldAt(who=party("Petro"), place=Party(one_of=("depot", "Lissa")))),
)
days = st.one_of(
    st.none(),
    st.sampled_from(
        ("2031-04", "2031-05-01", "2031-05-03", "2031-05-02/2031-05-05", "2031-05-06", "2031-05-08")
    ),
)
tellings = st.lists(st.tuples(st.lists(claims, min_size=1, max_size=2), days), max_size=7)


def written(history: list[tuple[list[Claim], str | None]]) -> Notebook:
    book = opening()
    for number, (told_, when) in enumerate(history):
        book.tell(f"f{number}", "s1", told_[0], when=when, more=tuple(told_[1:]))
    return book


@settings(max_examples=150, deadline=None)
@given(tellings, st.randoms())
def test_the_order_in_which_it_arrived_does_not_matter(
    history: list[tuple[list[Claim], str | None]], chance: object
) -> None:
    book = written(history)
    start = next(
        (at for at, item in enumerate(book.items) if isinstance(item.value, Telling)), len(book.items)
    )
    shuffled = book.items[start:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert of_known(known(book.items)) == of_known(known([*book.items[:start], *shuffled]))


@settings(max_examples=150, deadline=None)
@given(tellings)
def test_every_statement_of_custody_supports_something_and_what_is_known_only_grows(
    history: list[tuple[list[Claim], str | None]],
) -> None:
    book = written(history)
    before: set[str] = set()
    for until in range(len(book.items) - len(history), len(book.items) + 1):
        state = book.known(until)
        found = of_known(state)
        supports = {id_ for one in found.episodes for id_ in (*one.statements, *one.perhaps)}
        told_ = {id_ for id_, one in state.statements.items() if isinstance(one.fact.claim, HeldAt)}
        assert told_ <= supports
        assert before <= supports
        before = supports
        moves = {id_ for one in found.transfers for id_ in (*one.statements, *one.perhaps)}
        assert moves == {id_ for id_, one in state.statements.items() if isinstance(one.fact.claim, Moved)}
        for step in found.journey:
            assert step.earliest is None or step.latest is None or step.earliest <= step.latest


@settings(max_examples=60, deadline=None)
@given(tellings)
def test_nothing_is_in_two_stays_for_sure_unless_its_place_is_open(
    history: list[tuple[list[Claim], str | None]],
) -> None:
    state = written(history).known()
    for one, other in permutations(of_known(state).episodes, 2):
        both = set(one.statements) & set(other.statements)
        assert all(getattr(state.statements[id_].fact.claim, "place", party("x")).one_of for id_ in both)


def of_known(state: Known) -> Custody:
    return custody(About(state), "Petro", DAY)
