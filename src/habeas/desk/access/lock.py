"""The lock: a visit at which nobody was for a while shows nothing until whoever it belongs to proves to be back.

What was being sent when the lock fell is not carried out; it is kept with the visit, in memory, and offered again.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse

from habeas.desk.access.allowed import OWN
from habeas.desk.access.manners import READS
from habeas.desk.opened import desk

SEEN, IDLE_MINUTES, LOCKED, PROVED, HELD = "seen", "idle minutes", "locked", "proved", "held"
CHOICES = (5, 15, 30, 60)
"""Minutes that somebody may choose."""
RECENT = 300
"""Seconds for which a password counts as given just now."""
MOST_HELD = 1024 * 1024
"""Signs of the largest form that is kept over a lock."""
BY_ITSELF = "Asked-By-Itself"
"""The header of what a page asks for without anybody doing anything; it is no sign that somebody is here."""
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)


def begin(request: HttpRequest, minutes: int) -> None:
    """Begin to watch a visit; whoever begins it has just proved who they are."""
    request.session[IDLE_MINUTES] = minutes
    drop_held(request)
    open_again(request)


def look(request: HttpRequest) -> None:
    """Lock a visit that was idle for too long; else note that somebody is here, unless the page asks by itself."""
    now = _now()
    idle = now - request.session.get(SEEN, now)
    if idle >= 60 * request.session.get(IDLE_MINUTES, 0):
        close(request)
    if is_locked(request):
        return
    if BY_ITSELF not in request.headers:
        request.session[SEEN] = now
    form = held(request)
    if form and request.method == "POST" and form["address"] == request.get_full_path():
        drop_held(request)


def close(request: HttpRequest) -> None:
    """Lock a visit."""
    request.session[LOCKED] = True


def open_again(request: HttpRequest) -> None:
    """Unlock a visit: somebody has just proved who they are."""
    request.session[SEEN] = request.session[PROVED] = _now()
    request.session[LOCKED] = False


def is_locked(request: HttpRequest) -> bool:
    """Whether this visit is locked."""
    return bool(request.session.get(LOCKED))


def proved_recently(request: HttpRequest) -> bool:
    """Whether the password or passphrase was given in the last minutes."""
    return bool(_now() - request.session.get(PROVED, 0) < RECENT)


def minutes(request: HttpRequest) -> int:
    """After how many minutes this visit locks itself."""
    return int(request.session.get(IDLE_MINUTES, 0))


def turned_away(request: HttpRequest) -> HttpResponse:
    """What a locked visit answers: the way to the page that unlocks it."""
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer.headers["HX-Redirect"] = address(_path_of(request.headers.get("HX-Current-URL", "/")))
        return answer
    if request.method in READS:
        return redirect(address(request.get_full_path()))
    _hold(request)
    return redirect(address("/"))


def address(back: str) -> str:
    """Where a visit is unlocked, and where it leads afterwards."""
    return f"{reverse('locked')}?{urlencode({'next': back})}"


def held(request: HttpRequest) -> dict[str, Any] | None:
    """The form that came after the lock had fallen: its address and fields."""
    found: dict[str, Any] | None = request.session.get(HELD)
    return found


def drop_held(request: HttpRequest) -> None:
    """Forget that form; it was sent after all, or is not wanted any more."""
    request.session.pop(HELD, None)


def _hold(request: HttpRequest) -> None:
    """Keep a form of ours that holds no file and no password."""
    check, view = CsrfViewMiddleware(lambda _request: HttpResponse()), _view_of(request)
    check.process_request(request)
    if view is None or check.process_view(request, view, (), {}) is not None or request.FILES:
        return
    fields = [
        (name, str(value)) for name, values in request.POST.lists() for value in values if name != TOKEN
    ]
    if any("password" in name for name, _value in fields):
        return
    if sum(len(value) for _name, value in fields) <= MOST_HELD:
        request.session[HELD] = {"address": request.get_full_path(), "fields": fields}


def _view_of(request: HttpRequest) -> Callable[..., Any] | None:
    """The view that a form was for, unless there is none, or the form is of no use later."""
    try:
        view = resolve(request.path).func
    except Resolver404:
        return None
    return None if getattr(view, OWN, False) else view


def _path_of(url: str) -> str:
    """The path of an address of ours that a script names."""
    return "/" + url.split("://", 1)[-1].partition("/")[2]


def _now() -> float:
    return desk().now().timestamp()
