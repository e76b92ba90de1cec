"""Parties: all of their members, or one of them that nobody has settled yet."""

import pytest
from hypothesis import given

from habeas.statements.mention import Party, party
from tests.statements import strategies as some


def test_together() -> None:
    assert party("families", "organisations").members == ("families", "organisations")


def test_one_of_keeps_the_question_open() -> None:
    open_question = Party(one_of=("mother", "son"))
    assert open_question.members == ("mother", "son")
    assert open_question.all == ()


@pytest.mark.parametrize("members", [{}, {"all": ("a",), "one_of": ("b", "c")}])
def test_a_party_is_either_all_or_one_of_and_never_empty(members: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match="either all"):
        Party(**members)


def test_one_of_a_single_member_is_refused() -> None:
    with pytest.raises(ValueError, match="no open question"):
        Party(one_of=("mother",))


@given(some.party())
def test_a_party_always_has_members(who: Party) -> None:
    assert who.members
