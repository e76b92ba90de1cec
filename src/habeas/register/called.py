"""What a body, place or person was called, and whom a body was under, when, as who says. Names and parents last until
somebody says otherwise, and one name does not end another: a thing may have several at once.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.statements.claims.bodies import KnownAs, SubordinateTo
from habeas.statements.claims.identity import Named, NameKind
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.when import Bounds
from habeas.timeline.lasting import lasting


class Called(Struct, frozen=True):
    """A name somebody gave it: `name` as said, on which days (None: that end is open), by which statement."""

    name: str
    days: Bounds
    statement: str

    def on(self, day: date) -> bool:
        """Whether it may have been so on a day."""
        return _covers(self.days, day)


class Under(Struct, frozen=True):
    """A body (a cluster) that it is said to have been under."""

    body: str
    days: Bounds
    statement: str

    def on(self, day: date) -> bool:
        """Whether it may have been so on a day."""
        return _covers(self.days, day)


class Naming(Struct, frozen=True, kw_only=True):
    """All of it, in the order in which it began, what has no beginning first."""

    called: tuple[Called, ...]
    under: tuple[Under, ...]
    over: tuple[Under, ...]


def naming(about: About, own: str) -> Naming:
    """What is said of a cluster's names, of whom it was under and who was under it."""
    called, under, over = list[Called](), list[Under](), list[Under]()
    for statement in _said(about, own):
        claim, days = statement.fact.claim, lasting(statement)
        if isinstance(claim, SubordinateTo):
            if own in about.named(claim.body):
                under += [Under(one, days, statement.id) for one in about.named(claim.to)]
            elif own in about.named(claim.to):
                # What else is said in the same words is near, too, and says nothing of this one.
                over += [Under(one, days, statement.id) for one in about.named(claim.body)]
        else:
            called += [Called(name, days, statement.id) for name in _names(about, own, claim)]
    return Naming(called=tuple(_ordered(called)), under=tuple(_ordered(under)), over=tuple(_ordered(over)))


def _said(about: About, own: str) -> Iterator[Statement]:
    for telling in about.near([own]):
        for fact in telling.facts:
            statement = about.known.statements[fact.id]
            if isinstance(fact.claim, KnownAs | SubordinateTo | Named) and is_fact(statement):
                yield statement


def _names(about: About, own: str, claim: object) -> Iterator[str]:
    if isinstance(claim, KnownAs):
        if own in about.named(claim.what):
            if claim.name_as_said:
                yield claim.name_as_said.exact
            yield from _spelled(about, claim.also)
        elif own in about.named(claim.also):
            yield from _spelled(about, claim.what)
    elif isinstance(claim, Named) and own in about.named(claim.person) and claim.name_as_said:
        yield claim.name_as_said.exact


def _spelled(about: About, party: Party | None) -> Iterator[str]:
    return (
        about.known.mentions[one].name
        for one in (party.members if party else ())
        if one in about.known.mentions
    )


One = TypeVar("One", Called, Under)


def _ordered(found: Iterable[One]) -> list[One]:
    return sorted(
        found, key=lambda one: (one.days.earliest or date.min, one.days.latest or date.max, one.statement)
    )


def _covers(days: Bounds, day: date) -> bool:
    return (days.earliest is None or days.earliest <= day) and (days.latest is None or day <= days.latest)


def is_only_called(about: About, own: str) -> bool:
    """Whether somebody (a cluster of people) is known by a nickname or call sign alone: every name of theirs was given
    as one."""
    nicknames, others = set[str](), set[str]()
    for telling in about.near([own]):
        for fact in telling.facts:
            claim = fact.claim
            if (
                isinstance(claim, Named)
                and claim.person
                and claim.name_as_said
                and own in about.named(claim.person)
            ):
                kept = nicknames if claim.kind in NICKNAMES else others
                kept.add(claim.name_as_said.exact.casefold())
    spelled = {about.known.mentions[one].name.casefold() for one in about.who.members[own]}
    return bool(nicknames) and not others and all(any(one in name for one in nicknames) for name in spelled)


NICKNAMES = frozenset({NameKind.NICKNAME, NameKind.CALL_SIGN})
"""Kinds of names that are none by themselves."""
