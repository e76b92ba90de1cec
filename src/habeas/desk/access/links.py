"""One-time links. A link opens the desk once; who comes second is told so and let in nowhere."""

from threading import Lock

from django.utils.crypto import constant_time_compare, get_random_string

LENGTH = 43
"""Letters and digits in a token: 256 random bits."""


class OneTimeLinks:
    """The links given out by this process and not used yet. Kept in memory only."""

    def __init__(self) -> None:
        self._unused: set[str] = set()
        self._lock = Lock()

    def new(self) -> str:
        """The token of a new link."""
        token = get_random_string(LENGTH)
        with self._lock:
            self._unused.add(token)
        return token

    def use(self, token: str) -> bool:
        """Use a link up. True the first time, False ever after and for tokens never given out."""
        with self._lock:
            match = next((own for own in self._unused if constant_time_compare(own, token)), None)
            self._unused -= {match} if match else set()
            return match is not None


LINKS = OneTimeLinks()
"""The links of this process."""
