"""All that the rules look at for one person: what is said of them, and where places lie to one another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from msgspec import Struct

from habeas.register.about import About
from habeas.register.sure_days import ENDING, ends_stay, sure_days, voice
from habeas.register.value import days, is_fact
from habeas.statements.claims.base import Claim
from habeas.statements.known import Statement
from habeas.statements.when import Bounds
from habeas.timeline.part import Part
from habeas.watch.contradictions.ground import Ground
from habeas.watch.contradictions.spans import Span
from habeas.watch.contradictions.value import Contradiction, Kind, Succession, Unclear, Window


@dataclass
class Scene:
    """One cluster as of a day. `ground` is asked for only where two places stand against one another."""

    about: About
    id: str
    as_of: date
    ask_ground: Callable[[], Ground]
    _spans: dict[str, Span] = field(default_factory=dict)

    @cached_property
    def parts(self) -> list[Part]:
        """What is said of them, also through their groups, and not taken back."""
        return self.about.parts(self.id, self.as_of)

    @cached_property
    def facts(self) -> list[Part]:
        """Of that, what is asserted as done."""
        return [part for part in self.parts if is_fact(part.statement)]

    @cached_property
    def ground(self) -> Ground:
        """Where places lie."""
        return self.ask_ground()

    def of(self, *claims: type[Claim]) -> Iterator[Part]:
        """The asserted facts of some claims."""
        return (part for part in self.facts if isinstance(part.statement.fact.claim, claims))

    def span(self, statement: Statement) -> Span:
        """The days of a statement."""
        if statement.id not in self._spans:
            sure = sure_days(self.about, statement, partial(self._ended, statement))
            self._spans[statement.id] = Span((statement.id,), days(statement), sure)
        return self._spans[statement.id]

    def _ended(self, stay: Statement) -> list[Statement]:
        """What ends a stay, by whoever tells of it."""
        here = set(self.about.named(getattr(stay.fact.claim, "place", None)))
        own = {one.id: one for who in voice(self.about, stay) for one in self._changes.get(who, ())}
        return [one for one in own.values() if ends_stay(self.about, one, here)]

    @cached_property
    def _changes(self) -> dict[str, list[Statement]]:
        """By voice, what may end a stay."""
        found: dict[str, list[Statement]] = {}
        for part in self.of(*ENDING):
            for who in voice(self.about, part.statement):
                found.setdefault(who, []).append(part.statement)
        return found

    def windows(self, facts: Iterable[str]) -> tuple[Window, ...]:
        """The days of statements, in order."""
        known = self.about.known.statements
        spans = ((id_, self.span(known[id_])) for id_ in dict.fromkeys(facts) if id_ in known)
        return tuple(Window(id_, one.days, one.sure) for id_, one in spans)


class Clash(Struct, frozen=True, kw_only=True):
    """Two or more facts that cannot all be true: a piece of a contradiction. `because` is what shows it besides."""

    code: str
    facts: tuple[str, ...]
    because: tuple[str, ...] = ()
    overlap: Bounds | None = None
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


Rule = Callable[[Scene], Iterable[Clash | Succession | Unclear]]
Piece = Clash | Succession | Unclear


def joined(scene: Scene, kind: Kind, clashes: Iterable[Clash]) -> Iterator[Contradiction]:
    """Clashes that share a fact are one contradiction: a third place on the same days makes it no second alarm."""
    groups: list[list[Clash]] = []
    for one in clashes:
        near = [
            group for group in groups if any(not set(one.facts).isdisjoint(other.facts) for other in group)
        ]
        groups = [group for group in groups if group not in near]
        groups.append([clash for group in near for clash in group] + [one])
    for group in groups:
        yield _contradiction(scene, kind, group)


def _contradiction(scene: Scene, kind: Kind, group: list[Clash]) -> Contradiction:
    facts = tuple(sorted({id_ for one in group for id_ in one.facts}))
    firsts = [one.overlap for one in group if one.overlap]
    earliest = [one.earliest for one in firsts if one.earliest]
    latest = [one.latest for one in firsts if one.latest]
    return Contradiction(
        kind=kind,
        code=min(one.code for one in group),
        about=(scene.id,),
        facts=facts,
        because=(*facts, *sorted({id_ for one in group for id_ in one.because} - set(facts))),
        windows=scene.windows(facts),
        overlap=Bounds(min(earliest, default=None), max(latest, default=None)) if firsts else None,
        places=tuple(sorted({id_ for one in group for id_ in one.places})),
        names=tuple(sorted({name for one in group for name in one.names})),
        numbers=tuple(sorted({number for one in group for number in one.numbers})),
    )
