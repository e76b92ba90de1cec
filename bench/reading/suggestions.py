"""What `habeas read --json` gives, and how a measure is kept.

Invariant: only the documented fields are read; what is absent is taken as not said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.reading.matching import Span

Suggestion = Mapping[str, Any]


@dataclass
class Tally:
    """How many were right, of how many, and a line for each that was not."""

    right: int = 0
    total: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, good: bool, failure: str = "") -> None:
        """Count one more."""
        self.total += 1
        self.right += good
        if not good:
            self.failures.append(failure)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.total + other.total, self.failures + other.failures)


@dataclass(frozen=True)
class Telling:
    """The suggested facts of one group: one passage, one chain, one or more claims."""

    group: str
    span: Span
    facts: tuple[Suggestion, ...]

    @property
    def links(self) -> list[Mapping[str, Any]]:
        """The chain with the most links that any fact of the group gives."""
        return max((list(fact.get("chain") or []) for fact in self.facts), key=len)


def span(suggestion: Suggestion) -> Span:
    """Where a suggestion stands."""
    return int(suggestion["start"]), int(suggestion["end"])


def of_kind(suggestions: Iterable[Suggestion], kind: str) -> list[Suggestion]:
    """The suggestions of one kind."""
    return [s for s in suggestions if s.get("kind") == kind]


def tellings(suggestions: Iterable[Suggestion]) -> list[Telling]:
    """Telling suggestions by group; one without a group stands alone. The passage covers all its facts."""
    groups: dict[str, list[Suggestion]] = {}
    for n, one in enumerate(of_kind(suggestions, "telling")):
        groups.setdefault(str(one.get("group") or f"alone {n}"), []).append(one)
    return [
        Telling(group, (min(span(f)[0] for f in facts), max(span(f)[1] for f in facts)), tuple(facts))
        for group, facts in groups.items()
    ]


def strings(value: object) -> Iterable[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def with_speakers(text: str, suggestions: Iterable[Suggestion], entities: Iterable[Any]) -> list[Suggestion]:
    """The suggestions, each quote that points at an entity of the answer with that entity's name as `speaker`."""
    names = {e["id"]: _entity_name(text, e) for e in entities}
    return [
        {**s, "speaker": names.get(s.get("entity"))} if s.get("kind") == "quote" and s.get("entity") else s
        for s in suggestions
    ]


def _entity_name(text: str, entity: Mapping[str, Any]) -> str | None:
    """The name of an entity of the answer; without one, the longest words it stands as in the text."""
    spans = (_ends(one) for one in entity.get("spans") or [])
    return entity.get("name") or max((text[a:b] for a, b in spans), key=len, default=None)


def _ends(raw: Any) -> Span:
    """A span given as an object with start and end, or as a pair."""
    return span(raw) if isinstance(raw, Mapping) else (int(raw[0]), int(raw[1]))


def speaker(quote: Suggestion) -> object:
    """Who says a suggested quote: its entity (`with_speakers`), `roles.speaker`, `value.speaker`, or its chain."""
    if quote.get("speaker"):
        return quote["speaker"]
    for holder in (quote.get("roles"), quote.get("value")):
        if isinstance(holder, Mapping) and holder.get("speaker"):
            return next(iter(strings(holder["speaker"])), None)
    chain = quote.get("chain") or []
    return chain[0].get("who") if chain else None


def short(text: str) -> str:
    """A passage on one line, cut to fit a table."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 70 else flat[:67] + "..."
