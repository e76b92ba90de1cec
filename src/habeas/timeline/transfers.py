"""Transfers: moves of one person from a place to another, each from all that tells of it. Two moves of one telling are
never one; several tellings of one move are. Whether somebody went of their own will is what was said, and no more.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from habeas.identity.clusters import Clusters
from habeas.statements.claims.custody import Control, Moved
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.when import Bounds
from habeas.timeline.episodes import Holder
from habeas.timeline.grouping import MANY, grouped
from habeas.timeline.order import Order
from habeas.timeline.part import Part
from habeas.timeline.said import is_fact
from habeas.timeline.sites import Sites


class Transfer(Struct, frozen=True, kw_only=True):
    """A move. `from_` and `to` are clusters: none where it is not said, several where it was one of several or where
    tellers give a wider and a narrower place (narrowest first). `means` are the words for it; `by` those who brought or
    escorted; `control` every code that was said (own_will, escorted, deceived, unknown); `apart_from` whom it parted
    them from, `with_` who else was moved. The days are tightened by what came before and after. `statements` tell of
    the move itself, `perhaps` of this or another one; `because` is all it rests on, dates included.
    """

    key: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    means: tuple[str, ...]
    by: tuple[Holder, ...]
    control: tuple[str, ...]
    apart_from: tuple[str, ...]
    with_: tuple[str, ...]
    earliest: date | None
    latest: date | None
    perhaps: tuple[str, ...]
    statements: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The days as one value."""
        return Bounds(self.earliest, self.latest)


class Moves:
    """The transfers of one person (a cluster), from what is said of them. `parts` may come in any order."""

    def __init__(self, person: str, parts: Iterable[Part], who: Clusters, sites: Sites, order: Order) -> None:
        self._person = person
        self._who = who
        self._sites = sites
        self._order = order
        self._parts = sorted(
            (part for part in parts if is_fact(part.statement) and _is_move(part.statement)),
            key=lambda part: part.statement.id,
        )

    def transfers(self) -> tuple[Transfer, ...]:
        """All moves, those without a date that fits several dated ones as `perhaps` of each; by their days."""
        made = [self._transfer(own, perhaps) for own, perhaps in self._groups()]
        return tuple(
            sorted(made, key=lambda one: (one.latest or date.max, one.earliest or date.min, one.key))
        )

    def _groups(self) -> Iterator[tuple[list[Part], list[Part]]]:
        parts, beyond = self._parts, self._parts[:0]
        if self.is_cut:
            days = {part.statement.id: self._order.days(part.statement).latest for part in parts}
            in_order = sorted(
                parts, key=lambda part: (days[part.statement.id] or date.max, part.statement.id)
            )
            beyond = in_order[MANY:]
            parts = sorted(in_order[:MANY], key=lambda part: part.statement.id)
        for own, perhaps in grouped(parts, self._fits):
            yield [parts[i] for i in own], [parts[i] for i in perhaps]
        yield from (([part], []) for part in beyond)

    @property
    def is_cut(self) -> bool:
        """Whether so much is said that not all moves are held against one another."""
        return len(self._parts) > MANY

    def _fits(self, a: Part, b: Part) -> bool:
        one, other = a.statement, b.statement
        if self._order.is_same_act(one, other):
            return True
        if one.telling.id == other.telling.id or self._acts_differ(one, other):
            return False
        if self._order.before(one, other) or self._order.before(other, one):
            return False
        return self._agree(one, other)

    def _acts_differ(self, one: Statement, other: Statement) -> bool:
        """Two acts that one source tells apart are two."""
        acts = (one.fact.act, other.fact.act)
        return None not in acts and one.source.id == other.source.id

    def _agree(self, one: Statement, other: Statement) -> bool:
        """To a place that may be one; from places that may be one, where both say; with no two kinds of control."""
        a, b = one.fact.claim, other.fact.claim
        assert isinstance(a, Moved)
        assert isinstance(b, Moved)
        controls = {code for code in (a.control, b.control) if code not in (None, Control.UNKNOWN)}
        to, from_ = self._may_be_one(a.to, b.to), self._may_be_one(a.from_, b.from_)
        return (
            len(controls) < 2
            and False not in (to, from_)
            and True in (to, from_)
            and not (
                # From one place to "somewhere", and from "somewhere" to another: nothing in common says it is one.
                to is None and from_ is None
            )
        )

    def _may_be_one(self, a: Party | None, b: Party | None) -> bool | None:
        """None where one of them is silent."""
        if a is None or b is None:
            return None
        return any(
            self._sites.may_be_one(one, other)
            for one in self._who.named(a.members)
            for other in self._who.named(b.members)
        )

    def _transfer(self, own: Sequence[Part], perhaps: Sequence[Part]) -> Transfer:
        parts = own or perhaps
        claims = [(part, part.statement.fact.claim) for part in parts]
        moves = [(part, claim) for part, claim in claims if isinstance(claim, Moved)]
        span, because = self._days([part.statement for part in parts])
        ids = dict.fromkeys(id_ for part in parts for id_ in part.because)
        return Transfer(
            key=min(part.statement.id for part in parts),
            from_=self._places(claim.from_ for _, claim in moves),
            to=self._places(claim.to for _, claim in moves),
            means=tuple(dict.fromkeys(claim.means.exact for _, claim in moves if claim.means)),
            by=self._escort(moves),
            control=_controls(claim for _, claim in moves),
            apart_from=self._clusters(claim.apart_from for _, claim in moves),
            with_=self._clusters(party for _, claim in moves for party in (claim.who, claim.with_)),
            earliest=span.earliest,
            latest=span.latest,
            perhaps=tuple(part.statement.id for part in perhaps) if own else (),
            statements=tuple(part.statement.id for part in parts),
            because=tuple(ids | dict.fromkeys(because)),
        )

    def _days(self, statements: Sequence[Statement]) -> tuple[Bounds, tuple[str, ...]]:
        """What is left by all that tell of it, if they leave a day; else what the first of them says."""
        dated = [self._order.dated(one) for one in statements]
        firsts = [(span.earliest, ids) for span, ids in dated if span.earliest]
        lasts = [(span.latest, ids) for span, ids in dated if span.latest]
        first, last = max(firsts, default=None), min(lasts, default=None)
        if first and last and first[0] > last[0]:
            return dated[0]
        because = (*(first[1] if first else ()), *(last[1] if last else ()))
        return Bounds(first[0] if first else None, last[0] if last else None), because

    def _escort(self, moves: Iterable[tuple[Part, Moved]]) -> tuple[Holder, ...]:
        found: dict[str, list[str]] = {}
        for part, claim in moves:
            for cluster in self._who.named(claim.by.members) if claim.by else ():
                found.setdefault(cluster, []).append(part.statement.id)
        return tuple(Holder(one, "escort", tuple(ids)) for one, ids in found.items())

    def _places(self, parties: Iterable[Party | None]) -> tuple[str, ...]:
        found = {one for party in parties if party for one in self._who.named(party.members)}
        return tuple(sorted(found, key=lambda one: (-len(self._sites.lies_in(one)), one)))

    def _clusters(self, parties: Iterable[Party | None]) -> tuple[str, ...]:
        named = (one for party in parties if party for one in self._who.named(party.members))
        return tuple(one for one in dict.fromkeys(named) if one != self._person)


def _is_move(statement: Statement) -> bool:
    claim = statement.fact.claim
    return isinstance(claim, Moved) and (claim.from_ is not None or claim.to is not None)


def _controls(moves: Iterable[Moved]) -> tuple[str, ...]:
    """Every kind of control that was said. That nobody knows says nothing beside somebody who does."""
    codes = {claim.control or Control.UNKNOWN for claim in moves}
    return tuple(sorted(code.value for code in (codes - {Control.UNKNOWN} or codes)))
