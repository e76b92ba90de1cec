"""Ages: what each rule reads, in short tables of words and years."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.english.amounts.ages import find_ages

CASES = Path(__file__).parents[3] / "shared" / "cases"


@pytest.mark.parametrize(
    ("text", "span", "years"),
    [
        ("a 23-year-old soldier", "23-year-old", 23),
        ("a 23 year old soldier", "23 year old", 23),
        ("a twenty-three-year-old", "twenty-three-year-old", 23),
        ("a 7-month-old baby", "7-month-old", 0),
        ("an 18-month-old child", "18-month-old", 1),
        ("Ivan is 40 years old.", "40 years old", 40),
        ("23 years of age", "23 years of age", 23),
        ("Ivan Petrov, aged 23, said", "aged 23", 23),
        ("at the age of 19", "at the age of 19", 19),
        ("a man of 40 with a beard", "man of 40", 40),
        ("He turned 19 in the basement.", "turned 19", 19),
        ("Ivan Petrov, 23, said so.", "23", 23),
        ("Bakyt S., 27, blaster", "27", 27),
        ("Ivan Petrov (23) said so.", "23", 23),
        ("Ivan Petrov, a driver, 44, was taken.", "44", 44),
        ("He was 23.", "He was 23", 23),
        ("she was 19 when they came", "she was 19", 19),
    ],
)
def test_ages_in_years(text: str, span: str, years: int) -> None:
    (found,) = find_ages(text)
    assert (text[found.start : found.end], found.years) == (span, years)


@pytest.mark.parametrize(
    ("text", "at_least", "at_most"),
    [
        ("in his twenties", 20, 29),
        ("in her early 30s", 30, 34),
        ("in his mid-forties", 43, 47),
        ("in their late teens", 16, 19),
        ("men aged between 18 and 27", 18, 27),
        ("18- to 27-year-olds", 18, 27),
    ],
)
def test_spans_of_age(text: str, at_least: int, at_most: int) -> None:
    (found,) = find_ages(text)
    assert (found.years, found.at_least, found.at_most) == (None, at_least, at_most)


def test_brothers_in_brackets_have_an_age_each() -> None:
    text = "the brothers Ivan and Oleh Koval (19 and 23), students"
    assert [(text[found.start : found.end], found.years) for found in find_ages(text)] == [
        ("19", 19),
        ("23", 23),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In July, 23, people came.",
        "Lenin Street, 23, Kyiv",
        "She is 40 kilometres away.",
        "He was 23 percent sure.",
        "a 40-year sentence",
        "under the age of 18",
        "born in 1999",
        "23 years in prison",
        "Ivan, 230, said",
        "a man of 40 others",
        "a 250-year-old house",
    ],
)
def test_no_ages(text: str) -> None:
    assert find_ages(text) == []


def test_the_model_report() -> None:
    gold_file = CASES / "report-2022-07-21.gold.json"
    if not gold_file.exists():
        pytest.skip(f"the model report is not here: {gold_file}")
    text = gold_file.with_name("report-2022-07-21.txt").read_bytes().decode()
    gold = json.loads(gold_file.read_text(encoding="utf-8"))["ages"]
    found = [(each.start, each.end, each.years) for each in find_ages(text)]
    assert found == [(wanted["start"], wanted["end"], wanted["age"]) for wanted in gold]


@given(
    st.lists(
        st.sampled_from(
            [
                "Ivan",
                ",",
                "23",
                "(",
                ")",
                "aged",
                "year",
                "old",
                "years",
                "-",
                "and",
                "to",
                "19",
                "of",
                "age",
                "he",
                "was",
                "in",
                "his",
                "20s",
                ".",
                "man",
            ]
        ),
        max_size=20,
    )
)
@settings(deadline=None)
def test_no_mixture_breaks_it(pieces: list[str]) -> None:
    text, end = " ".join(pieces), 0
    for found in find_ages(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    find_ages(text)


@pytest.mark.parametrize("words", ["1", "A", "Aa, ", "aged ", "A-", "two ", "10 to "])
def test_repeated_words_take_no_longer_than_others(words: str) -> None:
    started = time.process_time()
    find_ages(words * (60_000 // len(words)))
    assert time.process_time() - started < 10
