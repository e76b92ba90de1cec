"""Judgements that do not fit: two mentions judged different, and joined through others judged the same."""

from collections import deque
from collections.abc import Iterator

from habeas.register.about import About
from habeas.statements.judgement import Judgement, Verdict
from habeas.watch.contradictions.scene import Clash, Scene


def judged(scene: Scene) -> Iterator[Clash]:
    """Every "different" within one cluster, with the shortest way by which the two are the same all the same."""
    for conflict in scene.about.who.conflicts:
        if scene.about.who.of[conflict.a] == scene.id:
            path = way(scene.about, scene.id, conflict)
            if path:
                yield Clash(code="same_and_different", facts=(conflict.id, *path))


def way(about: About, cluster: str, conflict: Judgement) -> tuple[str, ...]:
    """The ids of the judgements that join the two, on one of the shortest ways."""
    of, kinds = about.who.of, about.known.mentions
    ties: dict[str, list[tuple[str, str]]] = {}
    for judgement in about.known.judgements.values():
        a, b = judgement.a, judgement.b
        if (
            judgement.verdict is Verdict.SAME
            and of.get(a) == of.get(b) == cluster
            and kinds[a].kind is kinds[b].kind
        ):
            ties.setdefault(a, []).append((b, judgement.id))
            ties.setdefault(b, []).append((a, judgement.id))
    seen, waiting = {conflict.a}, deque([(conflict.a, tuple[str, ...]())])
    while waiting:
        at, so_far = waiting.popleft()
        if at == conflict.b:
            return so_far
        for other, id_ in sorted(ties.get(at, ())):
            if other not in seen:
                seen.add(other)
                waiting.append((other, (*so_far, id_)))
    return ()
