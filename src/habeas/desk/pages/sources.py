"""All sources, newest first: what was found in each, what was accepted and refused, what waits."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import Progress, findings
from habeas.desk.pages.reader import SourceHead, head, source_or_404
from habeas.desk.readings import BeingRead
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.statements.source import Source


@dataclass(frozen=True)
class SourceLine:
    """One source of the list. `problem` says why no reader could read it."""

    head: SourceHead
    progress: Progress
    by_hand: int
    problem: str
    rows: int | None = None
    """Rows of a list that were taken in; None for what is no list."""


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list of sources."""
    here = desk()
    lines = [_line(here, source) for source in reversed(here.known().sources.values())]
    return render(request, "sources.html", {"lines": lines})


@require_GET
def original(request: HttpRequest, source_id: str) -> HttpResponse:
    """The bytes as they came, to be saved; never shown inside the desk, whatever they contain."""
    here = desk()
    source = source_or_404(here, source_id)
    answer = HttpResponse(here.case.original(source_id), content_type="application/octet-stream")
    name = " ".join((source.filename or source_id).split())
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _line(here: Desk, source: Source) -> SourceLine:
    layer = here.known().layers.get(source.id)
    if layer is not None and is_table(layer.version):
        rows = len(here.known().tellings_of(source.id))
        return SourceLine(head(source), Progress(0, 0, 0), 0, "", rows)
    there = findings(here, source.id, wait=0)
    problem = str(there.why_not) if there.why_not else ""
    if isinstance(there.why_not, BeingRead):
        problem = _("Not read yet.")
    by_hand = sum(item.offer is None for item in there.items)
    return SourceLine(head(source), there.progress, by_hand, problem)
