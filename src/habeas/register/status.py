"""Fate and whereabouts, as said: two separate answers, each a set while statements leave it open.

Later statements replace earlier ones only if they are surely later. Nobody is dead, free or safe
because a machine concluded so: those values say what was said, and by how many.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from habeas.register.about import Part
from habeas.register.value import Value, days, is_fact, surely_before
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved
from habeas.statements.mention import Party
from habeas.statements.when import Aspect, Bounds, bounds


class Status(StrEnum):
    """What was last said of a person's fate."""

    HELD = "held"
    SAID_RELEASED = "said_released"
    SAID_RETURNED = "said_returned"
    SAID_ESCAPED = "said_escaped"
    SAID_DEAD = "said_dead"
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

UNKNOWN = "unknown"
"""The value of a whereabouts answer that says: nobody knows."""

Answer = tuple[str, Bounds, tuple[str, ...]]


def status(parts: Iterable[Part], as_of: date) -> tuple[Value, ...]:
    """What the person's fate may be, as of a day: every status that nothing surely later replaced."""
    past = _past(parts, as_of)
    answers = [
        (STATES[part.statement.fact.claim.name()].value, span, part.because)
        for part, span in past
        if part.statement.fact.claim.name() in STATES
    ]
    if answers:
        return _merged(_standing(answers))
    silence = [
        (Status.NO_NEWS.value, span, part.because)
        for part, span in past
        if part.statement.fact.claim.name() in ("no_news", "impersonated", "challenged")
    ]
    return _merged(silence) or (Value(value=Status.NOT_SAID.value, earliest=None, latest=None, because=()),)


def whereabouts(parts: Iterable[Part], as_of: date) -> tuple[Value, ...]:
    """Where the person may be, as of a day: place mention ids, and UNKNOWN where somebody said so.

    Where somebody went of their own will says where a held person is only if it is surely later than
    all that is said of custody: on the way to being held, people travel.
    """
    custody: list[Answer] = []
    free: list[Answer] = []
    for part, span in _past(parts, as_of):
        claim = part.statement.fact.claim
        if claim.name() == "no_news":
            custody.append((UNKNOWN, span, part.because))
        place = _place(claim)
        if place:
            own_will = isinstance(claim, Moved) and claim.control is Control.OWN_WILL
            # One of two places is one answer each; both stay open.
            (free if own_will else custody).extend((member, span, part.because) for member in place.members)
    free = [answer for answer in free if all(surely_before(other[1], answer[1]) for other in custody)]
    return _merged(_standing(custody + free))


def since(parts: Iterable[Part], as_of: date) -> Value | None:
    """The day from which the person is held: the moment if told, else no later than first said held."""
    starts = [
        (_start(part, span), part)
        for part, span in _past(parts, as_of)
        if STATES.get(part.statement.fact.claim.name()) is Status.HELD
    ]
    if not starts:
        return None
    # A told moment of detention says more than the first day on which somebody was said to be held.
    start, part = min(starts, key=lambda item: (item[0].earliest is None, item[0].latest or as_of))
    return Value(value=Status.HELD.value, earliest=start.earliest, latest=start.latest, because=part.because)


def _past(parts: Iterable[Part], as_of: date) -> list[tuple[Part, Bounds]]:
    """What is asserted as done and can have been true by `as_of`, its bounds cut off at that day."""
    kept = []
    for part in parts:
        span = days(part.statement)
        if is_fact(part.statement) and not (span.earliest and span.earliest > as_of):
            kept.append((part, Bounds(span.earliest, min(span.latest or as_of, as_of))))
    return kept


def _place(claim: Claim) -> Party | None:
    if isinstance(claim, HeldAt | Detained):
        return claim.place
    if isinstance(claim, Moved):
        return claim.to
    return None


def _standing(answers: list[Answer]) -> list[Answer]:
    """The answers that no other answer, surely later and different, replaced."""
    return [
        answer
        for answer in answers
        if not any(answer[0] != other[0] and surely_before(answer[1], other[1]) for other in answers)
    ]


def _merged(answers: list[Answer]) -> tuple[Value, ...]:
    """One value a code, resting on all its statements; bounds are those of the latest of them."""
    by_code: dict[str, list[Answer]] = {}
    for answer in answers:
        by_code.setdefault(answer[0], []).append(answer)
    values = []
    for code, same in by_code.items():
        starts = [span.earliest for _, span, _ in same if span.earliest]
        because = dict.fromkeys(id_ for _, _, ids in same for id_ in ids)
        values.append(
            Value(
                value=code,
                earliest=max(starts, default=None),
                latest=max(span.latest for _, span, _ in same if span.latest),
                because=tuple(because),
            )
        )
    return tuple(sorted(values, key=lambda value: value.latest or date.min, reverse=True))


def _start(part: Part, span: Bounds) -> Bounds:
    """The bounds of the day a custody began, as far as one statement of custody tells."""
    fact = part.statement.fact
    if isinstance(fact.claim, Detained):
        return span
    if fact.when and fact.when.edtf and fact.when.aspect is Aspect.SINCE:
        return bounds(fact.when.edtf)
    return Bounds(None, span.latest)
