"""Which case this process has open, who works on it, and what time it is. One case a process.

Pages ask here, so that tests can open another case and stop the clock.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from habeas.acts.case import Case
from habeas.desk.shelves.keeper import Keeper
from habeas.register.about import About
from habeas.statements.known import Known

THE_DESK = "the desk"
"""The user of a desk where one person works alone."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """An open case with its shelves, the user whose acts are written down, and the clock."""

    case: Case
    keeper: Keeper
    user: str = THE_DESK
    now: Callable[[], datetime] = _now
    _about: list[About] = field(default_factory=list)

    def about(self, known: Known) -> About:
        """The index over what is known. The last one is kept: it is costly, and pages only read it."""
        if not self._about or self._about[0].known is not known:
            self._about[:] = [About(known)]
        return self._about[0]

    def today(self) -> date:
        """Today, in UTC."""
        return self.now().date()


_open: list[Desk] = []


def open_desk(case: Case, *, user: str = THE_DESK, now: Callable[[], datetime] = _now) -> Desk:
    """Open a case in this process; the shelves catch up with the record. Closes the one before."""
    desk = Desk(case=case, keeper=Keeper(case), user=user, now=now)
    _open[:] = [desk]
    desk.keeper.catch_up(desk.today())
    return desk


def desk() -> Desk:
    """The open desk. Raises LookupError if no case is open."""
    if not _open:
        raise LookupError("no case is open in this process")
    return _open[0]
