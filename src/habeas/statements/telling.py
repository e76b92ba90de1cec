"""Tellings: one passage of one source, one chain, the words, and the facts they state.

A statement is one of those facts with all that. Two sources are two tellings, always.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.chain import Chain
from habeas.statements.claims import AnyClaim
from habeas.statements.mention import Party
from habeas.statements.passage import Passage, Words
from habeas.statements.when import When


class Polarity(StrEnum):
    """What the teller does with the claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOES_NOT_KNOW = "does_not_know"
    RETRACTS = "retracts"


class Stage(StrEnum):
    """How far an act got."""

    INTENDED = "intended"
    ATTEMPTED = "attempted"
    DONE = "done"


class Hedge(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Words that keep a distance ("apparently", "reportedly"), and whose distance it is, if known."""

    words: Words
    whose: Party | None = None


class Fact(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One claim as one telling makes it. `act` is the mention of the act it speaks of, if several do."""

    id: str
    claim: AnyClaim
    polarity: Polarity = Polarity.ASSERTS
    stage: Stage | None = None
    when: When | None = None
    act: str | None = None


class FoundBy(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where a telling was first proposed by a machine: the rule that found it. A person accepted it."""

    rule: str
    reader: str
    edited: bool = False


class Telling(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A passage, who told it, how they hedged, and what it states. `replaces` names an earlier telling
    that this one corrects; the earlier one stays in the record."""

    id: str
    source: str
    passage: Passage
    chain: Chain
    facts: tuple[Fact, ...]
    hedges: tuple[Hedge, ...] = ()
    replaces: str | None = None
    found_by: FoundBy | None = None

    def __post_init__(self) -> None:
        if not self.facts:
            raise ValueError("a telling states at least one fact")
