"""Which statements are about whom, and in what part. One table says which role of a claim is the held person."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.identity.clusters import Clusters, clusters
from habeas.register.value import is_fact
from habeas.statements.claims.base import Claim
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind, Party

SUBJECTS: dict[str, tuple[str, ...]] = {
    "named": ("person",),
    "aged": ("person",),
    "born": ("person",),
    "related": ("person", "of"),
    "serves_in": ("person",),
    "described": ("person",),
    "refused": ("who", "with_"),
    "summoned": ("who", "with_"),
    "detained": ("who", "with_"),
    "held_at": ("who", "with_"),
    "moved": ("who", "with_"),
    "released": ("who", "with_"),
    "returned_to_unit": ("who", "with_"),
    "escaped": ("who", "with_"),
    "threatened": ("who", "with_"),
    "ill_treated": ("who", "with_"),
    "conditions": ("who", "with_"),
    "injured": ("who", "with_"),
    "died": ("who", "with_"),
    "contacted": ("from_",),
    "seen": ("who", "with_"),
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
    {
        "detained",
        "held_at",
        "released",
        "returned_to_unit",
        "ill_treated",
        "conditions",
        "died",
        "no_news",
    }
    | {"impersonated", "challenged"}
)
"""Claims that put a person on the register: held, once held, or not heard of."""


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

    def people(self) -> Iterator[str]:
        """The ids of all people who are on the register, in the order they were first mentioned."""
        for cluster in self.who.members:
            if self.known.mentions[cluster].kind is Kind.PERSON and any(
                part.statement.fact.claim.name() in CUSTODY for part in self.parts(cluster)
            ):
                yield cluster

    def parts(self, person: str) -> list[Part]:
        """All statements about a person, in the order of the record, those about their groups included."""
        own = [Part(statement) for statement in self._by_cluster.get(person, ())]
        seen = {part.statement.id for part in own}
        for part in list(own):
            claim = part.statement.fact.claim
            if isinstance(claim, BelongsTo) and is_fact(part.statement) and _settled(claim.group):
                for group in self.who.named(_members(claim.group)):
                    for statement in self._by_cluster.get(group, ()):
                        if statement.id not in seen:
                            seen.add(statement.id)
                            own.append(Part(statement, (part.statement.id,)))
        return own

    def _subjects(self, claim: Claim) -> Iterator[str]:
        for role in SUBJECTS.get(claim.name(), ()):
            who: Party | None = getattr(claim, role)
            # An open question ("one of them") is about nobody until a person settles it.
            if _settled(who):
                yield from self.who.named(_members(who))


def _settled(who: Party | None) -> bool:
    return who is not None and bool(who.all)


def _members(who: Party | None) -> tuple[str, ...]:
    return who.members if who else ()
