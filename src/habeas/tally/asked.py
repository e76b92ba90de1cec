"""A question about how many, as somebody writes it: "held", "refused", "held@Karsk or refused". Read against a case.

Invariant: a place that several places of the case could be is never chosen for whoever asks.
"""

import re
from collections.abc import Iterator

from habeas.register.about import About
from habeas.statements.mention import Kind
from habeas.tally.cannot import CannotTally
from habeas.tally.conditions import Condition, What

WORD = re.compile(r"[^\s()]+")
SET_WORDS = frozenset({"and", "or", "not"})


def conditions(about: About, question: str) -> dict[str, Condition]:
    """The conditions that a question names, by how it names them. Groups are named by their id, and left out here.
    Raises CannotTally for a place or a word that means nothing in this case."""
    return {word: found for word in _words(question) if (found := _condition(about, word)) is not None}


def _words(question: str) -> Iterator[str]:
    return (word for word in WORD.findall(question) if word not in SET_WORDS)


def _condition(about: About, word: str) -> Condition | None:
    name, _, place = word.partition("@")
    if name in tuple(What):
        if place and name != What.HELD:
            raise CannotTally(
                f'"{word}": only "held" can have a place, as in held@Karsk. Nothing was changed.'
            )
        return Condition(What(name), _place(about, place) if place else None)
    if about.known.mentions.get(word) is not None:
        return None
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
