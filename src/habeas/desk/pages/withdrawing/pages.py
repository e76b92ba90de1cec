"""Taking a source back: the three choices, what each would change, and doing it. Erasing needs a word typed."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.consent import note_consents
from habeas.acts.withdraw import departed, preview, withdraw
from habeas.desk.access.allowed import NotYours, leads_only, may
from habeas.desk.access.roles import Role
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.calls import drafts
from habeas.desk.pages.calls.typed import filled_in
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import SourceHead, head, source_or_404
from habeas.desk.pages.withdrawing.seen import Seen, in_words, left
from habeas.desk.partners import habits
from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.account import Answer, Use
from habeas.statements.allowed import allowed, not_to_be_published
from habeas.statements.source import Source

ERASE = "erase"
CHOICES = {"publish": Use.PUBLISH, "contact": Use.CONTACT, ERASE: None}
"""What can be taken back, by the end of its address; None is everything, for good."""
WORD = mark("ERASE")
"""What has to be typed before anything is erased."""
DONE = {
    Use.PUBLISH: mark("Noted: not to be published. Everything it says carries a sign now."),
    Use.CONTACT: mark("Noted: not to be contacted. Calls that were to be made are cancelled."),
}


@dataclass(frozen=True)
class TakingBack:
    """The page of one choice."""

    what: str
    source: SourceHead
    seen: Seen
    may: bool
    is_so: bool
    sees_all: bool
    word: str
    problem: str = ""


@require_GET
def choices(request: HttpRequest, source_id: str) -> HttpResponse:
    """What they may want: three choices in plain words."""
    source = source_or_404(desk(), source_id)
    return render(request, "withdrawing/choices.html", {"source": head(source), "may_erase": _may(ERASE)})


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str, what: str) -> HttpResponse:
    """What one choice would change; nothing is done before it is sent."""
    here = desk()
    source = source_or_404(here, source_id)
    if what not in CHOICES:
        raise Http404
    if request.method == "GET":
        return _show(request, here, source, what)
    if not _may(what):
        raise NotYours(Role.LEAD if what == ERASE else Role.RESEARCHER)
    use = CHOICES[what]
    return _erase(request, here, source) if use is None else _refuse(request, here, source, use)


@leads_only
@require_GET
def erased(request: HttpRequest, source_id: str) -> HttpResponse:
    """After erasing: what had already left, and what is left to do."""
    here = desk()
    known = here.known()
    if source_id not in known.withdrawals:
        raise Http404
    out = [left(at, one, None) for at, one in reversed(departed(known, source_id))]
    return render(request, "withdrawing/erased.html", {"left": out})


def _show(request: HttpRequest, here: Desk, source: Source, what: str, problem: str = "") -> HttpResponse:
    known, use, hidden = here.known(), CHOICES[what], here.hidden()
    # Of what may be published already, what would be left without this source.
    aside = not_to_be_published(known) - {source.id} if use is Use.PUBLISH else frozenset()
    seen = None
    if use is not Use.CONTACT:
        seen = preview(here.case, source.id, at=here.now(), hidden=hidden | aside)
    view = TakingBack(
        what=what,
        source=head(source),
        seen=in_words(known, seen, source.id, use),
        may=_may(what),
        is_so=use is not None and getattr(allowed(known, source.id), use.value) is Answer.NO,
        sees_all=not hidden,
        word=_(WORD),
        problem=problem,
    )
    return render(request, "withdrawing/preview.html", {"view": view}, status=422 if problem else 200)


def _refuse(request: HttpRequest, here: Desk, source: Source, use: Use) -> HttpResponse:
    name = allowed(here.known(), source.id).name if use is Use.PUBLISH else ""
    try:
        note_consents(here.case, source.id, [(use, Answer.NO, name)], by=here.user, at=here.now())
        tell(request, _(DONE[use]))
    except CaseError as why:
        tell(request, str(why))
    here.catch_up()
    return redirect("reader", source.id)


def _erase(request: HttpRequest, here: Desk, source: Source) -> HttpResponse:
    if request.POST.get("word", "").strip().casefold() not in (WORD.casefold(), _(WORD).casefold()):
        problem = _("Nothing was erased. To go on, type the word {word} into the field.").format(word=_(WORD))
        return _show(request, here, source, ERASE, problem)
    known = here.case.known()
    erased = filled_in(known, source.id)
    try:
        withdraw(here.case, source.id, by=here.user, at=here.now())
    except CaseError as why:
        tell(request, str(why))
        return redirect("sources")
    drafts.let_go_of([erased])
    habits.forget(known, source.id)
    here.catch_up()
    return redirect("erased", source.id)


def _may(what: str) -> bool:
    """Whether this visitor may do it: erasing is the lead's."""
    return may(Role.LEAD if what == ERASE else Role.RESEARCHER)
