"""How words are compared when searching: without case and accents, and by sound. Whatever is typed can be asked.

Two spellings that only sound alike are never taken for one word: what is found so is said to be spelled otherwise.
"""

import re
import unicodedata

from habeas.names.scripts import put_right, script_of
from habeas.names.sound import sound

MOST_WORDS = 12
"""So many words of what was typed are looked for."""
LONGEST = 60
"""So many signs of a word are looked at."""
SHORTEST_HEARD = 4
"""A shorter beginning of a word sounds like too many others."""
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


def sounds(text: str) -> str:
    """What the words of a text sound like, separated by blanks: the same for Шевченко and Chevtchenko."""
    return " ".join(_sound(word) for word in _WORD.findall(text.casefold()))


def asked(text: str) -> list[str]:
    """The words to look for in what somebody typed; none where it holds no letter or number."""
    return [word[:LONGEST] for word in words(text)[:MOST_WORDS]]


def spelled(text: str) -> str:
    """A question for a table of words: each asked word, or one that begins with it. Raises ValueError for none."""
    return " AND ".join(_begins(word) for word in _some(asked(text)))


def spelled_or_heard(text: str) -> str:
    """A question for a table of names and their sounds: each word as spelled, or as it sounds."""
    heard = [_sound(word) for word in _WORD.findall(text.casefold())[:MOST_WORDS]]
    plain = _some(asked(text))
    if len(heard) != len(plain):
        return f"{{names}} : ({spelled(text)})"
    return " AND ".join(_either(word, alike) for word, alike in zip(plain, heard, strict=True))


def is_spelled(text: str, in_text: str) -> bool:
    """Whether every asked word begins some word of a text, as it is spelled there."""
    wanted, plain = asked(text), folded_in_place(in_text)
    if not all(word in plain for word in wanted):
        return False
    there = words(in_text)
    return all(any(one.startswith(word) for one in there) for word in wanted)


def is_heard(text: str, in_text: str) -> bool:
    """Whether every asked word sounds like the beginning of some word of a text."""
    there = sounds(in_text).split()
    return all(any(one.startswith(word) for one in there) for word in sounds(text).split())


def _either(word: str, alike: str) -> str:
    if len(word) < SHORTEST_HEARD or len(alike) < SHORTEST_HEARD - 1:
        return f"{{names}} : {_begins(word)}"
    return f"({{names}} : {_begins(word)} OR {{sounds}} : {_begins(alike[:LONGEST])})"


def _begins(word: str) -> str:
    # Letters and digits in quotation marks: nothing in it can be taken for an instruction.
    return f'"{word}" *'


def _some(found: list[str]) -> list[str]:
    if not found:
        raise ValueError("no word to look for")
    return found


def _sound(word: str) -> str:
    one = put_right(word)
    return sound(one, script_of(one))
