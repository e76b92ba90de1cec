"""What authorities were asked, answered and promised, in words: a promise with how it stands, and what was asked with
what came back. Each says what is said, and what nobody says; it never says by itself that a promise was kept.
"""

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.known import Known
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import sentence
from habeas.wording.sentences import fact_sentence

PROMISES = {
    "kept": mark("Kept, as is said."),
    "partly": mark("Kept in part, as is said."),
    "not_kept": mark("Not kept, as is said."),
    "no_action": mark("Nothing was done about it, as is said."),
    "disagree": mark("What came of it is told in different ways."),
    "lapsed": mark("Its day has passed, and nobody says what came of it."),
    "due": mark("Its day may still come."),
    "no_date": mark("Nobody can say by when: no date was given, or not from when to count."),
}
"""How it stands with a promise."""

FOLLOWED = {
    "like": mark("It may have come about. See what is said, and decide."),
    "unlike": mark("Something else is said to have followed. See what is said, and decide."),
}
"""What is said to have happened after a promise: what may be it, and what is of its kind and is not it."""

APPROACHES = {
    "answered": mark("An answer is known."),
    "promised": mark("A promise was given in return."),
    "outcome": mark("No answer is known, only what came of it."),
    "no_answer": mark("No answer is known."),
}
"""What came back when an authority was asked."""

JOINED = {
    "request": mark("The answer names this request."),
    "telling": mark("The answer is told together with it."),
    "parties": mark("The same people asked and were answered; nobody says that it was to this."),
}
"""Why an answer is taken to be one to what was asked."""


def promise_line(known: Known, fact: str, state: str, due: Bounds) -> str:
    """A promise as one statement has it, with its condition, how it stands, and by when it was to be kept."""
    said = fact_sentence(known.statements[fact].fact, cast_of_record(known))
    return " ".join(part for part in (sentence(said), promise_state(state, due)) if part)


def promise_state(state: str, due: Bounds) -> str:
    """How it stands with a promise, and by when it was to be kept, as far as that is known."""
    said = _(PROMISES[state])
    if due == Bounds():
        return said
    by_when = _("By when: {date}.").format(date=dates.span(due, "named"))
    return f"{said} {by_when}"


def approach_line(known: Known, fact: str, state: str) -> str:
    """What an authority was asked, as one statement has it, and what came back."""
    said = fact_sentence(known.statements[fact].fact, cast_of_record(known))
    return f"{sentence(said)} {_(APPROACHES[state])}"


def answer_line(known: Known, fact: str, joined: str) -> str:
    """What an authority answered; where nobody says that it was to this, that is said."""
    said = sentence(fact_sentence(known.statements[fact].fact, cast_of_record(known)))
    return f"{said} {_(JOINED[joined])}" if joined == "parties" else said
