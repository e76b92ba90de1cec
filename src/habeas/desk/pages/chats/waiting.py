"""Exports between being chosen and being taken in: in memory only, few, not for long, each for who brought it alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock, Timer

from habeas.intake import Refused
from habeas.intake.chats import Chat, Export
from habeas.intake.chats.whatsapp_times import Order
from habeas.language import gettext as _
from habeas.protection.chance import new_id

MOST = 4
"""Exports that wait at once."""
MOST_BYTES = 192 * 1024 * 1024
"""Bytes of all exports that wait, as they came."""
FOR = timedelta(hours=1)
"""How long one waits after it was last looked at."""


@dataclass
class Waiting:
    """One export that waits: its bytes, what is in it, which chat was picked, which messages are chosen so far."""

    user: str
    data: bytes
    digest: str
    filename: str
    export: Export
    seen: datetime
    token: str = field(default_factory=lambda: new_id("x"))
    order: Order | None = None
    place: int = 0
    chosen: set[int] = field(default_factory=set)

    @property
    def chat(self) -> Chat:
        """The chat that was picked."""
        return self.export.chats[self.place]


class Waitings:
    """All exports that wait in this process. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._all: dict[str, Waiting] = {}

    def add(self, one: Waiting) -> None:
        """Let an export wait. Raises Refused if too much waits already and none of it is old."""
        with self._lock:
            self._forget(one.seen)
            size = sum(len(other.data) for other in self._all.values()) + len(one.data)
            if len(self._all) >= MOST or size > MOST_BYTES:
                raise Refused(
                    _("Other chats wait to be taken in already."),
                    _(
                        "Take one of them in or put it away first; one that nobody looks at goes after an hour."
                    ),
                )
            self._all[one.token] = one
        self._look_again(one.token)

    def get(self, token: str, user: str, now: datetime) -> Waiting | None:
        """The export that somebody brought; None if it was put away, has gone, or somebody else brought it."""
        with self._lock:
            self._forget(now)
            found = self._all.get(token)
            if found is None or found.user != user:
                return None
            found.seen = now
            return found

    def put_away(self, token: str) -> None:
        """Let go of an export."""
        with self._lock:
            self._all.pop(token, None)

    def _look_again(self, token: str) -> None:
        """Let it go in time also where nobody comes back: what bystanders wrote must not stay for the day."""

        def look() -> None:
            with self._lock:
                one = self._all.get(token)
                is_old = one is not None and one.seen == seen
                if is_old:
                    del self._all[token]
            if one is not None and not is_old:
                self._look_again(token)

        one = self._all.get(token)
        if one is None:
            return
        seen = one.seen
        timer = Timer(FOR.total_seconds(), look)
        timer.daemon = True
        timer.start()

    def _forget(self, now: datetime) -> None:
        for token, one in list(self._all.items()):
            if now - one.seen > FOR:
                del self._all[token]


WAITING = Waitings()
"""The exports that wait in this process."""
