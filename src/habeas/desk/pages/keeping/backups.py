"""Backups from a page: to a folder of this machine, with how far it is, the list of those there, and checking one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.backup import RING_SUFFIX, SUFFIX, back_up, verify
from habeas.acts.checking import check_case
from habeas.desk.access.allowed import leads_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.keeping import jobs
from habeas.desk.pages.keeping.jobs import Job
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.ledger.check import Report
from habeas.statements.known import Known
from habeas.statements.leaving import Way
from habeas.wording import dates

_folders: dict[Path, str] = {}
"""The folder that was named last, by case; forgotten when the desk closes."""


@dataclass(frozen=True)
class BackupLine:
    """A backup that lies in the folder. `has_ring`: its ring lies beside it, and should not stay there."""

    name: str
    day: str
    size: int
    has_ring: bool


@leads_only
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a backup in the folder that was named."""
    here = desk()
    folder = request.POST.get("folder", "").strip()
    if problem := _problem(here, folder):
        tell(request, problem)
        return redirect("keeping")
    _folders[here.case.path] = folder
    user, now = here.user, here.now()

    def work(job: Job) -> tuple[str, ...]:
        made = back_up(here.case, Path(folder), by=user, at=now, progress=job.hear)
        said = ngettext(
            "Backed up and checked: {number} line of the record, in {file}.",
            "Backed up and checked: {number} lines of the record, in {file}.",
            made.entries,
        )
        ring = _(
            "The keys of its sources are in {ring}. Carry that file to another house, and erase it after 30 days."
        )
        return said.format(number=made.entries, file=made.file.name), ring.format(ring=made.ring.name)

    return _started(request, jobs.start(_("Making a backup"), user, work))


@leads_only
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Check one of the backups in the folder to the last byte."""
    here = desk()
    name = request.POST.get("name", "")
    file = next((file for file in _found(here) if file.name == name), None)
    if file is None:
        tell(request, _("This backup is not there any more. Put the stick in, and try again."))
        return redirect("keeping")
    now = here.now()

    def work(job: Job) -> tuple[str, ...]:
        number = verify(file, here.case.keys, at=now)
        said = ngettext(
            "{file} holds {number} line of the record. Every signature is right; no word was read.",
            "{file} holds {number} lines of the record. Every signature is right; no word was read.",
            number,
        )
        return (said.format(file=file.name, number=number),)

    return _started(request, jobs.start(_("Checking a backup"), here.user, work))


@leads_only
@require_POST
def check_all(request: HttpRequest) -> HttpResponse:
    """Check everything in this case: signatures, words, files."""
    here = desk()
    now = here.now()

    def work(job: Job) -> tuple[str, ...]:
        report = check_case(here.case, at=now, progress=job.hear)
        return _checked(report)

    return _started(request, jobs.start(_("Checking the whole case"), here.user, work))


@leads_only
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """How far the long thing is: the page, or for a script the line alone."""
    job = jobs.last()
    if job is None:
        raise Http404
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "keeping/progress_line.html", {"job": job})
    return render(request, "keeping/progress.html", {"job": job})


def folder(here: Desk) -> str:
    """The folder that was named last."""
    return _folders.get(here.case.path, "")


def backups(here: Desk) -> list[BackupLine]:
    """The backups of this case in that folder, the newest first."""
    return [
        BackupLine(
            name=file.name,
            day=dates.day(datetime.fromtimestamp(file.stat().st_mtime, UTC).date()),
            size=file.stat().st_size,
            has_ring=file.with_suffix(RING_SUFFIX).exists(),
        )
        for file in _found(here)
    ]


def last_backup(known: Known) -> date | None:
    """The day of the last backup, as the record says."""
    days = [known.noted[one.id].at for one in known.departures.values() if one.way is Way.BACKUP]
    return max(days).date() if days else None


def _checked(report: Report) -> tuple[str, ...]:
    if report.problems:
        wrong = (_("Not as it was written: {what}").format(what=what) for what in report.problems)
        advice = _("Keep this copy for whoever looks into it. Bring in a package, or put a backup back.")
        return (*wrong, advice)
    said = ngettext(
        "{number} line of the record is as it was signed.",
        "All {number} lines of the record are as they were signed.",
        report.entries,
    ).format(number=report.entries)
    gone = ngettext(
        "Not checked: the words of {number} line, because its key is gone or was never here.",
        "Not checked: the words of {number} lines, because their key is gone or was never here.",
        report.gone,
    ).format(number=report.gone)
    return (said, gone) if report.gone else (said,)


def _found(here: Desk) -> list[Path]:
    place = Path(folder(here))
    if not folder(here) or not place.is_dir():
        return []
    return sorted(place.glob(f"{here.case.path.name}-*{SUFFIX}"), reverse=True)


def _problem(here: Desk, named: str) -> str:
    place = Path(named)
    if not named or not place.is_absolute():
        return _("Name a folder by its whole address, such as /media/stick. Nothing was written.")
    if not place.is_dir():
        return _("There is no folder {folder}. Is the stick in? Nothing was written.").format(folder=named)
    if place.resolve().is_relative_to(here.case.path.resolve()):
        return _("That folder is inside the case itself: it would be lost with it. Nothing was written.")
    return ""


def _started(request: HttpRequest, job: Job | None) -> HttpResponse:
    if job is None:
        tell(request, _("Something else is running already. Wait until it has ended."))
    return redirect("keeping_progress")
