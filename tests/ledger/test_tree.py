"""Merkle trees as RFC 6962 has them: against its own definition, and every path leads to the root."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from habeas.ledger.tree import Tree, leaf_digest, path, root_from


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\1" + by_definition(leaves[:half]) + by_definition(leaves[half:])).digest()


LEAVES = st.lists(st.binary(max_size=3).map(leaf_digest), max_size=70)


@given(LEAVES, st.integers(0, 70))
def test_a_tree_that_grows_has_the_root_of_the_definition(leaves: list[bytes], cut: int) -> None:
    tree = Tree()
    tree.extend(leaves[:cut])
    tree = Tree.packed(tree.size, b"".join(tree.peaks))
    tree.extend(leaves[cut:])
    assert tree.root() == by_definition(leaves)
    assert tree.size == len(leaves)


@given(LEAVES.filter(bool), st.data())
def test_every_path_leads_to_the_root_and_no_other_leaf_or_place_does(
    leaves: list[bytes], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(leaves) - 1))
    steps = path(leaves, at)
    root = by_definition(leaves)
    assert root_from(leaves[at], at, len(leaves), steps) == root
    assert root_from(leaf_digest(b"another"), at, len(leaves), steps) != root
    assert root_from(leaves[at], at, len(leaves), [*steps, bytes(32)]) != root
    if steps:
        assert root_from(leaves[at], at, len(leaves), steps[:-1]) != root


def test_the_example_of_the_definition() -> None:
    tree = Tree()
    tree.extend([leaf_digest(b"")])
    assert tree.root().hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
