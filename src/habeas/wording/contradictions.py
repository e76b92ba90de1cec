"""What does not fit together, in a sentence: what is said, on which days, and what can be done about it.

Codes are those of `watch/contradictions`; a test holds that each has its words. None says which statement is true.
"""

from typing import Protocol

from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.statements.known import Known
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.grammar import unique
from habeas.wording.words import figure

SAID = {
    "same_days": mark("Said to have been in different places on the same days: {places} ({days})."),
    "same_one_day": mark(
        "Said to have been in different places on one day, and nobody tells of a move: {places} ({days})."
    ),
    "death_said": mark("Said to have died, and said to have been alive after that ({days})."),
    "death_confirmed": mark("A death was confirmed, and something is said of later life ({days})."),
    "after_confirmed": mark(
        "A release was confirmed, and being held is said of later days "
        "({days}); nobody tells of a new detention."
    ),
    "still_after": mark(
        "Said to have been let go, and said to be held still after that "
        "({days}); nobody tells of a new detention."
    ),
    "all_through": mark(
        "Said to have been let go on a day ({days}) through which they are said to have been held."
    ),
    "before_taken": mark("Said to have been let go before the only detention that is told of."),
    "too_far": mark("Too far for the time there was: at least {number} km between {places} ({days})."),
    "same_and_different": mark("Judged to be one and the same, and judged to be different."),
    "born_apart": mark("The ages and dates of birth that are told cannot be of one person."),
    "born_in_two": mark("Said to have been born in different places: {places}."),
    "family_names": mark("Called by different family names: {names}."),
    "two_fathers": mark("Two people who were judged to be different are said to be the father."),
    "two_mothers": mark("Two people who were judged to be different are said to be the mother."),
    "both_ways": mark("Each of two people is said to be the parent of the other."),
    "too_young": mark("By the ages that are told, a parent is too young for the child."),
    "larger_part": mark("Two counts cannot both be true: at most {number}, and at least {more}."),
    "more_names": mark("Counted as at most {number}, and {more} different people are named."),
    "no_day_left": mark("The dates that are told leave no day on which all of this can have been."),
    "told_before": mark("Told as done before the day on which it is said to have been."),
    "denied_by_authority": mark("An authority denies what others say."),
    "denied_by_anybody": mark("What one says, another denies."),
}
"""What is said, by code. `days` are the days on which it cannot all be so."""
TODO = {
    "two_places": mark(
        "If one place lies in the other, note where it lies. Otherwise one of "
        "these is wrong, or speaks of somebody else."
    ),
    "journey": mark("Look at where the places lie, at the dates and at the means."),
    "after_death": mark(
        "One of these is wrong, or speaks of somebody else. Nothing here makes anybody dead."
    ),
    "after_release": mark("One of these is wrong, or a new detention is missing."),
    "early_release": mark("One date is wrong, or an earlier detention is missing."),
    "judged": mark("Take back one of the answers to “Same person?”."),
    "age": mark("One of these is wrong, or speaks of somebody else."),
    "birth_day": mark("One of these is wrong, or speaks of somebody else."),
    "birth_place": mark(
        "If one place lies in the other, note where it lies. Otherwise one of "
        "these is wrong, or speaks of somebody else."
    ),
    "family_name": mark("One of these is wrong, the name was changed, or it speaks of somebody else."),
    "kinship": mark("One of these is wrong, or two people are one."),
    "count": mark("One count is wrong, or some names are of one person, or of people of another day."),
    "dates": mark("Correct the date that is wrong."),
    "denied": mark("Both stay in the record. Settle it only if one of them is known to be wrong."),
}
"""What can be done, by kind. Besides: settle it with a reason, correct a statement, ask whether it is one person."""
NOT_KNOWN = {
    "places": mark("In both places on the same days, unless one lies in the other: {places}. Does it?"),
    "group": mark("Said of a group, and something else of the person. Was the person among them then?"),
    "earlier": mark("Let go before being taken. Was there an earlier detention?"),
    "again": mark("Let go, and held later. Was there a new detention?"),
    "contact": mark("Word from the person came after the day of the death. When was it written or recorded?"),
    "body": mark("Brought somewhere after the day of the death. Was it the body?"),
}
"""Questions, where what is said fits together or does not by something that nobody says."""
MOVED_ON = {
    "two_places": mark("First {places}: moved on, no contradiction."),
    "after_release": mark("Let go, and taken again later: no contradiction."),
    "age": mark("Older by then: {number}, later {more}. No contradiction."),
    "count": mark("Counted on different days: {number}, later {more}. No contradiction."),
}


class Contradicting(Protocol):
    """What a contradiction, a question or a change over time has for its words."""

    @property
    def places(self) -> tuple[str, ...]:
        """Mentions of places."""


class Said(Contradicting, Protocol):
    """A contradiction, as `watch.contradictions.Contradiction` has it."""

    @property
    def code(self) -> str:
        """The reason."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names as said."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers, the smaller first."""

    @property
    def overlap(self) -> Bounds | None:
        """The days."""


def contradiction_sentence(known: Known, one: Said) -> str:
    """What does not fit together, in one sentence."""
    if one.code == "denied_by_authority" and one.numbers:
        said = ngettext(
            "An authority denies that anybody is held there; {number} is named or counted as held: {places}.",
            "An authority denies that anybody is held there; {number} are named or counted as held: {places}.",
            one.numbers[0],
        )
        return said.format(number=figure(one.numbers[0]), places=_places(known, one.places))
    days = _days(one.overlap) if one.overlap else ""
    text = _(SAID[one.code]).format(
        places=_places(known, one.places), days=days, names="; ".join(one.names), **_numbers(one.numbers)
    )
    return text.replace(" ()", "")


def what_to_do(kind: str) -> str:
    """What can be done about a kind of contradiction."""
    return " ".join((_(TODO[kind]), _("Settle it with a reason, correct one, or ask “Same person?”.")))


def question_sentence(known: Known, code: str, places: tuple[str, ...]) -> str:
    """What nobody says, and would settle it."""
    return _(NOT_KNOWN[code]).format(places=_places(known, places))


def succession_sentence(
    known: Known, kind: str, places: tuple[str, ...], numbers: tuple[int, ...] = ()
) -> str:
    """That something changed over time and is no contradiction."""
    return _(MOVED_ON[kind]).format(places=_places(known, places, " → "), **_numbers(numbers))


def _days(overlap: Bounds) -> str:
    """All days from one to another: not "between", which would be some day of them."""
    first, last = overlap.earliest, overlap.latest
    if first is None or last is None:
        return dates.span(overlap, "named")
    return dates.day(first) if first == last else f"{dates.day(first)} – {dates.day(last)}"


def _places(known: Known, places: tuple[str, ...], between: str = "; ") -> str:
    names = [known.mentions[id_].name if id_ in known.mentions else id_ for id_ in places]
    return between.join(unique(names))


def _numbers(numbers: tuple[int, ...]) -> dict[str, str]:
    """The first number and the last."""
    shown = [figure(number) for number in numbers] or [""]
    return {"number": shown[0], "more": shown[-1]}
