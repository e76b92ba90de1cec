"""The statements that concern the case of one person: about them, about the places and acts they are in, and what
authorities were asked and said. What each rests on besides itself is named with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from habeas.register.about import About, is_custody
from habeas.register.index import AUTHORITIES
from habeas.register.value import is_fact, speaks_of
from habeas.statements.claims.authorities import Answered, Approached, Promised
from habeas.statements.claims.base import Claim
from habeas.statements.claims.bodies import Involved, Site
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.timeline.part import Part
from habeas.watch.authorities.approaches import Approach, approaches_of
from habeas.watch.authorities.promises import Promise, promises_of

BY_WHOM = {"detained": "by", "held_at": "by", "moved": "by", "ill_treated": "by", "site": "operator"}
"""By claim, the role of those who are said to hold people or to run the place."""


@dataclass(frozen=True)
class Concerning:
    """What concerns a person as of a day. `parts` are about them; `around` about the places and acts they are said to
    be held in, each with the statement that says so; `holders` the clusters of those said to hold them."""

    person: str
    parts: tuple[Part, ...]
    around: tuple[Part, ...]
    approaches: tuple[Approach, ...]
    promises: tuple[Promise, ...]
    holders: frozenset[str]


def concerning(about: About, person: str, as_of: date) -> Concerning:
    """Everything that concerns a person (a cluster)."""
    # What was asked, answered and promised comes with the approaches and promises themselves.
    parts = tuple(
        part for part in about.parts(person, as_of) if not isinstance(part.statement.fact.claim, AUTHORITIES)
    )
    near = tuple(_around(about, person, parts, as_of))
    claims = [part.statement.fact.claim for part in (*parts, *near) if is_fact(part.statement)]
    holders = {id_ for claim in claims for id_ in about.named(_holder(claim))}
    return Concerning(
        person=person,
        parts=parts,
        around=near,
        approaches=tuple(approaches_of(about, person, as_of)),
        promises=tuple(promises_of(about, person, as_of)),
        holders=frozenset(holders - {person}),
    )


def is_authority(about: About, cluster: str, holders: frozenset[str] = frozenset()) -> bool:
    """Whether somebody counts as an authority: they are said to hold the person or to run the place; or somebody
    turned to them as to one, or was answered or promised something by them."""
    if cluster in holders:
        return True
    for statement in about.of_authorities(cluster):
        claim = statement.fact.claim
        side = None
        if isinstance(claim, Approached):
            side = claim.to
        elif isinstance(claim, Answered | Promised):
            side = claim.by
        if cluster in about.named(side):
            return True
    return False


def told_by_authority(about: About, statement: Statement, holders: frozenset[str]) -> bool:
    """Whether the one whose knowledge it is is an authority; where that is open, whether all whom it may be are."""
    chain = statement.telling.chain
    tellers = about.named(chain[0].who) if chain else ()
    return bool(tellers) and all(is_authority(about, teller, holders) for teller in tellers)


def _holder(claim: Claim) -> Party | None:
    role = BY_WHOM.get(claim.name())
    return _role(claim, role) if role and (is_custody(claim) or isinstance(claim, Site)) else None


def _around(about: About, person: str, parts: tuple[Part, ...], as_of: date) -> Iterator[Part]:
    """What is said of who has a part in the places, acts and groups in which the person is said to be held."""
    ways: dict[str, tuple[str, ...]] = {}
    for part in parts:
        claim = part.statement.fact.claim
        if is_fact(part.statement) and is_custody(claim):
            acts = (part.statement.fact.act,) if part.statement.fact.act else ()
            for id_ in (*about.named(_place(claim)), *about.who.named(acts)):
                ways.setdefault(id_, part.because)
    own = {part.statement.id for part in parts}
    seen: set[str] = set()
    for id_, way in ways.items():
        for telling in about.near((id_,)):
            for fact in telling.facts:
                if fact.id in seen or fact.id in own or id_ not in about.named(_in_what(fact.claim)):
                    continue
                seen.add(fact.id)
                statement = about.known.statements[fact.id]
                if speaks_of(statement, as_of):
                    yield Part(statement, way)


def _in_what(claim: Claim) -> Party | None:
    if isinstance(claim, Involved):
        return claim.in_
    return claim.place if isinstance(claim, Site) else None


def _place(claim: Claim) -> Party | None:
    return _role(claim, "place") or (_role(claim, "to") if claim.name() == "moved" else None)


def _role(claim: Claim, role: str) -> Party | None:
    found = getattr(claim, role, None)
    return found if isinstance(found, Party) else None
