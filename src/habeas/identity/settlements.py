"""What a settlement is called without the word for what it is: "Брянка" in "г. Брянка" and in "the town of Bryanka"."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[\w’'-]+")
_ASIDE = frozenset({"a", "an", "the", "of"})
_SHORT = 3
APART = frozenset({"town", "village"})
"""A town and a village of one name are two."""


def without_its_kind(name: str) -> tuple[str, str]:
    """A name without the word for what it is, and that word's kind, "" if there is none. Where nothing else names it
    ("a town") nothing is left."""
    words = [found[0] for found in _WORD.finditer(name)]
    start = next((place for place, word in enumerate(words) if word.lower() not in _ASIDE), 0)
    found = {place: kind for place in (start, len(words) - 1) if (kind := _kind(words, place, start))}
    if not found:
        return name, ""
    left = [word for place, word in enumerate(words) if place not in found and word.lower() not in _ASIDE]
    return " ".join(left), next(iter(found.values()))


def _kind(words: list[str], place: int, start: int) -> str:
    """What kind a word says; an abbreviation only before a name: д. 5 is a house."""
    if not words or (place != start and len(words[place]) <= _SHORT):
        return ""
    return _kinds().get(words[place].lower().replace("ё", "е"), "")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    text = files("habeas.identity").joinpath("tables/settlements.toml").read_text(encoding="utf-8")
    return {word.replace("ё", "е"): kind for kind, words in tomllib.loads(text).items() for word in words}
