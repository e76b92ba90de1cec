"""What the desk must be reminded of: a backup that is old, and numbers that are lower because words were erased."""

from dataclasses import dataclass
from datetime import timedelta

from habeas.desk.opened import Desk
from habeas.desk.pages.keeping.backups import last_backup
from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.wording import dates

OLD = timedelta(days=7)
"""How old the last backup may be."""
REMEMBERED = timedelta(days=30)
"""How long the register says that words were erased."""


@dataclass(frozen=True)
class Reminder:
    """Something to think of; `route` is the page where one does something about it, if there is one."""

    text: str
    route: str = ""


def reminders(here: Desk) -> list[Reminder]:
    """What to think of today."""
    known = here.known()
    return [*_backup(here, known), *_erased(here, known)]


def _backup(here: Desk, known: Known) -> list[Reminder]:
    last = last_backup(known)
    if last is None:
        return [Reminder(_("No backup of this case was ever made."), "keeping")] if known.sources else []
    if here.today() - last <= OLD:
        return []
    return [Reminder(_("The last backup was made on {day}.").format(day=dates.day(last)), "keeping")]


def _erased(here: Desk, known: Known) -> list[Reminder]:
    days = [known.noted[one.id].at.date() for one in known.withdrawals.values()]
    recent = [day for day in days if here.today() - day <= REMEMBERED]
    if not recent:
        return []
    said = _(
        "Words were erased, last on {day}, and numbers here may be lower than before. This is said to the desk only: "
        "before you publish a number next to an older one, think what the difference tells."
    )
    return [Reminder(said.format(day=dates.day(max(recent))))]
