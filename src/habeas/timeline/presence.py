"""What puts a person at a place, begins or ends custody: statement by statement, before anything is put together.

Invariant: of a statement that names one of several places, every one of them stays possible.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.identity.clusters import Clusters
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import (
    Control,
    Detained,
    Escaped,
    EscapedFrom,
    HeldAt,
    Moved,
    Released,
    ReturnedToUnit,
)
from habeas.statements.claims.harm import Conditions, IllTreated
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.when import Aspect
from habeas.timeline.part import Part

ENDS = (Released, ReturnedToUnit, Escaped)
SUPPORTS = (HeldAt, Detained, Conditions, IllTreated)
"""Claims that somebody is in custody, at a place if they name one."""


@dataclass(frozen=True)
class Presence:
    """That a person was at a place (a cluster; None where it is not said), as one statement has it. `leaves`: were
    there until then; `is_open`: there or at another place that the statement names."""

    part: Part
    place: str | None
    is_open: bool = False
    leaves: bool = False

    @property
    def statement(self) -> Statement:
        """What says so."""
        return self.part.statement


def presences(part: Part, who: Clusters) -> Iterator[Presence]:
    """Every place at which a statement puts the person; none named, for a statement that they are held."""
    claim = part.statement.fact.claim
    if isinstance(claim, Moved):
        yield from _at(part, claim.to, who)
        yield from _at(part, claim.from_, who, leaves=True)
        return
    place = _place(claim)
    yield from _at(part, place, who)
    if place is None and isinstance(claim, HeldAt | Detained):
        yield Presence(part, None)


def _at(part: Part, place: Party | None, who: Clusters, *, leaves: bool = False) -> Iterator[Presence]:
    for one in dict.fromkeys(who.named(place.members)) if place else ():
        yield Presence(part, one, is_open=bool(place and place.one_of), leaves=leaves)


def is_custody_there(claim: Claim) -> bool:
    """Whether a claim by itself says that the people it is about are in custody (at the place it names)."""
    return isinstance(claim, SUPPORTS) or (isinstance(claim, Moved) and claim.control is Control.ESCORTED)


def is_end(part: Part) -> bool:
    """Whether a statement says of the person themselves that they left custody. Leaving a unit or country is no end."""
    claim = part.statement.fact.claim
    if isinstance(claim, Escaped) and claim.from_what not in (None, EscapedFrom.CUSTODY):
        return False
    return isinstance(claim, ENDS) and not part.through


def _place(claim: Claim) -> Party | None:
    if isinstance(claim, Seen):
        return claim.where
    return claim.place if isinstance(claim, SUPPORTS) else None


def tells_start(statement: Statement) -> bool:
    """Whether a statement tells the moment: being taken or brought there, or since when."""
    when = statement.fact.when
    is_since = bool(when and when.edtf and when.aspect is Aspect.SINCE)
    return isinstance(statement.fact.claim, Detained | Moved) or is_since
