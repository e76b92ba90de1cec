"""History: who noted what and when, newest first, and taking it back. What was taken back stays here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from msgspec.structs import replace

from habeas.acts.accept import accept
from habeas.acts.case import CaseError
from habeas.acts.judge_together import undo_together
from habeas.acts.undo import undo
from habeas.desk.access.manners import own_address
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import page_in
from habeas.desk.pages.cards import as_found
from habeas.desk.pages.frame import tell
from habeas.desk.pages.lines import line
from habeas.desk.pages.said import has_words
from habeas.language import gettext as _
from habeas.statements.draws_on import draws_on
from habeas.statements.in_force import Noted
from habeas.statements.known import Known
from habeas.statements.layered import newest_first

A_PAGE = 200


@dataclass(frozen=True)
class Asked:
    """What the visitor asked the history for: whose acts, about which source (id), on which day."""

    by: str
    source: str
    day: date | None
    page: int

    def fits(self, known: Known, item: Noted) -> bool:
        """Whether a value is asked for. The cheap questions come first."""
        return (
            has_words(item.value)
            and (not self.by or item.by == self.by)
            and (self.day is None or item.at.date() == self.day)
            and (not self.source or self.source in (draws_on(item.value, known) or ()))
        )

    def address(self, page: int) -> str:
        """The address of another page of the same."""
        asked = {"by": self.by, "source": self.source, "day": self.day.isoformat() if self.day else ""}
        return "?" + urlencode({**{key: value for key, value in asked.items() if value}, "page": page})


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The history page. Only the lines that it shows are put into words."""
    known, asked = desk().known(), _asked(request.GET)
    start = (asked.page - 1) * A_PAGE
    found = list(islice(_newest_first(known, asked), start, start + A_PAGE + 1))
    context = {
        "lines": [made for item in found[:A_PAGE] if (made := line(known, item))],
        "asked": asked,
        "people": sorted({item.by for item in known.noted.values()}),
        "source": known.sources.get(asked.source),
        "previous": asked.address(asked.page - 1) if asked.page > 1 else "",
        "following": asked.address(asked.page + 1) if len(found) > A_PAGE else "",
    }
    return render(request, "history.html", context)


@require_POST
def take_back(request: HttpRequest, target: str) -> HttpResponse:
    """Take something back; the same page that shows it shows that it was taken back."""
    here = desk()
    if target not in here.known().noted:
        raise Http404
    back = request.POST.get("back", "")
    address = own_address(back, otherwise=reverse("history"))
    together = bool(request.POST.get("together"))
    try:
        reason = request.POST.get("reason", "")
        if together:
            made = undo_together(
                here.case, target, by=here.user, at=here.now(), reason=reason, hidden=here.hidden()
            )[0]
        else:
            made = _take_back(here, target, request.POST.get("fact", ""), reason)
        tell(request, _("Taken back. It stays in the history."), undo=made, back=address, together=together)
    except CaseError as why:
        tell(request, str(why))
    here.catch_up()
    return redirect(address)


def _take_back(here: Desk, target: str, fact_id: str, reason: str) -> str:
    """Take back one fact of a telling that states several, or all of what `target` names. Returns what
    can be undone to have it back."""
    telling = here.known().tellings.get(target)
    left = tuple(fact for fact in telling.facts if fact.id != fact_id) if telling else ()
    if telling is None or not left or len(left) == len(telling.facts):
        return undo(here.case, target, by=here.user, at=here.now(), reason=reason).id
    reader = telling.found_by.reader if telling.found_by else None
    found = replace(as_found(telling, telling.id), facts=left)
    return accept(
        here.case, telling.source, found, (),
        by=here.user, at=here.now(), reader=reader, edited=True, replaces=target,
    ).id  # fmt: skip


def _newest_first(known: Known, asked: Asked) -> Iterator[Noted]:
    return (item for item in newest_first(known.noted) if asked.fits(known, item))


def _asked(query: QueryDict) -> Asked:
    number = query.get("page", "1")
    try:
        day = date.fromisoformat(query.get("day", ""))
    except ValueError:
        day = None
    return Asked(
        by=query.get("by", ""),
        source=query.get("source", ""),
        day=day,
        page=page_in(number),
    )
