"""Said and denied: somebody says that something was so, another that it was not, and the same is meant.

That an authority denies is to be expected, and is shown as such; where anybody else denies, one of them is wrong.
"""

from collections.abc import Iterator

from msgspec import structs

from habeas.register.about import About
from habeas.register.corroboration import OF_NO_WEIGHT
from habeas.register.value import days, is_fact, surely_before
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import HeldAt
from habeas.statements.known import Statement
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity
from habeas.timeline.part import Part
from habeas.watch.contradictions.scene import Clash, Scene


def denied(scene: Scene) -> Iterator[Clash]:
    """Every denial with what it denies. One is one contradiction, however many say so."""
    denials = [part for part in scene.parts if _denies(part)]
    for denial in denials:
        said = [part for part in scene.facts if _is_denied(scene.about, denial.statement, part.statement)]
        if said:
            yield Clash(
                code="denied_by_authority"
                if _is_authority(scene.about, denial.statement)
                else "denied_by_anybody",
                facts=(denial.statement.id, *(part.statement.id for part in said)),
                because=tuple(id_ for part in (denial, *said) for id_ in part.through),
            )


class Denials:
    """Denials that anybody at all is held at a place, by place. Made once, then only read."""

    def __init__(self, about: About) -> None:
        self.at: dict[str, list[Statement]] = {}
        for telling in about.known.tellings.values():
            for fact in telling.facts:
                claim = fact.claim
                if (
                    fact.polarity is Polarity.DENIES
                    and isinstance(claim, HeldAt)
                    and claim.place
                    and not claim.who
                ):
                    for place in about.named(claim.place):
                        self.at.setdefault(place, []).append(about.known.statements[fact.id])


def denied_here(scene: Scene, denials: Denials) -> Iterator[Clash]:
    """Every denial that anybody is held at a place, with all who are said to be held there or in a place within it.

    Only the denial is the fact to settle: it is of everybody, and one more name does not make it another.
    """
    for denial in denials.at.get(scene.id, ()):
        said = [other for other in _held_in(scene) if not _is_apart(denial, other)]
        if said:
            yield Clash(
                code="denied_by_authority" if _is_authority(scene.about, denial) else "denied_by_anybody",
                facts=(denial.id,),
                because=tuple(other.id for other in said),
                places=(scene.id,),
                numbers=(len({id_ for other in said for id_ in scene.about.subjects(other.fact.claim)}),),
            )


def _held_in(scene: Scene) -> Iterator[Statement]:
    about = scene.about
    for statement in about.known.statements.values():
        claim = statement.fact.claim
        if not isinstance(claim, HeldAt) or not claim.place or not claim.place.all or not is_fact(statement):
            continue
        here = about.named(claim.place)
        if scene.id in here or any(scene.id in scene.ground.ways(place) for place in here):
            yield statement


def _denies(part: Part) -> bool:
    return part.statement.fact.polarity is Polarity.DENIES


def _is_denied(about: About, denial: Statement, said: Statement) -> bool:
    """Whether a statement says what another denies: the same, of days that may be the same, and nothing in it differs
    from what is denied. Who denies that somebody is held in Karsk does not deny that they are held."""
    if type(denial.fact.claim) is not type(said.fact.claim) or _is_apart(denial, said):
        return False
    return all(
        _covers(about, denial.fact.claim, said.fact.claim, role.name)
        for role in structs.fields(denial.fact.claim)
        if role.name not in OF_NO_WEIGHT
    )


def _is_apart(a: Statement, b: Statement) -> bool:
    return surely_before(days(a), days(b)) or surely_before(days(b), days(a))


def _covers(about: About, denial: Claim, said: Claim, role: str) -> bool:
    """Whether what is denied leaves a role open or names what was said in it."""
    denied_, told = getattr(denial, role), getattr(said, role)
    if not denied_:
        return True
    if isinstance(denied_, Party) and isinstance(told, Party):
        return not set(about.named(denied_)).isdisjoint(about.named(told))
    return bool(denied_ == told)


def _is_authority(about: About, statement: Statement) -> bool:
    """Whether the one whose word a denial is, is a body."""
    chain = statement.telling.chain
    members = chain[0].who.members if chain and chain[0].who else ()
    mentions = [about.known.mentions.get(member) for member in members]
    return bool(mentions) and all(mention and mention.kind is Kind.BODY for mention in mentions)
