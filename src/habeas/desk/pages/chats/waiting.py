"""Exports between being chosen and being taken in: in memory only, few, not for long, each for who brought it alone."""

from dataclasses import dataclass, field
from datetime import datetime

from habeas.desk.waiting import Waitings
from habeas.intake import Refused
from habeas.intake.chats import Chat, Export
from habeas.intake.chats.whatsapp_times import Order
from habeas.language import gettext as _
from habeas.protection.chance import new_id

MOST = 4
"""Exports that wait at once."""
MOST_BYTES = 192 * 1024 * 1024
"""Bytes of all exports that wait, as they came."""


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


def _too_many() -> Refused:
    return Refused(
        _("Other chats wait to be taken in already."),
        _("Take one of them in or put it away first; one that nobody looks at goes after an hour."),
    )


WAITING: Waitings[Waiting] = Waitings(MOST, MOST_BYTES, _too_many)
"""The exports that wait in this process."""
