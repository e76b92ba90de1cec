"""The page that notes anew how a source was told: the caller check, what they may be told, how to reach them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.account import note_account
from habeas.acts.case import CaseError
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import desk
from habeas.desk.pages.calls.typed import call_of, of_account, typed
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import head, source_or_404
from habeas.language import gettext as _
from habeas.statements.account import Account
from habeas.statements.source import Source


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Note the caller check and the rest anew. What stood there before stays in the history."""
    here = desk()
    source = source_or_404(here, source_id)
    account = here.known().accounts.get(source_id)
    if request.method == "GET":
        return _form(request, source, of_account(account, source))
    fields = typed(request.POST)
    call = call_of(fields)
    noted = Account(
        id="",
        source=source_id,
        about=call.about.strip(),
        reach=call.reach.strip(),
        number_known=call.number_known,
        called_back=call.called_back,
        check=call.check.strip(),
        may_tell=call.may_tell.strip(),
    )
    try:
        note_account(here.case, noted, by=here.user, at=here.now())
    except CaseError as why:
        return _form(request, source, fields, problem=str(why), status=422)
    tell(request, _("Noted. What stood there before is in the history."))
    return redirect("reader", source_id)


def _form(
    request: HttpRequest,
    source: Source,
    fields: dict[str, list[str]],
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    values = {name: found[-1] for name, found in fields.items() if found}
    context = {"source": head(source), "typed": values, "problem": problem}
    return render(request, "calls/account.html", context, status=status)
