"""Clusters of mentions joined by "same". The id of a cluster is its earliest mention, so ids stay stable.

What is judged of a few mentions changes only their clusters: those that grew are equal to those made anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from habeas.statements.growing import Changes
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known, pair_of
from habeas.statements.layered import changed
from habeas.statements.mention import Mention

LARGEST = 400
"""Clusters of more mentions are made anew: to ask for each pair of them would take longer."""


@dataclass(frozen=True)
class Clusters:
    """Who is who, as judged. `of` maps every mention to its cluster; `members` the other way round,
    earliest mention first. `conflicts` are "different" judgements inside one cluster: a person settles
    them, the cluster stays as it is until then. `rank` is each mention's place among all, `absent` names
    what is judged and is no mention here."""

    of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    conflicts: tuple[Judgement, ...]
    rank: Mapping[str, int]
    absent: frozenset[str]

    def named(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The clusters of these mentions (an id that is no mention, such as a source's, is its own)."""
        if len(ids) == 1:
            return (self.of.get(ids[0], ids[0]),)
        return tuple(self.of.get(id_, id_) for id_ in ids)


def clusters(known: Known) -> Clusters:
    """Connected components of the mentions under "same" judgements. Mentions of two kinds never join."""
    rank = {id_: place for place, id_ in enumerate(known.mentions)}
    joined = _Joined(rank)
    absent = set[str]()
    for judgement in known.judgements.values():
        if _joins(known, judgement):
            joined.join(judgement.a, judgement.b)
        absent.update(id_ for id_ in (judgement.a, judgement.b) if id_ not in rank)
    of = {id_: joined.first(id_) for id_ in known.mentions}
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
    return Clusters(
        of, {cluster: tuple(ids) for cluster, ids in members.items()}, conflicts, rank, frozenset(absent)
    )


def unsure(known: Known, who: Clusters) -> list[tuple[str, str]]:
    """The clusters of whom somebody answered that they cannot tell: they may be one, so that a count at least takes
    them for one."""
    pairs = (
        sorted((who.of[one.a], who.of[one.b]))
        for one in known.judgements.values()
        if one.verdict is Verdict.UNSURE and one.a in who.of and one.b in who.of
    )
    return list(dict.fromkeys((a, b) for a, b in pairs if a != b))


def grown(before: Clusters, known: Known, changes: Changes) -> Clusters:
    """The clusters of a later state, given what changed until then."""
    both = (*changes.came, *changes.went)
    new = [value.id for value in changes.came if isinstance(value, Mention)]
    pairs = list({pair_of(value): value for value in both if isinstance(value, Judgement)}.values())
    if not new and not pairs:
        return before
    new = [id_ for id_ in dict.fromkeys(new) if id_ not in before.rank]
    rank = changed(before.rank, [(id_, len(before.rank) + place) for place, id_ in enumerate(new)])
    if before.absent.intersection(new) or len(rank) != len(known.mentions):
        return clusters(known)
    absent = {id_ for one in pairs for id_ in (one.a, one.b) if id_ not in rank}
    touched = dict.fromkeys(before.of[id_] for one in pairs for id_ in (one.a, one.b) if id_ in before.of)
    if sum(len(before.members[cluster]) for cluster in touched) > LARGEST:
        return clusters(known)
    groups = list(_regrouped(before, known, pairs, list(touched), new, rank))
    ids = {id_ for group in groups for id_ in group}
    return Clusters(
        changed(before.of, [(id_, group[0]) for group in groups for id_ in group]),
        changed(before.members, [(group[0], group) for group in groups], touched),
        (
            *(one for one in before.conflicts if one.a not in ids),
            *(one for group in groups for one in _among(known, group) if one.verdict is Verdict.DIFFERENT),
        ),
        rank,
        before.absent | absent,
    )


def _regrouped(
    before: Clusters,
    known: Known,
    pairs: list[Judgement],
    touched: list[str],
    new: list[str],
    rank: Mapping[str, int],
) -> Iterator[tuple[str, ...]]:
    """The clusters that those become in which something was judged, each with its earliest mention first."""
    joined = _Joined(rank)
    standing = [one for pair in pairs if (one := _standing(known, pair.a, pair.b))]
    same = {pair_of(one) for one in standing if _joins(known, one)}
    loosened = {
        before.of[one.a]
        for one in pairs
        if one.a in before.of and before.of[one.a] == before.of.get(one.b) and pair_of(one) not in same
    }
    for cluster in touched:
        members = before.members[cluster]
        edges = (
            ((one.a, one.b) for one in _among(known, members) if _joins(known, one))
            if cluster in loosened
            else ((cluster, member) for member in members)
        )
        for a, b in edges:
            joined.join(a, b)
    for one in standing:
        if _joins(known, one):
            joined.join(one.a, one.b)
    groups: dict[str, list[str]] = {}
    for id_ in sorted({*new, *(id_ for one in touched for id_ in before.members[one])}, key=rank.__getitem__):
        groups.setdefault(joined.first(id_), []).append(id_)
    yield from (tuple(group) for group in groups.values())


class _Joined:
    """Mentions that are joined; each group is known by its earliest."""

    def __init__(self, rank: Mapping[str, int]) -> None:
        self._rank = rank
        self._up: dict[str, str] = {}

    def first(self, id_: str) -> str:
        """The earliest mention of the group that one is in."""
        up = self._up
        while (above := up.get(id_, id_)) != id_:
            up[id_] = up.get(above, above)
            id_ = above
        return id_

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = self.first(a), self.first(b)
        if first != second:
            if self._rank[second] < self._rank[first]:
                first, second = second, first
            self._up[second] = first


def _among(known: Known, members: Iterable[str]) -> Iterator[Judgement]:
    """The judgements that stand between any two of some mentions."""
    for a, b in combinations(members, 2):
        if one := _standing(known, a, b):
            yield one


def _standing(known: Known, a: str, b: str) -> Judgement | None:
    id_ = known.judged.get(frozenset((a, b)))
    return None if id_ is None else known.judgements[id_]


def _joins(known: Known, judgement: Judgement) -> bool:
    if judgement.verdict is not Verdict.SAME:
        return False
    a, b = known.mentions.get(judgement.a), known.mentions.get(judgement.b)
    return a is not None and b is not None and a.kind == b.kind
