"""Who may see a source: everybody at this desk, or only some. Whoever decides stays among them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.audience import let_see
from habeas.acts.case import CaseError
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import source_or_404
from habeas.desk.pages.who_sees import in_words, seen, seen_typed
from habeas.desk.partners.habits import forget
from habeas.language import gettext as _


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Ask who may see a source, and note the answer."""
    here = desk()
    source = source_or_404(here, source_id)
    if request.method == "GET":
        question = seen(here, here.known().audiences.get(source_id))
        return render(request, "audience.html", {"source": source, "seen": question})
    try:
        people = seen_typed(dict(request.POST.lists()))
        let_see(here.case, source_id, people, by=here.user, at=here.now())
        if people is not None:
            forget(here.case.known(), source_id)
        tell(
            request,
            _("Noted: it may be seen by {who}.").format(who=in_words(here, source_id) or _("you alone")),
        )
    except CaseError as why:
        tell(request, str(why))
    here.catch_up()
    return redirect("reader", source_id)
