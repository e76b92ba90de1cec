"""Columns say what two names say: the same score, decision, reasons and parts, whatever the names."""

import gc
from random import Random

import numpy as np
import pytest
from bench.names import hands
from bench.names.disguises import short
from bench.names.disguises import words as words_of
from bench.names.pairs import pairs
from bench.names.people import person
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.names import compare, parse
from habeas.names.columns import Levels, Names, levels, reasons, scores
from habeas.names.evidence.levels import LEVELS, Part
from habeas.names.words import word, words
from tests.names.test_compare import NAMES

ROUNDING = 1.1e-4


def _compared(a: list[str], b: list[str]) -> Levels:
    left = Names.of(a)
    rows = np.arange(len(a))
    return levels(left, rows, Names.of(b, beside=left), rows)


def _agree(a: list[str], b: list[str]) -> None:
    found = _compared(a, b)
    said, score = reasons(found), scores(found)
    for row, (x, y) in enumerate(zip(a, b, strict=True)):
        alone = compare(x, y)
        assert score[row] == pytest.approx(alone.score, abs=ROUNDING), (x, y)
        assert said[row] == "; ".join(alone.reasons)


def test_pairs_of_every_kind_get_what_two_names_get() -> None:
    made = list(pairs(11, 40))
    _agree([one.a for one in made], [one.b for one in made])


def test_misspelt_names_get_what_two_names_get() -> None:
    chance = Random(14)
    made = []
    for _ in range(300):
        who = person(chance)
        language, other = chance.choice(("ru", "uk")), chance.choice(("ru", "uk"))
        full, typed = words_of(who, language), hands.misspelt(words_of(who, other), other, chance)
        twice = hands.misspelt(typed, other, chance)
        made.append((" ".join(full), " ".join(twice)))
        made.append(
            (" ".join(chance.sample(typed, 3)), chance.choice((short(who, chance), "")) or " ".join(full[:2]))
        )
        made.append((" ".join(full[:2]), " ".join(typed)))
        made.append((full[0] + full[1] + " " + full[2], " ".join(typed)))
    _agree([a for a, _ in made], [b for _, b in made])
    _agree([b for _, b in made], [a for a, _ in made])


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8))
def test_any_texts_get_what_two_names_get(made: list[tuple[str, str]]) -> None:
    _agree([a for a, _ in made], [b for _, b in made])


SURNAMES = (
    *("Волошин", "Волошина", "Voloshyn", "Войновская", "Woinowssaja", "Шевченко", "Шевченку", "Shevchenko"),
    *("Ханин", "Ганин", "Hanin", "Апацкая", "Апациая", "Білий", "Біла", "Belyi", "Назаренко", "Nasarenko"),
    *("Багрецов", "Бахрецов", "Bagretsov", "Bakhretsow", "Архипцов", "Аргипцов"),
    *("Chodorkowski", "Khodorkovskiy", "Аўраменка", "Auramenka", "Іванова", "Ivanov", "Ковалёв", "Koval'ov"),
    *("Мирошниченкозадунайский", "王小明", "N7"),
)
GIVEN = (
    *("Артём", "Артёма", "Тёма", "Artem", "Artyom", "Гриша", "Hryhorii", "Александра", "Саша", "Ильдус"),
    *("Ildys", "Сергій", "Sergie", "Вероніка", "小"),
)
READ = (
    *("Абрамович Роман", "Роман Аркадьевич Абрамович", "Р. Абрамович", "Давид Давидович", "Roman Davidovich"),
    *("Александра Петрова", "Александр Петров", "Петра Ильича Сидорова", "Иван Касилович"),
    *("Касилович Иван Иванович", "Chen Wei", "Wei Chen", "Мария Гарсия Лопес"),
)


def test_every_surname_beside_every_other_gets_what_two_names_get() -> None:
    for one, other in (("Артём", "Artem"), ("Анна", "Ганна")):
        every = [(f"{a} {one}", f"{b} {other}") for a in SURNAMES for b in SURNAMES]
        _agree([a for a, _ in every], [b for _, b in every])


def test_every_given_name_beside_every_other_gets_what_two_names_get() -> None:
    every = [(f"{a} Петрович Волошин", f"Волошин {b} Петрович") for a in GIVEN for b in GIVEN]
    _agree([a for a, _ in every], [b for _, b in every])


def test_names_with_other_readings_get_what_two_names_get() -> None:
    _agree([a for a in READ for _ in READ], list(READ) * len(READ))


SLIPS = (
    *("МаксимоваЮлия Сергеевна", "Максимова Лия Сергеевна", "Максимова Юлия", "Максимова Юлия Сергевна"),
    *("Максимова Лия Сергеевна", "Макисмова Юлия Сергеевна", "Максимова Сергеевна Юлия", "Maksimova Iuliia"),
    *("Максимова Иулия", "Юлия Сергеевна Машкина", "Юлия Сергеевна Машина", "Юлия Юлия", "Юлия Юлиа Юлия"),
    *("Петров, Иван Олег Пётр", "Петров, Иван Олег Птёр", "Гусасов Толик", "Gusakow Tolik", "Иванова Юлия"),
    *("Максимов Ю.С.", "Макимов Ю. С.", "Максимова Алексеевна", "Максимова Алексевна", "Сергеевна Сергеевна"),
)


def test_misspelt_names_of_every_kind_beside_every_other_get_what_two_names_get() -> None:
    _agree([a for a in SLIPS for _ in SLIPS], list(SLIPS) * len(SLIPS))


def test_words_made_in_bulk_are_those_made_one_by_one() -> None:
    tokens = sorted({token for one in pairs(13, 30) for text in (one.a, one.b) for token in text.split()})
    tokens += [
        "IvanPetrov",
        "МакАртур",
        "O'Neil",
        "Жан-Клод",
        "Ив\u0430n",
        "Zoë",
        "И.",
        "მამუკა",
        "Abdurrahman",
        "Вне",
        "",
    ]
    assert words(tokens) == [word(token) for token in tokens]
    assert words([]) == []


def test_words_of_names_are_made_when_they_are_asked_for_and_once() -> None:
    names = Names.of(["Артём Волошин", "Artem Voloshin"])
    made = names.vocabulary.words
    number = int(names.family[0])
    assert made[number] == word("Волошин")
    assert made[number] is made[number]


def test_garbage_is_collected_again_afterwards() -> None:
    assert gc.isenabled()
    _compared(["Анна"], ["Анна"])
    assert gc.isenabled()


def test_parts_are_those_of_the_parsed_name() -> None:
    texts = [text for one in pairs(12, 15) for text in (one.a, one.b)]
    names = Names.of(texts)
    for row, text in enumerate(texts):
        name = parse(text)
        for part, held in (
            (names.family, name.family),
            (names.given, name.given),
            (names.second, name.given[1:]),
            (names.patronymic, (name.patronymic,) if name.patronymic else ()),
        ):
            found = names.vocabulary.words[part[row]].written if part[row] >= 0 else None
            assert found == (held[0].written if held else None), text
        assert names.western[row] == name.western
        if not names.odd[row]:
            assert names.first_reading(row) == replace(name, also=()), text
        assert names.others[row] == bool(name.also)


def test_levels_have_sentences_and_keep_what_is_left_out_apart_from_what_differs() -> None:
    found = _compared(["Волошин Артём Ильич", "Волошин Артём"], ["Voloshin Artem", "Мельник Артём Ильич"])
    assert found[Part.PATRONYMIC].tolist() == [0, 0]
    assert "by sound" in LEVELS[found[Part.FAMILY][0]].says
    assert LEVELS[found[Part.FAMILY][1]].weight < 0


def test_names_prepared_apart_are_brought_together() -> None:
    rows = np.arange(1)
    found = levels(Names.of(["Волошин Артём"]), rows, Names.of(["Artem Voloshyn"]), rows)
    assert scores(found)[0] == pytest.approx(compare("Волошин Артём", "Artem Voloshyn").score, abs=ROUNDING)
