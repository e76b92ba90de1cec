"""Places and bodies that may be one: by what they are called, or as somebody says. Suggestions with reasons; nothing is
joined.

Never proposed: what has no name of its own (two basements of one town are two), two numbers, a colony of one region and
one of another, a place and what it lies in, a body and the one it answers to, what somebody decided already.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from habeas.identity.alike_names import disagree, name_keys, why_alike
from habeas.identity.clusters import Clusters
from habeas.identity.numbered import numbered
from habeas.language import gettext as _
from habeas.places.hierarchy import Hierarchy, Within, hierarchy
from habeas.statements.claims.bodies import KnownAs, LocatedIn, Site, SubordinateTo
from habeas.statements.decisions import Placing
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity


class MayBe(Struct, frozen=True):
    """Two places, or two bodies (clusters), and in words why they may be one."""

    a: str
    b: str
    why: str


FULL = 40
"""A name that so many bear brings nobody together: it is a word for what they are."""
KINDS = (Kind.PLACE, Kind.BODY)


class _Case(Struct, frozen=True):
    """What the pairs of a case are told by: names by cluster, each whether a source spells it so (else somebody says
    that it is also called so); who is called as whom; what was decided; what lies in what."""

    names: Mapping[str, Mapping[str, bool]]
    also: frozenset[frozenset[str]]
    decided: frozenset[frozenset[str]]
    within: Hierarchy


def may_be_one(known: Known, who: Clusters, kind: Kind) -> list[MayBe]:
    """Every two places or bodies that may be one and on whom nobody decided, in the order of the record."""
    case = _case(known, who, kind)
    buckets: dict[str, list[str]] = {}
    for id_, names in case.names.items():
        for key in {key for name in names for key in name_keys(name, kind)}:
            buckets.setdefault(key, []).append(id_)
    pairs = {
        frozenset(pair)
        for bucket in buckets.values()
        if len(bucket) <= FULL
        for pair in combinations(bucket, 2)
    }
    return _proposed(case, who, kind, pairs | case.also)


def near(known: Known, who: Clusters, cluster: str) -> list[MayBe]:
    """The same, of one place or body; nothing of people, whose names are compared elsewhere."""
    kind = known.mentions[cluster].kind
    if kind not in KINDS:
        return []
    case = _case(known, who, kind)
    own = {key for name in case.names[cluster] for key in name_keys(name, kind)}
    sharing: dict[str, list[str]] = {key: [] for key in own}
    for id_, names in case.names.items():
        for key in own & {key for name in names for key in name_keys(name, kind)}:
            sharing[key].append(id_)
    others = {one for bucket in sharing.values() if len(bucket) <= FULL for one in bucket} - {cluster}
    pairs = {frozenset((cluster, one)) for one in others} | {pair for pair in case.also if cluster in pair}
    return _proposed(case, who, kind, pairs)


def _proposed(case: _Case, who: Clusters, kind: Kind, pairs: Iterable[frozenset[str]]) -> list[MayBe]:
    found = []
    for pair in pairs:
        if len(pair) == 2 and pair not in case.decided:
            a, b = sorted(pair, key=who.rank.__getitem__)
            if not _are_two(case, kind, a, b, is_said=pair in case.also) and (why := _why(case, kind, a, b)):
                found.append(MayBe(a, b, why))
    return sorted(found, key=lambda one: (who.rank[one.a], who.rank[one.b]))


def _are_two(case: _Case, kind: Kind, a: str, b: str, *, is_said: bool) -> bool:
    """Whether one lies in the other, or is under it; or, unless somebody says that one is called as the other, their
    numbers tell them apart, or where they lie."""
    if case.within.contains(a, b) is not None or case.within.contains(b, a) is not None:
        return True
    if is_said:
        return False
    pairs = [(x, y) for x in _spelled(case, a) for y in _spelled(case, b)]
    same = [pair for pair in pairs if numbered(pair[0]) and numbered(pair[1]) and not disagree(*pair)]
    if any(disagree(*pair) for pair in pairs) and not same:
        return True
    return kind is Kind.PLACE and bool(same) and _lie_apart(case, a, b)


def _lie_apart(case: _Case, a: str, b: str) -> bool:
    """Whether it is said of both where they lie, and nothing that they lie in may be one."""
    around = [
        {outer: list(case.names.get(outer, ())) for outer in case.within.path(place)} for place in (a, b)
    ]
    if not all(any(names.values()) for names in around) or not around[0].keys().isdisjoint(around[1]):
        return False
    return not any(
        x.casefold() == y.casefold() or why_alike(x, y, Kind.PLACE)
        for one in around[0].values()
        for other in around[1].values()
        for x in one
        for y in other
    )


def _why(case: _Case, kind: Kind, a: str, b: str) -> str:
    if frozenset((a, b)) in case.also:
        return _("somebody says that one is called as the other")
    for x, is_spelled_a in case.names[a].items():
        for y, is_spelled_b in case.names[b].items():
            if why := why_alike(x, y, kind):
                said = next((name for name, is_so in ((x, is_spelled_a), (y, is_spelled_b)) if not is_so), "")
                called = _("somebody says that it is also called “{name}”; {why}")
                return called.format(name=said, why=why) if said else why
    return ""


def _spelled(case: _Case, cluster: str) -> list[str]:
    return [name for name, is_spelled in case.names[cluster].items() if is_spelled]


def _case(known: Known, who: Clusters, kind: Kind) -> _Case:
    names = {
        id_: dict.fromkeys((known.mentions[one].name for one in members), True)
        for id_, members in who.members.items()
        if known.mentions[id_].kind is kind
    }
    also, said = set[frozenset[str]](), list[Within]()
    for statement in known.statements.values():
        match statement.fact.claim if statement.fact.polarity is Polarity.ASSERTS else None:
            case KnownAs() as claim:
                things = [one for one in _clusters(who, claim.what) if one in names]
                for one in things:
                    if claim.name_as_said:
                        names[one].setdefault(claim.name_as_said.exact, False)
                others = [one for one in _clusters(who, claim.also) if one in names]
                also |= {frozenset((one, other)) for one in things for other in others}
            case (
                LocatedIn(place=inner, within=outer)
                | Site(place=inner, in_=outer)
                | SubordinateTo(body=inner, to=outer)
            ):
                said += [Within(x, y) for x in _clusters(who, inner) for y in _clusters(who, outer)]
    said += [
        Within(who.of.get(one.on, one.on), who.of.get(one.within, one.within))
        for one in known.decisions.values()
        if isinstance(one, Placing) and one.within
    ]
    decided = {
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))) for one in known.judgements.values()
    }
    # Said to lie in one another in a circle, they are still two: of a circle the hierarchy follows nothing.
    decided |= {frozenset((one.inner, one.outer)) for one in said}
    return _Case(names, frozenset(also), frozenset(decided), hierarchy(said))


def _clusters(who: Clusters, party: Party | None) -> Iterator[str]:
    return iter(who.named(party.members) if party else ())
