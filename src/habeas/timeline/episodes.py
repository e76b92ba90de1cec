"""Episodes: stays in custody at one place, each from what supports it (docs/derivation/episodes.md).

Overlapping and contradicting ones stand side by side; nothing here prefers a teller, picks a day, or ends a stay on a
word that nobody confirmed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct, structs

from habeas.identity.clusters import Clusters
from habeas.statements.claims.contact import Seen
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved
from habeas.statements.known import Statement
from habeas.statements.when import Aspect, Bounds, bounds
from habeas.timeline.grouping import grouped
from habeas.timeline.order import Order, surely_before
from habeas.timeline.part import Part
from habeas.timeline.presence import Presence, is_custody_there, is_end, presences, tells_start
from habeas.timeline.said import is_fact
from habeas.timeline.sites import Relation, Sites

Confirming = Callable[[Statement], tuple[str, ...]]
"""The decisions that confirm what a statement says of a release, return, escape or death."""


class End(Struct, frozen=True):
    """One end of a stay: the first and last day it can have been (None: no bound is known), and because of what."""

    earliest: date | None
    latest: date | None
    because: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The two days as one value."""
        return Bounds(self.earliest, self.latest)


class Holder(Struct, frozen=True):
    """A person, group or body (a cluster) said to hold, run, guard or escort, as `part` says."""

    who: str
    part: str
    because: tuple[str, ...]


class Episode(Struct, frozen=True, kw_only=True):
    """A stay in custody at one place (a cluster; None: where is not said), which lies in `lies_in`, narrowest first.

    `began` and `ended` bound its ends; that `ended` has no latest day means: nothing says that it ended. `said_ended`
    are statements of a release, return or escape during or after it that nobody confirmed. `holders` are those said
    to hold the person, `responsible` those said to run or guard the place at that time. `overlaps` are the keys of
    other stays that would have been on the same day; `contradicts` those of them at places known to be apart.
    `perhaps` are statements that support this or another stay; `is_open`: the place is one of several. `statements`
    say that they were held there; `because` is all it rests on.
    """

    key: str
    place: str | None
    lies_in: tuple[str, ...]
    is_open: bool
    began: End
    ended: End
    said_ended: tuple[str, ...]
    holders: tuple[Holder, ...]
    responsible: tuple[Holder, ...]
    overlaps: tuple[str, ...]
    contradicts: tuple[str, ...]
    perhaps: tuple[str, ...]
    statements: tuple[str, ...]
    because: tuple[str, ...]


class Stays:
    """The episodes of one person, from what is said of them. `parts` may come in any order."""

    def __init__(
        self, parts: Iterable[Part], who: Clusters, sites: Sites, order: Order, confirming: Confirming
    ) -> None:
        self._who = who
        self._sites = sites
        self._order = order
        facts = sorted(
            (part for part in parts if is_fact(part.statement)), key=lambda part: part.statement.id
        )
        self._ends = [part for part in facts if is_end(part)]
        self._confirmed = [part for part in self._ends if confirming(part.statement)]
        self._all = [one for part in facts for one in presences(part, who)]
        self._custody = self._in_custody()
        self._parting: dict[frozenset[str], list[Part]] = {}

    def episodes(self) -> tuple[Episode, ...]:
        """All stays in custody, in order as far as it is known; where it is not, in that of their latest days."""
        made = [
            self._episode(own, perhaps)
            for own, perhaps in self._groups([one for one in self._custody if one.place])
        ]
        nowhere = [one for one in self._custody if one.place is None]
        home = {one.statement.id: self._during(one, made) for one in nowhere}
        made = [
            self._with(episode, [one for one in nowhere if home[one.statement.id] == episode.key])
            for episode in made
        ]
        left = [one for one in nowhere if home[one.statement.id] is None]
        made += [self._episode(own, perhaps) for own, perhaps in self._groups(left)]
        return tuple(sorted((self._beside(one, made) for one in made), key=_in_order))

    # --- what is said of being where ------------------------------------------------------------------------

    def _in_custody(self) -> list[Presence]:
        """What supports a stay by itself; and, at places with such a support, having been seen or brought there."""
        there = [one for one in self._all if not one.leaves]
        own = [one for one in there if is_custody_there(one.statement.fact.claim)]
        places = {one.place for one in own if one.place}
        others = (one for one in there if not is_custody_there(one.statement.fact.claim))
        return own + [one for one in others if self._joins(one, places)]

    def _joins(self, one: Presence, places: set[str]) -> bool:
        claim, place = one.statement.fact.claim, one.place or ""
        if isinstance(claim, Seen) and self._sites.is_site(place):
            return True
        if isinstance(claim, Moved) and claim.control is Control.OWN_WILL:
            return False
        return any(self._sites.may_be_one(place, other) for other in places)

    # --- which of it is one stay ----------------------------------------------------------------------------

    def _groups(self, presences: Sequence[Presence]) -> Iterator[tuple[list[Presence], list[Presence]]]:
        """What belongs to one stay, and what may belong to it or another. Statements alike in place and days are looked
        at as one: a list may hold very many."""
        alike: dict[object, list[Presence]] = {}
        for one in presences:
            alike.setdefault(self._alike(one), []).append(one)
        several = list(alike.values())
        for own, perhaps in grouped([same[0] for same in several], self._fits):
            yield [one for i in own for one in several[i]], [one for i in perhaps for one in several[i]]

    def _alike(self, one: Presence) -> object:
        """Without an act or other moves in its telling, a statement is placed in time by its days alone."""
        is_alone = len(one.statement.telling.facts) == 1 and one.statement.fact.act is None
        when = one.statement.fact.when
        is_alone = is_alone and (when is None or when.anchor is None)
        return one.place, self._order.days(one.statement), "" if is_alone else one.statement.id

    def _fits(self, a: Presence, b: Presence) -> bool:
        if a.place is None or b.place is None:
            if a.place is not b.place:
                return False
        elif not self._sites.may_be_one(a.place, b.place):
            return False
        first, then = a.statement, b.statement
        if self._order.before(then, first):
            first, then = then, first
        elif not self._order.before(first, then):
            return True
        return not any(self._is_between(first, part.statement, then) for part in self._cuts(a, b))

    def _cuts(self, a: Presence, b: Presence) -> list[Part]:
        """What would part two stays at a place: being elsewhere, leaving it, or a confirmed end of custody."""
        places = frozenset(one.place for one in (a, b) if one.place)
        if places not in self._parting:
            away = [one.part for one in self._all if all(self._is_away(one, place) for place in places)]
            self._parting[places] = self._confirmed + (away if places else [])
        return self._parting[places]

    def _is_away(self, one: Presence, place: str) -> bool:
        """Whether what is said of another place, or of leaving one, means: not at this place. Whoever leaves a town
        leaves its cellars; whoever leaves a cellar may stay in the town."""
        if one.place is None or one.is_open:
            return False
        if one.leaves:
            return self._sites.relation(place, one.place) in (Relation.SAME, Relation.INSIDE)
        return self._sites.is_elsewhere(place, one.place)

    def _is_between(self, first: Statement, cut: Statement, then: Statement) -> bool:
        return self._order.before(first, cut) and self._order.before(cut, then)

    # --- one stay -------------------------------------------------------------------------------------------

    def _episode(self, own: Sequence[Presence], perhaps: Sequence[Presence]) -> Episode:
        own = sorted(own, key=lambda one: one.statement.id)
        places = {one.place for one in own or perhaps if one.place}
        place = min(places, key=lambda one: (-len(self._sites.lies_in(one)), one), default=None)
        because = tuple(dict.fromkeys(id_ for one in own or perhaps for id_ in one.part.because))
        began, ended = self._began(own or perhaps), self._ended(own or perhaps)
        lies_in = self._sites.lies_in(place) if place else ()
        return Episode(
            key=f"{place or '?'}:{min(one.statement.id for one in own or perhaps)}",
            place=place,
            lies_in=lies_in,
            is_open=all(one.is_open for one in own or perhaps) and place is not None,
            began=began,
            ended=ended,
            said_ended=tuple(
                dict.fromkeys(
                    part.statement.id
                    for part in self._ends
                    if part not in self._confirmed and self._is_after_all(part.statement, own or perhaps)
                )
            ),
            holders=holders(own, self._who),
            responsible=self._responsible(place, began, ended),
            overlaps=(),
            contradicts=(),
            perhaps=tuple(dict.fromkeys(one.statement.id for one in perhaps)) if own else (),
            statements=tuple(dict.fromkeys(one.statement.id for one in own or perhaps)),
            because=because,
        )

    def _began(self, stay: Sequence[Presence]) -> End:
        """The moment if it is told; else no later than the first day by which they were surely there."""
        dated = [(self._start(one), one) for one in stay]
        (first, because), one = min(
            dated, key=lambda item: (item[0][0].latest or date.max, item[1].statement.id)
        )
        told = [
            (span.earliest, reasons)
            for (span, reasons), other in dated
            if span.earliest and tells_start(other.statement)
        ]
        start = min(told, default=None)
        reasons = dict.fromkeys((*because, *one.part.because))
        if start is None or (first.latest and start[0] > first.latest):
            return End(None, first.latest, tuple(reasons))
        return End(start[0], first.latest, tuple(reasons | dict.fromkeys(start[1])))

    def _start(self, one: Presence) -> tuple[Bounds, tuple[str, ...]]:
        span, because = self._order.dated(one.statement)
        when = one.statement.fact.when
        if when and when.edtf and when.aspect is Aspect.SINCE:
            return bounds(when.edtf), because
        return span, because

    def _ended(self, stay: Sequence[Presence]) -> End:
        """Not before the last day on which they may first have been there; not after they had surely left."""
        still = [(span.earliest, ids) for span, ids in map(self._day, stay) if span.earliest]
        last = max(still, default=None)
        gone = [
            (span.latest, ids)
            for cut in self._leavings(stay)
            for span, ids in [self._order.dated(cut)]
            if span.latest and (last is None or span.latest >= last[0])
        ]
        left = min(gone, default=None)
        reasons = dict.fromkeys((*(last[1] if last else ()), *(left[1] if left else ())))
        return End(last[0] if last else None, left[0] if left else None, tuple(reasons))

    def _day(self, one: Presence) -> tuple[Bounds, tuple[str, ...]]:
        """The days of one support; what held since a day still held when it was said."""
        span, because = self._order.dated(one.statement)
        when = one.statement.fact.when
        if when and when.aspect is Aspect.SINCE and when.edtf:
            return Bounds(span.latest, span.latest), because
        return span, because

    def _leavings(self, stay: Sequence[Presence]) -> Iterator[Statement]:
        """What says that they left: told to have left, or to be elsewhere, surely after all that supports the stay."""
        for part in self._confirmed:
            if self._is_after_all(part.statement, stay):
                yield part.statement
        for one in self._all:
            is_away = all(other.place and self._is_away(one, other.place) for other in stay)
            if is_away and self._is_after_all(one.statement, stay, is_leaving=one.leaves):
                yield one.statement

    def _is_after_all(
        self, statement: Statement, stay: Sequence[Presence], *, is_leaving: bool = False
    ) -> bool:
        """Whether a statement is surely after what supports a stay. A support without a first day (held, once, by the
        day it was told) is no obstacle, nor a reason, unless the statement is of leaving that very place."""
        others = [one.statement for one in stay if one.statement.id != statement.id]
        if any(self._order.before(statement, one) for one in others):
            return False
        before = [self._order.before(one, statement) for one in others]
        known = [self._order.days(one).earliest is not None for one in others]
        if any(dated and not earlier for dated, earlier in zip(known, before, strict=True)):
            return False
        return any(before) or (is_leaving and not any(known))

    def _responsible(self, place: str | None, began: End, ended: End) -> tuple[Holder, ...]:
        """Those of whom it is not excluded that they ran or guarded the place when the person surely was there; if no
        such day is known, at any time of the stay."""
        is_sure = began.latest and ended.earliest and began.latest <= ended.earliest
        span = Bounds(began.latest, ended.earliest) if is_sure else Bounds(began.earliest, ended.latest)
        found: dict[tuple[str, str], list[str]] = {}
        for one in self._sites.running(place) if place else ():
            if not surely_before(one.days, span) and not surely_before(span, one.days):
                found.setdefault((one.who, one.part), []).append(one.statement.id)
        return tuple(Holder(who, part, tuple(ids)) for (who, part), ids in found.items())

    # --- several stays --------------------------------------------------------------------------------------

    def _during(self, one: Presence, episodes: Iterable[Episode]) -> str | None:
        """The key of the one stay that surely lasted through all days of a statement that names no place."""
        span = self._order.days(one.statement)
        found = [
            episode.key
            for episode in episodes
            if (sure := surely(episode))
            and span.earliest
            and span.latest
            and sure[0] <= span.earliest
            and span.latest <= sure[1]
        ]
        return found[0] if len(found) == 1 else None

    def _with(self, episode: Episode, more: Sequence[Presence]) -> Episode:
        because = dict.fromkeys((*episode.because, *(id_ for one in more for id_ in one.part.because)))
        told = dict.fromkeys((*episode.statements, *(one.statement.id for one in more)))
        return structs.replace(
            episode,
            because=tuple(because),
            statements=tuple(told),
            holders=_joined(episode.holders, holders(more, self._who)),
        )

    def _beside(self, episode: Episode, others: Sequence[Episode]) -> Episode:
        """With the other stays that would have been on the same day."""
        same_days = [one for one in others if one.key != episode.key and self._meet(episode, one)]
        apart = [
            one
            for one in same_days
            if one.place
            and episode.place
            and self._sites.relation(one.place, episode.place) is Relation.APART
        ]
        return structs.replace(
            episode,
            overlaps=tuple(one.key for one in same_days),
            contradicts=tuple(one.key for one in apart),
        )

    def _meet(self, a: Episode, b: Episode) -> bool:
        one, other = surely(a), surely(b)
        if not one or not other or a.place is None or b.place is None:
            return False
        return one[0] <= other[1] and other[0] <= one[1] and self._sites.is_elsewhere(a.place, b.place)


def surely(episode: Episode) -> tuple[date, date] | None:
    """The days, first and last, on which a stay surely was; None if none is sure."""
    first, last = episode.began.latest, episode.ended.earliest
    return (first, last) if first and last and first <= last else None


def holders(presences: Iterable[Presence], who: Clusters) -> tuple[Holder, ...]:
    """Those said to hold or to have taken the person."""
    found: dict[str, list[str]] = {}
    for one in presences:
        claim = one.statement.fact.claim
        by = claim.by if isinstance(claim, HeldAt | Detained) else None
        for cluster in who.named(by.members) if by else ():
            found.setdefault(cluster, []).append(one.statement.id)
    return tuple(Holder(one, "by", tuple(dict.fromkeys(ids))) for one, ids in found.items())


def _joined(one: tuple[Holder, ...], more: tuple[Holder, ...]) -> tuple[Holder, ...]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for holder in (*one, *more):
        ids = found.get((holder.who, holder.part), ())
        found[holder.who, holder.part] = tuple(dict.fromkeys((*ids, *holder.because)))
    return tuple(Holder(who, part, ids) for (who, part), ids in found.items())


def _in_order(episode: Episode) -> tuple[date, date, str]:
    return episode.began.latest or date.max, episode.began.earliest or date.min, episode.key
