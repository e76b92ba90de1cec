"""The page of what is to be done, and noting remarks, tasks, and that one is done."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from habeas.acts import work
from habeas.acts.case import CaseError
from habeas.desk.access.manners import own_address
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.work.tasks import to_do
from habeas.language import gettext as _
from habeas.statements.work import TaskKind


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """What is to be done: one's own first, by day."""
    here = desk()
    lines = to_do(here, here.known())
    context = {
        "mine": [one for one in lines if one.is_mine],
        "others": [one for one in lines if not one.is_mine],
    }
    return render(request, "work/page.html", context)


@require_POST
def remark(request: HttpRequest) -> HttpResponse:
    """Note a remark."""
    here, on = desk(), request.POST.get("on", "")

    def note() -> str:
        sources = work.sources_of(here.known(), on)
        words = request.POST.get("words", "")
        return work.remark(here.case, on, words, sources=sources, by=here.user, at=here.now()).id

    return _noted(request, here, note, _("Noted, for colleagues only."))


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give somebody something to do, or hand it on."""
    here, post = desk(), request.POST
    kind, due = post.get("kind", ""), post.get("due", "").strip()

    def note() -> str:
        if kind not in list(TaskKind):
            raise CaseError(_("say what is to be done; nothing was noted"))
        if due and not _is_day(due):
            raise CaseError(_("“{day}” is not a day; nothing was noted").format(day=due))
        on = post.get("on", "")
        sources = work.sources_of(here.known(), on)
        to, what = post.get("to", "").strip(), post.get("what", "")
        return work.assign(
            here.case, on, TaskKind(kind), sources=sources, to=to, due=due, what=what,
            by=here.user, at=here.now(),
        ).id  # fmt: skip

    return _noted(request, here, note, _("Noted. It stands on the page of what is to be done."))


@require_POST
def done(request: HttpRequest, task_id: str) -> HttpResponse:
    """It is done; with what came of it."""
    here = desk()
    if task_id not in here.known().tasks:
        raise Http404

    def note() -> str:
        what = request.POST.get("what", "")
        return work.done(here.case, task_id, what=what, by=here.user, at=here.now()).id

    return _noted(request, here, note, _("Done."))


def _noted(request: HttpRequest, here: Desk, note: Callable[[], str], said: str) -> HttpResponse:
    back = own_address(request.POST.get("back", ""), otherwise=reverse("to_do"))
    try:
        tell(request, said, undo=note(), back=back)
    except CaseError as why:
        text = str(why)
        tell(request, text[:1].upper() + text[1:] + ("" if text.endswith(".") else "."))
    here.keeper.catch_up(here.today())
    return redirect(back)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
