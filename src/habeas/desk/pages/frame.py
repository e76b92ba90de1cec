"""What every page has around it: the case's name, where one can go, and what was just done."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from habeas.desk.access import lock
from habeas.desk.access.allowed import may
from habeas.desk.access.roles import Role
from habeas.desk.access.visit import begun_anew, is_entrance, may_go_on
from habeas.desk.opened import desk, visitor
from habeas.language import LANGUAGES, current, mark
from habeas.language import gettext as _
from habeas.statements.to_do import due_now

NOTICE, TO_DO = "notice", "to_do"
PLACES = (
    (mark("Today"), "today"),
    (mark("People"), "register"),
    (mark("Places"), "places"),
    (mark("Numbers"), "numbers"),
    (mark("Sources"), "sources"),
    (mark("Calls"), "calls"),
    (mark("To do"), TO_DO),
    (mark("Same person?"), "same"),
    (mark("History"), "history"),
    (mark("Keeping"), "keeping"),
)


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. `waiting` counts what is due there."""

    name: str
    address: str
    is_here: bool
    waiting: int = 0


@dataclass(frozen=True)
class Notice:
    """What was just done, said once on the next page; `undo` names what can be taken back, `together` with all that the
    same act wrote."""

    text: str
    undo: str = ""
    back: str = ""
    together: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. Strangers are told nothing, not even the name of the case."""
    at_page = visitor()
    if at_page is None or not may_go_on(request):
        # Elsewhere a stranger is turned away before a form could be sent.
        shows_languages = at_page is not None or is_entrance(request)
        return {"places": (), "case_name": "", **_languages(request, shown=shows_languages)}
    notice = request.session.pop(NOTICE, None)
    here = request.path
    waiting = {TO_DO: due_now(desk().known(), desk().user, desk().today())}
    places = [
        Place(_(name), reverse(route), _is_here(here, reverse(route)), waiting.get(route, 0))
        for name, route in PLACES
    ]
    return {
        "places": places,
        "case_name": desk().case.path.name,
        "notice": Notice(**notice) if notice else None,
        "begun_anew": begun_anew(request),
        "warnings": desk().case.warnings(),
        "visitor_name": at_page.name,
        "idle_minutes": lock.minutes(request),
        "may_write": may(Role.RESEARCHER),
        "is_lead": may(Role.LEAD),
        **_languages(request, shown=True),
    }


def _languages(request: HttpRequest, *, shown: bool) -> dict[str, Any]:
    """The language spoken, those one can choose, and where a choice leads back to."""
    return {
        "language": current(),
        "languages": tuple(LANGUAGES.items()) if shown else (),
        "here_again": request.get_full_path() if request.method == "GET" else "/",
    }


def tell(request: HttpRequest, text: str, *, undo: str = "", back: str = "", together: bool = False) -> None:
    """Say something once, on the next page that this visitor sees."""
    request.session[NOTICE] = {"text": text, "undo": undo, "back": back, "together": together}


def _is_here(here: str, address: str) -> bool:
    if address == "/places" and here in ("/map", "/timeline"):
        return True
    if address == "/":
        return here == "/" or here.startswith("/people")
    return here.startswith(address)
