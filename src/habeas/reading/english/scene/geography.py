"""Countries, capitals, regions and cities by name, and the adjectives of countries: enough to type a place."""

import re
from functools import lru_cache
from importlib.resources import files

from habeas.reading.english.scene.names import plain

WORLD_REGIONS = "world"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Sort by plain name, and country by plain adjective."""
    sorts: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    text = (files(__package__) / "tables" / "place_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        sort, colon, rest = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        for item in re.split(r";\s*", rest.strip(" ;")):
            name, _, of = item.partition("=")
            sorts.setdefault(plain(name.strip()), sort)
            for word in of.split(","):
                for adjective in word.split():
                    adjectives.setdefault(plain(adjective), name.strip())
    return sorts, adjectives


def place_sort(name: str) -> str | None:
    """country, region, city or world for a name we know; None otherwise."""
    return _tables()[0].get(re.sub(r"^the ", "", plain(name)))


def is_place_name(name: str) -> bool:
    """Whether it is a place name we know."""
    return place_sort(name) is not None


def country_of_adjective(word: str) -> str | None:
    """The country whose adjective or people the word is ("Russian", "Russians")."""
    adjectives = _tables()[1]
    low = plain(word)
    return adjectives.get(low) or (adjectives.get(low[:-1]) if low.endswith("s") else None)
