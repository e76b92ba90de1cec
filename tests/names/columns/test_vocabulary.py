"""What a vocabulary says of many words at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.columns.vocabulary import Sets

NAMES = st.frozensets(st.integers(0, 200), max_size=4)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=20))
def test_sets_meet_where_they_have_a_name_in_common(
    pairs: list[tuple[frozenset[int], frozenset[int]]],
) -> None:
    sets = Sets()
    left, right = (np.array([sets.numbers[pair[side]] for pair in pairs], np.int32) for side in (0, 1))
    sets.settle()
    assert sets.meet(left, right).tolist() == [bool(a & b) for a, b in pairs]
