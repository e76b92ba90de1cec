"""Reads an English text: joins what it speaks of, its values, and who tells what, into one reading.

Invariant: every finding equals its slice; every entity id in a role or a chain is an entity of the reading.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from habeas.reading.english.amounts.publication import questions
from habeas.reading.english.amounts.values import values_of
from habeas.reading.english.claims import facts
from habeas.reading.english.claims.leftover import leftover
from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said, find_said
from habeas.reading.english.speech.parts import beside, joined
from habeas.reading.suggestion import Confidence, FoundTelling, Reading
from habeas.statements.telling import Fact

READER = "english/1 (en_core_web_sm 3.8.0)"
"""Name and version of this reader: raised whenever it would read a text differently."""


def read_english(text: str, published: str | None, years: Sequence[int] = ()) -> Reading:
    """Everything the reader finds in an English text that was published on that day (EDTF), if it is known.

    `years` are those in which it may have been published, if it is not.
    """
    scene = Scene.of(text, published)
    said = find_said(scene)
    tellings = tuple(_tellings(said, scene))
    return Reading(
        reader=READER,
        language="en",
        published=published,
        asks=tuple(questions(scene, published, years)),
        entities=tuple(scene.entities),
        values=tuple(values_of(scene, said)),
        tellings=tellings,
    )


def _tellings(said: Iterable[Said], scene: Scene) -> Iterator[FoundTelling]:
    """The passages that state a claim, each once."""
    numbers, facts_made = count(1), count(1)
    seen: set[tuple[int, int]] = set()
    for one in _parted(said, scene):
        if (one.start, one.end) in seen:
            continue
        stated = facts(one, scene, next_id=_ids("f", facts_made))
        sure = one.confidence
        if not stated:
            stated, sure = leftover(one, scene, _ids("f", facts_made)), Confidence.LOW
        if not stated:
            continue
        seen.add((one.start, one.end))
        yield FoundTelling(
            id=f"t{next(numbers)}",
            rule=one.rule,
            why=f"{one.why}; it says: {_named(stated)}",
            confidence=sure,
            start=one.start,
            end=one.end,
            chain=one.chain,
            facts=tuple(stated),
            hedges=one.hedges,
        )


def _parted(said: Iterable[Said], scene: Scene) -> Iterator[Said]:
    """The passages, cut where every part states a claim, each with the relative clauses that state another."""
    for one in said:
        parts = joined(one)
        if len(parts) > 1 and not all(_claims(part, scene) for part in parts):
            parts = [one]
        for part in parts:
            inner = [clause for clause in beside(part) if _claims(clause, scene)]
            yield part
            yield from inner


def _claims(said: Said, scene: Scene) -> list[Fact]:
    """What the passage states, to weigh it: these facts are not kept."""
    return facts(said, scene, next_id=lambda: "f0")


def _named(stated: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(fact.claim.name().replace("_", " ") for fact in stated))


def _ids(prefix: str, numbers: Iterator[int]) -> Callable[[], str]:
    return lambda: f"{prefix}{next(numbers)}"
