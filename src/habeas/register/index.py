"""From a mention to the statements about it, and to the tellings that name it in any part. Kept up telling by telling:
an index that grew holds what one made anew would hold.

It knows no clusters: who is who may be judged anew without it changing.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec

from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.contact import Challenged, ChallengeResult, Impersonated
from habeas.statements.claims.refusing import Refused
from habeas.statements.known import Known
from habeas.statements.layered import changed
from habeas.statements.mention import Party
from habeas.statements.telling import Fact, Polarity, Telling
from habeas.timeline.events import acts_of, leans_on

T = TypeVar("T")
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
    "outcome": ("of",),
    "belongs_to": ("person",),
}
"""For each claim, the roles whose people it is about (field names); of an outcome, the request or promise."""
AUTHORITIES = (Approached, Answered, Promised, Outcome)
"""Claims about what authorities were asked, answered and promised, and what came of it."""

Ranked = tuple[tuple[int, str], ...]
"""Ids of statements, each with its rank in the order of the record."""


class Index:
    """What is said about whom, by mention. `about` are statements about it, `near` the tellings that name it in any
    part, `retracts` those of `about` that take something back, `doubts` those that cast doubt on it as a channel.
    `authorities` are the statements of what was asked, answered and promised that name it, what was said in them
    included; `acts` those that speak of an act, a request or a promise."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.about: Mapping[str, Ranked] = {}
        self.near: Mapping[str, tuple[str, ...]] = {}
        self.retracts: Mapping[str, Ranked] = {}
        self.authorities: Mapping[str, Ranked] = {}
        self.acts: Mapping[str, Ranked] = {}
        self.doubts: Mapping[str, Ranked] = {}
        self._next = 0
        self._add(tellings)

    def grown(self, came: Iterable[Telling], went: Iterable[Telling]) -> "Index":
        """An index with these tellings more and those fewer. This one stays as it is."""
        made = copy(self)
        for telling in went:
            made._drop(telling)
        made._add(came)
        return made

    def _add(self, tellings: Iterable[Telling]) -> None:
        """Lists while it is built, tuples when it stands: a table that was made is never changed."""
        near: dict[str, list[str]] = {}
        ranks: dict[str, dict[str, list[tuple[int, str]]]] = {name: {} for name in RANKED}
        for telling in tellings:
            for id_ in _named(telling):
                near.setdefault(id_, []).append(telling.id)
            for fact in telling.facts:
                ranked = (self._next, fact.id)
                self._next += 1
                for name, ids in _keys(fact):
                    for id_ in dict.fromkeys(ids):
                        ranks[name].setdefault(id_, []).append(ranked)
        self.near = _with(self.near, near)
        for name, more in ranks.items():
            setattr(self, name, _with(getattr(self, name), more))

    def _drop(self, telling: Telling) -> None:
        gone = {fact.id for fact in telling.facts}
        left = {
            id_: tuple(one for one in self.near.get(id_, ()) if one != telling.id) for id_ in _named(telling)
        }
        self.near = changed(self.near, left.items())
        for fact in telling.facts:
            for name, ids in _keys(fact):
                table: Mapping[str, Ranked] = getattr(self, name)
                fewer = {
                    id_: tuple(one for one in table[id_] if one[1] not in gone) for id_ in ids if id_ in table
                }
                setattr(self, name, changed(table, fewer.items()))


def _with(table: Mapping[str, tuple[T, ...]], more: Mapping[str, list[T]]) -> Mapping[str, tuple[T, ...]]:
    """A table with more under some keys."""
    if not table:
        return {id_: tuple(items) for id_, items in more.items()}
    return changed(table, [(id_, (*table.get(id_, ()), *items)) for id_, items in more.items()])


RANKED = ("about", "retracts", "authorities", "acts", "doubts")
"""The tables of an index that hold statements in the order of the record."""


def _keys(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """In which tables of an index a fact stands, and under which mentions."""
    about = tuple(subjects(fact.claim))
    yield "about", about
    if fact.polarity is Polarity.RETRACTS:
        yield "retracts", about
    if isinstance(fact.claim, AUTHORITIES):
        yield "authorities", tuple(_spoken_of(fact.claim))
    elif isinstance(fact.claim, Refused) and fact.act:
        # Who asked to be let go asked an authority.
        yield "authorities", (*about, fact.act)
    if acts := acts_of(fact):
        yield "acts", acts
    if casts_doubt(fact):
        channel: Party | None = getattr(fact.claim, "channel", None)
        yield "doubts", channel.members if channel else ()


def inner_claims(claim: Claim) -> tuple[Inner, ...]:
    """What was asked, answered or promised in a claim."""
    inner = getattr(claim, "inner", None) or ()
    return inner if isinstance(inner, tuple) else (inner,)


def _spoken_of(claim: Claim) -> Iterator[str]:
    """Everyone and everything that a claim and what is said in it name in any role."""
    for one in (claim, *(inner.says for inner in inner_claims(claim))):
        for role in _parties(type(one)):
            who: Party | None = getattr(one, role)
            if who is not None:
                yield from who.members


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
    """Everyone and everything that the claims of a telling name in any role of their own, the acts they speak of
    or are dated by, and its tellers."""
    found: dict[str, None] = {}
    for fact in telling.facts:
        found.update((act, None) for act in (fact.act, leans_on(fact)) if act)
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
