"""Passages equal their slice; offsets count code points; context tells repeated words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.statements.passage import CONTEXT, Passage, Words, find

TEXT = "Артём звонил. Кот 🐈 Артёма. Артём звонил снова."


def test_a_passage_is_cut_with_its_context() -> None:
    passage = Passage.cut(TEXT, 14, 19, layer="text/1", page=2)
    assert (passage.exact, passage.prefix, passage.suffix) == ("Кот 🐈", TEXT[:14], TEXT[19 : 19 + CONTEXT])
    assert (passage.layer, passage.page) == ("text/1", 2)


def test_offsets_count_code_points() -> None:
    assert TEXT[18] == "🐈"
    assert Passage.cut(TEXT, 18, 19).exact == "🐈"


@given(st.text(min_size=1, max_size=120), st.data())
def test_a_cut_passage_stands_in_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage.cut(text, start, end)
    assert passage.stands_in(text)
    assert len(passage.prefix) <= CONTEXT
    assert passage.prefix + passage.exact + passage.suffix in text


def test_a_passage_does_not_stand_in_another_text() -> None:
    assert not Passage.cut(TEXT, 0, 5).stands_in("Артем" + TEXT[5:])


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_passage_has_a_place(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Passage(start=start, end=end, exact="x" * max(0, end - start))


def test_a_passage_is_as_long_as_its_words() -> None:
    with pytest.raises(ValueError, match="3 characters long, the place 5"):
        Passage(start=0, end=5, exact="кот")


def test_nothing_is_cut_beyond_the_end() -> None:
    with pytest.raises(ValueError, match="the text ends at"):
        Passage.cut(TEXT, 0, len(TEXT) + 1)


def test_find_gives_every_start_first_to_last() -> None:
    assert find(TEXT, "Артём") == [0, 20, 28]
    assert find("ааа", "аа") == [0, 1]
    assert find(TEXT, "Барсик") == []


@given(st.text("ab", max_size=30), st.text("ab", min_size=1, max_size=3))
def test_every_found_place_holds_the_words(text: str, words: str) -> None:
    assert [at for at in range(len(text)) if text.startswith(words, at)] == find(text, words)


def test_words_know_where_they_end_if_they_stand_in_a_text() -> None:
    assert Words(exact="кот", start=10).end == 13
    assert Words(exact="a remark").end is None
