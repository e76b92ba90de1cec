"""What is true in an invented world, by the ids of what was said about it. Nothing of it stands in the record."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class End(StrEnum):
    """What truly became of somebody."""

    HELD = "held"
    FREE = "free"
    RETURNED = "returned"
    ESCAPED = "escaped"
    DEAD = "dead"


class Clash(StrEnum):
    """In what two statements cannot both be true."""

    TWO_PLACES = "two_places"
    HEARD_OF_AFTER_DEATH = "heard_of_after_death"
    HELD_WHILE_FREE = "held_while_free"
    AGES = "ages"
    DENIED = "denied"
    FEWER_THAN_NAMED = "fewer_than_named"


class Change(StrEnum):
    """In what two statements differ and are both true, because time went by."""

    MOVED = "moved"
    A_YEAR_OLDER = "a_year_older"
    LET_GO = "let_go"
    MORE_COUNTED = "more_counted"


class Stay(Struct, frozen=True):
    """From when to when somebody was held at a place (its name); `until` is None where they still are."""

    place: str
    since: date
    until: date | None


class TruePerson(Struct, frozen=True, kw_only=True):
    """Somebody who was truly held. `mentions` are all mentions of them; none if nobody ever spoke of them.

    `last_alive` is the last day on which they truly were in touch with anybody; `origins` how many people told of
    them who did not have it from one another.
    """

    name: str
    born: date
    stays: tuple[Stay, ...]
    end: End
    ended: date | None
    last_alive: date | None
    origins: int
    mentions: tuple[str, ...]


class TruePair(Struct, frozen=True):
    """Two statements (fact ids) and how they lie to one another."""

    kind: Clash | Change
    facts: tuple[str, str]


class TrueGroup(Struct, frozen=True, kw_only=True):
    """A group that sources count: how many they truly were, and how many of them some source names."""

    mentions: tuple[str, ...]
    size: int
    named: int


class TruePromise(Struct, frozen=True):
    """A promise (its mention): by when it was to be kept, and whether it was."""

    promise: str
    due: date
    kept: bool


class FalseChannel(Struct, frozen=True):
    """A channel (its mentions) on which from a day on somebody else wrote."""

    mentions: tuple[str, ...]
    since: date


class Truth(Struct, frozen=True, kw_only=True):
    """What is true of those who were taken from one base."""

    people: tuple[TruePerson, ...]
    clashes: tuple[TruePair, ...]
    changes: tuple[TruePair, ...]
    groups: tuple[TrueGroup, ...]
    promises: tuple[TruePromise, ...]
    channels: tuple[FalseChannel, ...]
    copies: int
    """How many tellings only repeat what another source had."""
