"""Claims about being held and moved. Presence at a place is not by itself custody: `by` and `control` say."""

from enum import StrEnum
from typing import ClassVar

from msgspec import field

from habeas.statements.claims.base import Act
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class Control(StrEnum):
    """Whether people moved of their own will."""

    OWN_WILL = "own_will"
    ESCORTED = "escorted"
    DECEIVED = "deceived"
    UNKNOWN = "unknown"


class Willingly(StrEnum):
    """Whether a return was free. A forced return is never counted as freed."""

    YES = "yes"
    FORCED = "forced"
    UNKNOWN = "unknown"


class EscapedFrom(StrEnum):
    """What somebody got away from."""

    CUSTODY = "custody"
    UNIT = "unit"
    COUNTRY = "country"


class Detained(Act, frozen=True):
    """Somebody was taken into custody: the moment. Example: "masked men took him from the barracks"."""

    by: Party | None = None
    place: Party | None = None
    apart_from: Party | None = None


class HeldAt(Act, frozen=True):
    """Somebody is in custody: the state. Example: "Danylo sits in a cellar in Karsk"."""

    by: Party | None = None
    place: Party | None = None
    apart_from: Party | None = None


class Moved(Act, frozen=True):
    """Somebody went or was taken from a place to another. Example: "a truck brought them to Karsk".

    `apart_from` are those they were parted from; the same people as `who` means from one another.
    """

    from_: Party | None = field(default=None, name="from")
    to: Party | None = None
    means: Words | None = None
    by: Party | None = None
    control: Control | None = None
    apart_from: Party | None = None


class Released(Act, frozen=True):
    """Somebody was let go. Shown as free only after a person at the desk confirms it."""

    by: Party | None = None
    place: Party | None = None
    willingly: Willingly | None = None


class ReturnedToUnit(Act, frozen=True):
    """Somebody was sent back to a unit. Example: "he was put back on his ship"."""

    by: Party | None = None
    to: Party | None = None
    willingly: Willingly | None = None


class Escaped(Act, frozen=True):
    """Somebody got away. Example: "two swam to the other shore": from the country."""

    incriminating: ClassVar[bool] = True

    from_what: EscapedFrom | None = None
    from_: Party | None = field(default=None, name="from")
    to: Party | None = None
