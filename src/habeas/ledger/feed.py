"""Checking a feed: every act against its entries, its root, its signature and the act before it.

The same check serves `verify`, the merging of a package, and the making of a proof. It knows no database.
"""

from collections.abc import Sequence

from habeas.ledger import checkpoint
from habeas.ledger.checkpoint import Checkpoint, Head, NotACheckpoint, Signed
from habeas.ledger.tree import DIGEST, Tree, leaf_digests


class Wrong(Exception):
    """Something in a feed is not as it was signed. `place` is the entry's place in the feed, from 0, or None
    where the act as a whole is wrong."""

    def __init__(self, why: str, place: int | None = None) -> None:
        super().__init__(why)
        self.why, self.place = why, place


class FeedCheck:
    """Follows one feed from its beginning, act by act."""

    def __init__(self, case: bytes, feed: bytes) -> None:
        self._case, self.feed = case.hex(), feed
        self.tree = Tree()
        self.last = ""
        """The digest of the last checkpoint's message, hex."""
        self.time = 0
        self.cites: list[Head] = []
        """Every head of another feed that it cites."""
        self.roots: dict[int, str] = {}
        """The root (hex) at every size at which an act ended."""

    def act(self, signed: Signed, entries: Sequence[bytes], stored: bytes | None = None) -> list[bytes]:
        """Check the next act; `stored` are the joined leaves kept with its entries, if any. Returns the leaves.

        Raises Wrong, naming the first entry that is not as it was written if the stored leaves tell.
        """
        made = leaf_digests(entries)
        if stored is not None and b"".join(made) != stored:
            kept = [stored[at : at + DIGEST] for at in range(0, len(stored), DIGEST)]
            bad = next((at for at, leaf in enumerate(made) if kept[at : at + 1] != [leaf]), None)
            raise Wrong("it is not as it was written", None if bad is None else self.tree.size + bad)
        said = self._said(signed)
        self.tree.extend(made)
        if said.size != self.tree.size or said.root != self.tree.root().hex():
            raise Wrong("an entry of this act is not as it was signed, is missing, or was added")
        self.last, self.time = signed.digest, said.time
        self.cites += said.cites
        self.roots[said.size] = said.root
        return made

    def _said(self, signed: Signed) -> Checkpoint:
        if not checkpoint.is_right(signed, self.feed):
            raise Wrong("its signature is not that of the device")
        try:
            said = checkpoint.read(signed.message)
        except NotACheckpoint as why:
            raise Wrong(str(why)) from why
        if said.case != self._case:
            raise Wrong("it was signed for another case")
        if said.feed != self.feed.hex() or said.before != self.last:
            raise Wrong("an act before it is missing, or it stands in the wrong place")
        return said
