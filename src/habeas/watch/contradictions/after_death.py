"""Alive after death: somebody got in touch, was seen, held or moved surely after the last day on which they died.

Only a person's decision makes anybody dead; here only what was said stands against what was said. Contacts that are
in doubt, or that a person found not to be theirs, count for nothing.
"""

from collections.abc import Iterator

from habeas.register.channels import in_doubt
from habeas.register.confirmed import confirmed
from habeas.register.value import days, surely_before
from habeas.statements.claims.contact import Contacted, Seen
from habeas.statements.claims.custody import (
    Control,
    Detained,
    Escaped,
    HeldAt,
    Moved,
    Released,
    ReturnedToUnit,
)
from habeas.statements.claims.harm import Died, IllTreated, Injured, Threatened
from habeas.statements.decisions import ContactVerdict, ContactVetted
from habeas.statements.when import Bounds
from habeas.timeline.events import LIVE
from habeas.timeline.part import Part
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.value import Kind, Unclear

LIVING = (
    Contacted, Seen, HeldAt, Detained, Moved, Released, ReturnedToUnit, Escaped, IllTreated, Injured, Threatened,
)  # fmt: skip


def after_death(scene: Scene) -> Iterator[Piece]:
    """Every death with what is said of later life."""
    deaths = [part for part in scene.of(Died) if not part.through]
    if not deaths:
        return
    living = [part for part in scene.of(*LIVING) if not part.through and not _is_doubted(scene, part)]
    for death in deaths:
        is_so = confirmed(scene.about.known, death.statement)
        for life in living:
            overlap = _later(scene, death, life)
            if overlap is None:
                continue
            if doubt := _what_else(life):
                yield Unclear(
                    kind=Kind.AFTER_DEATH,
                    code=doubt,
                    about=(scene.id,),
                    because=(death.statement.id, life.statement.id),
                    windows=scene.windows((death.statement.id, life.statement.id)),
                )
            else:
                yield Clash(
                    code="death_confirmed" if is_so else "death_said",
                    facts=(death.statement.id, life.statement.id),
                    because=is_so,
                    overlap=overlap,
                )


def _later(scene: Scene, death: Part, life: Part) -> Bounds | None:
    """The days of life after death. Two things told of one day may have been in this order."""
    died, lived = days(death.statement), days(life.statement)
    if surely_before(died, lived):
        return lived
    sure = scene.span(life.statement).sure
    if sure and sure.latest and died.latest and died.latest < sure.latest:
        return Bounds(died.latest, sure.latest)
    return None


def _what_else(life: Part) -> str:
    """What it may have been besides life: "contact", words that are older than the day on which they came; "body", the
    dead brought somewhere. "" where only the living do it."""
    claim = life.statement.fact.claim
    if isinstance(claim, Contacted) and claim.kind not in LIVE:
        return "contact"
    if isinstance(claim, Moved) and claim.control not in (
        Control.OWN_WILL,
        Control.ESCORTED,
        Control.DECEIVED,
    ):
        return "body"
    return ""


def _is_doubted(scene: Scene, part: Part) -> bool:
    """Whether a person found that a contact was not theirs, or its channel was in doubt by then."""
    known, statement = scene.about.known, part.statement
    failed = any(
        one.verdict is ContactVerdict.FAILED for one in known.decided_on(ContactVetted, statement.id)
    )
    return failed or bool(in_doubt(scene.about, statement, scene.as_of))
