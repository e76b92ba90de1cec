"""A layered table is the dictionary it stands for, after any changes: same values, same order, old ones untouched."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.statements import layered
from habeas.statements.layered import changed, newest_first

keys = st.integers(0, 8)
steps = st.lists(st.tuples(st.lists(st.tuples(keys, st.integers())), st.lists(keys)), max_size=12)


@given(st.dictionaries(keys, st.integers()), steps, st.sampled_from([2, 5, 4096]))
def test_it_is_the_dictionary_it_stands_for(
    start: dict[int, int], changes: list[tuple[list[tuple[int, int]], list[int]]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layered, "MOST", most)
        plain, table = dict(start), start
        before: list[tuple[Mapping[int, int], dict[int, int]]] = []
        for came, went in changes:
            before.append((table, dict(plain)))
            for key in went:
                plain.pop(key, None)
            plain.update(came)
            table = changed(table, came, went)  # type: ignore[assignment]
            assert is_same(table, plain)
        assert all(is_same(one, other) for one, other in before)
    assert all(table.get(key, "none") == plain.get(key, "none") for key in range(10))
    assert all((key in table) == (key in plain) for key in range(10))


def test_what_is_not_there_is_a_key_error() -> None:
    table = changed({"a": 1, "b": 2}, [("c", 3)], ["a"])
    with pytest.raises(KeyError):
        table["a"]
    with pytest.raises(KeyError):
        table["d"]
    assert table == {"b": 2, "c": 3} == table


def is_same(table: Mapping[int, int], plain: dict[int, int]) -> bool:
    return (
        list(table.items()) == list(plain.items())
        and list(table) == list(plain)
        and list(table.values()) == list(plain.values())
        and list(newest_first(table)) == list(reversed(plain.values()))
        and len(table) == len(plain)
        and table == plain
    )
