"""Checking a feed: every act against its entries, its root, its signature and the act before it.

The same check serves `verify`, the merging of a package, and the making of a proof. It knows no database.
"""

from collections.abc import Sequence

from habeas.ledger import checkpoint
from habeas.ledger.checkpoint import Checkpoint, NotACheckpoint, Signed
from habeas.ledger.tree import Tree
from habeas.protection.digest import digester


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

    def act(
        self, signed: Signed, entries: Sequence[bytes], leaves: Sequence[bytes] | None = None
    ) -> list[bytes]:
        """Check the next act; `leaves` are the digests stored with its entries, if any. Returns the leaves.

        Raises Wrong, naming the first entry that is not as it was written if the stored leaves tell.
        """
        sha = digester
        made = [sha(b"\0" + entry).digest() for entry in entries]
        start = self.tree.size
        if leaves is not None and made != list(leaves):
            bad = next(at for at, (own, kept) in enumerate(zip(made, leaves, strict=True)) if own != kept)
            raise Wrong("it is not as it was written", start + bad)
        said = self._said(signed)
        self.tree.extend(made)
        if said.size != self.tree.size or said.root != self.tree.root().hex():
            raise Wrong("an entry of this act is not as it was signed, is missing, or was added")
        self.last, self.time = signed.digest, said.time
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
