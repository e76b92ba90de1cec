"""Counts of people and cases: what each rule reads, in short tables of words and bounds."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.english.amounts.counts import FoundCount, find_counts
from habeas.reading.english.amounts.numerals import ONES, TENS, value_of

CASES = Path(__file__).parents[3] / "shared" / "cases"


def one(text: str) -> FoundCount:
    (found,) = find_counts(text)
    return found


@pytest.mark.parametrize(
    ("words", "at_least", "at_most"),
    [
        ("12 men", 12, 12),
        ("1,793 soldiers", 1793, 1793),
        ("1 793 soldiers", 1793, 1793),
        ("twenty-three men", 23, 23),
        ("two hundred and thirty-four conscripts", 234, 234),
        ("2 million people", 2_000_000, 2_000_000),
        ("at least 234 soldiers", 234, None),
        ("no fewer than 12 detainees", 12, None),
        ("more than 40 prisoners", 41, None),
        ("over 200 people", 201, None),
        ("40 or more people", 40, None),
        ("up to 40 men", None, 40),
        ("no more than 40 men", None, 40),
        ("fewer than 40 women", None, 39),
        ("between 20 and 30 students", 20, 30),
        ("20-30 students", 20, 30),
        ("one or two soldiers", 1, 2),
        ("two dozen men", 24, 24),
        ("more than a dozen men", 13, None),
        ("both brothers", 2, 2),
        ("seven prisoners of war", 7, 7),
        ("three 19-year-old conscripts", 3, 3),
        ("two women prisoners", 2, 2),
        ("200 soldiers’ families", 200, 200),
        ("a group of 12 soldiers", 12, 12),
        ("at least one soldier", 1, None),
        ("61 names", 61, 61),
    ],
)
def test_numbers(words: str, at_least: int | None, at_most: int | None) -> None:
    found = one(f"It is said that {words} were there.")
    assert (found.at_least, found.at_most, found.others) == (at_least, at_most, False)


@pytest.mark.parametrize(
    ("words", "at_least", "at_most"),
    [
        ("about 40 miners", 40, 40),
        ("some 40 miners", 40, 40),
        ("nearly 40 miners", None, 40),
        ("a dozen miners", 12, 12),
        ("dozens of miners", 24, None),
        ("scores of miners", 40, None),
        ("hundreds of Russian soldiers", 200, None),
        ("tens of thousands of people", 20_000, None),
        ("several soldiers", 2, None),
        ("a few soldiers", 2, None),
        ("a couple of soldiers", 2, None),
        ("a handful of soldiers", 2, None),
        ("a group of soldiers", 2, None),
        ("many soldiers", None, None),
        ("numerous instances", None, None),
    ],
)
def test_rounded_and_vague_numbers(words: str, at_least: int | None, at_most: int | None) -> None:
    found = one(f"It is said that {words} were there.")
    assert (found.at_least, found.at_most, found.about) == (at_least, at_most, True)


@pytest.mark.parametrize(
    ("words", "at_least", "at_most"),
    [
        ("another soldier", 1, 1),
        ("another 20 soldiers", 20, 20),
        ("a further three men", 3, 3),
        ("two more workers", 2, 2),
        ("two others", 2, 2),
        ("the other two", 2, 2),
        ("the other two soldiers", 2, 2),
        ("at least 81 other soldiers", 81, None),
        ("several other soldiers", 2, None),
        ("other detainees", 2, None),
    ],
)
def test_counts_besides_somebody(words: str, at_least: int | None, at_most: int | None) -> None:
    found = one(f"He and {words} were there.")
    assert (found.at_least, found.at_most, found.others) == (at_least, at_most, True)


@pytest.mark.parametrize(
    ("text", "span", "at_least", "at_most"),
    [
        ("Of the 37, nine have since returned.", "nine", 9, 9),
        ("Of them, three were found.", "three", 3, 3),
        ("12 of them were beaten.", "12 of them", 12, 12),
        ("Twelve of the nineteen have been named.", "Twelve of the nineteen", 12, 12),
        ("20 out of 30 prisoners fled.", "20 out of 30 prisoners", 20, 20),
        ("The figure is “no more than 40”.", "no more than 40", None, 40),
        ("A neighbour counted seven.", "seven", 7, 7),
        ("There were five of us.", "five of us", 5, 5),
        ("Hundreds were detained.", "Hundreds", 200, None),
    ],
)
def test_counts_without_a_noun(text: str, span: str, at_least: int | None, at_most: int | None) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.at_least, found.at_most) == (span, at_least, at_most)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $40 million.",
        "40 percent of soldiers",
        "40 kilometres away",
        "for 40 days",
        "5th brigade soldiers",
        "a 23-year-old soldier",
        "the aunt of another 22-year-old soldier",
        "1. Soldiers",
        "In 2014 soldiers came.",
        "On 8 July soldiers came.",
        "Unit 12 soldiers",
        "one of the soldiers",
        "One of them said so.",
        "one soldier said so",
        "the other soldiers",
        "other people",
        "six vans",
        "two broken ribs",
        "one meal a day",
        "All but four are miners.",
        "Number 58 read",
        "At 5 p.m. people came.",
        "not a single soldier",
        "call 555 1234",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert find_counts(text) == []


@pytest.mark.parametrize(
    ("text", "span", "head"),
    [
        ("At least 234 young Russian soldiers who fled", "At least 234 young Russian soldiers", "soldiers"),
        ("and several of his former fellow students", "several of his former fellow students", "students"),
        ("dozens of family members", "dozens of family members", "members"),
        ("12 wounded soldiers", "12 wounded soldiers", "soldiers"),
        ("between 20 and 30\nwomen", "between 20 and 30\nwomen", "women"),
    ],
)
def test_the_span_reaches_to_the_head_noun(text: str, span: str, head: str) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.head) == (span, head)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("1,793", 1793),
        ("1.5 million", 1_500_000),
        ("a hundred", 100),
        ("two hundred thousand", 200_000),
        ("a hundred and twenty thousand", 120_000),
        ("one thousand and one", 1001),
        ("five six", None),
        ("nineteen eighty-four", None),
        ("word", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_number_words(words: str, number: int | None) -> None:
    assert value_of(words) == number


@given(st.integers(0, 999_999))
def test_every_number_is_read_back_from_its_words(number: int) -> None:
    assert value_of(in_words(number)) == number
    assert value_of(f"{number:,}") == number


def in_words(number: int) -> str:
    small = {value: word for word, value in {**ONES, **TENS}.items()}
    if number == 0:
        return "0"
    if number >= 1000:
        rest = number % 1000
        return in_words(number // 1000) + " thousand" + (" " + in_words(rest) if rest else "")
    if number >= 100:
        return small[number // 100] + " hundred" + (" and " + in_words(number % 100) if number % 100 else "")
    if number in small:
        return small[number]
    return small[number // 10 * 10] + "-" + small[number % 10]


def test_the_model_report() -> None:
    gold_file = CASES / "report-2022-07-21.gold.json"
    if not gold_file.exists():
        pytest.skip(f"the model report is not here: {gold_file}")
    text = gold_file.with_name("report-2022-07-21.txt").read_bytes().decode()
    gold = json.loads(gold_file.read_text(encoding="utf-8"))["counts"]
    found = {each.start: each for each in find_counts(text)}
    assert set(found) == {wanted["start"] for wanted in gold}
    for wanted in gold:
        each = found[wanted["start"]]
        assert (each.at_least, each.at_most) == (wanted["min"], wanted["max"]), wanted["id"]
        assert each.others == (wanted["id"] in {"C4", "C5", "C6", "C7", "C8", "C9"}), wanted["id"]


WORDS = (
    "at least more than up to about nearly between and from 20 30 1,793 two hundred a dozen dozens of other "
    "another the soldiers soldier others them women prisoners war days percent young , . - – ’s ’ had were both "
    "several many out"
)


def check(text: str) -> None:
    end = 0
    for found in find_counts(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.why
        assert (found.at_least or 0) <= (found.at_most if found.at_most is not None else 10**13)
        end = found.end


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=25))
@settings(deadline=None, max_examples=300)
def test_no_mixture_of_count_words_breaks_it(pieces: list[str]) -> None:
    check(" ".join(pieces))


@pytest.mark.parametrize(
    "words", ["1", "1,111", " and", " two", "two of the ", " other", "a ", "soldiers ", "at least "]
)
def test_repeated_words_take_no_longer_than_others(words: str) -> None:
    started = time.process_time()
    find_counts(words * (60_000 // len(words)))
    assert time.process_time() - started < 10
