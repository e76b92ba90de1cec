"""Limits: one event is at most so many days after another, because of these statements. Invariant: plain values.

The days of a case are a simple temporal network: R. Dechter, I. Meiri, J. Pearl, "Temporal constraint
networks", Artificial Intelligence 49 (1991).
"""

from enum import StrEnum

from msgspec import Struct

ORIGIN = ""
"""The event that all calendar days are counted from: day 0, so that a day is its ordinal (1 is 1 January 1)."""


class Ground(StrEnum):
    """What a limit rests on: the date that was said, a distance from another act, the day by which it had been
    said, or one of the rules of `docs/derivation/dates.md`."""

    DATE = "date"
    DISTANCE = "distance"
    TOLD = "told"
    SAME_ACT = "same_act"
    ARRIVAL = "arrival"
    LIFE = "life"
    REPLY = "reply"


class Limit(Struct, frozen=True, order=True):
    """`event` is at most `days` after `than` (negative: at least so many before it)."""

    because: tuple[str, ...]
    ground: Ground
    than: str
    event: str
    days: int


def not_after(event: str, than: str, days: int, because: tuple[str, ...], ground: Ground) -> Limit:
    """`event` is at most `days` after `than`."""
    return Limit(because, ground, than, event, days)


def not_before(event: str, than: str, days: int, because: tuple[str, ...], ground: Ground) -> Limit:
    """`event` is at least `days` after `than`."""
    return Limit(because, ground, event, than, -days)
