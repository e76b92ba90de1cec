"""Something long that runs beside the pages, such as a backup: one at a time, with how far it is and its end."""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from threading import Lock, Thread

from habeas.acts.case import CaseError
from habeas.language import gettext as _


@dataclass
class Job:
    """One long thing: what it is in words, `done` of `of`, and in the end a `problem` or what to `say`."""

    what: str
    user: str
    done: int = 0
    of: int = 0
    has_ended: bool = False
    problem: str = ""
    say: tuple[str, ...] = ()
    thread: Thread | None = None

    def hear(self, done: int, of: int) -> None:
        """Hear how far it is."""
        self.done, self.of = done, of


_lock = Lock()
_last: list[Job] = []


def last() -> Job | None:
    """What runs now, or ran last."""
    return _last[0] if _last else None


def start(what: str, user: str, work: Callable[[Job], tuple[str, ...]]) -> Job | None:
    """Run something; its sentences are said when it ends. None if something runs already."""
    job = Job(what, user)
    with _lock:
        if _last and not _last[0].has_ended:
            return None
        _last[:] = [job]
    # It speaks the language of whoever asked for it.
    context = copy_context()
    job.thread = Thread(target=lambda: context.run(_run, job, work), daemon=True)
    job.thread.start()
    return job


def _run(job: Job, work: Callable[[Job], tuple[str, ...]]) -> None:
    try:
        job.say = work(job)
    except CaseError as why:
        job.problem = str(why)[:1].upper() + str(why)[1:]
    except Exception:
        job.problem = _("habeas made a mistake here. The case itself is untouched; the terminal says why.")
        raise
    finally:
        job.has_ended = True
