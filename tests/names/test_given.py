"""Given names: many to many, two languages, cases, familiar endings."""

import pytest

from habeas.names.given import Given, How, sex_of, table
from habeas.names.words import word


def names(written: str) -> set[str]:
    found = word(written).given
    return {table().title(number) for number in found.all} if found else set()


def read(written: str) -> Given:
    found = word(written).given
    assert found is not None, written
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Николай", "Микола"), ("Дмитро", "Dmitry"), ("Olena", "Елена"), ("Аляксандр", "Alexander"), ("Ганна", "Anna"),
        ("Пётр", "Petro"), ("Георгий", "Giorgi"), ("Магомед", "Muhammad"), ("Serhii", "Сергей"), ("Natacha", "Наташа"),
    ],
)  # fmt: skip
def test_forms_of_one_name(a: str, b: str) -> None:
    assert names(a) & names(b)


def test_a_short_form_stands_for_all_its_names() -> None:
    assert {"Вячеслав", "Станислав", "Ярослав"} <= names("Слава")
    assert sex_of(read("Саша")) is None
    assert sex_of(read("Маша")) == "f"


@pytest.mark.parametrize(
    ("written", "title"),
    [("Сашенька", "Александр"), ("Ванечка", "Иван"), ("Сергійко", "Сергей"), ("Димончик", "Дмитрий")],
)
def test_a_familiar_ending_is_taken_off(written: str, title: str) -> None:
    assert title in names(written)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Сергея", "Сергей"),
        ("Павлу", "Павел"),
        ("Льва", "Лев"),
        ("Олену", "Елена"),
        ("Андрієві", "Андрей"),
        ("Настей", "Анастасия"),
    ],
)
def test_a_declined_name_is_brought_back(written: str, title: str) -> None:
    assert title in names(written)
    assert read(written).how is How.CASE


def test_what_can_be_two_names_in_a_case_stays_both() -> None:
    assert names("Валентине") == {"Валентин", "Валентина"}


def test_names_that_sound_close_stay_apart() -> None:
    assert not names("Виктория") & names("Виктор")
    assert not names("Яна") & names("Анна")
    assert not names("Mario") & names("Maria")


def test_a_surname_is_no_given_name() -> None:
    assert not names("Шевченко")
    assert not names("Kravchuk")


def test_the_table_has_no_name_twice_in_one_sex() -> None:
    seen: dict[tuple[str, str], int] = {}
    titles = zip(table().sexes, table().titles, strict=True)
    for number, key in enumerate(titles):
        if not key[1].isascii():
            assert key not in seen, key
        seen[key] = number
    assert set(table().sexes) == {"m", "f"}
    assert len(seen) > 500
