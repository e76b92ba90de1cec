"""What needs attention in a line: whom it concerns, what it is, its day. It says what to look at, never what is so."""

from collections.abc import Sequence
from datetime import date

from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.statements.when import Bounds
from habeas.wording import dates
from habeas.wording.case_grid import DEADLINES
from habeas.wording.decided import ELEMENTS
from habeas.wording.grammar import listed, sentence

ITEMS = {
    "doubtful_contact": mark("{names}: a sign of life is in doubt, and somebody has to look at it."),
    "deadline": mark("{names}: a time limit is near."),
    "silence": mark("{names}: no sign of life that counts for {days}."),
    "list_vanished": mark("{names}: not on the next version of a list."),
    "promise_lapsed": mark("{names}: the day of a promise has passed, and nobody says what came of it."),
    "promise_due": mark("{names}: a promise is due."),
    "contradiction": mark("{names}: what is said does not fit together."),
    "number_affected": mark("A number that was published rests on less than it did."),
    "finding_unsupported": mark("{names}: what a finding rests on was taken back or corrected."),
    "finding_disputed": mark("{names}: a finding is not seen alike."),
    "finding_unreviewed": mark("{names}: a finding waits for a second person."),
}
"""What needs attention, by its kind."""
ENDLESS = mark("{names}: no sign of life that counts, and nobody says since when.")

CODES = DEADLINES | {element.value: text for element, text in ELEMENTS.items()}
"""What the code of an item means: which limit, which element of enforced disappearance."""


A_FEW_NAMES = 4
"""Names that are told of those whom a list leaves out; the others are counted."""


def gone_line(names: Sequence[str], day: Bounds) -> str:
    """Those who stood on one version of a list (of the first day) and do not stand on the next (of the last)."""
    first, last = (dates.day(one) if one else "?" for one in (day.earliest, day.latest))
    said = ngettext(
        "{count} person on the version of {first} is not on that of {last}, and nobody has noted why: {names}.",
        "{count} people on the version of {first} are not on that of {last}, and nobody has noted why: {names}.",
        len(names),
    )
    few = list(names[:A_FEW_NAMES])
    left = len(names) - len(few)
    if left:
        few.append(ngettext("{count} more", "{count} more", left).format(count=f"{left:,}"))
    return said.format(count=f"{len(names):,}", first=first, last=last, names=listed(few))


def item_line(kind: str, names: Sequence[str], code: str, day: Bounds, as_of: date) -> str:
    """One thing that needs attention. `names` are those it concerns; `day` its first and last possible day; a silence
    is said by how many days it has lasted by `as_of`."""
    if kind == "list_vanished":
        return gone_line(names, day)
    who = listed(list(names)) if names else _("It is not said of whom")
    text = ENDLESS if kind == "silence" and day == Bounds() else ITEMS[kind]
    said = [_(text).format(names=who, days=dates.days_ago(*day.days_until(as_of)))]
    if code in CODES:
        said.append(sentence(_(CODES[code])))
    if day != Bounds() and kind not in ("silence", "finding_unreviewed"):
        said.append(_("Day: {date}.").format(date=dates.span(day, "named")))
    return " ".join(said)
