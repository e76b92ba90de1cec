"""Which statements are about whom, and in what part. One table says which role of a claim is the held person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from habeas.identity.clusters import Clusters, clusters
from habeas.register.value import Value, days, is_fact, speaks_of
from habeas.statements.claims.base import Act, Claim
from habeas.statements.claims.contact import Challenged, ChallengeResult, Impersonated
from habeas.statements.claims.custody import Control, Moved
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity

ACT = ("who", "with_")
SUBJECTS: dict[str, tuple[str, ...]] = {
    "named": ("person",),
    "aged": ("person",),
    "born": ("person",),
    "related": ("person", "of"),
    "serves_in": ("person",),
    "described": ("person",),
    "refused": ACT,
    "summoned": ACT,
    "detained": ACT,
    "held_at": ACT,
    "moved": ACT,
    "released": ACT,
    "returned_to_unit": ACT,
    "escaped": ACT,
    "threatened": ACT,
    "ill_treated": ACT,
    "conditions": ACT,
    "injured": ACT,
    "died": ACT,
    "contacted": ("from_",),
    "seen": ACT,
    "no_news": ("of",),
    "challenged": ("claimed",),
    "impersonated": ("whom",),
    "approached": ("about",),
    "answered": ("about",),
    "promised": ("to",),
    "belongs_to": ("person",),
}
"""For each claim, the roles whose people it is about (field names)."""

CUSTODY = frozenset(
    {"detained", "held_at", "released", "returned_to_unit", "ill_treated", "conditions", "died", "no_news"}
    | {"impersonated", "challenged"}
)
"""Claims that, asserted, put a person on the register: held, once held, or not heard of."""


def is_custody(claim: Claim) -> bool:
    """Whether a claim puts the people it is about on the register. Being moved under guard does."""
    under_guard = isinstance(claim, Moved) and claim.control is Control.ESCORTED
    return under_guard or claim.name() in CUSTODY


@dataclass(frozen=True)
class Part:
    """A statement and how it concerns a person: directly, or as one of a group (`through`: the ids of
    the statements that say so)."""

    statement: Statement
    through: tuple[str, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """The ids of all statements this rests on."""
        return (self.statement.id, *self.through)


class About:
    """An index over what is known: from a cluster to the statements about it. Read-only once made."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.who: Clusters = clusters(known)
        self._by_cluster: dict[str, list[Statement]] = {}
        for statement in known.statements.values():
            for cluster in dict.fromkeys(self._subjects(statement.fact.claim)):
                self._by_cluster.setdefault(cluster, []).append(statement)

    def people(self, as_of: date) -> Iterator[str]:
        """The ids of all people on the register as of a day, in the order they were first mentioned."""
        for cluster in self.who.members:
            if self.known.mentions[cluster].kind is Kind.PERSON and any(
                is_fact(part.statement) and is_custody(part.statement.fact.claim)
                for part in self.parts(cluster, as_of)
            ):
                yield cluster

    def parts(self, person: str, as_of: date) -> list[Part]:
        """What is said about a person, speaking of days up to `as_of`, what is said of their groups
        included; in the order of the record. What its own teller took back is left out."""
        own = [Part(statement) for statement in self._by_cluster.get(person, ())]
        seen = {part.statement.id for part in own}
        for part in list(own):
            claim = part.statement.fact.claim
            if isinstance(claim, BelongsTo) and is_fact(part.statement) and _settled(claim.group):
                for group in self.named(claim.group):
                    for statement in self._by_cluster.get(group, ()):
                        if statement.id not in seen and not self._leaves_out(statement.fact.claim, person):
                            seen.add(statement.id)
                            own.append(Part(statement, (part.statement.id,)))
        return [
            part
            for part in own
            if speaks_of(part.statement, as_of) and part.statement.id not in self._taken_back
        ]

    def named(self, who: Party | None) -> tuple[str, ...]:
        """The clusters of a party's members."""
        return self.who.named(who.members) if who else ()

    def doubts(self, as_of: date) -> Iterator[tuple[str, Value]]:
        """Channels put in doubt, by cluster: somebody posed as another on them, or a challenge question
        was answered wrongly or not at all; with when, and because of what."""
        for statement, channel in self._doubted:
            if speaks_of(statement, as_of):
                span = days(statement)
                yield channel, Value(channel, span.earliest, span.latest, (statement.id,))

    @cached_property
    def _doubted(self) -> tuple[tuple[Statement, str], ...]:
        return tuple(
            (statement, channel)
            for statement in self.known.statements.values()
            if is_fact(statement) and _casts_doubt(statement.fact.claim)
            for channel in self.named(getattr(statement.fact.claim, "channel", None))
        )

    @cached_property
    def _taken_back(self) -> frozenset[str]:
        """Assertions that their own teller later retracted: same origin, claim and people."""
        retracted = [s for s in self.known.statements.values() if s.fact.polarity is Polarity.RETRACTS]
        return frozenset(
            earlier.id
            for later in retracted
            for earlier in self.known.statements.values()
            if earlier.fact.polarity is Polarity.ASSERTS
            and earlier.fact.claim.name() == later.fact.claim.name()
            and self._origin(earlier) & self._origin(later)
            and set(self._subjects(earlier.fact.claim)) & set(self._subjects(later.fact.claim))
        )

    def _origin(self, statement: Statement) -> set[str]:
        chain = statement.telling.chain
        return set(self.named(chain[0].who)) if chain else set()

    def _subjects(self, claim: Claim) -> Iterator[str]:
        for role in SUBJECTS.get(claim.name(), ()):
            who: Party | None = getattr(claim, role)
            # An open question ("one of them") is about nobody until a person settles it.
            if _settled(who):
                yield from self.named(who)

    def _leaves_out(self, claim: Claim, person: str) -> bool:
        return isinstance(claim, Act) and person in self.named(claim.besides)


def _casts_doubt(claim: Claim) -> bool:
    if isinstance(claim, Challenged):
        return claim.result in (ChallengeResult.WRONG, ChallengeResult.NONE)
    return isinstance(claim, Impersonated)


def _settled(who: Party | None) -> bool:
    return who is not None and bool(who.all)
