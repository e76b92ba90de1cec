"""Quotation marks: what is paired with what, in short tables of text and quotes."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.english.speech.quotes import find_quotes

CASES = Path(__file__).parents[3] / "shared" / "cases"


def quotes(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We called,” she said. “They came.”", ["“We called,”", "“They came.”"]),
        ('"We called," she said. "They came."', ['"We called,"', '"They came."']),
        ("«We called», she said.", ["«We called»"]),
        ("„We called“, she said.", ["„We called“"]),
        ("„We called”, she said.", ["„We called”"]),
        ("»We called«, she said.", ["»We called«"]),
        ("”We called”, she said.", ["”We called”"]),
        ("‹We called›, she said.", ["‹We called›"]),
        ("``We called,'' she said.", ["``We called,''"]),
        ("‘We called,’ she said.", ["‘We called,’"]),
        ("'We called,' she said. 'They came.'", ["'We called,'", "'They came.'"]),
        ("‘20 people were taken,’ he said.", ["‘20 people were taken,’"]),
    ],
)
def test_marks_of_every_habit(text: str, found: list[str]) -> None:
    assert quotes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It’s the soldiers’ mothers’ anger.",
        "It's the soldiers' mothers' anger.",
        "in the ’90s, rock ’n’ roll, get ’em",
        "a 5'10\" man",
        "“”",
        "- first\n- second",
        "a dash — like this — is none",
    ],
)
def test_apostrophes_and_dashes_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_apostrophes_inside_single_quotes() -> None:
    assert quotes("‘It’s the soldiers’ mothers who cried,’ she said.") == [
        "‘It’s the soldiers’ mothers who cried,’"
    ]
    assert quotes("'It's the soldiers' mothers who cried,' she said.") == [
        "'It's the soldiers' mothers who cried,'"
    ]


def test_nested_quotes() -> None:
    text = "“I wrote, ‘What’s your cat’s name?’ Then it stopped,” she said. ‘He said, “Go.” So I went.’"
    found = find_quotes(text)
    assert [(text[each.start : each.end], each.nested) for each in found] == [
        ("“I wrote, ‘What’s your cat’s name?’ Then it stopped,”", False),
        ("‘What’s your cat’s name?’", True),
        ("‘He said, “Go.” So I went.’", False),
        ("“Go.”", True),
    ]


def test_inner_words_are_without_the_marks() -> None:
    text = "He said “go”."
    (found,) = find_quotes(text)
    assert text[found.inner_start : found.inner_end] == "go"


def test_fragments_are_scare_quotes_and_sentences_are_not() -> None:
    text = "They “discuss” it. “Yes,” he said. “They took him.” The “private army” came."
    assert [each.scare for each in find_quotes(text)] == [True, False, False, True]


def test_a_quote_taken_up_by_the_next_paragraph() -> None:
    text = "“They came at night.\n\n“They left at dawn,” she said.\n\n“Nobody knows.”"
    found = find_quotes(text)
    assert [(text[each.start : each.end], each.closed, each.continued) for each in found] == [
        ("“They came at night.", False, False),
        ("“They left at dawn,”", True, True),
        ("“Nobody knows.”", True, False),
    ]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    text = 'He said “go away.\n\nThe next day "he said "no" and left.\n'
    assert quotes(text)[0] == "“go away."
    assert all("\n" not in quote for quote in quotes(text))


def test_wrapped_lines_are_one_paragraph_where_blank_lines_part_them() -> None:
    assert quotes("He said “go\naway” twice.\n\nThen he left.") == ["“go\naway”"]


def test_dialogue_with_dashes() -> None:
    text = "— Where is he? — I asked. — We took him.\n— I do not know.\nHe left."
    assert quotes(text) == ["— Where is he?", "We took him.", "— I do not know."]


def test_the_model_report() -> None:
    gold_file = CASES / "report-2022-07-21.gold.json"
    if not gold_file.exists():
        pytest.skip(f"the model report is not here: {gold_file}")
    text = gold_file.with_name("report-2022-07-21.txt").read_bytes().decode()
    gold = json.loads(gold_file.read_text(encoding="utf-8"))["quotes"]
    assert quotes(text) == [wanted["text"] for wanted in gold]
    assert [wanted["id"] for wanted, each in zip(gold, find_quotes(text), strict=True) if each.scare] == [
        "Q1",
        "Q3",
        "Q9",
    ]


@given(st.text(alphabet="“”„«»‹›\"'‘’‚`— ab.,?\n", max_size=120))
@settings(deadline=None, max_examples=500)
def test_quotes_nest_or_stand_apart(text: str) -> None:
    found = find_quotes(text)
    for each in found:
        assert 0 <= each.start <= each.inner_start < each.inner_end <= each.end <= len(text)
    for first, second in pairwise(found):
        assert first.start < second.start
    for number, each in enumerate(found):
        for other in found[number + 1 :]:
            assert other.start >= each.end or other.end <= each.end
        assert each.nested == any(o.start < each.start and each.end <= o.end for o in found)


@pytest.mark.parametrize("words", ["“", "”", "'a ", '"a ', "‘a ", "a’ ", "»a ", "\n“", "— a, "])
def test_repeated_marks_take_no_longer_than_others(words: str) -> None:
    started = time.process_time()
    find_quotes(words * (60_000 // len(words)))
    assert time.process_time() - started < 10
