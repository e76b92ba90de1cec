"""Proof of life: the last contact that counts, and how many days ago, as a range. It is no proof of freedom.

A contact counts when it was voice, live picture or in person, somebody is named who took part in or
saw it, and its channel was not put in doubt. A statement without a teller never resets the clock.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from habeas.register.about import Part
from habeas.register.value import Value, days, has_teller, is_fact
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    Impersonated,
    Seen,
)
from habeas.statements.mention import Party

STRONG = frozenset({ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO, ContactKind.VOICE})


class ProofOfLife(Struct, frozen=True, kw_only=True):
    """The last contact that counts, the next weaker one beside it, and days since: fewest and most.

    `most` is None when no first possible day is known; alarms use the longer end. Both are None when
    there is no dated proof at all.
    """

    last: Value | None
    weaker: Value | None
    fewest: int | None
    most: int | None


def proof_of_life(parts: Iterable[Part], as_of: date) -> ProofOfLife:
    """The last proof of life of one person as of a day. Contacts after that day are not known yet."""
    parts = list(parts)
    doubted = _doubted_channels(parts)
    strong: list[Value] = []
    weak: list[Value] = []
    for part in parts:
        kind = _kind(part)
        span = days(part.statement)
        if kind is None or not is_fact(part.statement) or (span.earliest and span.earliest > as_of):
            continue
        if _channel(part) & doubted:
            continue
        counts = kind in STRONG and has_teller(part.statement)
        (strong if counts else weak).append(
            Value(
                value=kind.value,
                earliest=span.earliest,
                latest=min(span.latest, as_of) if span.latest else as_of,
                because=part.because,
            )
        )
    last = _latest(strong)
    weaker = _latest([value for value in weak if last is None or _order(value) > _order(last)])
    fewest, most = last.bounds.days_until(as_of) if last else (None, None)
    return ProofOfLife(last=last, weaker=weaker, fewest=fewest, most=most)


def _kind(part: Part) -> ContactKind | None:
    claim = part.statement.fact.claim
    if isinstance(claim, Contacted):
        return claim.kind or ContactKind.THIRD_PARTY
    return ContactKind.IN_PERSON if isinstance(claim, Seen) else None


def _channel(part: Part) -> set[str]:
    claim = part.statement.fact.claim
    return _all(claim.channel) if isinstance(claim, Contacted) else set()


def _doubted_channels(parts: list[Part]) -> set[str]:
    """Channels on which somebody posed as the person, or a challenge question was not answered rightly."""
    doubted: set[str] = set()
    for part in parts:
        claim = part.statement.fact.claim
        if isinstance(claim, Impersonated) or (
            isinstance(claim, Challenged) and claim.result in (ChallengeResult.WRONG, ChallengeResult.NONE)
        ):
            doubted |= _all(claim.channel)
    return doubted


def _all(who: Party | None) -> set[str]:
    return set(who.members) if who else set()


def _latest(values: list[Value]) -> Value | None:
    return max(values, key=_order, default=None)


def _order(value: Value) -> tuple[date, date]:
    return value.earliest or date.min, value.latest or date.min
