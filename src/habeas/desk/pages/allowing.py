"""What whoever told us a source allows: noted anew on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.consent import note_consents
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import desk
from habeas.desk.pages.consents import consents_typed, fields_of, questions
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import head, source_or_404
from habeas.language import gettext as _
from habeas.statements.account import Answer
from habeas.wording.answers import QUESTIONS


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Note the answers anew. What stood there before stays in the history."""
    here = desk()
    source = source_or_404(here, source_id)
    if request.method == "GET":
        own = [consent for (of, _use), consent in here.known().consents.items() if of == source_id]
        context = {"source": head(source), "questions": questions(fields_of(own))}
        return render(request, "allowed.html", context)
    given = {use: (answer, name.strip()) for use, answer, name in consents_typed(dict(request.POST.lists()))}
    answers = [(use, *given.get(use, (Answer.NOT_ASKED, ""))) for use in QUESTIONS]
    try:
        changed = note_consents(here.case, source_id, answers, by=here.user, at=here.now())
    except CaseError as why:
        tell(request, str(why))
        return redirect("sources")
    here.catch_up()
    noted = _("Noted. What stood there before is in the history.")
    tell(request, noted if changed else _("These answers were noted already; nothing was changed."))
    return redirect("reader", source_id)
