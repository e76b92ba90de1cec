"""What a settlement is called without the word for what it is: "Брянка" in "г. Брянка" and in "the town of Bryanka"."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[\w’'-]+")
_ASIDE = frozenset({"a", "an", "the", "of"})
APART = frozenset({"town", "village"})
"""A town and a village of one name are two."""


def without_its_kind(name: str) -> tuple[str, str]:
    """A name without the word for what it is, and that word's kind, "" if there is none. Where nothing else names it
    ("a town") nothing is left."""
    words = [found[0] for found in _WORD.finditer(name)]
    kinds = [_kinds().get(word.lower().replace("ё", "е"), "") for word in words]
    kind = next((kind for kind in (*kinds[:2], *kinds[-1:]) if kind), "")
    if not kind:
        return name, ""
    left = [
        word
        for place, word in enumerate(words)
        if not (place in (0, 1, len(words) - 1) and kinds[place]) and word.lower() not in _ASIDE
    ]
    return " ".join(left), kind


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    text = files("habeas.identity").joinpath("tables/settlements.toml").read_text(encoding="utf-8")
    return {word.replace("ё", "е"): kind for kind, words in tomllib.loads(text).items() for word in words}
