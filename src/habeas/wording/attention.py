"""What needs attention in a line: whom it concerns, what it is, its day. It says what to look at, never what is so."""

from collections.abc import Sequence

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.case_grid import DEADLINES
from habeas.wording.decided import ELEMENTS
from habeas.wording.grammar import listed, sentence

ITEMS = {
    "doubtful_contact": mark("{names}: a sign of life is in doubt, and somebody has to look at it."),
    "deadline": mark("{names}: a time limit is near."),
    "silence": mark("{names}: nothing has been heard."),
    "promise_lapsed": mark("{names}: the day of a promise has passed, and nobody says what came of it."),
    "promise_due": mark("{names}: a promise is due."),
    "contradiction": mark("{names}: what is said does not fit together."),
    "finding_unsupported": mark("{names}: what a finding rests on was taken back or corrected."),
    "finding_disputed": mark("{names}: a finding is not seen alike."),
    "finding_unreviewed": mark("{names}: a finding waits for a second person."),
}
"""What needs attention, by its kind."""

CODES = DEADLINES | {element.value: text for element, text in ELEMENTS.items()}
"""What the code of an item means: which limit, which element of enforced disappearance."""


def item_line(kind: str, names: Sequence[str], code: str, day: Bounds) -> str:
    """One thing that needs attention. `names` are those it concerns; `day` its first and last possible day."""
    who = listed(list(names)) if names else _("It is not said of whom")
    said = [_(ITEMS[kind]).format(names=who)]
    if code in CODES:
        said.append(sentence(_(CODES[code])))
    if day != Bounds():
        said.append(_("Day: {date}.").format(date=dates.span(day, "named")))
    return " ".join(said)
