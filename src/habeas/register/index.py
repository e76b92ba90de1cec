"""From a mention to the statements about it, and to the tellings that name it in any part. Kept up telling by telling:
an index that grew holds what one made anew would hold.

It knows no clusters: who is who may be judged anew without it changing.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

import msgspec

from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Challenged, ChallengeResult, Impersonated
from habeas.statements.known import Known
from habeas.statements.mention import Party
from habeas.statements.telling import Fact, Polarity, Telling

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

Ranked = tuple[tuple[int, str], ...]
"""Ids of statements, each with its rank in the order of the record."""


class Index:
    """What is said about whom, by mention. `about` are statements about it, `near` the tellings that name it in any
    part, `retracts` those of `about` that take something back, `doubts` all statements that cast doubt on a channel."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.about: dict[str, Ranked] = {}
        self.near: dict[str, tuple[str, ...]] = {}
        self.retracts: dict[str, Ranked] = {}
        self.doubts: tuple[str, ...] = ()
        self._next = 0
        self._add(tellings)

    def grown(self, came: Iterable[Telling], went: Iterable[Telling]) -> "Index":
        """An index with these tellings more and those fewer. This one stays as it is."""
        made = Index(())
        made.about, made.near, made.retracts = dict(self.about), dict(self.near), dict(self.retracts)
        made.doubts, made._next = self.doubts, self._next
        for telling in went:
            made._drop(telling)
        made._add(came)
        return made

    def _add(self, tellings: Iterable[Telling]) -> None:
        """Lists while it is built, tuples when it stands: an index that was made is never changed."""
        about: dict[str, list[tuple[int, str]]] = {}
        near: dict[str, list[str]] = {}
        retracts: dict[str, list[tuple[int, str]]] = {}
        doubts = list(self.doubts)
        for telling in tellings:
            for id_ in _named(telling):
                near.setdefault(id_, []).append(telling.id)
            for fact in telling.facts:
                ranked = (self._next, fact.id)
                self._next += 1
                for id_ in dict.fromkeys(subjects(fact.claim)):
                    about.setdefault(id_, []).append(ranked)
                    if fact.polarity is Polarity.RETRACTS:
                        retracts.setdefault(id_, []).append(ranked)
                if casts_doubt(fact):
                    doubts.append(fact.id)
        for table, more in ((self.about, about), (self.retracts, retracts), (self.near, near)):
            for id_, items in more.items():
                table[id_] = (*table.get(id_, ()), *items)
        self.doubts = tuple(doubts)

    def _drop(self, telling: Telling) -> None:
        gone = {fact.id for fact in telling.facts}
        for id_ in _named(telling):
            self.near[id_] = tuple(one for one in self.near.get(id_, ()) if one != telling.id)
        for fact in telling.facts:
            for id_ in subjects(fact.claim):
                for table in (self.about, self.retracts):
                    if id_ in table:
                        table[id_] = tuple(ranked for ranked in table[id_] if ranked[1] not in gone)
        if any(casts_doubt(fact) for fact in telling.facts):
            self.doubts = tuple(id_ for id_ in self.doubts if id_ not in gone)


def index(known: Known) -> Index:
    """The index of everything that is in force."""
    return Index(known.tellings.values())


def subjects(claim: Claim) -> Iterator[str]:
    """The mentions that a claim is about. An open question ("one of them") is about nobody until it is settled."""
    for role in SUBJECTS.get(claim.name(), ()):
        who: Party | None = getattr(claim, role)
        if who is not None and who.all:
            yield from who.all


def casts_doubt(fact: Fact) -> bool:
    """Whether a fact puts its channel in doubt: somebody posed as another on it, or a challenge question was answered
    wrongly or not at all."""
    claim = fact.claim
    if isinstance(claim, Challenged):
        return claim.result in (ChallengeResult.WRONG, ChallengeResult.NONE)
    return isinstance(claim, Impersonated)


def _named(telling: Telling) -> dict[str, None]:
    """Everyone and everything that the claims of a telling name in any role of their own, the acts they speak of,
    and its tellers."""
    found: dict[str, None] = {}
    for fact in telling.facts:
        if fact.act is not None:
            found[fact.act] = None
        for role in _parties(type(fact.claim)):
            who: Party | None = getattr(fact.claim, role)
            if who is not None:
                found.update(dict.fromkeys(who.members))
    for link in telling.chain:
        if link.who is not None:
            found.update(dict.fromkeys(link.who.members))
    return found


@cache
def _parties(claim: type[Claim]) -> tuple[str, ...]:
    """The fields of a claim that hold a party."""
    return tuple(field.name for field in msgspec.structs.fields(claim) if _holds_a_party(field.type))


def _holds_a_party(kind: Any) -> bool:
    return kind is Party or any(_holds_a_party(part) for part in get_args(kind))
