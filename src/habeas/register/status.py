"""Fate and whereabouts, as said: two separate answers, each a set while statements leave it open.

No statement makes a person free or dead on the register: what is said of release, escape or death stands
beside what is said of custody until a person has confirmed it.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from habeas.register.about import About, is_custody
from habeas.register.value import Value, days, has_teller, is_fact, surely_before
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Challenged, ChallengeResult, Seen
from habeas.statements.claims.custody import (
    Control,
    Detained,
    Escaped,
    EscapedFrom,
    HeldAt,
    Moved,
    Released,
    Willingly,
)
from habeas.statements.mention import Party
from habeas.statements.when import Aspect, Bounds, bounds
from habeas.timeline.part import Part


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

LEFT = frozenset({Status.SAID_RELEASED, Status.SAID_RETURNED, Status.SAID_ESCAPED})
"""Said to be in custody no more. Being said to be held surely later, by somebody named, replaces it."""

UNKNOWN = "unknown"
"""The value of a whereabouts answer that says: nobody knows."""


def status(parts: Iterable[Part], as_of: date) -> tuple[Value, ...]:
    """What the person's fate may be, as of a day; what was said last comes first."""
    parts = _facts(parts)
    spoken = [(state, part) for part in parts if (state := _state(part)) is not None]
    standing = [(state, part) for state, part in spoken if not (state in LEFT and _held_again(part, spoken))]
    if standing:
        return _merged([(state.value, part.because, days(part.statement)) for state, part in standing], as_of)
    silence = [
        (Status.NO_NEWS.value, part.because, days(part.statement)) for part in parts if _is_silence(part)
    ]
    return _merged(silence, as_of) or (Value(Status.NOT_SAID.value, None, None, ()),)


def whereabouts(about: About, parts: Iterable[Part], as_of: date) -> tuple[Value, ...]:
    """Where the person may be, as of a day: place mention ids, and UNKNOWN where that is what was said.

    Leaving for nobody says where leaves nothing known; a stop on the way of one telling is no answer.
    Where somebody went of their own will says where a held person is only if it is surely later than
    all that is said of custody: on the way to being held, people travel.
    """
    parts = _facts(parts)
    left = {(part.statement.telling.id, place) for part in parts for place in _left(about, part)}
    custody: list[_Answer] = []
    free: list[_Answer] = []
    for part in parts:
        claim, span = part.statement.fact.claim, days(part.statement)
        own_will = isinstance(claim, Moved) and claim.control is Control.OWN_WILL
        # One of two places is one answer each; both stay open.
        places = about.named(_place(claim)) or ((UNKNOWN,) if _is_gone(claim, part) else ())
        (free if own_will else custody).extend(
            (place, part.because, span) for place in places if (part.statement.telling.id, place) not in left
        )
    free = [answer for answer in free if all(surely_before(other[2], answer[2]) for other in custody)]
    answers = custody + free
    return _merged(
        [one for one in answers if not any(one[0] != o[0] and surely_before(one[2], o[2]) for o in answers)],
        as_of,
    )


def since(parts: Iterable[Part], as_of: date) -> Value | None:
    """The day from which the person is held, this time: the moment if told; else only a latest day, the
    first on which they were said to be held. Custody surely before a release does not count."""
    parts = _facts(parts)
    left = [days(part.statement) for part in parts if _state(part) in LEFT]
    starts = [
        (_start(part), part)
        for part in parts
        if _state(part) is Status.HELD and not any(surely_before(days(part.statement), span) for span in left)
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


_Answer = tuple[str, tuple[str, ...], Bounds]


def _facts(parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if is_fact(part.statement)]


def _state(part: Part) -> Status | None:
    """The status a statement speaks for. What ends custody counts only if said of the person themselves."""
    claim = part.statement.fact.claim
    if isinstance(claim, Moved):
        return Status.HELD if is_custody(claim) else None
    state = STATES.get(claim.name())
    if state is not None and state is not Status.HELD and part.through:
        return None
    if isinstance(claim, Escaped) and claim.from_what not in (None, EscapedFrom.CUSTODY):
        return None
    if isinstance(claim, Released) and claim.willingly is Willingly.FORCED:
        return Status.SAID_RETURNED
    return state


def _held_again(part: Part, spoken: list[tuple[Status, Part]]) -> bool:
    return any(
        state is Status.HELD
        and has_teller(other.statement)
        and surely_before(days(part.statement), days(other.statement))
        for state, other in spoken
    )


def _is_silence(part: Part) -> bool:
    claim = part.statement.fact.claim
    if isinstance(claim, Challenged):
        return claim.result in (ChallengeResult.WRONG, ChallengeResult.NONE)
    return claim.name() in ("no_news", "impersonated")


def _place(claim: Claim) -> Party | None:
    if isinstance(claim, HeldAt | Detained):
        return claim.place
    if isinstance(claim, Moved):
        return claim.to
    return claim.where if isinstance(claim, Seen) else None


def _left(about: About, part: Part) -> tuple[str, ...]:
    """The places a statement says the person was moved from: in one telling, the stops on the way."""
    claim = part.statement.fact.claim
    return about.named(claim.from_) if isinstance(claim, Moved) else ()


def _is_gone(claim: Claim, part: Part) -> bool:
    """Whether the statement says that the person is no longer where they were, and not where they are."""
    return claim.name() == "no_news" or isinstance(claim, Moved) or _state(part) in LEFT


def _merged(answers: list[_Answer], as_of: date) -> tuple[Value, ...]:
    """One value a code, resting on all its statements; its bounds are those of the latest of them,
    no later than the day asked about."""
    by_code: dict[str, list[_Answer]] = {}
    for answer in answers:
        by_code.setdefault(answer[0], []).append(answer)
    values = [
        Value(
            code,
            max((span.earliest for _, _, span in same if span.earliest), default=None),
            min(max(span.latest or as_of for _, _, span in same), as_of),
            tuple(dict.fromkeys(id_ for _, ids, _ in same for id_ in ids)),
        )
        for code, same in by_code.items()
    ]
    return tuple(sorted(values, key=lambda value: value.latest or date.min, reverse=True))


def _start(part: Part) -> Bounds:
    """The bounds of the day a custody began, as far as one statement of custody tells."""
    fact, span = part.statement.fact, days(part.statement)
    if isinstance(fact.claim, Detained):
        return span
    if fact.when and fact.when.edtf and fact.when.aspect is Aspect.SINCE:
        return bounds(fact.when.edtf)
    return Bounds(None, span.latest)
