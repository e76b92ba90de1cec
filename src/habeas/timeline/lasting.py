"""On which days something that lasts, such as a name or who runs a place, is said to be so. Without a date no bound is
known: nobody said when it began or ended."""

from habeas.statements.known import Statement
from habeas.statements.when import UNBOUNDED, Aspect, Bounds, bounds


def lasting(statement: Statement) -> Bounds:
    """The days; None for an end that is open."""
    when = statement.fact.when
    if when is None or when.edtf is None:
        return UNBOUNDED
    said = bounds(when.edtf)
    if when.aspect is Aspect.SINCE:
        return Bounds(said.earliest, None)
    return Bounds(None, said.latest) if when.aspect is Aspect.UNTIL else said
