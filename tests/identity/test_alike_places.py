"""Places and bodies that may be one are proposed with a reason; never unnamed ones, two numbers, or a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.alike_places import may_be_one
from habeas.identity.clusters import clusters
from habeas.identity.numbered import Numbered, agree, numbered
from habeas.identity.renamings import other_side, renamings
from habeas.statements.claims.bodies import LocatedIn, SubordinateTo
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from tests.cast import Notebook


def proposed(kind: Kind, a: str, b: str, decide: Verdict | None = None, within: bool = False) -> list[str]:
    notebook = Notebook()
    notebook.source("one")
    notebook.source("two")
    notebook.mention("a", "one", kind, name=a)
    notebook.mention("b", "two", kind, name=b)
    if decide:
        notebook.judge("a", "b", decide)
    if within:
        claim = (
            LocatedIn(place=party("a"), within=party("b"))
            if kind is Kind.PLACE
            else SubordinateTo(body=party("a"), to=party("b"))
        )
        notebook.tell("in", "one", claim)
    known = notebook.known()
    return [one.why for one in may_be_one(known, clusters(known), kind)]


@pytest.mark.parametrize(
    ("kind", "a", "b", "why"),
    [
        (Kind.PLACE, "Брянка", "Bryanka", "names that sound alike"),
        (Kind.PLACE, "Брянка", "Брянке", "one name in two cases"),
        (Kind.PLACE, "Артемівськ", "Bakhmut", "renamed so in 2016"),
        (Kind.PLACE, "ИК-6", "IK-6", "the same number, 6"),
        (Kind.BODY, "в/ч 01234", "military unit 01234", "the same number, 01234"),
        (Kind.BODY, "ФСБ", "Federal Security Service", "names of one service"),
        (Kind.BODY, "the Ravens", "the ravens", "the same name"),
    ],
)
def test_what_may_be_one_is_proposed_with_its_reason(kind: Kind, a: str, b: str, why: str) -> None:
    (found,) = proposed(kind, a, b)
    assert why in found


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        (Kind.PLACE, "a basement in Bryanka", "the basement in Bryanka"),
        (Kind.PLACE, "a cellar", "a cellar"),
        (Kind.PLACE, "Брянка", "Брянск"),
        (Kind.PLACE, "ИК-6", "ИК-7"),
        (Kind.BODY, "в/ч 12345", "в/ч 012345"),
        (Kind.BODY, "the 15th brigade", "the 15th battalion"),
        (Kind.BODY, "ФСБ", "ФСИН"),
    ],
)
def test_what_never_is_proposed(kind: Kind, a: str, b: str) -> None:
    assert proposed(kind, a, b) == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_somebody_decided_is_not_proposed_again(verdict: Verdict) -> None:
    assert proposed(Kind.PLACE, "Брянка", "Bryanka", verdict) == []


@pytest.mark.parametrize("kind", [Kind.PLACE, Kind.BODY])
def test_a_part_and_its_whole_are_two(kind: Kind) -> None:
    assert proposed(kind, "Karsk", "Карськ", within=True) == []


@given(st.text(max_size=30))
def test_a_number_is_never_changed(text: str) -> None:
    found = numbered(text)
    assert found is None or found.number in text


def test_leading_zeros_tell_two_units_apart() -> None:
    assert numbered("в/ч 01234") == Numbered("01234", "unit")
    assert not agree(Numbered("01234", "unit"), Numbered("1234", "unit"))
    assert agree(Numbered("15", "brigade"), Numbered("15", "unit"))


def test_a_renaming_is_found_from_either_side_in_any_script() -> None:
    (one,) = renamings("Bakhmut")
    assert "Артемівськ" in other_side(one, "Бахмут")
    assert "Бахмут" in other_side(one, "Artemivsk")
