"""Reads the claims of a few invented sentences, as if one teller had said them all."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from habeas.reading.english.claims import facts
from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said
from habeas.reading.suggestion import Confidence
from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact

PUBLISHED = "2024-03-22"
"""A Friday."""


@dataclass(frozen=True)
class Stated:
    """One fact in plain words: its roles by name, entities by the text's own words for them."""

    claim: str
    roles: dict[str, Any]
    polarity: str
    stage: str | None
    when: dict[str, Any]
    fact: Fact = field(repr=False)


def said(scene: Scene, start: int, end: int, *, speaker: Party | None = None) -> Said:
    """A passage told by nobody in particular."""
    head = next(t for t in scene.doc if t.idx >= start and not t.is_space).sent.root
    return Said(start, end, (), (), "narrative", speaker, head, "test", "test", Confidence.LOW)


def stated(text: str, *, speaker: str | None = None, part: str | None = None) -> list[Stated]:
    """The facts of the text, or of the `part` of it. `speaker` names whose "I" it is."""
    scene = Scene.of(text, PUBLISHED)
    start = text.index(part) if part else 0
    end = start + len(part) if part else len(text)
    who = next((Party(all=(e.id,)) for e in scene.entities if speaker and speaker in e.name), None)
    numbers = itertools.count(1)
    found = facts(said(scene, start, end, speaker=who), scene, next_id=lambda: f"f{next(numbers)}")
    return [_plain(fact, scene) for fact in found]


def names(text: str) -> set[str]:
    """The names of the claims that the text states."""
    return {one.claim for one in stated(text)}


def _plain(fact: Fact, scene: Scene) -> Stated:
    roles = dict(_roles(fact.claim, scene))
    when = dict(_roles(fact.when, scene)) if fact.when else {}
    return Stated(fact.claim.name(), roles, fact.polarity.value, fact.stage, when, fact)


def _roles(struct: Struct, scene: Scene) -> Iterator[tuple[str, Any]]:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if value not in (None, (), False):
            yield name.rstrip("_"), _value(value, scene)


def _value(value: Any, scene: Scene) -> Any:
    if isinstance(value, Party):
        mark = " or " if value.one_of else " + "
        return mark.join(scene.entity(member).name for member in value.members)
    if isinstance(value, Words):
        assert value.start is not None
        assert scene.text[value.start : value.start + len(value.exact)] == value.exact
        return value.exact
    if isinstance(value, tuple):
        return [_value(one, scene) for one in value]
    if isinstance(value, Struct):
        inner = dict(_roles(value, scene))
        return {type(value).__name__: inner}
    return value


def names_of_each(sentences: list[str]) -> list[set[str]]:
    """The names of the claims that each sentence states, all being paragraphs of one text (read once)."""
    scene = Scene.of("\n\n".join(sentences), PUBLISHED)
    numbers = itertools.count(1)
    found, start = [], 0
    for sentence in sentences:
        passage = said(scene, start, start + len(sentence))
        stating = facts(passage, scene, next_id=lambda: f"f{next(numbers)}")
        found.append({fact.claim.name() for fact in stating})
        start += len(sentence) + 2
    return found
