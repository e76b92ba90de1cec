"""All sources, newest first: what was found in each, what was accepted and refused, what waits."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.desk.opened import Desk, desk
from habeas.desk.pages.cards import Progress, cards_by_hand, cards_of_findings, progress
from habeas.desk.pages.reader import SourceHead, head
from habeas.intake.tables.table import is_table
from habeas.reading.read import CannotRead
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
    problem = ""
    try:
        found = progress(cards_of_findings(here, source.id))
    except CannotRead as why:
        found, problem = Progress(0, 0, 0), str(why)
    return SourceLine(head(source), found, len(cards_by_hand(here, source.id)), problem, not_to_publish=off)
