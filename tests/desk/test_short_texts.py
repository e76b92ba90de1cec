"""Short texts that are looked through whole are found as `answers` finds them one by one."""

from random import Random

import pytest

from habeas.desk.shelves.asking import answers, question
from habeas.desk.shelves.short_texts import ShortTexts, This

WORDS = (
    "Café",
    "cafe",
    "Ёлка",
    "елка",
    "held",
    "in",
    "the",
    "mill",
    "Karsk",
    "Karska",
    "cellar",
    "in\nthe",
    "й",
)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_is_found_as_one_by_one_and_in_order(seed: int) -> None:
    chance = Random(seed)
    texts = [" ".join(chance.choices(WORDS, k=chance.randrange(5))) for _ in range(60)]
    asked = question(
        chance.choice(
            ("kar", "кар", "the mill", '"in the"', "held -cellar", "cafe", "ёл", '"the" kars', "и", "zz")
        ),
        "text",
    )
    found = ShortTexts((text, number) for number, text in enumerate(texts))
    assert list(found.that_answer(asked)) == [
        n for n, text in enumerate(texts) if text and answers(asked, text)
    ]


def test_nothing_that_must_stand_there_finds_nothing() -> None:
    assert not list(ShortTexts([("held in Karsk", 1)]).that_answer(question("-held", "text")))


def test_a_table_is_the_key_of_itself_not_of_an_equal_one() -> None:
    table = {"a": 1}
    assert This(table) == This(table)
    assert This(table) != This(dict(table))
