"""What holding two versions of a list against one another says. Plain data; whoever vanished is in it, always.

Invariant: every row of the earlier version is in one of `pairs`, `maybe` and `vanished`; every row of the later one in
one of `pairs`, `maybe` and `appeared`, but for second rows of somebody who is among the pairs. `reused` only names rows
that are among these.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from habeas.intake.tables.columns import Column
from habeas.register.lists.version import ListRow


class Why(StrEnum):
    """Why two rows are taken for one: a person judged so; the partner's own number, with the same name; name and day
    of birth; the same words throughout."""

    JUDGED = "judged"
    NUMBER = "number"
    BORN = "born"
    WORDS = "words"


class Change(Struct, frozen=True, gc=False):
    """One cell that reads otherwise: what its column is, the words above it, and the words then and now."""

    column: Column
    head: str
    old: str
    new: str


class Pair(Struct, frozen=True, gc=False):
    """A row that stands on both, and what changed in it."""

    old: ListRow
    new: ListRow
    why: Why
    changes: tuple[Change, ...] = ()


class Maybe(Struct, frozen=True, gc=False):
    """Two rows that may be of one person, with what speaks for it. A person decides; until then both are told."""

    old: ListRow
    new: ListRow
    reasons: tuple[str, ...]


class Reused(Struct, frozen=True, gc=False):
    """A number of the partner's that stood beside one name and stands beside another now: a conflict, never a match."""

    number: str
    old: ListRow
    new: ListRow


class Comparison(Struct, frozen=True, kw_only=True):
    """Two versions of one list.

    `numbers_given_anew`: most numbers stand beside other names, so that they were not believed (none of them is among
    `reused`). `twice` are numbers that stand beside two rows of the later version: they say nothing. `is_cut`: so many
    rows are left that not all alike names were looked for. `heads_gone` and `heads_new` are columns that only one of
    them has.
    """

    earlier: str
    later: str
    pairs: tuple[Pair, ...]
    maybe: tuple[Maybe, ...]
    vanished: tuple[ListRow, ...]
    appeared: tuple[ListRow, ...]
    reused: tuple[Reused, ...]
    numbers_given_anew: bool = False
    twice: tuple[str, ...] = ()
    is_cut: bool = False
    heads_gone: tuple[str, ...] = ()
    heads_new: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[Pair, ...]:
        """Rows on both that read otherwise now."""
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def stayed(self) -> int:
        """How many rows read as they did."""
        return len(self.pairs) - len(self.changed)

    def sure(self) -> Iterator[Pair]:
        """Rows that are surely the same row of the same partner's: their own number and the same name. Even these are
        only proposed."""
        return (pair for pair in self.pairs if pair.why is Why.NUMBER and not _renamed(pair))


def _renamed(pair: Pair) -> bool:
    return any(change.column is Column.NAME for change in pair.changes)
