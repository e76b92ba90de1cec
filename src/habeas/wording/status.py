"""What a person page says first: held or not, where, since when, last sign of life. Always as somebody said it."""

from habeas.language import ENGLISH, current, mark, ngettext
from habeas.language import gettext as _
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.words import figure

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

STATUS = {
    "held": mark("Held"),
    "said_released": mark("Let go"),
    "said_returned": mark("Sent back to a unit"),
    "said_escaped": mark("Got away"),
    "said_dead": mark("Died"),
    "released": mark("Let go, confirmed"),
    "returned": mark("Sent back to a unit, confirmed"),
    "returned_freely": mark("Back with a unit of their own will, confirmed"),
    "escaped": mark("Got away, confirmed"),
    "dead": mark("Died, confirmed"),
    "no_news": mark("No news"),
    "not_said": mark("Nothing is said of being held"),
}
UNCONFIRMED = frozenset({"said_released", "said_returned", "said_escaped", "said_dead"})

NO_PROOF = {
    "none_dated": mark("None with a date: what they said came to somebody, on a day nobody names"),
    "none_counts": mark("None that counts"),
    "none": mark("None: nobody tells of a contact"),
}
"""What is said in place of the last sign of life."""

PROOF = {
    "in_person": mark("seen in person"),
    "live_video": mark("a live video call"),
    "voice": mark("a call"),
    "voice_message": mark("a voice message"),
    "text": mark("a written message"),
    "document": mark("a document"),
    "third_party": mark("word passed on by someone"),
}


def number(value: int) -> str:
    """A number before a noun: "two", "41". Only English has words for it that no noun changes."""
    return NUMBERS[value] if current() == ENGLISH and value < len(NUMBERS) else figure(value)


def as_said(code: str, voices: int) -> str:
    """A status with how many say so, never bare: "Held, as two voices say", «Удерживается — так говорят 2 голоса»."""
    text = _(STATUS[code]) if code in STATUS else code.replace("_", " ").capitalize()
    if code == "not_said":
        return text
    if voices == 0:
        said = _("{status}; nobody is named as saying so").format(status=text)
    else:
        said = ngettext("{status}, as {number} voice says", "{status}, as {number} voices say", voices)
        said = said.format(status=text, number=number(voices))
    return _("{said}. Not confirmed").format(said=said) if code in UNCONFIRMED else said


def since(bounds: Bounds) -> str:
    """From when on: "since 8 July 2022", "since some day between ... and ...", "no later than ..."."""
    if bounds.earliest is None:
        if bounds.latest is None:
            return _("not known since when")
        return _("no later than {day}").format(day=dates.day(bounds.latest))
    if bounds.latest is None:
        return _("no earlier than {day}").format(day=dates.day(bounds.earliest))
    if bounds.earliest == bounds.latest:
        return _("since {day}").format(day=dates.day(bounds.earliest))
    between = _("since some day between {first} and {last}")
    return between.format(first=dates.day(bounds.earliest), last=dates.day(bounds.latest))


def no_proof(code: str) -> str:
    """Why there is no last sign of life to show (a code of `Dating`): none with a day, none that counts, none."""
    return _(NO_PROOF[code])


def presumption(is_presumed_alive: bool) -> str:
    """That the search goes on for a living person, for wherever a fate is shown; empty once that is over."""
    return _("Presumed alive") if is_presumed_alive else ""


def proof(kind: str) -> str:
    """The kind of a contact."""
    return _(PROOF[kind]) if kind in PROOF else kind.replace("_", " ")
