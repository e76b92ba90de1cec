"""What searching needs of a store of words: put, drop, find. Rows have the numbers of people, spots, pieces, tellings.

Invariant: rows that may not be seen are left out before anything is ranked or cut off.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from habeas.acts.case import CaseError
from habeas.desk.shelves.asking import Question

TABLES: dict[str, tuple[str, ...]] = {
    "person_words": ("names", "sounds", "roots", "near"),
    "spot_words": ("names", "sounds", "roots", "near"),
    "telling_words": ("text", "roots"),
    "piece_words": ("text",),
}
"""The tables with their columns, the one that counts most first."""
OWNERS = {
    "person_words": ("people", "view"),
    "spot_words": ("spot", "source"),
    "telling_words": ("telling", "source"),
    "piece_words": ("piece", "source"),
}
"""The table whose rows have the same numbers, and its column that says whose they are: a view, or a source."""
MANY = 1000
"""Of rows with words that stand in more than so many, the newest are ranked and the rest left."""

Row = tuple[int, str, Sequence[str]]
"""A number, whose it is, and a text for each column: words in lower case, parted by blanks."""


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted: of one owner `only`, or of all but those `without`; from `start` on, up to a limit."""

    only: str | None
    without: Collection[str]
    limit: int
    start: int


class NotThere(CaseError):
    """The store with the words does not answer. The message says what to do."""


class Words(ABC):
    """A store of words."""

    @abstractmethod
    def begin(self) -> int:
        """Make what a new shelf needs, and give up what an earlier one had. Returns a number for the shelf to keep."""

    @abstractmethod
    def is_of(self, number: int) -> bool:
        """Whether all words of the shelf that keeps this number are here."""

    @abstractmethod
    def put(self, table: str, rows: Sequence[Row]) -> None:
        """Put rows there. A number must not be there yet."""

    @abstractmethod
    def drop(self, table: str, rows: Sequence[Row]) -> None:
        """Remove rows, and overwrite or give up what they held. The same texts as were put."""

    def find(
        self,
        table: str,
        question: Question,
        limit: int,
        start: int = 0,
        *,
        only: str | None,
        without: Collection[str],
    ) -> list[int]:
        """The numbers of rows that answer a question, the best first: of one owner `only`, or of all but those
        `without`."""
        if question.is_empty:
            return []
        return self._find(table, question, Wanted(only, without, limit, start))

    @abstractmethod
    def _find(self, table: str, question: Question, wanted: Wanted) -> list[int]:
        """The same of a question that asks for something."""
