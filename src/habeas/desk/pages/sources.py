"""All sources, newest first: what was found in each, what was accepted and refused, what waits."""

from dataclasses import dataclass
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.acts.case import CaseError
from habeas.acts.reading import State, states
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import page_in
from habeas.desk.pages.cards import Progress
from habeas.desk.pages.heads import SourceHead, head
from habeas.intake.tables.table import is_table
from habeas.statements.account import Use
from habeas.statements.allowed import refuses
from habeas.statements.layered import newest_first
from habeas.statements.source import Source

A_PAGE = 50


@dataclass(frozen=True)
class SourceLine:
    """One source of the list. `progress` is None while it was not read; `problem` says what is wrong with its file."""

    head: SourceHead
    progress: Progress | None
    by_hand: int
    problem: str
    rows: int | None = None
    """Rows of a list that were taken in; None for what is no list."""
    not_to_publish: bool = False


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list of sources."""
    here = desk()
    sources = here.known().sources
    text = request.GET.get("page", "1")
    number = page_in(text)
    start = (number - 1) * A_PAGE
    shown = islice(newest_first(sources), start, start + A_PAGE)
    context = {
        "lines": [_line(here, source) for source in shown],
        "previous": number - 1,
        "following": number + 1 if start + A_PAGE < len(sources) else 0,
    }
    return render(request, "sources.html", context)


def _line(here: Desk, source: Source) -> SourceLine:
    off = refuses(here.known(), source.id, Use.PUBLISH)
    layer = here.known().layers.get(source.id)
    if layer is not None and is_table(layer.version):
        rows = len(here.known().tellings_of(source.id))
        return SourceLine(head(source), Progress(0, 0, 0), 0, "", rows, off)
    by_hand = sum(telling.found_by is None for telling in here.known().tellings_of(source.id))
    try:
        became = states(here.case, source.id)
    except CaseError as why:
        return SourceLine(head(source), Progress(0, 0, 0), by_hand, str(why), not_to_publish=off)
    if became is None:
        return SourceLine(head(source), None, by_hand, "", not_to_publish=off)
    found = Progress(len(became), became.count(State.ACCEPTED), became.count(State.REFUSED))
    return SourceLine(head(source), found, by_hand, "", not_to_publish=off)
