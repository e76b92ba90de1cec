"""The days left to a statement or an act by everything that bears on its date, and which statements leave each end.

Invariant: never wider than what the statement says by itself, unless it contradicts others: then exactly that. Most
statements are tied to nothing; they cost one look.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from habeas.identity.clusters import Clusters
from habeas.statements.growing import Changes
from habeas.statements.known import Known, Statement
from habeas.statements.telling import Stage, Telling
from habeas.statements.when import UNBOUNDED, Aspect, Bounds, When, bounds
from habeas.timeline.clashes import Clash, Sorted, sort_out
from habeas.timeline.events import Ties, begins_or_ends, leans_on, lives, may_be_tied, named_acts, ties
from habeas.timeline.limits import Ground, Limit
from habeas.timeline.network import Network
from habeas.timeline.rules import Laid
from habeas.timeline.said import apart, days, had_been_said, is_fact

REMEMBERED = 4096
"""So many statements are remembered with what they are tied to."""


class Step(Struct, frozen=True):
    """One step from a calendar day to an event: what it rests on, and the statements that say it."""

    ground: Ground
    because: tuple[str, ...]


class Dated(Struct, frozen=True):
    """The days left to an event. `not_before` leads from a date that was said to the earliest day, step by step;
    `not_after` to the latest. An end that is None has no steps. `clash`: it contradicts others, so that
    only its own words count, and nothing else is dated by them."""

    bounds: Bounds
    not_before: tuple[Step, ...] = ()
    not_after: tuple[Step, ...] = ()
    clash: bool = False

    @property
    def because(self) -> tuple[str, ...]:
        """The ids of all statements that give the two ends."""
        steps = (*self.not_before, *self.not_after)
        return tuple(dict.fromkeys(id_ for step in steps for id_ in step.because))


class Timeline:
    """The dates of a case, as far as `known` goes: what somebody may not see must not be in it, for it would date what
    they see. Asked for one statement of it, this works out what that is tied to, and remembers it."""

    def __init__(self, known: Known, who: Clusters) -> None:
        self._known = known
        self._who = who
        self._ties: Ties | None = None
        self._knots: dict[str, _Knot] = {}

    def grown(self, known: Known, who: Clusters, changes: Changes) -> "Timeline":
        """The same over a later state, given what changed until then."""
        made = Timeline(known, who)
        came = [value for value in changes.came if isinstance(value, Telling)]
        went = [value for value in changes.went if isinstance(value, Telling)]
        passing = {value.id for value in came} & {value.id for value in went}
        if self._ties is not None:
            made._ties = self._ties.grown(
                [value for value in came if value.id not in passing],
                [value for value in went if value.id not in passing],
            )
        return made

    def prepare_to_grow(self) -> None:
        """Find what is tied to what, which later states are grown from."""
        self._ties = self._tie

    def bounds(self, statement: Statement) -> Bounds:
        """The earliest and latest day on which what was said held, tightened by all that bears on it."""
        if not may_be_tied(statement.fact):
            return days(statement)
        return self.dated(statement).bounds

    def dated(self, statement: Statement) -> Dated:
        """The same with the statements that give each end, and whether it contradicts others."""
        if not may_be_tied(statement.fact):
            return by_itself(statement)
        if not is_fact(statement):
            return self._leaning(statement)
        # What is tied to one of a knot is tied to all of it.
        knot = self._knots.get(statement.id) or self._knot(self._tied((statement.id,)))
        return knot.dated(statement)

    def event(self, act: str) -> Dated:
        """The days left to the act (request, promise) that a mention is of: from its first to its last."""
        cluster = self._who.of.get(act, act)
        ids = self._tied(self._naming(cluster))
        return self._knot(ids).event(cluster) if ids else Dated(UNBOUNDED)

    def when(self, said: When) -> Bounds:
        """The bounds of a date that nobody asserts (a plan, a due day): its own, and its distance from an act."""
        own = bounds(said.edtf) if said.edtf else UNBOUNDED
        return self._with_distance(said, own).bounds

    def tied(self, statement: Statement) -> tuple[str, ...]:
        """The ids of all statements that may bear on the date of this one, itself included."""
        if not may_be_tied(statement.fact):
            return (statement.id,)
        anchor = leans_on(statement.fact)
        start = (statement.id,) if is_fact(statement) else self._naming(self._who.of.get(anchor or "", ""))
        return tuple(sorted({statement.id, *self._tied(start)}))

    def clashes(self, statements: Iterable[Statement] | None = None) -> tuple[Clash, ...]:
        """What cannot all be true of the dates of these statements (of all, if none are given); smallest first."""
        found: set[Clash] = set()
        for statement in self._known.statements.values() if statements is None else statements:
            if not is_fact(statement):
                continue
            if may_be_tied(statement.fact):
                found.update(self._knot(self._tied((statement.id,))).sorted.clashes)
            elif _is_told_before(statement):
                found.add(Clash((statement.id,), True))
        return tuple(sorted(found, key=lambda clash: (len(clash.because), clash.because)))

    # --- what hangs together --------------------------------------------------------------------------------

    @property
    def _tie(self) -> Ties:
        if self._ties is None:
            self._ties = ties(self._known)
        return self._ties

    def _naming(self, act: str) -> tuple[str, ...]:
        """The ids of the facts that speak of an act or lean on it."""
        return tuple(self._sharing(act, (self._tie.acts,)))

    def _sharing(self, mention: str, tables: Iterable[Mapping[str, tuple[str, ...]]]) -> Iterator[str]:
        cluster = self._who.of.get(mention, mention)
        for member in self._who.members.get(cluster, (cluster,)):
            for table in tables:
                yield from table.get(member, ())

    def _tied(self, start: Iterable[str]) -> tuple[str, ...]:
        found = set(start)
        waiting = list(found)
        seen: set[str] = set()
        while waiting:
            fact = self._known.statements[waiting.pop()].fact
            for more in self._next_to(fact.id, seen):
                if more not in found:
                    found.add(more)
                    waiting.append(more)
        return tuple(sorted(found))

    def _next_to(self, id_: str, seen: set[str]) -> Iterator[str]:
        """The statements that share an act or a life with one; each act and life is looked up once."""
        fact = self._known.statements[id_].fact
        for act in self._who.named(tuple(named_acts(fact))):
            if act not in seen:
                seen.add(act)
                yield from self._sharing(act, (self._tie.acts,))
        for person in self._who.named((*lives(fact.claim), *begins_or_ends(fact.claim))):
            if person not in seen and any(self._sharing(person, (self._tie.ends,))):
                seen.add(person)
                yield from self._sharing(person, (self._tie.lives, self._tie.ends))

    def _knot(self, ids: tuple[str, ...]) -> "_Knot":
        knot = self._knots.get(ids[0])
        if knot is None or knot.ids != ids:
            if len(self._knots) > REMEMBERED:
                self._knots.clear()
            knot = _Knot(ids, Laid([self._known.statements[id_] for id_ in ids], self._known, self._who))
            self._knots.update(dict.fromkeys(ids, knot))
        return knot

    # --- what only leans ------------------------------------------------------------------------------------

    def _leaning(self, statement: Statement) -> Dated:
        """A plan, an attempt or a denial: dated by others, never dating them."""
        own = by_itself(statement)
        when = statement.fact.when
        if when is None or when.anchor is None or when.anchor.act is None:
            return own
        if statement.fact.stage is Stage.INTENDED:
            own = _said_alone(statement, bounds(when.edtf) if when.edtf else UNBOUNDED)
        found = self._with_distance(when, own.bounds, statement.id)
        if found.bounds == own.bounds:
            return by_itself(statement)
        return Dated(found.bounds, found.not_before or own.not_before, found.not_after or own.not_after)

    def _with_distance(self, said: When, own: Bounds, id_: str = "") -> Dated:
        """The bounds of a date and of its distance from its act together; the date alone if they do not meet."""
        anchor = said.anchor
        if anchor is None or anchor.act is None:
            return Dated(own)
        act = self.event(anchor.act)
        fewest, most = apart(anchor)
        first = None if said.aspect is Aspect.UNTIL else _moved(act.bounds.earliest, fewest)
        last = None if said.aspect is Aspect.SINCE else _moved(act.bounds.latest, most)
        is_first = first is not None and (own.earliest is None or first > own.earliest)
        is_last = last is not None and (own.latest is None or last < own.latest)
        found = Bounds(first if is_first else own.earliest, last if is_last else own.latest)
        if found.earliest and found.latest and found.earliest > found.latest:
            return Dated(own)
        step = (Step(Ground.DISTANCE, (id_,)),) if id_ else ()
        return Dated(
            found, (*act.not_before, *step) if is_first else (), (*act.not_after, *step) if is_last else ()
        )


class _Knot:
    """Statements that are tied to one another, solved together once somebody asks."""

    def __init__(self, ids: tuple[str, ...], laid: Laid) -> None:
        self.ids = ids
        self._laid = laid
        self.sorted: Sorted = sort_out(laid.limits)
        self._network = Network(self.sorted.kept)

    def dated(self, statement: Statement) -> Dated:
        own = by_itself(statement)
        if statement.id in self.sorted.aside:
            return Dated(own.bounds, own.not_before, own.not_after, clash=True)
        aspect = statement.fact.when.aspect if statement.fact.when else Aspect.AT
        event = self._laid.event[statement.id]
        found = self._between(event, event)
        if aspect is Aspect.SINCE:
            # From its first day until it had been said.
            return Dated(Bounds(found.bounds.earliest, own.bounds.latest), found.not_before, own.not_after)
        if aspect is Aspect.UNTIL:
            return Dated(Bounds(None, found.bounds.latest), (), found.not_after)
        return found

    def event(self, act: str) -> Dated:
        """Of an act that contradictory statements speak of: what the rest leave open, whichever of them is true."""
        found = self._between(*self._laid.ends(act))
        clash = any(self._laid.is_of(id_, act) for id_ in self.sorted.aside)
        return Dated(found.bounds, found.not_before, found.not_after, clash)

    def _between(self, first: str, last: str) -> Dated:
        earliest, latest = _day(self._network.earliest(first)), _day(self._network.latest(last))
        return Dated(
            Bounds(earliest, latest),
            _steps(self._network.not_before(first)) if earliest else (),
            _steps(self._network.not_after(last)) if latest else (),
        )


def by_itself(statement: Statement) -> Dated:
    """What a statement says of its own day, with itself as the reason."""
    return _said_alone(statement, days(statement))


def _said_alone(statement: Statement, own: Bounds) -> Dated:
    when = statement.fact.when
    said = bounds(when.edtf) if when and when.edtf else UNBOUNDED
    is_said = said.latest == own.latest and (when is None or when.aspect is not Aspect.SINCE)
    first = Step(Ground.DATE, (statement.id,))
    last = Step(Ground.DATE if is_said else Ground.TOLD, (statement.id,))
    return Dated(own, (first,) if own.earliest else (), (last,) if own.latest else ())


def _is_told_before(statement: Statement) -> bool:
    """Whether a statement asserts as done what, by its own date, lay ahead when it had been said."""
    told, own = had_been_said(statement), days(statement)
    return told is not None and own.earliest is not None and own.earliest > told


def _steps(limits: tuple[Limit, ...]) -> tuple[Step, ...]:
    """The limits of a way as steps; several in a row that say the same of the same are one."""
    return tuple(dict.fromkeys(Step(limit.ground, limit.because) for limit in limits))


def _day(ordinal: int | None) -> date | None:
    """A day of the calendar; None beyond its ends."""
    if ordinal is None or not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal)


def _moved(day: date | None, by: int | None) -> date | None:
    return None if day is None or by is None else _day(day.toordinal() + by)
