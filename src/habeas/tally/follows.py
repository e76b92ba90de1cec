"""What the record says about how many, as `tally.bounds` reads it: counts, who is in which group, what lies in what.

Every statement keeps its id and its source, so that a bound names what it rests on and a source can be left out. One
person is one name: those who may be one person are one, so that no lower bound is too high.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from msgspec.structs import replace

from habeas.register.about import About
from habeas.register.value import is_fact, speaks_of
from habeas.statements.claims.groups import BelongsTo, Counted, SubsetOf
from habeas.statements.known import Statement as Told
from habeas.statements.mention import Kind
from habeas.tally.asked import Asked
from habeas.tally.bounds.said import Count, Inside, Member, Question, Said, Statement, kinds
from habeas.tally.bounds.sets import Group
from habeas.tally.columns import Columns
from habeas.tally.columns.one import who_may_be_one
from habeas.tally.conditions import Meets, meeting
from habeas.tally.stated import is_firm


def said(about: About, asked: Asked, as_of: date) -> Said:
    """Everything said up to a day that bears on how many there are, with the question that was asked."""
    one = _OnePerson(about)
    statements = [
        *_of_groups(about, one, as_of),
        *(
            statement
            for name, condition in asked.conditions.items()
            for meets in meeting(about, condition, as_of)
            for statement in _meeting(about, one, name, meets)
        ),
        *(
            Inside(id=f"{OURS}{name}{end}", source=OURS, group=a, inside=b)
            for name, group in asked.groups.items()
            if name != group
            for end, a, b in (("<", name, group), (">", group, name))
        ),
    ]
    mentions = about.known.mentions
    groups = {id_: mentions[id_].name for id_ in about.who.members if mentions[id_].kind is Kind.GROUP}
    return Said(
        groups=dict.fromkeys((*asked.conditions, *asked.groups), "") | groups,
        statements=tuple({each.id: each for each in statements}.values()),
        sources={id_: source.title for id_, source in about.known.sources.items()} | {OURS: ""},
        questions=(Question(id=asked.text, of=asked.of),),
    )


OURS = "="
"""That a group is the group it was judged to be."""


class _OnePerson:
    """Names people so that whoever may be one is one: by the first of those who may be the same."""

    def __init__(self, about: About) -> None:
        columns = about.beside(Columns)
        ids = columns.mentions_of(about)
        people = np.flatnonzero(columns.has_full_name).astype(np.int32)
        pieces = who_may_be_one(about, columns, people).tolist()
        first: dict[int, str] = {}
        for place, piece in zip(people.tolist(), pieces, strict=True):
            first[piece] = min(first.get(piece, ids[place]), ids[place])
        self._of = {ids[place]: first[piece] for place, piece in zip(people.tolist(), pieces, strict=True)}

    def names(self, clusters: Iterable[str]) -> tuple[str, ...]:
        """The people among these who are known by a full name, each as one name."""
        return tuple(dict.fromkeys(self._of[id_] for id_ in clusters if id_ in self._of))


MANY = 3000
"""Of more people by name, what follows is worked out of all names together: to try each for itself would take hours."""


def together(everything: Said) -> Said:
    """The same with all names of whom the same is said in one statement of ours: for numbers of very many people, which
    then rest on "the names". What one source says of names can no longer be left out."""
    others = tuple(one for one in everything.statements if not isinstance(one, Member))
    names = tuple(
        Member(
            id=f"{OURS}{place}", source=OURS, who=who, within=tuple(kind.within), outside=tuple(kind.outside)
        )
        for place, (kind, who) in enumerate(kinds(everything.statements).items())
    )
    return replace(everything, statements=(*others, *names))


def _of_groups(about: About, one: _OnePerson, as_of: date) -> Iterator[Statement]:
    for told in about.known.statements.values():
        if is_fact(told) and speaks_of(told, as_of) and not about.is_taken_back(told):
            match told.fact.claim:
                case Counted(group=group) as claim if group and len(group.all) == 1 and is_firm(claim):
                    yield from _count(about, one, told, claim)
                case SubsetOf(group=group, within=within) if group and within and within.all:
                    yield from _inside(told, about.named(group), about.named(within))
                case BelongsTo(person=person, group=group) if person and person.all and group and group.all:
                    yield from _members(told, one.names(about.named(person)), about.named(group), ())


def _count(about: About, one: _OnePerson, told: Told, claim: Counted) -> Iterator[Statement]:
    group = about.named(claim.group)[0]
    yield Count(
        id=told.id,
        source=told.source.id,
        of=Group(group),
        at_least=claim.at_least,
        at_most=claim.at_most,
        words=told.telling.passage.exact,
    )
    yield from _members(told, one.names(about.named(claim.besides)), (), (group,), "besides")


def _meeting(about: About, one: _OnePerson, name: str, meets: Meets) -> Iterator[Statement]:
    groups = [id_ for id_ in meets.who if about.known.mentions[id_].kind is Kind.GROUP]
    yield from _inside(meets.statement, groups, (name,))
    yield from _members(meets.statement, one.names(meets.who), (name,), (), name)


def _inside(told: Told, groups: Iterable[str], within: Iterable[str]) -> Iterator[Statement]:
    outer = tuple(within)
    for group in groups:
        for wider in outer:
            id_ = f"{told.id}:{group}<{wider}"
            yield Inside(id=id_, source=told.source.id, group=group, inside=wider, words=_words(told))


def _members(
    told: Told, who: tuple[str, ...], within: tuple[str, ...], outside: tuple[str, ...], part: str = "in"
) -> Iterator[Statement]:
    if who:
        yield Member(
            id=f"{told.id}:{part}",
            source=told.source.id,
            who=who,
            within=within,
            outside=outside,
            words=_words(told),
        )


def _words(told: Told) -> str:
    return told.telling.passage.exact


def statement_of(id_: str) -> str:
    """The id of the statement of the record that a statement here comes from."""
    return id_.partition(":")[0]
