"""The fields of two people that are compared, and how each can agree: small codes from best to worst.

Level 0 of every field is "not known of one of them", which weighs nothing. What contradicts is another level than
what is absent.
"""

from enum import IntEnum


class Family(IntEnum):
    """How family names agree."""

    ABSENT, SAME, HALF, NEAR, ALMOST, SLIP, ALIKE, REMOTE, OTHER = range(9)


class Given(IntEnum):
    """How given names agree. OTHER are two names that are known, UNLIKE two words far apart of which one is not."""

    ABSENT, SAME, SHORT, BOTH_SHORT, NEAR, ALMOST, INITIAL, ALIKE, OTHER, OTHER_INITIAL, UNLIKE = range(11)


class Father(IntEnum):
    """How patronymics agree."""

    ABSENT, SAME, NEAR, INITIAL, ALIKE, OTHER, OTHER_INITIAL = range(7)


class Sex(IntEnum):
    """Whether one name is a man's and the other a woman's."""

    ABSENT, SAME, OTHER = range(3)


class Birth(IntEnum):
    """How days of birth, years or ages agree."""

    ABSENT, SAME_DAY, SLIP, SAME_YEAR, NEXT_YEAR, OVERLAP, OFF_BY_ONE, OFF_BY_FEW, OTHER = range(9)


class Thing(IntEnum):
    """How places, units, relatives, photos or sources agree."""

    ABSENT, SAME, PART, OTHER = range(4)


FIELDS: dict[str, type[IntEnum]] = {
    "family": Family,
    "given": Given,
    "second": Given,
    "father": Father,
    "sex": Sex,
    "birth": Birth,
    "places": Thing,
    "units": Thing,
    "relatives": Thing,
    "held": Thing,
    "photos": Thing,
    "taken": Thing,
    "call": Thing,
    "case": Thing,
    "source": Thing,
}
"""The fields that are compared, and their levels."""
