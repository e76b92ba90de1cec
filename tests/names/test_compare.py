"""Two names compared: what is the same, what must never be taken for the same, and that reasons say why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names import Decision, Rule, compare
from habeas.names.evidence.weights import PRIOR
from habeas.names.result import score_of

SAME = [
    ("Артём Волошин", "Artyom Voloshyn"),
    ("Артем Волошин", "Artiom Volochine"),
    ("Иванов Пётр Сергеевич", "Іванов Петро Сергійович"),
    ("Шевченко Олександр Миколайович", "Shevchenko Aleksandr Nikolaevich"),
    ("Шевченко Олександр Миколайович", "Alexander Shevchenko"),
    ("Саша Волошин", "Александр Волошин"),
    ("Ганна Ковальова", "Ковалёва Анна"),
    ("Высоцкая Наталья", "Natalia Wysocka"),
    ("Maria Ivanov", "Мария Иванова"),
    ("Сергея Петрова", "Петров Сергей"),
    ("Олену Шевчук", "Шевчук Олена"),
    ("Іванов І.П.", "Іванов Іван Петрович"),
    ("Сцяпанюк Аляксандр Рыгоравіч", "Степанюк Александр Григорьевич"),
    ("Быков Василий", "Bykau Vasil"),
    ("Ковалевская Нина", "Nina Kavaleuskaya"),
    ("Богдан Хмелевский", "Bohdan Chmelewskyj"),
    ("Зимин Пётр", "Petr Simin"),
    ("Roman Davidovich", "Давидович Роман Ильич"),
    ("Исмаилов Рашид Гейдар оглы", "Ismayilov Rashid Heydarovich"),
    ("Mohammed Al-Mansour", "Мухаммад аль-Мансур"),
    ("Tomás Ferrer Soto", "Tomás José Ferrer Soto"),
    ("Wei Chen", "Chen Wei"),
    ("Булда Іван Петрович", "Будла Іван Петрович"),
    ("Кoвaль Петрo", "Коваль Петро"),
    ("IVANOV Petr", "Петр Иванов"),
    ("Petrenko-Zhuk, Anna", "Анна Жук"),
    ("SergeiVoloshin", "Sergei Voloshin"),
    ("Moammar Kassem", "Muammar Qasim"),
    ("Хаменок Юнус-Бек Ильич", "Yunus-Bek Khamenok"),
    ("Авраменчик Игорь", "Ihar Auramenchyk"),
    ("Поддубчак Олег", "Піддубчак Олег"),
    ("Петренко Іван Васильович", "Пемренко Іван Васильович"),
    ("Волкова Рима", "Rima Volkova"),
    ("П\u00ebтр Волков", "Петр Волков"),
    ("Sora Oleg Vladimirovich", "Sora Oleh Volodomyrovych"),
    ("Гром Максим Давидович", "Max Grom"),
    ("Hasan Khan Zarkari Mohammadnuri", "Mohammad Nuri Hasan Khan Zarkari"),
    ("Мироненко Олег Іванович", "Мрионеноко Олег Іванович"),
    ("Мироненко Олег Іванович", "Мзроненко Оелг Іванович"),
    ("Мироненко Олег Васильевич", "Миорненко Олег Васильович"),
    ("Мироненко Сергей Васильевич", "Мироненко Серігй Васильович"),
    ("Мироненко Сергій", "Миорненко Сергій Васильович"),
    ("Миорненко Серёга Васильевич", "Мироненко Сергей Васильевич"),
    ("МироненкоСергій Васильович", "Мирненко Сергій Васильович"),
    ("Мироненко Сер гій Васильович", "Мироненко Сергій Васиьлович"),
]
DIFFERENT = [
    ("Иванов Пётр Сергеевич", "Иванов Иван Сергеевич"),
    ("Иванов Сергей Петрович", "Иванов Пётр Сергеевич"),
    ("Иванова Мария Петровна", "Иванов Артём Сергеевич"),
    ("Иванов Пётр Сергеевич", "Иванов Пётр Алексеевич"),
    ("Иванов Пётр Сергеевич", "Ivanov Petr Alekseevich"),
    ("Сергиенко Тарас Александрович", "Сергиенко Тарас Алексеевич"),
    ("Саша Иванова", "Александр Иванов"),
    ("Яна Петренко", "Анна Петренко"),
    ("Дмитро Бондар", "Дмитрий Бондаренко"),
    ("Виктория Мельник", "Виктор Мельник"),
    ("Волошин", "Мельник"),
    ("Hamid Karim Rashid Salim Mansur", "Hamid Karim Rashid Salim Jabbar"),
    ("Петренко Іван Васильович", "Петренко Ілля Васильович"),
    ("Siarhiejeuna Alla Hrom", "Mikalaeuna Alla Hrom"),
    ("Федоров Сергій Федорович", "Федоров Сергій Федосович"),
    ("Мельник Олег Іванович", "Мельничук Олег Іванович"),
    ("Мельник Валентин Іванович", "Мельник Валентина Іванівна"),
]
UNSURE = [
    ("Hans O Grimm", "Hans Joachim Grimm"),
    ("Александра Петрова", "Александр Петров"),
    ("Волков Олег Иванович", "Volchkov Oleg Ivanovich"),
    ("Кириленко Сергей Иванович", "Кириченко Сергій Іванович"),
    ("Тёма", "Артём"),
    ("Артём", "Артём"),
    ("«Гном»", "Артём"),
    ("Волошин", "Артём Волошин"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.decision is Decision.SAME, found.reasons
    assert found.reasons


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.decision is Decision.DIFFERENT, found.reasons


@pytest.mark.parametrize(("a", "b"), UNSURE)
def test_too_little_is_unsure(a: str, b: str) -> None:
    assert compare(a, b).decision is Decision.UNSURE


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("Иванова Мария Петровна", "Иванов Артём Сергеевич", "mother and son"),
        ("Иванов Пётр Сергеевич", "Иванов Иван Сергеевич", "could be brothers"),
        ("Иванова Анна Сергеевна", "Иванов Иван Сергеевич", "brother and sister"),
        ("Иванов Сергей Петрович", "Иванов Пётр Сергеевич", "a father and his child"),
        ("Тёма Волошин", "Артём Волошин", "Тёма is short for Артём"),
        ("Микола Жук", "Николай Жук", "Микола and Николай are forms of Николай"),
        ("Сергея Петрова", "Петров Сергей", "in another case"),
        ("Булда Іван Петрович", "Будла Іван Петрович", "one slip of the hand"),
        ("Мироненко Олег Іванович", "Мрионеноко Олег Іванович", "two slips of the hand: Мироненко"),
        ("Мироненко Сергей Иванович", "Миорненко Сергій Іванович", "Сергей and Сергій are forms of Сергей"),
        ("МИРОНЕНКОСЕРГІЙ ВАСИЛЬОВИЧ", "Мирненко Сергій Васильович", "but for blanks and one slip"),
    ],
)
def test_reasons_say_why(a: str, b: str, said: str) -> None:
    assert said in "; ".join(compare(a, b).reasons)


NAMES = st.one_of(
    st.sampled_from([name for pair in SAME + DIFFERENT + UNSURE for name in pair]),
    st.text(max_size=40),
    st.text(alphabet="абвгіїьйчшщ'ABCоeя -.«»,", max_size=30),
)


@given(NAMES, NAMES)
def test_any_two_texts_compare_and_the_order_does_not_matter(a: str, b: str) -> None:
    one, other = compare(a, b), compare(b, a)
    assert one.score == other.score
    assert 0 <= one.score <= 1
    assert one.score == score_of(one.evidence)
    assert all(one.reasons)


def test_the_score_is_the_sum_of_the_evidence() -> None:
    found = compare("Артём Волошин", "Artem Voloshyn")
    assert found.score == score_of(found.evidence)
    assert score_of(()) < 0.02
    assert PRIOR < 0


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (Rule.HYPOCORISMS, "Саша Волошин", "Александр Волошин"),
        (Rule.EQUIVALENTS, "Волошин Микола", "Волошин Николай"),
        (Rule.SCRIPTS, "Волошин Артём", "Voloshin Artyom"),
        (Rule.SLIPS, "Булда Іван", "Будла Іван"),
        (Rule.INITIALS, "Іванов І.", "Іванов Іван"),
        (Rule.CALL_SIGNS, "Артём «Гном»", "Артём «Гном»"),
        (Rule.READINGS, "Wei Chen", "Chen Wei"),
        (Rule.WHOLE, "Juan Carlos Ferrer Soto", "Carlos Ferrer"),
    ],
)
def test_a_rule_switched_off_no_longer_works(rule: Rule, a: str, b: str) -> None:
    assert compare(a, b).decision is Decision.SAME
    assert compare(a, b, frozenset({rule})).decision is not Decision.SAME


def test_switching_off_gender_and_patronymics_lets_their_contradictions_go() -> None:
    assert compare("Саша Иванова", "Саша Иванов", frozenset({Rule.GENDER})).score > 0.3
    apart = ("Иванов Пётр Сергеевич", "Иванов Пётр Алексеевич")
    assert compare(*apart, frozenset({Rule.PATRONYMICS})).decision is Decision.SAME
