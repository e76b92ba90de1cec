"""A text with highlights is still the text, sign by sign, however passages overlap."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.desk.pages.passages import STATES, Highlight, paragraphs

TEXTS = st.text(alphabet="ab \n😀é", min_size=1, max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Highlight]]:
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=6))
    return text, [
        Highlight(
            f"c{number}",
            start,
            min(len(text), start + length),
            draw(st.sampled_from(STATES)),
            (f"c{number}",),
        )
        for number, (start, length) in enumerate(spans)
    ]


@given(marked())
def test_stretches_are_slices_and_leave_out_blank_lines_only(case: tuple[str, list[Highlight]]) -> None:
    text, highlights = case
    stretches = [stretch for paragraph in paragraphs(text, highlights) for stretch in paragraph.stretches]
    for stretch in stretches:
        assert text[stretch.start : stretch.start + len(stretch.text)] == stretch.text
    shown = {at for s in stretches for at in range(s.start, s.start + len(s.text))}
    assert all(text[at].isspace() for at in range(len(text)) if at not in shown)


@given(marked())
def test_every_sign_knows_the_cards_over_it(case: tuple[str, list[Highlight]]) -> None:
    text, highlights = case
    for paragraph in paragraphs(text, highlights):
        for stretch in paragraph.stretches:
            over = {h.card for h in highlights if h.start <= stretch.start < h.end}
            assert set(stretch.cards) == over
            assert bool(stretch.state) == bool(over)


def test_the_strongest_state_shows_and_each_passage_begins_once() -> None:
    highlights = [Highlight("a", 0, 8, "open", ("a",)), Highlight("b", 4, 8, "accepted", ("b",))]
    (paragraph,) = paragraphs("one two three", highlights)
    assert [(s.text, s.state, s.anchors) for s in paragraph.stretches] == [
        ("one ", "open", ("a",)),
        ("two ", "accepted", ("b",)),
        ("three", "", ()),
    ]


def test_pages_of_the_source_are_shown_where_they_begin() -> None:
    made = paragraphs("one\n\ntwo\n\nthree", [], pages=(0, 5))
    assert [paragraph.page for paragraph in made] == [1, 2, None]
