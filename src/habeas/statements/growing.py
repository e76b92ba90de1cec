"""Folds a few more values into what is known, without reading everything anew. Always equal to the full fold.

Where a value reaches back into what was before it in a way that only the full fold can tell, it says so: None.
"""

import weakref
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_
from typing import Any, TypeVar

from habeas.statements.codec import Record
from habeas.statements.in_force import Noted, awaited, id_of, is_without_source, may_follow, takes_out
from habeas.statements.judgement import Judgement, Refusal, Undoing, Verdict
from habeas.statements.known import (
    KINDS_FOLDED,
    OF_PLACES,
    REST,
    TABLES,
    Known,
    OfSource,
    Statement,
    folded,
    known,
    pair_of,
    table_of,
)
from habeas.statements.layered import changed
from habeas.statements.mention import Mention
from habeas.statements.source import Source
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
    clashes, new, first_of = list(before.clashes), list[Noted](), dict[str, Noted]()
    for item in items:
        id_ = id_of(item)
        first = first_of.get(id_) or before.noted.get(id_)
        if first is None or may_follow(first.value, item.value):
            # A source noted anew keeps its place.
            first_of[id_] = item
            new.append(item)
        elif first.value != item.value:
            clashes.append(item)
    noted = changed(before.noted, first_of.items())
    gone = _taken_out(before, noted, new)
    if gone is None:
        return None
    went = [value for id_ in gone if not is_without_source(noted, value := before.noted[id_].value)]
    changes = Changes([item.value for item in new], went)
    dead = before.out_of_force | gone if gone else before.out_of_force
    more = {id_of(item): item for item in new if isinstance(item.value, REST)}
    rest = changed(before.rest, more.items()) if more else before.rest
    judgements = _judgements(before, changes)
    made = with_(
        before,
        noted=noted,
        out_of_force=dead,
        clashes=tuple(clashes),
        awaited=before.awaited | awaited(noted, new),
        judgements=judgements.table,
        overruled=judgements.overruled,
        **_tables(before, changes),
        **_folded(rest, dead, changes),
    )
    _carry(before, made, changes)
    made.__dict__["rest"] = rest
    if judgements.judged is not None:
        made.__dict__["judged"] = judgements.judged
    if "differing" in before.__dict__:
        made.__dict__["differing"] = _differing(before, made, changes)
    return made, changes


def _taken_out(before: Known, noted: Mapping[str, Noted], new: list[Noted]) -> frozenset[str] | None:
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


def _tables(before: Known, changes: Changes) -> dict[str, Any]:
    """The tables in which values stand by themselves, with what came and without what went."""
    came, went = _by_table(changes.came), _by_table(changes.went)
    return {
        name: changed(
            getattr(before, name),
            [(key(value), value) for value in came.get(name, ())],
            [key(value) for value in went.get(name, ())],
        )
        for name, (_, key) in TABLES.items()
        if name in came or name in went
    }


def _by_table(values: Iterable[Record]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for value in values:
        found.setdefault(table_of(type(value)), []).append(value)
    return found


def _folded(rest: Mapping[str, Noted], dead: frozenset[str], changes: Changes) -> dict[str, Any]:
    """What several values come to, folded anew if any value of such a kind came or went."""
    if not any(isinstance(value, KINDS_FOLDED) for value in (*changes.came, *changes.went)):
        return {}
    return folded([item.value for id_, item in rest.items() if id_ not in dead])


@dataclass(frozen=True)
class _Judged:
    """The judgements that stand, by id and (None where nobody asked yet) by pair, and those that are overruled."""

    table: Mapping[str, Judgement]
    overruled: tuple[str, ...]
    judged: Mapping[frozenset[str], str] | None


def _judgements(before: Known, changes: Changes) -> _Judged:
    """Of several judgements on one pair the last one stands; with that undone, the one before it."""
    came = [value for value in changes.came if isinstance(value, Judgement)]
    went = [value for value in changes.went if isinstance(value, Judgement)]
    table, overruled, judged = before.judgements, list(before.overruled), before.__dict__.get("judged")
    if came or went:
        judged = before.judged
    for value in went:
        if value.id in overruled:
            overruled.remove(value.id)
            continue
        others = [id_ for id_ in overruled if pair_of(_judgement(before, id_)) == pair_of(value)]
        table, judged = changed(table, (), [value.id]), changed(judged or {}, (), [pair_of(value)])
        if others:
            overruled.remove(others[-1])
            table, judged = _with(table, judged, _judgement(before, others[-1]))
    for value in came:
        stood = (judged or {}).get(pair_of(value))
        if stood:
            overruled.append(stood)
            table = changed(table, (), [stood])
        table, judged = _with(table, judged or {}, value)
    return _Judged(table, tuple(overruled), judged)


def _differing(before: Known, made: Known, changes: Changes) -> Mapping[str, Judgement]:
    pairs = {pair_of(value) for value in (*changes.came, *changes.went) if isinstance(value, Judgement)}
    went = [id_ for pair in pairs if (id_ := before.judged.get(pair)) and id_ in before.differing]
    came = [made.judgements[id_] for pair in pairs if (id_ := made.judged.get(pair))]
    different = [(one.id, one) for one in came if one.verdict is Verdict.DIFFERENT]
    return changed(before.differing, different, went) if different or went else before.differing


def _with(
    table: Mapping[str, Judgement], judged: Mapping[frozenset[str], str], value: Judgement
) -> tuple[Mapping[str, Judgement], Mapping[frozenset[str], str]]:
    return changed(table, [(value.id, value)]), changed(judged, [(pair_of(value), value.id)])


def _judgement(before: Known, id_: str) -> Judgement:
    value = before.noted[id_].value
    assert isinstance(value, Judgement)
    return value


def _carry(before: Known, made: Known, changes: Changes) -> None:
    """What was worked out of the state before is worked out of this one, too, where that costs little."""
    came = [value for value in changes.came if isinstance(value, Telling)]
    went = [value for value in changes.went if isinstance(value, Telling)]
    if "of_source" in before.__dict__:
        old = before.of_source
        made.__dict__["of_source"] = OfSource(
            _grouped(old.tellings, changes, Telling),
            _grouped(old.mentions, changes, Mention),
            _grouped(old.refusals, changes, Refusal),
        )
    if "decided" in before.__dict__ and made.decisions is before.decisions:
        made.__dict__["decided"] = before.decided
    if "statements" in before.__dict__:
        statements = _statements(before, made, changes)
        if statements is not None:
            made.__dict__["statements"] = statements
            made.__dict__["facts"] = before.facts + _number(came) - _number(went)
            if "of_places" in before.__dict__:
                made.__dict__["of_places"] = _of_places(before, made, came, went)


def _of_places(
    before: Known, made: Known, came: Iterable[Telling], went: Iterable[Telling]
) -> Mapping[str, Statement]:
    """The statements of places, as all statements are carried: some are new, some of a source that was noted anew."""
    gone = [fact.id for telling in went for fact in telling.facts if fact.id in before.of_places]
    there = {id_: made.statements[id_] for id_ in before.of_places if id_ not in gone}
    anew = {id_: one for id_, one in there.items() if one is not before.of_places[id_]}
    ids = [fact.id for telling in came for fact in telling.facts if isinstance(fact.claim, OF_PLACES)]
    more = anew | {id_: made.statements[id_] for id_ in ids}
    return changed(before.of_places, more.items(), gone) if gone or more else before.of_places


def _number(tellings: Iterable[Telling]) -> int:
    return sum(len(telling.facts) for telling in tellings)


def _statements(before: Known, made: Known, changes: Changes) -> Mapping[str, Statement] | None:
    """The live statements; None where two share an id, and which of them stands is for the full fold."""
    went = [fact.id for value in changes.went if isinstance(value, Telling) for fact in value.facts]
    noted_anew = {v.id for v in changes.came if isinstance(v, Source) and v.id in before.sources}
    if (went or noted_anew) and len(before.statements) != before.facts:
        return None
    # What is new comes last, also of a source that was noted anew along with it.
    again = [one for source in noted_anew for one in made.tellings_of(source) if one.id in before.tellings]
    new = [value for value in changes.came if isinstance(value, Telling)]
    came = [
        (fact.id, Statement(fact, telling, made.sources[telling.source]))
        for telling in (*again, *new)
        for fact in telling.facts
    ]
    return changed(before.statements, came, went)


def _grouped(
    old: Mapping[str, tuple[T, ...]], changes: Changes, kind: type[T]
) -> Mapping[str, tuple[T, ...]]:
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
    empty = [source for source, several in left.items() if not several]
    return changed(old, [(source, several) for source, several in left.items() if several], empty)


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
