"""Distances in sound, and slips of the hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.distance import (
    BEYOND,
    FAR,
    TYPED,
    by_hand,
    distance,
    one_letter,
    one_slip,
    typed,
)

WORDS = st.text(alphabet="abdeikmnosuvw", max_size=10)


@given(WORDS, WORDS)
def test_it_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert (distance(a, b) == 0) == (a == b)


def test_what_schemes_confuse_is_near_and_other_letters_are_not() -> None:
    assert distance("belov", "bilov") < distance("kozlov", "koslov") < distance("volkov", "volnov")
    assert distance("budla", "bulda") < 1
    assert distance("ivanov", "petrenko") == FAR


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("булда", "будла", True),
        ("мельник", "мельнк", True),
        ("мельник", "мелльник", True),
        ("карпов", "карпрв", True),
        ("волошин", "волошын", True),
        ("машин", "машкин", False),
        ("іваненко", "іванченко", False),
        ("петрук", "петрик", False),
        ("гасан", "хасан", False),
        ("волошин", "волошин", False),
    ],
)
def test_one_slip_of_the_hand(a: str, b: str, slip: bool) -> None:
    assert one_slip(a, b) is slip
    assert one_slip(b, a) is slip


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("петренко", "пемренко", True),
        ("булда", "будла", True),
        ("горлов", "орлов", True),
        ("машин", "машкин", False),
    ],
)
def test_any_one_letter(a: str, b: str, same: bool) -> None:
    assert one_letter(a, b) is same
    assert one_letter(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "far", "by_typing"),
    [
        ("булда", "будла", TYPED, True),
        ("булда", "буллда", TYPED, True),
        ("булда", "булд", 1.0, False),
        ("булда", "будка", 1.7, False),
        ("булда", "убдла", 2 * TYPED, False),
        ("булда", "бзмдв", BEYOND, False),
    ],
)
def test_what_hands_do_often_is_nearer(a: str, b: str, far: float, by_typing: bool) -> None:
    assert by_hand(a, b) == by_hand(b, a) == far
    if one_letter(a, b):
        assert typed(a, b) is typed(b, a) is by_typing


@given(*[st.text(alphabet="абвклмнорт", max_size=7)] * 2)
def test_distance_for_a_hand_is_symmetric_and_says_what_typed_says(a: str, b: str) -> None:
    assert by_hand(a, b) == by_hand(b, a)
    if one_letter(a, b):
        assert typed(a, b) == (by_hand(a, b) <= TYPED)
