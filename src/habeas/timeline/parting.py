"""What parts stays of one person: being elsewhere, leaving, or a confirmed end of custody. Invariant: what is open,
where or when, parts nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from habeas.statements.known import Statement
from habeas.timeline.order import Order
from habeas.timeline.part import Part
from habeas.timeline.presence import Presence
from habeas.timeline.sites import Relation, Sites

Places = frozenset[str]
EVERY = 64
"""Of so many prefixes of a list of bits one is kept."""


class Parting:
    """What is said of one person that may part two stays. Asked, it remembers."""

    def __init__(
        self, said: Iterable[Presence], confirmed: Sequence[Part], sites: Sites, order: Order
    ) -> None:
        self._sites = sites
        self._order = order
        self._confirmed = confirmed
        self._kinds: dict[tuple[str | None, bool, bool], list[Presence]] = {}
        for one in said:
            self._kinds.setdefault((one.place, one.is_open, one.leaves), []).append(one)
        self._bound = [
            one.statement
            for same in self._kinds.values()
            for one in same
            if not order.is_loose(one.statement)
        ]
        cuts = [*(part.statement for part in confirmed), *self._statements()]
        self._cuts = _Cuts(order, cuts)
        self._away: dict[Places, int] = {}
        self._later: dict[str, int] = {}
        self._earlier: dict[str, int] = {}
        self._is_in_order = all(_is_in_order(order, one) for one in cuts)
        self._left: dict[Places, list[tuple[date, tuple[str, ...], Statement, bool]]] = {}

    def is_parted(self, first: Presence, then: Presence) -> bool:
        """Whether something surely came between two stays, of which one surely came before the other."""
        places = frozenset(one.place for one in (first, then) if one.place)
        a, b = first.statement, then.statement
        if a.id not in self._later:
            self._later[a.id] = self._cuts.after(a)
        if b.id not in self._earlier:
            self._earlier[b.id] = self._cuts.before(b)
        return bool(self._later[a.id] & self._earlier[b.id] & self._mask(places))

    def twins(self, stays: Sequence[Presence]) -> list[Hashable]:
        """A value for each: of two of equal value, whatever is parted from the one is parted from the other. They are
        at one place, and nothing that could part stays there, or is told to be before or after others, is between."""
        at: dict[str | None, list[int]] = {}
        for i, one in enumerate(stays):
            at.setdefault(one.place, []).append(i)
        found: list[Hashable] = list(range(len(stays)))
        for place, several in at.items():
            if len(several) > 1 and self._is_in_order:
                for i, value in self._between(place, [(i, stays[i].statement) for i in several]):
                    found[i] = value
        return found

    def _between(
        self, place: str | None, several: Sequence[tuple[int, Statement]]
    ) -> Iterator[tuple[int, Hashable]]:
        cuts = [part.statement for part in self._confirmed] + self._bound
        cuts += [one.statement for one in self._from({place} if place else ())]
        spans = [self._order.days(one) for one in cuts]
        firsts = sorted(span.earliest for span in spans if span.earliest)
        lasts = sorted(span.latest for span in spans if span.latest)
        for i, one in several:
            if self._order.is_loose(one):
                span = self._order.days(one)
                after = None if span.latest is None else len(firsts) - bisect_right(firsts, span.latest)
                before = None if span.earliest is None else bisect_left(lasts, span.earliest)
                yield i, (place, after or 0, before or 0)

    def leavings(self, places: Places) -> list[tuple[date, tuple[str, ...], Statement, bool]]:
        """What may say that they left these places, by its latest day: that, what gives it, the statement, and whether
        it is of leaving."""
        if places not in self._left:
            away = [(part.statement, False) for part in self._confirmed]
            away += [(one.statement, one.leaves) for one in self._from(places)]
            dated = [(*self._order.dated(one), one, leaves) for one, leaves in away]
            self._left[places] = sorted(
                ((span.latest, ids, one, leaves) for span, ids, one, leaves in dated if span.latest),
                key=lambda item: item[:2],
            )
        return self._left[places]

    def _from(self, places: Iterable[str]) -> Iterator[Presence]:
        """What is said of being away from all of these places; nothing, of none."""
        places = tuple(places)
        for same in self._kinds.values() if places else ():
            if all(self._is_away(same[0], place) for place in places):
                yield from same

    def _mask(self, places: Places) -> int:
        if places not in self._away:
            away = [part.statement for part in self._confirmed]
            self._away[places] = self._cuts.bits([*away, *(one.statement for one in self._from(places))])
        return self._away[places]

    def _statements(self) -> Iterator[Statement]:
        return (one.statement for same in self._kinds.values() for one in same)

    def _is_away(self, one: Presence, place: str) -> bool:
        """Whether what is said of another place, or of leaving one, means: not at this place. Whoever leaves a town
        leaves its cellars; whoever leaves a cellar may stay in the town."""
        if one.place is None or one.is_open:
            return False
        if one.leaves:
            return self._sites.relation(place, one.place) in (Relation.SAME, Relation.INSIDE)
        return self._sites.is_elsewhere(place, one.place)


class _Cuts:
    """Statements as bits, those that surely came before or after another found by their days."""

    def __init__(self, order: Order, statements: Iterable[Statement]) -> None:
        self._order = order
        unique = {one.id: one for one in statements}
        self._all = list(unique.values())
        self._bit = {id_: number for number, id_ in enumerate(unique)}
        self._bound = [one for one in self._all if not order.is_loose(one)]
        spans = [order.days(one) for one in self._all]
        self._firsts = _Sorted((span.earliest, bit) for bit, span in enumerate(spans))
        self._lasts = _Sorted((span.latest, bit) for bit, span in enumerate(spans))
        self._are_bound = self.bits(self._bound)

    def bits(self, statements: Iterable[Statement]) -> int:
        """These statements."""
        data = bytearray(len(self._all) // 8 + 1)
        for one in statements:
            bit = self._bit[one.id]
            data[bit // 8] |= 1 << bit % 8
        return int.from_bytes(data, "little")

    def after(self, one: Statement) -> int:
        """What a statement surely came before."""
        day = self._order.days(one).latest
        found = self._firsts.above(day) if day else 0
        if self._order.is_loose(one):
            return found
        told = self.bits(other for other in self._bound if self._order.before(one, other))
        return found & ~self._are_bound | told

    def before(self, one: Statement) -> int:
        """What surely came before a statement."""
        day = self._order.days(one).earliest
        found = self._lasts.below(day) if day else 0
        if self._order.is_loose(one):
            return found
        told = self.bits(other for other in self._bound if self._order.before(other, one))
        return found & ~self._are_bound | told


class _Sorted:
    """Bits by a day of each."""

    def __init__(self, days: Iterable[tuple[date | None, int]]) -> None:
        known = sorted((day, bit) for day, bit in days if day is not None)
        self._days = [day for day, _ in known]
        self._bits = [bit for _, bit in known]
        self._kept = [0]
        for start in range(0, len(known), EVERY):
            self._kept.append(self._kept[-1] | _joined(self._bits[start : start + EVERY]))

    def below(self, day: date) -> int:
        """Those whose day is before a day."""
        return self._first(bisect_left(self._days, day))

    def above(self, day: date) -> int:
        """Those whose day is after a day."""
        return self._first(len(self._days)) & ~self._first(bisect_right(self._days, day))

    def _first(self, count: int) -> int:
        whole = count // EVERY
        return self._kept[whole] | _joined(self._bits[whole * EVERY : count])


def _joined(bits: Iterable[int]) -> int:
    found = 0
    for bit in bits:
        found |= 1 << bit
    return found


def _is_in_order(order: Order, one: Statement) -> bool:
    span = order.days(one)
    return span.earliest is None or span.latest is None or span.earliest <= span.latest
