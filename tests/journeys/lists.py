"""A partner's list of 120: eighty-three people, thirty-seven of whom stand there twice, thirty in the other script and
seven by a short form, in another case, or misspelt; and another of ninety and thirty, with its next version."""

from tests.intake.books import xlsx

FAMILIES = ("Мура", "Каляш", "Бойко", "Кравець", "Сорин", "Тихий", "Вовк", "Зима", "Рута", "Дим")
GIVEN = ("Петро", "Данило", "Ігор", "Олег", "Роман", "Тарас", "Юрій", "Максим", "Іван")
LATIN = ("Mura", "Kaliash", "Boyko", "Kravets", "Soryn", "Tykhyi", "Vovk", "Zyma", "Ruta", "Dym")
LATIN_GIVEN = ("Petro", "Danylo", "Ihor")
OTHERWISE = {
    "Мура Рома": "Мура Роман",
    "Kaliash Yura": "Каляш Юрій",
    "Бойко Макс": "Бойко Максим",
    "Рута Юра": "Рута Юрій",
    "Сорина Тараса": "Сорин Тарас",
    "Тихий Маским": "Тихий Максим",
    "Вовк Роамн": "Вовк Роман",
}
"""Seven who stand there once more, spelt otherwise than by the rules of another script."""
PEOPLE = (
    *[f"{family} {given}" for family in FAMILIES for given in GIVEN][:80],
    "Дим Петро",
    "Дим Данило",
    "Дим Ігор",
)
AGAIN = (*(f"{family} {given}" for family in LATIN for given in LATIN_GIVEN), *OTHERWISE)
GONE = "Каляш Тарас"
"""Who stands on the first version and on no later one."""
NUMBER = ("17", "Каляш Максим", "Гриб Левко")
"""A number, whose it was, and whose it is on the next version."""


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


def numbered(*, is_next: bool = False) -> bytes:
    """120 with the partner's own numbers, ninety people of whom thirty stand there again; on the next version one is
    gone, one number is another's now, one is held elsewhere, and one is new."""
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
