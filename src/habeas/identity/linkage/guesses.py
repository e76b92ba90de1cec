"""Given names that a misspelt word was meant to be: those of the table that one slip of the hand lies from it.

A guess is only a guess: it brings two names together and weighs less than a name that was read.
"""

from collections import defaultdict
from functools import cache

from habeas.names.given import table

_SHORTEST = 4
_MOST_NAMES = 4


@cache
def _shortened() -> dict[str, list[str]]:
    """Forms of the table, in sound, by what is left of them without any one letter."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in table().sounds:
        if len(form) >= _SHORTEST:
            for key in _without_one(form):
                found[key].append(form)
    return found


def _without_one(form: str) -> set[str]:
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}


def guess(sound: str) -> frozenset[int]:
    """The given names (numbers in the table) whose sound is one letter lost, added, changed or exchanged away from a
    word's; empty if there are none or too many."""
    if len(sound) < _SHORTEST:
        return frozenset()
    known, near = table().sounds, _shortened()
    names: set[int] = set()
    for key in _without_one(sound):
        for form in near.get(key, ()):
            names |= known[form].full or known[form].short
    return frozenset(names) if len(names) <= _MOST_NAMES else frozenset()
