"""Stated counts: how many each teller said a group is, with whom of it we know by name. Never added up.

Two tellers that go back to one origin are one voice; what was said of another day is a number of that day.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.value import days, is_fact, speaks_of
from habeas.register.voices import Voices, voices
from habeas.statements.claims.groups import BelongsTo, Counted
from habeas.statements.known import Statement
from habeas.statements.mention import Kind

INSTANCES = re.compile(r"(?i)^(instance|case|incident|time|report|случа|раз|випад)")
"""What was counted was not people, if it begins like this."""


def is_firm(claim: Counted) -> bool:
    """Whether a count says a number of people that something can be worked out from: not a vague number, and not a
    number of instances."""
    return not claim.about and not (claim.of_what and INSTANCES.match(claim.of_what.exact))


class StatedCount(Struct, frozen=True, kw_only=True):
    """One number that was said of a group, by the statement. `besides` are people (clusters) who are not in it.
    The days are those it may speak of (None: no bound is known)."""

    statement: str
    at_least: int | None
    at_most: int | None
    is_vague: bool
    besides: tuple[str, ...]
    earliest: date | None
    latest: date | None


class GroupCounts(Struct, frozen=True, kw_only=True):
    """What was said of how many a group (a cluster) is, the newest telling last; who of it is known by name, with the
    statements that say so; and by how many voices the numbers are told."""

    group: str
    counts: tuple[StatedCount, ...]
    members: tuple[tuple[str, tuple[str, ...]], ...]
    voices: Voices

    @property
    def at_least(self) -> int:
        """The largest number that somebody firmly said it is at least, or how many are known by name, if more."""
        said = (one.at_least or 0 for one in self.counts if not one.is_vague)
        return max(len(self.members), max(said, default=0))

    @property
    def unnamed(self) -> int:
        """At least so many of it nobody has named yet."""
        return self.at_least - len(self.members)


def stated_counts(about: About, as_of: date) -> list[GroupCounts]:
    """Every group of which a number was said, speaking of days up to `as_of`; the largest first."""
    counts: dict[str, list[Statement]] = {}
    members: dict[str, dict[str, tuple[str, ...]]] = {}
    for statement in about.known.statements.values():
        claim = statement.fact.claim
        if not isinstance(claim, Counted | BelongsTo) or not _counts(about, statement, as_of):
            continue
        if claim.group is None or not claim.group.all:
            continue
        for group in about.named(claim.group):
            if isinstance(claim, Counted):
                counts.setdefault(group, []).append(statement)
            elif claim.person is not None and claim.person.all:
                for who in _people(about, claim):
                    of = members.setdefault(group, {})
                    of[who] = (*of.get(who, ()), statement.id)
    found = [_group(about, group, said, members.get(group, {}), as_of) for group, said in counts.items()]
    return sorted(found, key=lambda one: (-one.at_least, one.group))


def _counts(about: About, statement: Statement, as_of: date) -> bool:
    return is_fact(statement) and speaks_of(statement, as_of) and not about.is_taken_back(statement)


def _people(about: About, claim: BelongsTo) -> Iterator[str]:
    return (who for who in about.named(claim.person) if about.known.mentions[who].kind is Kind.PERSON)


def _group(
    about: About, group: str, said: list[Statement], members: dict[str, tuple[str, ...]], as_of: date
) -> GroupCounts:
    said = sorted(said, key=lambda one: (one.told_by, one.id))
    return GroupCounts(
        group=group,
        counts=tuple(_stated(about, one) for one in said),
        members=tuple(members.items()),
        voices=voices(about, said, as_of),
    )


def _stated(about: About, statement: Statement) -> StatedCount:
    claim, span = statement.fact.claim, days(statement)
    assert isinstance(claim, Counted)
    return StatedCount(
        statement=statement.id,
        at_least=claim.at_least,
        at_most=claim.at_most,
        is_vague=not is_firm(claim),
        besides=about.named(claim.besides),
        earliest=span.earliest,
        latest=span.latest,
    )
