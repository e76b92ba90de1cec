"""Hybrid logical clocks (Kulkarni and others, 2014): times that only grow, near to what the wall clock said.

A time is a whole number: milliseconds since 1970, UTC, shifted left by 16 bits, plus a counter. Wall clocks are
claims: laptops lose theirs. Order comes from these times; what the wall clock said is kept beside them.
"""

from datetime import UTC, datetime, timedelta

COUNTER = 16
DAY = 24 * 60 * 60 * 1000
"""A foreign clock further ahead of ours is kept and flagged, and not followed."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(at: datetime) -> int:
    """Milliseconds since 1970. `at` must know its time zone. Times before 1970 count as 1970."""
    return max(0, (at - EPOCH) // timedelta(milliseconds=1))


def moment(wall: int) -> datetime:
    """The moment of so many milliseconds, UTC."""
    return EPOCH + timedelta(milliseconds=wall)


def is_far_ahead(time: int, wall: int) -> bool:
    """Whether a time lies more than a day after our wall clock."""
    return time >> COUNTER > wall + DAY


def next_time(wall: int, own: int, foreign: int = 0) -> int:
    """The first time for a new act: after our last one, and after the foreign ones that we follow."""
    return max(wall << COUNTER, own + 1, foreign + 1)
