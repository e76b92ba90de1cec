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
from habeas.timeline.grouping import MANY, grouped
from habeas.timeline.order import Order, surely_before
from habeas.timeline.part import Part
from habeas.timeline.parting import Parting
from habeas.timeline.presence import Presence, is_custody_there, is_end, presences, tells_start
from habeas.timeline.said import is_fact
from habeas.timeline.several import Several
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
        self._single: dict[str, Several] = {}
        self._beyond: list[list[Presence]] = []
        self._custody = self._in_custody()
        self._parting = Parting(self._all, self._confirmed, sites, order)
        self._said_ended = [part for part in self._ends if not confirming(part.statement)]

    def episodes(self) -> tuple[Episode, ...]:
        """All stays in custody, in order as far as it is known; where it is not, in that of their latest days."""
        made = [
            self._episode(own, perhaps)
            for own, perhaps in self._groups([one for one in self._custody if one.place])
        ]
        nowhere = [one for one in self._custody if one.place is None]
        home = self._homes(nowhere, made)
        more: dict[str | None, list[Presence]] = {}
        for one in nowhere:
            more.setdefault(home[self._order.days(one.statement)], []).append(one)
        made = [self._with(episode, more.get(episode.key, ())) for episode in made]
        made += [self._episode(own, perhaps) for own, perhaps in self._groups(more.get(None, ()))]
        return tuple(sorted([*self._beside(made), *map(self._by_itself, self._beyond)], key=_in_order))

    @property
    def is_cut(self) -> bool:
        """Whether so much is said that not all `episodes` were held against one another."""
        return bool(self._beyond)

    # --- what is said of being where ------------------------------------------------------------------------

    def _in_custody(self) -> list[Presence]:
        """What supports a stay by itself; and, at places with such a support, having been seen or brought there."""
        there = [one for one in self._all if not one.leaves]
        own = [one for one in there if is_custody_there(one.statement.fact.claim)]
        places = {one.place for one in own if one.place}
        others = (one for one in there if not is_custody_there(one.statement.fact.claim))
        near: dict[str, bool] = {}
        return own + [one for one in others if self._joins(one, places, near)]

    def _joins(self, one: Presence, places: set[str], near: dict[str, bool]) -> bool:
        claim, place = one.statement.fact.claim, one.place or ""
        if isinstance(claim, Seen) and self._sites.is_site(place):
            return True
        if isinstance(claim, Moved) and claim.control is Control.OWN_WILL:
            return False
        if place not in near:
            near[place] = any(self._sites.may_be_one(place, other) for other in places)
        return near[place]

    # --- which of it is one stay ----------------------------------------------------------------------------

    def _groups(self, presences: Sequence[Presence]) -> Iterator[tuple[list[Presence], list[Presence]]]:
        """What belongs to one stay, and what may belong to it or another. Statements alike in place and days are looked
        at as one: a list may hold very many."""
        alike: dict[object, list[Presence]] = {}
        for one in presences:
            alike.setdefault(self._alike(one), []).append(one)
        several = list(alike.values())
        firsts = [same[0] for same in several]
        twins = self._parting.twins(firsts)
        if len(set(twins)) > MANY:
            order = sorted(
                range(len(firsts)), key=lambda i: (self._last_day(firsts[i]), firsts[i].statement.id)
            )
            kept = set(list(dict.fromkeys(twins[i] for i in order))[:MANY])
            self._beyond += [several[i] for i in order if twins[i] not in kept]
            several = [same for same, twin in zip(several, twins, strict=True) if twin in kept]
            firsts, twins = [same[0] for same in several], [twin for twin in twins if twin in kept]
        for own, perhaps in grouped(firsts, self._fits, twins):
            yield [one for i in own for one in several[i]], [one for i in perhaps for one in several[i]]

    def _last_day(self, one: Presence) -> date:
        return self._order.days(one.statement).latest or date.max

    def _alike(self, one: Presence) -> object:
        return one.place, self._order.days(one.statement), "" if self._is_alone(one) else one.statement.id

    def _is_alone(self, one: Presence) -> bool:
        """Without an act or other moves in its telling, a statement is placed in time by its days alone."""
        is_alone = len(one.statement.telling.facts) == 1 and one.statement.fact.act is None
        when = one.statement.fact.when
        return is_alone and (when is None or when.anchor is None)

    def _fits(self, a: Presence, b: Presence) -> bool:
        if a.place is None or b.place is None:
            if a.place is not b.place:
                return False
        elif not self._sites.may_be_one(a.place, b.place):
            return False
        forth = self._order.before(a.statement, b.statement)
        back = self._order.before(b.statement, a.statement)
        if forth is back:
            return True
        if back:
            a, b = b, a
        return not self._parting.is_parted(a, b)

    # --- one stay -------------------------------------------------------------------------------------------

    def _episode(self, own: Sequence[Presence], perhaps: Sequence[Presence]) -> Episode:
        own = sorted(own, key=lambda one: one.statement.id)
        stay = own or perhaps
        places = {one.place for one in stay if one.place}
        place = min(places, key=lambda one: (-len(self._sites.lies_in(one)), one), default=None)
        because = tuple(dict.fromkeys(id_ for one in stay for id_ in one.part.because))
        several = Several(self._order, (one.statement for one in stay))
        began, ended = self._began(stay), self._ended(stay, several)
        lies_in = self._sites.lies_in(place) if place else ()
        return Episode(
            key=f"{place or '?'}:{min(one.statement.id for one in stay)}",
            place=place,
            lies_in=lies_in,
            is_open=all(one.is_open for one in stay) and place is not None,
            began=began,
            ended=ended,
            said_ended=tuple(
                dict.fromkeys(
                    part.statement.id
                    for part in self._said_ended
                    if self._is_after_all(part.statement, stay, several)
                )
            ),
            holders=holders(own, self._who),
            responsible=self._responsible(place, began, ended),
            overlaps=(),
            contradicts=(),
            perhaps=tuple(dict.fromkeys(one.statement.id for one in perhaps)) if own else (),
            statements=tuple(dict.fromkeys(one.statement.id for one in stay)),
            because=because,
        )

    def _by_itself(self, same: Sequence[Presence]) -> Episode:
        """A stay of statements alike, not held against anything else that is said."""
        place = same[0].place
        still = max(
            ((span.earliest, ids) for span, ids in map(self._day, same) if span.earliest), default=None
        )
        return Episode(
            key=f"{place or '?'}:{min(one.statement.id for one in same)}",
            place=place,
            lies_in=self._sites.lies_in(place) if place else (),
            is_open=all(one.is_open for one in same) and place is not None,
            began=self._began(same),
            ended=End(still[0], None, still[1]) if still else End(None, None, ()),
            said_ended=(),
            holders=holders(same, self._who),
            responsible=(),
            overlaps=(),
            contradicts=(),
            perhaps=(),
            statements=tuple(dict.fromkeys(one.statement.id for one in same)),
            because=tuple(dict.fromkeys(id_ for one in same for id_ in one.part.because)),
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

    def _ended(self, stay: Sequence[Presence], several: Several) -> End:
        """Not before the last day on which they may first have been there; not after they had surely left: told to have
        left, or to be elsewhere, surely after all that supports the stay."""
        still = [(span.earliest, ids) for span, ids in map(self._day, stay) if span.earliest]
        last = max(still, default=None)
        gone = (
            (day, ids)
            for day, ids, cut, is_leaving in self._parting.leavings(
                frozenset(one.place for one in stay if one.place)
            )
            if (last is None or day >= last[0])
            and self._is_after_all(cut, stay, several, is_leaving=is_leaving)
        )
        left = next(gone, None)
        reasons = dict.fromkeys((*(last[1] if last else ()), *(left[1] if left else ())))
        return End(last[0] if last else None, left[0] if left else None, tuple(reasons))

    def _day(self, one: Presence) -> tuple[Bounds, tuple[str, ...]]:
        """The days of one support; what held since a day still held when it was said."""
        span, because = self._order.dated(one.statement)
        when = one.statement.fact.when
        if when and when.aspect is Aspect.SINCE and when.edtf:
            return Bounds(span.latest, span.latest), because
        return span, because

    def _is_after_all(
        self, statement: Statement, stay: Sequence[Presence], several: Several, *, is_leaving: bool = False
    ) -> bool:
        """Whether a statement is surely after what supports a stay. A support without a first day (held, once, by the
        day it was told) is no obstacle, nor a reason, unless the statement is of leaving that very place."""
        if statement.id in several.ids:
            others = (one.statement for one in stay if one.statement.id != statement.id)
            several = Several(self._order, others)
        this = self._single.get(statement.id)
        if this is None:
            this = self._single[statement.id] = Several(self._order, (statement,))
        if this.any_before(several) or not several.all_before(this):
            return False
        return several.any_before(this) or (is_leaving and not several.is_dated)

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

    def _homes(self, nowhere: Iterable[Presence], episodes: Sequence[Episode]) -> dict[Bounds, str | None]:
        """The key of the one stay that surely lasted through all the days of statements that name no place."""
        spans = dict.fromkeys(self._order.days(one.statement) for one in nowhere)
        lasting = [(sure, one.key) for one in episodes if (sure := surely(one))]
        return {span: self._during(span, lasting) for span in spans}

    def _during(self, span: Bounds, lasting: Sequence[tuple[tuple[date, date], str]]) -> str | None:
        if not span.earliest or not span.latest:
            return None
        found = [key for (first, last), key in lasting if first <= span.earliest and span.latest <= last]
        return found[0] if len(found) == 1 else None

    def _with(self, episode: Episode, more: Sequence[Presence]) -> Episode:
        if not more:
            return episode
        because = dict.fromkeys((*episode.because, *(id_ for one in more for id_ in one.part.because)))
        told = dict.fromkeys((*episode.statements, *(one.statement.id for one in more)))
        return structs.replace(
            episode,
            because=tuple(because),
            statements=tuple(told),
            holders=_joined(episode.holders, holders(more, self._who)),
        )

    def _beside(self, episodes: Sequence[Episode]) -> Iterator[Episode]:
        """Each with the other stays that would have been on the same day."""
        lasting = [(sure, one.place, one) for one in episodes if one.place and (sure := surely(one))]
        for episode in episodes:
            place, days = episode.place, surely(episode)
            if not place or not days:
                yield episode
                continue
            same_days = [
                one
                for (first, last), other, one in lasting
                if first <= days[1]
                and days[0] <= last
                and one.key != episode.key
                and self._sites.is_elsewhere(place, other)
            ]
            apart = [
                one for one in same_days if self._sites.relation(one.place or "", place) is Relation.APART
            ]
            yield structs.replace(
                episode,
                overlaps=tuple(one.key for one in same_days),
                contradicts=tuple(one.key for one in apart),
            )


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
