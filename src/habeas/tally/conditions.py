"""What people are counted by: held (at a place, or anywhere), or refused. A condition holds of whom some asserted
statement says so; whether it is still so today is another question, which the register answers.

Counting never adds numbers up: it names people, and groups of people, of whom something was said.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.register.about import About, is_custody
from habeas.register.at_place import where
from habeas.register.value import is_fact
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.known import Statement


class What(StrEnum):
    """What may be said of people that they are counted by."""

    HELD = "held"
    REFUSED = "refused"


CUSTODY = frozenset({"held_at", "detained", "conditions", "ill_treated", "moved"})
"""Claims that say of people that they were held, where they are claims of custody at all."""


class Condition(Struct, frozen=True):
    """What is asked of people. `place` (a cluster) narrows being held to a place and all that lies in it."""

    what: What
    place: str | None = None


class Meets(Struct, frozen=True):
    """A statement by which a condition holds of some people and groups (clusters)."""

    statement: Statement
    who: tuple[str, ...]


def meeting(about: About, condition: Condition, as_of: date) -> Iterator[Meets]:
    """Every statement by which the condition holds of somebody on some day up to `as_of`, in the order of the
    record. What its own teller took back is left out, and a place of which only one of several is said."""
    places = _inside(about, condition.place)
    for statement in about.known.statements.values():
        if _says(about, statement, condition.what, places) and _counts(about, statement, as_of):
            who = about.subjects(statement.fact.claim)
            if who:
                yield Meets(statement, who)


def members(about: About, group: str, as_of: date) -> Iterator[Meets]:
    """Every statement by which somebody is said to be one of a group (a cluster)."""
    for telling in about.near([group]):
        for fact in telling.facts:
            claim, statement = fact.claim, about.known.statements[fact.id]
            is_of_it = isinstance(claim, BelongsTo) and group in about.named(claim.group)
            if is_of_it and _counts(about, statement, as_of):
                yield Meets(statement, about.subjects(claim))


def _inside(about: About, place: str | None) -> frozenset[str] | None:
    """A place and all that lies in it; None where any place will do."""
    return None if place is None else frozenset(about.sites.within({about.who.of.get(place, place)}))


def _says(about: About, statement: Statement, what: What, places: frozenset[str] | None) -> bool:
    claim = statement.fact.claim
    if what is What.REFUSED:
        return claim.name() == "refused"
    if claim.name() not in CUSTODY or not is_custody(claim):
        return False
    if places is None:
        return True
    there = where(claim)
    return there is not None and bool(there.all) and not places.isdisjoint(about.named(there))


def _counts(about: About, statement: Statement, as_of: date) -> bool:
    return is_fact(statement) and about.speaks_of(statement, as_of) and not about.is_taken_back(statement)


def people_and_groups(meets: Iterable[Meets]) -> dict[str, tuple[str, ...]]:
    """Of whom the condition holds (clusters, in the order in which they are first spoken of), and by which
    statements."""
    found: dict[str, dict[str, None]] = {}
    for one in meets:
        for who in one.who:
            found.setdefault(who, {})[one.statement.id] = None
    return {who: tuple(ids) for who, ids in found.items()}
