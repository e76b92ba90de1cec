"""A call: the page for noting it while it lasts, keeping it, letting it go, and all calls with who waits for one."""

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from habeas.acts.case import CaseError
from habeas.acts.take_in_call import take_in_call, title_of
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.calls import drafts
from habeas.desk.pages.calls.typed import Typed, call_of, calling_back, is_day, one, typed
from habeas.desk.pages.consents import questions
from habeas.desk.pages.frame import tell
from habeas.desk.pages.who_sees import seen, seen_typed
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.statements.chain import Knows
from habeas.statements.known import Known
from habeas.statements.source import SourceKind
from habeas.statements.to_do import call_backs, is_cancelled
from habeas.statements.work import Task, due_day
from habeas.wording import dates

ID = re.compile(r"n_[0-9a-f]{20}")
LATEST = 30
"""How many kept calls the page of calls shows."""


@dataclass(frozen=True)
class Waiting:
    """Somebody who is to be called back. `not_wanted`: they asked not to be."""

    task: Task
    title: str
    source: str
    due: str
    is_late: bool
    not_wanted: bool


@dataclass(frozen=True)
class Kept:
    """A call that was kept."""

    id: str
    title: str
    day: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """All calls: who is to be called back, what is being noted, what was kept."""
    here = desk()
    known = here.known()
    calls = [source for source in known.sources.values() if source.kind is SourceKind.CALL]
    context = {
        "drafts": [
            (draft.id, title_of(call_of(draft.typed)), drafts.shown(draft.changed))
            for draft in drafts.drafts(here)
        ],
        "waiting": waiting(here, known),
        "kept": [
            Kept(source.id, source.title, dates.day(source.obtained_at.date()))
            for source in reversed(calls[-LATEST:])
        ],
    }
    return render(request, "calls/page.html", context)


@researchers_only
@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """An empty page for a call; for a call-back, with what is known of the caller already."""
    here = desk()
    task = here.known().tasks.get(request.GET.get("back", ""))
    fields = calling_back(here.known(), task) if task else {}
    return _form(request, here, new_id("n"), fields)


@researchers_only
@require_GET
def draft(request: HttpRequest, call_id: str) -> HttpResponse:
    """A call that is being noted."""
    here = desk()
    found = drafts.draft(here, call_id)
    if found is None:
        raise Http404
    return _form(request, here, call_id, found.typed, saved=drafts.shown(found.changed))


@require_POST
def save(request: HttpRequest, call_id: str) -> HttpResponse:
    """Keep what was typed so far."""
    here = desk()
    saved = drafts.save(here, _checked(call_id), typed(request.POST))
    if saved is None:
        raise Http404
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "calls/saved.html", {"saved": drafts.shown(saved.changed)})
    tell(request, _("Saved. Nobody else sees it before you keep the call."))
    return redirect("call", call_id)


@require_POST
def keep(request: HttpRequest, call_id: str) -> HttpResponse:
    """The call is over: it becomes a source. Missing fields never stand in the way."""
    here, fields = desk(), typed(request.POST)
    if drafts.save(here, _checked(call_id), fields) is None:
        raise Http404
    try:
        source = take_in_call(here.case, call_of(fields), by=here.user, at=here.now())
    except CaseError as why:
        return _form(request, here, call_id, fields, problem=str(why), status=422)
    drafts.drop(here, call_id)
    here.catch_up()
    note = _("The call is kept. What it says can be made into facts here, now or later.")
    if one(fields, "call_back") and not is_day(one(fields, "call_back")):
        note += " " + _("The day to call back was not understood, and none was noted.")
    tell(request, note)
    return redirect("reader", source.id)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, call_id: str) -> HttpResponse:
    """Let the notes of a call go, after asking once."""
    here = desk()
    found = drafts.draft(here, call_id)
    if found is None:
        raise Http404
    if request.method == "GET":
        return render(
            request, "calls/discard.html", {"call": call_id, "title": title_of(call_of(found.typed))}
        )
    drafts.drop(here, call_id)
    tell(request, _("The notes were discarded. Nothing of the call was kept."))
    return redirect("calls")


def waiting(here: Desk, known: Known) -> list[Waiting]:
    """Who is to be called back, the earliest day first."""
    today = here.today()
    return [
        Waiting(
            task=task,
            title=known.sources[task.on].title,
            source=task.on,
            due=dates.day(due) if due else "",
            is_late=due is not None and due < today,
            not_wanted=is_cancelled(known, task),
        )
        for task, due in ((task, due_day(task)) for task in call_backs(known))
        if task.on in known.sources
    ]


def _form(
    request: HttpRequest,
    here: Desk,
    call_id: str,
    fields: Typed,
    *,
    saved: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": call_id,
        "typed": {name: values[-1] for name, values in fields.items() if values},
        "seen": seen(here, seen_typed(fields)),
        "knows": [(code.value, code.value == (one(fields, "knows") or Knows.NOT_SAID)) for code in Knows],
        "questions": questions(fields),
        "saved": saved,
        "problem": problem,
        "me": here.user,
    }
    return render(request, "calls/call.html", context, status=status)


def _checked(call_id: str) -> str:
    if not ID.fullmatch(call_id):
        raise Http404
    return call_id
