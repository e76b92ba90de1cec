"""Contacts in words: what somebody's contact is worth as a sign of life, and why; on which way, and how freely.

Codes are those of the contact log (`register/contacts.py`); a test holds that each has its words.
"""

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.claims.contact import FreeToSpeak

STANDING = {
    "proof": mark("counts as a sign of life"),
    "weaker": mark("weaker: does not count by itself"),
    "implied": mark("must have been, nobody says when"),
    "doubted": mark("in doubt: does not count"),
    "failed": mark("not from the person"),
}
WHY = {
    "accepted": mark("a colleague accepted it"),
    "accepted_unasked": mark(
        "a colleague accepted it, though no question was asked that only the person can answer"
    ),
    "heard_or_seen": mark("heard or seen by somebody who is named"),
    "weaker_kind": mark("anybody could have written or sent it"),
    "third_party": mark("only passed on by somebody"),
    "nobody_named": mark("nobody is named as saying so"),
    "carried_over": mark("who says so was read from the context, not from the words"),
    "no_witness": mark("no person is named who heard or saw it"),
    "guessed": mark("whoever says so only guesses"),
    "only_told": mark("whoever says so was told it by somebody who is not named"),
    "of_a_group": mark("said of a group, not of this person by name"),
    "answered_right": mark("a question only the person can answer was answered rightly"),
    "words_came": mark("what the person said came to somebody"),
    "judged_doubtful": mark("a colleague doubts it"),
    "judged_failed": mark("a colleague judged it not to be from the person"),
    "channel_compromised": mark("a colleague decided not to trust the number or account"),
    "channel_doubted": mark("somebody posed as the person on this number or account, or failed a question"),
    "answered_wrong": mark("a question only the person can answer was answered wrongly"),
    "no_answer": mark("no answer came to a question only the person can answer"),
    "impersonated": mark("somebody posed as the person"),
}
FREE = {
    FreeToSpeak.YES: mark("free to speak, as said"),
    FreeToSpeak.OVERHEARD: mark("overheard"),
    FreeToSpeak.FORCED: mark("forced to speak"),
    FreeToSpeak.UNKNOWN: mark("not known whether free to speak"),
}


def standing(code: str) -> str:
    """What a contact is worth as a sign of life."""
    return _(STANDING[code])


def why(code: str) -> str:
    """Why it is worth that."""
    return _(WHY[code])


def freely(code: FreeToSpeak) -> str:
    """How freely the person could speak."""
    return _(FREE[code])
