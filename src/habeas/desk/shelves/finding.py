"""Finds people, places, what was stated and passages on the shelf: as they are spelled first, then what is alike.

Hidden sources are left out before anything is counted or shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.desk.shelves.asking import Question, question
from habeas.desk.shelves.models import PersonOnShelf, Piece, Spot, Told
from habeas.desk.shelves.spelling import folded_in_place
from habeas.desk.shelves.words.where import store
from habeas.names.finding import Why, why

_WORD = re.compile(r"[^\W_]+")
SPELLINGS = 200
"""So many mentions of places and bodies are looked at for one page; each spelling is shown once."""


@dataclass(frozen=True)
class FoundPlace:
    """A place or body as it is spelled, in how many sources, and one mention of it."""

    name: str
    kind: str
    sources: int
    mention: str


@dataclass(frozen=True)
class FoundPassage:
    """A piece of a source's text in which the words stand; where it begins, and where they are within it."""

    source: str
    start: int
    text: str
    hits: tuple[tuple[int, int], ...]


def people(text: str, view: str, limit: int, *, exact: bool = False) -> list[PersonOnShelf]:
    """People of a view with these names; those that are only alike come after those as spelled, unless `exact`."""
    numbers = _numbers("person_words", text, "names", limit, exact=exact, only=view)
    found = PersonOnShelf.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def places(text: str, hidden: frozenset[str], limit: int, *, exact: bool = False) -> list[FoundPlace]:
    """Places and bodies with these names, each spelling once; those that are only alike come last."""
    numbers = _numbers("spot_words", text, "names", SPELLINGS, exact=exact, hidden=hidden)
    spots = Spot.objects.in_bulk(numbers)
    first: dict[tuple[str, str], Spot] = {}
    sources: Counter[tuple[str, str]] = Counter()
    seen = set[tuple[str, str, str]]()
    for one in (spots[number] for number in numbers if number in spots):
        key = (one.name, one.kind)
        first.setdefault(key, one)
        if (*key, one.source) not in seen:
            seen.add((*key, one.source))
            sources[key] += 1
    return [FoundPlace(name, kind, sources[name, kind], one.mention) for (name, kind), one in first.items()][
        :limit
    ]


def tellings(
    text: str, hidden: frozenset[str], limit: int, start: int = 0, *, exact: bool = False
) -> list[str]:
    """The ids of tellings whose words, or what they state, have these words."""
    asked = question(text, "text")
    numbers = store().find("telling_words", asked, limit, start, only=None, without=hidden)
    if not numbers and not start and not exact:
        rooted = question(text, "text", roots=True)
        numbers = store().find("telling_words", rooted, limit, only=None, without=hidden)
    found = Told.objects.in_bulk(numbers)
    return [found[number].telling for number in numbers if number in found]


def passages(text: str, hidden: frozenset[str], limit: int, start: int = 0) -> list[FoundPassage]:
    """Pieces of texts in which all the words stand, or words that begin with them."""
    asked = question(text, "text")
    numbers = store().find("piece_words", asked, limit, start, only=None, without=hidden)
    found = Piece.objects.in_bulk(numbers)
    pieces = (found[number] for number in numbers if number in found)
    return [FoundPassage(one.source, one.start, one.text, tuple(hits(one.text, asked))) for one in pieces]


def _numbers(
    table: str, text: str, column: str, limit: int, *, exact: bool, only: str | None = None,
    hidden: frozenset[str] = frozenset(),
) -> list[int]:  # fmt: skip
    """As spelled; then, if there is room, whatever is alike."""
    found = store().find(table, question(text, column), limit, only=only, without=hidden)
    if exact or len(found) >= limit:
        return found
    alike = store().find(table, question(text, column, alike=True), limit, only=only, without=hidden)
    return list(dict.fromkeys([*found, *alike]))[:limit]


def hits(text: str, asked: Question, *, alike: bool = False) -> Iterator[tuple[int, int]]:
    """Where words of a text begin with one of those wanted, or (`alike`) are another form of one."""
    phrased = {word for phrase in asked.phrases for word in phrase}
    for word in _WORD.finditer(folded_in_place(text)):
        begins = any(word[0].startswith(one) for one in asked.plain) or word[0] in phrased
        if begins or (alike and _alike(asked.written, text[word.start() : word.end()])):
            yield word.span()


def _alike(wanted: Iterable[str], there: str) -> bool:
    return any(why(one, there.casefold()) for one in wanted)


def reasons(asked: Question, names: str) -> list[tuple[str, str, Why]]:
    """For each word that is not there as it was typed: the word, the one that was found for it, and how they hang
    together; the nearest ones."""
    there = _WORD.findall(names.casefold())
    folded = [folded_in_place(word) for word in there]
    order = list(Why)
    found = []
    for plain, typed in zip(asked.plain, asked.written, strict=True):
        if not any(word.startswith(plain) for word in folded):
            near = [(how, word) for word in there if (how := why(typed, word))]
            if near:
                how, word = min(near, key=lambda one: order.index(one[0]))
                found.append((typed, word, how))
    return found
