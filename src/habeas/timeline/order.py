"""Which of two things that were said came first, as far as that is sure; and their days, tightened by it.

Sure is: by their dates; by an act that one of them leans on; and, within one telling, that moves were in the order
told, and that what happened at a place to which somebody had gone happened after they went. All else is left open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import date
from typing import Protocol

from habeas.identity.clusters import Clusters
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Moved
from habeas.statements.growing import Changes
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import UNBOUNDED, Bounds, Relation
from habeas.timeline.events import STATES, acts_of, leans_on, replies_to
from habeas.timeline.said import asserts_done, is_fact

PLACES = ("place", "where", "from_", "in_")
"""Roles (field names) that say where a thing happened."""


class Dated(Protocol):
    """Days left to something, and the statements that give them."""

    @property
    def bounds(self) -> Bounds:
        """The first and last day."""

    @property
    def because(self) -> tuple[str, ...]:
        """The ids of the statements."""


Dating = Callable[[Statement], Dated]
"""From a statement to its days."""
Links = dict[str, dict[str, tuple[str, ...]]]
"""From an event to those next to it in time, each with the statements that say so."""


def surely_before(a: Bounds, b: Bounds) -> bool:
    """Whether `a` ended before `b` began, whatever days within their bounds are the true ones."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


class Threads:
    """What hangs on what in time, over a whole case: which event is told to be after which. Read-only once made.

    An event is an act that facts speak of ("act " and its cluster), or what one fact says (its id).
    """

    def __init__(self, known: Known, who: Clusters) -> None:
        self._known = known
        self._who = who
        self.after: Links = defaultdict(dict)
        self.before: Links = defaultdict(dict)
        self.facts: dict[str, list[str]] = defaultdict(list)
        for telling in known.tellings.values():
            for earlier, later, because in self._told(telling):
                if earlier != later:
                    self.after[earlier].setdefault(later, because)
                    self.before[later].setdefault(earlier, because)

    def grown(self, known: Known, who: Clusters, changes: Changes) -> "Threads":
        """The same over a later state, given what changed until then: shared, where nothing of it hangs on anything."""
        if any(_may_hang(known, value) for value in (*changes.came, *changes.went)):
            return Threads(known, who)
        made = copy(self)
        made._known, made._who = known, who
        return made

    def event(self, fact: Fact) -> str:
        """The event that a fact speaks of. A state that goes with an act is not the act."""
        acts = () if fact.claim.name() in STATES else acts_of(fact)
        return f"act {self._who.named(acts)[0]}" if acts else fact.id

    def reached(self, event: str, links: Links) -> dict[str, tuple[str, ...]]:
        """Every event on one side of an event, with the statements by which it is; those of fewest steps."""
        found: dict[str, tuple[str, ...]] = {}
        waiting: list[tuple[str, tuple[str, ...]]] = [(event, ())]
        while waiting:
            following: list[tuple[str, tuple[str, ...]]] = []
            for at, so_far in waiting:
                for other, because in sorted(links.get(at, {}).items()):
                    if other not in found and other != event:
                        found[other] = tuple(dict.fromkeys((*so_far, *because)))
                        following.append((other, found[other]))
            waiting = following
        return found

    def statements(self, event: str) -> Iterator[Statement]:
        """What is said of an event itself."""
        ids = self.facts.get(event, [event] if event in self._known.statements else [])
        return (self._known.statements[id_] for id_ in ids)

    def _told(self, telling: Telling) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        facts = [fact for fact in telling.facts if asserts_done(fact)]
        for fact in facts:
            event = self.event(fact)
            if event != fact.id:
                self.facts[event].append(fact.id)
            yield from self._leaning(fact, event)
        for place, fact in enumerate(facts):
            for later in facts[place + 1 :] if isinstance(fact.claim, Moved) else ():
                if isinstance(later.claim, Moved) or self._is_there(later.claim, fact.claim):
                    yield self.event(fact), self.event(later), (fact.id, later.id)

    def _leaning(self, fact: Fact, event: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        anchor = fact.when.anchor if fact.when else None
        act = leans_on(fact)
        if anchor and act and anchor.relation is not Relation.SAME_DAY:
            other = f"act {self._who.named((act,))[0]}"
            is_after = anchor.relation is Relation.AFTER
            yield (other, event, (fact.id,)) if is_after else (event, other, (fact.id,))
        for request in self._who.named(replies_to(fact.claim)):
            yield f"act {request}", event, (fact.id,)

    def _is_there(self, claim: Claim, move: Claim) -> bool:
        """Whether a claim says that something happened at the place to which the move went."""
        to = self._clusters(getattr(move, "to", None))
        return any(to & self._clusters(getattr(claim, role, None)) for role in PLACES)

    def _clusters(self, party: object) -> set[str]:
        return set(self._who.named(party.all)) if isinstance(party, Party) else set()


def _may_hang(known: Known, value: object) -> bool:
    """Whether a value, coming or going, may change what hangs on what. People may be judged as they will."""
    if isinstance(value, Judgement):
        kinds = {known.mentions[id_].kind for id_ in (value.a, value.b) if id_ in known.mentions}
        return kinds != {Kind.PERSON}
    if not isinstance(value, Telling):
        return False
    facts = [fact for fact in value.facts if asserts_done(fact)]
    return any(acts_of(fact) or leans_on(fact) or replies_to(fact.claim) for fact in facts) or (
        len(facts) > 1 and any(isinstance(fact.claim, Moved) for fact in facts)
    )


class Order:
    """The order of some statements, and their days. Asked, it remembers."""

    def __init__(self, threads: Threads, dating: Dating) -> None:
        self._threads = threads
        self._dating = dating
        self._after: dict[str, dict[str, tuple[str, ...]]] = {}
        self._days: dict[str, tuple[Bounds, tuple[str, ...]]] = {}

    def before(self, a: Statement, b: Statement) -> bool:
        """Whether `a` surely came before `b`. Told to be after one another both ways, neither did."""
        one, other = self.event(a), self.event(b)
        if one == other:
            return False
        told = self.told(one, other)
        return surely_before(self.days(a), self.days(b)) if told is None else told

    def told(self, one: str, other: str) -> bool | None:
        """Whether one event is told to be before another, as far as anything is told of the two; else None."""
        forth, back = other in self._later(one), one in self._later(other)
        return forth and not back if forth or back else None

    def event(self, statement: Statement) -> str:
        """The event that a statement speaks of."""
        return self._threads.event(statement.fact)

    def is_loose(self, statement: Statement) -> bool:
        """Whether nothing but its days puts a statement before or after any other, and these are in order."""
        event, span = self.event(statement), self.days(statement)
        if event != statement.id or event in self._threads.after or event in self._threads.before:
            return False
        return span.earliest is None or span.latest is None or span.earliest <= span.latest

    def is_same_act(self, a: Statement, b: Statement) -> bool:
        """Whether both speak of one act that is named as such."""
        return self.event(a) == self.event(b)

    def days(self, statement: Statement) -> Bounds:
        """The days of a statement, no earlier than what it came after and no later than what came after it."""
        return self.dated(statement)[0]

    def dated(self, statement: Statement) -> tuple[Bounds, tuple[str, ...]]:
        """The same, with the ids of the statements that give them, itself first."""
        if statement.id not in self._days:
            self._days[statement.id] = self._dated(statement)
        return self._days[statement.id]

    def _dated(self, statement: Statement) -> tuple[Bounds, tuple[str, ...]]:
        own = self._dating(statement)
        because = tuple(dict.fromkeys((statement.id, *own.because)))
        event = self._threads.event(statement.fact)
        if not is_fact(statement):
            return own.bounds, because
        before = self._threads.reached(event, self._threads.before)
        first = max(self._ends(before, "earliest"), default=None)
        last = min(self._ends(self._later(event), "latest"), default=None)
        found, reasons = own.bounds, list(because)
        if first and (found.earliest is None or first[0] > found.earliest):
            found = Bounds(first[0], found.latest)
            reasons += first[1]
        if last and (found.latest is None or last[0] < found.latest):
            found = Bounds(found.earliest, last[0])
            reasons += last[1]
        if found.earliest and found.latest and found.earliest > found.latest:
            return own.bounds, because
        return found, tuple(dict.fromkeys(reasons))

    def _ends(self, events: dict[str, tuple[str, ...]], end: str) -> Iterator[tuple[date, tuple[str, ...]]]:
        for event, because in events.items():
            for statement in self._threads.statements(event):
                dated = self._dating(statement)
                day: date | None = getattr(dated.bounds, end)
                if day is not None:
                    yield day, (*because, statement.id, *dated.because)

    def _later(self, event: str) -> dict[str, tuple[str, ...]]:
        if event not in self._after:
            self._after[event] = self._threads.reached(event, self._threads.after)
        return self._after[event]


def hull(spans: Iterable[Bounds]) -> Bounds:
    """The least span that holds all of these; open where one of them is open."""
    spans = list(spans)
    firsts = [span.earliest for span in spans]
    lasts = [span.latest for span in spans]
    if not spans:
        return UNBOUNDED
    return Bounds(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )
