"""Parties put together and taken apart."""

from habeas.statements.mention import Party


def joined(first: Party | None, second: Party | None) -> Party | None:
    """Both together; an open question stays by itself."""
    if first is None or second is None:
        return first or second
    if first.one_of or second.one_of:
        return first
    return Party(all=tuple(dict.fromkeys((*first.all, *second.all))))


def without(whole: Party | None, part: Party | None) -> Party | None:
    """Those of the first who are not of the second; None when nobody is left."""
    if whole is None or part is None or whole.one_of:
        return whole
    left = tuple(member for member in whole.all if member not in part.members)
    return Party(all=left) if left else None
