"""A partner's list of 120: eighty-three people, thirty-seven of whom stand there a second time: thirty in the other
script, seven by a short form, in another case, or misspelt."""

from tests.intake.books import xlsx

FAMILIES = ("Мура", "Каляш", "Бойко", "Кравець", "Сорин", "Тихий", "Вовк", "Зима", "Рута", "Дим")
GIVEN = ("Петро", "Данило", "Ігор", "Олег", "Роман", "Тарас", "Юрій", "Максим", "Іван")
LATIN = ("Mura", "Kaliash", "Boyko", "Kravets", "Soryn", "Tykhyi", "Vovk", "Zyma", "Ruta", "Dym")
LATIN_GIVEN = ("Petro", "Danylo", "Ihor")
OTHERWISE = {
    "Мура Рома": "Мура Роман",
    "Kaliash Yura": "Каляш Юрій",
    "Бойко Макс": "Бойко Максим",
    "Вовка Юрія": "Вовк Юрій",
    "Сорина Тараса": "Сорин Тарас",
    "Тихий Маским": "Тихий Максим",
    "Вовк Роамн": "Вовк Роман",
}
"""Seven who stand there once more, spelt otherwise than by the rules of another script."""
PEOPLE = tuple(f"{family} {given}" for family in FAMILIES for given in GIVEN)[:80] + (
    "Дим Петро",
    "Дим Данило",
    "Дим Ігор",
)
AGAIN = tuple(f"{family} {given}" for family in LATIN for given in LATIN_GIVEN) + tuple(OTHERWISE)


def a_list() -> bytes:
    """83 people, 37 of whom stand there a second time; 30 of these are found by names that sound exactly alike."""
    return xlsx(
        [
            ["ПІБ", "Місце утримання", "Телефон"],
            *([name, "Карськ", "050 123 45 67"] for name in PEOPLE + AGAIN),
        ]
    )


def matches() -> set[frozenset[str]]:
    """The 37 pairs of names that are one person each."""
    exact = {
        frozenset((f"{one} {first}", f"{other} {second}"))
        for one, other in zip(FAMILIES, LATIN, strict=True)
        for first, second in zip(GIVEN, LATIN_GIVEN, strict=False)
    }
    return exact | {frozenset(pair) for pair in OTHERWISE.items()}
