"""Lists and how they overlap: how many people are on exactly these lists. Invariant: counts are whole people,
and nobody is counted who is on no list.
"""

from msgspec import Struct


class Captures(Struct, frozen=True):
    """`counts[r]` people are on exactly the lists whose bits are set in r (bit 0 is the first list);
    counts[0], of those on no list, is always 0."""

    lists: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def seen(self) -> int:
        """How many people are on any list."""
        return sum(self.counts)

    def on(self, lists: int) -> int:
        """How many people are on all the lists of a set of bits."""
        return sum(count for which, count in enumerate(self.counts) if which & lists == lists)

    def on_any(self, lists: int) -> int:
        """How many people are on any list of a set of bits."""
        return sum(count for which, count in enumerate(self.counts) if which & lists)

    def times(self, number: int) -> int:
        """How many people are on exactly so many lists."""
        return sum(count for which, count in enumerate(self.counts) if which.bit_count() == number)

    def of(self, lists: int) -> "Captures":
        """By membership of some lists alone (bits). Whoever is on none of them is not counted."""
        places = [place for place in range(len(self.lists)) if lists >> place & 1]
        counts = [0] * 2 ** len(places)
        for which, count in enumerate(self.counts):
            counts[sum(1 << new for new, old in enumerate(places) if which >> old & 1)] += count
        return Captures(tuple(self.lists[place] for place in places), (0, *counts[1:]))
