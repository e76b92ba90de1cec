"""The reader: a text with what was found in it beside it. Accept, edit, refuse, undo; with or without a script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from habeas.acts.accept import accept, refuse
from habeas.acts.case import CaseError
from habeas.acts.reading import State
from habeas.acts.undo import undo
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.allowed import allowed_card
from habeas.desk.pages.calls.card import account_card
from habeas.desk.pages.cards import Findings, Item, findings
from habeas.desk.pages.chats.beside import of_source
from habeas.desk.pages.frame import tell
from habeas.desk.pages.heads import SourceHead, head
from habeas.desk.pages.lists import rows
from habeas.desk.pages.spread import address, spread
from habeas.desk.pages.who_sees import in_words
from habeas.desk.pages.work.remarks import between_us
from habeas.desk.readings import BeingRead, read_once_more, reading_here
from habeas.intake.tables.table import is_table
from habeas.language import gettext as _
from habeas.reading.read import CannotRead
from habeas.statements.source import Source


@require_GET
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """The reader page. `?show=ID` highlights the words of one telling or finding, `?name=ID` a name; `?part=2` is
    a part of a long text, `?refused=1` shows what was refused, too."""
    here = desk()
    source = source_or_404(here, source_id)
    layer = here.known().layers.get(source_id)
    if layer is not None and is_table(layer.version):
        return rows.page(request, source)
    view = spread(here, source, request.GET.dict())
    account = account_card(here, here.known(), source)
    return render(
        request,
        "reader.html",
        {
            "view": view,
            "account": account,
            "allowed": allowed_card(here.known(), source_id),
            "between": between_us(here, here.known(), (source_id,), source_id, back=request.path),
            "whole": of_source(here, source),
            "seen_by": in_words(here, source.id),
        },
    )


@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, source_id: str) -> HttpResponse:
    """How far the reading of a text is, asked for by its page again and again; POST tries once more."""
    here = desk()
    source_or_404(here, source_id)
    if request.method == "POST":
        read_once_more(here, source_id)
        return redirect("reader", source_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("reader", source_id)
    try:
        reading_here(here, source_id, wait=0)
    except BeingRead as still:
        return render(request, "reader/being_read.html", {"being_read": still, "id": source_id})
    except CannotRead:
        pass  # The page says it.
    answered = render(request, "reader/was_read.html", {"id": source_id})
    answered.headers["HX-Trigger-After-Settle"] = "was-read"
    return answered


@require_GET
def card(request: HttpRequest, source_id: str, item_id: str) -> HttpResponse:
    """One card as it is now: what a form in its place is left for."""
    here = desk()
    source_or_404(here, source_id)
    there, item = findings_with(here, source_id, item_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(address(here, there, item.id))
    return answer(request, here, source_id, item_id, "")


@require_POST
def accept_found(request: HttpRequest, source_id: str, found_id: str) -> HttpResponse:
    """Accept one finding as it is."""
    here = desk()
    source_or_404(here, source_id)
    there, item = findings_with(here, source_id, found_id)
    problem = ""
    if item.offer is None or there.reading is None:
        raise Http404
    if item.offer.state is not State.ACCEPTED:
        try:
            accept(
                here.case, source_id, item.offer.found, there.reading.entities,
                by=here.user, at=here.now(), reader=there.reading.reader,
            )  # fmt: skip
        except CaseError as why:
            problem = str(why)
    return answer(request, here, source_id, found_id, problem)


@require_POST
def refuse_found(request: HttpRequest, source_id: str, found_id: str) -> HttpResponse:
    """Refuse one finding: it is not offered again."""
    here = desk()
    source_or_404(here, source_id)
    _there, item = findings_with(here, source_id, found_id)
    problem = ""
    if item.offer is None:
        raise Http404
    if item.offer.state is State.OPEN:
        try:
            refuse(
                here.case, source_id, item.offer.found,
                by=here.user, at=here.now(), reason=request.POST.get("reason", ""),
            )  # fmt: skip
        except CaseError as why:
            problem = str(why)
    elif item.offer.state is State.ACCEPTED:
        problem = _("This was accepted. Undo that first; nothing was changed.")
    return answer(request, here, source_id, found_id, problem)


@require_POST
def undo_item(request: HttpRequest, source_id: str, item_id: str) -> HttpResponse:
    """Take back what was decided on one card."""
    here = desk()
    source_or_404(here, source_id)
    there, item = findings_with(here, source_id, item_id)
    problem = ""
    try:
        for target in _targets(there, item):
            undo(here.case, target, by=here.user, at=here.now())
    except CaseError as why:
        problem = str(why)
    return answer(request, here, source_id, item_id, problem)


def answer(
    request: HttpRequest, here: Desk, source_id: str, item_id: str, problem: str, notice: str = ""
) -> HttpResponse:
    """The card and the progress line for a script; the way back to the card for everybody else."""
    here.catch_up()
    there = findings(here, source_id)
    item = there.item(item_id)
    if not request.htmx:  # type: ignore[attr-defined]
        if problem:
            tell(request, problem)
        is_refused = item is not None and item.state == State.REFUSED
        return redirect(address(here, there, item_id, show=item_id if is_refused else ""))
    context = {
        "card": there.cards([item])[0] if item else None,
        "progress": there.progress,
        "problem": problem,
        "noted_here": notice,
        "item_id": item_id,
    }
    return render(request, "reader/card_answer.html", context)


def source_or_404(here: Desk, source_id: str) -> Source:
    """The source with this id."""
    source = here.known().sources.get(source_id)
    if source is None:
        raise Http404
    return source


def findings_with(here: Desk, source_id: str, item_id: str) -> tuple[Findings, Item]:
    """What stands beside a text, and of it the item with this id."""
    there = findings(here, source_id)
    item = there.item(item_id)
    if item is None:
        raise Http404
    return there, item


def _targets(there: Findings, item: Item) -> list[str]:
    """What to undo: the telling, or every refusal at the item's place."""
    telling = item.telling.id if item.telling else item.offer.telling if item.offer else None
    if telling:
        return [telling]
    return [
        refusal.id
        for refusal in there.known.refusals_of(there.source_id)
        if refusal.passage.is_at(item.start, item.end)
    ]


__all__ = ["SourceHead", "head", "source_or_404"]
