"""The page that gathers what keeps a case: backups, packages, what disagrees, what went out, checking."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.desk.access.allowed import may
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
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
    }
    return render(request, "keeping/page.html", context)


def _went_out(known: Known) -> list[WentOut]:
    latest = list(known.departures.values())[-LATEST:]
    return [
        WentOut(dates.day(noted.at.date()), _(WENT[one.way]), one.to, noted.by)
        for one in reversed(latest)
        for noted in (known.noted[one.id],)
    ]
