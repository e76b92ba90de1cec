"""The visit: begun by a one-time link or by signing in, kept in memory, locked when nobody is at it.

Nobody sees a page without a visit, nor a locked one, nor before a second factor is set up where one is needed.
Who somebody is and what they may do is looked up anew for every request: whoever was let go is out at once.
"""

from collections.abc import Callable
from enum import StrEnum
from urllib.parse import urlencode

from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from habeas.desk.access import lock
from habeas.desk.access.manners import READS
from habeas.desk.access.roles import Role, Visitor
from habeas.desk.opened import visited_by
from habeas.desk.people import roll
from habeas.desk.people.models import IDLE, BegunAnew, Person

Answer = Callable[[HttpRequest], HttpResponse]
VISITOR, WAY, FACTOR, ANEW = "visitor", "way", "has second factor", "begun anew"
ENTRANCES = ("/open", "/sign-in", "/sign-out", "/invitation", "/language")
"""Where whoever has no visit may go."""
UNLOCKING = ("/locked", "/unlock")
"""Where whoever has a locked visit may go."""
SETTING_UP = ("/me", "/lock", "/still-here")
"""Where whoever still lacks a second factor may go."""


class Way(StrEnum):
    """How a visit began."""

    LINK = "link"
    SIGN_IN = "sign in"


def known_visitor(answer: Answer) -> Answer:
    """Decide for every request whether it is let in, and as whom."""

    def middleware(request: HttpRequest) -> HttpResponse:
        visitor = _visitor(request)
        if is_entrance(request):
            return answer(request)
        if visitor is None:
            return _turned_away(request)
        lock.look(request)
        if _is_in(request, UNLOCKING):
            return answer(request)
        if lock.is_locked(request):
            return lock.turned_away(request)
        if _lacks_second_factor(request) and not _is_in(request, SETTING_UP):
            return redirect("mfa_index")
        with visited_by(visitor):
            return answer(request)

    return middleware


def begin(request: HttpRequest, name: str, way: Way) -> None:
    """Begin a visit in this browser. Raises PermissionError for somebody who was let go."""
    person = roll.person_of(name)
    if person is not None and not person.is_active:
        raise PermissionError(name)
    if person is None:
        request.session.cycle_key()
    elif way is Way.LINK:
        login(request, person, backend="habeas.desk.access.proof.Proof")
    request.session[VISITOR], request.session[WAY] = name, way.value
    request.session.pop(FACTOR, None)
    request.session[ANEW] = any(not one.is_told for one in roll.begun_anew(name))
    lock.begin(request, person.idle_minutes if person else IDLE)


def visitor_name(request: HttpRequest) -> str:
    """Who is visiting, whether the visit is locked or not; "" for strangers."""
    return str(request.session.get(VISITOR, ""))


def may_go_on(request: HttpRequest) -> bool:
    """Whether nothing is left to set up before the desk opens."""
    return not _lacks_second_factor(request)


def is_entrance(request: HttpRequest) -> bool:
    """Whether this is where whoever has no visit may go."""
    return _is_in(request, ENTRANCES)


def factor_changed(request: HttpRequest) -> None:
    """Look anew whether there is a second factor."""
    request.session.pop(FACTOR, None)


def begun_anew(request: HttpRequest) -> list[BegunAnew]:
    """Told once a visitor, on a whole page: when somebody began their sign-in anew."""
    if request.headers.get("HX-Request") or not request.session.pop(ANEW, False):
        return []
    name = visitor_name(request)
    found = [one for one in roll.begun_anew(name) if not one.is_told]
    roll.told(name)
    return found


def _is_in(request: HttpRequest, places: tuple[str, ...]) -> bool:
    return any(request.path == place or request.path.startswith(f"{place}/") for place in places)


def _visitor(request: HttpRequest) -> Visitor | None:
    """Whoever this browser's visit belongs to, as they are now."""
    session = request.session
    if SESSION_KEY in session:
        # Nobody, once the person was let go or the password was changed elsewhere.
        person = request.user if isinstance(request.user, Person) else None
    elif name := session.get(VISITOR):
        person = roll.person_of(name)
        if person is None:
            return Visitor(name, Role.LEAD)
    else:
        return None
    if person is None or not person.is_active:
        session.flush()
        return None
    return Visitor(person.username, Role(person.role))


def _lacks_second_factor(request: HttpRequest) -> bool:
    """Whoever opened the case with a passphrase at the terminal needs none; everybody who signs in does."""
    session = request.session
    if session.get(WAY) != Way.SIGN_IN or session.get(FACTOR):
        return False
    session[FACTOR] = isinstance(request.user, Person) and roll.has_second_factor(request.user)
    return not session[FACTOR]


def _turned_away(request: HttpRequest) -> HttpResponse:
    by_name = roll.signs_in()
    if by_name and request.method in READS and not request.headers.get("HX-Request"):
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "no_visit.html", {"used": False, "signs_in": by_name}, status=403)
