"""Pairs from keys: each once, none of one person, and their number grows with the people, not with the square."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.linkage.keys import Keys, Splits
from habeas.identity.linkage.pairs import pairs


def keys(values: list[int], cap: int) -> Keys:
    return Keys("test", np.arange(len(values), dtype=np.int32), np.array(values, dtype=np.int64), cap)


@given(st.lists(st.integers(0, 5), max_size=30))
def test_all_that_share_a_key_are_paired_once(values: list[int]) -> None:
    count = len(values)
    person = np.arange(count, dtype=np.int32)
    found = pairs([keys(values, 100), keys(values, 100)], Splits(()), person)
    expected = {(i, j) for j in range(count) for i in range(j) if values[i] == values[j]}
    assert [(code // count, code % count) for code in found.tolist()] == sorted(expected)


def test_a_block_that_is_too_large_is_split_by_what_is_known() -> None:
    person = np.arange(100, dtype=np.int32)
    year = np.where(person < 4, 1987, np.where(person < 8, 1990, -1)).astype(np.int32)
    found = pairs([keys([7] * 100, 10)], Splits((year,)), person)
    assert len(found) == 2 * 6


def test_readings_of_one_person_are_no_pair() -> None:
    assert len(pairs([keys([1, 1], 10)], Splits(()), np.zeros(2, dtype=np.int32))) == 0
