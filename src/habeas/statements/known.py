"""What the record holds: everything said and decided that is still in force. A pure fold of its values.

Built from the values up to a moment it is "what we knew then"; nothing that was taken back is lost,
it is only not in force.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, TypeVar, cast

from msgspec import Struct

from habeas.statements.account import Account, Audience, Consent, Use, strictest
from habeas.statements.claims.bodies import Involved, LocatedIn, Site
from habeas.statements.codec import Record
from habeas.statements.decisions import AnyDecision, Decision
from habeas.statements.in_force import Noted, awaited, id_of, is_without_source, may_follow, out_of_force
from habeas.statements.judgement import Judgement, Refusal, Undoing, Verdict
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.mention import Kind, Mention
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import bounds
from habeas.statements.work import Comment, Done, Task

D = TypeVar("D", bound=Decision)
OF_PLACES = (LocatedIn, Site, Involved)
"""Claims of where places lie and who has a part in them."""


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

    Tables are keyed by id and in the order of the record (judgements nearly so); withdrawals, accounts and audiences
    (the names of those who may see it) by their source, consents by source and use, `done` by its task. They are
    never changed. `noted` is everything ever noted; `out_of_force` names what was taken back or replaced;
    `overruled` are judgements in force of which a later one on the same pair stands;
    `clashes` are later values under an id that was taken: they count for nothing, and somebody has to look.
    `awaited` are ids that something names and under which nothing is noted. A telling or a mention of a source that
    is not known counts for nothing until that comes.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    layers: Mapping[str, TextLayer] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    consents: Mapping[tuple[str, Use], Consent] = field(default_factory=dict)
    audiences: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    done: Mapping[str, Done] = field(default_factory=dict)
    comments: Mapping[str, Comment] = field(default_factory=dict)
    decisions: Mapping[str, AnyDecision] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    overruled: tuple[str, ...] = ()
    refusals: Mapping[str, Refusal] = field(default_factory=dict)
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)
    departures: Mapping[str, Departure] = field(default_factory=dict)
    published: Mapping[str, PublishedNumber] = field(default_factory=dict)
    estimates: Mapping[str, SignedEstimate] = field(default_factory=dict)
    noted: Mapping[str, Noted] = field(default_factory=dict)
    out_of_force: frozenset[str] = frozenset()
    clashes: tuple[Noted, ...] = ()
    awaited: frozenset[str] = frozenset()

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
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
    def rest(self) -> Mapping[str, Noted]:
        """Of everything noted, what is of the kinds of which several come to one, and what takes something back."""
        return {id_: item for id_, item in self.noted.items() if isinstance(item.value, REST)}

    @cached_property
    def of_places(self) -> Mapping[str, Statement]:
        """The live statements of where places lie and who has a part in them: few, and asked for on their own."""
        return {id_: one for id_, one in self.statements.items() if isinstance(one.fact.claim, OF_PLACES)}

    @cached_property
    def facts(self) -> int:
        """How many facts the live tellings state; more than there are statements where two share an id."""
        return sum(len(telling.facts) for telling in self.tellings.values())

    @cached_property
    def judged(self) -> "Mapping[frozenset[str], str]":
        """The id of the judgement that stands for each pair."""
        return {pair_of(one): id_ for id_, one in self.judgements.items()}

    @cached_property
    def differing(self) -> "Mapping[str, Judgement]":
        """The judgements that stand and say "different"."""
        return {id_: one for id_, one in self.judgements.items() if one.verdict is Verdict.DIFFERENT}

    @cached_property
    def of_source(self) -> "OfSource":
        """What each source says, speaks of and had refused in it."""
        return OfSource(
            _by_source(self.tellings.values()),
            _by_source(self.mentions.values()),
            _by_source(self.refusals.values()),
        )

    def prepare_to_grow(self) -> None:
        """Work out what later states are grown from: some seconds in a large case, that no act should wait for."""
        for _worked_out in (
            self.facts,
            self.judged,
            self.differing,
            self.rest,
            self.of_source,
            self.of_places,
        ):
            pass

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

    tellings: Mapping[str, tuple[Telling, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    refusals: Mapping[str, tuple[Refusal, ...]]


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
    dead = out_of_force(noted)
    live: dict[str, list[Any]] = {name: [] for name in (*TABLES, FOLDED, JUDGEMENTS, NOWHERE)}
    for id_, item in noted.items():
        if id_ not in dead and not is_without_source(noted, item.value):
            live[table_of(type(item.value))].append(item.value)
    judgements, overruled = _standing(live[JUDGEMENTS])
    tables: dict[str, Any] = {
        name: {key(value): value for value in live[name]} for name, (_, key) in TABLES.items()
    }
    return Known(
        **tables,
        **folded(live[FOLDED]),
        judgements=judgements,
        overruled=overruled,
        noted=noted,
        out_of_force=frozenset(dead),
        clashes=tuple(clashes),
        awaited=awaited(noted, noted.values()),
    )


_id = attrgetter("id")
TABLES: dict[str, tuple[type[Any], Callable[[Any], str]]] = {
    "sources": (Source, _id),
    "layers": (TextLayer, attrgetter("source")),
    "mentions": (Mention, _id),
    "tellings": (Telling, _id),
    "refusals": (Refusal, _id),
    "attachments": (Attachment, _id),
    "tasks": (Task, _id),
    "comments": (Comment, _id),
    "decisions": (Decision, _id),
    "departures": (Departure, _id),
    "published": (PublishedNumber, _id),
    "estimates": (SignedEstimate, _id),
}
"""The tables in which each value in force stands by itself: of which kind, and under what."""
FOLDED, JUDGEMENTS, NOWHERE = "folded", "judgements", "nowhere"
KINDS_FOLDED = (Account, Consent, Audience, Done, Withdrawal)
"""Kinds of which several values come to one."""
REST = (*KINDS_FOLDED, Undoing)


@cache
def table_of(kind: type[Any]) -> str:
    """The table for values of a kind; FOLDED, JUDGEMENTS, or NOWHERE for what only takes others out of force."""
    if issubclass(kind, KINDS_FOLDED):
        return FOLDED
    if issubclass(kind, Judgement):
        return JUDGEMENTS
    return next((name for name, (of, _) in TABLES.items() if issubclass(kind, of)), NOWHERE)


def folded(live: list[Record]) -> dict[str, Any]:
    """What several values of one kind come to, of these in force in the order of the record."""
    answers: dict[tuple[str, Use], list[Consent]] = defaultdict(list)
    audiences: dict[str, frozenset[str]] = {}
    for value in live:
        if isinstance(value, Consent):
            answers[value.source, value.use].append(value)
        elif isinstance(value, Audience):
            people = frozenset(value.people)
            audiences[value.source] = people & audiences.get(value.source, people)
    return {
        "accounts": {value.source: value for value in live if isinstance(value, Account)},
        "consents": {key: strictest(several) for key, several in answers.items()},
        "audiences": audiences,
        "done": {value.of: value for value in live if isinstance(value, Done)},
        "withdrawals": {value.source: value for value in live if isinstance(value, Withdrawal)},
    }


def _standing(judgements: list[Judgement]) -> tuple[dict[str, Judgement], tuple[str, ...]]:
    """The last judgement on each pair, and those that it overrules, in the order of the record."""
    pairs: dict[frozenset[str], Judgement] = {}
    overruled: list[str] = []
    for one in judgements:
        before = pairs.pop(pair := pair_of(one), None)
        if before:
            overruled.append(before.id)
        pairs[pair] = one
    return {one.id: one for one in pairs.values()}, tuple(overruled)


def pair_of(judgement: Judgement) -> frozenset[str]:
    """The two mentions that a judgement is about."""
    return frozenset((judgement.a, judgement.b))


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
