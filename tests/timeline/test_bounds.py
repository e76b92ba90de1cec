"""Dates of a case, one rule a test; then everything at once, in any order and step by step."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.identity.clusters import clusters
from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Contacted, ContactKind, NoNews
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Born, Described
from habeas.statements.growing import Folding
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Fact, Polarity, Stage, Telling
from habeas.statements.when import Anchor, Aspect, Bounds, Relation, Unit, When, bounds
from habeas.timeline.bounds import Dated, Timeline
from habeas.timeline.clashes import Clash
from habeas.timeline.events import may_be_tied
from habeas.timeline.limits import Ground
from habeas.timeline.said import apart, days
from tests.cast import START, Notebook
from tests.statements.model_report import load

PUBLISHED = "2031-05-08"
CALL = Contacted(from_=party("Petro"), to=party("Olha"), kind=ContactKind.VOICE)
HELD = HeldAt(who=party("Petro"))


class Case:
    """A case of one published report about Petro and his mother; facts are told by their date, act and anchor."""

    def __init__(self, published: str | None = PUBLISHED) -> None:
        self.book = Notebook()
        self.source = self.book.source("report", published)
        self.book.people("report", "Petro", "Olha")
        self.acts: set[str] = set()

    def tell(
        self,
        id_: str,
        claim: Claim,
        when: str | None = None,
        *,
        act: str | None = None,
        anchor: Anchor | None = None,
        aspect: Aspect = Aspect.AT,
        polarity: Polarity = Polarity.ASSERTS,
        stage: Stage | None = None,
    ) -> None:
        for name in (act, anchor.act if anchor else None):
            if name and name not in self.acts:
                self.acts.add(self.book.mention(name, "report", Kind.ACT))
        said = When(edtf=when, aspect=aspect, anchor=anchor) if when or anchor else None
        fact = Fact(id=id_, claim=claim, when=said, act=act, polarity=polarity, stage=stage)  # type: ignore[arg-type]
        passage = Passage(start=0, end=1, exact="x")
        self.book.note(Telling(id=f"t:{id_}", source="report", passage=passage, chain=(), facts=(fact,)))

    @property
    def timeline(self) -> Timeline:
        now = self.book.known()
        return Timeline(now, clusters(now))

    def dated(self, id_: str) -> Dated:
        return self.timeline.dated(self.book.known().statements[id_])

    def bounds(self, id_: str) -> str:
        return _text(self.timeline.bounds(self.book.known().statements[id_]))


def _text(found: Bounds) -> str:
    return f"{found.earliest or '..'}/{found.latest or '..'}"


def _said(edtf: str) -> str:
    return _text(bounds(edtf))


def after(
    act: str | None, at_least: int | None = None, at_most: int | None = None, unit: Unit = Unit.DAY
) -> Anchor:
    return Anchor(relation=Relation.AFTER, act=act, at_least=at_least, at_most=at_most, unit=unit)


def before(
    act: str, at_least: int | None = None, at_most: int | None = None, unit: Unit = Unit.DAY
) -> Anchor:
    return Anchor(relation=Relation.BEFORE, act=act, at_least=at_least, at_most=at_most, unit=unit)


def same_day(act: str, unit: Unit = Unit.DAY) -> Anchor:
    return Anchor(relation=Relation.SAME_DAY, act=act, unit=unit)


# --- one rule each ----------------------------------------------------------------------------------------


def test_several_days_later_is_between_two_days_after_and_the_publication() -> None:
    case = Case()
    case.tell("first", CALL, "2031-04-25", act="first call")
    case.tell("second", CALL, act="second call", anchor=after("first call", 2))
    case.tell("held", HELD, anchor=same_day("second call"))
    assert case.bounds("second") == case.bounds("held") == "2031-04-27/2031-05-08"
    found = case.dated("held")
    assert [(step.ground, step.because) for step in found.not_before] == [
        (Ground.DATE, ("first",)),
        (Ground.DISTANCE, ("second",)),
        (Ground.DISTANCE, ("held",)),
    ]
    assert [step.ground for step in found.not_after] == [Ground.TOLD]
    assert set(found.because) == {"first", "second", "held"}


def test_the_second_call_of_the_model_report() -> None:
    report = load()
    now = known(Noted(number, START, "Anna", value) for number, value in enumerate(report.records, 1))
    timeline = Timeline(now, clusters(now))
    second = now.statements["S11.1"]
    # "Several" days after 8 July, in a report that is out on 21 July.
    assert _text(timeline.bounds(second)) == "2022-07-10/2022-07-21"
    assert timeline.dated(second).because == ("S8.1", "S11.1")
    assert timeline.clashes() == ()


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (after("call"), "2031-03-10/2031-05-08"),
        (after("call", 1, 3), "2031-03-11/2031-03-13"),
        (after("call", 2, 2, Unit.WEEK), "2031-03-24/2031-03-24"),
        (after("call", 1, 1, Unit.MONTH), "2031-04-07/2031-04-10"),
        (after("call", None, 5), "2031-03-10/2031-03-15"),
        (after("call", 3, 3, Unit.HOUR), "2031-03-10/2031-03-11"),
        (before("call"), "../2031-03-10"),
        (before("call", 1, 1, Unit.YEAR), "2030-03-09/2030-03-10"),
        (before("call", 2, None, Unit.WEEK), "../2031-02-24"),
        (same_day("call"), "2031-03-10/2031-03-10"),
        (same_day("call", Unit.WEEK), "2031-03-04/2031-03-16"),
        (after(None, 2), "../2031-05-08"),
    ],
    ids=str,
)
def test_distances(anchor: Anchor, expected: str) -> None:
    case = Case()
    case.tell("call", CALL, "2031-03-10", act="call")
    case.tell("then", HELD, anchor=anchor)
    assert case.bounds("then") == expected


@pytest.mark.parametrize("number", [1, 2, 5, 12, 13, 30])
def test_months_are_as_short_and_as_long_as_the_calendar_has_them(number: int) -> None:
    spans = set()
    for start in range(date(2095, 1, 1).toordinal(), date(2105, 1, 1).toordinal()):
        day = date.fromordinal(start)
        index = day.year * 12 + day.month - 1 + number
        last = (date((index + 1) // 12, (index + 1) % 12 + 1, 1) - date.resolution).day
        spans.add((date(index // 12, index % 12 + 1, min(day.day, last)) - day).days)
    fewest, most = apart(after("act", number, number, Unit.MONTH))
    assert fewest is not None
    assert most is not None
    # Ten years may lack the shortest or the longest there are.
    assert fewest <= min(spans) <= fewest + 1
    assert most - 1 <= max(spans) <= most


def test_the_same_act_told_twice_is_on_a_day_that_both_leave_open() -> None:
    case = Case()
    case.tell("early", CALL, "2031-04/2031-05-03", act="call")
    case.book.source("chat")
    case.book.mention("ring", "chat", Kind.ACT)
    case.acts.add("ring")
    case.tell("late", CALL, "2031-05", act="ring")
    assert case.bounds("early") == "2031-04-01/2031-05-03"
    judged = case.book.judge("call", "ring", Verdict.SAME)
    assert case.bounds("early") == case.bounds("late") == "2031-05-01/2031-05-03"
    assert case.dated("late").because == ("late", "early")
    assert _text(case.timeline.event("ring").bounds) == "2031-05-01/2031-05-03"
    case.book.undo(judged)
    assert case.bounds("early") == "2031-04-01/2031-05-03"


def test_since_speaks_of_the_first_day_and_until_of_the_last() -> None:
    case = Case()
    case.tell("call", CALL, "2031-03-10", act="call")
    case.tell("silence", NoNews(of=party("Petro")), aspect=Aspect.SINCE, anchor=after("call", 1))
    case.tell("there", HELD, aspect=Aspect.UNTIL, anchor=before("call", 1))
    assert case.bounds("silence") == "2031-03-11/2031-05-08"
    assert case.bounds("there") == "../2031-03-09"


def test_still_speaks_of_a_day_on_which_it_held() -> None:
    case = Case()
    case.tell("call", CALL, "2031-03-10", act="call")
    case.tell("still", HELD, aspect=Aspect.STILL, anchor=after("call", 2, 4))
    assert case.bounds("still") == "2031-03-12/2031-03-14"


def test_what_leans_on_a_stay_may_be_on_any_day_of_it_or_after_its_first() -> None:
    case = Case()
    case.tell("one", HELD, "2031-03-10", act="stay")
    case.tell("other", HELD, "2031-03-20", act="stay")
    case.tell("then", CALL, anchor=after("stay", 3))
    assert case.timeline.clashes() == ()
    assert case.bounds("one") == _said("2031-03-10")
    # The stay may have begun on any day before; after it began, nothing else is certain.
    assert case.bounds("then") == "../2031-05-08"
    case.tell("start", HELD, "2031-03-08/2031-03-12", act="stay", aspect=Aspect.SINCE)
    assert case.bounds("then") == "../2031-05-08"


def test_nothing_done_is_later_than_it_was_told_and_that_reaches_along_the_order() -> None:
    case = Case()
    case.tell("call", CALL, act="call")
    case.tell("later", CALL, anchor=after("call", 2, None, Unit.WEEK))
    assert case.bounds("call") == "../2031-04-24"
    assert [step.ground for step in case.dated("call").not_after] == [Ground.TOLD, Ground.DISTANCE]


def test_a_plan_or_a_denial_leans_on_dates_and_never_moves_them() -> None:
    case = Case()
    case.tell("call", CALL, "2031-04/2031-05", act="call")
    case.tell("plan", HELD, stage=Stage.INTENDED, anchor=after("call", 4, 4, Unit.WEEK))
    case.tell("denied", CALL, "2031-04-03", act="call", polarity=Polarity.DENIES)
    case.tell("no", HELD, anchor=before("call", 2), polarity=Polarity.DENIES)
    assert case.bounds("call") == "2031-04-01/2031-05-08"
    assert case.bounds("plan") == "2031-04-29/2031-06-05"
    assert case.bounds("denied") == _said("2031-04-03")
    assert case.bounds("no") == "../2031-05-06"
    assert case.dated("plan").because == ("call", "plan")
    assert case.timeline.clashes() == ()


def test_a_due_day_that_nobody_asserts_is_bounded_by_its_act() -> None:
    case = Case()
    case.tell("call", CALL, "2031-04-10", act="call")
    due = case.timeline.when(When(anchor=after("call", 2, 2, Unit.WEEK)))
    assert _text(due) == "2031-04-24/2031-04-24"
    assert _text(case.timeline.when(When(edtf="2031-06"))) == _said("2031-06")


def test_a_stay_told_with_the_arrival_does_not_begin_before_it() -> None:
    case = Case()
    case.book.mention("cellar", "report", Kind.PLACE)
    case.book.mention("barracks", "report", Kind.PLACE)
    case.tell("moved", Moved(who=party("Petro"), to=party("cellar")), "2031-04-12", act="way")
    case.tell("held", HeldAt(who=party("Petro"), place=party("cellar")), "2031-04", act="way")
    case.tell("left", HeldAt(who=party("Petro"), place=party("barracks")), "2031-04", act="way")
    assert case.bounds("held") == "2031-04-12/2031-04-30"
    assert case.dated("held").not_before[-1].ground is Ground.ARRIVAL
    assert case.bounds("left") == _said("2031-04")


def test_answers_and_outcomes_are_not_before_what_they_answer() -> None:
    case = Case()
    case.book.mention("request", "report", Kind.REQUEST)
    case.book.mention("promise", "report", Kind.PROMISE)
    case.acts |= {"request", "promise"}
    case.tell("asked", Approached(by=party("Olha"), request=party("request")), "2031-03-10")
    case.tell("answer", Answered(to=party("Olha"), request=party("request")))
    case.tell("promised", Promised(promise=party("promise")), anchor=after("request", 3))
    case.tell("outcome", Outcome(of=party("promise")))
    assert case.bounds("answer") == "2031-03-10/2031-05-08"
    assert case.bounds("outcome") == "2031-03-13/2031-05-08"
    assert [step.ground for step in case.dated("outcome").not_before] == [
        *(Ground.DATE, Ground.DISTANCE, Ground.REPLY)
    ]


def test_nobody_dies_before_they_called() -> None:
    case = Case()
    case.tell("died", Died(who=party("Petro")), "2031-04")
    case.tell("call", CALL, "2031-04-12")
    case.tell("wrote", Contacted(from_=party("Petro"), kind=ContactKind.TEXT), "2031-04-20")
    assert case.bounds("died") == "2031-04-12/2031-04-30"
    assert case.bounds("call") == _said("2031-04-12")
    case.tell("born", Born(person=party("Olha")), "2031")
    assert case.bounds("born") == "2031-01-01/2031-05-08"


def test_most_statements_are_tied_to_nothing_and_nothing_is_gathered_for_them() -> None:
    case = Case()
    case.tell("held", HELD, "2031-04")
    now = case.book.known()
    timeline = Timeline(now, clusters(now))
    assert timeline.bounds(now.statements["held"]) == days(now.statements["held"])
    assert timeline._ties is None


# --- what cannot all be true ------------------------------------------------------------------------------


def test_two_days_for_one_call_clash_and_neither_is_preferred() -> None:
    case = Case()
    case.tell("one", CALL, "2031-04-10", act="call")
    case.tell("other", CALL, "2031-04-12", act="call")
    case.tell("then", HELD, anchor=after("call", 1))
    case.tell("free", HELD, "2031-03", anchor=before("call"))
    assert case.timeline.clashes() == (Clash(("one", "other"), True),)
    assert case.bounds("one") == _said("2031-04-10")
    assert case.bounds("other") == _said("2031-04-12")
    assert case.dated("one").clash
    assert case.dated("one").because == ("one",)
    # Whichever is true, this is.
    assert case.bounds("then") == "2031-03-02/2031-05-08"
    assert case.bounds("free") == _said("2031-03")
    assert _text(case.timeline.event("call").bounds) == "2031-03-01/2031-05-07"


def test_a_circle_of_orders_clashes_whatever_the_dates() -> None:
    case = Case()
    for here, there in (("a", "b"), ("b", "c"), ("c", "a")):
        case.tell(f"{here} after {there}", CALL, act=here, anchor=after(there, 1))
    assert case.timeline.clashes() == (Clash(("a after b", "b after c", "c after a"), True),)


def test_of_two_clashes_that_share_a_statement_all_are_set_aside() -> None:
    case = Case()
    case.tell("a", CALL, "2031-04-10", act="call")
    case.tell("b", CALL, "2031-04-12", act="call")
    case.tell("c", CALL, "2031-04-12/2031-04-14", act="call")
    found = case.timeline.clashes()
    assert found == (Clash(("a", "b"), True), Clash(("a", "c"), True))
    assert all(case.dated(id_).clash for id_ in "abc")


def test_a_fact_of_a_day_after_it_was_told_clashes_alone() -> None:
    case = Case()
    case.tell("ahead", HELD, "2031-05-10")
    case.tell("planned", HELD, "2031-06-10", stage=Stage.INTENDED)
    assert case.timeline.clashes() == (Clash(("ahead",), True),)


def test_what_came_in_at_night_may_be_of_the_next_day_elsewhere() -> None:
    case = Case(published=None)
    case.tell("tomorrow", CALL, "2031-05-11", act="call")
    case.tell("ahead", HELD, "2031-05-12")
    assert case.timeline.clashes() == (Clash(("ahead",), True),)
    assert case.bounds("tomorrow") == _said("2031-05-11")


def test_an_act_that_clashes_with_itself_is_no_error() -> None:
    case = Case()
    case.tell("odd", CALL, "2031-04", act="call", anchor=after("call", 1))
    case.tell("inside out", HELD, anchor=after("call", 5, 2))
    assert case.timeline.clashes() == (Clash(("inside out",), True), Clash(("odd",), True))
    assert case.bounds("odd") == _said("2031-04")


def test_days_beyond_the_calendar_are_no_bound() -> None:
    case = Case()
    case.tell("call", CALL, "2031-04-10", act="call")
    case.tell("far", HELD, anchor=before("call", 10**9, 10**9, Unit.YEAR))
    assert case.bounds("far") == "../.."


# --- everything at once -----------------------------------------------------------------------------------

ACTS = ("a", "b", "c")
SPANS = ("2031-04-10", "2031-04-12", "2031-04-10/2031-04-14", "2031-04", "../2031-04-11", "2031-04-13/..")
CLAIMS: tuple[Claim, ...] = (CALL, HELD, Died(who=party("Petro")), Described(person=party("Petro")))


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact of one of three acts or none, dated, leaning on an act, or neither."""
    anchor = None
    if draw(st.booleans()):
        least = draw(st.none() | st.integers(0, 3))
        most = draw(st.none() | st.integers(least or 0, 4))
        relation = draw(st.sampled_from(list(Relation)))
        anchor = Anchor(relation=relation, act=draw(st.sampled_from(ACTS)), at_least=least, at_most=most)
    edtf = draw(st.none() | st.sampled_from(SPANS))
    aspect = draw(st.sampled_from([Aspect.AT, Aspect.AT, Aspect.STILL, Aspect.SINCE, Aspect.UNTIL]))
    return Fact(
        id="",
        claim=draw(st.sampled_from(CLAIMS)),  # type: ignore[arg-type]
        when=When(edtf=edtf, aspect=aspect, anchor=anchor) if edtf or anchor else None,
        act=draw(st.none() | st.sampled_from(ACTS)),
        stage=draw(st.sampled_from([None, None, None, Stage.INTENDED])),
    )


def notes(told: list[Fact]) -> list[Noted]:
    book = Notebook()
    book.source("report", PUBLISHED)
    book.people("report", "Petro", "Olha")
    for act in ACTS:
        book.mention(act, "report", Kind.ACT)
    passage = Passage(start=0, end=1, exact="x")
    for number, fact in enumerate(told):
        named = Fact(id=f"f{number}", claim=fact.claim, when=fact.when, act=fact.act, stage=fact.stage)
        book.note(Telling(id=f"t{number}", source="report", passage=passage, chain=(), facts=(named,)))
    return book.items


def everything(now: Known, timeline: Timeline | None = None) -> dict[str, object]:
    timeline = timeline or Timeline(now, clusters(now))
    found: dict[str, object] = {id_: timeline.dated(one) for id_, one in now.statements.items()}
    return found | {act: timeline.event(act) for act in ACTS} | {"clashes": timeline.clashes()}


@settings(max_examples=150, deadline=None)
@given(st.lists(facts(), max_size=8), st.integers(0, 2**32))
def test_the_order_in_which_things_came_says_nothing(told: list[Fact], seed: int) -> None:
    items = notes(told)
    mixed = items[6:]
    Random(seed).shuffle(mixed)
    assert everything(known([*items[:6], *mixed])) == everything(known(items))


@settings(max_examples=150, deadline=None)
@given(st.lists(facts(), min_size=1, max_size=8), st.lists(st.integers(0, 7), max_size=3), st.integers(0, 8))
def test_kept_up_step_by_step_is_the_same_as_from_scratch(
    told: list[Fact], undone: list[int], asked: int
) -> None:
    book = Notebook()
    book.items = notes(told)
    for number in undone:
        if number < len(told):
            book.undo(f"t{number}")
    folding = Folding()
    timeline: Timeline | None = None
    for number, item in enumerate(book.items):
        old = folding.known
        folding.add([item], lambda: book.items[: number + 1])  # noqa: B023
        now = folding.known
        changes = folding.changes(old, now)
        who = clusters(now)
        timeline = timeline.grown(now, who, changes) if timeline and changes else Timeline(now, who)
        # Asked now and then, so that some of what is remembered is old.
        if (number + asked) % 3:
            assert everything(now, timeline) == everything(now)


@settings(max_examples=200, deadline=None)
@given(st.lists(facts(), max_size=8))
def test_bounds_never_reach_beyond_the_words_and_clashing_ones_keep_to_them(told: list[Fact]) -> None:
    now = known(notes(told))
    timeline = Timeline(now, clusters(now))
    clashing = {id_ for clash in timeline.clashes() for id_ in clash.because}
    for id_, statement in now.statements.items():
        own, found = days(statement), timeline.dated(statement)
        assert found.clash == (id_ in clashing and may_be_tied(statement.fact))
        if found.clash:
            assert found.bounds == own
        elif statement.fact.stage is None:
            assert own.earliest is None or (found.bounds.earliest and found.bounds.earliest >= own.earliest)
            assert own.latest is None or (found.bounds.latest and found.bounds.latest <= own.latest)
            assert (
                found.bounds.earliest is None
                or found.bounds.latest is None
                or (found.bounds.earliest <= found.bounds.latest)
            )
        assert set(found.because) <= set(timeline.tied(statement))


def test_what_was_published_anew_dates_anew() -> None:
    case = Case()
    case.tell("call", CALL, act="call")
    case.tell("later", CALL, anchor=after("call", 2))
    folding = Folding()
    folding.add(case.book.items, lambda: case.book.items)
    old = folding.known
    timeline = Timeline(old, clusters(old))
    assert _text(timeline.event("call").bounds) == "../2031-05-06"
    kind = SourceKind.ARTICLE
    case.book.note(
        Source(
            id="report",
            kind=kind,
            title="A report",
            obtained="by mail",
            obtained_at=START,
            published="2031-05-04",
        )
    )
    folding.add(case.book.items[-1:], lambda: case.book.items)
    now = folding.known
    changes = folding.changes(old, now)
    assert changes is not None
    assert _text(timeline.grown(now, clusters(now), changes).event("call").bounds) == "../2031-05-02"
