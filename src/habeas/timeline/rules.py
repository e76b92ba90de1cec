"""From statements to limits: one rule a function, each a paragraph of docs/derivation/dates.md.

Invariant: a limit is laid only where it is certain if the statements it rests on are true.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from habeas.identity.clusters import Clusters
from habeas.statements.claims.custody import Detained, HeldAt, Moved
from habeas.statements.claims.harm import Conditions, Died
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind
from habeas.statements.when import Aspect, bounds
from habeas.timeline.events import STATES, acts_of, begins_or_ends, leans_on, lives, replies_to
from habeas.timeline.limits import ORIGIN, Ground, Limit, not_after, not_before
from habeas.timeline.said import apart, had_been_said, is_fact


class Laid:
    """The limits of statements that are tied to one another, and the names of their events.

    A statement speaks of one day: that of its act, if it has one of a day; its first with "since", its last with
    "until"; else some day on which it held. An act that only statements of a state speak of, or none, may last: it
    has a first and a last day.
    """

    def __init__(self, statements: Sequence[Statement], known: Known, who: Clusters) -> None:
        self._known = known
        self._who = who
        self.facts = [one for one in sorted(statements, key=lambda one: one.id) if is_fact(one)]
        self._of_a_day = {
            act for one in self.facts if self._speaks_of_a_day(one) for act in who.named(acts_of(one.fact))
        }
        self.event = {one.id: self._event(one) for one in self.facts}
        self.limits = tuple(self._all())

    def ends(self, act: str) -> tuple[str, str]:
        """The events that are the first and the last day of the act (a cluster); one and the same if it is of a day."""
        if act in self._of_a_day:
            return f"act {act}", f"act {act}"
        return f"first of {act}", f"last of {act}"

    def is_of(self, id_: str, act: str) -> bool:
        """Whether a statement's day is the act's own: its limits are those of the act."""
        return self.event[id_] in self.ends(act)

    def _speaks_of_a_day(self, statement: Statement) -> bool:
        when = statement.fact.when
        until = when is not None and when.aspect is Aspect.UNTIL
        return statement.fact.claim.name() not in STATES and not until

    def _event(self, statement: Statement) -> str:
        acts = self._who.named(acts_of(statement.fact))
        if acts and self._speaks_of_a_day(statement):
            return f"act {acts[0]}"
        return f"said {statement.id}"

    def _all(self) -> Iterator[Limit]:
        for statement in self.facts:
            yield from self._date(statement)
            yield from self._told(statement)
            yield from self._distance(statement)
            yield from self._act(statement)
            yield from self._reply(statement)
        yield from self._arrivals()
        yield from self._lives()

    def _date(self, statement: Statement) -> Iterator[Limit]:
        """Its own date."""
        when = statement.fact.when
        if when is not None and when.edtf is not None:
            said = bounds(when.edtf)
            yield from _between(
                self.event[statement.id], said.earliest, said.latest, statement.id, Ground.DATE
            )

    def _told(self, statement: Statement) -> Iterator[Limit]:
        """Nothing that is asserted as done is later than the day by which it had been said."""
        told = had_been_said(statement)
        yield from _between(self.event[statement.id], None, told, statement.id, Ground.TOLD)

    def _distance(self, statement: Statement) -> Iterator[Limit]:
        """Its distance from the act it leans on."""
        anchor = statement.fact.when.anchor if statement.fact.when else None
        act = leans_on(statement.fact)
        if anchor is None or act is None:
            return
        first, last = self.ends(self._who.named((act,))[0])
        fewest, most = apart(anchor)
        event, because = self.event[statement.id], (statement.id,)
        if fewest is not None:
            yield not_before(event, first, fewest, because, Ground.DISTANCE)
        if most is not None:
            yield not_after(event, last, most, because, Ground.DISTANCE)

    def _act(self, statement: Statement) -> Iterator[Limit]:
        """A state lies within the act it speaks of; an act that is a request, too, is on the day of that."""
        event, because = self.event[statement.id], (statement.id,)
        for act in self._who.named(acts_of(statement.fact)):
            first, last = self.ends(act)
            if event == first or (first == last and event == f"said {statement.id}"):
                continue
            yield not_before(event, first, 0, because, Ground.SAME_ACT)
            yield not_after(event, last, 0, because, Ground.SAME_ACT)

    def _reply(self, statement: Statement) -> Iterator[Limit]:
        """An answer or outcome is not before what it answers."""
        for request in self._who.named(replies_to(statement.fact.claim)):
            first, _ = self.ends(request)
            yield not_before(self.event[statement.id], first, 0, (statement.id,), Ground.REPLY)

    def _arrivals(self) -> Iterator[Limit]:
        """A stay at the place to which the same act brought somebody does not begin before that act."""
        came: dict[str, list[Statement]] = {}
        for one in self.facts:
            if isinstance(one.fact.claim, Moved | Detained) and self._speaks_of_a_day(one):
                for act in self._who.named(acts_of(one.fact)):
                    came.setdefault(act, []).append(one)
        stays = (one for one in self.facts if isinstance(one.fact.claim, HeldAt | Conditions))
        for stay in stays:
            for act in self._who.named(acts_of(stay.fact)):
                for arrival in came.get(act, ()):
                    if self._there(arrival) & self._there(stay):
                        yield not_before(
                            self.event[stay.id],
                            self.event[arrival.id],
                            0,
                            _both(stay, arrival),
                            Ground.ARRIVAL,
                        )

    def _there(self, statement: Statement) -> set[str]:
        claim = statement.fact.claim
        if isinstance(claim, Moved):
            place = claim.to
        else:
            place = claim.place if isinstance(claim, Detained | HeldAt | Conditions) else None
        return set(self._who.named(place.all)) if place else set()

    def _lives(self) -> Iterator[Limit]:
        """Nobody dies before they were born, or acts before the one or after the other."""
        born: dict[str, list[Statement]] = {}
        died: dict[str, list[Statement]] = {}
        alive: dict[str, list[Statement]] = {}
        for one in self.facts:
            ends = died if isinstance(one.fact.claim, Died) else born
            for person in self._people(begins_or_ends(one.fact.claim)):
                ends.setdefault(person, []).append(one)
            for person in self._people(lives(one.fact.claim)):
                alive.setdefault(person, []).append(one)
        for person in sorted({*born, *died}):
            before, within, after = (table.get(person, []) for table in (born, alive, died))
            for earlier, later in (*product(before, (*within, *after)), *product(within, after)):
                if self.event[earlier.id] != self.event[later.id]:
                    because = _both(earlier, later)
                    yield not_before(self.event[later.id], self.event[earlier.id], 0, because, Ground.LIFE)

    def _people(self, mentions: tuple[str, ...]) -> Iterable[str]:
        for cluster in dict.fromkeys(self._who.named(mentions)):
            mention = self._known.mentions.get(cluster)
            if mention is not None and mention.kind is Kind.PERSON:
                yield cluster


def _between(
    event: str, earliest: date | None, latest: date | None, id_: str, ground: Ground
) -> Iterator[Limit]:
    if earliest is not None:
        yield not_before(event, ORIGIN, earliest.toordinal(), (id_,), ground)
    if latest is not None:
        yield not_after(event, ORIGIN, latest.toordinal(), (id_,), ground)


def _both(a: Statement, b: Statement) -> tuple[str, ...]:
    return tuple(sorted((a.id, b.id)))
