"""The page that gathers what keeps a case: backups, packages, what disagrees, what went out, checking."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from habeas.acts.audience import let_oneself_see, seen_by_nobody
from habeas.acts.case import CaseError
from habeas.desk.access.allowed import leads_only, may
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.keeping.backups import backups, folder, last_backup
from habeas.desk.pages.keeping.disagreeing import disagreements_seen
from habeas.desk.pages.withdrawing.seen import WENT
from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.wording import dates

LATEST = 30
"""How many of the things that went out the page lists."""


@dataclass(frozen=True)
class WentOut:
    """Something that went out of the house."""

    day: str
    what: str
    to: str
    by: str


@dataclass(frozen=True)
class Unseen:
    """A source that nobody may see: its number and day, and nothing of what is in it."""

    id: str
    text: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    here = desk()
    known = here.known()
    last = last_backup(known)
    context = {
        "folder": folder(here),
        "backups": backups(here) if may(Role.LEAD) else [],
        "last_backup": dates.day(last) if last else "",
        "disagree": len(disagreements_seen(here, known)),
        "went_out": _went_out(known),
        "unseen": _unseen(here.case.known()) if may(Role.LEAD) else [],
    }
    return render(request, "keeping/page.html", context)


@leads_only
@require_POST
def let_me_see(request: HttpRequest, source_id: str) -> HttpResponse:
    """A lead lets themselves see a source that nobody may see; from there, it is opened to others."""
    here = desk()
    try:
        let_oneself_see(here.case, source_id, by=here.user, at=here.now())
    except CaseError as why:
        tell(request, str(why))
        return redirect("keeping")
    here.catch_up()
    tell(request, _("Noted: you may see this source now."))
    return redirect("reader", source_id)


def _unseen(known: Known) -> list[Unseen]:
    found = [(id_, known.noted[id_]) for id_ in seen_by_nobody(known) if id_ in known.sources]
    text = _("Source {number}, of {day}")
    return [
        Unseen(id_, text.format(number=noted.number, day=dates.day(noted.at.date()))) for id_, noted in found
    ]


def _went_out(known: Known) -> list[WentOut]:
    latest = list(known.departures.values())[-LATEST:]
    return [
        WentOut(dates.day(noted.at.date()), _(WENT[one.way]), one.to, noted.by)
        for one in reversed(latest)
        for noted in (known.noted[one.id],)
    ]
