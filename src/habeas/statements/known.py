"""What the record holds: everything said and decided that is still in force. A pure fold of its values.

Built from the values up to a moment it is "what we knew then"; nothing that was taken back is lost,
it is only not in force.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from msgspec import Struct

from habeas.statements.account import Account, Audience, Consent, Use, strictest
from habeas.statements.codec import Record
from habeas.statements.decisions import AnyDecision, Decision
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.mention import Kind, Mention
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import bounds
from habeas.statements.work import Comment, Done, Task

D = TypeVar("D", bound=Decision)


class Noted(Struct, frozen=True, gc=False):
    """A value with its place in the record: entry number (from 1), when it was noted, and by whom."""

    number: int
    at: datetime
    by: str
    value: Record


class Statement(Struct, frozen=True, gc=False):
    """One fact with all that stands behind it. Its id is the fact's id."""

    fact: Fact
    telling: Telling
    source: Source

    @property
    def id(self) -> str:
        """The id that every derived value cites."""
        return self.fact.id

    @property
    def told_by(self) -> date:
        """The day by which it had been said: publication if known, else the day we obtained it."""
        published = bounds(self.source.published).latest if self.source.published else None
        return published or self.source.obtained_at.date()


@dataclass(frozen=True)
class Known:
    """The record as of some entry: live tellings and judgements, and all sources, texts and mentions.

    Dictionaries are keyed by id and in the order of the record; withdrawals, accounts and audiences (the names of
    those who may see it) by their source, consents by source and use, `done` by its task. Treat them as
    read-only. `noted` is everything ever noted; `out_of_force` names what was taken back or replaced;
    `clashes` are later values under an id that was taken: they count for nothing, and somebody has to look.
    `awaited` are ids that something names and under which nothing is noted. A telling or a mention of a source that
    is not known counts for nothing until that comes.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    layers: dict[str, TextLayer] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    consents: dict[tuple[str, Use], Consent] = field(default_factory=dict)
    audiences: dict[str, frozenset[str]] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    done: dict[str, Done] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    decisions: dict[str, AnyDecision] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    refusals: dict[str, Refusal] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    departures: dict[str, Departure] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    out_of_force: frozenset[str] = frozenset()
    clashes: tuple[Noted, ...] = ()
    awaited: frozenset[str] = frozenset()

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every live statement by id."""
        return {
            fact.id: Statement(fact, telling, self.sources[telling.source])
            for telling in self.tellings.values()
            for fact in telling.facts
        }

    @cached_property
    def decided(self) -> "dict[tuple[type[Decision], str], tuple[Decision, ...]]":
        """The decisions in force by kind and by what they are on, in the order of the record."""
        found: dict[tuple[type[Decision], str], list[Decision]] = defaultdict(list)
        for decision in self.decisions.values():
            found[type(decision), decision.on].append(decision)
        return {key: tuple(several) for key, several in found.items()}

    def decided_on(self, kind: type[D], on: str) -> tuple[D, ...]:
        """Every decision of one kind that is in force on one thing, in the order of the record."""
        return cast(tuple[D, ...], self.decided.get((kind, on), ()))

    @cached_property
    def rest(self) -> dict[str, Noted]:
        """Of everything noted, what is not of the kinds of which there are many."""
        return {id_: item for id_, item in self.noted.items() if not isinstance(item.value, MANY)}

    @cached_property
    def of_source(self) -> "OfSource":
        """What each source says, speaks of and had refused in it."""
        return OfSource(
            _by_source(self.tellings.values()),
            _by_source(self.mentions.values()),
            _by_source(self.refusals.values()),
        )

    def tellings_of(self, source: str) -> Sequence[Telling]:
        """The live tellings of one source, in the order they were noted."""
        return self.of_source.tellings.get(source, ())

    def refusals_of(self, source: str) -> Sequence[Refusal]:
        """What was refused in one source and is not to be offered again, in the order it was noted."""
        return self.of_source.refusals.get(source, ())

    def attachments_of(self, source: str) -> list[Attachment]:
        """What came with a source, in the order it was noted."""
        return [item for item in self.attachments.values() if item.source == source]

    def mentions_of(self, source: str, kind: Kind | None = None) -> list[Mention]:
        """The mentions of one source, of one kind or all, in the order they were noted."""
        return [
            mention for mention in self.of_source.mentions.get(source, ()) if kind in (None, mention.kind)
        ]


@dataclass(frozen=True)
class OfSource:
    """What is in force of each source: tellings, mentions, refusals, in the order they were noted."""

    tellings: dict[str, tuple[Telling, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    refusals: dict[str, tuple[Refusal, ...]]


Part = TypeVar("Part", Telling, Mention, Refusal)


def _by_source(values: Iterable[Part]) -> dict[str, tuple[Part, ...]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for value in values:
        found[value.source].append(value)
    return {source: tuple(several) for source, several in found.items()}


def known(items: Iterable[Noted]) -> Known:
    """Fold values, in the order of the record, into what is in force at their end.

    An undoing takes its target out of force; undoing the undoing brings it back. What replaces another takes
    its place, if it speaks of the same. Of several answers for one use the strictest counts, and of several lists of
    who may see a source only who is on all of them. Of several judgements on one pair the last one stands. What we
    noted of a source may be noted anew; under any other id the first value stands, and nobody's words are replaced.
    """
    noted, clashes = _first(items)
    dead = _out_of_force(noted)
    sources = {id_: item.value for id_, item in noted.items() if isinstance(item.value, Source)}
    live = [
        item.value
        for id_, item in noted.items()
        if id_ not in dead and not is_without_source(noted, item.value)
    ]
    return Known(
        sources=sources,
        layers={value.source: value for value in live if isinstance(value, TextLayer)},
        mentions={value.id: value for value in live if isinstance(value, Mention)},
        tellings={value.id: value for value in live if isinstance(value, Telling)},
        refusals={value.id: value for value in live if isinstance(value, Refusal)},
        noted=noted,
        out_of_force=frozenset(dead),
        clashes=tuple(clashes),
        awaited=awaited(noted, noted.values()),
        **few([value for value in live if not isinstance(value, MANY)]),
    )


MANY = (Source, TextLayer, Mention, Telling, Refusal)
"""Kinds of which a case may hold very many."""
OF_SOURCE = (Telling, Mention)
"""Kinds that count for nothing where their source is not known: every page that shows them names it."""
VERSIONS = (Account, Consent, Audience, Task, Decision)
"""Kinds of which a later one names all those in whose place it stands."""
CAN_BE_UNDONE = (Telling, Judgement, Refusal, Undoing, *VERSIONS, Done, Comment)
"""What somebody decided or noted. A source, its text and its mentions stay, whatever names them."""


def few(live: list[Record]) -> dict[str, Any]:
    """What counts of all other kinds, of these values in force in the order of the record."""
    answers: dict[tuple[str, Use], list[Consent]] = defaultdict(list)
    audiences: dict[str, frozenset[str]] = {}
    for value in live:
        if isinstance(value, Consent):
            answers[value.source, value.use].append(value)
        elif isinstance(value, Audience):
            people = frozenset(value.people)
            audiences[value.source] = people & audiences.get(value.source, people)
    pairs = {frozenset((value.a, value.b)): value for value in live if isinstance(value, Judgement)}
    return {
        "attachments": {value.id: value for value in live if isinstance(value, Attachment)},
        "accounts": {value.source: value for value in live if isinstance(value, Account)},
        "consents": {key: strictest(several) for key, several in answers.items()},
        "audiences": audiences,
        "tasks": {value.id: value for value in live if isinstance(value, Task)},
        "done": {value.of: value for value in live if isinstance(value, Done)},
        "comments": {value.id: value for value in live if isinstance(value, Comment)},
        "decisions": {value.id: value for value in live if isinstance(value, AnyDecision)},
        "judgements": {value.id: value for value in pairs.values()},
        "withdrawals": {value.source: value for value in live if isinstance(value, Withdrawal)},
        "departures": {value.id: value for value in live if isinstance(value, Departure)},
    }


def _first(items: Iterable[Noted]) -> tuple[dict[str, Noted], list[Noted]]:
    """Every value by its id, and what came later under an id that was taken."""
    noted: dict[str, Noted] = {}
    clashes: list[Noted] = []
    for item in items:
        first = noted.setdefault(id_of(item), item)
        if may_follow(first.value, item.value):
            noted[id_of(item)] = item
        elif first.value != item.value:
            clashes.append(item)
    return noted, clashes


def may_follow(first: Record, later: Record) -> bool:
    """Whether a value is a later version of an earlier one: of a source, with the same bytes."""
    return isinstance(first, Source) and isinstance(later, Source) and first.sha256 == later.sha256


def id_of(item: Noted) -> str:
    """The id under which a value is noted."""
    value = item.value
    return f"{value.source}/{value.version}" if isinstance(value, TextLayer) else value.id


def _out_of_force(noted: dict[str, Noted]) -> set[str]:
    """Ids undone or replaced. Read from the end: what was undone takes nothing out of force; what was replaced still
    does, so that of a thing corrected twice only the last version stands."""
    undone: set[str] = set()
    replaced: set[str] = set()
    for id_, item in reversed(noted.items()):
        if id_ not in undone:
            (undone if isinstance(item.value, Undoing) else replaced).update(takes_out(noted, item.value))
    return undone | replaced


def takes_out(noted: Mapping[str, Noted], value: Record) -> tuple[str, ...]:
    """The ids that a value takes out of force, unless it is undone itself."""
    return tuple(old for old in _named(value) if old in noted and _may_take_out(value, noted[old].value))


def is_without_source(noted: Mapping[str, Noted], value: Record) -> bool:
    """Whether a value speaks of a source that is not known, and therefore counts for nothing."""
    if not isinstance(value, OF_SOURCE):
        return False
    source = noted.get(value.source)
    return source is None or not isinstance(source.value, Source)


def awaited(noted: Mapping[str, Noted], items: Iterable[Noted]) -> frozenset[str]:
    """The ids that some of what is noted names and under which nothing is noted yet."""
    ids: set[str] = set()
    for item in items:
        ids.update(_named(item.value))
        if isinstance(item.value, OF_SOURCE):
            ids.add(item.value.source)
    return frozenset(ids.difference(noted))


def _named(value: Record) -> tuple[str, ...]:
    """The ids that a value says it takes out of force."""
    if isinstance(value, Undoing):
        return (value.of,)
    if isinstance(value, Telling):
        return (value.replaces,) if value.replaces else ()
    return value.replaces if isinstance(value, VERSIONS) else ()


def _may_take_out(value: Record, old: Record) -> bool:
    """Whether a value may take another out of force: what is undone must be somebody's act; what is replaced must
    speak of the same, so that nobody loosens what is said of one source in the name of another."""
    if isinstance(value, Undoing):
        return isinstance(old, CAN_BE_UNDONE)
    return type(old) is type(value) and _matter(old) == _matter(value)


def _matter(value: Record) -> object:
    match value:
        case Consent(source=source, use=use):
            return source, use
        case Task(sources=sources):
            return frozenset(sources)
        case Telling() | Account() | Audience():
            return value.source
        case Decision(on=on):
            return on
        case _:
            return None
