"""Claims about harm. A death is only ever said here; that somebody died is a person's decision."""

from enum import StrEnum
from typing import ClassVar

from msgspec import field

from habeas.statements.claims.base import Act, Inner
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class Lack(StrEnum):
    """What a place of detention lacks, or what is done there."""

    ELECTRICITY = "electricity"
    LIGHT = "light"
    FOOD = "food"
    WATER = "water"
    AIR = "air"
    WARMTH = "warmth"
    SPACE = "space"
    TOILET = "toilet"
    BED = "bed"
    MEDICINE = "medicine"
    CONTACT = "contact"
    LOCKED_IN = "locked_in"
    HARASSMENT = "harassment"
    OTHER = "other"


class Cause(StrEnum):
    """Who or what caused an injury. Self-injury could be used against the person: sealed by default."""

    SELF = "self"
    OTHERS = "others"
    ACCIDENT = "accident"
    UNKNOWN = "unknown"


class Threatened(Act, frozen=True):
    """Somebody was threatened. Example: "the captain said they would be tried as deserters".

    `with_what` is the threat in the source's words and `condition` (record name `if`) what it hangs on
    ("unless he signs"); `inner` is the threatened act where a claim expresses it.
    """

    by: Party | None = None
    with_what: Words | None = None
    inner: Inner | None = None
    condition: Words | None = field(default=None, name="if")


class IllTreated(Act, frozen=True):
    """Somebody was ill-treated; what was done, in the source's words. Example: "beaten with batons"."""

    by: Party | None = None
    kind: Words | None = None
    place: Party | None = None


class Conditions(Act, frozen=True):
    """How people are kept, or how a place is. Example: "water once a day, and no light"."""

    place: Party | None = None
    lacks: tuple[Lack, ...] = ()
    as_said: Words | None = None


class Injured(Act, frozen=True):
    """Somebody was hurt. Example: "he meant to cut his own hand": intended, cause self."""

    incriminating: ClassVar[bool] = True

    how: Words | None = None
    cause: Cause | None = None
    helped_by: Party | None = None


class Died(Act, frozen=True):
    """Somebody is said to have died. Nothing shows a person as dead until a person has confirmed it."""

    cause: Words | None = None
    place: Party | None = None
    by: Party | None = None
