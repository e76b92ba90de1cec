"""Reads sources in for searching: their texts in pieces of about a paragraph, the places and bodies they name, and
what was stated of them.

A long source takes several steps, so that no page waits for it: each step reads up to a number of signs, and the
next one goes on where it ended. Of a source that was read in, only what is new is read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.db import connections, transaction
from django.db.models import Max

from habeas.acts.case import Case, CaseError
from habeas.desk.shelves.models import Piece, ReadIn, Spot
from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.spelling import folded_in_place, named
from habeas.desk.shelves.telling_words import NO_TELLINGS, digest_of, tellings_put
from habeas.desk.shelves.words.store import Row
from habeas.desk.shelves.words.where import store
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Mention
from habeas.statements.source import Source, TextLayer
from habeas.statements.telling import Telling

A_STEP = 20_000
"""Signs read in before a page is shown, if there is anything to read in."""
A_TELLING = 100
"""A telling takes as long as so many signs."""
A_SOURCE = 2000
"""A source takes as long as so many signs, however short it is."""
LONGEST = 800
"""Signs of a piece. A longer paragraph is cut, between words where that is possible."""
SHOWN = (Kind.PLACE, Kind.BODY)


class ReadingIn:
    """What is still to be read in. It looks at all sources once, and then only at those of which something came."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._done: dict[str, Line] = {}
        self._waiting: dict[str, None] = {}

    def step(self, case: Case, known: Known, limit: int = A_STEP) -> int:
        """Read in what was not read yet, newest source first, up to a number of signs. Returns how many sources are
        left over."""
        self._look(case, known)
        if self._waiting and limit > 0:
            with transaction.atomic(using=SHELVES):
                while self._waiting and limit > 0:
                    limit -= self._read(case, known, next(reversed(self._waiting)), limit)
        return len(self._waiting)

    def _look(self, case: Case, known: Known) -> None:
        """Find what waits in this state of the record."""
        if known is self._known:
            return
        changes = case.changes(self._known, known) if self._known is not None else None
        if changes is None:
            lines = ReadIn.objects.values_list("source", "version", "upto", "mentions", "tellings")
            self._done = {source: Line(*line) for source, *line in lines}  # type: ignore[arg-type]
            self._waiting, touched = {}, list(known.sources)
        else:
            touched = [
                value.id if isinstance(value, Source) else value.source
                for value in (*changes.came, *changes.went)
                if isinstance(value, Source | TextLayer | Mention | Telling)
            ]
        for source in touched:
            if source in known.sources and _is_behind(self._done.get(source), known, source):
                self._waiting[source] = None
        self._known = known

    def _read(self, case: Case, known: Known, source: str, limit: int) -> int:
        """Read on in one source. Returns how many signs that took."""
        there = self._done.get(source)
        before = there or Line("", 0, 0, NO_TELLINGS)
        layer = known.layers.get(source)
        end, spent = _read_text(case, source, layer, before, limit)
        mentions = _put_spots(known, source, before.mentions)
        new, tellings = tellings_put(known, source, before.tellings, max(1, (limit - spent) // A_TELLING))
        after = self._done[source] = Line(layer.version if layer else "", end, mentions, tellings)
        ReadIn(source=source, **after._asdict()).save(
            force_insert=there is None, force_update=there is not None
        )
        if not _is_behind(after, known, source):
            self._waiting.pop(source)
        return spent + new * A_TELLING + A_SOURCE


class Line(NamedTuple):
    """How far a source was read in: of which text up to which sign, how many of those it speaks of, which tellings."""

    version: str
    upto: int
    mentions: int
    tellings: int


def _is_behind(line: Line | None, known: Known, source: str) -> bool:
    if line is None or line.mentions != len(known.of_source.mentions.get(source, ())):
        return True
    if line.tellings != digest_of(known, source):
        return True
    layer = known.layers.get(source)
    return layer is not None and (line.version != layer.version or line.upto < layer.length)


def _read_text(case: Case, source: str, layer: TextLayer | None, before: Line, limit: int) -> tuple[int, int]:
    """Put the next pieces of a text on the shelf. Returns where they end, and how many signs they have."""
    if layer is None:
        return 0, 0
    start = before.upto
    if before.version != layer.version:
        _forget_text(source)
        start = 0
    if start >= layer.length:
        return start, 0
    try:
        text = case.text(source)
    except CaseError:
        # Missing or damaged: the page of the source says so. It must not keep the others from being found.
        return layer.length, 0
    cut, end = list[tuple[int, str]](), start
    for begin, end in pieces(text, start):
        cut.append((begin, text[begin:end]))
        if end - start >= limit:
            break
    else:
        end = layer.length
    _put_pieces(source, cut)
    return end, end - start


def _put_pieces(source: str, cut: list[tuple[int, str]]) -> None:
    """Put pieces and their words on the shelf. Straight, as there may be a hundred thousand of them."""
    first = (Piece.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    numbered = [(number, at, text) for number, (at, text) in enumerate(cut, start=first)]
    with connections[SHELVES].cursor() as cursor:
        rows = [(number, source, at, text) for number, at, text in numbered]
        cursor.executemany("INSERT INTO piece (number, source, start, text) VALUES (%s, %s, %s, %s)", rows)
    words: list[Row] = [(number, source, (folded_in_place(text),)) for number, _at, text in numbered]
    store().put("piece_words", words)


def _forget_text(source: str) -> None:
    """Remove the pieces of a text that was made anew from the same bytes."""
    rows: list[Row] = [
        (one.number, source, (folded_in_place(one.text),)) for one in Piece.objects.filter(source=source)
    ]
    store().drop("piece_words", rows)
    Piece.objects.filter(source=source).delete()


def _put_spots(known: Known, source: str, before: int) -> int:
    """Put the places and bodies of a source on the shelf that are not there. Returns how many of whatever kind it
    speaks of."""
    mentions = known.mentions_of(source)
    if len(mentions) != before:
        there = set(Spot.objects.filter(source=source).values_list("mention", flat=True))
        new = [
            Spot(mention=one.id, source=source, kind=one.kind.value, name=one.name)
            for one in mentions
            if one.kind in SHOWN and one.id not in there
        ]
        made = Spot.objects.bulk_create(new, batch_size=500)
        rows: list[Row] = [(one.number, source, named(one.name)) for one in made]
        store().put("spot_words", rows)
    return len(mentions)


_LINE = re.compile(r"[^\n]+")


def pieces(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Beginning and end of each piece of a text from `start`: a line each, and long ones cut. Together they hold
    every sign that is not blank."""
    for line in _LINE.finditer(text, start):
        begin, end = line.span()
        while begin < end:
            cut = end
            if end - begin > LONGEST:
                space = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
                cut = space if space > 0 else begin + LONGEST
            if text[begin:cut].strip():
                yield begin, cut
            begin = cut
