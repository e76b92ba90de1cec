"""Work at the desk: what somebody is to do, that it is done, and remarks. Sealed like the sources they speak of."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class TaskKind(StrEnum):
    """What is to be done."""

    CALL_BACK = "call_back"
    READ = "read"
    LOOK_INTO = "look_into"


class Task(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to be done. `sources` are those it speaks of; `to` is who is to do it ("" while nobody is), `due`
    the day (ISO) by which, `on` the id of what it is about (a source, a person's mention, a fact)."""

    id: str
    sources: tuple[str, ...]
    kind: TaskKind
    on: str
    to: str = ""
    due: str = ""
    what: str = ""
    replaces: tuple[str, ...] = ()


def due_day(task: Task) -> date | None:
    """The day by which a task is to be done; None where none was noted, or what was noted is no day."""
    try:
        return date.fromisoformat(task.due)
    except ValueError:
        return None


class Done(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A task (`of`) that was done, with what came of it."""

    id: str
    of: str
    what: str = ""


class Comment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A remark of one colleague to the others on something (`on`: the id of a source, a mention or a fact). Never
    part of what is said; `sources` are those it may quote."""

    id: str
    sources: tuple[str, ...]
    on: str
    words: str
