"""The case grid in our own words: each thing that a State must record and tell of those it holds, what is known of it,
the elements of enforced disappearance, and time limits. The Convention's own text is not repeated here.
"""

from datetime import date

from habeas.language import gettext as _
from habeas.language import mark
from habeas.wording import dates
from habeas.wording.grammar import sentence

DEATH = mark("If they died: how, of what, and where the remains are")
HEALTH = mark("How their health is")

CELLS = {
    "17_3_a": mark("Who the person is"),
    "17_3_b": mark("When, where and by whom they were taken"),
    "17_3_c": mark("Who ordered it, and why"),
    "17_3_d": mark("Who supervises it"),
    "17_3_e": mark("Where they are held, since when, and who answers for that place"),
    "17_3_f": HEALTH,
    "17_3_g": DEATH,
    "17_3_h": mark("When they were let go or moved, where to, and by whom"),
    "18_1_a": mark("Who ordered that they be held"),
    "18_1_b": mark(
        "When and where they were taken, and when they were brought to the place where they are held"
    ),
    "18_1_c": mark("Who supervises that they are held"),
    "18_1_d": mark("Where they are; if they were moved, where to, and who answers for it"),
    "18_1_e": mark("When and where they were let go"),
    "18_1_f": HEALTH,
    "18_1_g": DEATH,
}
"""What a State must record of whom it holds (17_3) and tell relatives and counsel (18_1), by article."""

CELL_STATES = {
    "known": mark("somebody named says it"),
    "claimed": mark("an authority says it"),
    "denied": mark("denied"),
    "refused": mark("asked, and refused"),
    "no_answer": mark("asked, no answer known"),
    "unnamed": mark("said, with nobody named as saying so"),
    "not_asked": mark("not asked of any authority, as far as we know"),
    "not_said": mark("nothing is said of it"),
}
"""What can be said of one of them."""

FINDINGS = {
    "not_decided": mark("Nobody has decided on it."),
    "found": mark("Decided; it waits for a second person."),
    "reviewed": mark("Decided, and a second person agrees."),
    "disagree": mark("People do not see it alike."),
    "unsupported": mark("Decided, but something that it rests on was taken back or corrected since."),
}
"""How it stands with an element of enforced disappearance."""

DEADLINES = {
    "wgeid_urgent": mark(
        "UN Working Group on Disappearances, urgent procedure: within three months after the disappearance"
    ),
    "wgeid_connected": mark(
        "UN Working Group on Disappearances, case connected with an urgent one: within a year after the disappearance"
    ),
    "ced_follow_up": mark("UN Committee on Disappearances: the State is asked to answer within two weeks"),
    "wgad_answer": mark("UN Working Group on Arbitrary Detention: the State has 60 days to answer"),
    "wgeid_six_months": mark(
        "UN Working Group on Disappearances: an answer of the State is to be contested within six months"
    ),
}
"""Time limits, by their code in `habeas.watch.deadlines`."""


def article(code: str) -> str:
    """The article of a cell: "art. 17(3)(b)"."""
    number, paragraph, letter = code.split("_")
    return _("art. {article}").format(article=f"{number}({paragraph})({letter})")


def deadline_line(
    code: str, state: str, earliest: date | None, latest: date | None, *, confirmed: bool
) -> str:
    """One time limit and how it stands with it. One that was not checked at its source says so."""
    said = [sentence(_(DEADLINES[code])), deadline_state(state, earliest, latest)]
    if not confirmed:
        said.append(_("This rule was not checked at its source: ask them before you rely on it."))
    return " ".join(said)


def deadline_state(state: str, earliest: date | None, latest: date | None) -> str:
    """Until when a limit is open, by the first and the last day that it may be."""
    first, last = earliest and dates.day(earliest), latest and dates.day(latest)
    if state == "not_begun":
        return _("Not begun, as far as we know.")
    if state == "passed":
        return _("Passed: it was open until {last} at the latest.").format(last=last)
    if state == "open" and first == last:
        return _("Open until {first}.").format(first=first)
    head = {
        "open": _("Open until {first}.").format(first=first),
        "may_have_passed": _("It may have passed on {first}.").format(first=first),
        "unknown": _("It cannot be counted: nobody says since when."),
    }[state]
    if not last:
        return head
    at_the_latest = _("At the latest it is open until {last}.").format(last=last)
    return f"{head} {at_the_latest}"
