"""Whether the letters of a word follow one another as they do in names: a hand that slips mostly writes otherwise.

Of two real family names a letter or two apart, both do; of a name and its misspelling, mostly only the name. The table
holds threes of letters of Russian and Ukrainian names; whether a word is a name it does not say.
"""

from functools import lru_cache

from habeas.names import shipped
from habeas.protection.erased import of_words

_LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюя'")


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The threes of letters that occur in names (tables/spellings.tsv), read once."""
    return frozenset(two + letter for two, letters in shipped.rows("spellings") for letter in letters)


def threes(plain: str) -> set[str]:
    """The letters of a word, three by three, with its beginning and its end."""
    word = f"^{plain.replace(chr(39), '')}$"
    return {word[at : at + 3] for at in range(len(word) - 2)}


def judged(plain: str) -> bool:
    """Whether a word is all of Russian and Ukrainian letters: of others the table knows nothing."""
    return _LETTERS.issuperset(plain)


@of_words
@lru_cache(maxsize=1 << 14)
def unwritten(plain: str) -> bool:
    """Whether a Russian or Ukrainian word has letters in an order that no name we know has. Of others it says no."""
    return judged(plain) and not threes(plain) <= known()
