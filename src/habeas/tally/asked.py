"""A question about how many, as somebody writes it: "held", "refused", "held@Karsk or refused". Read against a case.

Invariant: a place that several places of the case could be is never chosen for whoever asks.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from habeas.register.about import About
from habeas.statements.mention import Kind
from habeas.tally.bounds import sets
from habeas.tally.cannot import CannotTally
from habeas.tally.conditions import Condition, What

WORD = re.compile(r"[^\s()]+")
SET_WORDS = frozenset({"and", "or", "not"})


class Asked(Struct, frozen=True):
    """A question: as it was written, the set it asks for, and what the names in it stand for: conditions, and groups
    of the case (clusters) by the id they were named by."""

    text: str
    of: sets.Set
    conditions: dict[str, Condition]
    groups: dict[str, str]


def read(about: About, question: str) -> Asked:
    """A question as somebody wrote it. Raises CannotTally for a place or a word that means nothing in this case."""
    conditions, groups = dict[str, Condition](), dict[str, str]()
    for word in _words(question):
        found = _condition(about, word)
        if isinstance(found, Condition):
            conditions[word] = found
        else:
            groups[word] = found
    return Asked(question, sets.read(question, {*conditions, *groups}), conditions, groups)


def _words(question: str) -> Iterator[str]:
    return (word for word in WORD.findall(question) if word not in SET_WORDS)


def _condition(about: About, word: str) -> Condition | str:
    name, _, place = word.partition("@")
    if name in tuple(What):
        if place and name != What.HELD:
            raise CannotTally(
                f'"{word}": only "held" can have a place, as in held@Karsk. Nothing was changed.'
            )
        return Condition(What(name), _place(about, place) if place else None)
    mention = about.known.mentions.get(word)
    if mention is not None and mention.kind is Kind.GROUP:
        return about.who.of[word]
    raise CannotTally(
        f'"{word}" means nothing here. Ask for held, held@PLACE, refused, or the id of a group, with and, or, not. '
        "Nothing was changed."
    )


def _place(about: About, name: str) -> str:
    """The place (a cluster) of this id or name, with _ for a blank."""
    if name in about.who.of:
        return about.who.of[name]
    wanted = name.replace("_", " ").casefold()
    found = dict.fromkeys(
        about.who.of[one.id]
        for one in about.known.mentions.values()
        if one.kind is Kind.PLACE and one.name.casefold() == wanted
    )
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise CannotTally(
            f'no place in this case is called "{name}". Write it as the sources do, with _ for a blank, or give its '
            "id. Nothing was changed."
        )
    raise CannotTally(
        f'{len(found)} places in this case are called "{name}", and nobody said that they are one. Give the id of the '
        f"one you mean: {', '.join(found)}. Nothing was changed."
    )
