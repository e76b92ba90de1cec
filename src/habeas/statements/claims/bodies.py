"""Claims about places and bodies: where people are kept and who runs it, always as somebody says it."""

from enum import StrEnum

from msgspec import field

from habeas.statements.claims.base import Claim
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class Part(StrEnum):
    """The part a body or person has in something."""

    RUNS = "runs"
    GUARDS = "guards"
    TRANSPORTS = "transports"
    ORDERED = "ordered"
    UNSPECIFIED = "unspecified"


class Site(Claim, frozen=True):
    """A place where people are kept. Example: "they opened a place for talks in the sugar mill"."""

    place: Party | None = None
    kind: Words | None = None
    purpose: Words | None = None
    operator: Party | None = None
    in_: Party | None = field(default=None, name="in")


class LocatedIn(Claim, frozen=True):
    """A place lies in another. Example: "Karsk, in the district of Sorin"."""

    place: Party | None = None
    within: Party | None = None


class KnownAs(Claim, frozen=True):
    """A place, body or group goes by another name. Example: "the tailors, as the harbour guard is called"."""

    what: Party | None = None
    also: Party | None = None
    name_as_said: Words | None = None


class SubordinateTo(Claim, frozen=True):
    """A body answers to another. Example: a squadron to its base."""

    body: Party | None = None
    to: Party | None = None


class Involved(Claim, frozen=True):
    """A body or person has a part in a site, act or group. Example: "the Inspectorate seems to have a hand in it"."""

    who: Party | None = None
    in_: Party | None = field(default=None, name="in")
    part: Part | None = None


class Published(Claim, frozen=True):
    """A body published a work that we may never have seen. Example: "Listok's count of 15 May"."""

    by: Party | None = None
    work: Party | None = None
