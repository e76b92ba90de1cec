"""Take in a list that waits: at once if it is short, else beside the pages, with progress and a way to stop it."""

from contextvars import copy_context
from threading import Thread

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.case import CaseError
from habeas.acts.take_in_list import Stopped, take_in_list
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.lists.choosing import headers
from habeas.desk.pages.lists.waiting import WAITING, Job, Waiting, waiting_or_404
from habeas.desk.partners.habits import remember
from habeas.language import gettext as _
from habeas.language import ngettext

AT_ONCE = 1000
"""Rows that are taken in while the page waits: well within a second."""


def begin(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Begin to take in. A short list is in when this returns."""
    here = desk()
    waiting.job = Job(of=len(waiting.table.sheets[waiting.asked.sheet].rows))
    if waiting.job.of <= AT_ONCE:
        _work(here, waiting, waiting.job)
        return _end(request, waiting)
    # Whoever is at the page, and their language, go along.
    Thread(target=copy_context().run, args=(_work, here, waiting, waiting.job, True), daemon=True).start()
    return redirect("list_progress", waiting.token)


@require_GET
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """How far it is; where it ended, what came of it. The page asks again by itself; without a script, by hand."""
    waiting = waiting_or_404(token)
    if waiting.job is None:
        return redirect("list_columns", token)
    if waiting.job.has_ended:
        answer = _end(request, waiting)
        if request.headers.get("HX-Request"):
            # A fragment cannot go elsewhere; the page is told to.
            moved = HttpResponse()
            moved.headers["HX-Redirect"] = answer.headers["Location"]
            return moved
        return answer
    part = "lists/progress_line.html" if request.headers.get("HX-Request") else "lists/progress.html"
    return render(request, part, {"job": waiting.job, "token": token, "filename": waiting.filename})


@require_POST
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop it, if it is not stored yet."""
    waiting = waiting_or_404(token)
    if waiting.job is not None:
        waiting.job.stop = True
    return redirect("list_progress", token)


def _work(here: Desk, waiting: Waiting, job: Job, beside: bool = False) -> None:
    """Take it in. Whatever happens ends up in the job: nothing here may fail in silence."""
    try:
        job.result = take_in_list(
            here.case,
            waiting.data,
            waiting.table,
            waiting.asked,
            filename=waiting.filename,
            obtained=waiting.obtained,
            obtained_from=waiting.obtained_from or None,
            seen_by=waiting.seen_by,
            by=here.user,
            at=here.now(),
            progress=job.hear,
        )
        here.catch_up()
        if job.result.source.id not in here.case.known().audiences:
            remember(waiting.asked, headers(waiting.table.sheets[waiting.asked.sheet], waiting.asked))
    except Stopped:
        job.problem = _("Stopped. Nothing of the list was stored.")
    except CaseError as why:
        job.problem = str(why)
    except Exception:
        if job.result is None:
            job.problem = _("habeas made a mistake, and nothing of the list was stored. Please report it.")
        if not beside:
            raise
    finally:
        job.has_ended = True
        if beside:
            connections.close_all()


def _end(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Say what came of it, once, and let go of the list where it is in."""
    job = waiting.job
    assert job is not None
    if job.result is None:
        waiting.job = None
        tell(request, job.problem)
        return redirect("list_columns", waiting.token)
    WAITING.put_away(waiting.token)
    taken = ngettext("Taken in: {count} person.", "Taken in: {count} people.", len(job.result.people))
    where = _(
        "habeas keeps its own copy; the file “{name}” still lies in the folder you chose it from. If it must not be "
        "found there, delete it there, and from the bin."
    )
    pasted = _("What you copied it from still lies where it was.")
    said = taken.format(count=f"{len(job.result.people):,}")
    rest = pasted if waiting.is_pasted else where.format(name=waiting.filename)
    tell(request, f"{said} {rest}")
    return redirect("list_compared" if waiting.asked.continues else "reader", job.result.source.id)
