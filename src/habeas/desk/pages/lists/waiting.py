"""Lists between being chosen and being taken in. In memory, few, not for long, each for who brought it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import Http404

from habeas.acts.take_in_list import Asked, Plan, Stopped, TakenIn
from habeas.desk.opened import desk
from habeas.desk.waiting import Waitings
from habeas.intake import Refused
from habeas.intake.tables import Table
from habeas.language import gettext as _
from habeas.protection.chance import new_id

MOST = 4
"""Lists that wait at once. The largest has some hundred megabytes in memory, most less than one."""
MOST_BYTES = 192 * 1024 * 1024
"""Bytes of all lists that wait, as they came."""


@dataclass
class Job:
    """A list being taken in. `done` of `of` rows are read; a person may ask it to `stop`; it ends in
    a `problem` or a `result`."""

    done: int = 0
    of: int = 0
    stop: bool = False
    has_ended: bool = False
    problem: str = ""
    result: TakenIn | None = None

    @property
    def is_storing(self) -> bool:
        """Whether all rows are read: from here on it is one act, and cannot be stopped."""
        return self.done >= self.of > 0

    def hear(self, done: int, of: int) -> None:
        """Hear how far it is. Raises Stopped if a person asked for it."""
        self.done, self.of = done, of
        if self.stop:
            raise Stopped


@dataclass
class Waiting:
    """One list that waits: its bytes, its table, how it came to us, and what was said of it so far."""

    user: str
    data: bytes
    table: Table
    filename: str
    obtained: str
    obtained_from: str
    asked: Asked
    seen: datetime
    token: str = field(default_factory=lambda: new_id("l"))
    seen_by: tuple[str, ...] | None = None
    is_remembered: bool = False
    is_pasted: bool = False
    plan: tuple[object, Plan] | None = None
    job: Job | None = None


def _too_many() -> Refused:
    return Refused(
        _("Other lists wait to be taken in already."),
        _("Take one of them in or put it away first; one that nobody looks at goes after an hour."),
    )


WAITING: Waitings[Waiting] = Waitings(MOST, MOST_BYTES, _too_many)
"""The lists that wait in this process."""


def waiting_or_404(token: str) -> Waiting:
    """The list that this visitor brought. Raises Http404."""
    here = desk()
    found = WAITING.get(token, here.user, here.now())
    if found is None:
        raise Http404
    return found
