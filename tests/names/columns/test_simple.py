"""Characters counted in all texts at once are those of each."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.names.columns.simple import look, simple_names
from habeas.names.tokens import SIMPLE

TEXTS = st.text(alphabet="АбвD' -.\n1", max_size=9)


@given(st.lists(TEXTS, max_size=6))
def test_any_texts(texts: list[str]) -> None:
    found = look(texts)
    for text, is_simple in zip(texts, found.simple.tolist(), strict=True):
        fits = SIMPLE.fullmatch(text) is not None
        # Words with an apostrophe may be left to a closer look.
        assert is_simple == fits or (fits and "'" in text)
    assert found.blanks.tolist() == [text.count(" ") for text in texts]
    assert found.letters.tolist() == [len(text.replace(" ", "").replace("-", "")) for text in texts]
    assert simple_names(texts).tolist() == found.simple.tolist()
