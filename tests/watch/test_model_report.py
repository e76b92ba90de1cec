"""The model report, by its hand encoding: what was asked, answered and promised there, and what came of it."""

from datetime import UTC, date, datetime

import pytest

from habeas.register.about import About
from habeas.statements.claims.authorities import AnswerKind
from habeas.statements.decisions import Element
from habeas.statements.in_force import Noted
from habeas.statements.known import known
from habeas.statements.sealed import without_sealed
from habeas.statements.when import Bounds
from habeas.watch.authorities.approaches import Approach, ApproachState, Joined, approaches, approaches_of
from habeas.watch.authorities.promises import Promise, PromiseState, promises, promises_of
from habeas.watch.case_grid import case_grid
from habeas.watch.deadlines import DeadlineState, deadlines
from habeas.watch.findings import FindingState, elements
from tests.cast import ANNA
from tests.statements import model_report
from tests.watch.authorities.book import by_code

THURSDAY = date(2022, 7, 21)
ALEXANDER, HIS_FATHER, ARTYOM, HIS_MOTHER = "P2", "P1", "P4", "P3"
THE_SERVICE, THE_BASE, SQUADRONS, COMMANDERS, FAMILIES = "O4", "O8", "G10", "G11", "G15"


@pytest.fixture(scope="module")
def about() -> About:
    records = model_report.load().records
    at = datetime(2022, 7, 21, 12, tzinfo=UTC)
    return About(known(Noted(number, at, ANNA, value) for number, value in enumerate(records, 1)))


def one(found: list[Promise], id_: str) -> Promise:
    return next(made for made in found if made.id == id_)


def asked(found: list[Approach], id_: str) -> Approach:
    return next(made for made in found if made.id == id_)


def test_the_promise_of_two_weeks_was_not_kept_and_its_day_cannot_be_known(about: About) -> None:
    found = one(promises(about, THURSDAY), "PR2")
    assert found.state is PromiseState.NOT_KEPT
    assert [(value.value, value.because) for value in found.outcomes] == [("not_kept", ("S30.1",))]
    assert found.due == Bounds(None, None), "two weeks, and nobody says from when"
    assert not any(pledge.due.is_known for pledge in found.pledges)
    assert all(pledge.inner.condition for pledge in found.pledges), "if they could not be convinced"
    assert found.to == (FAMILIES,)
    assert found.by == (), "the source does not say who promised it"


def test_no_outcome_of_it_no_day_either(about: About) -> None:
    assert promises(about, date(2022, 7, 20)) == [], "on Wednesday nobody had told of it"
    found = one(promises(about, date(2032, 1, 1)), "PR2")
    assert (found.state, found.due) == (PromiseState.NOT_KEPT, Bounds(None, None))
    assert one(promises(about, date(2032, 1, 1)), "PR1").state is PromiseState.NO_DATE, (
        "it never lapses by itself"
    )


def test_what_followed_the_promise_to_take_them_back_speaks_against_it(about: About) -> None:
    """Nobody in the report says in words what came of it: only that they were flown elsewhere. habeas does not say so
    in anybody's place; it puts what followed beside the promise."""
    found = one(promises(about, THURSDAY), "PR1")
    assert found.by == (THE_SERVICE,)
    assert ARTYOM in found.to
    assert (found.state, found.outcomes) == (PromiseState.NO_DATE, ())
    (back, _handing_in) = found.pledges
    assert back.followed.like == ()
    assert back.followed.unlike == ("S22.1", "S22.2", "S26.3")


def test_both_promises_concern_artyom_the_second_through_his_mother_s_families(about: About) -> None:
    found = {made.id: made.through for made in promises_of(about, ARTYOM, THURSDAY)}
    assert found == {"PR1": (), "PR2": ("S15.2", "S26.4")}
    assert promises_of(about, ALEXANDER, THURSDAY) == []


def test_the_base_was_asked_and_answered_with_another_reason(about: About) -> None:
    found = asked(approaches_of(about, ARTYOM, THURSDAY), "R3")
    assert found.by == (FAMILIES, HIS_MOTHER)
    assert found.to == (THE_BASE, SQUADRONS, COMMANDERS)
    assert ARTYOM in found.people
    assert found.state is ApproachState.ANSWERED
    (answer,) = found.answers
    assert answer.kind is AnswerKind.EXPLAINS_OTHERWISE
    assert answer.joined is Joined.REQUEST
    assert answer.inner is not None
    assert answer.inner.says.name() == "site", "a new centre"


def test_the_security_service_was_asked_for_help_and_promised(about: About) -> None:
    found = asked(approaches_of(about, ARTYOM, THURSDAY), "R2")
    assert (found.to, found.promises, found.state) == ((THE_SERVICE,), ("PR1",), ApproachState.PROMISED)


def test_of_the_wish_to_leave_it_is_said_that_nothing_was_done(about: About) -> None:
    found = asked(approaches(about, THURSDAY), "R1")
    assert found.to_be_let_go
    assert [value.value for value in found.outcomes] == ["no_action"]
    assert (found.when.earliest, found.when.latest) == (date(2022, 4, 1), date(2022, 4, 30))
    sealed = About(without_sealed(about.known))
    assert [made.id for made in approaches_of(sealed, ARTYOM, THURSDAY)] == ["R2", "R3"]


def grid(about: About, person: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The cells of which anything is said."""
    cells = by_code(case_grid(about, person, THURSDAY))
    said = {
        code: {str(part.state): part.because for part in cell.parts if part.because}
        for code, cell in cells.items()
    }
    return {code: parts for code, parts in said.items() if parts}


def test_the_grid_of_artyom(about: About) -> None:
    held = ("S14.1", "S22.2", "S23.1", "S26.3")
    answered = ("S26.1", "S28.1")
    assert grid(about, ARTYOM) == {
        "17_3_a": {"known": ("S15.2", "S15.3", "S18.4", "S33.1")},
        "17_3_d": {"known": ("S24.1",)},
        "17_3_e": {"known": held, "claimed": answered},
        "17_3_h": {"known": ("S22.1", "S22.2", "S26.3")},
        "18_1_b": {"known": ("S22.2", "S26.3")},
        "18_1_c": {"known": ("S24.1",)},
        "18_1_d": {"known": ("S14.1", "S22.1", "S22.2", "S23.1", "S26.3"), "claimed": answered},
    }


def test_the_grid_of_alexander(about: About) -> None:
    assert grid(about, ALEXANDER) == {
        "17_3_a": {"known": ("S7.1", "S7.2", "S7.4")},
        "17_3_d": {"known": ("S6.1",)},
        "17_3_e": {"known": ("S12.1",), "unnamed": ("S13.1",)},
        "18_1_c": {"known": ("S6.1",)},
        "18_1_d": {"known": ("S12.1",), "unnamed": ("S13.1",)},
    }


@pytest.mark.parametrize("person", [ARTYOM, ALEXANDER])
def test_no_authority_was_asked_by_an_item_of_the_convention(about: About, person: str) -> None:
    for code, cell in by_code(case_grid(about, person, THURSDAY)).items():
        assert ("not_asked" in [part.state for part in cell.parts]) == (code != "17_3_a"), code


def test_nobody_has_decided_on_any_element(about: About) -> None:
    views = {view.element: view for view in elements(about, ARTYOM, THURSDAY)}
    assert {view.state for view in views.values()} == {FindingState.NOT_DECIDED}
    first = {element: [ids[0] for ids in view.suggested] for element, view in views.items()}
    assert first[Element.STATE] == ["S24.1", "S28.1", "S21.1"]
    assert first[Element.CONCEALMENT] == ["S31.1", "S32.1", "S34.1", "S28.1"]
    assert "S23.1" in first[Element.DEPRIVATION]


def test_since_when_artyom_is_held_nobody_says_so_no_limit_is_called_open(about: About) -> None:
    found = {one.rule.code: one for one in deadlines(about, ARTYOM, THURSDAY)}
    urgent = found["wgeid_urgent"]
    assert (urgent.state, urgent.earliest, urgent.latest) == (DeadlineState.UNKNOWN, None, date(2022, 10, 21))
    assert found["ced_follow_up"].state is DeadlineState.NOT_BEGUN
