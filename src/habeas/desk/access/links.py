"""One-time links. A link does what it is for once; who comes second is told so and let in nowhere."""

from threading import Lock

from django.utils.crypto import constant_time_compare, get_random_string

LENGTH = 43
"""Letters and digits in a token: 256 random bits."""


class OneTimeLinks:
    """The links given out by this process and not used yet, each with whom it is for. Kept in memory only."""

    def __init__(self) -> None:
        self._unused: dict[str, str] = {}
        self._lock = Lock()

    def new(self, whose: str = "") -> str:
        """The token of a new link. One that is for somebody takes the place of any they had before."""
        token = get_random_string(LENGTH)
        with self._lock:
            self._forget(whose)
            self._unused[token] = whose
        return token

    def whose(self, token: str) -> str | None:
        """Whom a link is for; None if it was used, or never given out."""
        with self._lock:
            match = self._match(token)
            return None if match is None else self._unused[match]

    def use(self, token: str) -> bool:
        """Use a link up. True the first time, False ever after and for tokens never given out."""
        with self._lock:
            match = self._match(token)
            if match is not None:
                del self._unused[match]
            return match is not None

    def forget(self, whose: str) -> None:
        """Take back what somebody was given and has not used."""
        with self._lock:
            self._forget(whose)

    def _forget(self, whose: str) -> None:
        for token in [token for token, of in self._unused.items() if whose and of == whose]:
            del self._unused[token]

    def _match(self, token: str) -> str | None:
        return next((own for own in self._unused if constant_time_compare(own, token)), None)


LINKS = OneTimeLinks()
"""The links that open the desk for whoever opened the case with a passphrase."""
INVITATIONS = OneTimeLinks()
"""The links with which somebody who was invited chooses a password, by the name of that person."""
