"""What a file says of itself: for whom it is, by which rules something is left out, how it was made.

Invariant: nothing here depends on whether, what or how much was left out. The same words stand in every file of a kind.
"""

from datetime import date

from habeas.dossiers.document import Exactly, Section
from habeas.dossiers.released import Purpose
from habeas.language import gettext as _
from habeas.language import mark
from habeas.wording.dates import day as in_words


def to_whom(purpose: Purpose) -> str:
    """For whom a file of this kind is."""
    if purpose is Purpose.LAWYER:
        return _("For a lawyer, in confidence. Not to be passed on or published.")
    return _("For an editor, to be published with care.")


def moment(as_of: date, known_on: date | None) -> str:
    """Of which day it speaks, and with whose knowledge."""
    if known_on is None:
        return _("As of {day}").format(day=in_words(as_of))
    said = _("As of {day}, with what we knew on {known}")
    return said.format(day=in_words(as_of), known=in_words(known_on))


def how_to_read() -> str:
    """What a numbered line is."""
    return _(
        "Each line says in plain words what one source says; the words themselves stand below it, in the language in "
        "which they came to us, with who told it and how they know. A1, A2 … are the exhibits."
    )


def left_out(purpose: Purpose) -> Section:
    """What is left out, and why."""
    exception = _(_BUT_CHOSEN if purpose is Purpose.LAWYER else _WITHOUT)
    points = (_(_SEALED).format(exception=exception), *(_(rule) for rule in _RULES[purpose]))
    return Section(
        _("Left out, and why"),
        paragraphs=(
            _(
                "These rules hold for every file of this kind, whether or not there was anything to leave out:"
            ),
        ),
        points=points,
    )


def how_made(purpose: Purpose, *, day: date, as_of: date, known_on: date | None, root: str) -> Section:
    """When and from what a file was made, and how that is checked."""
    made = _("Made on {day}. {moment}.")
    points = [
        made.format(day=in_words(day), moment=moment(as_of, known_on)),
        _(
            "People read the sources and decided what they say and which names are one person. A program counted "
            "voices and days. It never concludes that somebody is dead, free, or the same as another."
        ),
        _(
            "What is said of being held, of places and of signs of life was worked out from what stands in this file, "
            "and from nothing else: what is left out may change it."
        ),
        _(
            "Characters are counted from 1 in the text of an exhibit. The digests let whoever holds an exhibit see "
            "that it is the same, to the last byte."
        ),
    ]
    if root:
        points.append(
            _(
                "The record from which it was made is signed. Whoever holds it can see that nothing that stood there "
                "was changed since: habeas verify CASE --head, with the root below."
            )
        )
    if purpose is Purpose.LAWYER:
        points.append(
            _("This file names people at risk. Keep it encrypted, and destroy it when it has served.")
        )
    digests = ((_("Root of the record"), Exactly(root)),) if root else ()
    return Section(_("How this file was made"), points=tuple(points), digests=digests)


_SEALED = mark(
    "what could be used against somebody (refusing, getting away, injuries, and questions that only the real person "
    "can answer), with the passage it stands in{exception};"
)
_BUT_CHOSEN = mark(", but for passages that were chosen for this file one by one")
_WITHOUT = mark(", without exception")
_RULES = {
    Purpose.LAWYER: (
        mark(
            "the names of those who are said to have done something to people, but for those of whom two people at the "
            "desk decided that they may be named, and those who were chosen for this file one by one. Square brackets "
            "stand where a text was changed for that;"
        ),
        mark("what whoever told it does not want to be kept or worked with;"),
        mark("what is not for whoever made this file to see."),
    ),
    Purpose.PUBLICATION: (
        mark(
            "what was told to the desk, unless whoever told it said that it may be published; what was printed "
            "elsewhere is quoted as it was printed;"
        ),
        mark("what only some at the desk may see, or what is not for whoever made this file to see;"),
        mark(
            "the names of those who are said to have done something to people, but for those of whom two people at the "
            "desk decided that they may be named;"
        ),
        mark(
            "the names of those who told it, but for the name under which they want to be quoted, and numbers or "
            "addresses at which somebody can be reached. Square brackets stand where a text was changed for that."
        ),
    ),
}
