"""Groups that may as well be empty, left out before anything is counted. Invariant: no end is changed by it.

A group may be empty when nothing puts people into it, and nobody being in it neither breaks a statement
nor helps the end that is asked for.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from habeas.tally.bounds.said import Apart, Count, Inside, Member, Said, Statement
from habeas.tally.bounds.sets import Both, Group, Not, Set, groups_of


def filled(said: Said, question: Set | None, smallest: bool) -> tuple[Said, Set | None]:
    """What was said and asked with groups that may be empty taken out of it; the question is None where
    nobody need be left in it. `smallest`: the smallest number is asked for, not the largest. Without a
    question: what has to be looked at to see whether everything said can be true."""
    needed: set[str] = set()
    if question is not None:
        needed.update(_denied(question) if smallest else groups_of(question))
    for one in said.statements:
        if isinstance(one, Member):
            needed.update(one.within)
        elif isinstance(one, Count):
            needed.update(_denied(one.of) if one.at_least is None else groups_of(one.of))
    _with_what_holds_them(said, needed)
    if needed.issuperset(said.groups):
        return said, question
    groups = {group: words for group, words in said.groups.items() if group in needed}
    kept = [_without_empty(one, needed) for one in said.statements]
    return (
        replace(said, groups=groups, statements=tuple(one for one in kept if one is not None)),
        None if question is None else _set(question, needed),
    )


def _denied(a_set: Set) -> Iterator[str]:
    """The groups under a "not" in a set: being in them may take people out of it."""
    if isinstance(a_set, Not):
        yield from groups_of(a_set.of)
    elif not isinstance(a_set, Group):
        for part in a_set.of:
            yield from _denied(part)


def _with_what_holds_them(said: Said, needed: set[str]) -> None:
    """Add the groups around needed groups, and those around them."""
    around: dict[str, list[str]] = {}
    for one in said.statements:
        if isinstance(one, Inside):
            around.setdefault(one.group, []).append(one.inside)
    waiting = list(needed)
    while waiting:
        for group in around.get(waiting.pop(), ()):
            if group not in needed:
                needed.add(group)
                waiting.append(group)


def _without_empty(statement: Statement, needed: set[str]) -> Statement | None:
    if isinstance(statement, Apart):
        groups = tuple(group for group in statement.groups if group in needed)
        return replace(statement, groups=groups) if len(groups) > 1 else None
    if isinstance(statement, Inside):
        return statement if statement.group in needed else None
    if isinstance(statement, Member):
        return replace(statement, outside=tuple(group for group in statement.outside if group in needed))
    of = _set(statement.of, needed)
    return None if of is None else replace(statement, of=of)


def _set(a_set: Set, needed: set[str]) -> Set | None:
    """The set with groups outside `needed` empty; None where nobody is left in it. (Groups under
    a "not" are always needed.)"""
    if isinstance(a_set, Group):
        return a_set if a_set.id in needed else None
    if isinstance(a_set, Not):
        return a_set
    parts = [_set(part, needed) for part in a_set.of]
    left = tuple(part for part in parts if part is not None)
    if not left or (isinstance(a_set, Both) and len(left) < len(parts)):
        return None
    return left[0] if len(left) == 1 else type(a_set)(left)
