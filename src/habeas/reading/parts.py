"""A long text read part by part, so that memory stays bounded; the readings joined into one of the whole text.

Invariant: parts join to the text, sign by sign; a text of one part gives the reading that it gives anyway. Whoever is
named alike in two parts is one entity; a description ("a guard") stays with its part.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from habeas.reading.suggestion import Ask, Entity, Reading, Span
from habeas.statements.ids import with_ids
from habeas.statements.mention import Kind

WORDS = 3_000
"""Words of a part: a long report is read whole, and a part is read in seconds."""
NAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.BODY})
_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"\n\s*\n|\n")
_ARTICLES = frozenset({"a", "an", "the", "some", "one", "another", "his", "her", "their"})


def cut(text: str, words: int = WORDS) -> list[Span]:
    """The parts of a text: at most so many words, cut where a paragraph ends, a line, or else a word."""
    starts = [match.start() for match in _WORD.finditer(text)]
    cuts, first = [0], 0
    while first + words < len(starts):
        upto = starts[first + words]
        begin = starts[first]
        at = _last_break(text, begin + (upto - begin) // 2, upto)
        cuts.append(at)
        first = bisect_left(starts, at)
    cuts.append(len(text))
    return [Span(start=start, end=end) for start, end in pairwise(cuts)]


def _last_break(text: str, begin: int, upto: int) -> int:
    """Where the text is cut: after the last empty line of a stretch, else its last line, else before `upto`."""
    blank, line = 0, 0
    for found in _ENDS.finditer(text, begin, upto):
        line = found.end()
        if found[0].count("\n") > 1:
            blank = line
    return blank or line or upto


def joined(parts: Sequence[Span], readings: Sequence[Reading]) -> Reading:
    """One reading of the whole text from the readings of its parts."""
    if len(readings) == 1:
        return readings[0]
    names: dict[tuple[Kind, str], str] = {}
    entities: dict[str, Entity] = {}
    values, tellings, asks = [], [], dict[str, Ask]()
    for number, (part, reading) in enumerate(zip(parts, readings, strict=True), 1):
        moved = _moved(reading, part.start)
        ids = _ids(number, moved.entities, names)
        for entity in moved.entities:
            id_ = ids[entity.id]
            spans = (*entities[id_].spans, *entity.spans) if id_ in entities else entity.spans
            entities[id_] = msgspec.structs.replace(entities.get(id_, entity), id=id_, spans=spans)
        values += [_renamed(value, number, ids) for value in moved.values]
        tellings += [_renamed(telling, number, ids) for telling in moved.tellings]
        asks |= {ask.about: ask for ask in moved.asks if ask.about not in asks}
    return msgspec.structs.replace(
        readings[0],
        asks=tuple(asks.values()),
        entities=tuple(entities.values()),
        values=tuple(values),
        tellings=tuple(tellings),
    )


def _ids(number: int, found: Iterable[Entity], names: dict[tuple[Kind, str], str]) -> dict[str, str]:
    """What the entities of a part are called in the whole: those named as in an earlier part are those."""
    ids = {}
    for entity in found:
        own = f"p{number}.{entity.id}"
        ids[entity.id] = names.setdefault((entity.kind, entity.name), own) if _is_named(entity) else own
    return ids


def _is_named(entity: Entity) -> bool:
    words = entity.name.split()
    capitals = all(word[:1].isupper() for word in words)
    return entity.kind in NAMED and capitals and words[0].lower() not in _ARTICLES


def _moved(reading: Reading, by: int) -> Reading:
    """The reading of a part with its places counted from the start of the whole text."""
    return msgspec.convert(_shifted(msgspec.to_builtins(reading), by), type=Reading)


def _shifted(plain: Any, by: int) -> Any:
    if isinstance(plain, dict):
        return {
            key: value + by if key in ("start", "end") and isinstance(value, int) else _shifted(value, by)
            for key, value in plain.items()
        }
    return [_shifted(item, by) for item in plain] if isinstance(plain, list | tuple) else plain


def _renamed(found: Any, number: int, ids: dict[str, str]) -> Any:
    """A value or telling of a part under the names of the whole."""
    made = with_ids(found, lambda id_: ids.get(id_, id_))
    changes: dict[str, Any] = {"id": f"p{number}.{found.id}"}
    if hasattr(found, "facts"):
        facts = (msgspec.structs.replace(fact, id=f"p{number}.{fact.id}") for fact in made.facts)
        return msgspec.structs.replace(made, **changes, facts=tuple(facts))
    changes |= {"entity": ids.get(made.entity, made.entity)} if made.entity else {}
    if isinstance(made.value, str) and made.value in ids:
        changes["value"] = ids[made.value]
    elif hasattr(made.value, "besides"):
        besides = tuple(ids.get(item, item) for item in made.value.besides)
        entity = ids.get(made.value.entity, made.value.entity)
        changes["value"] = msgspec.structs.replace(made.value, besides=besides, entity=entity)
    return msgspec.structs.replace(made, **changes)
