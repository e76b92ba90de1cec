"""What colleagues say to one another on a source, a person or a fact, and give one another to do. Never printed."""

from dataclasses import dataclass

from habeas.desk.opened import Desk
from habeas.desk.pages.said import TO_DO
from habeas.desk.pages.work.tasks import ToDo, to_do
from habeas.desk.people.known import names_of_people
from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.statements.work import TaskKind
from habeas.wording import dates

GIVEN = (TaskKind.LOOK_INTO, TaskKind.READ, TaskKind.CALL_BACK)
"""What can be given to somebody to do, the usual first."""


@dataclass(frozen=True)
class Remark:
    """One remark."""

    id: str
    by: str
    day: str
    words: str
    is_mine: bool


@dataclass(frozen=True)
class BetweenUs:
    """Remarks and tasks on one thing, with what its forms need: `on` is what new ones are noted on."""

    on: str
    back: str
    remarks: tuple[Remark, ...]
    tasks: tuple[ToDo, ...]
    people: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]


def between_us(here: Desk, known: Known, ons: tuple[str, ...], on: str, *, back: str) -> BetweenUs:
    """What stands on any of `ons` (a person goes by several ids)."""
    own = set(ons)
    remarks = (one for one in known.comments.values() if one.on in own)
    open_ = {task.id for task in known.tasks.values() if task.on in own}
    return BetweenUs(
        on=on,
        back=back,
        remarks=tuple(
            Remark(one.id, noted.by, dates.day(noted.at.date()), one.words, noted.by == here.user)
            for one in remarks
            for noted in (known.noted[one.id],)
        ),
        tasks=tuple(one for one in to_do(here, known) if one.id in open_) if open_ else (),
        people=tuple(names_of_people(here)),
        kinds=tuple((kind.value, _(TO_DO[kind])) for kind in GIVEN),
    )
