"""Long texts are read in parts: parts join to the text, what was found keeps its place, whoever is named is one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.parts import cut, joined
from habeas.reading.suggestion import Ask, CountValue, Entity, FoundTelling, Reading, Span, Value, ValueKind
from habeas.statements.chain import Link
from habeas.statements.claims.custody import HeldAt
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Hedge
from habeas.statements.when import When

ONE = "Petro is held, reportedly. A guard saw it on Wednesday."


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 9))
def test_parts_join_to_the_text_and_have_no_more_words_than_they_may(text: str, words: int) -> None:
    parts = cut(text, words)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(len(text[part.start : part.end].split()) <= words for part in parts)


def test_a_text_is_cut_where_a_paragraph_ends() -> None:
    text = "one two three\n\nfour five\nsix seven eight"
    assert [text[part.start : part.end] for part in cut(text, 5)] == [
        "one two three\n\n",
        "four five\nsix seven eight",
    ]


def reading(text: str) -> Reading:
    """What a reader would find in a part: a name, a description, a telling, values."""
    petro, guard = text.index("Petro"), text.index("A guard")
    found: dict[str, Any] = {"rule": "made", "why": "made"}
    fact = Fact(
        id="f1",
        claim=HeldAt(who=party("e1")),
        when=When(edtf="2022-07-13", words=Words(exact="Wednesday", start=text.index("Wednesday"))),
    )
    return Reading(
        reader="made/1",
        language="en",
        published=None,
        asks=(Ask(about="published", question="When was this published?"),),
        entities=(
            Entity(id="e1", kind=Kind.PERSON, name="Petro", spans=(Span(start=petro, end=petro + 5),), **found),
            Entity(id="e2", kind=Kind.PERSON, name="A guard", spans=(Span(start=guard, end=guard + 7),), **found),
        ),
        values=(
            Value(id="v1", kind=ValueKind.QUOTE, start=petro, end=petro + 5, value="e2", entity="e1", **found),
            Value(
                id="v2", kind=ValueKind.COUNT, start=guard, end=guard + 7,
                value=CountValue(at_least=1, at_most=None, besides=("e1", "others"), entity="e2"), **found,
            ),
        ),
        tellings=(
            FoundTelling(
                id="t1", start=petro, end=petro + 13, chain=(Link(who=party("e2")),), facts=(fact,),
                hedges=(Hedge(words=Words(exact="reportedly", start=text.index("reportedly"))),), **found,
            ),
        ),
    )  # fmt: skip


def test_one_part_is_read_as_it_always_was() -> None:
    made = reading(ONE)
    assert joined(cut(ONE), [made]) is made


def test_what_was_found_in_a_later_part_stands_at_its_place_in_the_whole() -> None:
    text = f"{ONE}\n\n{ONE}\n\n{ONE}"
    parts = cut(text, 10)
    assert len(parts) == 3
    whole = joined(parts, [reading(text[part.start : part.end]) for part in parts])
    assert [text[one.start : one.end] for one in whole.tellings] == ["Petro is held"] * 3
    assert len({one.id for one in whole.tellings}) == len({one.facts[0].id for one in whole.tellings}) == 3
    for telling in whole.tellings:
        for words in (telling.hedges[0].words, telling.facts[0].when and telling.facts[0].when.words):
            assert words
            assert words.start is not None
            assert text[words.start : words.end] == words.exact
    assert len(whole.asks) == 1


def test_whoever_is_named_is_one_and_a_description_stays_with_its_part() -> None:
    text = f"{ONE}\n\n{ONE}"
    parts = cut(text, 10)
    whole = joined(parts, [reading(text[part.start : part.end]) for part in parts])
    by_id = {entity.id: entity for entity in whole.entities}
    assert [entity.name for entity in whole.entities] == ["Petro", "A guard", "A guard"]
    assert [text[span.start : span.end] for span in whole.entities[0].spans] == ["Petro", "Petro"]
    held, guard = whole.tellings[1].facts[0].claim, whole.tellings[1].chain[0].who
    assert isinstance(held, HeldAt)
    assert held.who
    assert guard
    assert by_id[held.who.all[0]].name == "Petro"
    assert by_id[guard.all[0]].spans[0].start > len(ONE)
    quote, count = whole.values[2:]
    assert (quote.value, quote.entity) == (guard.all[0], held.who.all[0])
    assert isinstance(count.value, CountValue)
    assert count.value.besides == (held.who.all[0], "others")
    assert count.value.entity == guard.all[0]


@pytest.mark.parametrize("text", ["", "one", "\n\n"])
def test_short_texts_are_one_part(text: str) -> None:
    assert [(part.start, part.end) for part in cut(text)] == [(0, len(text))]
