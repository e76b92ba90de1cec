"""The three elements: what is suggested, what was found, and whether a second person has looked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.statements.claims.authorities import Answered, AnswerKind, Approached
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import NoNews
from habeas.statements.claims.custody import HeldAt, Released
from habeas.statements.decisions import Element, Finding, Reviewed, Standard
from habeas.statements.judgement import Verdict
from habeas.statements.mention import party
from habeas.statements.sealed import without_sealed
from habeas.watch.findings import ElementView, FindingState, elements, pressing_findings
from habeas.watch.item import Kind
from tests.cast import ANNA, BOHDAN, VERA, Notebook
from tests.watch.authorities.book import DAY, about, opened

MOTHER = ("Olha", "s1")
PETRO = party("Petro")


def of(book: Notebook, element: Element = Element.DEPRIVATION) -> ElementView:
    return next(one for one in elements(about(book), "Petro", DAY) if one.element is element)


def held() -> Notebook:
    book = opened()
    book.tell("x", "s1", HeldAt(who=PETRO), chain=MOTHER)
    return book


def found(
    book: Notebook, by: str = ANNA, *, is_met: bool = True, on: str = "Petro", basis: tuple[str, ...] = ("x",)
) -> str:
    return book.decide(
        Finding, on, by=by, element=Element.DEPRIVATION, is_met=is_met, standard=Standard.GROUNDS, basis=basis
    )


def test_nothing_that_is_said_makes_an_element_met() -> None:
    book = held()
    for number in range(20):
        book.tell(f"more {number}", "s1", HeldAt(who=PETRO), chain=("Taras",))
    assert [one.state for one in elements(about(book), "Petro", DAY)] == [FindingState.NOT_DECIDED] * 3
    assert len(of(book).suggested) == 21


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (HeldAt(who=PETRO), {Element.DEPRIVATION}),
        (HeldAt(who=PETRO, by=party("the guard")), {Element.DEPRIVATION, Element.STATE}),
        (NoNews(of=PETRO), {Element.CONCEALMENT}),
        (Released(who=PETRO), set()),
        (Answered(by=party("the base"), about=PETRO, kind=AnswerKind.DENIES), set()),
    ],
)
def test_what_is_put_before_a_person(claim: Claim, expected: set[Element]) -> None:
    book = opened()
    book.tell("x", "s1", claim, chain=MOTHER)
    assert {one.element for one in elements(about(book), "Petro", DAY) if one.suggested} == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (AnswerKind.DENIES, {Element.CONCEALMENT}),
        (AnswerKind.REFUSES, {Element.CONCEALMENT}),
        (AnswerKind.ACKNOWLEDGES, {Element.STATE}),
        (AnswerKind.EXPLAINS_OTHERWISE, {Element.STATE, Element.CONCEALMENT}),
        (None, {Element.CONCEALMENT}),
    ],
)
def test_what_came_back_from_an_authority(kind: AnswerKind | None, expected: set[Element]) -> None:
    book = opened()
    book.tell("asked", "s1", Approached(by=party("Olha"), to=party("the base"), about=PETRO), chain=MOTHER)
    if kind:
        book.tell("x", "s1", Answered(by=party("the base"), to=party("Olha"), kind=kind), chain=MOTHER)
    views = elements(about(book), "Petro", DAY)
    assert {one.element for one in views if one.suggested} == expected
    reasons = ("x", "asked") if kind else ("asked",)
    assert {one.suggested for one in views if one.suggested} == {(reasons,)}


def test_a_finding_waits_for_somebody_else() -> None:
    book = held()
    finding = found(book)
    assert of(book).state is FindingState.FOUND
    book.decide(Reviewed, finding, by=ANNA, agrees=True)
    assert of(book).state is FindingState.FOUND, "nobody is their own second person"
    review = book.decide(Reviewed, finding, by=BOHDAN, agrees=True)
    assert of(book).state is FindingState.REVIEWED
    assert of(book).found[0].agree == (review,)
    book.decide(Reviewed, finding, by=VERA, agrees=False)
    assert of(book).state is FindingState.DISAGREE
    assert of(book, Element.STATE).state is FindingState.NOT_DECIDED


def test_two_people_who_found_the_opposite_disagree() -> None:
    book = held()
    found(book)
    found(book, BOHDAN, is_met=False)
    assert of(book).state is FindingState.DISAGREE


def test_a_finding_loses_what_it_rests_on_and_gets_it_back() -> None:
    book = held()
    finding = found(book)
    book.decide(Reviewed, finding, by=BOHDAN, agrees=True)
    undone = book.undo("t:x")
    assert of(book).state is FindingState.UNSUPPORTED
    assert of(book).found[0].gone == ("x",)
    book.undo(undone)
    assert of(book).state is FindingState.REVIEWED


def test_a_finding_on_any_mention_of_a_person_is_on_the_person() -> None:
    book = held()
    found(book, on="Petro@2")
    assert of(book).state is FindingState.NOT_DECIDED
    book.judge("Petro", "Petro@2", Verdict.SAME)
    assert of(book).state is FindingState.FOUND


def test_what_could_be_used_against_somebody_is_left_out_and_who_decided_is_not_forgotten() -> None:
    book = held()
    book.decide(Reviewed, found(book), by=BOHDAN, agrees=True)
    open_part = About(without_sealed(book.known()))
    assert elements(open_part, "Petro", DAY)[0].state is FindingState.REVIEWED


def test_what_needs_a_second_look_is_one_item_for_each_element() -> None:
    book = held()
    finding = found(book)
    (item,) = pressing_findings(about(book), (), DAY)
    assert (item.kind, item.on, item.people, item.code) == (
        Kind.FINDING_UNREVIEWED,
        finding,
        ("Petro",),
        "deprivation",
    )
    assert item.because == (finding, "x")
    book.decide(Reviewed, finding, by=BOHDAN, agrees=True)
    assert list(pressing_findings(about(book), (), DAY)) == []
    found(book, VERA, is_met=False)
    (item,) = pressing_findings(about(book), (), DAY)
    assert item.kind is Kind.FINDING_DISPUTED
    book.undo("t:x")
    (item,) = pressing_findings(about(book), (), DAY)
    assert item.kind is Kind.FINDING_UNSUPPORTED


@given(st.lists(st.tuples(st.sampled_from((ANNA, BOHDAN, VERA)), st.booleans()), max_size=5))
def test_reviewed_is_only_what_somebody_else_agrees_with_and_nobody_does_not(
    reviews: list[tuple[str, bool]],
) -> None:
    book = held()
    finding = found(book)
    for by, agrees in reviews:
        book.decide(Reviewed, finding, by=by, agrees=agrees)
    others = [agrees for by, agrees in reviews if by != ANNA]
    state = FindingState.REVIEWED if others and all(others) else FindingState.FOUND
    assert of(book).state is (state if all(others) else FindingState.DISAGREE)
