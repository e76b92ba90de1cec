"""What a person confirmed. No statement by itself makes anybody dead or free; a person's decision on it does.

A confirmation counts as long as the statement it is on is in force.
"""

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
    return tuple(decision.id for decision in known.decided_on(Confirmed, statement.id))
