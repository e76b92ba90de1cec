"""Folds a few more values into what is known, without reading everything anew. Always equal to the full fold.

Where a value reaches back into what was before it in a way that only the full fold can tell, it says so: None.
"""

import weakref
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_
from typing import Any, TypeVar

from habeas.statements.codec import Record
from habeas.statements.judgement import Refusal, Undoing
from habeas.statements.known import (
    MANY,
    Known,
    Noted,
    OfSource,
    Statement,
    awaited,
    few,
    id_of,
    is_without_source,
    known,
    may_follow,
    takes_out,
)
from habeas.statements.mention import Mention
from habeas.statements.source import Source, TextLayer
from habeas.statements.telling import Telling

STEPS = 64
"""So many steps are remembered."""
T = TypeVar("T", bound=Telling | Mention | Refusal)


@dataclass
class Changes:
    """What came into force and what went out of it between two states: the values themselves."""

    came: list[Record] = field(default_factory=list)
    went: list[Record] = field(default_factory=list)


def grown(before: Known, items: Sequence[Noted]) -> tuple[Known, Changes] | None:
    """What is known after more values at the end of the record, and what changed; None if all must be folded anew."""
    noted, clashes = dict(before.noted), list(before.clashes)
    new: list[Noted] = []
    for item in items:
        first = noted.setdefault(id_of(item), item)
        if first is item:
            new.append(item)
        elif may_follow(first.value, item.value):
            # A source noted anew keeps its place.
            noted[id_of(item)] = item
            new.append(item)
        elif first.value != item.value:
            clashes.append(item)
    gone = _taken_out(before, noted, new)
    if gone is None:
        return None
    went = [value for id_ in gone if not is_without_source(noted, value := before.noted[id_].value)]
    changes = Changes([item.value for item in new], went)
    dead = before.out_of_force | gone
    made = with_(
        before,
        noted=noted,
        out_of_force=dead,
        clashes=tuple(clashes),
        awaited=before.awaited | awaited(noted, new),
        **_many(before, changes),
        **_few(before, new, dead, changes),
    )
    _carry(before, made, new, changes)
    return made, changes


def _taken_out(before: Known, noted: dict[str, Noted], new: list[Noted]) -> frozenset[str] | None:
    """The ids that new values take out of force and that were in it; None where that is not all there is to it."""
    ids = {id_of(item) for item in new}
    if ids & before.awaited or any(is_without_source(noted, item.value) for item in new):
        return None  # Something was noted before what it names.
    gone: set[str] = set()
    for item in new:
        for target in takes_out(noted, item.value):
            if target in ids:
                return None
            if target in before.out_of_force:
                # Replaced before: whether it would come back with that undone, only the full fold can tell.
                if isinstance(item.value, Undoing):
                    return None
                continue
            if isinstance(item.value, Undoing) and takes_out(noted, before.noted[target].value):
                return None  # What it took out may come back.
            gone.add(target)
    return frozenset(gone)


def _many(before: Known, changes: Changes) -> dict[str, Any]:
    """The tables of the kinds of which there are many, with what came and without what went."""
    made: dict[str, Any] = {}
    tables: tuple[tuple[str, type[Any]], ...] = (
        ("sources", Source),
        ("layers", TextLayer),
        ("mentions", Mention),
        ("tellings", Telling),
        ("refusals", Refusal),
    )
    for name, kind in tables:
        came = [value for value in changes.came if isinstance(value, kind)]
        went = [value for value in changes.went if isinstance(value, kind)]
        if came or went:
            table = dict(getattr(before, name))
            for value in went:
                table.pop(value.id, None)
            table.update((value.source if kind is TextLayer else value.id, value) for value in came)
            made[name] = table
    return made


def _few(before: Known, new: list[Noted], dead: frozenset[str], changes: Changes) -> dict[str, Any]:
    """All other tables, folded anew if any value of such a kind came or went."""
    if all(isinstance(value, (*MANY, Undoing)) for value in (*changes.came, *changes.went)):
        return {}
    rest = before.rest | {id_of(item): item for item in new if not isinstance(item.value, MANY)}
    return few([item.value for id_, item in rest.items() if id_ not in dead])


def _carry(before: Known, made: Known, new: list[Noted], changes: Changes) -> None:
    """What was worked out of the state before is worked out of this one, too, where that costs little."""
    more = {id_of(item): item for item in new if not isinstance(item.value, MANY)}
    made.__dict__["rest"] = before.rest | more if more else before.rest
    if "of_source" in before.__dict__:
        old = before.of_source
        made.__dict__["of_source"] = OfSource(
            _grouped(old.tellings, changes, Telling),
            _grouped(old.mentions, changes, Mention),
            _grouped(old.refusals, changes, Refusal),
        )
    if "statements" in before.__dict__:
        statements = _statements(before, made, changes)
        if statements is not None:
            made.__dict__["statements"] = statements


def _statements(before: Known, made: Known, changes: Changes) -> dict[str, Statement] | None:
    """The live statements; None where two share an id, and which of them stands is for the full fold."""
    statements = dict(before.statements)
    went = [fact.id for value in changes.went if isinstance(value, Telling) for fact in value.facts]
    noted_anew = {v.id for v in changes.came if isinstance(v, Source) and v.id in before.sources}
    if (went or noted_anew) and len(statements) != sum(len(one.facts) for one in before.tellings.values()):
        return None
    for id_ in went:
        statements.pop(id_, None)
    # What is new comes last, also of a source that was noted anew along with it.
    again = [one for source in noted_anew for one in made.tellings_of(source) if one.id in before.tellings]
    new = [value for value in changes.came if isinstance(value, Telling)]
    for telling in (*again, *new):
        for fact in telling.facts:
            statements[fact.id] = Statement(fact, telling, made.sources[telling.source])
    return statements


def _grouped(old: dict[str, tuple[T, ...]], changes: Changes, kind: type[T]) -> dict[str, tuple[T, ...]]:
    came = [value for value in changes.came if isinstance(value, kind)]
    went = [value for value in changes.went if isinstance(value, kind)]
    if not came and not went:
        return old
    touched: dict[str, list[T]] = {}
    for value in (*went, *came):
        touched.setdefault(value.source, list(old.get(value.source, ())))
    gone = {value.id for value in went}
    for value in came:
        touched[value.source].append(value)
    left = {
        source: tuple(one for one in several if one.id not in gone) for source, several in touched.items()
    }
    return {source: several for source, several in (old | left).items() if several}


class Folding:
    """What is known, kept up as values come, and what changed at each of the last steps."""

    def __init__(self) -> None:
        self.known = Known()
        self._steps: deque[tuple[weakref.ref[Known], weakref.ref[Known], Changes]] = deque(maxlen=STEPS)

    def add(self, new: Sequence[Noted], everything: Callable[[], Iterable[Noted]]) -> None:
        """Fold in values that come after all others; `everything` is asked for where all has to be folded anew."""
        made = grown(self.known, new) if self.known.noted else None
        if made is None:
            self.known = known(everything())
            return
        after, changes = made
        self._steps.append((weakref.ref(self.known), weakref.ref(after), changes))
        self.known = after

    def changes(self, since: Known, until: Known) -> Changes | None:
        """What changed from one state to a later one; None if that is not remembered."""
        found, at = Changes(), since
        for before, after, changes in self._steps:
            if before() is at and at is not until:
                found.came += changes.came
                found.went += changes.went
                at = after() or at
        return found if at is until else None
