"""Invented people for pairs of names: a sex, a surname, a given name and a father, in Russian and Ukrainian.

Chance is an argument; the same seed makes the same people.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

SURNAMES = Path(__file__).with_name("surnames.txt")
GIVEN = (
    *(
        "m Александр Олександр",
        "m Алексей Олексій",
        "m Анатолий Анатолій",
        "m Андрей Андрій",
        "m Антон Антон",
    ),
    *("m Артём Артем", "m Богдан Богдан", "m Борис Борис", "m Вадим Вадим", "m Валентин Валентин"),
    *(
        "m Валерий Валерій",
        "m Василий Василь",
        "m Виктор Віктор",
        "m Виталий Віталій",
        "m Владимир Володимир",
    ),
    *("m Вячеслав В'ячеслав", "m Геннадий Геннадій", "m Григорий Григорій", "m Даниил Данило"),
    *("m Денис Денис", "m Дмитрий Дмитро", "m Евгений Євген", "m Иван Іван", "m Игорь Ігор", "m Илья Ілля"),
    *("m Кирилл Кирило", "m Константин Костянтин", "m Леонид Леонід", "m Максим Максим", "m Михаил Михайло"),
    *("m Никита Микита", "m Николай Микола", "m Олег Олег", "m Павел Павло", "m Пётр Петро", "m Роман Роман"),
    *(
        "m Руслан Руслан",
        "m Сергей Сергій",
        "m Степан Степан",
        "m Тарас Тарас",
        "m Фёдор Федір",
        "m Юрий Юрій",
    ),
    *("m Яков Яків", "m Ярослав Ярослав", "f Александра Олександра", "f Анастасия Анастасія", "f Анна Ганна"),
    *("f Валентина Валентина", "f Вера Віра", "f Виктория Вікторія", "f Галина Галина", "f Дарья Дар'я"),
    *("f Екатерина Катерина", "f Елена Олена", "f Ирина Ірина", "f Ксения Ксенія", "f Людмила Людмила"),
    *("f Марина Марина", "f Мария Марія", "f Надежда Надія", "f Наталья Наталія", "f Ольга Ольга"),
    *("f Светлана Світлана", "f Татьяна Тетяна", "f Юлия Юлія", "f Яна Яна"),
)
"""Sex, Russian, Ukrainian."""

SHORT = {
    "Александр": "Саша Шура Санёк Сашко", "Алексей": "Лёша Лёха Алёша", "Анатолий": "Толя Толик",
    "Андрей": "Андрюха Андрюша", "Артём": "Тёма Артёмка", "Борис": "Боря", "Василий": "Вася Васёк",
    "Виктор": "Витя Витёк", "Виталий": "Виталик", "Владимир": "Вова Володя Вован", "Геннадий": "Гена",
    "Григорий": "Гриша", "Дмитрий": "Дима Митя Димон", "Евгений": "Женя", "Иван": "Ваня Ванёк",
    "Константин": "Костя", "Леонид": "Лёня", "Максим": "Макс", "Михаил": "Миша Мишаня", "Николай": "Коля Колян",
    "Павел": "Паша", "Пётр": "Петя", "Роман": "Рома", "Сергей": "Серёжа Серёга", "Степан": "Стёпа",
    "Фёдор": "Федя", "Юрий": "Юра", "Анастасия": "Настя", "Анна": "Аня Нюра", "Виктория": "Вика",
    "Галина": "Галя", "Дарья": "Даша", "Екатерина": "Катя Катюша", "Елена": "Лена", "Ирина": "Ира Ириша",
    "Мария": "Маша Маруся", "Наталья": "Наташа", "Ольга": "Оля", "Светлана": "Света", "Татьяна": "Таня",
    "Юлия": "Юля", "Людмила": "Люда Люся", "Надежда": "Надя", "Ксения": "Ксюша",
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """A given name in two languages."""

    sex: str
    ru: str
    uk: str


@dataclass(frozen=True)
class Person:
    """An invented person. The surname is masculine in Russian and Ukrainian; `father` a given name."""

    surname: tuple[str, str]
    given: Given
    father: Given


@cache
def given_names() -> tuple[Given, ...]:
    """All given names of the list."""
    return tuple(Given(*row.split()) for row in GIVEN)


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """All surnames of the list, in Russian and Ukrainian."""
    lines = SURNAMES.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[1]) for row in rows)


def person(chance: Random, *, sex: str | None = None) -> Person:
    """A person by chance."""
    names = [given for given in given_names() if sex in (None, given.sex)]
    fathers = [given for given in given_names() if given.sex == "m"]
    return Person(chance.choice(surnames()), chance.choice(names), chance.choice(fathers))


def surname(masculine: str, sex: str, language: str) -> str:
    """The surname as a man or a woman bears it."""
    if sex == "m":
        return masculine
    if masculine.endswith(("ов", "ев", "єв", "ёв", "ин", "ін", "ын", "їн")):
        return masculine + "а"
    if language == "uk":
        return masculine[:-2] + "а" if masculine.endswith(("ий", "ій")) else masculine
    return masculine[:-2] + "ая" if masculine.endswith(("ий", "ый", "ой")) else masculine


def patronymic(father: Given, sex: str, language: str) -> str:
    """The patronymic of a son or a daughter."""
    return _ukrainian(father.uk, sex) if language == "uk" else _russian(father.ru, sex)


_RU_IRREGULAR = {"Илья": "Ильи", "Никита": "Никити", "Павел": "Павло", "Пётр": "Петро", "Яков": "Яковле"}
_UK_IRREGULAR = {
    "Ілля": ("Ілліч", "Іллівна"),
    "Микита": ("Микитович", "Микитівна"),
    "Яків": ("Якович", "Яківна"),
}


def _russian(name: str, sex: str) -> str:
    stem = _RU_IRREGULAR.get(name)
    if stem and stem.endswith("и"):
        return stem + ("ч" if sex == "m" else "нична")
    if not stem:
        if name.endswith("ий"):
            stem = name[:-2] + "ье"
        elif name.endswith(("й", "ь")):
            stem = name[:-1] + "е"
        else:
            stem = name + "о"
    return stem + ("вич" if sex == "m" else "вна")


def _ukrainian(name: str, sex: str) -> str:
    if name in _UK_IRREGULAR:
        return _UK_IRREGULAR[name][0 if sex == "m" else 1]
    stem = {"Федір": "Федор", "Василь": "Васил", "Микола": "Микола"}.get(name, name)
    if name == "Василь":
        return "Васильович" if sex == "m" else "Василівна"
    if stem.endswith("й"):
        return stem + "ович" if sex == "m" else stem[:-1] + "ївна"
    if stem == "Микола":
        return "Миколайович" if sex == "m" else "Миколаївна"
    stem = stem[:-1] if stem.endswith("о") else stem
    return stem + ("ович" if sex == "m" else "івна")
