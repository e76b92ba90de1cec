"""Merkle trees as in RFC 6962: one root stands for all entries of a feed, in their order.

A leaf is SHA-256 of 0x00 and an entry's bytes, a node SHA-256 of 0x01 and its two children. A tree that grows
keeps only its peaks: the roots of the complete trees it is made of, the largest first.
"""

from collections.abc import Iterable, Sequence

from habeas.protection.digest import digester

DIGEST = 32


class Tree:
    """A growing tree: its size and peaks."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)

    @classmethod
    def packed(cls, size: int, peaks: bytes) -> "Tree":
        """A tree from its size and its joined peaks."""
        return cls(size, (peaks[at : at + DIGEST] for at in range(0, len(peaks), DIGEST)))

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add leaf digests at the end."""
        at = 0
        while at < len(leaves):
            # The largest complete tree that fits here: hashed level by level, it costs least.
            most = 1 << (len(leaves) - at).bit_length() - 1
            block = min(self.size & -self.size or most, most)
            self._push(_complete(leaves[at : at + block]), block)
            at += block

    def _push(self, node: bytes, block: int) -> None:
        above = self.size // block
        while above & 1:
            node = digester(b"\1" + self.peaks.pop() + node).digest()
            above >>= 1
        self.peaks.append(node)
        self.size += block

    def root(self) -> bytes:
        """The root over all leaves so far; of no leaves, SHA-256 of nothing."""
        if not self.peaks:
            return digester(b"").digest()
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = digester(b"\1" + peak + node).digest()
        return node


def leaf_digests(entries: Iterable[bytes]) -> list[bytes]:
    """The leaves of entries."""
    sha = digester
    return [sha(b"\0" + entry).digest() for entry in entries]


def leaf_digest(entry: bytes) -> bytes:
    """The leaf of an entry's bytes."""
    return digester(b"\0" + entry).digest()


def path(leaves: Sequence[bytes], at: int) -> list[bytes]:
    """The digests that lead from leaf number `at` (from 0) to the root over `leaves`, nearest first."""
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if at < half:
        return [*path(leaves[:half], at), _root(leaves[half:])]
    return [*path(leaves[half:], at - half), _root(leaves[:half])]


def root_from(leaf: bytes, at: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to; None where the path has not the length it must have."""
    node, last = leaf, size - 1
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            node = digester(b"\1" + sibling + node).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = digester(b"\1" + node + sibling).digest()
        at, last = at >> 1, last >> 1
    return node if last == 0 else None


def _complete(nodes: Sequence[bytes]) -> bytes:
    """The root over a number of nodes that is a power of two."""
    sha = digester
    while len(nodes) > 1:
        pairs = iter(nodes)
        nodes = [sha(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
    return nodes[0]


def _root(leaves: Sequence[bytes]) -> bytes:
    tree = Tree()
    tree.extend(leaves)
    return tree.root()


def _half(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1
