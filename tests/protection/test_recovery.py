"""The recovery sheet: nine words that survive being read out, and slips in copying that are found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.protection.recovery import WORDS, NotASheet, found, new_words, typed


def test_words_come_back_however_they_are_typed() -> None:
    words = new_words()
    assert len(words) == WORDS
    assert all(re.fullmatch(r"[a-z]{5}", word) for word in words)
    for text in (
        " ".join(words),
        "-".join(words).upper(),
        "\n".join(f"{n}. {w}" for n, w in enumerate(words, 1)),
    ):
        assert typed(text) == "-".join(words)


def test_two_sheets_are_never_alike() -> None:
    assert len({new_words() for _ in range(50)}) == 50


def test_a_whole_sheet_is_read_with_all_that_stands_around_the_words() -> None:
    words = new_words()
    numbered = "\n".join(f"    {n}  {w}" for n, w in enumerate(words, 1))
    sheet = f"habeas recovery sheet\n\nUser      babab\n\n{numbered}\n\nKeep this apart from the laptop.\n"
    assert found(sheet) == "-".join(words)
    assert found(" ".join(words)) == "-".join(words)


@given(st.integers(0, WORDS - 1), st.integers(0, 4), st.sampled_from("bdfghjklmnprstvzaiou"))
def test_a_slip_in_any_letter_is_found(word: int, at: int, letter: str) -> None:
    words = list(new_words())
    was = words[word]
    words[word] = was[:at] + letter + was[at + 1 :]
    if words[word] != was:
        with pytest.raises(NotASheet, match=r"word \d|as printed"):
            typed(" ".join(words))


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "has 9 words; these are 0"), ("one two", "these are 2"), ("hello " * 9, "word 1, “hello”")],
)
def test_what_is_no_sheet_is_said_so(text: str, said: str) -> None:
    with pytest.raises(NotASheet, match=said):
        typed(text)
