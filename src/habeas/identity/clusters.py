"""Clusters of mentions joined by "same". The id of a cluster is its earliest mention, so ids stay stable."""

from dataclasses import dataclass

from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known


@dataclass(frozen=True)
class Clusters:
    """Who is who, as judged. `of` maps every mention to its cluster; `members` the other way round,
    earliest mention first. `conflicts` are "different" judgements inside one cluster: a person settles
    them, the cluster stays as it is until then."""

    of: dict[str, str]
    members: dict[str, tuple[str, ...]]
    conflicts: tuple[Judgement, ...]

    def named(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The clusters of these mentions (an id that is no mention, such as a source's, is its own)."""
        return tuple(self.of.get(id_, id_) for id_ in ids)


def clusters(known: Known) -> Clusters:
    """Connected components of the mentions under "same" judgements. Mentions of two kinds never join."""
    root = {id_: id_ for id_ in known.mentions}
    order = {id_: place for place, id_ in enumerate(known.mentions)}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    for judgement in known.judgements.values():
        if judgement.verdict is Verdict.SAME and _joinable(known, judgement):
            first, second = sorted((find(judgement.a), find(judgement.b)), key=order.__getitem__)
            root[second] = first
    of = {id_: find(id_) for id_ in known.mentions}
    members: dict[str, list[str]] = {}
    for id_, cluster in of.items():
        members.setdefault(cluster, []).append(id_)
    conflicts = tuple(
        judgement
        for judgement in known.judgements.values()
        if judgement.verdict is Verdict.DIFFERENT
        and judgement.a in of
        and of[judgement.a] == of.get(judgement.b)
    )
    return Clusters(of, {cluster: tuple(ids) for cluster, ids in members.items()}, conflicts)


def _joinable(known: Known, judgement: Judgement) -> bool:
    a, b = known.mentions.get(judgement.a), known.mentions.get(judgement.b)
    return a is not None and b is not None and a.kind == b.kind
