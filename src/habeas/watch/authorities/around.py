"""Whom what was asked and promised concerns: the person, the groups they are said to belong to, and their relatives.
Every way from a person to a statement names the statements it goes by."""

from dataclasses import dataclass

from habeas.register.about import About
from habeas.register.index import inner_claims, subjects
from habeas.register.value import is_fact
from habeas.statements.claims.authorities import Answered, Approached, Promised
from habeas.statements.claims.base import Act, Claim
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.identity import Kinship, Related
from habeas.statements.claims.refusing import Refused
from habeas.statements.known import Statement
from habeas.statements.mention import Kind, Party

NO_KIN = frozenset({Kinship.COLLEAGUE, Kinship.OTHER})
"""Ties that do not make somebody the one to whom an authority speaks about a person."""

Ways = dict[str, tuple[str, ...]]
"""Clusters, each with the ids of the statements by which it hangs together with a person."""


@dataclass(frozen=True)
class Around:
    """A person with the groups they are said to belong to (`own`), and with relatives and their groups (`kin`)."""

    person: str
    own: Ways
    kin: Ways


def around(about: About, person: str) -> Around:
    """Who is around a person, as far as statements say so."""
    own = {person: (), **_groups_of(about, person)}
    return Around(person, own, {id_: way for id_, way in _kin_of(about, person).items() if id_ not in own})


def way_to(about: About, statement: Statement, around: Around) -> tuple[str, ...] | None:
    """By which statements one about authorities concerns a person; () where it names them, None where it does not
    concern them.

    It does if it speaks of them or of a group of theirs; or if they, such a group or a relative asked, or was
    promised or answered, without it being about anybody else by name.
    """
    claim = statement.fact.claim
    spoken_of = people_of(about, claim)
    for cluster in spoken_of:
        if cluster in around.own and not _leaves_out(about, claim, around.person):
            return around.own[cluster]
    if any(about.known.mentions[cluster].kind is Kind.PERSON for cluster in spoken_of):
        return None
    near = around.own | around.kin
    return next((near[cluster] for cluster in about.named(side_of(claim)) if cluster in near), None)


def people_of(about: About, claim: Claim) -> tuple[str, ...]:
    """The clusters of those whom something asked, answered or promised is about: whom it names as that, and of whom
    it speaks within."""
    parties = [getattr(claim, "about", None)]
    if isinstance(claim, Refused):
        parties += [claim.who, claim.with_]
    ids = [id_ for party in parties if party for id_ in party.all]
    ids += [id_ for inner in inner_claims(claim) for id_ in subjects(inner.says)]
    found = dict.fromkeys(about.who.named(tuple(ids)))
    return tuple(id_ for id_ in found if id_ in about.known.mentions)


def side_of(claim: Claim) -> Party | None:
    """The side that is no authority: who asked, or to whom it was answered or promised."""
    if isinstance(claim, Approached):
        return claim.by
    return claim.to if isinstance(claim, Answered | Promised) else None


def _groups_of(about: About, person: str) -> Ways:
    found: Ways = {}
    for statement in about.about(person):
        claim = statement.fact.claim
        if isinstance(claim, BelongsTo) and claim.group and claim.group.all and _counts(about, statement):
            for group in about.named(claim.group):
                found.setdefault(group, (statement.id,))
    return found


def _kin_of(about: About, person: str) -> Ways:
    found: Ways = {}
    for statement in about.about(person):
        claim = statement.fact.claim
        if not isinstance(claim, Related) or claim.kinship in NO_KIN or not _counts(about, statement):
            continue
        for relative in (*about.named(claim.person), *about.named(claim.of)):
            if relative != person:
                found.setdefault(relative, (statement.id,))
                for group, way in _groups_of(about, relative).items():
                    found.setdefault(group, (statement.id, *way))
    return found


def _counts(about: About, statement: Statement) -> bool:
    return is_fact(statement) and not about.is_taken_back(statement)


def _leaves_out(about: About, claim: Claim, person: str) -> bool:
    """Whether what is said within leaves a person out of the group it speaks of."""
    within = (claim, *(inner.says for inner in inner_claims(claim)))
    return any(person in about.named(one.besides) for one in within if isinstance(one, Act))
