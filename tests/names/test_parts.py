"""Which word is what: order is a hint, words decide."""

import pytest

from habeas.names import Name, parse


def parts(name: Name) -> tuple[str, str, str]:
    return (
        " ".join(one.written for one in name.family),
        " ".join(one.written for one in name.given),
        name.patronymic.written if name.patronymic else "",
    )


@pytest.mark.parametrize(
    ("text", "family", "given", "patronymic"),
    [
        ("Волошин Артём Петрович", "Волошин", "Артём", "Петрович"),
        ("Артём Петрович Волошин", "Волошин", "Артём", "Петрович"),
        ("Artem Voloshyn", "Voloshyn", "Artem", ""),
        ("VOLOSHYN Artem", "VOLOSHYN", "Artem", ""),
        ("Voloshyn, Artem", "Voloshyn", "Artem", ""),
        ("Давидович Роман", "Давидович", "Роман", ""),
        ("Давидович Роман Ильич", "Давидович", "Роман", "Ильич"),
        ("Иван Петрович", "", "Иван", "Петрович"),
        ("Andreev Dmitry", "Andreev", "Dmitry", ""),
        ("Kostyantyn Bilyy", "Bilyy", "Kostyantyn", ""),
        ("Исмаилов Рашид Гейдар оглы", "Исмаилов", "Рашид", "Гейдар"),
        ("Хасан бин Рашид аль-Мансур", "Мансур", "Хасан", "Рашид"),
        ("Валентина Ким", "Ким", "Валентина", ""),
        ("рядовой Жук Пётр", "Жук", "Пётр", ""),
        ("Pieter van Dijken", "Dijken", "Pieter", ""),
        ("Hassan bin Rashid", "Rashid", "Hassan", ""),
        ("Руслана Анатольевича Павленко", "Павленко", "Руслана", "Анатольевича"),
    ],
)
def test_roles(text: str, family: str, given: str, patronymic: str) -> None:
    assert parts(parse(text)) == (family, given, patronymic)


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Іванов І.П.", "ІП"),
        ("И. П. Иванов", "ИП"),
        ("Анна К.", "К"),
        ("Yu.V. Sokolov", "YuV"),
        ("Костенко Г.Р.", "ГР"),
    ],
)
def test_initials(text: str, initials: str) -> None:
    assert "".join(parse(text).initials) == initials


def test_a_call_sign_is_no_part_of_the_name() -> None:
    quoted = parse("Артём «Гном» Волошин")
    assert quoted.call_sign == "Гном"
    assert parts(quoted) == ("Волошин", "Артём", "")
    assert parse("Волошин позывной Гном").call_sign == "Гном"
    assert parse("«Гном»").call_sign == "Гном"


def test_sex_and_case_follow_from_the_words() -> None:
    assert parse("Саша Иванова").sex == "f"
    assert parse("Іванов").sex is None
    assert parse("Валентина Ким").sex == "f"
    declined = parse("Руслана Анатольевича Павленко")
    assert (declined.sex, declined.oblique) == ("m", True)


def test_the_other_reading_is_kept_where_only_order_tells() -> None:
    (other,) = parse("Chen Wei").also
    assert parts(other) == ("Chen", "Wei", "")
    assert parts(parse("Chen Wei")) == ("Wei", "Chen", "")
