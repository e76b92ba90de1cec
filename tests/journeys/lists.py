"""A partner's list of 120, ninety people of whom thirty stand there again in the other script, and its next version."""

from tests.intake.books import xlsx

FAMILIES = ("Мура", "Каляш", "Бойко", "Кравець", "Сорин", "Тихий", "Вовк", "Зима", "Рута", "Дим")
GIVEN = ("Петро", "Данило", "Ігор", "Олег", "Роман", "Тарас", "Юрій", "Максим", "Іван")
LATIN = ("Mura", "Kaliash", "Boyko", "Kravets", "Soryn", "Tykhyi", "Vovk", "Zyma", "Ruta", "Dym")
LATIN_GIVEN = ("Petro", "Danylo", "Ihor")
GONE = "Каляш Тарас"
"""Who stands on the first version and on no later one."""
NUMBER = ("17", "Каляш Максим", "Гриб Левко")
"""A number, whose it was, and whose it is on the next version."""


def a_list() -> bytes:
    """90 people, 30 of whom stand there a second time in the other script."""
    people = [f"{family} {given}" for family in FAMILIES for given in GIVEN]
    again = [f"{family} {given}" for family in LATIN for given in LATIN_GIVEN]
    return xlsx(
        [
            ["ПІБ", "Місце утримання", "Телефон"],
            *([name, "Карськ", "050 123 45 67"] for name in people + again),
        ]
    )


def numbered(*, is_next: bool = False) -> bytes:
    """The same 120 with the partner's own numbers; on the next version one is gone, one number is another's now, one is
    held elsewhere, and one is new."""
    people = [f"{family} {given}" for family in FAMILIES for given in GIVEN]
    people += [f"{family} {given}" for family in LATIN for given in LATIN_GIVEN]
    rows = [[str(number), name, "Карськ"] for number, name in enumerate(people, 1)]
    if is_next:
        rows = [row for row in rows if row[1] != GONE]
        for row in rows:
            row[1] = NUMBER[2] if row[0] == NUMBER[0] else row[1]
            row[2] = "Лісса" if row[0] == "1" else row[2]
        rows.append(["121", "Чайка Богдан", "Карськ"])
    return xlsx([["№", "ПІБ", "Місце утримання"], *rows])
