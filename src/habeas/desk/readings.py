"""Texts are read beside the pages: one thread reads, one text after another, and a page says how far it is.

Invariant: no page waits longer than `MOMENT` for a reading; what goes wrong with one is said on its page.
"""

import atexit
import logging
from collections import deque
from dataclasses import dataclass, field
from threading import Condition, Thread

from habeas import language
from habeas.acts.case import Case
from habeas.acts.reading import kept_reading, reading_of
from habeas.desk.opened import Desk
from habeas.language import gettext as _
from habeas.reading.read import CannotRead, can_read
from habeas.reading.suggestion import Reading

MOMENT = 0.7
"""Seconds that a page waits for a text to be read: most are read by then."""


class BeingRead(CannotRead):
    """The text is being read: `done` of `parts` parts; 0 of 0 while others are read before it."""

    def __init__(self, done: int, parts: int) -> None:
        super().__init__(_("This text is being read."))
        self.done, self.parts = done, parts


class NotRead(CannotRead):
    """Reading a text went wrong. The message says what; it can be tried once more."""


@dataclass(eq=False)
class _Job:
    case: Case
    source: str
    spoken: str
    done: int = 0
    parts: int = 0
    problem: CannotRead | None = None
    is_over: bool = False

    def needs_no_wait(self) -> bool:
        return self.is_over or self.parts > 1


@dataclass
class _Room:
    """The texts that wait, and those that went wrong. Every member is used with `changed` held."""

    changed: Condition = field(default_factory=Condition)
    jobs: dict[tuple[str, str], _Job] = field(default_factory=dict)
    waiting: deque[_Job] = field(default_factory=deque)
    worker: Thread | None = None
    is_closing: bool = False


class _Closing(Exception):
    """The desk closes while a text is being read: it is read another time."""


_ROOM = _Room()


def reading_here(desk: Desk, source_id: str, *, wait: float | None = None) -> Reading:
    """The reading of a source. Raises CannotRead where there is none: at once for a text that no reader reads,
    BeingRead while it is being read, NotRead where that went wrong."""
    wait = MOMENT if wait is None else wait
    for _attempt in range(2):
        kept = kept_reading(desk.case, source_id)
        if kept is not None:
            return kept
        with _ROOM.changed:
            job = _ROOM.jobs.get(_key(desk, source_id)) or _begun(desk, source_id)
            if wait and job in _ROOM.waiting:
                # Somebody looks at this one: it goes before those that nobody waits for.
                _ROOM.waiting.remove(job)
                _ROOM.waiting.appendleft(job)
            # A text of several parts is not read within a moment.
            _ROOM.changed.wait_for(job.needs_no_wait, wait)
            if not job.is_over:
                raise BeingRead(job.done, job.parts)
            if job.problem:
                raise job.problem
            # It is kept now, unless what it rests on was noted anew meanwhile: then it is read once more.
            _ROOM.jobs.pop(_key(desk, source_id), None)
    raise BeingRead(0, 0)


def _key(desk: Desk, source_id: str) -> tuple[str, str]:
    return str(desk.case.path), source_id


def _begun(desk: Desk, source_id: str) -> _Job:
    """A text put among those that wait. Raises CannotRead at once if it is in a language that is not read."""
    can_read(desk.case.text(source_id), desk.case.known().sources[source_id].language)
    job = _ROOM.jobs[_key(desk, source_id)] = _Job(desk.case, source_id, language.current())
    _ROOM.waiting.append(job)
    if _ROOM.worker is None:
        _ROOM.worker = Thread(target=_work, name="reading", daemon=True)
        _ROOM.worker.start()
    return job


def read_once_more(desk: Desk, source_id: str) -> None:
    """Forget what went wrong with a text: it is read anew when its page is asked for."""
    with _ROOM.changed:
        job = _ROOM.jobs.get(_key(desk, source_id))
        if job and job.is_over:
            _ROOM.jobs.pop(_key(desk, source_id))


def _work() -> None:
    while True:
        with _ROOM.changed:
            if not _ROOM.waiting:
                _ROOM.worker = None
                return
            job = _ROOM.waiting.popleft()
        problem = _read(job)
        with _ROOM.changed:
            job.problem, job.is_over = problem, True
            _ROOM.changed.notify_all()


def _read(job: _Job) -> CannotRead | None:
    def say(done: int, parts: int) -> None:
        with _ROOM.changed:
            if _ROOM.is_closing:
                raise _Closing
            job.done, job.parts = done, parts
            _ROOM.changed.notify_all()

    language.use(job.spoken)
    try:
        reading_of(job.case, job.source, say)
    except CannotRead as why:
        return why
    except _Closing:
        return None
    except Exception as why:  # Whatever it is, the page must say so; the terminal says where.
        logging.getLogger(__name__).exception("reading went wrong")
        wrong = _(
            "Reading this text went wrong ({why}). The text itself is safe, and what it says can be added by hand."
        )
        return NotRead(wrong.format(why=type(why).__name__))
    return None


def _close() -> None:
    """Let the part that is being read come to its end: a thread that dies in the middle of it takes all with it."""
    with _ROOM.changed:
        _ROOM.is_closing = True
        _ROOM.waiting.clear()
        worker = _ROOM.worker
    if worker is not None:
        worker.join(timeout=20)


atexit.register(_close)
