"""Words under a key: what a server keeps and compares without reading it.

A word is put there as it stands in its column, and where beginnings are asked for by each of these, too. All beginnings
of a text lie in one place: which word they are of is not told.
"""

import re
from collections.abc import Iterator

from habeas.desk.shelves.spelling import LONGEST
from habeas.protection.digest import authenticated, tagged

SIZE = 8
"""Bytes of a token: of a hundred million words, no two are likely to share one."""
LAST = 16_383
"""The last place that PostgreSQL counts in a text."""
TOGETHER = 1
"""The place of all beginnings."""
BEGUN = frozenset({"names", "sounds", "text"})
"""The columns in which the beginning of a word is looked for."""
_WORD = re.compile(r"[^\W_]+")


class Tokens:
    """Makes tokens of words, under the throw-away key of a shelf."""

    def __init__(self, key: bytes) -> None:
        self._key = tagged("words elsewhere", [key])

    def whole(self, column: str, word: str) -> str:
        """The token of a word as it stands in a column: hexadecimal digits."""
        return self._token(f"{column}={word}")

    def begun(self, column: str, beginning: str) -> str:
        """The token of a beginning of words."""
        return self._token(f"{column}^{beginning}")

    def vector(self, column: str, text: str, weight: str) -> Iterator[str]:
        """A text for a text search vector of PostgreSQL: tokens with their places and this weight."""
        beginnings = set[str]()
        for place, word in enumerate(_WORD.findall(text), start=1):
            yield f"{self.whole(column, word)}:{min(place, LAST)}{weight}"
            if column in BEGUN:
                beginnings.update(word[:length] for length in range(1, min(len(word), LONGEST) + 1))
        for token in sorted(self.begun(column, one) for one in beginnings):
            yield f"{token}:{TOGETHER}{weight}"

    def _token(self, said: str) -> str:
        return authenticated(self._key, said.encode())[:SIZE].hex()
