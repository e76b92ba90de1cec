"""What columns are, from headers in three languages and from cells; dates and statuses as lists write them."""

import pytest

from habeas.intake.tables.columns import Column, guess, is_contact
from habeas.intake.tables.dates import read_date
from habeas.intake.tables.status import Said, said_in
from habeas.intake.tables.table import Sheet
from habeas.intake.tables.text import lines, text_of


def guessed(*rows: str) -> str:
    return " ".join(guess([tuple(row.split("|")) for row in rows]).columns)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (
            (
                "№|ФИО|Дата рождения|Звание|В/ч|Телефон родственника|Место содержания",
                "1|Мура Петр|1990|а|б|1|в",
            ),
            "their_id name born rank unit contact place",
        ),
        (
            ("№ п/п|Прізвище|Ім'я|По батькові|Вік|Позивний|Дата полону|Мати", "1|Мура|Петро|І|34|Жук|2022|О"),
            "their_id family given patronymic age called taken relative",
        ),
        (
            ("Surname|Name|DOB|Unit|Status|Where held|Home town|Comment", "M|P|1990|7|held|Karsk|Lissa|x"),
            "family given born unit status place home note",
        ),
        (("Name|Place of capture", "Petro Mura|Lissa"), "name note"),
        (
            ("Petro Mura|34|12.03.1990|+38 050 123 45 67", "Danylo Kaliash|20|12.03.1992|x"),
            "name age born contact",
        ),
        (("Name|Remarks", "Petro|050 123 45 67", "Danylo|050 123 45 68"), "name contact"),
        (("1|Petro Mura", "2|Danylo Kaliash", "3|Ihor Boyko"), "their_id name"),
    ],
)
def test_columns(rows: tuple[str, ...], columns: str) -> None:
    assert guessed(*rows) == columns


def test_the_header_may_stand_further_down_or_be_missing() -> None:
    assert guess([("List of names",), (), ("Name", "Age"), ("Petro", "3")]).header == 2
    assert guess([("Petro Mura", "34")]).header is None
    assert guess([("Name",), ("Petro",)]).header == 0
    assert guess([]).columns == ()


@pytest.mark.parametrize(
    "text", ["+380 50 123-45-67", "0501234567", "olha@mail.example", "@olha_m", "t.me/olha"]
)
def test_contacts(text: str) -> None:
    assert is_contact(text)


@pytest.mark.parametrize(
    "text", ["Petro Mura", "01.02.1990", "12.03.2022 14:30", "в/ч 12345", "34", "1990 г.р."]
)
def test_no_contacts(text: str) -> None:
    assert not is_contact(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-07-21", "2022-07-21"), ("21.07.2022", "2022-07-21"), ("21.07.22", "2022-07-21"),
        ("13/4/2022", "2022-04-13"), ("4/13/2022", "2022-04-13"), ("3/4/2022", "[2022-03-04,2022-04-03]"),
        ("5 июля 2022", "2022-07-05"), ("5 липня 2022 р.", "2022-07-05"), ("July 5, 2022", "2022-07-05"),
        ("липень 2022", "2022-07"), ("05.2022", "2022-05"), ("1990 г.р.", "1990"), ("около 1985", "1985~"),
        ("01.02.99", "1999-02-01"), ("32.01.2022", None), ("34", None), ("весной", None), ("2022?", None),
    ],
)  # fmt: skip
def test_dates(text: str, edtf: str | None) -> None:
    read = read_date(text, 2031)
    assert (read.edtf if read else None) == edtf
    if read:
        assert read.is_open == edtf.startswith("[") if edtf else True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("в плену", Said.HELD), ("Held in Karsk", Said.HELD), ("перебуває в полоні", Said.HELD),
        ("зник безвісти", Said.MISSING), ("пропал без вести", Said.MISSING), ("Обміняний", Said.RELEASED),
        ("погиб", Said.DIED), ("отказник", Said.REFUSED), ("не в плену", None), ("возможно погиб", None),
        ("released?", None), ("был в плену, обмен", None), ("unknown", None),
    ],
)  # fmt: skip
def test_statuses(text: str, said: Said | None) -> None:
    assert said_in(text) is said


def test_the_text_of_a_list_has_a_line_a_row_and_no_contacts() -> None:
    sheet = Sheet(
        name="", rows=(("Phones",), ("Name", "Tel"), ("Petro", "050"), (), ("", "051"), ("Ihor", "", "x"))
    )
    made = list(lines(sheet, (Column.NAME, Column.CONTACT, Column.NOTE), 1))
    text = text_of(made)
    assert text == "Phones\nName\tTel\nPetro\n\n\nIhor\t\tx"
    for line in made:
        assert text[line.start : line.start + len(line.text)] == line.text
        for place, cell in enumerate(line.cells):
            assert text[line.start_of(place) :].startswith(cell)
