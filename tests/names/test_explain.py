"""The explanation shows what each part can be, and a sum that anybody can add up."""

import re
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names import Rule, explain


def test_parts_schemes_and_the_sum() -> None:
    said = explain("Тёма Волошин «Гном»", "Artem Voloshyn")
    for words in (
        "given name: Тёма (Cyrillic, Russian, short for Артемий)",
        "call sign: Гном",
        "Тёма is short for",
        "[hypocorisms]",
    ):
        assert words in said, words
    weights = [float(number) for number in re.findall(r"^([+-][0-9.]+) ", said, flags=re.MULTILINE)]
    score = float(re.findall(r"score ([0-9.]+)", said)[0])
    assert score == pytest.approx(1 / (1 + exp(-sum(weights))), abs=0.02)


def test_the_scheme_between_two_spellings_is_named() -> None:
    assert "as by KMU 2010 (Ukrainian passports)" in explain("Згурський Юрій", "Zghurskyi Yurii")


def test_a_rule_left_out_is_not_in_the_sum() -> None:
    assert "[hypocorisms]" not in explain("Тёма Жук", "Артём Жук", frozenset({Rule.HYPOCORISMS}))


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_explained(a: str, b: str) -> None:
    assert "score" in explain(a, b)
