"""Which statements are about whom, and in what part: the index over mentions, seen with who is judged to be who."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol, Self, TypeVar, cast

from msgspec import Struct

from habeas.identity.clusters import Clusters, clusters
from habeas.identity.clusters import grown as regrouped
from habeas.register.index import Index, Ranked, index, subjects
from habeas.register.value import is_fact, speaks_of
from habeas.statements.claims.base import Act, Claim
from habeas.statements.claims.custody import Control, Moved
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.decisions import Compromised
from habeas.statements.growing import Changes
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity, Telling
from habeas.statements.when import UNBOUNDED, Bounds, bounds
from habeas.timeline.bounds import Timeline
from habeas.timeline.order import Threads
from habeas.timeline.part import Part as Part
from habeas.timeline.sites import Sites, bears_on_places

CUSTODY = frozenset(
    {"detained", "held_at", "released", "returned_to_unit", "ill_treated", "conditions", "died", "no_news"}
    | {"impersonated", "challenged"}
)
"""Claims that, asserted, put a person on the register: held, once held, or not heard of."""


def is_custody(claim: Claim) -> bool:
    """Whether a claim puts the people it is about on the register. Being moved under guard does."""
    under_guard = isinstance(claim, Moved) and claim.control is Control.ESCORTED
    return under_guard or claim.name() in CUSTODY


REMEMBERED = 4096
"""Of so many channels it is remembered what puts them in doubt."""


class Doubt(Struct, frozen=True, gc=False):
    """A channel in doubt from within `since` on (no bound: always): the statements and the decisions that say so."""

    channel: str
    since: Bounds
    because: tuple[str, ...]
    decided: tuple[str, ...] = ()


class Beside(Protocol):
    """What a room above works out of a state as a whole, for what it asks of it again and again."""

    @classmethod
    def of_state(cls, about: "About") -> Self:
        """Made anew."""

    def grown(self, about: "About", changes: Changes) -> Self:
        """That of a later state, given what changed until then. Equal to one made anew."""


B = TypeVar("B", bound=Beside)


class About:
    """An index over what is known: from a cluster to the statements about it. Read-only once made."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.who: Clusters = clusters(known)
        self.index: Index = index(known)
        self.passed: dict[str, tuple[tuple[str, Bounds], ...]] = {}
        """What statements passed through, for `channels` to remember."""
        self._beside: dict[type[Beside], Beside] = {}

    def beside(self, kind: type[B]) -> B:
        """What a room above keeps beside this state: made when it is first asked for, and then grown with it."""
        if kind not in self._beside:
            self._beside[kind] = kind.of_state(self)
        return cast(B, self._beside[kind])

    def grown(self, known: Known, changes: Changes) -> "About":
        """The same over a later state, given what changed until then. Equal to one made anew."""
        made = object.__new__(About)
        came = [value for value in changes.came if isinstance(value, Telling)]
        went = [value for value in changes.went if isinstance(value, Telling)]
        # A telling may have come and gone between the two.
        passing = {value.id for value in came} & {value.id for value in went}
        stays = [value for value in came if value.id not in passing]
        made.known, made.passed = known, {}
        made.index = self.index.grown(stays, [value for value in went if value.id not in passing])
        made.who = regrouped(self.who, known, changes)
        both = (*changes.came, *changes.went)
        if "sites" in self.__dict__ and not any(bears_on_places(value) for value in both):
            made.__dict__["sites"] = self.sites
        if "threads" in self.__dict__:
            made.__dict__["threads"] = self.threads.grown(known, made.who, changes)
        if "timeline" in self.__dict__:
            made.__dict__["timeline"] = self.timeline.grown(known, made.who, changes)
        made._beside = {kind: kept.grown(made, changes) for kind, kept in self._beside.items()}
        return made

    @cached_property
    def sites(self) -> Sites:
        """The places of the case: which lies in which, and who is said to run them."""
        return Sites(self.known, self.who)

    @cached_property
    def timeline(self) -> Timeline:
        """The days of what was said, tightened by one another."""
        return Timeline(self.known, self.who)

    @cached_property
    def threads(self) -> Threads:
        """What is told to be after what."""
        return Threads(self.known, self.who)

    def prepare_to_grow(self) -> None:
        """Work out what later states are grown from: some seconds in a large case, that no act should wait for."""
        self.known.prepare_to_grow()
        self.timeline.prepare_to_grow()

    def people(self, as_of: date) -> Iterator[str]:
        """The ids of all people on the register as of a day, in the order they were first mentioned. Those of the last
        day that was asked for are remembered."""
        if self._people is None or self._people[0] != as_of:
            of = self.who.of
            listed = (id_ for id_ in self.known.mentions if of[id_] == id_ and self.is_listed(id_, as_of))
            self._people = (as_of, tuple(listed))
        return iter(self._people[1])

    _people: tuple[date, tuple[str, ...]] | None = None

    def is_listed(self, cluster: str, as_of: date) -> bool:
        """Whether a cluster is a person on the register as of a day."""
        if cluster not in self.who.members or self.known.mentions[cluster].kind is not Kind.PERSON:
            return False
        return any(
            is_fact(part.statement) and is_custody(part.statement.fact.claim)
            for part in self.parts(cluster, as_of)
        )

    def parts(self, person: str, as_of: date) -> list[Part]:
        """What is said about a person, speaking of days up to `as_of`, what is said of their groups
        included; in the order of the record. What its own teller took back is left out."""
        own = [Part(statement) for statement in self.about(person)]
        seen = {part.statement.id for part in own}
        for part in list(own):
            claim = part.statement.fact.claim
            if isinstance(claim, BelongsTo) and is_fact(part.statement) and claim.group and claim.group.all:
                for group in self.named(claim.group):
                    for statement in self.about(group):
                        if statement.id not in seen and not self._leaves_out(statement.fact.claim, person):
                            seen.add(statement.id)
                            own.append(Part(statement, (part.statement.id,)))
        return [
            part
            for part in own
            if self.speaks_of(part.statement, as_of) and not self.is_taken_back(part.statement)
        ]

    def speaks_of(self, statement: Statement, as_of: date) -> bool:
        """Whether it can tell how things stood by a day, as far as all that bears on its date leaves open."""
        if speaks_of(statement, as_of):
            return True
        first = self.timeline.bounds(statement).earliest
        return first is not None and first <= as_of

    def about(self, cluster: str) -> list[Statement]:
        """All statements about a cluster by name, in the order of the record."""
        return self._ranked(self.index.about, cluster)

    def of_authorities(self, cluster: str) -> list[Statement]:
        """All statements of what authorities were asked, answered and promised, and what came of it, that name a
        cluster in any part; in the order of the record."""
        return self._ranked(self.index.authorities, cluster)

    def of_act(self, cluster: str) -> list[Statement]:
        """All statements that speak of an act, a request or a promise, in the order of the record."""
        return self._ranked(self.index.acts, cluster)

    def near(self, clusters: Iterable[str]) -> Iterator[Telling]:
        """The tellings in which any of these clusters has any part, each once."""
        ids = dict.fromkeys(
            id_
            for cluster in clusters
            for member in self.who.members.get(cluster, (cluster,))
            for id_ in self.index.near.get(member, ())
        )
        return (self.known.tellings[id_] for id_ in ids)

    def naming(self, clusters: Iterable[str], as_of: date) -> Iterator[Statement]:
        """The asserted statements whose claims name one of these clusters in any role, of days up to `as_of`."""
        wanted = dict.fromkeys(clusters)
        for telling in self.near(wanted):
            for fact in telling.facts:
                statement = self.known.statements[fact.id]
                if is_fact(statement) and speaks_of(statement, as_of) and self.names_any(statement, wanted):
                    yield statement

    def names_any(
        self, statement: Statement, clusters: Collection[str], roles: Iterable[str] | None = None
    ) -> bool:
        """Whether a statement's claim names one of these clusters in one of these roles (field names), or in any."""
        claim = statement.fact.claim
        fields = claim.__struct_fields__ if roles is None else roles
        parties = (getattr(claim, field, None) for field in fields)
        return any(one in clusters for who in parties if isinstance(who, Party) for one in self.named(who))

    def named(self, who: Party | None) -> tuple[str, ...]:
        """The clusters of a party's members."""
        return self.who.named(who.members) if who else ()

    def subjects(self, claim: Claim) -> tuple[str, ...]:
        """The clusters that a claim is about."""
        return self.who.named(tuple(subjects(claim)))

    def doubts(self, channel: str, as_of: date) -> tuple[Doubt, ...]:
        """What puts a channel (a cluster) in doubt: somebody posed as another on it, a challenge question was answered
        wrongly or not at all, or a person decided that it is not to be trusted."""
        if (channel, as_of) not in self._doubted:
            if len(self._doubted) > REMEMBERED:
                self._doubted.clear()
            self._doubted[channel, as_of] = tuple(self._doubts(channel, as_of))
        return self._doubted[channel, as_of]

    @cached_property
    def _doubted(self) -> dict[tuple[str, date], tuple[Doubt, ...]]:
        return {}

    def _doubts(self, channel: str, as_of: date) -> Iterator[Doubt]:
        for statement in self._ranked(self.index.doubts, channel):
            if is_fact(statement) and speaks_of(statement, as_of):
                yield Doubt(channel, self.timeline.bounds(statement), (statement.id,))
        for member in self.who.members.get(channel, (channel,)):
            for decision in self.known.decided_on(Compromised, member):
                since = bounds(decision.since) if decision.since else UNBOUNDED
                if since.earliest is None or since.earliest <= as_of:
                    yield Doubt(channel, since, (), (decision.id,))

    def is_taken_back(self, statement: Statement) -> bool:
        """Whether its own teller later retracted it: same origin, claim and people."""
        if not self.index.retracts or statement.fact.polarity is not Polarity.ASSERTS:
            return False
        return any(
            later.fact.claim.name() == statement.fact.claim.name()
            and self._origin(later) & self._origin(statement)
            for cluster in self.subjects(statement.fact.claim)
            for later in self._ranked(self.index.retracts, cluster)
        )

    def _ranked(self, table: Mapping[str, Ranked], cluster: str) -> list[Statement]:
        members = self.who.members.get(cluster, (cluster,))
        statements = self.known.statements
        if len(members) == 1:
            return [statements[id_] for _, id_ in table.get(members[0], ())]
        found = sorted({ranked for member in members for ranked in table.get(member, ())})
        return [statements[id_] for _, id_ in found]

    def _origin(self, statement: Statement) -> set[str]:
        chain = statement.telling.chain
        return set(self.named(chain[0].who)) if chain else set()

    def _leaves_out(self, claim: Claim, person: str) -> bool:
        return isinstance(claim, Act) and person in self.named(claim.besides)
