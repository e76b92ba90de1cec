"""What else supports a statement, and how many independent voices speak for the same thing.

Statements support one another where they say the same of the same people and nothing they name differs: same claim,
a common person, no two different values in one role, and days that overlap.
"""

from msgspec import structs

from habeas.register.about import About
from habeas.register.value import days, is_fact, surely_before
from habeas.register.voices import Voices, voices
from habeas.statements.claims.base import Claim
from habeas.statements.known import Statement
from habeas.statements.mention import Party

OF_NO_WEIGHT = frozenset({"passed_on", "as_said", "name_as_said", "who", "with_", "besides", "person"})
"""Roles in which two statements may differ and still say the same: the words, and who else is named."""


def supporting(about: About, statement: Statement) -> tuple[Statement, ...]:
    """The statements, itself first, that say the same thing; only itself where it is no asserted fact."""
    if not is_fact(statement):
        return (statement,)
    claim = statement.fact.claim
    found = {statement.id: statement}
    for cluster in about.subjects(claim):
        for other in about.about(cluster):
            if is_fact(other) and _agree(about, statement, other):
                found.setdefault(other.id, other)
    return tuple(found.values())


def voices_for(about: About, fact: str) -> Voices:
    """The voices that speak for what a fact says; none where there is no such fact."""
    statement = about.known.statements.get(fact)
    return Voices() if statement is None else voices(about, supporting(about, statement))


def _agree(about: About, one: Statement, other: Statement) -> bool:
    a, b = one.fact.claim, other.fact.claim
    if (
        type(a) is not type(b)
        or surely_before(days(one), days(other))
        or surely_before(days(other), days(one))
    ):
        return False
    return all(_fits(about, a, b, role) for role in structs.fields(a) if role.name not in OF_NO_WEIGHT)


def _fits(about: About, a: Claim, b: Claim, role: structs.FieldInfo) -> bool:
    """Whether two claims do not differ in a role: one of them leaves it open, or both name a common member."""
    left, right = getattr(a, role.name), getattr(b, role.name)
    if left is None or right is None or left == right:
        return True
    if isinstance(left, Party) and isinstance(right, Party):
        return not set(about.named(left)).isdisjoint(about.named(right))
    return not isinstance(left, str | int)
