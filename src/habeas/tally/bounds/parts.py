"""What bears on what: the parts into which everything said falls. Invariant: no statement is in two parts.

Counts and relations tie groups together. Named people do not: whatever is known of them in one part,
anything that is open in another stays open there.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from habeas.tally.bounds.said import Member, Said, Statement, groups_named
from habeas.tally.bounds.sets import Set, groups_of


def about(said: Said, question: Set) -> Said:
    """Only what can bear on a question."""
    tied = _Tied(said)
    asked = tuple(groups_of(question))
    tied.tie(asked)
    return _part(said, tied, tied.root(asked[0]))


def separate(said: Said) -> list[Said]:
    """The parts, each on its own. What was said is free of contradictions when every part is."""
    tied = _Tied(said)
    return [_part(said, tied, root) for root in dict.fromkeys(tied.root(group) for group in said.groups)]


class _Tied:
    """Which groups are tied together (disjoint sets with path halving)."""

    def __init__(self, said: Said) -> None:
        self._above = {group: group for group in said.groups}
        for statement in said.statements:
            if not isinstance(statement, Member):
                self.tie(groups_named(statement))

    def root(self, group: str) -> str:
        above = self._above
        while above[group] != group:
            above[group] = above[above[group]]
            group = above[group]
        return group

    def tie(self, groups: Iterable[str]) -> None:
        first, *others = (self.root(group) for group in groups)
        for other in others:
            self._above[self.root(other)] = self.root(first)


def _part(said: Said, tied: _Tied, root: str) -> Said:
    groups = {group: words for group, words in said.groups.items() if tied.root(group) == root}
    kept = [_within(one, groups.keys()) for one in said.statements]
    return replace(said, groups=groups, statements=tuple(one for one in kept if one is not None))


def _within(statement: Statement, groups: Iterable[str]) -> Statement | None:
    """As much of a statement as is about the groups: a count or relation whole or not at all."""
    if isinstance(statement, Member):
        within = tuple(group for group in statement.within if group in groups)
        outside = tuple(group for group in statement.outside if group in groups)
        return replace(statement, within=within, outside=outside) if within or outside else None
    return statement if next(groups_named(statement)) in groups else None
