"""Surnames: the stem without gender in any script, the sex it gives away, and its cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names import surnames
from habeas.names.scripts import Script
from habeas.names.words import word


def stem(written: str) -> str:
    return surnames.stem(word(written).sound)


@pytest.mark.parametrize(
    "forms",
    [
        "Иванов Иванова Ivanov Ivanova Іванова",
        "Высоцкий Высоцкая Висоцька Vysotskyi Wysocki Wysocka Vysotskaya",
        "Ковалёв Ковальов Ковалёва Kovaleva",
        "Толстой Толстая",
        "Ильин Ільїна Ilyina",
        "Олейник Олійник Oliinyk",
    ],
)
def test_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_surnames_have_other_stems() -> None:
    apart = "Иванов Иваненко Иванченко Иванчук Волков Волчков Бондарь Бондаренко".split()  # noqa: SIM905
    assert len({stem(form) for form in apart}) == len(apart)


@pytest.mark.parametrize(
    ("written", "sex"), [("Иванова", "f"), ("Wysocki", "m"), ("Шевченко", None), ("Жук", None)]
)
def test_the_ending_gives_the_sex_away_or_not(written: str, sex: str | None) -> None:
    assert surnames.sex_of(word(written).sound) == sex


@pytest.mark.parametrize(
    ("declined", "base"),
    [("шевченка", "Шевченко"), ("петровым", "Петров"), ("мельнику", "Мельник"), ("швца", "Швец"), ("білого", "Білий"),
     ("высоцкой", "Высоцкая"), ("ивановой", "Иванова"), ("сороки", "Сорока"), ("коваля", "Коваль")],
)  # fmt: skip
def test_a_case_leads_back_to_the_stem(declined: str, base: str) -> None:
    assert stem(base) in surnames.declined_stems(declined)


def test_г_and_х_are_told_apart_where_the_letters_do() -> None:
    assert surnames.velars_differ("ганин", "ханин")
    assert surnames.velars_differ("ганин", "khanin")
    assert not surnames.velars_differ("ганин", "hanin")
    assert word("ганин").script is Script.CYRILLIC


def test_many_surnames_are_cases_of_what_each_is() -> None:
    words = ["шевченку", "высоцкого", "иванова", "жук", "немца", "smith"]
    assert surnames.all_declined_stems(words) == [surnames.declined_stems(word) for word in words]


@given(st.lists(st.text(alphabet="aceiknopdqsvw", max_size=8), max_size=6))
def test_many_surnames_have_the_stems_that_each_has(sounds: list[str]) -> None:
    assert surnames.stems(sounds) == [surnames.stem(one) for one in sounds]
