"""Lists between being chosen and being taken in. In memory, few, not for long, each for who brought it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from django.http import Http404

from habeas.acts.take_in_list import Asked, Plan, Stopped, TakenIn
from habeas.desk.opened import desk
from habeas.intake import Refused
from habeas.intake.tables import Table
from habeas.language import gettext as _
from habeas.protection.chance import new_id

MOST = 4
"""Lists that wait at once. The largest has some hundred megabytes in memory, most less than one."""
FOR = timedelta(hours=1)
"""How long one waits after it was last looked at."""


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

    token: str
    user: str
    data: bytes
    table: Table
    filename: str
    obtained: str
    obtained_from: str
    asked: Asked
    seen: datetime
    seen_by: tuple[str, ...] | None = None
    is_remembered: bool = False
    is_pasted: bool = False
    plan: tuple[object, Plan] | None = None
    job: Job | None = None


@dataclass
class Waitings:
    """All lists that wait in this process. Safe to share between threads."""

    _lock: Lock = field(default_factory=Lock)
    _all: dict[str, Waiting] = field(default_factory=dict)

    def add(self, make: Callable[[str], Waiting], now: datetime) -> Waiting:
        """Let a list wait. Raises Refused if too many wait already and none is old."""
        with self._lock:
            self._forget(now)
            if len(self._all) >= MOST:
                raise Refused(
                    _("{count} lists wait to be taken in already.").format(count=MOST),
                    _(
                        "Take one of them in or put it away first; one that nobody looks at goes after an hour."
                    ),
                )
            made = make(new_id("l"))
            self._all[made.token] = made
            return made

    def get(self, token: str, user: str, now: datetime) -> Waiting | None:
        """The list that somebody brought; None if it was put away, has gone, or somebody else brought it."""
        with self._lock:
            self._forget(now)
            found = self._all.get(token)
            if found is None or found.user != user:
                return None
            found.seen = now
            return found

    def put_away(self, token: str) -> None:
        """Let go of a list."""
        with self._lock:
            self._all.pop(token, None)

    def _forget(self, now: datetime) -> None:
        for token, one in list(self._all.items()):
            is_busy = one.job is not None and not one.job.has_ended
            if not is_busy and now - one.seen > FOR:
                del self._all[token]


WAITING = Waitings()


def waiting_or_404(token: str) -> Waiting:
    """The list that this visitor brought. Raises Http404."""
    here = desk()
    found = WAITING.get(token, here.user, here.now())
    if found is None:
        raise Http404
    return found
