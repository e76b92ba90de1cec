"""The translations are in step with the texts in the code, and count as Russian and Ukrainian do."""

import pytest
from docs import words

from habeas import language


@pytest.fixture(scope="module")
def found() -> list[words.Text]:
    return words.texts()


@pytest.mark.parametrize("code", words.LANGUAGES)
def test_the_catalogue_holds_what_the_code_says(code: str, found: list[words.Text]) -> None:
    assert words.amiss(code, found) == []


@pytest.mark.parametrize("code", words.LANGUAGES)
def test_every_text_is_translated(code: str, found: list[words.Text]) -> None:
    assert words.untranslated(code, found) == []


def test_every_language_but_english_has_a_catalogue() -> None:
    assert set(words.LANGUAGES) == set(language.LANGUAGES) - {language.ENGLISH}


@pytest.mark.parametrize(("code", "forms"), [
    ("ru", {1: "человек", 2: "человека", 5: "человек", 11: "человек", 21: "человек", 22: "человека", 112: "человек"}),
    ("uk", {1: "людина", 2: "людини", 5: "людей", 11: "людей", 21: "людина", 22: "людини", 112: "людей"}),
])  # fmt: skip
def test_numbers_have_three_forms(code: str, forms: dict[int, str]) -> None:
    with language.speaking(code):
        for number, word in forms.items():
            said = language.ngettext("{number} person", "{number} people", number).format(number=number)
            assert said == f"{number} {word}"


def test_gaps_and_marks_must_be_those_of_the_english() -> None:
    assert words._fits(("{a} of %(b)s",), "%(b)s, {a}")
    assert not words._fits(("{a} of %(b)s",), "{a}")
    assert not words._fits(("{a}",), "{a} {b}")
    assert words._fits(("one source", "{number} sources"), "{number} источника")
    assert not words._fits(("plain",), "<b>plain</b>")
    assert not words._fits(("plain",), 'so "plain"')
