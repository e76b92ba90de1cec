"""One-time links. A link opens the desk once; who comes second is told so and let in nowhere."""

import secrets
from threading import Lock


class OneTimeLinks:
    """The links given out by this process and not used yet. Kept in memory only."""

    def __init__(self) -> None:
        self._unused: set[str] = set()
        self._lock = Lock()

    def new(self) -> str:
        """The token of a new link, 256 random bits."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._unused.add(token)
        return token

    def use(self, token: str) -> bool:
        """Use a link up. True the first time, False ever after and for tokens never given out."""
        with self._lock:
            match = next((own for own in self._unused if secrets.compare_digest(own, token)), None)
            self._unused -= {match} if match else set()
            return match is not None


LINKS = OneTimeLinks()
"""The links of this process."""
