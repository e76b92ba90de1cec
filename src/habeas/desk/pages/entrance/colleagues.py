"""The people at this desk, for leads: who comes in, as what; inviting somebody, and letting somebody go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from habeas.desk.access.allowed import leads_only
from habeas.desk.access.links import INVITATIONS
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.pages.entrance.own import recently_proved
from habeas.desk.pages.entrance.signing_in import named
from habeas.desk.pages.frame import tell
from habeas.desk.people import roll
from habeas.desk.people.models import BegunAnew, Person
from habeas.language import gettext as _
from habeas.language import mark

ROLES = {
    Role.READER: mark("Reader: looks, and changes nothing"),
    Role.RESEARCHER: mark("Researcher: takes in, accepts, decides"),
    Role.LEAD: mark("Lead: also who comes in, and what goes out"),
}
"""What each role may do, in a few words."""


@dataclass(frozen=True)
class Line:
    """One person of the list."""

    id: int
    name: str
    role: Role
    has_second_factor: bool
    has_passphrase: bool
    has_come: bool
    last: datetime | None
    is_here: bool
    is_me: bool
    anew: tuple[BegunAnew, ...]


@leads_only
@recently_proved
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The list, and the form to add somebody."""
    return _page(request)


@leads_only
@recently_proved
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Let somebody in; the invitation is shown this once."""
    try:
        is_same = bool(request.POST.get("same"))
        person = roll.let_in(request.POST.get("name", ""), _role(request), is_same=is_same)
    except roll.MayBeAnother as why:
        return _page(request, problem=str(why), asks_same=True)
    except roll.NotDone as why:
        return _page(request, problem=str(why))
    return _invited(request, person)


@leads_only
@recently_proved
@require_POST
def change_role(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give somebody another role."""
    role = _role(request)
    return _done(
        request,
        lambda: roll.give_role(_name(person_id), role),
        _("{name} has another role from now on: {role}.").format(
            name=_name(person_id), role=_(ROLES[role]).lower()
        ),
    )


@leads_only
@recently_proved
@require_POST
def let_go(request: HttpRequest, person_id: int) -> HttpResponse:
    """Let somebody go."""
    name = _name(person_id)
    return _done(
        request,
        lambda: roll.let_go(name),
        _("{name} comes in no more. What they noted stays, under their name.").format(name=name),
    )


@leads_only
@recently_proved
@require_POST
def anew(request: HttpRequest, person_id: int) -> HttpResponse:
    """Somebody forgot their password or lost their second factor."""
    return _invited(request, roll.begin_anew(_name(person_id)))


def _invited(request: HttpRequest, person: Person) -> HttpResponse:
    by_passphrase = roll.has_passphrase(person.username)
    link = (
        ""
        if by_passphrase
        else named(request) + reverse("invitation", args=[INVITATIONS.new(person.username)])
    )
    return render(request, "entrance/invited.html", {"person": person, "link": link})


def _done(request: HttpRequest, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
    except roll.NotDone as why:
        return _page(request, problem=str(why))
    tell(request, said)
    return redirect("colleagues")


def _page(request: HttpRequest, problem: str = "", *, asks_same: bool = False) -> HttpResponse:
    context = {
        "lines": [_line(person) for person in roll.everybody()],
        "opener": roll.opener(),
        "roles": [(role.value, _(text)) for role, text in ROLES.items()],
        "role": _role(request) if asks_same else Role.RESEARCHER,
        "problem": problem,
        "asks_same": asks_same,
        "typed": request.POST.get("name", "") if problem else "",
    }
    return render(request, "entrance/colleagues.html", context, status=422 if problem else 200)


def _line(person: Person) -> Line:
    has_passphrase = roll.has_passphrase(person.username)
    return Line(
        id=person.pk,
        name=person.username,
        role=Role(person.role),
        has_second_factor=roll.has_second_factor(person),
        has_passphrase=has_passphrase,
        has_come=has_passphrase or person.has_usable_password(),
        last=person.last_login,
        is_here=person.is_active,
        is_me=person.username == desk().user,
        anew=tuple(roll.begun_anew(person.username)),
    )


def _name(person_id: int) -> str:
    name = next((person.username for person in roll.everybody() if person.pk == person_id), None)
    if name is None:
        raise Http404
    return name


def _role(request: HttpRequest) -> Role:
    typed = request.POST.get("role", "")
    return Role(typed) if typed in list(Role) else Role.READER
