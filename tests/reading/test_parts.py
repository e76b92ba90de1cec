"""Passages that are cut where every part states a claim of its own."""

import pytest

from habeas.reading.english.read import read_english


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Pavel said he refused to fight and they locked him in a cellar.",
            ["he refused to fight", "they locked him in a cellar"],
        ),
        (
            "Pavel spoke to Denis Orlov, who served in the same platoon as Kostya and fled to Georgia in January.",
            ["who served in the same platoon as Kostya", "fled to Georgia in January"],
        ),
    ],
)
def test_each_claim_has_a_passage_of_its_own(text: str, parts: list[str]) -> None:
    found = [text[t.start : t.end] for t in read_english(text, "2023-02-01").tellings]
    assert [part for part in parts if part not in found] == []


def test_a_clause_without_a_claim_stays_where_it_is() -> None:
    text = "They locked Pavel in a cellar and the rain went on for days."
    found = [text[t.start : t.end] for t in read_english(text, "2023-02-01").tellings]
    assert found == [text.rstrip(".")]
