"""Names in columns agree with names parsed one by one, whatever stands beside them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.linkage.named import letter_of, named
from habeas.identity.linkage.words import Words
from habeas.names.parts import parse

NAMES = [
    "Волошин Артём Сергеевич",
    "Artem Voloshyn",
    "Тёма Волошин",
    "ВОЛОШИН Артем",
    "Волошин А. С.",
    "Анна К.",
    "Руслана Анатольевича Бойко",
    "Мельник-Бойко Олена",
    "Гейдар оглы Алиев",
    'Сергей "Гном" Коваль',
    "Давидович Роман",
    "Коваль",
    "",
]


@pytest.mark.parametrize("text", NAMES)
def test_parts_are_those_of_the_parser(text: str) -> None:
    words = Words()
    found = named(["Бойко Иван", text], words)
    row = int(np.flatnonzero(found.of == 1)[0])
    name = parse(text)

    def written(column: str) -> str | None:
        number = int(getattr(found, column)[row])
        return words.written[number] if number >= 0 else None

    if name.family and "-" not in name.family[0].written:
        assert written("family") == name.family[0].written
    assert written("given") == (name.given[0].written if name.given else None)
    assert written("patronymic") == (name.patronymic.written if name.patronymic else None)
    assert found.sex[row] == {None: 0, "m": 1, "f": 2}[name.sex]
    assert (found.of == 1).sum() == 1 + len(name.also)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
def test_neighbours_change_nothing(texts: list[str]) -> None:
    words = Words()
    together = named(texts, words)
    for place, text in enumerate(texts):
        alone_words = Words()
        alone = named([text], alone_words)
        rows = np.flatnonzero(together.of == place)
        for column in ("family", "given", "patronymic"):
            said = [words.written[n] if n >= 0 else None for n in getattr(together, column)[rows].tolist()]
            lone = [alone_words.written[n] if n >= 0 else None for n in getattr(alone, column).tolist()]
            assert said == lone


def test_both_halves_of_a_double_name_are_there() -> None:
    words = Words()
    found = named(["Мельник-Бойко Олена"], words)
    halves = {words.written[found.family[0]], words.written[found.family2[0]]}
    assert halves == {"Мельник", "Бойко"}


def test_an_initial_is_the_letter_it_sounds_as() -> None:
    assert letter_of("С") == letter_of("S") == letter_of("с.")
    assert letter_of("Ж") != letter_of("З")
