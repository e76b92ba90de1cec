"""The pairs of the bench are what they say, and the same for the same seed."""

from itertools import product
from pathlib import Path

import pytest
from bench.names.__main__ import table
from bench.names.pairs import KINDS, pairs


def test_pairs_are_made_alike_and_of_every_kind() -> None:
    made = list(pairs(1, 5))
    assert made == list(pairs(1, 5))
    assert {pair.kind for pair in made} == set(KINDS)
    assert all(pair.a and pair.b for pair in made)


def test_the_table_has_a_line_for_every_kind() -> None:
    printed = table(list(pairs(1, 3)))
    assert all(kind in printed for kind in KINDS)


FAMILIES = (
    *(
        "Петренко",
        "Волошин",
        "Мельник",
        "Ковальчук",
        "Горбунов",
        "Кравцов",
        "Сидорчук",
        "Лазарев",
        "Мироненко",
    ),
    *("Терещук", "Гончарук", "Жданов"),
)
GIVEN = ("Иван", "Олег", "Сергей", "Андрей", "Роман", "Виктор", "Максим", "Степан", "Борис", "Павел", "Денис")
FATHERS = tuple(
    f"{name}ович" for name in ("Иван", "Олег", "Роман", "Виктор", "Максим", "Степан", "Борис", "Антон")
)
DAUGHTERS = tuple(f"{word[:-2]}на" for word in FATHERS)


def test_misspelt_names_are_made_alike_and_no_word_is_in_both_halves(tmp_path: Path) -> None:
    pytest.importorskip("rapidfuzz")
    from bench.names.registers import Source
    from bench.names.registers import pairs as misspelt

    for name, words in (("surnames", FAMILIES), ("names", GIVEN), ("midnames", FATHERS)):
        rows = [f"999,{sex},{word}{'' if sex == 'm' else 'а'},{word}" for word in words for sex in "mf"]
        (tmp_path / f"russian_{name}.csv").write_text("\n".join(["count,gender,f_form,text", *rows]), "utf-8")
    rows = [
        f"{family} {given} {father}\t{family} {given.replace('и', 'і')}і {father}\t1\tuk-ru"
        for family, given, father in product(FAMILIES, GIVEN, (*FATHERS, *DAUGHTERS))
    ]
    (tmp_path / "pairs_dev.tsv").write_text("\n".join(["a\tb\tlabel\tkind", *rows]), "utf-8")
    halves = [Source(tmp_path, half) for half in (0, 1)]
    made = list(misspelt(halves[0], 1, 3))
    assert made == list(misspelt(Source(tmp_path, 0), 1, 3))
    assert all(pair.a != pair.b for pair in made)
    for key, drawn in halves[0].drawn.items():
        assert drawn.words
        assert not set(drawn.words) & set(halves[1].drawn[key].words)
