"""Who is said to have done something to people, by every name, and whether two people decided to name them outside.

Said is not shown: whatever leaves withholds these names by itself. What was decided holds for the names somebody had
then. Whoever is joined to another name afterwards is withheld again, until that name was decided on, too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from habeas.identity.clusters import Clusters
from habeas.register.about import About
from habeas.register.called import NICKNAMES
from habeas.register.index import inner_claims
from habeas.statements.claims.base import Claim
from habeas.statements.claims.bodies import Involved, KnownAs
from habeas.statements.claims.groups import BelongsTo, SubsetOf
from habeas.statements.claims.identity import Named
from habeas.statements.decisions import NamedOutside
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party

DONE_BY = ("by", "operator", "helped_by")
"""Roles (field names) in which a body or person is said to have done or run something."""
HARMS = frozenset(
    {"detained", "held_at", "moved", "threatened", "ill_treated", "injured", "died", "returned_to_unit"}
)
"""Claims whose `by` is somebody said to have done something to people."""
WITH_A_PART = HARMS | {"released", "summoned", "impersonated", "site"}
"""The same, and claims that say of somebody that they could dispose of people, or posed as them."""
DECIDING = 2
"""So many people decide, each for themselves, that somebody may be named."""


Said = Mapping[str, tuple[tuple[str, bool], ...]]
"""What people (clusters) are called: each name, and whether it was given as a nickname or call sign."""


def alleged(known: Known, who: Clusters) -> frozenset[str]:
    """The people (clusters) who are said, denied or feared to have done something to people, also in what was only
    threatened or told of, and whoever belongs to a group of which it is said."""
    every = (statement.fact.claim for statement in known.statements.values())
    claims = [claim for claim in every if _may_concern(type(claim))]
    found = {cluster for claim in claims for cluster in _done_by(claim, who)}
    within: dict[str, set[str]] = {}
    for claim in claims:
        for inner, outer in _is_in(claim, who):
            if _is(known, outer, Kind.GROUP):
                within.setdefault(outer, set()).add(inner)
    waiting = list(found)
    while waiting:
        more = within.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return frozenset(one for one in found if _is(known, one, Kind.PERSON))


def is_alleged(about: About, mention: str) -> bool:
    """Whether that is said of a person, by any mention of theirs; it looks only at what is said of them."""
    own = about.who.of.get(mention, mention)
    if not _is(about.known, own, Kind.PERSON):
        return False
    seen, waiting = {own}, [own]
    while waiting:
        one = waiting.pop()
        near = list(_claims_near(about, one))
        if any(one in _done_by(claim, about.who) for claim in near):
            return True
        groups = {outer for claim in near for inner, outer in _is_in(claim, about.who) if inner == one}
        more = {group for group in groups if _is(about.known, group, Kind.GROUP)} - seen
        seen |= more
        waiting += more
    return False


def names_of(known: Known, who: Clusters, wanted: Iterable[str]) -> Said:
    """What people (clusters) are called, as sources spell it and as somebody says it is. One pass, however many."""
    found: dict[str, dict[str, set[bool]]] = {
        one: {known.mentions[member].name: set() for member in who.members[one]}
        for one in wanted
        if one in who.members
    }
    for statement in known.statements.values() if found else ():
        for claim in _within(statement.fact.claim):
            for cluster, name, is_nickname in _called(known, who, claim):
                if cluster in found:
                    said = found[cluster].setdefault(name, set())
                    if is_nickname is not None:
                        said.add(is_nickname)
    # What one calls a nickname and another a name is a name: it must not go out as a nickname.
    return {
        one: tuple((name, said == {True}) for name, said in names.items()) for one, names in found.items()
    }


def may_be_named(known: Known, who: Clusters, cluster: str, names: Iterable[str]) -> bool:
    """Whether two people decided, each with a reason, on every name that somebody has by now (`names`)."""
    now = {name.casefold() for name in names}
    agreed = {
        known.noted[one.id].by
        for member in who.members.get(cluster, ())
        for one in known.decided_on(NamedOutside, member)
        if one.reason and now <= {name.casefold() for name in one.names} and one.id in known.noted
    }
    return bool(now) and len(agreed) >= DECIDING


def _called(known: Known, who: Clusters, claim: Claim) -> Iterator[tuple[str, str, bool | None]]:
    """Who is called what, and whether as a nickname; None where it is not said which it is."""
    if isinstance(claim, Named):
        if claim.name_as_said:
            for one in _clusters(who, claim.person):
                yield one, claim.name_as_said.exact, claim.kind in NICKNAMES
    elif isinstance(claim, KnownAs):
        also = [claim.name_as_said.exact] if claim.name_as_said else []
        for one in _clusters(who, claim.what):
            for name in (*also, *_spelled(known, claim.also)):
                yield one, name, None
        for one in _clusters(who, claim.also):
            for name in _spelled(known, claim.what):
                yield one, name, None


def _spelled(known: Known, party: Party | None) -> Iterator[str]:
    return (known.mentions[one].name for one in (party.members if party else ()) if one in known.mentions)


def _done_by(claim: Claim, who: Clusters) -> set[str]:
    found = set[str]()
    for one in _within(claim):
        if isinstance(one, Involved):
            found.update(_clusters(who, one.who))
        elif one.name() in WITH_A_PART:
            found.update(*(_clusters(who, getattr(one, role, None)) for role in DONE_BY))
    return found


@cache
def _may_concern(kind: type[Claim]) -> bool:
    """Whether a kind of claim can say who did something, or who is one of whom; most cannot, and a case has many."""
    if issubclass(kind, BelongsTo | SubsetOf | Involved) or "inner" in kind.__struct_fields__:
        return True
    return kind.name() in WITH_A_PART and not set(DONE_BY).isdisjoint(kind.__struct_fields__)


def _within(claim: Claim) -> Iterator[Claim]:
    """A claim, and what is threatened, promised or told in it."""
    yield claim
    for inner in inner_claims(claim):
        yield from _within(inner.says)


def _claims_near(about: About, own: str) -> Iterator[Claim]:
    return (fact.claim for telling in about.near([own]) for fact in telling.facts)


def _is_in(claim: Claim, who: Clusters) -> Iterator[tuple[str, str]]:
    """Who belongs to which group, and which group lies within which."""
    match claim:
        case BelongsTo(person=inner, group=outer) | SubsetOf(group=inner, within=outer):
            for one in _clusters(who, inner):
                yield from ((one, group) for group in _clusters(who, outer))
        case _:
            pass


def _clusters(who: Clusters, party: Party | None) -> Collection[str]:
    return who.named(party.members) if party else ()


def _is(known: Known, id_: str, kind: Kind) -> bool:
    return id_ in known.mentions and known.mentions[id_].kind is kind
