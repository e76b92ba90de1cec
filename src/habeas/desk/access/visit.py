"""The visit: begun by a one-time link, kept in memory, ended when the browser or the desk closes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.desk.access.roles import Role, Visitor
from habeas.desk.opened import visited_by

Answer = Callable[[HttpRequest], HttpResponse]
VISITOR = "visitor"
OPEN = "/open/"


def known_visitor(answer: Answer) -> Answer:
    """Let nobody in without a visit; the page for opening a link is the only one shown to strangers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        name = request.session.get(VISITOR)
        if name or request.path.startswith(OPEN):
            with visited_by(Visitor(name, Role.LEAD) if name else None):
                return answer(request)
        return render(request, "no_visit.html", {"used": False}, status=403)

    return middleware


def begin(request: HttpRequest, user: str) -> None:
    """Begin a visit in this browser."""
    request.session[VISITOR] = user
