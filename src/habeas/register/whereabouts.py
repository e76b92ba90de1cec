"""Whereabouts: where a person may be, as of a day, apart from what became of them (docs/derivation/fate.md).

A set of answers while statements leave it open, the narrower place before what it lies in; "not known" where that is
what was said, and then, apart from it, where they were last said to be.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.status import LEFT, UNKNOWN, facts, state
from habeas.register.value import Value, has_teller, surely_before
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved, ReturnedToUnit
from habeas.statements.mention import Kind, Party
from habeas.statements.when import Bounds
from habeas.timeline.part import Part


class Whereabout(Value, frozen=True):
    """A place (a mention id; UNKNOWN: nobody knows) and what it is said to lie in, narrowest first. `named`: the
    statements of `because` that somebody is named for; `places`: what says that it lies there."""

    lies_in: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Whereabouts(Struct, frozen=True, kw_only=True):
    """The answers; and, where one of them is that nobody knows, the places that were said last, before that."""

    answers: tuple[Whereabout, ...]
    last: tuple[Whereabout, ...]


class _Answer(Struct, frozen=True):
    place: str
    part: Part
    span: Bounds


def whereabouts(about: About, parts: Iterable[Part], as_of: date) -> Whereabouts:
    """Where the person whom `parts` are about may be, as of a day.

    Leaving for nobody says where leaves nothing known; a stop on the way of one telling is no answer.
    Where somebody went of their own will says where a held person is only if it is surely later than
    all that is said of custody: on the way to being held, people travel. What is surely later replaces another place,
    but not a narrower or wider answer of the same place.
    """
    said = list(_said(about, facts(parts)))
    places = [one for one in said if one.place != UNKNOWN]
    gone = [one for one in said if one.place == UNKNOWN]
    newest = _newest(places)
    replaced = {place: _replacing(about, place, newest) for place in {one.place for one in places}}
    latest = [one for one in places if not _is_before(one.span, replaced[one.place])]
    found = max(newest.values(), default=None)
    lost = [one for one in gone if not _is_before(one.span, found)]
    since = _lost_since(lost)
    unknown = [_is_made_unknown(one, *since) for one in latest]
    standing = [one for one, is_unknown in zip(latest, unknown, strict=True) if not is_unknown]
    last = [one for one, is_unknown in zip(latest, unknown, strict=True) if is_unknown]
    return Whereabouts(
        answers=_merged(about, lost + standing, as_of),
        last=_merged(about, last, as_of),
    )


def _said(about: About, parts: list[Part]) -> Iterator[_Answer]:
    left = {(part.statement.telling.id, place) for part in parts for place in _left(about, part)}
    custody: list[_Answer] = []
    free: list[_Answer] = []
    for part in parts:
        claim, span = part.statement.fact.claim, about.timeline.bounds(part.statement)
        own_will = isinstance(claim, Moved) and claim.control is Control.OWN_WILL
        # One of two places is one answer each; both stay open.
        places = _places(about, claim) or ((UNKNOWN,) if _is_gone(claim, part) else ())
        (free if own_will else custody).extend(
            _Answer(place, part, span) for place in places if (part.statement.telling.id, place) not in left
        )
    yield from custody
    lasts = [one.span.latest for one in custody]
    last = max((day for day in lasts if day), default=date.min)
    for answer in free:
        start = answer.span.earliest
        if not custody or (None not in lasts and start is not None and last < start):
            yield answer


def _newest(answers: Iterable[_Answer]) -> dict[str, date]:
    """Of each place, the last of the days from which it was said."""
    found: dict[str, date] = {}
    for one in answers:
        if one.span.earliest:
            found[one.place] = max(found.get(one.place, date.min), one.span.earliest)
    return found


def _replacing(about: About, place: str, newest: Mapping[str, date]) -> date | None:
    """The last day from which it was said that they are at a place that is surely not this one."""
    days = (day for other, day in newest.items() if not about.sites.may_be_one(place, other))
    return max(days, default=None)


def _is_before(span: Bounds, day: date | None) -> bool:
    return surely_before(span, Bounds(day, None))


def _lost_since(lost: Iterable[_Answer]) -> tuple[date | None, date | None]:
    """The last day from which nobody knew where they were; and the last on which somebody said just that."""
    days = [(one.span.earliest, one.part.statement.fact.claim.name()) for one in lost]
    return (
        max((day for day, _ in days if day), default=None),
        max((day for day, name in days if day and name == "no_news"), default=None),
    )


def _is_made_unknown(one: _Answer, gone: date | None, no_news: date | None) -> bool:
    """Whether nobody knows any more where somebody is who was at a place: it was said of a later day; or of a day, and
    by then they had only been said, without a day, to have been there."""
    if _is_before(one.span, gone):
        return True
    first, latest = one.span.earliest, one.span.latest
    return no_news is not None and first is None and latest is not None and latest <= no_news


def _places(about: About, claim: Claim) -> tuple[str, ...]:
    return tuple(
        place
        for place in about.named(_place(claim))
        if not isinstance(claim, ReturnedToUnit) or about.known.mentions[place].kind is Kind.PLACE
    )


def _place(claim: Claim) -> Party | None:
    if isinstance(claim, HeldAt | Detained):
        return claim.place
    if isinstance(claim, Moved | ReturnedToUnit):
        return claim.to
    return claim.where if isinstance(claim, Seen) else None


def _left(about: About, part: Part) -> tuple[str, ...]:
    """The places a statement says the person was moved from: in one telling, the stops on the way."""
    claim = part.statement.fact.claim
    return about.named(claim.from_) if isinstance(claim, Moved) else ()


def _is_gone(claim: Claim, part: Part) -> bool:
    """Whether the statement says that the person is no longer where they were, and not where they are."""
    return claim.name() == "no_news" or isinstance(claim, Moved) or state(part) in LEFT


def _merged(about: About, answers: list[_Answer], as_of: date) -> tuple[Whereabout, ...]:
    """One answer a place, resting on all its statements; its bounds are those of the latest of them, no later than the
    day asked about. What is said of a town supports the one place in it of which days are not surely others."""
    by_place: dict[str, list[_Answer]] = {}
    for one in answers:
        by_place.setdefault(one.place, []).append(one)
    into = {place: _narrower(about, place, by_place) for place in by_place}
    found = [
        _answer(
            about,
            place,
            same,
            [o for other, to in into.items() if to == place for o in by_place[other]],
            as_of,
        )
        for place, same in by_place.items()
        if into[place] is None
    ]
    family = {one.value: (one.lies_in or (one.value,))[-1] for one in found}
    newest = {
        root: max(one.latest or date.min for one in found if family[one.value] == root)
        for root in family.values()
    }
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -newest[family[one.value]].toordinal(),
                one.value != UNKNOWN,
                family[one.value],
                -len(one.lies_in),
                -(one.latest or date.min).toordinal(),
            ),
        )
    )


def _narrower(about: About, place: str, by_place: dict[str, list[_Answer]]) -> str | None:
    """The narrowest place of which all narrower ones are, and to which what is said of this one adds nothing; None
    where there is none, or several, or all that is said of this one is surely later."""
    inner = [other for other in by_place if about.sites.inside(other, place) is not None]
    inmost = [one for one in inner if not any(about.sites.inside(other, one) is not None for other in inner)]
    if len(inmost) != 1:
        return None
    is_later = all(
        surely_before(one.span, other.span) for one in by_place[inmost[0]] for other in by_place[place]
    )
    return None if is_later else inmost[0]


def _answer(about: About, place: str, same: list[_Answer], wider: list[_Answer], as_of: date) -> Whereabout:
    lies_in = about.sites.lies_in(place) if place != UNKNOWN else ()
    reasons = dict.fromkeys(id_ for outer in lies_in for id_ in about.sites.inside(place, outer) or ())
    return Whereabout(
        place,
        max((one.span.earliest for one in same if one.span.earliest), default=None),
        min(max(one.span.latest or as_of for one in same), as_of),
        tuple(dict.fromkeys(id_ for one in (*same, *wider) for id_ in one.part.because)),
        lies_in=lies_in,
        named=tuple(
            dict.fromkeys(one.part.statement.id for one in (*same, *wider) if has_teller(one.part.statement))
        ),
        places=tuple(reasons),
    )
