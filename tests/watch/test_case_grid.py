"""The case grid: each rule of a cell once, and that every cell stands for one item of one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.statements.chain import Link
from habeas.statements.claims.authorities import Answered, AnswerKind, Approached, AskedItem
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.bodies import Involved, Part, Site
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved, Released
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.harm import Died, IllTreated
from habeas.statements.claims.identity import Aged
from habeas.statements.mention import Party, party
from habeas.statements.telling import Polarity, Stage
from habeas.watch.case_grid import CellState, case_grid, rules
from tests.cast import Notebook
from tests.watch.authorities.book import DAY, about, by_code, opened

PETRO = party("Petro")
MOTHER = ("Olha", "s1")
HELD = HeldAt(who=PETRO, place=party("Karsk"))


def grid(book: Notebook) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Every cell but those in which there is nothing."""
    cells = by_code(case_grid(about(book), "Petro", DAY))
    nothing = (CellState.NOT_ASKED, CellState.NOT_SAID)
    return {
        code: found
        for code, cell in cells.items()
        if (found := [(part.state.value, part.because) for part in cell.parts if part.state not in nothing])
    }


def test_every_item_of_both_articles_has_its_cell_once_and_in_order() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == [f"17_3_{letter}" for letter in "abcdefgh"] + [f"18_1_{letter}" for letter in "abcdefg"]
    for rule in rules()[8:]:
        assert [item.value for item in rule.items] == [rule.code]
    assert {item for rule in rules() for item in rule.items} == set(AskedItem)


def test_of_whom_nothing_is_said_nothing_is_in_the_grid() -> None:
    states = {code: cell.state for code, cell in by_code(case_grid(about(opened()), "Petro", DAY)).items()}
    assert states.pop("17_3_a") is CellState.NOT_SAID
    assert set(states.values()) == {CellState.NOT_ASKED}


@pytest.mark.parametrize(
    ("claim", "cells"),
    [
        (Aged(person=PETRO, years=21), {"17_3_a"}),
        (Detained(who=PETRO), {"17_3_b", "18_1_b"}),
        (HELD, {"17_3_e", "18_1_d"}),
        (HeldAt(who=PETRO, by=party("the guard")), {"17_3_d", "18_1_c"}),
        (HeldAt(who=PETRO), set()),
        (
            Moved(who=PETRO, to=party("Karsk"), control=Control.ESCORTED),
            {"17_3_e", "17_3_h", "18_1_b", "18_1_d"},
        ),
        (Moved(who=PETRO, to=party("Karsk"), control=Control.OWN_WILL), set()),
        (IllTreated(who=PETRO), {"17_3_f", "18_1_f"}),
        (Died(who=PETRO), {"17_3_g", "18_1_g"}),
        (Released(who=PETRO), {"17_3_h", "18_1_e"}),
    ],
)
def test_which_claims_speak_for_which_cell(claim: Claim, cells: set[str]) -> None:
    book = opened()
    book.tell("x", "s1", claim, chain=MOTHER)
    assert grid(book) == {code: [("known", ("x",))] for code in cells}


@pytest.mark.parametrize(
    ("chain", "polarity", "stage", "state"),
    [
        (("Olha", "s1"), Polarity.ASSERTS, None, "known"),
        (("the base", "Olha"), Polarity.ASSERTS, None, "claimed"),
        ((None, "s1"), Polarity.ASSERTS, None, "unnamed"),
        ((), Polarity.ASSERTS, None, "unnamed"),
        (("the base",), Polarity.DENIES, None, "denied"),
        (("Olha",), Polarity.DENIES, None, "denied"),
        (("Olha",), Polarity.DOES_NOT_KNOW, None, None),
        (("Olha",), Polarity.ASSERTS, Stage.INTENDED, None),
    ],
)
def test_who_says_it_makes_the_difference(
    chain: tuple[str | None, ...], polarity: Polarity, stage: Stage | None, state: str | None
) -> None:
    book = opened()
    book.tell("asked", "s1", Approached(by=party("Olha"), to=party("the base"), about=PETRO), chain=MOTHER)
    book.tell("x", "s1", HELD, chain=chain, polarity=polarity, stage=stage)
    assert grid(book).get("18_1_d") == ([(state, ("x",))] if state else None)


@pytest.mark.parametrize(("other", "state"), [("the guard", "claimed"), ("Olha", "known")])
def test_where_it_is_open_who_said_it_all_of_them_must_be_authorities(other: str, state: str) -> None:
    book = opened()
    asked = Approached(by=party("Olha"), to=party("the base", "the guard"), about=PETRO)
    book.tell("asked", "s1", asked, chain=MOTHER)
    either = Link(who=Party(one_of=("the base", other)))
    book.tell("x", "s1", HELD, chain=(either,))
    assert grid(book)["18_1_d"] == [(state, ("x",))]


def test_whoever_is_said_to_hold_them_speaks_as_an_authority() -> None:
    book = opened()
    book.tell("x", "s1", HeldAt(who=PETRO, by=party("the guard")), chain=MOTHER)
    book.tell("y", "s1", HELD, chain=("the guard", "Olha"))
    assert grid(book)["18_1_d"] == [("claimed", ("y",))]


@pytest.mark.parametrize(
    ("answer", "cells"),
    [
        (None, {"18_1_d": [("no_answer", ("asked",))]}),
        (
            Answered(by=party("the base"), to=party("Olha"), kind=AnswerKind.REFUSES),
            {"18_1_d": [("refused", ("asked", "x"))]},
        ),
        (
            Answered(by=party("the base"), to=party("Olha"), kind=AnswerKind.DENIES),
            {"18_1_d": [("denied", ("asked", "x"))]},
        ),
        (
            Answered(
                by=party("the base"),
                to=party("Olha"),
                kind=AnswerKind.EXPLAINS_OTHERWISE,
                inner=Inner(says=Released(who=PETRO)),
            ),
            {"18_1_d": [("claimed", ("asked", "x"))], "18_1_e": [("claimed", ("asked", "x"))]},
        ),
    ],
)
def test_what_was_asked_and_what_came_back(answer: Answered | None, cells: dict[str, object]) -> None:
    book = opened()
    asked = Approached(by=party("Olha"), to=party("the base"), about=PETRO, items=(AskedItem.WHEREABOUTS,))
    book.tell("asked", "s1", asked, chain=MOTHER)
    if answer:
        book.tell("x", "s1", answer, chain=MOTHER)
    found = {code: said for code, said in grid(book).items() if code.startswith("18")}
    assert found == cells
    states = by_code(case_grid(about(book), "Petro", DAY))
    assert CellState.NOT_ASKED not in [part.state for part in states["18_1_d"].parts]
    assert CellState.NOT_ASKED in [part.state for part in states["18_1_f"].parts]


def test_who_denies_all_denies_that_they_are_held_and_where() -> None:
    book = opened()
    book.tell("asked", "s1", Approached(by=party("Olha"), to=party("the base"), about=PETRO), chain=MOTHER)
    denied = Answered(by=party("the base"), to=party("Olha"), kind=AnswerKind.DENIES)
    book.tell("x", "s1", denied, chain=MOTHER)
    assert grid(book) == {
        code: [("denied", ("asked", "x"))] for code in ("17_3_b", "17_3_e", "18_1_b", "18_1_d")
    }


def test_who_runs_the_place_and_who_ordered_it_is_found_by_the_place() -> None:
    book = opened()
    book.tell("x", "s1", HELD, chain=MOTHER)
    book.tell("site", "s1", Site(place=party("Karsk"), operator=party("the guard")), chain=MOTHER)
    ordered = Involved(who=party("the base"), in_=party("Karsk"), part=Part.ORDERED)
    book.tell("ordered", "s1", ordered, chain=MOTHER)
    book.tell("far", "s1", Site(place=party("Lissa"), operator=party("the base")), chain=MOTHER)
    found = grid(book)
    assert found["18_1_a"] == found["17_3_c"] == [("known", ("ordered", "x"))]
    assert found["18_1_c"] == found["17_3_d"] == [("known", ("site", "x"))]


def test_what_is_said_of_their_group_counts_with_the_reason() -> None:
    book = opened()
    book.tell("one of", "s1", BelongsTo(person=PETRO, group=party("the sailors")), chain=MOTHER)
    book.tell("x", "s1", HeldAt(who=party("the sailors"), place=party("Karsk")), chain=MOTHER)
    assert grid(book)["18_1_d"] == [("known", ("x", "one of"))]


TOLD: tuple[tuple[Claim, tuple[str, ...]], ...] = (
    (HELD, MOTHER),
    (Approached(by=party("Olha"), to=party("the base"), about=PETRO, items=(AskedItem.WHEREABOUTS,)), MOTHER),
    (Answered(by=party("the base"), to=party("Olha"), kind=AnswerKind.REFUSES), MOTHER),
    (HeldAt(who=party("the sailors"), place=party("Lissa")), ("the base",)),
    (BelongsTo(person=PETRO, group=party("the sailors")), ("Taras",)),
    (Site(place=party("Karsk"), operator=party("the guard")), ("Taras",)),
)


def told(order: list[int]) -> Notebook:
    book = opened()
    for number in order:
        book.tell(f"t{number}", "s1", TOLD[number][0], chain=TOLD[number][1])
    return book


@given(st.permutations(range(len(TOLD))))
def test_the_order_in_which_it_came_changes_no_cell(order: list[int]) -> None:
    def said(book: Notebook) -> dict[str, list[tuple[str, set[str]]]]:
        return {
            code: [(state, set(because)) for state, because in parts] for code, parts in grid(book).items()
        }

    assert said(told(order)) == said(told(list(range(len(TOLD)))))


@given(st.lists(st.sampled_from(range(len(TOLD))), unique=True), st.integers(0, len(TOLD)))
def test_what_is_known_only_grows_with_what_was_told(order: list[int], until: int) -> None:
    """Who says it may turn out to be an authority, and a question may be answered; no statement falls out."""
    before = {
        (code, id_) for code, parts in grid(told(order[:until])).items() for _, ids in parts for id_ in ids
    }
    after = {(code, id_) for code, parts in grid(told(order)).items() for _, ids in parts for id_ in ids}
    assert before <= after
