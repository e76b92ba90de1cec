"""What somebody brought and has not decided on yet: in memory only, little of it, not for long, each for whoever
brought it alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock, Timer
from typing import Generic, Protocol, TypeVar

from habeas.intake import Refused

FOR = timedelta(hours=1)
"""How long something waits after it was last looked at."""


class Waits(Protocol):
    """Something that waits: whose it is, its bytes, when it was last looked at, and the end of its address."""

    user: str
    data: bytes
    seen: datetime
    token: str


W = TypeVar("W", bound=Waits)


class Waitings(Generic[W]):
    """All things of one kind that wait in this process: at most so many, and so many bytes. Safe to share between
    threads. Whoever brings one too many hears what `refusal` says."""

    def __init__(self, most: int, most_bytes: int, refusal: Callable[[], Refused]) -> None:
        self.most, self.most_bytes, self._refusal = most, most_bytes, refusal
        self._lock = Lock()
        self._all: dict[str, W] = {}

    def add(self, one: W) -> None:
        """Let it wait. Raises Refused if too much waits already and none of it is old."""
        with self._lock:
            self._forget(one.seen)
            size = sum(len(other.data) for other in self._all.values()) + len(one.data)
            if len(self._all) >= self.most or size > self.most_bytes:
                raise self._refusal()
            self._all[one.token] = one
        self._look_again(one.token)

    def get(self, token: str, user: str, now: datetime) -> W | None:
        """What somebody brought; None if it was put away, has gone, or somebody else brought it."""
        with self._lock:
            self._forget(now)
            found = self._all.get(token)
            if found is None or found.user != user:
                return None
            found.seen = now
            return found

    def put_away(self, token: str) -> None:
        """Let go of it."""
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
