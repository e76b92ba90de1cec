"""Deciding on anything that has no page of its own, and noting a decision wherever it was made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.case import CaseError
from habeas.acts.decide import decide
from habeas.desk.access.manners import own_address
from habeas.desk.opened import desk
from habeas.desk.pages.deciding.changed import changed_by
from habeas.desk.pages.deciding.questions import may_be_decided, typed
from habeas.desk.pages.deciding.standing import deciding
from habeas.desk.pages.frame import tell
from habeas.language import gettext as _
from habeas.statements.codec import KINDS
from habeas.statements.decisions import Compromised, Settled
from habeas.watch.contradictions import key_of
from habeas.wording.decided import decided_about, decided_sentence


@require_GET
def page(request: HttpRequest, on: str) -> HttpResponse:
    """What is decided on a thing, and what can be."""
    here = desk()
    known = here.known()
    if not (on in known.statements or on in known.mentions or on in known.sources):
        raise Http404
    who = here.about(known).who
    ons = who.members.get(who.of.get(on, on), ())
    card = deciding(here, known, on, ons=ons, back=request.path, looks_up=True)
    return render(request, "deciding/page.html", {"about": decided_about(known, on), "deciding": card})


@require_GET
def changed(request: HttpRequest, decision: str) -> HttpResponse:
    """What a decision changed."""
    here = desk()
    known = here.known()
    made = known.decisions.get(decision)
    if made is None:
        raise Http404
    context = {
        "sentence": decided_sentence(known, made),
        "reason": made.reason,
        "changed": changed_by(here.about(known), decision, here.today()),
        "back": reverse("deciding", args=[made.on]),
    }
    return render(request, "deciding/changed.html", context)


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Note a decision."""
    here, post = desk(), request.POST
    known, on, name = here.known(), post.get("on", ""), post.get("what", "")
    back = own_address(post.get("back", ""), otherwise=reverse("register"))
    kind, lists = KINDS.get(name), dict(post.lists())
    if kind is Settled:
        on = key_of(lists.get("facts", ()))
    if kind is None or not may_be_decided(here, known, name, on, lists):
        raise Http404
    try:
        fields = typed(kind, lists)
        reason = post.get("reason", "")
        made = decide(here.case, kind, on, seen=known, by=here.user, at=here.now(), reason=reason, **fields)
        tell(request, _("Noted. It can be taken back, and stays in the history."), undo=made.id, back=back)
        if isinstance(made, Compromised):
            # Much may be weighed anew by it: whoever decides sees what.
            back = reverse("decided", args=[made.id])
    except (CaseError, ValueError) as why:
        text = str(why)
        tell(request, text[:1].upper() + text[1:] + ("" if text.endswith(".") else "."))
    here.catch_up()
    return redirect(back)
