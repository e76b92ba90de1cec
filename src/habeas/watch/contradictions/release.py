"""Releases that do not fit: held after being let go without being taken again; let go before being taken.

What ends custody (release, return to a unit, escape) counts here as it was said. Held on some later day is a
contradiction only if a person confirmed the release, if the stay is said to have lasted all through it, or if it is
said to go on still. A detention in between, said by anybody, makes it two custodies.
"""

from collections.abc import Iterator

from habeas.register.about import is_custody
from habeas.register.confirmed import confirmed
from habeas.register.value import days, surely_before
from habeas.statements.claims.custody import (
    Detained,
    Escaped,
    EscapedFrom,
    HeldAt,
    Moved,
    Released,
    ReturnedToUnit,
)
from habeas.statements.claims.harm import Conditions
from habeas.statements.when import Aspect, Bounds
from habeas.timeline.part import Part
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.spans import Span, clash, unbroken
from habeas.watch.contradictions.value import Kind, Succession, Unclear

ENDS = (Released, ReturnedToUnit, Escaped)
STAYS = (HeldAt, Conditions)


def after_release(scene: Scene) -> Iterator[Piece]:
    """Every end of custody with a stay that goes on after it, or follows a confirmed one without a new detention."""
    ends, stays = _ends(scene), [part for part in scene.of(*STAYS) if not part.through]
    spans = [scene.span(stay.statement) for stay in stays]
    spans += unbroken(
        scene.about, [stay.statement for stay in stays if isinstance(stay.statement.fact.claim, HeldAt)]
    )
    spans.sort(key=lambda one: (len(one.facts), one.facts))
    for end in ends:
        is_so, over = confirmed(scene.about.known, end.statement), scene.span(end.statement)
        all_through = next((stay for stay in spans if clash(stay, over)), None)
        if all_through:
            yield _clash("all_through", end, all_through.facts, clash(all_through, over), is_so)
        for stay in stays:
            later = scene.span(stay.statement)
            if not surely_before(over.days, later.days) or (
                all_through and stay.statement.id in all_through.facts
            ):
                continue
            again = _taken_again(scene, over, later)
            if again:
                yield _followed(scene, end, again)
            elif is_so or _is_still_so(stay):
                code = "after_confirmed" if is_so else "still_after"
                yield _clash(code, end, later.facts, later.days, is_so)
            else:
                yield _unclear(scene, Kind.AFTER_RELEASE, "again", (end.statement.id, stay.statement.id))


def early_release(scene: Scene) -> Iterator[Piece]:
    """Every release told after somebody was taken, though it was surely before all that is said of being held."""
    custody = [part for part in scene.facts if is_custody(part.statement.fact.claim) and _begins(part)]
    taken = [part for part in custody if isinstance(part.statement.fact.claim, Detained) and not part.through]
    for end in _ends(scene):
        over = days(end.statement)
        if taken and all(surely_before(over, days(part.statement)) for part in custody):
            first = min(
                taken, key=lambda part: (days(part.statement).earliest or scene.as_of, part.statement.id)
            )
            yield _before(scene, end, first, custody)


def _before(scene: Scene, end: Part, first: Part, custody: list[Part]) -> Piece:
    """A release before the first detention that is told of. Whoever told of both in one breath, or of the end before
    the beginning, speaks of two custodies; and where somebody is held later on, there may have been two."""
    told, began = end.statement.told_by, days(first.statement)
    facts = (end.statement.id, first.statement.id)
    if end.statement.telling.id == first.statement.telling.id or (began.latest and told < began.latest):
        return _followed(scene, end, first)
    stays_on = any(surely_before(began, days(part.statement)) for part in custody)
    if stays_on or began.earliest is None or told <= began.earliest:
        return _unclear(scene, Kind.EARLY_RELEASE, "earlier", facts)
    return Clash(code="before_taken", facts=facts)


def _unclear(scene: Scene, kind: Kind, code: str, facts: tuple[str, ...]) -> Unclear:
    return Unclear(kind=kind, code=code, about=(scene.id,), because=facts, windows=scene.windows(facts))


def _is_still_so(stay: Part) -> bool:
    """Whether a stay is said to go on: whoever was let go and not taken again is not "still" held."""
    when = stay.statement.fact.when
    return when is not None and when.aspect is Aspect.STILL


def _ends(scene: Scene) -> list[Part]:
    return [
        part
        for part in scene.of(*ENDS)
        if not part.through
        and getattr(part.statement.fact.claim, "from_what", None) in (None, EscapedFrom.CUSTODY)
    ]


def _begins(part: Part) -> bool:
    """Whether a statement is of being held, or of the act by which it begins."""
    return isinstance(part.statement.fact.claim, (*STAYS, Detained, Moved))


def _taken_again(scene: Scene, over: Span, later: Span) -> Part | None:
    """What can have taken somebody into custody between its end and a later stay: a detention, a move under guard."""
    for part in scene.of(Detained, Moved):
        between = days(part.statement)
        if is_custody(part.statement.fact.claim) and not (
            surely_before(between, over.days) or surely_before(later.days, between)
        ):
            return part
    return None


def _clash(
    code: str, end: Part, stay: tuple[str, ...], overlap: Bounds | None, is_so: tuple[str, ...]
) -> Clash:
    return Clash(code=code, facts=(end.statement.id, *stay), because=is_so, overlap=overlap)


def _followed(scene: Scene, end: Part, again: Part) -> Succession:
    first, second = scene.windows((end.statement.id, again.statement.id))
    return Succession(kind=Kind.AFTER_RELEASE, about=(scene.id,), earlier=first, later=second)
