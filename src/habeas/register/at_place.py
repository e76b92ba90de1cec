"""What is said of a place: who was there and when, how people are kept there, who runs it, what else it is called.

A stay is one person or group at the place, with the days on which some statement says so; what contradicts it stands
on the page of the person. Nobody is counted twice, and groups are not added up.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from habeas.register.about import About
from habeas.register.sure_days import ENDING, ends_stay, joined, sure_days, voice
from habeas.register.value import days, is_fact, speaks_of
from habeas.statements.claims.base import Claim
from habeas.statements.claims.groups import Counted
from habeas.statements.known import Statement
from habeas.statements.mention import Kind, Party
from habeas.statements.when import Bounds

PRESENT = {
    "held_at": "place",
    "detained": "place",
    "conditions": "place",
    "ill_treated": "place",
    "seen": "where",
    "moved": "to",
}
"""Claims that put somebody at a place, with the role (field name) that names it."""
HOW_IT_IS = frozenset({"conditions", "ill_treated"})
WHO_RUNS_IT = frozenset({"site", "involved"})
WHAT_IT_IS = frozenset({"site", "located_in", "known_as"})


class Stay(Struct, frozen=True, kw_only=True):
    """One person or group (`who`, a cluster) said to be at the place. The days are those of the statements: the
    earliest on which any may hold, the latest on which any may hold (None: no bound is known). `sure` are spans of days
    on all of which somebody's words leave no doubt that they were there, in order."""

    who: str
    is_group: bool
    earliest: date | None
    latest: date | None
    sure: tuple[Bounds, ...]
    because: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The days as one value."""
        return Bounds(self.earliest, self.latest)


class SaidNumber(Struct, frozen=True, kw_only=True):
    """How many somebody says a group at the place is. Numbers of two groups are not to be added."""

    group: str
    statement: str


class PlaceFile(Struct, frozen=True, kw_only=True):
    """Everything said of one place. Lists are statement ids, except `stays` and `numbers`."""

    id: str
    mentions: tuple[str, ...]
    names: tuple[str, ...]
    stays: tuple[Stay, ...]
    numbers: tuple[SaidNumber, ...]
    how_it_is: tuple[str, ...]
    who_runs_it: tuple[str, ...]
    what_it_is: tuple[str, ...]
    others: tuple[str, ...]


def at_place(about: About, id_: str, *, as_of: date, inside: Iterable[str] = ()) -> PlaceFile | None:
    """The file of the place a mention belongs to, as of a day; None if it is none. `inside` are the places (clusters)
    that lie in it: who is there is here, too."""
    place = about.who.of.get(id_)
    if place is None or about.known.mentions[place].kind is not Kind.PLACE:
        return None
    near = list(about.naming((place, *inside), as_of))
    own = [one for one in near if about.names_any(one, {place})]
    stays = tuple(sorted(_stays(about, near, {place, *inside}), key=_order))
    groups = [stay.who for stay in stays if stay.is_group]
    members = about.who.members[place]
    told = HOW_IT_IS | WHO_RUNS_IT | WHAT_IT_IS | PRESENT.keys()
    return PlaceFile(
        id=place,
        mentions=members,
        names=tuple(dict.fromkeys(about.known.mentions[member].name for member in members)),
        stays=stays,
        numbers=tuple(_numbers(about, groups, as_of)),
        how_it_is=_ids(near, HOW_IT_IS),
        who_runs_it=_ids(own, WHO_RUNS_IT),
        what_it_is=_ids(own, WHAT_IT_IS),
        others=tuple(one.id for one in own if one.fact.claim.name() not in told),
    )


def _stays(about: About, near: Iterable[Statement], places: set[str]) -> Iterator[Stay]:
    found: dict[str, list[Statement]] = {}
    for statement in near:
        claim = statement.fact.claim
        there = where(claim)
        # One of two places is no stay at either until somebody settles which.
        if there is None or not there.all or places.isdisjoint(about.named(there)):
            continue
        for who in about.subjects(claim):
            if about.known.mentions[who].kind in (Kind.PERSON, Kind.GROUP):
                found.setdefault(who, []).append(statement)
    for who, statements in found.items():
        spans = [days(one) for one in statements]
        firsts = [span.earliest for span in spans if span.earliest]
        yield Stay(
            who=who,
            is_group=about.known.mentions[who].kind is Kind.GROUP,
            earliest=min(firsts) if firsts else None,
            latest=max((span.latest for span in spans if span.latest), default=None),
            sure=_sure(about, who, statements),
            because=tuple(dict.fromkeys(one.id for one in statements)),
        )


def _sure(about: About, who: str, stay: list[Statement]) -> tuple[Bounds, ...]:
    """The days on which they surely were there; what is said until it was told ends where the same voice ends it."""
    changes = [one for one in about.about(who) if isinstance(one.fact.claim, ENDING) and is_fact(one)]

    def ended(by: Statement) -> Iterator[Statement]:
        here, own = set(about.named(where(by.fact.claim))), voice(about, by)
        return (one for one in changes if own & voice(about, one) and ends_stay(about, one, here))

    found = (sure_days(about, one, partial(ended, one)) for one in stay)
    return joined(one for one in found if one)


def _order(stay: Stay) -> tuple[bool, date, date, str]:
    """People before groups; who was there first comes first."""
    return stay.is_group, stay.earliest or date.min, stay.latest or date.max, stay.who


def where(claim: Claim) -> Party | None:
    """Where a claim says that the people it is about were."""
    role = PRESENT.get(claim.name())
    party: Party | None = getattr(claim, role) if role else None
    return party


def _numbers(about: About, groups: Iterable[str], as_of: date) -> Iterator[SaidNumber]:
    for group in groups:
        for telling in about.near([group]):
            for fact in telling.facts:
                claim, statement = fact.claim, about.known.statements[fact.id]
                counts = isinstance(claim, Counted) and group in about.named(claim.group)
                if counts and is_fact(statement) and speaks_of(statement, as_of):
                    yield SaidNumber(group=group, statement=fact.id)


def _ids(statements: Iterable[Statement], claims: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in statements if one.fact.claim.name() in claims))


def everywhere(about: About, as_of: date) -> list[tuple[str, int]]:
    """Every place somebody is said to have been at, with how many people by name; most of them first."""
    found: dict[str, set[str]] = {}
    for statement in about.known.statements.values():
        there = where(statement.fact.claim)
        if there is None or not there.all or not is_fact(statement) or not speaks_of(statement, as_of):
            continue
        people = {who for who in about.subjects(statement.fact.claim) if _is_person(about, who)}
        for place in about.named(there):
            if about.known.mentions[place].kind is Kind.PLACE:
                found.setdefault(place, set()).update(people)
    return sorted(((place, len(people)) for place, people in found.items()), key=lambda item: -item[1])


def _is_person(about: About, cluster: str) -> bool:
    return about.known.mentions[cluster].kind is Kind.PERSON
