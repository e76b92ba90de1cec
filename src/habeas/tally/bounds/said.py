"""What was said about how many: groups, counts, how groups lie to one another, and who is in them.

Invariant: every statement has an id of its own and a source, so that each can be left out and named.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from habeas.tally.bounds.sets import Set, groups_of
from habeas.tally.cannot import CannotTally


class Count(Struct, frozen=True, kw_only=True):
    """A number of people: at least and at most so many are in the set (inclusive; None: nothing said)."""

    id: str
    source: str
    of: Set
    at_least: int | None = None
    at_most: int | None = None
    words: str = ""


class Inside(Struct, frozen=True, kw_only=True):
    """Everybody in the group is in the other one too."""

    id: str
    source: str
    group: str
    inside: str
    words: str = ""


class Apart(Struct, frozen=True, kw_only=True):
    """Nobody is in two of the groups."""

    id: str
    source: str
    groups: tuple[str, ...]
    words: str = ""


class Member(Struct, frozen=True, kw_only=True):
    """Named people are in all of some groups, and in none of others. Each name is one person, another than
    every other name: join the names of one person before counting."""

    id: str
    source: str
    who: tuple[str, ...]
    within: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    words: str = ""


Statement = Count | Inside | Apart | Member


class Question(Struct, frozen=True, kw_only=True):
    """How many different people are in a set?"""

    id: str
    of: Set
    text: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """Everything said. `groups` and `sources` give the words for each id."""

    groups: Mapping[str, str]
    statements: tuple[Statement, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    def only(self, statements: Collection[Statement]) -> "Said":
        """The same with these statements alone, in their order."""
        keep = {statement.id for statement in statements}
        return replace(self, statements=tuple(one for one in self.statements if one.id in keep))

    def without(self, ids: Collection[str]) -> "Said":
        """As if statements had not been made, or sources had said nothing. Raises CannotTally for an id
        that is neither a statement's nor a source's."""
        known = {one.id for one in self.statements} | {one.source for one in self.statements}
        for missing in sorted(set(ids) - known - set(self.sources)):
            raise CannotTally(f'"{missing}" is neither a statement nor a source of this file')
        return replace(
            self,
            statements=tuple(one for one in self.statements if one.id not in ids and one.source not in ids),
        )


def groups_named(statement: Statement) -> Iterator[str]:
    """The groups a statement is about."""
    if isinstance(statement, Count):
        return groups_of(statement.of)
    if isinstance(statement, Inside):
        return iter((statement.group, statement.inside))
    if isinstance(statement, Apart):
        return iter(statement.groups)
    return chain(statement.within, statement.outside)


class Kind(Struct, frozen=True):
    """What is known of a named person: groups they are in, groups they are not in."""

    within: frozenset[str]
    outside: frozenset[str]

    @property
    def contradicts_itself(self) -> bool:
        """Whether they are said to be in a group and not in it."""
        return not self.within.isdisjoint(self.outside)


def kinds(statements: Collection[Statement]) -> dict[Kind, tuple[str, ...]]:
    """Named people by what is known of them: the same is known of all people of one kind."""
    within: dict[str, set[str]] = {}
    outside: dict[str, set[str]] = {}
    for statement in statements:
        if isinstance(statement, Member):
            for name in statement.who:
                within.setdefault(name, set()).update(statement.within)
                outside.setdefault(name, set()).update(statement.outside)
    found: dict[Kind, list[str]] = {}
    for name in within:
        found.setdefault(Kind(frozenset(within[name]), frozenset(outside[name])), []).append(name)
    return {kind: tuple(names) for kind, names in found.items()}
