"""What a person confirmed. No statement by itself makes anybody dead or free; a person's decision on it does.

A confirmation counts as long as the statement it is on is in force.
"""

from collections.abc import Iterable
from datetime import date

from habeas.register.value import is_fact
from habeas.statements.decisions import Confirmed
from habeas.statements.known import Known, Statement

CONFIRMABLE = frozenset({"died", "released", "returned_to_unit", "escaped"})
"""Claims that end being held, or life."""


def can_be_confirmed(statement: Statement) -> bool:
    """Whether a statement says, as done, something that counts only once a person has confirmed it."""
    return is_fact(statement) and statement.fact.claim.name() in CONFIRMABLE


def confirmed(known: Known, statement: Statement) -> tuple[str, ...]:
    """The ids of the decisions that confirm what a statement says; none where nobody did."""
    if not can_be_confirmed(statement):
        return ()
    # Nobody confirms without saying why: what came from elsewhere without a reason counts for nothing.
    return tuple(one.id for one in known.decided_on(Confirmed, statement.id) if one.reason.strip())


def confirmed_on(known: Known, because: Iterable[str]) -> tuple[date, ...]:
    """The days on which people confirmed what any of these statements say."""
    statements = (known.statements[id_] for id_ in because if id_ in known.statements)
    ids = dict.fromkeys(id_ for one in statements for id_ in confirmed(known, one))
    return tuple(known.noted[id_].at.date() for id_ in ids if id_ in known.noted)
