"""Taking somebody out of a person again: which "same" judgements go, and what keeps each side together. Pure.

Every statement stays on its mention, so it goes back where it came from; the older side keeps the person's id.
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from habeas.identity.clusters import Clusters
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known, pair_of

Pair = tuple[str, str]


class Plan(Struct, frozen=True):
    """What one act does to take some mentions out: judgements to take back (ids), pairs to be judged the same because
    only what was taken back joined them, and the pair to be judged different. `reason` goes with what is taken back."""

    undo: tuple[str, ...]
    keep: tuple[Pair, ...]
    different: Pair
    reason: str = ""


def plan(
    known: Known, who: Clusters, person: str, away: Collection[str], *, are_one: bool, reason: str = ""
) -> Plan | None:
    """How to take the mentions `away` out of a person. `are_one`: they are one other person; else each of them is, as
    far as no judgement joins them, somebody of their own. None if that leaves nobody on one of the sides."""
    members = who.members[person]
    out = [id_ for id_ in members if id_ in away]
    stay = [id_ for id_ in members if id_ not in away]
    if not out or not stay:
        return None
    ties = list(_ties(known, set(members)))
    across = [one for one in ties if (one.a in away) != (one.b in away)]
    within = [one for one in ties if (one.a in away) == (one.b in away)]
    sides = (stay, out) if are_one else (stay,)
    return Plan(
        undo=tuple(one.id for one in across),
        keep=tuple(pair for side in sides for pair in _missing(side, within)),
        different=(stay[0], out[0]),
        reason=reason,
    )


def spanning(ids: Sequence[str], joined: Iterable[Pair] = ()) -> list[Pair]:
    """The fewest pairs that join all of these, each to the first, given that some are joined already."""
    up = {id_: id_ for id_ in ids}
    for a, b in joined:
        if a in up and b in up:
            up[_root(up, a)] = _root(up, b)
    pairs = []
    for id_ in ids[1:]:
        first, other = _root(up, ids[0]), _root(up, id_)
        if first != other:
            up[other] = first
            pairs.append((ids[0], id_))
    return pairs


def _missing(side: Sequence[str], ties: Iterable[Judgement]) -> list[Pair]:
    return spanning(side, ((one.a, one.b) for one in ties))


def _ties(known: Known, members: Collection[str]) -> Iterable[Judgement]:
    """The "same" judgements among some mentions: those that stand, and those of the same pair that would stand again
    if they were taken back."""
    standing = [
        one
        for one in known.judgements.values()
        if one.verdict is Verdict.SAME and one.a in members and one.b in members
    ]
    yield from standing
    pairs = {pair_of(one) for one in standing}
    for id_ in known.overruled:
        one = known.noted[id_].value
        if isinstance(one, Judgement) and one.verdict is Verdict.SAME and pair_of(one) in pairs:
            yield one


def _root(up: dict[str, str], id_: str) -> str:
    while up[id_] != id_:
        up[id_] = up[up[id_]]
        id_ = up[id_]
    return id_
