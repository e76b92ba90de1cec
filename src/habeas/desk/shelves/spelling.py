"""How words are compared when searching: without case and accents, and by sound. Whatever is typed can be asked.

Two spellings that only sound alike are never taken for one word: what is found so is said to be spelled otherwise.
"""

import re
import unicodedata

from habeas.names.finding import keys
from habeas.names.scripts import put_right

MOST_WORDS = 12
"""So many words of what was typed are looked for."""
LONGEST = 60
"""So many signs of a word are looked at."""
_WORD = re.compile(r"[^\W_]+")


class _Signs(dict[int, str]):
    """Each sign as it is compared. One sign stays one sign, so that places in a text stay what they were."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = folded(sign)
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


_SIGNS = _Signs()


def folded(text: str) -> str:
    """Text as it is compared when searching: without case and accents; ё is е, й is и."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def folded_in_place(text: str) -> str:
    """The same for a text in which places count: as many signs as before."""
    return text.translate(_SIGNS)


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(folded(text))


def named(text: str) -> tuple[str, str, str, str]:
    """What names are found by, a text for each column: as they are spelled, how they sound, what they are forms of, and
    what is one slip away from them."""
    found = [keys(put_right(word)[:LONGEST]) for word in _WORD.findall(text.casefold())]
    return (
        " ".join(words(text)),
        " ".join(one.sound for one in found),
        " ".join(dict.fromkeys(root for one in found for root in one.roots)),
        " ".join(dict.fromkeys(near for one in found for near in one.near)),
    )
