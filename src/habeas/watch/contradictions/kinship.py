"""Kin that cannot be: two fathers or two mothers judged to be two people, a parent of one's own parent, a parent
younger than the child."""

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from habeas.statements.claims.identity import Kinship, Related
from habeas.statements.judgement import Verdict
from habeas.statements.when import Bounds
from habeas.timeline.part import Part
from habeas.watch.contradictions.births import born
from habeas.watch.contradictions.scene import Clash, Scene

PARENTS = {Kinship.FATHER: "father", Kinship.MOTHER: "mother", Kinship.PARENT: ""}
CHILDREN = frozenset({Kinship.SON, Kinship.DAUGHTER, Kinship.CHILD})
YOUNGEST = 10
"""Nobody has a child who is less than so many years younger."""


class Parent(Struct, frozen=True):
    """Somebody is said to be a parent of somebody. `role` is "father", "mother" or "" where it is not said."""

    who: str
    of: str
    role: str
    fact: str


def kinship(scene: Scene) -> Iterator[Clash]:
    """Everything said of one person's parents and children that cannot be."""
    ties = list(_ties(scene))
    parents = [tie for tie in ties if tie.of == scene.id]
    for a, b in combinations(parents, 2):
        if a.role and a.role == b.role and (judged := _judged_apart(scene, a.who, b.who)):
            yield Clash(code=f"two_{a.role}s", facts=(a.fact, b.fact), because=judged)
    for up in parents:
        for down in ties:
            if down.who == scene.id and down.of == up.who:
                yield Clash(code="both_ways", facts=(up.fact, down.fact))
        yield from _too_young(scene, up)


def _ties(scene: Scene) -> Iterator[Parent]:
    for part in scene.of(Related):
        claim = part.statement.fact.claim
        if part.through or not isinstance(claim, Related) or not claim.person or not claim.of:
            continue
        if not (claim.person.all and claim.of.all):
            continue
        for person in scene.about.named(claim.person):
            for of in scene.about.named(claim.of):
                if claim.kinship in PARENTS:
                    yield Parent(person, of, PARENTS[claim.kinship], part.statement.id)
                elif claim.kinship in CHILDREN:
                    yield Parent(of, person, "", part.statement.id)


def _judged_apart(scene: Scene, a: str, b: str) -> tuple[str, ...]:
    of = scene.about.who.of
    return tuple(
        judgement.id
        for judgement in scene.about.known.judgements.values()
        if judgement.verdict is Verdict.DIFFERENT and {of.get(judgement.a), of.get(judgement.b)} == {a, b}
    )


def _too_young(scene: Scene, tie: Parent) -> Iterator[Clash]:
    """A parent whom every statement pair makes too young. Ages of both must be told."""
    theirs = [(part, by) for part in _parts(scene, tie.who) if (by := born(part)) and by.earliest is not None]
    for child in scene.facts:
        by_child = born(child) if not child.through else None
        if by_child is None or by_child.latest is None:
            continue
        for part, by in theirs:
            if _is_too_young(by, by_child):
                yield Clash(code="too_young", facts=(tie.fact, child.statement.id, part.statement.id))


def _parts(scene: Scene, who: str) -> list[Part]:
    if who not in scene.about.who.members:
        return []
    return Scene(scene.about, who, scene.as_of, scene.ask_ground).facts


def _is_too_young(parent: Bounds, child: Bounds) -> bool:
    assert parent.earliest
    assert child.latest
    return parent.earliest.year + YOUNGEST > child.latest.year
