"""Words under a key: what a server keeps and compares without reading it.

A word is put there as it stands, and by each of its beginnings, so that a beginning finds it. All beginnings of a text
lie in one place: which word they are of is not told.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

from habeas.desk.shelves.spelling import LONGEST
from habeas.protection.digest import tagged

SIZE = 8
"""Bytes of a token: of a hundred million words, no two are likely to share one."""
LAST = 16_383
"""The last place that PostgreSQL counts in a text."""
TOGETHER = 1
"""The place of all beginnings."""
_WORD = re.compile(r"[^\W_]+")


class Tokens:
    """Makes tokens of words, under the throw-away key of a shelf."""

    def __init__(self, key: bytes) -> None:
        self._key = tagged("words elsewhere", [key])

    def whole(self, word: str) -> str:
        """The token of a word as it stands: hexadecimal digits."""
        return self._token(f"={word}")

    def begun(self, beginning: str) -> str:
        """The token of a beginning of words."""
        return self._token(f"^{beginning}")

    def vector(self, text: str, weight: str) -> Iterator[str]:
        """A text for a text search vector of PostgreSQL: tokens with their places and this weight."""
        beginnings = set[str]()
        for place, word in enumerate(_WORD.findall(text), start=1):
            yield f"{self.whole(word)}:{min(place, LAST)}{weight}"
            beginnings.update(word[:length] for length in range(1, min(len(word), LONGEST) + 1))
        for token in sorted(map(self.begun, beginnings)):
            yield f"{token}:{TOGETHER}{weight}"

    def _token(self, said: str) -> str:
        return blake2b(said.encode(), digest_size=SIZE, key=self._key).hexdigest()
