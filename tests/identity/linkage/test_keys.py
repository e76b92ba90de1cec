"""Keys of family names with a letter left out: one for each text that is left, the same for the same text."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.linkage.arrays import among
from habeas.identity.linkage.keys import MIN, shortened


def left(text: str) -> list[str]:
    """What is left of a text without one letter, each once, and the text."""
    return [*dict.fromkeys(text[:at] + text[at + 1 :] for at in range(len(text))), text]


@given(st.lists(st.text("abё", max_size=8)))
def test_what_is_left_of_texts_has_one_number_each(texts: list[str]) -> None:
    numbers, sizes = shortened(texts)
    expected = [left(text) if len(text) > MIN else [] for text in texts]
    assert sizes.tolist() == [len(several) for several in expected]
    flat = [one for several in expected for one in several]
    pairs = set(zip(flat, numbers.tolist(), strict=True))
    assert len(pairs) == len(set(flat)) == len(set(numbers.tolist()))


@given(st.lists(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_numbers_among_others(sought: list[int], there: set[int]) -> None:
    found = among(np.array(sought, dtype=np.int64), np.array(sorted(there), dtype=np.int64))
    assert found.tolist() == [one in there for one in sought]
