"""The pairs of the bench are what they say, and the same for the same seed."""

from bench.names.__main__ import table
from bench.names.pairs import KINDS, pairs


def test_pairs_are_made_alike_and_of_every_kind() -> None:
    made = list(pairs(1, 5))
    assert made == list(pairs(1, 5))
    assert {pair.kind for pair in made} == set(KINDS)
    assert all(pair.a and pair.b for pair in made)


def test_the_table_has_a_line_for_every_kind() -> None:
    printed = table(list(pairs(1, 3)))
    assert all(kind in printed for kind in KINDS)
