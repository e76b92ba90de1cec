"""Dates that leave some act no day, by everything that bears on them; and what is told as done before its own day.

Which dates those are the timeline works out (the smallest sets that cannot all be true). Life after death has a rule
of its own, which knows which contacts are in doubt; births are held against each other by theirs.
"""

from collections.abc import Iterator

from habeas.register.value import is_fact
from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Born
from habeas.statements.known import Statement
from habeas.timeline.bounds import Timeline
from habeas.watch.contradictions.scene import Clash, Scene
from habeas.watch.contradictions.triage import is_told_before

LIVES = (Born, Died)
REQUESTS = (Approached, Answered, Outcome, Promised)


def dates(scene: Scene, timeline: Timeline) -> Iterator[Clash]:
    """Every smallest set of statements about one person whose dates cannot all be true."""
    known = scene.about.known.statements
    said = [part.statement for part in scene.parts if is_fact(part.statement) and not part.through]
    for clash in timeline.clashes([statement for statement in said if _is_tied(statement)]):
        if len(clash.because) > 1 and not any(
            isinstance(known[id_].fact.claim, LIVES) for id_ in clash.because
        ):
            yield Clash(code="no_day_left", facts=clash.because)
    for statement in said:
        if is_told_before(statement):
            yield Clash(code="told_before", facts=(statement.id,))


def _is_tied(statement: Statement) -> bool:
    """Whether a statement speaks of an act that others may speak of, or is dated by one."""
    fact = statement.fact
    leans = fact.when is not None and fact.when.anchor is not None
    return leans or fact.act is not None or isinstance(fact.claim, REQUESTS)
