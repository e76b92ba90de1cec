"""The peer: what a database with one value a field would flag, any two different values of one attribute of one person.

It knows the same clusters and leaves out what is denied, planned or taken back; it knows no days and no places.
"""

from collections import defaultdict
from collections.abc import Iterator

from habeas.register.about import About
from habeas.register.value import is_fact
from habeas.statements.claims import Claim
from habeas.statements.claims.contact import Contacted, Seen
from habeas.statements.claims.custody import Detained, Escaped, HeldAt, Moved, Released, ReturnedToUnit
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Aged, Born, Kinship, Named, Related
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.telling import Polarity


def flagged(about: About) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every two statements with different values of one attribute: the kind of attribute, and their ids."""
    values: dict[tuple[str, str], dict[object, str]] = defaultdict(dict)
    for statement in about.known.statements.values():
        for who, attribute, value in _values(about, statement):
            values[who, attribute].setdefault(value, statement.id)
    for (_, attribute), found in values.items():
        ids = list(found.values())
        for at, first in enumerate(ids):
            for other in ids[at + 1 :]:
                yield attribute.split()[0], (first, other)


def _values(about: About, statement: Statement) -> Iterator[tuple[str, str, object]]:
    claim = statement.fact.claim
    denies = statement.fact.polarity is Polarity.DENIES
    if not denies and not is_fact(statement):
        return
    subjects = about.subjects(claim)
    for who in subjects:
        yield who, f"denied {claim.name()}", denies
        if not denies:
            for attribute, value in _attributes(about, claim, statement):
                yield who, attribute, value
    if isinstance(claim, Counted):
        for group in about.named(claim.group):
            yield group, "count", (claim.at_least, claim.at_most)


def _attributes(about: About, claim: Claim, statement: Statement) -> Iterator[tuple[str, object]]:
    yield from (("two_places", place) for place in about.named(_place(claim)))
    match claim:
        case HeldAt() | Detained():
            yield "after_release", "held"
        case Released() | ReturnedToUnit() | Escaped():
            yield "after_release", "free"
        case Aged():
            yield "age", claim.years
        case Born():
            yield "birth_day", statement.fact.when.edtf if statement.fact.when else None
            yield from (("birth_place", place) for place in about.named(claim.place))
        case Named() if claim.name_as_said:
            yield "family_name", claim.name_as_said.exact
        case Related() if claim.kinship in (Kinship.FATHER, Kinship.MOTHER):
            yield from ((f"kinship {claim.kinship}", who) for who in about.named(claim.person))
    if isinstance(claim, Died | Contacted | Seen | HeldAt):
        yield "after_death", isinstance(claim, Died)


def _place(claim: Claim) -> Party | None:
    """Where a claim says that somebody was in the end."""
    match claim:
        case HeldAt() | Detained():
            return claim.place
        case Seen():
            return claim.where
        case Moved():
            return claim.to
    return None
