"""Dates that leave some act no day, by everything that bears on them; and what is told as done before its own day.

Which dates those are the timeline works out (the smallest sets that cannot all be true). Life after death has a rule
of its own, which knows which contacts are in doubt; births are held against each other by theirs.
"""

from collections.abc import Iterator

from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Born
from habeas.timeline.bounds import Timeline
from habeas.watch.contradictions.scene import Clash, Scene

LIVES = (Born, Died)


def dates(scene: Scene, timeline: Timeline) -> Iterator[Clash]:
    """Every smallest set of statements about one person whose dates cannot all be true."""
    known = scene.about.known.statements
    for clash in timeline.clashes([part.statement for part in scene.facts if not part.through]):
        if len(clash.because) > 1 and any(isinstance(known[id_].fact.claim, LIVES) for id_ in clash.because):
            continue
        yield Clash(
            code="no_day_left" if len(clash.because) > 1 else "told_before",
            facts=clash.because,
        )
