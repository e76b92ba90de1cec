"""Finds people, places and passages on the shelf by words: the best first. Hidden sources are left out before anything
is counted or shown."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connections

from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.spelling import asked, folded_in_place, spelled, spelled_or_heard

_WORD = re.compile(r"[^\W_]+")
MANY = 5000
"""Of passages with a word that stands in more than so many, the last ones read in are ranked and the rest left."""


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


def people(text: str, view: str, limit: int) -> list[PersonOnShelf]:
    """People of a view whose names are spelled or sound so. Names as they are spelled come first."""
    question = spelled_or_heard(text)
    return list(
        PersonOnShelf.objects.raw(
            "SELECT people.* FROM person_words JOIN people ON people.number = person_words.rowid "
            "WHERE person_words MATCH %s AND people.view = %s "
            "ORDER BY bm25(person_words, 10.0, 1.0), people.sort_name, people.person LIMIT %s",
            [question, view, limit],
        )
    )


def places(text: str, hidden: frozenset[str], limit: int) -> list[FoundPlace]:
    """Places and bodies whose names are spelled or sound so, each spelling once."""
    rows = _rows(
        "WITH hit AS MATERIALIZED (SELECT rowid AS number, bm25(spot_words, 10.0, 1.0) AS score "
        "FROM spot_words WHERE spot_words MATCH %s) "
        "SELECT spot.name, spot.kind, count(DISTINCT spot.source), min(spot.mention) "
        "FROM hit JOIN spot USING (number) "
        "WHERE spot.source NOT IN (SELECT value FROM json_each(%s)) GROUP BY spot.name, spot.kind "
        "ORDER BY min(score), count(DISTINCT spot.source) DESC, spot.name LIMIT %s",
        [spelled_or_heard(text), _list(hidden), limit],
    )
    return [FoundPlace(*row) for row in rows]


def passages(text: str, hidden: frozenset[str], limit: int, start: int = 0) -> list[FoundPassage]:
    """Pieces of texts in which all the words stand, or words that begin with them."""
    rows = _rows(
        "WITH hit AS MATERIALIZED (SELECT piece_words.rowid AS number, bm25(piece_words) AS score "
        "FROM piece_words JOIN piece ON piece.number = piece_words.rowid "
        "WHERE piece_words MATCH %s AND piece.source NOT IN (SELECT value FROM json_each(%s)) "
        "ORDER BY piece_words.rowid DESC LIMIT %s) "
        "SELECT source, start, text FROM hit JOIN piece USING (number) ORDER BY score, number LIMIT %s OFFSET %s",
        [spelled(text), _list(hidden), MANY, limit, start],
    )
    wanted = asked(text)
    return [FoundPassage(source, at, piece, tuple(_hits(piece, wanted))) for source, at, piece in rows]


def _hits(piece: str, wanted: list[str]) -> Iterable[tuple[int, int]]:
    """Where words of a piece begin with one of those wanted."""
    for word in _WORD.finditer(folded_in_place(piece)):
        if any(word[0].startswith(one) for one in wanted):
            yield word.span()


def _list(hidden: frozenset[str]) -> str:
    return json.dumps(sorted(hidden))


def _rows(query: str, values: list[Any]) -> list[Any]:
    with connections[SHELVES].cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
