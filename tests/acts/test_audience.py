"""Who may see a source: said by somebody who may, anew at any time, and never losing what was said before."""

from pathlib import Path

import pytest

from habeas.acts.audience import let_see
from habeas.acts.case import Case, CaseError
from habeas.acts.take_in import take_in
from habeas.statements.source import Source
from tests.cast import ANNA, BOHDAN, START, VERA
from tests.keys import new_case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "karsk")


def letter(case: Case, text: str = "Olha says that Petro is held.", **more: tuple[str, ...]) -> Source:
    return take_in(case, text.encode(), "letter.txt", obtained="by mail", by=ANNA, at=START, **more)  # type: ignore[arg-type]


def test_whoever_says_who_may_see_it_is_among_them_and_says_it_anew(case: Case) -> None:
    source = letter(case).id
    let_see(case, source, [BOHDAN], by=ANNA, at=START)
    assert case.known().audiences == {source: {ANNA, BOHDAN}}
    let_see(case, source, [VERA], by=BOHDAN, at=START)
    assert case.known().audiences == {source: {BOHDAN, VERA}}
    let_see(case, source, None, by=VERA, at=START)
    assert case.known().audiences == {}
    let_see(case, source, [], by=VERA, at=START)
    assert case.known().audiences == {source: {VERA}}


def test_saying_the_same_again_writes_nothing(case: Case) -> None:
    source = letter(case).id
    let_see(case, source, None, by=ANNA, at=START)
    let_see(case, source, [BOHDAN], by=ANNA, at=START)
    last = case.last_entry()
    let_see(case, source, [BOHDAN, ANNA], by=ANNA, at=START)
    assert case.last_entry() == last


def test_whoever_may_not_see_it_does_not_decide(case: Case) -> None:
    source = letter(case).id
    let_see(case, source, [], by=ANNA, at=START)
    with pytest.raises(CaseError, match="not for you to see"):
        let_see(case, source, [VERA], by=VERA, at=START)
    with pytest.raises(CaseError, match="not in this case"):
        let_see(case, "s_none", [VERA], by=VERA, at=START)


def test_it_can_be_said_while_taking_in_and_the_file_names_no_title_to_others(case: Case) -> None:
    source = letter(case, seen_by=(BOHDAN,))
    assert case.known().audiences == {source.id: {ANNA, BOHDAN}}
    data = case.original(source.id)
    for who, told in ((BOHDAN, True), (VERA, False)):
        with pytest.raises(CaseError) as why:
            take_in(case, data, "again.txt", obtained="by mail", by=who, at=START)
        assert ("letter.txt" in str(why.value)) is told
