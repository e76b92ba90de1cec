"""What is to be done still, what of it is due, and which calls are not to be made. Pure functions of what is known."""

from datetime import date

from habeas.statements.account import Use
from habeas.statements.allowed import refuses
from habeas.statements.known import Known
from habeas.statements.work import Task, TaskKind, due_day


def open_tasks(known: Known) -> list[Task]:
    """Every task that is in force and not done."""
    return [task for task in known.tasks.values() if task.id not in known.done]


def call_backs(known: Known) -> list[Task]:
    """Every call that is to be made still, cancelled ones too; the earliest day first, those without a day last."""
    calls = [task for task in open_tasks(known) if task.kind is TaskKind.CALL_BACK]
    return sorted(calls, key=lambda task: due_day(task) or date.max)


def is_cancelled(known: Known, task: Task) -> bool:
    """Whether a call is not to be made, because whoever would be called said so."""
    return task.kind is TaskKind.CALL_BACK and any(refuses(known, id_, Use.CONTACT) for id_ in task.sources)


def due_now(known: Known, user: str, today: date) -> int:
    """How many things are due today or late, of one's own and of those that are nobody's."""
    return sum(
        (day := due_day(task)) is not None
        and day <= today
        and task.to in ("", user)
        and not is_cancelled(known, task)
        for task in open_tasks(known)
    )
