"""Born in two places that lie apart. A town and the region it lies in are one answer, told with more or less detail."""

from collections.abc import Iterator
from itertools import combinations

from habeas.statements.claims.identity import Born
from habeas.watch.contradictions.ground import Apart
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.value import Kind, Unclear


def birth_place(scene: Scene) -> Iterator[Piece]:
    """Every two places of birth that lie apart."""
    told = [
        (part.statement, tuple(sorted(set(places))))
        for part in scene.of(Born)
        if isinstance(part.statement.fact.claim, Born)
        and not part.through
        and (places := scene.about.named(part.statement.fact.claim.place))
    ]
    for (a, here), (b, there) in combinations(told, 2):
        if not set(here).isdisjoint(there):
            continue
        lie = scene.ground.lie_of_all(here, there)
        places = (*here, *there)
        if lie.apart > Apart.NOT_KNOWN:
            yield Clash(code="born_in_two", facts=(a.id, b.id), because=lie.because, places=places)
        elif lie.apart is Apart.NOT_KNOWN:
            yield Unclear(
                kind=Kind.BIRTH_PLACE,
                code="places",
                about=(scene.id,),
                because=(a.id, b.id),
                windows=scene.windows((a.id, b.id)),
                places=places,
            )
