"""What is to be done, in words: on what, by whom, by when; late, cancelled because somebody said no, or open."""

from dataclasses import dataclass

from habeas.desk.opened import Desk
from habeas.desk.pages.lines import place
from habeas.desk.pages.said import TO_DO, about_in_words
from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.statements.to_do import is_cancelled, open_tasks
from habeas.statements.work import Task, TaskKind, due_day
from habeas.wording import dates


@dataclass(frozen=True)
class ToDo:
    """One thing to be done. `is_cancelled`: whoever was to be called asked us not to."""

    id: str
    kind: str
    about: str
    link: str
    what: str
    to: str
    due: str
    day: str
    is_late: bool
    is_mine: bool
    is_cancelled: bool
    is_call: bool


def to_do(here: Desk, known: Known) -> list[ToDo]:
    """Everything that is not done: what is mine or nobody's first, then by day."""
    lines = [_line(here, known, task) for task in open_tasks(known)]
    return sorted(lines, key=lambda one: (not one.is_mine, one.is_cancelled, one.day or "9999"))


def _line(here: Desk, known: Known, task: Task) -> ToDo:
    due = due_day(task)
    return ToDo(
        id=task.id,
        kind=_(TO_DO[task.kind]),
        about=about_in_words(known, task.on),
        link=place(known, task.on),
        what=task.what,
        to=task.to,
        due=dates.day(due) if due else "",
        day=due.isoformat() if due else "",
        is_late=due is not None and due < here.today(),
        is_mine=task.to in ("", here.user),
        is_cancelled=is_cancelled(known, task),
        is_call=task.kind is TaskKind.CALL_BACK,
    )
