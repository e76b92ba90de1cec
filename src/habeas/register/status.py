"""What one statement says of a person's fate: held, left, dead, or not heard of; and since when they are held.

No statement by itself makes a person free or dead: what is said of it is "said" until a person has confirmed it.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from habeas.register.about import is_custody
from habeas.register.value import Value, days, is_fact, surely_before
from habeas.statements.claims.contact import Challenged, ChallengeResult
from habeas.statements.claims.custody import (
    Detained,
    Escaped,
    EscapedFrom,
    Moved,
    Released,
    ReturnedToUnit,
    Willingly,
)
from habeas.statements.when import Aspect, Bounds, bounds
from habeas.timeline.part import Part


class Status(StrEnum):
    """A possible fate. What begins with "said" was said and confirmed by nobody; the four after it were confirmed by a
    person. "Returned" to a unit is no freedom, unless it is confirmed to have been of their own will."""

    HELD = "held"
    SAID_RELEASED = "said_released"
    SAID_RETURNED = "said_returned"
    SAID_ESCAPED = "said_escaped"
    SAID_DEAD = "said_dead"
    RELEASED = "released"
    RETURNED = "returned"
    RETURNED_FREELY = "returned_freely"
    ESCAPED = "escaped"
    DEAD = "dead"
    NO_NEWS = "no_news"
    NOT_SAID = "not_said"


STATES: dict[str, Status] = {
    "held_at": Status.HELD,
    "detained": Status.HELD,
    "conditions": Status.HELD,
    "released": Status.SAID_RELEASED,
    "returned_to_unit": Status.SAID_RETURNED,
    "escaped": Status.SAID_ESCAPED,
    "died": Status.SAID_DEAD,
}
"""The status that a claim, asserted and done, speaks for."""
CONFIRMED = {
    Status.SAID_RELEASED: Status.RELEASED,
    Status.SAID_RETURNED: Status.RETURNED,
    Status.SAID_ESCAPED: Status.ESCAPED,
    Status.SAID_DEAD: Status.DEAD,
}
"""What becomes of it where a person has confirmed it."""

FREE = frozenset({Status.RELEASED, Status.RETURNED_FREELY, Status.ESCAPED})
"""Confirmed ends of custody. Nobody else counts as freed."""
LEFT = frozenset({Status.SAID_RELEASED, Status.SAID_RETURNED, Status.SAID_ESCAPED, Status.RETURNED, *FREE})
"""In custody no more, or no more there. Being said to be held surely later, by somebody named, replaces it."""

UNKNOWN = "unknown"
"""The value of a whereabouts answer that says: nobody knows."""


def facts(parts: Iterable[Part]) -> list[Part]:
    """Those that assert something done."""
    return [part for part in parts if is_fact(part.statement)]


def state(part: Part, *, is_confirmed: bool = False) -> Status | None:
    """The status a statement speaks for. What ends custody counts only if said of the person themselves."""
    found = _said(part)
    if not is_confirmed or found not in CONFIRMED:
        return found
    claim = part.statement.fact.claim
    is_free = isinstance(claim, ReturnedToUnit) and claim.willingly is Willingly.YES
    return Status.RETURNED_FREELY if is_free else CONFIRMED[found]


def is_silence(part: Part) -> bool:
    """Whether a statement says that nothing is heard of the person, or that somebody posed as them."""
    claim = part.statement.fact.claim
    if isinstance(claim, Challenged):
        return claim.result in (ChallengeResult.WRONG, ChallengeResult.NONE)
    return claim.name() in ("no_news", "impersonated")


def since(parts: Iterable[Part], as_of: date) -> Value | None:
    """The day from which the person is held, this time: the moment if told; else only a latest day, the
    first on which they were said to be held. Custody surely before a release does not count."""
    parts = facts(parts)
    left = [days(part.statement).earliest for part in parts if state(part) in LEFT]
    gone = Bounds(max((day for day in left if day), default=None), None)
    starts = [
        (_start(part), part)
        for part in parts
        if state(part) is Status.HELD and not surely_before(days(part.statement), gone)
    ]
    if not starts:
        return None
    first, because = min(starts, key=lambda item: (item[0].latest or as_of, item[0].earliest is None))
    told = min((item for item in starts if item[0].earliest), key=lambda item: item[0], default=None)
    agrees = told and told[0].earliest and first.latest and told[0].earliest <= first.latest
    reasons = dict.fromkeys(because.because + (told[1].because if told else ()))
    return Value(
        Status.HELD.value, told[0].earliest if told and agrees else None, first.latest, tuple(reasons)
    )


def _said(part: Part) -> Status | None:
    claim = part.statement.fact.claim
    if isinstance(claim, Moved):
        return Status.HELD if is_custody(claim) else None
    found = STATES.get(claim.name())
    if found is not None and found is not Status.HELD and part.through:
        return None
    if isinstance(claim, Escaped) and claim.from_what not in (None, EscapedFrom.CUSTODY):
        return None
    if isinstance(claim, Released) and claim.willingly is Willingly.FORCED:
        return Status.SAID_RETURNED
    return found


def _start(part: Part) -> Bounds:
    """The bounds of the day a custody began, as far as one statement of custody tells."""
    fact, span = part.statement.fact, days(part.statement)
    if isinstance(fact.claim, Detained):
        return span
    if fact.when and fact.when.edtf and fact.when.aspect is Aspect.SINCE:
        return bounds(fact.when.edtf)
    return Bounds(None, span.latest)
