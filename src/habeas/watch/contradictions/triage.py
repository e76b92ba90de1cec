"""Whether a look at a person can find anything at all: a quick glance at what kinds of statements there are.

Never no where a rule would find something: rules look at people with two places, two births, two names, or with a
statement of those kinds that stand against others by themselves.
"""

from collections.abc import Iterable
from functools import cache

from habeas.register.about import About
from habeas.statements.claims import Claim
from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.contact import Contacted
from habeas.statements.claims.custody import Escaped, Released, ReturnedToUnit
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Aged, Born, Named, NameKind, Related
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.telling import Fact, Polarity
from habeas.statements.when import bounds
from habeas.timeline.said import days, had_been_said

ALWAYS = frozenset(
    {Died, Released, ReturnedToUnit, Escaped, Related, BelongsTo, Approached, Answered, Outcome, Promised}
)
"""Claims that stand against others by themselves, or bring in what is said of a group."""
PLACES = ("place", "where", "from_", "to")


def may_contradict(about: About, person: str) -> bool:
    """Whether it is worth looking at a person with every rule."""
    statements = about.about(person)
    if any(_stands_alone(statement.fact) or is_told_before(statement) for statement in statements):
        return True
    if len(statements) < 2:
        return False
    claims = [statement.fact.claim for statement in statements]
    births = sum(isinstance(claim, Born | Aged) for claim in claims)
    return births > 1 or len(_full_names(claims)) > 1 or len(set(_places(about, claims))) > 1


def _stands_alone(fact: Fact) -> bool:
    return (
        type(fact.claim) in ALWAYS
        or fact.polarity is Polarity.DENIES
        or fact.act is not None
        or (fact.when is not None and fact.when.anchor is not None)
    )


def is_told_before(statement: Statement) -> bool:
    """Whether a statement tells of what, by its own date, lay ahead when it had been said."""
    when = statement.fact.when
    if when is None or when.edtf is None:
        return False
    first = bounds(when.edtf).earliest
    if first is None or first <= statement.told_by:
        return False
    told, earliest = had_been_said(statement), days(statement).earliest
    return told is not None and earliest is not None and earliest > told


def _full_names(claims: Iterable[Claim]) -> set[str]:
    return {
        claim.name_as_said.exact
        for claim in claims
        if isinstance(claim, Named) and claim.kind is NameKind.FULL and claim.name_as_said
    }


def _places(about: About, claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        for role in _roles(type(claim)):
            party: Party | None = getattr(claim, role)
            if party is not None:
                yield from about.named(party)


@cache
def _roles(claim: type[Claim]) -> tuple[str, ...]:
    return tuple(role for role in PLACES if role in claim.__struct_fields__ and claim is not Contacted)
