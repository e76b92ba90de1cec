"""A partner's list of 120: ninety people, thirty of whom stand there a second time in the other script."""

from tests.intake.books import xlsx

FAMILIES = ("Мура", "Каляш", "Бойко", "Кравець", "Сорин", "Тихий", "Вовк", "Зима", "Рута", "Дим")
GIVEN = ("Петро", "Данило", "Ігор", "Олег", "Роман", "Тарас", "Юрій", "Максим", "Іван")
LATIN = ("Mura", "Kaliash", "Boyko", "Kravets", "Soryn", "Tykhyi", "Vovk", "Zyma", "Ruta", "Dym")
LATIN_GIVEN = ("Petro", "Danylo", "Ihor")


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
