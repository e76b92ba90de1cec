"""What a reader found in a text: entities, values and tellings. Every one equals its slice and says why.

A reading uses the types of `statements`; its party members are entity ids of the same reading
("e3"), or SOURCE for the publication itself. Accepting turns entities into mentions, one to one.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.chain import Chain
from habeas.statements.mention import Kind
from habeas.statements.telling import Fact, Hedge

SOURCE = "source"
"""Stands in a chain for the publication being read."""


class Confidence(StrEnum):
    """How sure the rule is, in bands: no band is ever enough to enter the record by itself."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Span(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of the text layer, in code points, end exclusive."""

    start: int
    end: int


class Found(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all findings share: `rule` names what made it, `why` says it in words a researcher reads."""

    id: str
    rule: str
    why: str
    confidence: Confidence = Confidence.MEDIUM


class Entity(Found, frozen=True, kw_only=True, omit_defaults=True):
    """Someone or something the text speaks of, with every place where it does so by name or description.

    `name` is the text's own words for it; `spans` are in text order. Pronouns are not spans.
    """

    kind: Kind
    name: str
    spans: tuple[Span, ...]


class ValueKind(StrEnum):
    """Sorts of values a reader resolves."""

    DATE = "date"
    COUNT = "count"
    AGE = "age"
    QUOTE = "quote"


class CountValue(Struct, frozen=True, kw_only=True):
    """Bounds of a count, inclusive; `besides` are the entity ids (or words) that it leaves out."""

    at_least: int | None
    at_most: int | None
    about: bool = False
    of_what: str | None = None
    besides: tuple[str, ...] = ()
    entity: str | None = None


class Value(Found, frozen=True, kw_only=True, omit_defaults=True):
    """A date (EDTF, or a duration like P2W, or None when it cannot be resolved), a count, an age in
    years, or a stretch of direct speech (its value is the entity id of the speaker, if known)."""

    kind: ValueKind
    start: int
    end: int
    value: str | int | CountValue | None = None
    entity: str | None = None


class FoundTelling(Found, frozen=True, kw_only=True, omit_defaults=True):
    """A passage with its chain and the facts it states; becomes one telling when a person accepts it.

    Fact ids are unique in the reading. The words of roles stand in the text (their `start` is set).
    """

    start: int
    end: int
    chain: Chain
    facts: tuple[Fact, ...]
    hedges: tuple[Hedge, ...] = ()


class Ask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question the reader must have answered, with the answers that would fit ("" for free entry)."""

    about: str
    question: str
    answers: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that one reader found in one text layer. `reader` is its name and version, `published` EDTF."""

    reader: str
    language: str | None
    published: str | None
    asks: tuple[Ask, ...] = ()
    entities: tuple[Entity, ...] = ()
    values: tuple[Value, ...] = ()
    tellings: tuple[FoundTelling, ...] = ()
