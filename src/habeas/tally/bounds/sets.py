"""Sets of people, built from groups with and, or, not. Invariant: a set never holds people of no group.

held                     everybody in the group
held or refused          in at least one of them
held and not wounded     in the first and not in the second
held and (a or b)        parentheses as usual; "and" binds closer than "or"
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from habeas.tally.cannot import CannotTally

WORDS = frozenset({"and", "or", "not"})
TOKEN = re.compile(r"\s*(?:([()])|([^\s()]+))")
DEEPEST = 50
"""So many parentheses within one another, and no more, are read."""


class Group(Struct, frozen=True):
    """The people of one group."""

    id: str


class Not(Struct, frozen=True):
    """Everybody but them. Only ever beside a group that bounds it."""

    of: "Set"


class Both(Struct, frozen=True):
    """Those who are in all of the sets."""

    of: "tuple[Set, ...]"


class Either(Struct, frozen=True):
    """Those who are in at least one of the sets."""

    of: "tuple[Set, ...]"


Set = Group | Not | Both | Either


def read(text: str, groups: Collection[str]) -> Set:
    """The set that a text describes. Raises CannotTally for words that are no group, and for sets that
    would count people of whom nothing is said ("not held" is the rest of the world)."""
    found = _Reader(text, groups).whole()
    if holds(found, frozenset()):
        raise CannotTally(
            f'"{text}" would also count everybody of whom nothing is said; '
            'say within which group, as in "held and not wounded"'
        )
    return found


def groups_of(a_set: Set) -> Iterator[str]:
    """The ids of the groups a set is built from, in order, with repetitions."""
    if isinstance(a_set, Group):
        yield a_set.id
    elif isinstance(a_set, Not):
        yield from groups_of(a_set.of)
    else:
        for part in a_set.of:
            yield from groups_of(part)


def holds(a_set: Set, of: Collection[str]) -> bool:
    """Whether somebody who is in exactly the groups `of` is in the set."""
    if isinstance(a_set, Group):
        return a_set.id in of
    if isinstance(a_set, Not):
        return not holds(a_set.of, of)
    return (all if isinstance(a_set, Both) else any)(holds(part, of) for part in a_set.of)


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, groups: Collection[str]) -> None:
        self._text = text
        self._groups = groups
        self._tokens = [bracket or word for bracket, word in TOKEN.findall(text)]
        self._at = 0
        self._depth = 0

    def whole(self) -> Set:
        found = self._either()
        if self._at < len(self._tokens):
            raise self._wrong(f'did not expect "{self._tokens[self._at]}"')
        return found

    def _either(self) -> Set:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Set:
        parts = [self._one()]
        while self._take("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self) -> Set:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._wrong("too many parentheses or nots within one another")
        try:
            if self._take("not"):
                return Not(self._one())
            if self._take("("):
                inner = self._either()
                if not self._take(")"):
                    raise self._wrong("a parenthesis is not closed")
                return inner
            return self._group()
        finally:
            self._depth -= 1

    def _group(self) -> Set:
        word = self._tokens[self._at] if self._at < len(self._tokens) else ""
        if not word or word in WORDS or word in "()":
            raise self._wrong("a group is missing" + (f' before "{word}"' if word else " at the end"))
        if word not in self._groups:
            known = ", ".join(sorted(self._groups)[:20]) or "none"
            raise self._wrong(f'"{word}" is no group of this file (its groups: {known})')
        self._at += 1
        return Group(word)

    def _take(self, token: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == token:
            self._at += 1
            return True
        return False

    def _wrong(self, what: str) -> CannotTally:
        return CannotTally(f'the set "{self._text}" cannot be read: {what}')
