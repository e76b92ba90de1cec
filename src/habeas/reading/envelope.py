"""A reading as the versioned JSON that `habeas read --json` prints. The format is in docs/reading-format.md."""

from typing import Any

import msgspec

from habeas.reading.suggestion import SOURCE, CountValue, Entity, Found, FoundTelling, Reading, Value
from habeas.statements.chain import Link
from habeas.statements.mention import Kind, Party

VERSION = 1
KINDS = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.BODY: "organisation"}
"""Entity kinds that are suggestions of their own; the others are only referred to by roles."""


def envelope(reading: Reading, text: str, sha256: str) -> dict[str, Any]:
    """The reading of `text` (whose source's bytes have the digest `sha256`) as plain JSON data."""
    by_id = {entity.id: entity for entity in reading.entities}
    suggestions = [item for entity in reading.entities for item in _entity(entity, text)]
    suggestions += [_value(value, text) for value in reading.values]
    suggestions += [item for telling in reading.tellings for item in _telling(telling, text, by_id)]
    suggestions.sort(key=lambda item: (item["start"], item["end"], item["kind"]))
    return {
        "habeas": VERSION,
        "source": {"sha256": sha256, "language": reading.language, "published": reading.published},
        "reader": reading.reader,
        "asks": msgspec.to_builtins(reading.asks),
        "entities": [
            {"id": e.id, "kind": e.kind.value, "name": e.name, "spans": msgspec.to_builtins(e.spans)}
            for e in reading.entities
        ],
        "suggestions": suggestions,
    }


def _common(found: Found, kind: str, start: int, end: int, text: str) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": kind,
        "start": start,
        "end": end,
        "text": text[start:end],
        "rule": found.rule,
        "why": found.why,
        "confidence": found.confidence.value,
    }


def _entity(entity: Entity, text: str) -> list[dict[str, Any]]:
    if entity.kind not in KINDS:
        return []
    return [
        _common(entity, KINDS[entity.kind], span.start, span.end, text)
        | {"id": f"{entity.id}.{number}", "entity": entity.id, "value": entity.name}
        for number, span in enumerate(entity.spans, start=1)
    ]


def _value(value: Value, text: str) -> dict[str, Any]:
    item = _common(value, value.kind.value, value.start, value.end, text)
    plain = msgspec.to_builtins(value.value) if isinstance(value.value, CountValue) else value.value
    return item | {"value": plain, "entity": value.entity}


def _telling(telling: FoundTelling, text: str, by_id: dict[str, Entity]) -> list[dict[str, Any]]:
    chain = [_link(link, by_id) for link in telling.chain]
    return [
        _common(telling, "telling", telling.start, telling.end, text)
        | {
            "id": fact.id,
            "group": telling.id,
            "claim": fact.claim.name(),
            "roles": _roles(fact.claim),
            "polarity": fact.polarity.value,
            "stage": fact.stage.value if fact.stage else None,
            "when": msgspec.to_builtins(fact.when) if fact.when else None,
            "act": fact.act,
            "hedge": [hedge.words.exact for hedge in telling.hedges],
            "chain": chain,
        }
        for fact in telling.facts
    ]


def _roles(claim: Any) -> dict[str, Any]:
    roles: dict[str, Any] = msgspec.to_builtins(claim)
    roles.pop("claim")
    return roles


def _link(link: Link, by_id: dict[str, Entity]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "who": _names(link.who, by_id),
        "basis": link.basis.value,
        "knows": link.knows.value,
        "passed": link.passed.value,
        "entities": list(link.who.members) if link.who else [],
    }
    if link.who and link.who.one_of:
        item |= {"who": None, "one_of": [_name(member, by_id) for member in link.who.one_of]}
    return item


def _names(who: Party | None, by_id: dict[str, Entity]) -> str | None:
    return " and ".join(_name(member, by_id) for member in who.members) if who else None


def _name(member: str, by_id: dict[str, Entity]) -> str:
    return "this publication" if member == SOURCE else by_id[member].name
