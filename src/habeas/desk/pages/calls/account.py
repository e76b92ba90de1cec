"""What goes with a source that somebody told: who, how they know, whether it was really them, what they may be told."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.account import note_account
from habeas.acts.case import CaseError
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.calls.pages import Waiting, waiting
from habeas.desk.pages.calls.typed import call_of, of_account, typed
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import head, source_or_404
from habeas.language import gettext as _
from habeas.statements.account import Account
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.wording.cast import cast_of_record
from habeas.wording.tellers import Teller, tellers


@dataclass(frozen=True)
class AccountCard:
    """How a source was told, as the page above its text shows it."""

    source: str
    tellers: tuple[Teller, ...]
    about: str
    reach: str
    checks: tuple[str, ...]
    may_tell: str
    waiting: tuple[Waiting, ...]


def account_card(here: Desk, known: Known, source: Source) -> AccountCard | None:
    """The card of a source that somebody told; None for one without a teller of its own."""
    account = known.accounts.get(source.id)
    if account is None:
        return None
    return AccountCard(
        source=source.id,
        tellers=tuple(tellers(account.chain, cast_of_record(known, source_id=source.id))),
        about=account.about,
        reach=account.reach,
        checks=tuple(_checks(account)),
        may_tell=account.may_tell,
        waiting=tuple(one for one in waiting(here, known) if one.source == source.id),
    )


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


def _checks(account: Account) -> list[str]:
    """How it was made sure that it is really them."""
    said = {
        True: _("The call came from a number that was known."),
        False: _("The call came from a number that was not known."),
    }
    back = {
        True: _("They were called back on a known number."),
        False: _("They were not called back on a known number."),
    }
    found = [said.get(account.number_known), back.get(account.called_back), account.check]
    return [text for text in found if text] or [_("Nobody has checked yet that it is really them.")]
