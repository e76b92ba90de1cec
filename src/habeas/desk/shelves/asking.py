"""What somebody typed, as a question to a table of words: words that must stand there, phrases, words that must not.

Invariant: whatever is typed can be asked, and no sign of it is an instruction to a database.
"""

import re
from dataclasses import dataclass

from habeas.desk.shelves.spelling import LONGEST, MOST_WORDS, folded_in_place, words
from habeas.names.finding import keys
from habeas.names.scripts import put_right

_PART = re.compile(r'(-?)"([^"]*)"?|(-?)(\S+)')
_WORD = re.compile(r"[^\W_]+")
SHORTEST_HEARD = 4
"""A shorter beginning of a word sounds like too many others."""


@dataclass(frozen=True)
class Stands:
    """One thing looked for: that any of these stands in its column, `begun` meaning that a beginning is enough."""

    column: str
    word: str
    begun: bool = False


@dataclass(frozen=True)
class Question:
    """All of `terms` must be met, each by any of its alternatives; every phrase must stand there word by word; no word
    of `without` may. `plain` are the words as they are compared, `written` as they were typed."""

    terms: tuple[tuple[Stands, ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    plain: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.terms or self.phrases)


def question(text: str, column: str, *, alike: bool = False, roots: bool = False) -> Question:
    """The question in what somebody typed, to the words of a `column`; with `alike`, to names that are spelled
    otherwise, too; with `roots`, only to forms of the same name. What stands in quotation marks is a phrase, what
    follows a minus must not stand there."""
    plain, written, phrases, without = list[str](), list[str](), list[tuple[str, ...]](), list[str]()
    for found in _PART.finditer(text):
        minus, phrase, other, rest = found.groups()
        part = words(phrase if phrase is not None else rest)
        if minus or other:
            without += part
        elif phrase is not None:
            phrases += [tuple(part)] if part else []
        else:
            # Before folding: a name is heard by its letters as they were typed.
            typed = _WORD.findall(rest.casefold())
            same = len(typed) == len(part)
            for place, word in enumerate(part):
                plain.append(word[:LONGEST])
                written.append(typed[place] if same else word)
    plain, written = plain[:MOST_WORDS], written[:MOST_WORDS]
    terms = tuple(
        _term(word, typed, column, alike=alike, roots=roots)
        for word, typed in zip(plain, written, strict=True)
    )
    return Question(
        terms, tuple(phrases[:MOST_WORDS]), tuple(without[:MOST_WORDS]), tuple(plain), tuple(written)
    )


def _term(word: str, typed: str, column: str, *, alike: bool, roots: bool) -> tuple[Stands, ...]:
    spelled = Stands(column, word, begun=True)
    if not (alike or roots) or len(word) < SHORTEST_HEARD - 1:
        return (spelled,)
    found = keys(put_right(typed)[:LONGEST])
    forms = tuple(Stands("roots", root) for root in found.roots)
    if roots:
        return (spelled, *forms)
    heard = (
        (Stands("sounds", found.sound[:LONGEST], begun=True),)
        if len(found.sound) >= SHORTEST_HEARD - 1
        else ()
    )
    return (
        spelled,
        *heard,
        *forms,
        *(Stands("near", near) for near in found.near),
    )


def answers(asked: Question, text: str) -> bool:
    """Whether a text has what was asked for, as it is spelled there."""
    whole = folded_in_place(text)
    # Most texts have none of it, and need not be cut into words to see that.
    if not all(
        word in whole for word in (*asked.plain, *(word for phrase in asked.phrases for word in phrase))
    ):
        return False
    there = words(text)
    plain = " ".join(["", *there, ""])
    return (
        all(any(one.startswith(word) for one in there) for word in asked.plain)
        and all(f" {' '.join(phrase)} " in plain for phrase in asked.phrases)
        and not any(word in there for word in asked.without)
    )
