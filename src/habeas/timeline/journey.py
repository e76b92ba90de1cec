"""The journey of a person: stops and transfers in order. Where the order is not sure it says so, and stays the same
however the tellings arrive: by latest day, moves before stays, and as the source tells it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from msgspec import Struct

from habeas.statements.known import Known
from habeas.timeline.episodes import Episode
from habeas.timeline.grouping import MANY
from habeas.timeline.order import Order
from habeas.timeline.part import Part
from habeas.timeline.several import Several
from habeas.timeline.sites import Sites
from habeas.timeline.transfers import Transfer


class StepKind(StrEnum):
    """What a step is: a place where they were, a stay in custody, a move, or that they left custody."""

    STOP = "stop"
    STAY = "stay"
    TRANSFER = "transfer"
    END = "end"


class Step(Struct, frozen=True, kw_only=True):
    """One step. `of` is the key of an episode or transfer, or the statement of an end; a stop has the key of the move
    that names it. `place` is a cluster, or None. `follows_surely`: it is sure that this came after the step before.
    """

    kind: StepKind
    of: str
    place: str | None
    lies_in: tuple[str, ...]
    earliest: date | None
    latest: date | None
    follows_surely: bool
    because: tuple[str, ...]


@dataclass(frozen=True)
class _Leg:
    """A transfer, stay or end, as it is put in order. `told`: source, place in its text, key."""

    kind: StepKind
    of: Transfer | Episode | Part
    several: Several
    latest: date
    earliest: date | None
    told: tuple[str, int, str]


class Journey:
    """Puts the episodes, transfers and ends of one person in order."""

    def __init__(self, known: Known, sites: Sites, order: Order) -> None:
        self._known = known
        self._sites = sites
        self._order = order
        self.is_cut = False
        """Whether so much is said that not all `steps` were put in order."""

    def steps(
        self, episodes: Iterable[Episode], transfers: Iterable[Transfer], ends: Iterable[Part]
    ) -> tuple[Step, ...]:
        """The steps, first to last; `ends` are the statements of a release, return or escape."""
        legs = [
            *(self._leg(StepKind.TRANSFER, one, one.key, one.statements) for one in transfers),
            *(self._leg(StepKind.STAY, one, one.key, one.statements) for one in episodes if one.place),
            *(self._leg(StepKind.END, one, one.statement.id, (one.statement.id,)) for one in ends),
        ]
        steps: list[Step] = []
        before: _Leg | None = None
        ordered = self._ordered(legs)
        for number, leg in enumerate(ordered):
            follows = before is not None and self._is_before(before, leg) is True
            following = ordered[number + 1] if number + 1 < len(ordered) else None
            steps += self._steps_of(leg, steps[-1] if steps else None, following, follows)
            before = leg
        return tuple(steps)

    # --- order ----------------------------------------------------------------------------------------------

    def _leg(
        self, kind: StepKind, of: Transfer | Episode | Part, key: str, statements: Iterable[str]
    ) -> _Leg:
        own = tuple(self._known.statements[id_] for id_ in statements)
        spans = [self._order.days(one) for one in own]
        first = min(own, key=lambda one: (one.source.id, one.telling.passage.start, one.id))
        return _Leg(
            kind,
            of,
            Several(self._order, own),
            min((span.latest for span in spans if span.latest), default=date.max),
            max((span.earliest for span in spans if span.earliest), default=None),
            (first.source.id, first.telling.passage.start, key),
        )

    def _ranks(self, legs: Sequence[_Leg]) -> list[tuple[date, bool, date, tuple[str, int, str]]]:
        """By the latest day, moves before stays. Of which no beginning is known: a stay is most often told of as it is,
        a move as it was, after what the source tells before it."""
        told: dict[str, list[tuple[int, date]]] = {}
        for leg in legs:
            if leg.kind is StepKind.TRANSFER and leg.earliest:
                told.setdefault(leg.told[0], []).append((leg.told[1], leg.earliest))
        starts = {source: sorted(several) for source, several in told.items()}
        latest = {
            source: list(accumulate((day for _, day in several), max)) for source, several in starts.items()
        }
        found = []
        for leg in legs:
            is_stay = leg.kind is not StepKind.TRANSFER
            source, start, _ = leg.told
            day = leg.earliest
            if day is None and not is_stay:
                count = bisect_right(starts.get(source, ()), (start, date.max))
                day = latest[source][count - 1] if count else date.min
            found.append((leg.latest, is_stay, day or date.max, leg.told))
        return found

    def _ordered(self, legs: Sequence[_Leg]) -> list[_Leg]:
        """First what nothing surely came before; among those, what nothing is likely to have come before."""
        ranks = self._ranks(legs)
        legs = [legs[i] for i in sorted(range(len(legs)), key=ranks.__getitem__)]
        legs, beyond = legs[:MANY], legs[MANY:]
        self.is_cut = bool(beyond)
        after = self._pairs(legs, self._is_before)
        onward = self._pairs(legs, self._leads_to)
        surely, likely = _counts(after), _counts(onward)
        left = dict.fromkeys(range(len(legs)))
        found: list[_Leg] = []
        while left:
            free = [i for i in left if not surely[i]]
            first = [i for i in free if not likely[i]]
            arrived = [i for i in first if found and self._arrives(found[-1], legs[i])]
            chosen = (arrived or first or free or list(left))[0]
            found.append(legs[chosen])
            del left[chosen]
            surely.subtract(after[chosen])
            likely.subtract(onward[chosen])
        return found + beyond

    def _pairs(self, legs: Sequence[_Leg], holds: Callable[[_Leg, _Leg], bool]) -> list[list[int]]:
        """For each leg, by place in the list, those to which something holds of it."""
        return [[i for i, other in enumerate(legs) if holds(one, other)] for one in legs]

    def _is_before(self, one: _Leg, other: _Leg) -> bool:
        if one is other:
            return False
        if self._arrives(one, other):
            return True
        if self._arrives(other, one):
            return False
        return one.several.any_before(other.several) and not other.several.any_before(one.several)

    def _arrives(self, one: _Leg, other: _Leg) -> bool:
        """Whether a transfer brought them to this very stay: some statement tells of both."""
        if not isinstance(one.of, Transfer) or not isinstance(other.of, Episode):
            return False
        return not one.several.ids.isdisjoint(other.several.ids)

    def _leads_to(self, one: _Leg, other: _Leg) -> bool:
        """Whether one is likely to have come before another, because it ends where that begins."""
        if one is other or not self._meet(_end_places(one), _start_places(other)):
            return False
        return not self._meet(_end_places(other), _start_places(one)) and not self._is_before(other, one)

    def _meet(self, some: Iterable[str], others: Sequence[str]) -> bool:
        return any(self._sites.may_be_one(one, other) for one in some for other in others)

    # --- steps ----------------------------------------------------------------------------------------------

    def _steps_of(
        self, leg: _Leg, last: Step | None, following: _Leg | None, follows: bool
    ) -> Iterable[Step]:
        if isinstance(leg.of, Episode):
            one = leg.of
            yield self._step(
                StepKind.STAY, one.key, one.place, one.began.earliest, one.ended.latest, follows, one.because
            )
        elif isinstance(leg.of, Part):
            statement = leg.of.statement
            span = self._order.days(statement)
            yield self._step(
                StepKind.END, statement.id, None, span.earliest, span.latest, follows, leg.of.because
            )
        else:
            yield from self._transfer(leg.of, last, following, follows)

    def _transfer(
        self, one: Transfer, last: Step | None, following: _Leg | None, follows: bool
    ) -> Iterable[Step]:
        start = one.from_[0] if one.from_ else None
        is_there = bool(last and last.place and start and self._sites.may_be_one(last.place, start))
        if start and not is_there:
            yield self._step(StepKind.STOP, one.key, start, None, one.latest, follows, one.because)
            follows = True
        yield self._step(StepKind.TRANSFER, one.key, None, one.earliest, one.latest, follows, one.because)
        is_stay = following is not None and isinstance(following.of, Episode)
        is_met = is_stay and following and self._meet(one.to, _start_places(following))
        if one.to and not is_met:
            yield self._step(StepKind.STOP, one.key, one.to[0], one.earliest, None, True, one.because)

    def _step(
        self,
        kind: StepKind,
        of: str,
        place: str | None,
        earliest: date | None,
        latest: date | None,
        follows: bool,
        because: tuple[str, ...],
    ) -> Step:
        return Step(
            kind=kind,
            of=of,
            place=place,
            lies_in=self._sites.lies_in(place) if place else (),
            earliest=earliest,
            latest=latest,
            follows_surely=follows,
            because=because,
        )


def _counts(following: Iterable[Iterable[int]]) -> Counter[int]:
    return Counter(i for several in following for i in several)


def _end_places(leg: _Leg) -> tuple[str, ...]:
    return leg.of.to if isinstance(leg.of, Transfer) else _start_places(leg)


def _start_places(leg: _Leg) -> tuple[str, ...]:
    if isinstance(leg.of, Transfer):
        return leg.of.from_
    return (leg.of.place,) if isinstance(leg.of, Episode) and leg.of.place else ()
