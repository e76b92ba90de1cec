"""Each word of the lexicon has an example that shows what it is for, and each example has its word."""

import pytest

from habeas.reading.english.claims import lexicon
from tests.reading.claims_examples import EXAMPLES
from tests.reading.claims_said import names_of_each


def examples(table: str) -> dict[str, str]:
    """Phrase -> sentence of one table."""
    lines = (line.split("|") for line in EXAMPLES[table][1].splitlines() if "|" in line)
    return {phrase.strip(): sentence.strip() for phrase, sentence in lines}


@pytest.mark.parametrize("table", EXAMPLES)
def test_words_and_examples_are_the_same(table: str) -> None:
    assert set(getattr(lexicon, table)) == set(examples(table))


@pytest.mark.parametrize("table", EXAMPLES)
def test_each_word_gives_its_claim_away(table: str) -> None:
    claims = set(EXAMPLES[table][0])
    sentences = list(examples(table).values())
    silent = [
        said for said, found in zip(sentences, names_of_each(sentences), strict=True) if not found & claims
    ]
    assert silent == []
