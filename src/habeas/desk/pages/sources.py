"""All sources, newest first: what was found in each, what was accepted and refused, what waits."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import Progress, findings
from habeas.desk.pages.heads import SourceHead, head
from habeas.desk.readings import BeingRead
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.statements.account import Use
from habeas.statements.allowed import refuses
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
    not_to_publish: bool = False


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list of sources."""
    here = desk()
    lines = [_line(here, source) for source in reversed(here.known().sources.values())]
    return render(request, "sources.html", {"lines": lines})


def _line(here: Desk, source: Source) -> SourceLine:
    off = refuses(here.known(), source.id, Use.PUBLISH)
    layer = here.known().layers.get(source.id)
    if layer is not None and is_table(layer.version):
        rows = len(here.known().tellings_of(source.id))
        return SourceLine(head(source), Progress(0, 0, 0), 0, "", rows, off)
    there = findings(here, source.id, wait=0)
    problem = str(there.why_not) if there.why_not else ""
    if isinstance(there.why_not, BeingRead):
        problem = _("Not read yet.")
    by_hand = sum(item.offer is None for item in there.items)
    return SourceLine(head(source), there.progress, by_hand, problem, not_to_publish=off)
