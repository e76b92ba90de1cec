"""Titles of sources, remarks and reasons: short texts that are in no table of words, and are looked through whole."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Generic, TypeVar

from habeas.desk.shelves.asking import Question, answers
from habeas.desk.shelves.spelling import folded_in_place

T = TypeVar("T")
_BETWEEN = "\n"


class This(Generic[T]):
    """A table itself, not what is in it, as the key of what was made of it."""

    def __init__(self, table: Mapping[str, T]) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, This) and self.table is other.table

    def __hash__(self) -> int:
        return id(self.table)


class ShortTexts(Generic[T]):
    """Values with the texts they are found by, in the order in which they are to be found."""

    def __init__(self, texts: Iterable[tuple[str, T]]) -> None:
        self._items = [(text, value) for text, value in texts if text]
        folded = [folded_in_place(text).replace(_BETWEEN, " ") for text, _ in self._items]
        self._whole = _BETWEEN.join(folded)
        self._begins = [0, *accumulate(len(text) + len(_BETWEEN) for text in folded)]

    def that_answer(self, asked: Question) -> Iterator[T]:
        """The values whose text has what was asked for, as it is spelled there."""
        needed = [*asked.plain, *(word for phrase in asked.phrases for word in phrase)]
        if not needed:
            return
        # The longest word stands in the fewest texts, most often.
        rarest, at = max(needed, key=len), 0
        while (at := self._whole.find(rarest, at)) >= 0:
            number = bisect_right(self._begins, at) - 1
            text, value = self._items[number]
            if answers(asked, text):
                yield value
            at = self._begins[number + 1]
