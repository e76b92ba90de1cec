"""What is said to have come of a request or a promise. Invariant: nobody's silence is an outcome."""

from datetime import date

from habeas.register.about import About
from habeas.register.value import Value, days, is_fact, speaks_of
from habeas.statements.claims.authorities import Outcome, OutcomeKind
from habeas.statements.known import Statement


def outcomes_of(about: About, key: str, as_of: date) -> tuple[Value, ...]:
    """One value for each kind of outcome that somebody tells of a request or promise (a cluster), with all who do; the
    kinds in their own order."""
    said: dict[OutcomeKind, list[Statement]] = {}
    for statement in about.about(key):
        claim = statement.fact.claim
        counts = is_fact(statement) and speaks_of(statement, as_of) and not about.is_taken_back(statement)
        if counts and isinstance(claim, Outcome) and claim.kind:
            said.setdefault(claim.kind, []).append(statement)
    return tuple(_value(kind, said[kind], as_of) for kind in OutcomeKind if kind in said)


def _value(kind: OutcomeKind, statements: list[Statement], as_of: date) -> Value:
    spans = [days(one) for one in statements]
    first = min((span.earliest for span in spans if span.earliest), default=None)
    last = max(span.latest or as_of for span in spans)
    return Value(kind.value, first, last, tuple(one.id for one in statements))
