"""Ages and births that cannot fit: no day of birth agrees with both. Ages at different times are no contradiction."""

from collections.abc import Iterator
from itertools import combinations

from habeas.register.value import surely_before
from habeas.statements.claims.identity import Aged, Born
from habeas.statements.when import Bounds
from habeas.timeline.part import Part
from habeas.watch.contradictions.births import born, years_between
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.value import Kind, Succession

Dated = tuple[Part, Bounds]


def age(scene: Scene) -> Iterator[Piece]:
    """Every two statements, one of them an age, that leave no day of birth; and ages that only grew."""
    dated = _dated(scene)
    for (a, by_a), (b, by_b) in combinations(dated, 2):
        one, other = a.statement.fact.claim, b.statement.fact.claim
        if isinstance(one, Born) and isinstance(other, Born):
            continue
        if surely_before(by_a, by_b) or surely_before(by_b, by_a):
            yield _clash(a, b, by_a, by_b)
        elif isinstance(one, Aged) and isinstance(other, Aged) and one.years != other.years:
            yield _grew(scene, a, b)


def birth_day(scene: Scene) -> Iterator[Clash]:
    """Every two dates of birth that have no day in common. A year and a day in it agree."""
    dated = [item for item in _dated(scene) if isinstance(item[0].statement.fact.claim, Born)]
    for (a, by_a), (b, by_b) in combinations(dated, 2):
        if surely_before(by_a, by_b) or surely_before(by_b, by_a):
            yield _clash(a, b, by_a, by_b)


def _dated(scene: Scene) -> list[Dated]:
    found = ((part, born(part)) for part in scene.of(Aged, Born) if not part.through)
    return [(part, by) for part, by in found if by]


def _clash(a: Part, b: Part, by_a: Bounds, by_b: Bounds) -> Clash:
    return Clash(
        code="born_apart",
        facts=(a.statement.id, b.statement.id),
        numbers=(years_between(by_a, by_b),),
    )


def _grew(scene: Scene, a: Part, b: Part) -> Succession:
    def years(part: Part) -> int:
        claim = part.statement.fact.claim
        return (claim.years or 0) if isinstance(claim, Aged) else 0

    younger, older = sorted((a, b), key=years)
    first, second = scene.windows((younger.statement.id, older.statement.id))
    return Succession(
        kind=Kind.AGE, about=(scene.id,), earlier=first, later=second, numbers=(years(younger), years(older))
    )
