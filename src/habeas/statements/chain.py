"""The chain: who told us, and how do they know? From whoever knew first to the publication we have.

An explicit link stands in the words; an inferred one was carried over from the context, and every
page shows it as a guess.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.mention import Party


class Knows(StrEnum):
    """How a teller knows what they say."""

    WAS_THERE = "was_there"
    WAS_TOLD = "was_told"
    GUESSES = "guesses"
    NOT_SAID = "not_said"


class Passed(StrEnum):
    """How a teller passed it on to the next."""

    IN_PERSON = "in_person"
    CALL = "call"
    VOICE_MESSAGE = "voice_message"
    TEXT = "text"
    VIDEO = "video"
    DOCUMENT = "document"
    PUBLICATION = "publication"
    NOT_SAID = "not_said"


class Basis(StrEnum):
    """Whether the words name the link, or a reader carried it over from the context."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class Link(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One teller of a chain. `who` is absent where the source does not say who knew."""

    who: Party | None = None
    knows: Knows = Knows.NOT_SAID
    passed: Passed = Passed.NOT_SAID
    basis: Basis = Basis.INFERRED


Chain = tuple[Link, ...]
"""Links from the one nearest the fact to the one who told us."""
