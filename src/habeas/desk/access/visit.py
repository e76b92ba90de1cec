"""The visit: begun by a one-time link, kept in memory, ended when the browser or the desk closes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]
VISITOR = "visitor"
OPEN = "/open/"


def known_visitor(answer: Answer) -> Answer:
    """Let nobody in without a visit; the page for opening a link is the only one shown to strangers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN) or request.session.get(VISITOR):
            return answer(request)
        return render(request, "no_visit.html", {"used": False}, status=403)

    return middleware


def begin(request: HttpRequest, user: str) -> None:
    """Begin a visit in this browser."""
    request.session[VISITOR] = user
