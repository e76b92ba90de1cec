"""Letters: look-alikes put right, one code form, nothing else touched."""

import pytest

from habeas.names.scripts import Language, Script, could_be_cyrillic, language_of, put_right, script_of, tidy


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Кoвaль", "Коваль"),
        ("Poмaн", "Роман"),
        ("Петр0в", "Петров"),
        ("Іванeнко", "Іваненко"),
        ("Petrоv", "Petrov"),
        ("Petrov", "Petrov"),
        ("Петров", "Петров"),
        ("О'Коннор", "О'Коннор"),
    ],
)
def test_a_mixed_word_is_put_into_the_script_that_is_meant(written: str, right: str) -> None:
    assert put_right(written) == right


def test_a_latin_word_of_look_alikes_is_left_to_its_neighbours() -> None:
    assert put_right("Bepa") == "Bepa"
    assert could_be_cyrillic("Bepa")
    assert not could_be_cyrillic("Vera")


def test_tidy_makes_marks_plain_and_keeps_й_and_ї() -> None:
    assert tidy("  В’ячеслав\u00a0 Коза\u0301к ") == "В'ячеслав Козак"
    assert tidy("Йосип Їжак") == "Йосип Їжак"
    assert tidy("Петренко–Жук") == "Петренко-Жук"


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("сергій", Language.UKRAINIAN),
        ("семён", Language.RUSSIAN),
        ("рыгоравіч", Language.BELARUSIAN),
        ("быкаў", Language.BELARUSIAN),
        ("роман", None),
    ],
)
def test_letters_give_the_language_away_or_do_not(word: str, language: Language | None) -> None:
    assert language_of(word) is language


def test_script_of_a_word() -> None:
    assert script_of("Жук") is Script.CYRILLIC
    assert script_of("Müller") is Script.LATIN
    assert script_of("მამუკა") is Script.OTHER
