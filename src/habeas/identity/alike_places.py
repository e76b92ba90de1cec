"""Places and bodies that may be one: by number, service, sound, or a renaming of a town. Suggestions with reasons;
nothing is joined.

Never proposed: what has no name of its own (two basements of one town are two), two numbers, a place and what it lies
in, a body and the one it answers to, what somebody decided already.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from msgspec import Struct

from habeas.identity.clusters import Clusters
from habeas.identity.numbered import agree, numbered
from habeas.identity.renamings import other_side, renamings
from habeas.language import gettext as _
from habeas.names.finding import keys
from habeas.places.nameless import own_name
from habeas.statements.claims.bodies import LocatedIn, SubordinateTo
from habeas.statements.known import Known
from habeas.statements.mention import Kind


class MayBe(Struct, frozen=True):
    """Two places, or two bodies (clusters), and in words why they may be one."""

    a: str
    b: str
    why: str


FULL = 40
"""A name that so many bear brings nobody together: it is a word for what they are."""


def may_be_one(known: Known, who: Clusters, kind: Kind) -> list[MayBe]:
    """Every two places or bodies that may be one and on whom nobody decided, by name."""
    apart = _apart(known, who)
    found: dict[frozenset[str], MayBe] = {}
    buckets: dict[str, list[str]] = {}
    for id_, members in who.members.items():
        if known.mentions[id_].kind is kind:
            names = dict.fromkeys(known.mentions[one].name for one in members)
            for key in {key for name in names for key in _keys(name, kind)}:
                buckets.setdefault(key, []).append(id_)
    for bucket in buckets.values():
        if len(bucket) > FULL:
            continue
        for a, b in combinations(bucket, 2):
            pair = frozenset((a, b))
            if pair not in found and pair not in apart and (why := _why(known, who, a, b)):
                found[pair] = MayBe(a, b, why)
    return sorted(found.values(), key=lambda one: (who.rank[one.a], who.rank[one.b]))


def near(known: Known, who: Clusters, cluster: str) -> list[MayBe]:
    """The same, of one place or body; nothing of people, whose names are compared elsewhere."""
    kind = known.mentions[cluster].kind
    if kind not in (Kind.PLACE, Kind.BODY):
        return []
    return [one for one in may_be_one(known, who, kind) if cluster in (one.a, one.b)]


def _keys(name: str, kind: Kind) -> Iterator[str]:
    own = own_name(name) if kind is Kind.PLACE else tuple(name.casefold().split())
    if not own:
        return
    if number := numbered(name):
        yield f"n{number.number}"
        return
    if service := _services().get(_heard(name)):
        yield f"s{service}"
    yield f"w{_heard(' '.join(own))}"
    if len(own) == 1:
        yield from (f"r{root}" for root in keys(own[0]).roots)
    for one in renamings(" ".join(own)):
        yield f"t{one.year}{one.since[0]}"


def _why(known: Known, who: Clusters, a: str, b: str) -> str:
    names_a, names_b = ([known.mentions[one].name for one in who.members[id_]] for id_ in (a, b))
    numbers = [(numbered(x), numbered(y)) for x in names_a for y in names_b]
    if any(x and y and not agree(x, y) for x, y in numbers):
        return ""
    for x in names_a:
        for y in names_b:
            if why := _of_names(x, y):
                return why
    return ""


def _of_names(a: str, b: str) -> str:
    first, second = numbered(a), numbered(b)
    if first and second:
        return _("the same number, {number}").format(number=first.number) if agree(first, second) else ""
    if first or second:
        return ""
    if _heard(a) == _heard(b):
        return _("the same name") if a.casefold() == b.casefold() else _("names that sound alike")
    if (service := _services().get(_heard(a))) and service == _services().get(_heard(b)):
        return _("names of one service")
    for one in renamings(a):
        if _heard(b) in {_heard(name) for name in other_side(one, a)}:
            return _("a town was renamed so in {year}").format(year=one.year)
    return _("one name in two cases") if _share_a_root(a, b) else ""


def _share_a_root(a: str, b: str) -> bool:
    if len(a.split()) != 1 or len(b.split()) != 1:
        return False
    return bool(set(keys(a.casefold()).roots) & set(keys(b.casefold()).roots))


def _heard(name: str) -> str:
    return " ".join(keys(word).sound for word in name.casefold().split())


@lru_cache(maxsize=1)
def _services() -> dict[str, int]:
    text = files("habeas.identity").joinpath("tables/services.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {_heard(name): number for number, line in enumerate(lines, start=1) for name in line.split("|")}


def _apart(known: Known, who: Clusters) -> set[frozenset[str]]:
    """Two of whom something was decided, or of which one lies in the other, or answers to it."""
    found = {
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))) for one in known.judgements.values()
    }
    for statement in known.statements.values():
        match statement.fact.claim:
            case LocatedIn(place=a, within=b) | SubordinateTo(body=a, to=b) if a and b:
                found |= {frozenset((x, y)) for x in who.named(a.members) for y in who.named(b.members)}
    return found
